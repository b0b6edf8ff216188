"""What the pictures share, and those of what is too much to draw one by one: bars of a timeline, a matrix of parties.

Pictures are drawn in the units of their view box, 440 wide on every screen.
"""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.model.wording import count_of
from briefing.text import truncate, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from briefing.edtf import Day
    from briefing.export.html.plain import Plain

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
LABEL, BARS, RIGHT = 96.0, 104.0, 396.0
"""Where the labels end, and where the bars begin and end."""

_QUARTERS = ("Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec")
_NAMES = {10: ("decade", "decades"), 100: ("century", "centuries"), 1000: ("millennium", "millennia")}

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
    """Write a length: one digit behind the point, the same everywhere."""
    return f"{number:.1f}".removesuffix(".0")


class Unit(NamedTuple):
    """A sort of time.

    Attributes:
        name: Of one.
        names: Of several.
        number: Which of them a day is in.
        label: What the one is called that a day is in.
    """

    name: str
    names: str
    number: Callable[[Day], int]
    label: Callable[[Day], str]


def density_picture(entries: Sequence[tuple[Day, bool]], undated: int) -> Plain:
    """Draw how many entries begin when.

    Args:
        entries: For each the first day it can mean, and whether it is planned.
        undated: How many have no date.
    """
    unit = _unit({day for day, _ in entries})
    first: dict[int, Day] = {}
    counts: Counter[tuple[int, bool]] = Counter()
    for day, is_planned in entries:
        first[unit.number(day)] = day
        counts[unit.number(day), is_planned] += 1
    rows = [{**row, "y": shown(TOP + ROW * place)} for place, row in enumerate(_bar_rows(unit, first, counts))]
    return {
        "shape": "density",
        "width": WIDTH,
        "height": shown(TOP + ROW * len(rows)),
        "unit": unit.name,
        "rows": rows,
        "label_x": shown(LABEL),
        "bars_x": shown(BARS),
        "description": _description(rows, unit),
        "planned": any(planned for _, planned in entries),
        "undated": undated,
    }


def _bar_rows(unit: Unit, days: Mapping[int, Day], counts: Counter[tuple[int, bool]]) -> Iterator[Plain]:
    most = max(counts[number, False] + counts[number, True] for number in days)
    numbers = sorted(days)
    for before, number in pairwise([numbers[0] - 1, *numbers]):
        if number - before > 1:
            yield {"gap": f"{count_of(number - before - 1, unit.name, unit.names)} without an entry"}
        bars = _bars(counts[number, False], counts[number, True], most)
        yield {"gap": "", "label": unit.label(days[number]), **bars}


def _unit(days: Collection[Day]) -> Unit:
    """The shortest sort of time for which there is room, with a row for each long time without an entry."""
    for unit in _units():
        numbers = sorted({unit.number(day) for day in days})
        gaps = sum(after - before > 1 for before, after in pairwise(numbers))
        if len(numbers) + gaps <= MOST_ROWS:
            break
    return unit


def _units() -> Iterator[Unit]:
    yield Unit("day", "days", lambda day: day.ordinal, lambda day: day_in_words(day.iso()))
    yield Unit("month", "months", lambda day: day.year * 12 + day.month, lambda day: day_in_words(day.iso()[:-3]))
    yield Unit(
        "quarter",
        "quarters",
        lambda day: day.year * 4 + (day.month - 1) // 3,
        lambda day: f"{_QUARTERS[(day.month - 1) // 3]} {day.year}",
    )
    yield Unit("year", "years", lambda day: day.year, lambda day: day_in_words(day.iso()[:-6]))
    for power in count(1):
        yield _years(10**power)


def _years(length: int) -> Unit:
    name, names = _NAMES.get(length, (f"{length:,} years", f"times {length:,} years"))

    def label(day: Day) -> str:
        start = day.year // length * length
        return f"{start} to {start + length - 1}"

    return Unit(name, names, lambda day: day.year // length, label)


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


def _description(rows: Sequence[Plain], unit: Unit) -> str:
    counted = [row for row in rows if not row["gap"]]
    fullest = max(counted, key=lambda row: row["count"])
    total = sum(row["count"] for row in counted)
    return (
        f"{count_of(total, 'entry', 'entries')} from {counted[0]['label']} to {counted[-1]['label']}; the most in one "
        f"{unit.name}, {fullest['count']}, in {fullest['label']}. The table under the picture has every entry."
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
