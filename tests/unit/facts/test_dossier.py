"""What a brief knows of an actor, as facts: deeds, stands, allies, opponents, namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.facts.cautions import CautionKind, cautions_of_actor
from briefing.facts.dossier import dossier_of, parts_in_event
from briefing.facts.matrix import answers_to
from briefing.files import load_text

if TYPE_CHECKING:
    from briefing.model import BriefingIndex

BRIEF = """\
briefing: 1
title: Ferry
event:
  summary: The ferry stopped.
  participants: [{actor: line, role: owner}, {actor: line, role: host}, crew]
actors:
  line: {name: Ferry Line, aliases: [the company]}
  crew: {name: The Crew, affiliation: line}
  port: {name: Port Board, aliases: [The Company]}
  guest: {name: An unnamed guest}
sources: {wire: {title: Ferry}}
quotes:
  - {id: late, text: We sail late., kind: indirect, speaker: line, source: wire, at: 2, status: contested}
  - {id: never, text: It never sails., kind: indirect, speaker: crew, source: wire, at: 3}
  - {id: both, text: We are tired., kind: indirect, speaker: [line, crew], source: wire, at: 3}
timeline:
  - {id: next, date: 2026-06, text: It sails., status: planned, actors: [line]}
  - {id: again, date: 2026-05, text: It waits., status: ongoing, actors: [line], source: wire, at: 5}
  - {id: first, date: 2026-04, text: It stops., actors: [line]}
tensions:
  - id: timetable
    title: The timetable
    positions:
      - {party: [port, guest], position: It is fine., stance: asserts, quotes: [late]}
      - {party: crew, position: It is not., stance: denies, quotes: [never]}
"""


@pytest.fixture
def index() -> BriefingIndex:
    return load_text(BRIEF).index


def test_what_is_to_come_is_parted_from_the_rest_and_all_is_in_order(index: BriefingIndex) -> None:
    dossier = dossier_of("line", index)
    assert [entry.id for entry in dossier.done] == ["first", "again"]
    assert [entry.id for entry in dossier.planned] == ["next"]
    assert dossier.members == ("crew",)


def test_an_actor_stands_where_its_statements_are_used(index: BriefingIndex) -> None:
    (stand,) = dossier_of("line", index).stands
    assert [position.position for position in stand.own] == ["It is fine."]
    assert [position.position for position in stand.others] == ["It is not."]


def test_it_opposes_who_holds_the_other_position_and_joins_who_speaks_with_it(index: BriefingIndex) -> None:
    assert dossier_of("line", index).opposes == {"crew": ("timetable",)}
    assert dossier_of("line", index).joins == {"crew": ("both",)}
    assert dossier_of("crew", index).opposes == {
        "port": ("timetable",),
        "guest": ("timetable",),
        "line": ("timetable",),
    }
    assert dossier_of("port", index).joins == {"guest": ("timetable",)}


def test_its_places_are_those_of_its_words_and_deeds(index: BriefingIndex) -> None:
    assert dossier_of("line", index).places == {("wire", 2), ("wire", 3), ("wire", 5)}


def test_every_part_in_the_event_is_kept(index: BriefingIndex) -> None:
    assert parts_in_event(index.briefing) == {"line": ("owner", "host"), "crew": (None,)}


def test_a_statement_is_answered_by_those_of_the_other_positions(index: BriefingIndex) -> None:
    assert answers_to("late", index) == ("never",)
    assert answers_to("never", index) == ("late",)
    assert answers_to("both", index) == ()


def test_what_may_mislead_about_an_actor_is_told_with_its_kind(index: BriefingIndex) -> None:
    def told(key: str) -> list[tuple[CautionKind, str]]:
        cautions = cautions_of_actor(key, index, dossier_of(key, index).namesakes)
        return [(one.kind, "".join(map(str, one.text))) for one in cautions]

    assert told("line") == [
        (CautionKind.NAME, "“the company” is also a name of Port Board [A3]."),
        (CautionKind.STATUS, "1 statement contested: [late]"),
    ]
    assert told("guest") == [(CautionKind.SPEAKER, "Nobody is named: who speaks cannot be checked.")]
    assert told("crew") == []
