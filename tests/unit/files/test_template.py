"""The template is one file, and what waits in it to be replaced is read from there."""

from __future__ import annotations

from briefing.files.template import placeholder_sentences, read_template, uncommented


def test_an_example_goes_on_in_the_lines_below_it() -> None:
    assert uncommented("#a:\n#  - b\n# A remark.\n\n#  not below\n") == "a:\n  - b\n# A remark.\n\n#  not below\n"


def test_the_sentences_of_the_template_and_of_its_examples_are_known() -> None:
    found = placeholder_sentences()
    assert "Write here first what the reader must know if nothing else is read." in found
    assert "We will not go back before the talks begin." in found
    assert all(words in " ".join(read_template().split()) for words in found)
