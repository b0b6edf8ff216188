"""What changed between two versions of a brief as Word's own revisions of the later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from briefing.export.paper import render_docx
from briefing.export.paper.elements import Heading, Labelled, Para, Run, Table
from briefing.export.paper.revising import revised_elements, revised_runs
from briefing.outline import outline_of
from strategies import briefings
from unit.export.small import brief_of
from unit.export.word_revisions import accepted, rejected

if TYPE_CHECKING:
    from briefing.model import Briefing
    from briefing.outline.record import Outline

pytest.importorskip("docx")

OLD: dict[str, Any] = {
    "title": "Lock gates at Ulm stay shut",
    "marking": "TLP:GREEN",
    "as_of": "2025-03-01",
    "event": {"summary": "The gates are shut [log:2].", "key_points": ["Nobody is hurt.", "The water rises slowly."]},
    "sources": {"log": {"title": "The log", "publisher": "Ulm Gazette", "url": "https://example.org/log"}},
    "quotes": [
        {"text": "We wait for the divers", "speaker": "ada", "source": "log", "at": 2},
        {"text": "He expects a week.", "speaker": "bo", "kind": "indirect", "source": "log", "at": 3},
    ],
    "timeline": [
        {"date": "2025-02-27", "text": "The gates jam", "source": "log", "at": 1},
        {"date": "2025-03-04", "text": "The divers come", "status": "planned", "actors": ["ada"]},
    ],
    "tensions": [
        {
            "title": "Crews",
            "positions": [{"party": "ada", "position": "Wait."}, {"party": "bo", "position": "Open at once."}],
        }
    ],
    "gaps": ["Who pays for the divers."],
}
NEW: dict[str, Any] = {
    **OLD,
    "title": "Lock gates at Ulm open again",
    "marking": "TLP:AMBER",
    "as_of": "2025-03-05",
    "event": {"summary": "The gates are open again [wire:1] [log:2].", "key_points": ["The water rises no more."]},
    "sources": {"wire": {"title": "Gates open", "publisher": "The Wire"}, **OLD["sources"]},
    "quotes": [
        OLD["quotes"][1],
        {**OLD["quotes"][0], "text": "We no longer wait for the divers"},
        {"text": "港湾は開いた\nThey sail", "speaker": "bo", "source": "wire", "at": 1},
    ],
    "timeline": [OLD["timeline"][0], {"date": "2025-03-04", "text": "The gates open", "source": "wire", "at": 1}],
    "tensions": [],
    "assessments": [{"text": "It holds", "likelihood": "likely", "basis": "[log:3] and [wire:2]"}],
    "gaps": [],
}


def laid_out(content: dict[str, Any]) -> Outline:
    return outline_of(brief_of(**content))


@pytest.mark.parametrize(("before", "after"), [(OLD, NEW), (NEW, OLD), (OLD, {}), ({}, NEW)])
def test_all_accepted_is_the_later_brief_and_all_rejected_the_earlier(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    both = render_docx(laid_out(after), laid_out(before))
    assert accepted(both) == accepted(render_docx(laid_out(after)))
    assert rejected(both) == rejected(render_docx(laid_out(before)))


@pytest.mark.slow
@settings(max_examples=15)
@given(briefings(), briefings())
def test_of_any_two_briefs_too(before: Briefing, after: Briefing) -> None:
    earlier, later = outline_of(before), outline_of(after)
    both = render_docx(later, earlier)
    assert accepted(both) == accepted(render_docx(later))
    assert rejected(both) == rejected(render_docx(earlier))


def test_what_did_not_change_is_no_revision() -> None:
    alone = render_docx(laid_out(OLD))
    both = render_docx(laid_out(OLD), laid_out(OLD))
    assert accepted(both) == rejected(both) == accepted(alone)


def test_few_words_that_changed_are_few_words() -> None:
    found = revised_runs((Run("We wait for  a day"),), (Run("We no longer wait for  a day"),))
    assert [(run.kept, run.text) for run in found] == [("", "We"), ("after", " no longer"), ("", " wait for  a day")]


def test_the_marks_around_a_word_that_changed_stay() -> None:
    found = revised_runs((Run("“until Monday.”"),), (Run("“until Friday.”"),))
    assert [(run.kept, run.text) for run in found] == [
        ("", "“until "),
        ("before", "Monday"),
        ("after", "Friday"),
        ("", ".”"),
    ]


def test_blanks_between_words_that_changed_change_with_them() -> None:
    found = revised_runs((Run("We wait here now"),), (Run("We dig there now"),))
    assert [(run.kept, run.text) for run in found] == [
        ("", "We "),
        ("before", "wait here"),
        ("after", "dig there"),
        ("", " now"),
    ]


def test_a_script_without_blanks_changes_sign_by_sign() -> None:
    found = revised_runs((Run("港は開いた"),), (Run("港は閉じた"),))
    assert [(run.kept, run.text) for run in found] == [("", "港は"), ("before", "開い"), ("after", "閉じ"), ("", "た")]


def test_what_is_gone_leads_nowhere_and_what_stays_leads_where_it_does_now() -> None:
    before = (Run("See "), Run("Q1", target="quote-q1"), Run(" on "), Run("page", url="https://example.org/a"))
    after = (Run("See "), Run("Q1", target="quote-q2"), Run(" on "), Run("site", url="https://example.org/b"))
    found = revised_runs(before, after)
    assert [(run.text, run.target, run.url) for run in found] == [
        ("See ", "", ""),
        ("Q1", "quote-q2", ""),
        (" on ", "", ""),
        ("page", "", ""),
        ("site", "", "https://example.org/b"),
    ]


def test_the_same_words_with_another_footnote_changed() -> None:
    before, after = (Run("[1]", note=(Run(title),)) for title in ("The log", "The wire"))
    assert [run.kept for run in revised_runs((before,), (after,))] == ["before", "after"]


def test_a_paragraph_that_was_reworded_is_one_and_another_stands_beside_what_is_gone() -> None:
    heading = Heading(1, (Run("Judgements"),), "judgements")
    before = (heading, Para("body", (Run("The gates stay shut until Monday."),), "j1"))
    after = (heading, Para("body", (Run("The gates stay shut until Friday."),), "j1"))
    assert [unit.kept for unit in revised_elements(before, after)] == ["", ""]
    other = (heading, Para("body", (Run("Nobody knows anything of it."),), "j9"))
    found = revised_elements(before, other)
    assert [unit.kept for unit in found] == ["", "before", "after"]
    assert [unit.anchor for unit in found if isinstance(unit, Para)] == ["", "j9"]


def test_labels_go_one_by_one() -> None:
    before = Labelled((("Date", (Run("Monday"),)), ("", (Run("and after"),)), ("Place", (Run("Ulm"),))))
    after = Labelled((("Date", (Run("Friday"),)), ("", (Run("and after"),)), ("Status", (Run("open"),))))
    found = revised_elements([before], [after])
    assert [(unit.kept, unit.rows[0][0]) for unit in found if isinstance(unit, Labelled)] == [
        ("", "Date"),
        ("", ""),
        ("before", "Place"),
        ("after", "Status"),
    ]
    assert not any(isinstance(unit, Table) for unit in found)
