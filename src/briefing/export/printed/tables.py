"""Records that are printed side by side: what happened when, and who is involved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.printed.blocks import finish
from briefing.export.printed.elements import Cell, Column, Para, Row, Run, Table
from briefing.export.printed.pen import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.export.printed.elements import Runs
    from briefing.export.printed.pen import Pen
    from briefing.outline.record import Record

__all__ = ["actor_table", "timeline_table"]


def timeline_table(entries: Sequence[Record], pen: Pen) -> Table:
    """What happened when, with a row that parts what is planned from what has come about."""
    rows: list[Row] = []
    planned = False
    for entry in entries:
        if entry.planned and not planned:
            planned = True
            rows.append(Row((Cell((Para("divider", (Run("Planned", "strong"),)),)),)))
        rows.append(_entry(entry, pen))
    columns = (Column("Sign", 4), Column("No.", 4), Column("Date", 12), Column("What", 32))
    return Table(columns, tuple(rows))


def actor_table(actors: Sequence[Record], pen: Pen) -> Table:
    """Who is involved, with the statements of each."""
    rows = []
    for actor in actors:
        name = Para("body", tuple(run._replace(style="strong") for run in pen.title(actor.title)))
        cells = (_cell((Run(line(actor.id)),)), Cell((name, *finish(actor, pen))), _cell(pen.runs(actor.statements)))
        rows.append(Row(cells, pen.anchor(actor)))
    return Table((Column("No.", 4), Column("Name and office", 33), Column("Statements", 15)), tuple(rows))


def _entry(entry: Record, pen: Pen) -> Row:
    date = entry.date
    worded = f"\n({line(date.worded)})" if date and date.worded else ""
    status = (Run(f"{line(entry.status).capitalize()}: ", "kind"),) if entry.status and not entry.planned else ()
    what = Para("body", (*status, *pen.runs(entry.title), *pen.citation(entry.citation)))
    cells = (
        _cell((Run(date.doubt.flags if date else "", "strong"),)),
        _cell((Run(line(entry.id)),)),
        _cell((Run(f"{line(date.resolved) if date else ''}{worded}"),)),
        Cell((what, *finish(entry, pen))),
    )
    return Row(cells, pen.anchor(entry))


def _cell(runs: Runs) -> Cell:
    return Cell((Para("body", runs),))
