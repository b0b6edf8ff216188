"""How much happened when: the entries of a long timeline in columns of equal times, long empty times folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf
from briefing.model.brief_date import stretch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.edtf import Day
    from briefing.model import BriefDate

__all__ = ["Density", "DensityColumn", "density_of"]

MOST_EMPTY = 3
"""Empty columns that may stand side by side; more of them are folded into one."""

_QUARTERS = ("Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec")
_AGES = {10: ("decade", "decades"), 100: ("century", "centuries"), 1000: ("millennium", "millennia")}


@dataclass(frozen=True)
class DensityColumn:
    """A time of one unit, with the entries that begin in it.

    Attributes:
        words: The time in words: 'March 2024'; empty where nothing happened.
        short: The same for a narrow label: 'Mar 2024'.
        keys: The ids of the entries; none in an empty column.
        empty: How many times without an entry it stands for; 0 where it has one.
        folded: Whether a long time in which nothing happened is folded into it.
    """

    words: str = ""
    short: str = ""
    keys: tuple[str, ...] = ()
    empty: int = 0
    folded: bool = False


@dataclass(frozen=True)
class Density:
    """The columns over the whole span of a timeline.

    Attributes:
        columns: From the first to the last time in which something happened.
        unit: What one column stands for: 'month'.
        units: The same of several: 'months'.
        undated: How many entries have no day and stand in no column.
        places: The column of each entry.
    """

    columns: tuple[DensityColumn, ...]
    unit: str
    units: str
    undated: int
    places: dict[str, int] = field(default_factory=dict)

    @property
    def most(self) -> int:
        """How many entries the fullest column has."""
        return max((len(column.keys) for column in self.columns), default=0)


class _Unit(NamedTuple):
    name: str
    names: str
    number: Callable[[Day], int]
    words: Callable[[Day], str]
    short: Callable[[Day], str]


def density_of(dates: Iterable[tuple[str, BriefDate | None]], most: int, *, side_by_side: int = MOST_EMPTY) -> Density:
    """Distribute entries over at most `most` columns, in the finest unit for which these are enough.

    Args:
        dates: The id and the date of each entry; it counts on the first day that the date can mean.
        most: The columns there is room for.
        side_by_side: How many empty columns in a row are kept; of a longer empty time one folded column is made.
    """
    days = [(key, _day(given)) for key, given in dates]
    dated = [(key, day) for key, day in days if day is not None]
    undated = len(days) - len(dated)
    if not dated:
        return Density((), "day", "days", undated)
    different = {day for _, day in dated}
    unit = next(unit for unit in _units() if _count(unit, different, side_by_side) <= max(most, 1))
    columns = tuple(_columns(unit, dated, side_by_side))
    places = {key: place for place, column in enumerate(columns) for key in column.keys}
    return Density(columns, unit.name, unit.names, undated, places)


def _day(given: BriefDate | None) -> Day | None:
    stretch = stretch_of(given) if given else None
    return stretch.days[0] if stretch else None


def _count(unit: _Unit, days: Iterable[Day], side_by_side: int) -> int:
    """How many columns there would be."""
    numbers = sorted({unit.number(day) for day in days})
    gaps = (later - number - 1 for number, later in pairwise(numbers))
    return len(numbers) + sum(gap if gap <= side_by_side else 1 for gap in gaps)


def _columns(unit: _Unit, dated: list[tuple[str, Day]], side_by_side: int) -> Iterator[DensityColumn]:
    groups: dict[int, list[tuple[str, Day]]] = {}
    for key, day in dated:
        groups.setdefault(unit.number(day), []).append((key, day))
    numbers = sorted(groups)
    for before, number in pairwise([numbers[0] - 1, *numbers]):
        empty = number - before - 1
        if empty > side_by_side:
            yield DensityColumn(empty=empty, folded=True)
        else:
            yield from (DensityColumn(empty=1) for _ in range(empty))
        day = groups[number][0][1]
        yield DensityColumn(unit.words(day), unit.short(day), tuple(key for key, _ in groups[number]))


def _units() -> Iterator[_Unit]:
    """Units of time, each coarser than the one before, without end."""
    yield _Unit("day", "days", lambda day: day.ordinal, lambda day: _said(day.iso()), lambda day: _brief(day.iso()))
    yield _Unit(
        "week",
        "weeks",
        lambda day: (day.ordinal - 1) // 7,
        lambda day: f"week of {_said(_monday(day))}",
        lambda day: f"w. {_brief(_monday(day))}",
    )
    yield _Unit(
        "month",
        "months",
        lambda day: day.year * 12 + day.month,
        lambda day: _said(day.iso()[:-3]),
        lambda day: _brief(day.iso()[:-3]),
    )
    yield _Unit(
        "quarter",
        "quarters",
        lambda day: day.year * 4 + _quarter(day),
        lambda day: _said(f"{day.iso()[:-6]}-{33 + _quarter(day)}"),
        lambda day: f"{_QUARTERS[_quarter(day)]} {day.year}",
    )
    yield _Unit(
        "year", "years", lambda day: day.year, lambda day: _said(day.iso()[:-6]), lambda day: _brief(day.iso()[:-6])
    )
    for power in count(1):
        yield _years(10**power)


def _quarter(day: Day) -> int:
    return (day.month - 1) // 3


def _years(size: int) -> _Unit:
    name, names = _AGES.get(size, (f"{size:,} years", f"times {size:,} years"))

    def words(day: Day) -> str:
        first = day.year // size * size
        return f"{first} to {first + size - 1}"

    return _Unit(name, names, lambda day: day.year // size, words, words)


def _monday(day: Day) -> str:
    """The Monday of a day's week; the day itself in years that Python's calendar does not have."""
    if not date.min.year < day.year <= date.max.year:
        return day.iso()
    return (date(*day) - timedelta(days=(day.ordinal - 1) % 7)).isoformat()


def _said(edtf: str) -> str:
    return format_edtf(parse_edtf(edtf)) if len(edtf.lstrip("+-").split("-")[0]) == 4 else edtf


def _brief(edtf: str) -> str:
    try:
        return format_short(parse_edtf(edtf))
    except EdtfError:
        return edtf
