"""The picture of a long timeline: how much happened when, a row for each day, month, year or longer."""

from __future__ import annotations

from collections import Counter
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.export.html.pictures import WIDTH, shown
from briefing.model.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from briefing.edtf import Day
    from briefing.export.html.plain import Plain

__all__ = ["density_picture"]

MOST_ROWS = 36
TOP, ROW = 14.0, 20.0
LABEL, BARS, RIGHT = 96.0, 104.0, 396.0
"""Where the labels end, and where the bars begin and end."""

_QUARTERS = ("Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec")
_NAMES = {10: ("decade", "decades"), 100: ("century", "centuries"), 1000: ("millennium", "millennia")}


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
    rows = [{**row, "y": shown(TOP + ROW * place)} for place, row in enumerate(_rows(unit, first, counts))]
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


def _rows(unit: Unit, days: Mapping[int, Day], counts: Counter[tuple[int, bool]]) -> Iterator[Plain]:
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
    yield Unit("day", "days", lambda day: day.ordinal, lambda day: _in_words(day.iso()))
    yield Unit("month", "months", lambda day: day.year * 12 + day.month, lambda day: _in_words(day.iso()[:-3]))
    yield Unit(
        "quarter",
        "quarters",
        lambda day: day.year * 4 + (day.month - 1) // 3,
        lambda day: f"{_QUARTERS[(day.month - 1) // 3]} {day.year}",
    )
    yield Unit("year", "years", lambda day: day.year, lambda day: _in_words(day.iso()[:-6]))
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


def _in_words(written: str) -> str:
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
