"""Every page at every width: no line too long, none without an owner, nothing lost in ASCII."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import TWO_COLUMNS, actor_document, actor_records
from briefing.reader.pages.matrix import Matrix, MatrixRows
from briefing.reader.pages.sources import source_document, source_records
from briefing.reader.pages.tensions import discrepancy_document, parties_document, tension_document
from briefing.reader.writer import MEASURE, Lettering, Writer
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reader.document import Document, Line

STRIKE = Path(__file__).resolve().parents[3] / "briefs" / "harbour-strike.yaml"
WIDTHS = [34, 38, 50, 58, 78, 90, 118, 198]


@pytest.fixture(scope="module")
def brief() -> OpenBrief:
    opened = OpenBrief(load(STRIKE))
    assert opened.proof.verdicts
    _ = opened.mentions
    return opened


def documents(brief: OpenBrief, width: int, lettering: Lettering) -> Iterator[tuple[str, Document]]:
    def writer() -> Writer:
        return Writer(width, brief.index, lettering)

    matrix = Matrix.of(brief)
    for tension in brief.briefing.tensions:
        yield "tensions", tension_document(writer(), tension, brief, ("T1",))
    for discrepancy in brief.briefing.discrepancies:
        yield "tensions", discrepancy_document(writer(), discrepancy, brief)
    for one in matrix.parties[:3]:
        yield "parties", parties_document(writer(), one, matrix.parties[1], matrix)
    for key in brief.briefing.actors:
        yield "actors", actor_document(writer(), key, brief)
    for key in brief.briefing.sources:
        found = source_document(writer(), key, brief)
        found.grow(10_000)
        yield "sources", found


def wide(line: Line) -> int:
    return cell_len(line.plain.rstrip())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_its_view(brief: OpenBrief, width: int, ascii_only: bool) -> None:
    for kind, found in documents(brief, width, Lettering(ascii_only=ascii_only, markers=ascii_only)):
        # Positions and the margin stand in columns of their own, each within the measure.
        most = min(width, MEASURE) if kind in {"actors", "parties"} else width
        most = min(width, 2 * MEASURE + 3) if kind == "actors" and width >= TWO_COLUMNS else most
        assert [line.plain for line in found.lines if wide(line) > most] == []


@pytest.mark.parametrize("width", [38, 78, 118])
def test_every_line_that_says_something_tells_of_an_item(brief: OpenBrief, width: int) -> None:
    for kind, found in documents(brief, width, Lettering()):
        if kind == "parties":
            continue
        bare = [line.plain for line in found.lines if line.plain.strip() and not (line.owner or line.heading)]
        assert [text for text in bare if "more" not in text] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_fit_their_list(brief: OpenBrief, width: int) -> None:
    for records in (actor_records(brief), source_records(brief)):
        rows = [records.make(place, width, Lettering()) for place in range(len(records.keys))]
        rows += [records.head(width, Lettering())] if records.head else []
        assert [row.plain for row in rows if wide(row) > width] == []
    grid = MatrixRows(Matrix.of(brief), Lettering())
    grid.fit(width)
    for first in range(len(grid.matrix.parties)):
        for number in range(len(grid.keys)):
            row = grid.line(number, first, first if number == 1 else None, "T1")
            assert wide(row) <= max(width, grid.head + grid.cell), row.plain


def test_ascii_pages_have_no_other_character(brief: OpenBrief) -> None:
    for _, found in documents(brief, 78, Lettering(ascii_only=True)):
        assert found.plain.isascii()
