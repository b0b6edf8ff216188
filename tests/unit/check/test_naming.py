"""Where the archives name an actor."""

from __future__ import annotations

import pytest

from briefing.check.naming import Mentions, spellings_of
from briefing.files import load_text
from briefing.sources import ArchiveError, ArchiveText

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose.}
actors:
  ana: {name: Ana Lupu, kind: person, aliases: [the president]}
  duc: {name: Dockers' Union, kind: organization, aliases: [the union, DUC]}
  li: {name: 李明, kind: person}
  chi: {name: Chișinău, kind: territory}
sources: {wire: {title: Wire}, post: {title: Post}, gone: {title: Gone}}
source_notes:
  - {source: wire, at: 1, printed: Loupou, read_as: Lupu, note: Misspelt.}
  - {source: wire, at: 2, printed: river, note: Not a name.}
"""
BRIEFING = load_text(BRIEF).briefing


def mentions(*paragraphs: str, source: str = "wire") -> Mentions:
    return Mentions(BRIEFING, {source: ArchiveText(paragraphs, ""), "gone": ArchiveError("missing", "gone")})


def numbers(actor: str, *paragraphs: str, source: str = "wire") -> list[int]:
    return [mention.paragraph for mention in mentions(*paragraphs, source=source).of(actor)]


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("ana", "Then Ana Lupu spoke."),
        ("ana", "LUPU'S answer"),
        ("ana", "Ana\n Lupu"),
        ("ana", "said the President."),
        ("duc", "(DUC)"),
        ("duc", "the unions met"),
        ("li", "昨天李明说"),
        ("chi", "in CHISINAU today"),
    ],
)
def test_a_name_an_alias_and_a_surname_are_found(actor: str, text: str) -> None:
    assert numbers(actor, "Nothing here.", text, "Nor here.") == [2]


@pytest.mark.parametrize(
    ("actor", "text"),
    [
        ("ana", "Lupulescu spoke"),
        ("ana", "a president"),
        ("duc", "the European Union"),
        ("duc", "reunion"),
        ("ana", "Ana"),
    ],
)
def test_a_part_of_a_word_and_another_body_are_not(actor: str, text: str) -> None:
    assert numbers(actor, text) == []


def test_a_misprint_counts_in_the_source_that_prints_it_alone() -> None:
    assert numbers("ana", "Loupou spoke") == [1]
    assert numbers("ana", "Loupou spoke", source="post") == []
    assert [note.printed for note in spellings_of("ana", BRIEFING)] == ["Loupou"]
    assert spellings_of("duc", BRIEFING) == []


def test_what_a_note_reads_is_a_name_over_several_lines_too() -> None:
    brief = BRIEF.replace("read_as: Lupu", 'read_as: "Ana\\nLupu"')
    assert [note.printed for note in spellings_of("ana", load_text(brief).briefing)] == ["Loupou"]


def test_every_paragraph_is_named_once_and_in_its_order() -> None:
    assert numbers("ana", "Lupu and Lupu", "", "Ana Lupu, the president") == [1, 3]
    assert mentions("x").of("ana") == ()
