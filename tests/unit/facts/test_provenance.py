"""Where a brief has its words from, as facts: kinds, verdicts, sources that were compared, outlets that are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.facts.provenance import by_kind, by_standing, cited_by, comparison_of
from briefing.files import load
from briefing.model import QuoteKind
from briefing.outline import material_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.outline import Material

BRIEF = """\
briefing: 1
title: Ferry
event: {summary: The ferry stopped.}
actors:
  crew: {name: The Crew}
  radio: {name: Radio Coast, kind: media}
sources:
  later: {title: Later}
  wire: {title: Ferry, archive: {path: wire.txt}}
quotes:
  - {id: tired, text: We are tired, speaker: crew, source: wire, at: 1, via: [radio, A neighbour]}
  - {id: rich, text: We are rich, speaker: crew, source: wire, at: 1}
  - {id: poor, text: We are poor, speaker: crew, source: later, at: 2, via: [radio]}
  - {id: gone, text: We are gone, speaker: crew}
  - {id: said, text: They are tired., kind: indirect, speaker: crew, source: wire, at: 1, via: [radio]}
timeline:
  - {date: 2026-04, text: 'It stops, as [radio] has it, and [crew] sleep.', source: wire, at: 3}
"""


def made(folder: Path) -> Material:
    (folder / "wire.txt").write_text('"We are tired," said the crew.\n\nIt stopped.\n\nIt stopped again.\n')
    (folder / "ferry.yaml").write_text(BRIEF)
    return material_of(load(folder / "ferry.yaml"))


def test_statements_are_counted_by_kind_and_only_kinds_that_occur(tmp_path: Path) -> None:
    assert by_kind(made(tmp_path).briefing) == {QuoteKind.DIRECT: 4, QuoteKind.INDIRECT: 1}


def test_statements_are_named_by_what_their_check_gave(tmp_path: Path) -> None:
    material = made(tmp_path)
    assert by_standing(material.briefing.quotes, material.proof) == {
        Standing.VERIFIED: ("tired",),
        Standing.NOT_FOUND: ("rich",),
        Standing.NOT_COMPARED: ("poor", "gone"),
        Standing.NOTHING_CLAIMED: ("said",),
    }


def test_sources_that_were_compared_are_told_from_those_that_were_not(tmp_path: Path) -> None:
    material = made(tmp_path)
    comparison = comparison_of(material.briefing, material.proof)
    assert comparison.compared == ("wire",)
    assert comparison.unread == ("later", None)


def test_a_source_cites_outlets_by_its_statements_and_its_entries(tmp_path: Path) -> None:
    index = made(tmp_path).index
    assert cited_by("wire", index) == {"radio": (1, 3), "A neighbour": (1,)}
    assert cited_by("later", index) == {"radio": (2,)}
