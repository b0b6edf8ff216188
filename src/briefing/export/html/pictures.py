"""What the pictures share, and those of what is too much to draw one by one: bars of a timeline, a matrix of parties.

Pictures are drawn in the units of their view box, 440 wide on every screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.facts.density import density_of
from briefing.model.wording import count_of
from briefing.text import truncate, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefing.export.html.texts import Plain
    from briefing.facts.density import Density, DensityColumn
    from briefing.outline.record import Record

__all__ = [
    "LINE",
    "MATRIX_ROWS",
    "WIDTH",
    "Held",
    "day_in_words",
    "density_picture",
    "fit",
    "parties_matrix",
    "shown",
]

WIDTH = 440
LINE = 16
"""From one line of text to the next; the letters are 13 high, and a cell is at most 7 wide."""

MOST_ROWS = 36
TOP = 14.0
ROW = 20.0
"""The height of a row."""
LABEL, BARS, RIGHT = 102.0, 110.0, 396.0
"""Where the labels end, and where the bars begin and end."""

COLUMNS = 9
"""Tensions beside each other; further ones go under them, with the parties to those."""
MATRIX_ROWS = 300
"""Parties of the longest picture."""
NAME_CELLS = 28
NAMES, APART = 204.0, 20.0
"""Where the columns begin, and what is between one band of columns and the next."""


def fit(text: str, cells: int, lines: int) -> tuple[str, ...]:
    """Wrap a text; of one with too many lines the last one ends in dots."""
    wrapped = wrap(text, cells)
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], truncate(" ".join(wrapped[lines - 1 :]), cells, "…")]
    return tuple(wrapped)


def shown(number: float) -> str:
    """Write a length with one decimal, the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")


def density_picture(rows: Sequence[Record]) -> Plain:
    """Draw how many entries begin when; a row for each time with an entry, and one for each time between."""
    dates = ((row.id, row.date.date if row.date else None) for row in rows)
    density = density_of(dates, MOST_ROWS, side_by_side=0)
    planned = {row.id for row in rows if row.planned}
    drawn = [
        {**_bar_row(column, density, planned), "y": shown(TOP + ROW * place)}
        for place, column in enumerate(density.columns)
    ]
    return {
        "shape": "density",
        "width": WIDTH,
        "height": shown(TOP + ROW * len(drawn)),
        "unit": density.unit,
        "rows": drawn,
        "label_x": shown(LABEL),
        "bars_x": shown(BARS),
        "description": _description(density),
        "planned": not planned.isdisjoint(density.places),
        "undated": density.undated,
    }


def _bar_row(column: DensityColumn, density: Density, planned: AbstractSet[str]) -> Plain:
    if not column.keys:
        return {"gap": f"{count_of(column.empty, density.unit, density.units)} without an entry"}
    coming = sum(key in planned for key in column.keys)
    return {"gap": "", "label": column.short, **_bars(len(column.keys) - coming, coming, density.most)}


def _bars(happened: int, planned: int, most: int) -> Plain:
    scale = (RIGHT - BARS) / most
    return {
        "count": happened + planned,
        "happened": shown(happened * scale) if happened else "",
        "planned": shown(planned * scale) if planned else "",
        "planned_x": shown(BARS + happened * scale),
        "count_x": shown(BARS + (happened + planned) * scale + 6),
    }


def day_in_words(written: str) -> str:
    """A day, month or year for a label; as it is written where no words are known for it."""
    try:
        return format_short(parse_edtf(written))
    except EdtfError:
        return written


def _description(density: Density) -> str:
    fullest = max(density.columns, key=lambda column: len(column.keys))
    first, last = density.columns[0].words, density.columns[-1].words
    return (
        f"{count_of(len(density.places), 'entry', 'entries')} from {first} to {last}; the most in one {density.unit}, "
        f"{len(fullest.keys)}, in {fullest.words}. The table under the picture has every entry."
    )


class Held(NamedTuple):
    """A party to a tension, with the numbers of the positions it holds there."""

    party: str
    tension: str
    numbers: str


def parties_matrix(tensions: Mapping[str, str], held: Sequence[Held], names: Mapping[str, str]) -> Plain:
    """Draw which positions each party holds.

    Args:
        tensions: What to write over each column, by the id of the tension.
        held: Who holds what.
        names: What to write before each row, by the id of the party.
    """
    ids = list(tensions)
    columns: list[Plain] = []
    rows: list[Plain] = []
    y = 16.0
    for start in range(0, len(ids), COLUMNS):
        band = ids[start : start + COLUMNS]
        places = {key: NAMES + (WIDTH - NAMES) * (place + 0.5) / COLUMNS for place, key in enumerate(band)}
        columns += [{"x": shown(x), "y": shown(y), "text": fit(tensions[key], 5, 1)[0]} for key, x in places.items()]
        y += 8
        for party in names:
            cells = [(places[one.tension], one.numbers) for one in held if one.party == party and one.tension in places]
            if cells:
                rows.append(_matrix_row(fit(names[party], NAME_CELLS, 1)[0], cells, y))
                y += ROW
        y += APART
    return {"columns": tuple(columns), "rows": tuple(rows), "width": WIDTH, "height": shown(y - APART)}


def _matrix_row(name: str, cells: Sequence[tuple[float, str]], y: float) -> Plain:
    return {
        "name": name,
        "line": shown(y),
        "y": shown(y + 14),
        "middle": shown(y + 10),
        "cells": tuple({"x": shown(x), "text": fit(numbers, 4, 1)[0]} for x, numbers in cells),
    }
