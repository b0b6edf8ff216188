"""What the brief knows of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import load, load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import actor_document, actor_records
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose., participants: [{actor: ana, role: host}, bo]}
actors:
  ana: {name: Ana Lupu, kind: person, role: Mayor, side: Town, affiliation: town, country: MD, aliases: [the mayor]}
  town: {name: The Town, kind: state, side: Town, aliases: [the mayor]}
  bo: {name: Bo Ek, kind: person, side: River}
  crew: {name: A crew, kind: group, role: unnamed}
  fake: {name: "M\\u0430rin"}
sources: {wire: {title: Flood, archive: {path: wire.txt}}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire, at: 1, status: disputed, to: bo}
  - {text: She trusts the dams., kind: indirect, speaker: [ana, bo], source: wire, at: 2}
  - {text: They will break., kind: indirect, speaker: bo, source: wire, at: 2, about: [ana]}
timeline:
  - {date: 2026, text: It rose., source: wire, at: 3, actors: [ana, bo]}
  - {date: 2027, text: It will rise., status: planned, actors: [ana]}
tensions:
  - title: Dams
    trend: rising
    positions:
      - {party: town, position: They hold., stance: asserts, quotes: [Q1]}
      - {party: [bo, crew], position: They break., stance: denies, quotes: [Q3]}
source_notes:
  - {source: wire, at: 4, printed: Loupou, read_as: Lupu, note: Misspelt.}
"""
ARCHIVE = '"The dams will hold," said the mayor.\n\nBoth spoke.\n\nIt rose.\n\nLoupou left.\n\nNobody.\n'


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text(ARCHIVE)
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def dossier(brief: OpenBrief, key: str, width: int = 76) -> str:
    return actor_document(Writer(width, brief.index, Lettering()), key, brief).plain


def test_who_it_is_stands_at_the_top(brief: OpenBrief) -> None:
    lines = dossier(brief, "ana").splitlines()
    assert lines[0].split() == ["A1", "■", "Ana", "Lupu", "person"]
    for words in ("    Mayor", "In the event  host", "Side          ■ Town", "Belongs to    The Town"):
        assert words in lines
    assert "Country       Moldova (MD)" in lines
    assert "Also written  the mayor, “Loupou” [1:4]" in lines
    assert "Belong to it  Ana Lupu" in dossier(brief, "town")


def test_what_was_said_by_to_and_about_an_actor_is_kept_apart(brief: OpenBrief) -> None:
    text = dossier(brief, "ana")
    assert "SAID (2)\n  Q1   QUOTED  no date  DISPUTED: its truth is denied\n      “The dams will hold” [1:1]" in text
    assert "Q2  ■ Ana Lupu and Bo Ek, jointly  ┊REPORTED┊" in text
    assert "SAID ABOUT THEM (1)\n  Q3  Ek  ┊REPORTED┊ They will break." in text
    assert "SAID TO THEM (1)\n  Q1  Lupu   QUOTED    “The dams will hold”" in dossier(brief, "bo")
    assert "SAID nothing in this brief" in dossier(brief, "crew")


def test_a_quotation_bears_the_mark_of_its_proof_and_a_paraphrase_none(brief: OpenBrief) -> None:
    assert "verified" not in dossier(brief, "ana").partition("CAUTIONS")[0]
    assert brief.proof.verdicts
    assert " QUOTED  ✓\xa0verified  no date" in dossier(brief, "ana")
    assert dossier(brief, "ana").count("✓") == 1


def test_what_it_did_and_what_is_planned_are_apart(brief: OpenBrief) -> None:
    text = dossier(brief, "ana")
    assert "DID (1)\n  E1 2026: It rose. [1:3] with Bo Ek" in text
    assert "IS TO DO (1)\n  E2 2027: It will rise." in text


def test_where_it_stands_and_for_whom_it_speaks(brief: OpenBrief) -> None:
    assert "for The Town; asserts: They hold. [Q1]" in dossier(brief, "ana")
    text = dossier(brief, "bo")
    assert "denies: They break. with A crew [Q3]" in text
    assert "against The Town (asserts)" in text
    assert "OPPOSES (2)\n  The Town [T1]\n  Ana Lupu [T1]" in text
    assert "JOINS (2)\n  A crew [T1]\n  Ana Lupu [Q2]" in text


def test_every_paragraph_that_names_it_is_listed_once_it_is_known(brief: OpenBrief) -> None:
    assert "MENTIONS are being looked for" in dossier(brief, "ana")
    _ = brief.mentions
    assert "MENTIONS in 4 paragraphs\n  [1:1] [1:2] [1:3] [1:4]" in dossier(brief, "ana")
    assert "MENTIONS in no paragraph that is at hand" in dossier(brief, "fake")


def test_what_may_mislead_is_said(brief: OpenBrief) -> None:
    assert "! “Loupou” is how a source prints the name" in dossier(brief, "ana")
    assert "! “the mayor” is also a name of The Town [A2]." in dossier(brief, "ana")
    assert "1 statement disputed: [Q1]" in dossier(brief, "ana")
    assert "! Nobody is named" in dossier(brief, "crew")
    assert "! The name mixes Latin and Cyrillic letters" in dossier(brief, "fake")


def test_the_list_has_the_sides_the_silent_ones_and_a_count(brief: OpenBrief) -> None:
    records = actor_records(brief)
    rows = [records.make(place, 30, Lettering()).plain for place in range(len(records.keys))]
    assert [" ".join(row.split()) for row in rows] == [
        "■ TOWN",
        "A1 Ana Lupu 2 said",
        "A2 The Town silent",
        "◆ RIVER",
        "A3 Bo Ek 2 said",
        "NO SIDE",
        "A4 A crew silent",
        "A5 Mаrin silent",
        "quoted 2 silent 3",
    ]
    assert records.count == 5


def test_a_brief_without_actors_says_so() -> None:
    records = actor_records(OpenBrief(load_text("briefing: 1\ntitle: Flood\nevent: {summary: It rose.}\n")))
    assert records.make(0, 40, Lettering()).plain == "No actors in this brief."


def test_of_thousands_of_statements_the_first_are_shown_and_the_rest_counted() -> None:
    quotes = "\n".join(f"  - {{text: Words {number}, speaker: ana, about: [ana]}}" for number in range(2000))
    head = "briefing: 1\ntitle: Long\nevent: {summary: It rose.}\nactors: {ana: {name: Ana}}\nquotes:\n"
    text = dossier(OpenBrief(load_text(head + quotes)), "ana")
    assert "and 1970 more: f, then speaker:ana" in text
    assert "and 1988 more" in text
    assert len(text.splitlines()) < 120
