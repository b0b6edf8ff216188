from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.export import export_text
from unit.export.small import brief_of

if TYPE_CHECKING:
    from pathlib import Path

    from unit.export.conftest import Export

FOUND = {"text": "until the talks begin.", "speaker": "ada", "source": "report", "at": 2}
TYPESET = {"text": '"We stay out," she said', "speaker": "ada", "source": "report", "at": 2}
ELIDED = {"text": "We stay out ... until the talks begin.", "speaker": "ada", "source": "report", "at": 2}
MISSING = {"text": "We give up.", "speaker": "ada", "source": "report", "at": 2}
UNARCHIVED = {"text": "We give up.", "speaker": "ada", "source": "note"}
SOURCELESS = {"text": "We give up.", "speaker": "ada"}
PASSAGE = {
    "text": "It is wrong.",
    "speaker": "bo",
    "kind": "indirect",
    "source": "report",
    "passage": "He calls it a mistake.",
}
ONE = "(1 verbatim) against the archived text of [1]"
NO_TEXT = "no archived text at hand for"
BARE = {"text": "It is wrong.", "speaker": "bo", "kind": "indirect", "source": "report"}


def fact(text: str, label: str) -> str:
    """The value of a fact under the title, on one line; empty where there is none."""
    head = text.split("\n\n\n", maxsplit=1)[0].splitlines()
    found = ""
    for line in head:
        if found and not line.startswith(" "):
            break
        if line.startswith(f"{label} ") or found:
            found += " " + line.removeprefix(label).strip()
    return found.strip()


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ([FOUND], f"1 of 1 verified {ONE}"),
        ([FOUND, TYPESET], f"1 of 2 verified {ONE}; 1 found, not as a quotation"),
        ([ELIDED], "1 of 1 verified (1 elided) against the archived text of [1]"),
        ([FOUND, MISSING], f"1 of 2 verified {ONE}; 1 NOT FOUND"),
        ([FOUND, UNARCHIVED], f"1 of 2 verified {ONE}; 1 not compared: no archived text at hand for [2]"),
        ([UNARCHIVED], f"0 of 1 verified; 1 not compared: {NO_TEXT} [2]"),
        ([SOURCELESS], f"0 of 1 verified; 1 not compared: {NO_TEXT} statements without a source"),
        (
            [UNARCHIVED, SOURCELESS],
            f"0 of 2 verified; 2 not compared: {NO_TEXT} [2] and statements without a source",
        ),
        ([BARE], "none; every statement is a paraphrase"),
        ([PASSAGE], "none; every statement is a paraphrase"),
        ([], ""),
    ],
)
def test_what_was_checked_is_said_and_no_more(export: Export, quotes: list[Any], said: str) -> None:
    assert fact(export(quotes=quotes), "Quotations") == said


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ([PASSAGE, BARE], "1 of 1 rests on a passage found in the source"),
        (
            [PASSAGE, {**PASSAGE, "passage": "He praises it."}],
            "1 of 2 rest on a passage found in the source; 1 NOT FOUND",
        ),
        ([BARE], ""),
        ([{**PASSAGE, "source": "note"}], ""),
    ],
)
def test_passages_are_counted_apart_from_quotations(export: Export, quotes: list[Any], said: str) -> None:
    assert fact(export(quotes=quotes), "Paraphrases") == said


def test_without_a_folder_nothing_is_checked_and_it_says_so() -> None:
    text = export_text(brief_of(quotes=[FOUND, PASSAGE]))
    assert fact(text, "Quotations") == f"0 of 1 verified; 1 not compared: {NO_TEXT} [1]"
    assert fact(text, "Paraphrases") == ""
    assert "verbatim" not in text


def test_a_changed_archive_proves_nothing_and_the_source_says_why(folder: Path) -> None:
    source = {"title": "Port closed", "archive": {"path": "report.txt", "sha256": "0" * 64}}
    text = export_text(brief_of(quotes=[FOUND], sources={"report": source}), folder=folder)
    assert fact(text, "Quotations") == f"0 of 1 verified; 1 not compared: {NO_TEXT} [1]"
    assert "! Not checked: 'report.txt' has changed" in text


def test_words_in_quotation_marks_in_the_briefers_prose_are_looked_for_too(export: Export) -> None:
    event = {"summary": "She said “until the talks begin”, and he called it “a disaster of the first order”."}
    text = " ".join(export(event=event).split())
    assert "NOT FOUND in the archived text of [1]: “a disaster of the first order”." in text
    assert text.count("until the talks begin") == 1


def test_they_are_not_said_to_be_missing_where_there_is_no_text_to_look_in() -> None:
    event = {"summary": "He called it “a disaster of the first order”."}
    assert "NOT FOUND" not in export_text(brief_of(event=event))


def test_the_reference_that_is_explained_is_one_that_occurs(export: Export) -> None:
    assert fact(export(quotes=[BARE, FOUND]), "Reference") == "[1:2] = source 1, paragraph 2"
    assert fact(export(quotes=[BARE]), "Reference") == ""


@pytest.mark.parametrize(
    ("content", "label", "said"),
    [
        ({"as_of": "2024-03-08"}, "As of", "8 March 2024; nothing later was used"),
        ({"status": "draft", "version": 2}, "Status", "DRAFT (still being written), version 2"),
        ({"status": "superseded"}, "Status", "SUPERSEDED (replaced by a later brief)"),
        ({"status": "final", "version": 1}, "Status", "final, version 1"),
        ({"version": 3}, "Status", "version 3"),
        ({"prepared_by": "The desk", "prepared_for": "A minister"}, "Prepared", "by The desk; for A minister"),
        ({"sources": {}}, "Compiled", ""),
        ({}, "Compiled", "from 2 sources"),
        (
            {
                "event": {
                    "summary": "S.",
                    "what": "A strike [report:1]",
                    "where": "Port",
                    "when": "2024",
                    "status": "planned",
                }
            },
            "Event",
            "A strike [1:1]; Port; 2024; planned",
        ),
    ],
)
def test_the_head_says_what_the_brief_is(export: Export, content: dict[str, Any], label: str, said: str) -> None:
    assert fact(export(**content), label) == said


def test_a_part_of_a_brief_says_that_it_is_one(export: Export) -> None:
    text = export(sections=["sources", "bottom-line"])
    assert fact(text, "Extract") == "not the whole brief: bottom line, sources"
    assert fact(export(), "Extract") == ""
