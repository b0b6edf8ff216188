"""The summary: key points with their support, what was verified, what is doubtful, what comes next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from agreement.every_verdict import write_every_verdict
from briefing.files import load, load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import actor_document
from briefing.reader.pages.summary import glance_document, summary_document, support_of
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event:
  summary: 'The river rose [Q1].'
  what: Flood
  status: ongoing
  key_points:
    - 'The dams hold [Q1] [Q3].'
    - 'They do not [Q2] [Q4].'
    - Somebody was warned.
    - {text: It will rain., kind: assessment}
    - 'It rained [wire:1].'
actors: {ana: {name: Ana Lupu, kind: person}}
sources: {wire: {title: Flood, archive: {path: wire.txt}}, none: {title: No copy}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire}
  - {text: The dams will not hold, speaker: ana, source: wire}
  - {text: 'She "knows" and she "hopes".', kind: mixed, passage: knows what she hopes, speaker: ana, source: wire}
  - {text: She trusts them., kind: indirect, passage: They must hold, speaker: ana, source: wire, status: disputed}
  - {text: She trusts them., kind: indirect, passage: The dams will hold, speaker: ana, source: wire}
  - {text: The dams will hold, speaker: ana, source: none}
timeline:
  - {date: 2026-01-01, text: Rain, status: planned}
  - {date: 2026-01-02, text: More rain, status: planned}
  - {date: 2026-01-03, text: Still more, status: planned}
  - {date: 2026-01-04, text: And more, status: planned}
assessments:
  - {text: The town will flood., likelihood: likely, confidence: low, basis: One report., would_change: A dry week.}
gaps: [Nobody says how high.]
watch: [{text: The dams, by: 2026-02}]
source_notes: [{source: wire, at: 1, note: The outlet is not named.}]
"""


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text(
        '"The dams will hold," Ana Lupu said. She "knows" what she "hopes", knows what she hopes.\n'
    )
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def summary(brief: OpenBrief, width: int = 76, *, with_glance: bool = True) -> str:
    return summary_document(Writer(width, brief.index, Lettering()), brief, with_glance=with_glance).plain


def test_the_provenance_names_what_was_not_found_and_what_was_not_compared(brief: OpenBrief) -> None:
    assert "being compared" in summary(brief)
    assert brief.proof.verdicts
    shown = summary(brief)
    assert brief.proof.tally().sentence() in " ".join(shown.split())
    assert "NOT FOUND: [Q2]" in shown
    assert "not compared: [Q6]" in shown
    assert "2 sources; 6 statements: 3 quoted, 1 partial, 2 reported" in shown


def test_a_key_point_says_of_what_kind_its_statements_are(brief: OpenBrief) -> None:
    points = brief.briefing.event.key_points
    assert support_of(points[0], brief) == ("Q1 quoted; Q3 partial", [])
    assert support_of(points[4], brief) == ("", [])


def test_a_key_point_says_what_is_doubtful_about_its_support(brief: OpenBrief) -> None:
    points = brief.briefing.event.key_points
    assert support_of(points[1], brief)[1] == ["Q4 is disputed"]
    assert brief.proof.verdicts
    assert support_of(points[1], brief)[1] == [
        "the quotation of Q2 was NOT FOUND in its source",
        "Q4 is disputed",
        "the passage of Q4 was NOT FOUND in its source",
    ]


def test_a_key_point_without_support_says_so_unless_it_is_the_briefers_own(brief: OpenBrief) -> None:
    points = brief.briefing.event.key_points
    assert support_of(points[2], brief)[1] == ["rests on nothing that the brief names"]
    assert support_of(points[3], brief)[1] == []


def test_an_assessment_has_its_grades_at_once_and_its_reasons_further_down(brief: OpenBrief) -> None:
    shown = summary(brief)
    first, last = (
        shown.index("J1  The town will flood. (likely; low confidence)"),
        shown.index("[J1] Basis: One report."),
    )
    assert first < shown.index("GAPS AND CAUTIONS (2)") < last
    assert "     Would change it: A dry week." in shown


def test_gaps_cautions_and_deadlines_are_told(brief: OpenBrief) -> None:
    shown = summary(brief)
    assert "- Nobody says how high." in shown
    assert "! [1:1] The outlet is not named." in shown
    assert "- The dams (by February 2026)" in shown


def test_of_many_planned_entries_a_few_are_named(brief: OpenBrief) -> None:
    shown = summary(brief)
    assert "Next    1 Jan 2026: Rain [E1]" in shown
    assert "and 1 more on the timeline" in shown
    assert "[E4]" not in shown


def test_an_event_that_has_not_simply_occurred_says_so(brief: OpenBrief) -> None:
    assert "Status  ongoing: it is under way" in summary(brief)


def test_what_stands_in_the_rail_does_not_stand_in_the_text(brief: OpenBrief) -> None:
    rail = glance_document(Writer(36, brief.index, Lettering()), brief).plain
    for title in ("AT A GLANCE", "PROVENANCE"):
        assert title in rail
        assert title not in summary(brief, with_glance=False)
        assert title in summary(brief)


@pytest.mark.parametrize("width", [20, 36, 52, 76])
def test_no_line_is_wider_than_the_view(brief: OpenBrief, width: int) -> None:
    assert brief.proof.verdicts
    assert max(len(line) for line in summary(brief, width).splitlines()) <= width


def test_a_point_tells_of_words_that_are_no_quotation_there_and_of_poor_credibility(tmp_path: Path) -> None:
    path = write_every_verdict(tmp_path)
    point = "A point [narrated] [unjudged] [lost] [disputed] [verified]."
    path.write_text(path.read_text().replace("what: A levy", f"key_points: ['{point}'], what: A levy"))
    brief = OpenBrief(load(path))
    _ = brief.proof
    assert support_of(brief.briefing.event.key_points[0], brief)[1] == [
        "the words of narrated were found, not as a quotation",
        "the content of unjudged: truth cannot be judged",
        "the quotation of lost was NOT FOUND in its source",
        "disputed is disputed",
    ]


def test_a_long_id_keeps_a_blank_behind_it_and_the_columns_their_places() -> None:
    actors = {"mo": {"name": "Mo"}, "zoe": {"name": "Zoë Ek", "kind": "person"}}
    quotes = [
        {"id": "the-first-word", "text": "We row.", "speaker": "mo"},
        {"id": "second", "text": "We sail.", "speaker": "zoe"},
        {"id": "x" * 40, "text": "We swim.", "speaker": "zoe"},
    ]
    content = {"briefing": 1, "title": "T", "event": {"summary": "S."}, "actors": actors, "quotes": quotes}
    opened = OpenBrief(load_text(json.dumps(content), format="json"))
    rows = summary(opened).partition("STATEMENTS (3)\n")[2].splitlines()
    assert rows == [
        "the-first-word   Mo              QUOTED    “We row.”",
        "second           Ek              QUOTED    “We sail.”",
        f"{'x' * 13}... Ek              QUOTED    “We swim.”",
    ]
    told = actor_document(Writer(76, opened.index, Lettering()), "mo", opened).plain
    assert "  the-first-word  QUOTED  no date\n" in told


def test_a_heading_that_nothing_follows_is_left_out_and_a_part_of_the_statements_says_so() -> None:
    bare = OpenBrief(load_text(b"briefing: 1\ntitle: T\nevent: {summary: It happened.}\n"))
    shown = summary(bare)
    assert "BOTTOM LINE\nIt happened." in shown
    assert "AT A GLANCE" not in shown
    assert "PROVENANCE" in shown
    quotes = [{"text": f"Word {number}.", "speaker": "mo"} for number in range(6)]
    actors = {"mo": {"name": "Mo"}}
    content = {"briefing": 1, "title": "T", "event": {"summary": "S."}, "actors": actors, "quotes": quotes}
    assert "STATEMENTS (4 of 6)" in summary(OpenBrief(load_text(json.dumps(content), format="json")))


def test_a_brief_is_counted_once_and_not_with_each_drawing(brief: OpenBrief, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [glance_document(Writer(60, brief.index, Lettering()), brief).plain]
    assert brief.tally.sentence()
    assert brief.ids_by_standing

    def count(*_: object) -> None:
        raise AssertionError

    for name in ("by_kind", "by_standing"):
        monkeypatch.setattr(f"briefing.reader.brief.{name}", count)
    monkeypatch.setattr("briefing.check.Proof.tally", count)
    drawn += [glance_document(Writer(60, brief.index, Lettering()), brief).plain for _ in range(2)]
    assert "being compared" in drawn[0]
    assert "1 partial" in drawn[0]
    assert drawn[1] == drawn[2]
    assert "NOT FOUND: [Q2]" in drawn[1]
