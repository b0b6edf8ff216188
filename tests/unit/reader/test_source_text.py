"""The text of a source: laid out as it is drawn, every line known before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.files import load, load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.document import Role
from briefing.reader.pages.source_text import LONGEST_PIECE, SourceDocument, SourceText
from briefing.reader.pages.sources import source_document, source_records
from briefing.reader.writer import Lettering, Writer
from briefing.sources import ArchiveText
from examples import examples

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event: {summary: "It rose [wire:2].", key_points: ["The dams hold [wire:2]."]}
actors: {ana: {name: Ana Lupu, kind: person}, herald: {name: Herald, kind: media}}
sources:
  wire: {title: Flood, publisher: Wire, archive: {path: wire.txt}}
  none: {title: No copy}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire, via: herald, at: 3}
  - {text: The dams will break, speaker: ana, source: wire}
  - {text: The dams will hold, speaker: ana, source: none}
timeline:
  - {date: 2026, text: It rose., source: wire, at: 2}
tensions:
  - {title: Dams, positions: [{party: ana, position: They hold., quotes: [Q1]}, {party: herald, position: No.}]}
source_notes:
  - {source: wire, at: 3, printed: Anna, read_as: Ana, note: Misspelt.}
"""
ARCHIVE = 'Flood\n\nThe river rose on Tuesday.\n\n"The dams will hold," Anna Lupu said.\n\nNothing else.\n'


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text(ARCHIVE)
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def document(brief: OpenBrief, width: int, key: str = "wire", *, ascii_only: bool = False) -> SourceDocument:
    found = source_document(Writer(width, brief.index, Lettering(ascii_only=ascii_only)), key, brief)
    assert isinstance(found, SourceDocument)
    found.grow(10_000)
    return found


def rows(brief: OpenBrief, width: int) -> list[str]:
    return document(brief, width).plain.splitlines()


def test_who_uses_a_paragraph_stands_beside_it_where_there_is_room(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    row = next(line for line in rows(brief, 116) if "The river rose" in line)
    assert row.index("│") == 77
    assert row.split("│")[1].strip() == "E1 summary key point 1"
    assert "  2  The river rose on Tuesday. [E1] (summary, key point 1)" in rows(brief, 60)


def test_quoted_words_are_marked_once_they_are_compared(brief: OpenBrief) -> None:
    def marked() -> list[str]:
        return [span.text for line in document(brief, 70).lines for span in line.spans if span.role == "proved-words"]

    assert marked() == []
    assert brief.proof.verdicts
    assert marked() == ["The dams will hold"]


def test_an_error_of_the_source_stands_below_its_paragraph(brief: OpenBrief) -> None:
    lines = rows(brief, 70)
    place = next(number for number, line in enumerate(lines) if "Anna Lupu said" in line)
    assert lines[place + 1].strip() == "! prints “Anna”, read as “Ana”: Misspelt."


def test_every_line_of_a_paragraph_is_its_own_and_leads_back(brief: OpenBrief) -> None:
    found = document(brief, 116)
    line = found.line_of("wire:2")
    assert line is not None
    assert [reference.id for reference in found.lines[line].links] == ["E1"]
    assert [found.lines[line + step].owner for step in (0, 1, 2)] == ["wire:2", "wire:2", "wire:3"]


def test_sections_go_on_through_the_paragraphs_that_are_used(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    found = document(brief, 70)
    text = found.sections[-1]
    second, third = found.line_of("wire:2"), found.line_of("wire:3")
    assert found.section_beside(text, 1) == second
    assert second is not None
    assert third is not None
    assert found.section_beside(second, 1) == third
    assert found.section_beside(third, 1) is None
    assert found.section_beside(third + 1, -1) == third
    assert found.section_beside(third, -1) == second
    assert found.section_beside(second, -1) == text
    assert found.section_beside(0, 1) == found.sections[0]


def test_what_rests_on_a_source_alone_is_told(brief: OpenBrief) -> None:
    plain = document(brief, 70).plain
    assert "RESTS ON IT ALONE\nBottom line" in plain
    assert "Statements   [Q1] [Q2]" in plain
    assert "Tensions     [T1]" in plain
    assert "Key point    1 of 1" in plain
    assert "Cites        Herald [1:3]" in plain


def test_a_quotation_that_is_not_found_is_no_verified_one(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    row = source_records(brief).make(0, 110, Lettering())
    assert "1/2 verified" in row.plain
    assert "0/1 verified" in source_records(brief).make(1, 110, Lettering()).plain
    assert "1 of 2 verified (1 verbatim); 1 NOT FOUND" in document(brief, 70).plain


def test_a_long_text_is_not_laid_out_before_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("\n\n".join(f"Paragraph {number}." for number in range(20_000)))
    (tmp_path / "brief.yaml").write_text(BRIEF)
    brief = OpenBrief(load(tmp_path / "brief.yaml"))
    found = source_document(Writer(80, brief.index, Lettering()), "wire", brief)
    assert not found.is_whole
    found.grow(100)
    assert 100 <= len(found.lines) < 110
    assert found.line_of("wire:9000") is not None
    assert found.line_of("wire:20001") is None
    assert found.is_whole


def test_a_brief_without_sources_says_so(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text("briefing: 1\ntitle: Flood\nevent: {summary: It rose.}\n")
    records = source_records(OpenBrief(load(tmp_path / "brief.yaml")))
    assert records.make(0, 60, Lettering()).plain == "No sources in this brief."
    assert records.count == 0


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.text(alphabet="ab .\n\u200b\u4e2d\u0301\x1b\u202e", min_size=1, max_size=60), min_size=1, max_size=5),
    st.sampled_from([20, 38, 60, 100, 120]),
    st.booleans(),
)
def test_lines_are_counted_as_they_are_drawn(paragraphs: list[str], width: int, markers: bool) -> None:
    brief = OpenBrief(load_text(BRIEF))
    text = SourceText("wire", ArchiveText(tuple(paragraphs), ""), brief, width, Lettering(ascii_only=markers))
    text.grow(10_000)
    drawn = [len(text._piece_lines(place)) for place in range(len(text._pieces))]
    ends = [*text._starts[1:], text.count]
    assert drawn == [end - start for start, end in zip(text._starts, ends, strict=True)]


def test_a_paragraph_of_megabytes_is_laid_out_in_pieces() -> None:
    words = "The dams will hold. " * 20_000
    text = SourceText("wire", ArchiveText((words,), ""), OpenBrief(load_text(BRIEF)), 80, Lettering())
    text.grow(300)
    assert 300 <= text.count < 400
    assert not text.is_whole
    assert all(piece.end - piece.start <= LONGEST_PIECE for piece in text._pieces)
    text.grow(10**6)
    shown = " ".join(text.line(number).plain for number in range(text.count))
    assert " ".join(shown.removeprefix("  1").split()) == words.strip()


def test_what_is_verified_is_not_told_in_the_colour_of_what_was_not_found(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(
        'The river rose.\n\n"It held," said Ana Lupu.\n\n"The dams will hold," she said.\n'
    )
    (tmp_path / "brief.yaml").write_text(BRIEF)
    brief = OpenBrief(load(tmp_path / "brief.yaml"))
    _ = brief.proof
    spans = [
        span
        for line in source_document(Writer(76, brief.index, Lettering()), "wire", brief).lines
        for span in line.spans
    ]
    roles = {
        span.text.strip("; "): span.role for span in spans if "verified (" in span.text or "NOT FOUND" in span.text
    }
    assert roles == {"1 of 2 verified (1 verbatim)": Role.PROVED, "1 NOT FOUND": Role.WRONG}
