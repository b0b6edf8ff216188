"""How much happened when: the entries of a long timeline in columns of equal times, long empty times folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import parse_edtf
from briefing.edtf.words import format_edtf
from briefing.model.stretch import stretch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.edtf import Day
    from briefing.model import TimelineEntry

__all__ = ["Density", "DensityColumn", "density_of"]

MOST_EMPTY = 3
"""Columns in a row in which nothing happens before they are folded into one."""


@dataclass(frozen=True)
class DensityColumn:
    """A time of one unit, with the entries that begin in it.

    Attributes:
        words: The time in words: 'March 2024'.
        keys: The ids of the entries; none in an empty column.
        folded: The column stands for a long time in which nothing happened.
    """

    words: str
    keys: tuple[str, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Density:
    """The columns over the whole span of a timeline.

    Attributes:
        columns: From the first to the last time in which something happened.
        unit: What one column stands for: 'month'.
        undated: How many entries have no day and stand in no column.
    """

    columns: tuple[DensityColumn, ...]
    unit: str
    undated: int
    places: dict[str, int] = field(default_factory=dict)
    """The column of each entry."""

    @property
    def most(self) -> int:
        """How many entries the fullest column has."""
        return max((len(column.keys) for column in self.columns), default=0)


class _Unit(NamedTuple):
    name: str
    number: Callable[[Day], int]
    words: Callable[[Day], str]


def density_of(entries: Iterable[TimelineEntry], most: int) -> Density:
    """Share entries out over at most `most` columns, in the finest unit for which that is enough."""
    days = [(entry.id, _day(entry)) for entry in entries]
    dated = [(key, day) for key, day in days if day is not None]
    undated = len(days) - len(dated)
    if not dated:
        return Density((), "day", undated)
    different = {day for _, day in dated}
    unit = next(unit for unit in _units() if _count(unit, different) <= max(most, 1))
    columns = tuple(_columns(unit, dated))
    places = {key: place for place, column in enumerate(columns) for key in column.keys}
    return Density(columns, unit.name, undated, places)


def _day(entry: TimelineEntry) -> Day | None:
    stretch = stretch_of(entry.date)
    return stretch.days[0] if stretch else None


def _count(unit: _Unit, days: Iterable[Day]) -> int:
    """How many columns there would be."""
    numbers = sorted({unit.number(day) for day in days})
    return len(numbers) + sum(_between(one, other) for one, other in pairwise(numbers))


def _between(number: int, later: int) -> int:
    """The columns between two in which something happened: as many as are empty, or one for a long time."""
    empty = later - number - 1
    return empty if empty <= MOST_EMPTY else 1


def _columns(unit: _Unit, dated: list[tuple[str, Day]]) -> Iterator[DensityColumn]:
    groups: dict[int, list[tuple[str, Day]]] = {}
    for key, day in dated:
        groups.setdefault(unit.number(day), []).append((key, day))
    numbers = sorted(groups)
    for number, before in zip(numbers, [None, *numbers], strict=False):
        if before is not None:
            folded = number - before - 1 > MOST_EMPTY
            yield from (DensityColumn("", folded=folded) for _ in range(_between(before, number)))
        yield DensityColumn(unit.words(groups[number][0][1]), tuple(key for key, _ in groups[number]))


def _units() -> Iterator[_Unit]:
    """Units of time, each coarser than the one before, without end."""
    yield _Unit("day", lambda day: day.ordinal, lambda day: _said(day.iso()))
    yield _Unit("week", lambda day: (day.ordinal - 1) // 7, lambda day: f"week of {_said(_monday(day))}")
    yield _Unit("month", lambda day: day.year * 12 + day.month, lambda day: _said(day.iso()[:-3]))
    yield _Unit(
        "quarter", lambda day: day.year * 4 + _quarter(day), lambda day: _said(f"{day.iso()[:-6]}-{33 + _quarter(day)}")
    )
    yield _Unit("year", lambda day: day.year, lambda day: _said(day.iso()[:-6]))
    for power in count(1):
        yield _years(10**power)


def _quarter(day: Day) -> int:
    return (day.month - 1) // 3


def _years(size: int) -> _Unit:
    name = {10: "decade", 100: "century"}.get(size, f"{size:,} years")

    def words(day: Day) -> str:
        first = day.year // size * size
        return f"{first} to {first + size - 1}"

    return _Unit(name, lambda day: day.year // size, words)


def _monday(day: Day) -> str:
    """The Monday of a day's week; the day itself in years that Python's calendar does not have."""
    if not date.min.year < day.year <= date.max.year:
        return day.iso()
    return (date(*day) - timedelta(days=(day.ordinal - 1) % 7)).isoformat()


def _said(edtf: str) -> str:
    return format_edtf(parse_edtf(edtf)) if len(edtf.lstrip("+-").split("-")[0]) == 4 else edtf
