"""Sources that go out of a brief come back as they were, but for what is said to be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.interchange.bibliography import READERS, read_sources, write_sources
from briefing.model import Source
from examples import examples
from interchange_sources import brief_with, clean_sources
from strategies import brief_dates, line_texts, prose_texts, raw_sources

if TYPE_CHECKING:
    from briefing.model import Briefing

FORMS = tuple(READERS)
LOST_ALWAYS = {"archive", "reliability", "descriptor", "draft"}
HELD = {"title", "author", "publisher", "url", "published", "accessed", "language", "kind", "note"}


def there_and_back(brief: Briefing, form: str, *, ascii_only: bool = False) -> tuple[dict[str, Source], set[str]]:
    """The sources that come back, and the fields that are said to be lost."""
    written = write_sources(brief, form, name="brief.yaml", ascii_only=ascii_only)
    came = read_sources(written.text.encode(), form, name="there")
    assert not came.known
    assert all(sentence.startswith("'kind' of ") for sentence in came.lost)
    return {key: Source.model_validate(fields) for key, fields in came.sources.items()}, {
        sentence.split("'")[1] for sentence in written.lost
    }


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=examples(40), deadline=None)
@given(sources=st.lists(clean_sources(), min_size=1, max_size=3))
def test_nothing_is_lost_of_what_every_form_holds(form: str, sources: list[dict[str, Any]]) -> None:
    brief = brief_with(*sources)
    came, lost = there_and_back(brief, form)
    assert came == dict(brief.sources)
    assert not lost


@settings(max_examples=examples(40), deadline=None)
@given(sources=st.lists(clean_sources(), min_size=1, max_size=2))
def test_latex_commands_say_the_same_as_letters(sources: list[dict[str, Any]]) -> None:
    brief = brief_with(*sources)
    assert there_and_back(brief, "bibtex", ascii_only=True)[0] == dict(brief.sources)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=examples(40), deadline=None)
@given(sources=st.lists(raw_sources(), min_size=1, max_size=3))
def test_whatever_does_not_come_back_is_said_to_be_lost(form: str, sources: list[dict[str, Any]]) -> None:
    brief = brief_with(*sources)
    came, lost = there_and_back(brief, form)
    assert [*came] == [*brief.sources]
    for key, source in brief.sources.items():
        for field in HELD:
            before, after = getattr(source, field), getattr(came[key], field)
            assert before == after or any(name.partition(".")[0] == field for name in lost)
        for field in LOST_ALWAYS:
            assert not getattr(source, field) or field in lost


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=examples(40), deadline=None)
@given(line_texts(), prose_texts(), brief_dates())
def test_no_text_forges_another_entry(form: str, line: str, prose: str, date: Any) -> None:
    brief = brief_with(
        {"title": line, "author": line, "publisher": line, "note": prose, "published": date}, {"title": "second"}
    )
    assert [*there_and_back(brief, form)[0]] == ["s0", "s1"]
