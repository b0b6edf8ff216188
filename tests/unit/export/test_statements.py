from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from unit.export.conftest import Export

MARKS = '“”"„«»'


def body(export: Export, **quote: Any) -> str:
    return section_of(export(quotes=[{"speaker": "ada", **quote}]))


def section_of(text: str) -> str:
    start = text.index("STATEMENTS (")
    return text[text.index("\n\n", start) + 2 : text.index("\n\n\n", start)]


def test_words_of_a_speaker_stand_in_quotation_marks(export: Export) -> None:
    assert "\n    “We stay out.”" in body(export, text="We stay out.")


def test_ascii_has_straight_quotation_marks(export: Export) -> None:
    text = export(quotes=[{"text": "We stay “out”.", "speaker": "ada"}], ascii_only=True)
    assert '\n    "We stay "out"."' in text


@pytest.mark.parametrize("text", ["“We stay out.”", '"We stay out."', "« We stay out. »", "''We stay out.''"])
def test_marks_that_hold_all_of_a_quotation_are_not_doubled(export: Export, text: str) -> None:
    assert "\n    “We stay out.”" in body(export, text=text)


def test_marks_inside_a_quotation_stay(export: Export) -> None:
    assert "“He said “no” and “never”.”" in body(export, text="He said “no” and “never”.")


def test_a_partial_quotation_is_printed_as_written(export: Export) -> None:
    assert '\n    They "stay out" for now.' in body(export, text='They "stay out" for now.', kind="mixed")


@pytest.mark.parametrize("quote", [{}, {"source": "report", "at": 2}, {"original": {"language": "fr", "text": "Non."}}])
def test_a_paraphrase_never_stands_in_quotation_marks(export: Export, quote: dict[str, Any]) -> None:
    shown = body(export, text="They stay out until the talks begin.", kind="indirect", **quote)
    assert not set(shown) & set(MARKS)


@pytest.mark.parametrize(("kind", "word"), [("direct", "QUOTED"), ("mixed", "PARTIAL"), ("indirect", "REPORTED")])
def test_each_statement_says_of_which_kind_it_is(export: Export, kind: str, word: str) -> None:
    assert body(export, text="Never.", kind=kind).splitlines()[0].endswith(f" {word:8}  no date")


def test_the_legend_explains_only_the_kinds_that_occur(export: Export) -> None:
    text = export(quotes=[{"text": "Never.", "speaker": "ada"}])
    assert "QUOTED  the speaker's words" in text
    assert "PARTIAL" not in text
    assert "REPORTED" not in text


def test_a_translation_says_so_and_gives_the_original(export: Export) -> None:
    shown = body(export, text="We stay.", original={"language": "fr", "text": "Nous restons."})
    assert "Translated from French; original:\n        “Nous restons.”" in shown


def test_a_translation_without_its_original_says_so(export: Export) -> None:
    shown = body(export, text="We stay.", original={"language": "fr"})
    assert "Translated from French; the original words are not given." in shown


def test_a_speaker_who_is_not_named_is_said_to_be_so(export: Export) -> None:
    assert "Q1  Speaker not named " in body(export, text="We stay.", speaker=None)


def test_joint_speakers_are_named_together(export: Export) -> None:
    assert "Q1  Ada Example and Bo Sample, jointly " in body(export, text="We stay.", speaker=["ada", "bo"])


def test_the_office_is_told_once(export: Export) -> None:
    quotes = [{"text": text, "speaker": "ada"} for text in ("One.", "Two.")]
    shown = section_of(export(quotes=quotes))
    assert "Q1  Ada Example, Union leader " in shown
    assert "Q2  Ada Example  " in shown


def test_the_citation_names_whom_the_source_cites(export: Export) -> None:
    shown = body(export, text="We stay out,", source="report", at=2, via=["bo", "Reuters"])
    assert "“We stay out,” [1:2], citing Bo Sample and Reuters" in shown


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ({"status": "contested"}, "! CONTESTED by others."),
        ({"status": "disputed"}, "! DISPUTED: its truth is denied."),
        ({"status": "withdrawn"}, "! WITHDRAWN: it was taken back."),
        ({"status": "unverified"}, "! Unverified."),
        ({"status": "uncontested"}, "Status  uncontested"),
        ({"credibility": 5}, "! Improbable (5 on a scale of 1 to 6)."),
        ({"venue": "Paris", "to": "bo"}, "Said  Paris; to Bo Sample"),
        ({"about": ["bo"], "topic": "pay"}, "About  pay (Bo Sample)"),
        ({"about": ["bo"], "topic": "Bo Sample"}, "About  Bo Sample"),
        ({"note": "Twice [report:3]."}, "Note  Twice [1:3]."),
        ({"date": {"edtf": "2024-03-07", "text": "Thursday"}}, "Said  Thursday (7 March 2024)"),
        ({"date": {"text": "Thursday"}}, "Said  Thursday (not resolved)"),
        ({"date": "2024-03-07?"}, "Said  7 March 2024 (uncertain)"),
        ({"date": {"edtf": "2024-03-07", "basis": "inferred"}}, "Said  7 March 2024, inferred by the briefer"),
        ({"date": {"edtf": "2024-03-07", "note": "By the minutes [report]."}}, "Date  By the minutes [1]."),
    ],
)
def test_what_a_reader_must_know_stands_under_the_words(export: Export, quote: dict[str, Any], said: str) -> None:
    written = re.sub(r"(?<=\S) +", " ", body(export, text="We stay.", **quote))
    assert f"\n      {re.sub(' +', ' ', said)}" in written


def test_a_plain_day_is_not_said_twice(export: Export) -> None:
    shown = body(export, text="We stay.", date="2024-03-07")
    assert "7 Mar 2024" in shown
    assert "Said" not in shown


def test_words_that_the_archive_does_not_have_are_reported_at_the_statement(export: Export) -> None:
    shown = body(export, text="We never stay out.", source="report", at=2)
    assert "! The words were NOT FOUND in the archived text of [1]." in shown


def test_words_that_the_archive_has_are_not_remarked_on(export: Export) -> None:
    assert "!" not in body(export, text="until the talks begin.", source="report", at=2)


def test_of_a_partial_quotation_the_words_that_are_missing_are_named(export: Export) -> None:
    shown = body(export, text='They "stay out" and "shout".', kind="mixed", source="report", at=2)
    assert "! The words “shout” were NOT FOUND in the archived text of [1]." in shown
    assert "“stay out”" not in shown


def test_a_passage_that_is_missing_is_not_taken_for_the_words(export: Export) -> None:
    shown = body(export, text="They stay.", kind="indirect", source="report", at=3, passage="He calls it mistaken.")
    assert "! The passage this rests on was NOT FOUND in the archived text of [1]." in " ".join(shown.split())


def test_words_found_in_another_paragraph_say_in_which(export: Export) -> None:
    assert "! Found at [1:2], not at [1:3]." in body(export, text="until the talks begin.", source="report", at=3)


def test_an_omission_that_drops_a_negation_is_reported(export: Export, folder: Path) -> None:
    (folder / "report.txt").write_text("We will not under any terms go back today.\n", encoding="utf-8")
    shown = body(export, text="We will ... go back today.", source="report", at=1)
    assert "! The words left out hold a negation: compare [1:1]." in shown


def test_an_error_of_the_source_is_pointed_to(export: Export) -> None:
    note = {"source": "report", "at": 2, "printed": "Eda", "read_as": "Ada", "note": "A misprint."}
    text = export(quotes=[{"text": "We stay out,", "speaker": "ada", "source": "report", "at": 2}], source_notes=[note])
    assert "! See what is said of [1:2] under Gaps and cautions." in text
    assert " *  [1:2] prints “Eda”, read as “Ada”: A misprint." in text


def test_no_statement_no_section(export: Export) -> None:
    assert "STATEMENTS" not in export()
