"""One date as EDTF writes it: year, month or season, day, time, each perhaps qualified or not specified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model.edtf.clock import Clock, parse_clock
from briefing.model.edtf.day import Day, days_in_month
from briefing.model.edtf.error import EdtfError
from briefing.model.edtf.names import MONTHS, format_year
from briefing.model.edtf.precision import Precision
from briefing.model.edtf.season import SEASONS, Season
from briefing.model.edtf.year import YEAR_PATTERN, Year, parse_year

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WrittenDate", "parse_written_date"]

_DATE = re.compile(
    rf"([?~%]?)({YEAR_PATTERN})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:T(.*))?)?)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and the days it can mean.

    Attributes:
        text: As written.
        year: The year.
        months: The months it can be, in order; empty for a season or a year alone.
        days: The days of the month it can be, in order; empty without a day.
        unspecified: Of `month` and `day`, those of which nothing is known (`XX`).
        season: The season or part of the year, or None.
        clock: The time of day, or None.
        marks: For the year, the month or season, and the day, as far as they are written: `?`, `~`, `%` or empty.
        earliest: The first day it can mean, as written; an approximate date is not widened.
        latest: The last day it can mean.
    """

    text: str
    year: Year
    months: tuple[int, ...]
    days: tuple[int, ...]
    unspecified: frozenset[str]
    season: Season | None
    clock: Clock | None
    marks: tuple[str, ...]
    earliest: Day
    latest: Day

    @property
    def uncertain(self) -> bool:
        """Whether any part of it is marked as uncertain."""
        return any(mark in {"?", "%"} for mark in self.marks)

    @property
    def approximate(self) -> bool:
        """Whether any part of it is marked as approximate."""
        return any(mark in {"~", "%"} for mark in self.marks)

    @property
    def plain(self) -> bool:
        """Whether it is one day, month, season or year, with no time and no mark."""
        certain = self.year.known and len(self.months) <= 1 and len(self.days) <= 1
        return certain and self.clock is None and not any(self.marks)

    @property
    def precision(self) -> Precision:
        """The smallest unit that it gives in full."""
        if not self.year.known:
            return self.year.precision
        if self.season:
            return self.season.precision
        if len(self.months) != 1:
            return Precision.YEAR
        if len(self.days) != 1:
            return Precision.MONTH
        return Precision.TIME if self.clock else Precision.DAY

    @property
    def latest_beginning(self) -> Day:
        """The first day of the last day, month, season or year that it can mean."""
        if self.days:
            return self.latest
        if self.season:
            return self.season.begins(self.year.latest)
        return Day(self.year.latest, self.months[-1] if self.months else 1, 1)


def parse_written_date(text: str) -> WrittenDate:
    """Read a date that is no interval and no set.

    Raises:
        EdtfError: It has not the form of a date, or no such date exists.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(f"'{text}' is no EDTF date: write it as in 2024-03-07, 2024-03 or 2024")
    year = parse_year(match[2])
    month, day, time = match[5], match[8], match[10]
    if (month and year.text.startswith("Y")) or ("S" in year.text and month):
        raise EdtfError(f"year {year.text}: a year with Y, E or S stands alone, without month and day")
    clock = None if time is None else _clock(text, time)
    marks = _marks(match)
    season = SEASONS.get(int(month)) if month and month.isdigit() else None
    if season or not month:
        if day:
            raise EdtfError(f"{match[2]}-{month} is {season.noun if season else 'a year'}: it cannot have a day")
        return _without_month(text, year, season, marks)
    months = _matching_months(match[2], month, day)
    return _with_month(text, year, months, month, day, clock, marks)


def _clock(text: str, time: str) -> Clock:
    date = text.partition("T")[0]
    if not re.fullmatch(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
        raise EdtfError(f"{date}: a date with a time is written in full, without X, ?, ~ or %")
    return parse_clock(time)


def _marks(match: re.Match[str]) -> tuple[str, ...]:
    """Give each component its mark: one before it is for it alone, one after it for all up to it."""
    components = [place for place in (2, 5, 8) if match[place]]
    marks = [""] * len(components)
    for place, group in enumerate(components):
        before, after = match[group - 1], match[group + 1]
        marks[place] = _joined(marks[place], before)
        for index in range(place + 1):
            marks[index] = _joined(marks[index], after)
    return tuple(marks)


def _joined(one: str, other: str) -> str:
    return one or other if one == other or not (one and other) else "%"


def _matching(pattern: str, numbers: Iterable[int]) -> tuple[int, ...]:
    form = re.compile(pattern.replace("X", "."))
    return tuple(number for number in numbers if form.fullmatch(f"{number:02}"))


def _matching_months(year: str, month: str, day: str | None) -> tuple[int, ...]:
    months = _matching(month, range(1, 13))
    if months:
        return months
    seasons = "" if day else ", seasons 21 to 41"
    swapped = ""
    if day and day.isdigit() and month.isdigit() and 1 <= int(day) <= 12 < int(month) <= 31:
        swapped = f"; {int(month)} {MONTHS[int(day) - 1]} is written {year}-{day}-{month}"
    raise EdtfError(f"month {month}: months are 01 to 12{seasons}{swapped}")


def _without_month(text: str, year: Year, season: Season | None, marks: tuple[str, ...]) -> WrittenDate:
    earliest = season.begins(year.earliest) if season else Day(year.earliest, 1, 1)
    latest = season.ends(year.latest) if season else Day(year.latest, 12, 31)
    return WrittenDate(text, year, (), (), frozenset(), season, None, marks, earliest, latest)


def _with_month(
    text: str,
    year: Year,
    months: tuple[int, ...],
    month: str,
    day: str | None,
    clock: Clock | None,
    marks: tuple[str, ...],
) -> WrittenDate:
    unspecified = frozenset(name for name, digits in (("month", month), ("day", day)) if digits == "XX")
    if day is None:
        earliest = Day(year.earliest, months[0], 1)
        latest = Day(year.latest, months[-1], days_in_month(year.latest, months[-1]))
        return WrittenDate(text, year, months, (), unspecified, None, clock, marks, earliest, latest)
    days = _matching(day, range(1, 32))
    if not days:
        raise EdtfError(f"day {day}: days are 01 to 31")
    real_months, real_days = _real(year, months, days)
    if not real_days:
        raise EdtfError(_why_no_day(year, months, days, f"{year.text}-{month}-{day}"))
    earliest = _first_day(year, real_months, real_days)
    latest = _first_day(year, real_months[::-1], real_days[::-1], backwards=True)
    return WrittenDate(text, year, real_months, real_days, unspecified, None, clock, marks, earliest, latest)


def _real(year: Year, months: tuple[int, ...], days: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keep the months and days that occur in at least one day that exists."""
    leap_year, common_year = 2000, 2001
    sample = leap_year if 2 in months and year.may_be_leap() else common_year
    lengths = {month: days_in_month(sample, month) for month in months}
    real_months = tuple(month for month in months if days[0] <= lengths[month])
    return real_months, tuple(day for day in days if day <= max(lengths.values()))


def _first_day(year: Year, months: tuple[int, ...], days: tuple[int, ...], *, backwards: bool = False) -> Day:
    """Find the first day that exists, trying years, months and days in the order given."""
    return next(
        Day(number, month, day)
        for number in year.values(backwards=backwards)
        for month in months
        for day in days
        if day <= days_in_month(number, month)
    )


def _why_no_day(year: Year, months: tuple[int, ...], days: tuple[int, ...], written: str) -> str:
    if len(months) > 1 or not year.known:
        return f"{written}: no day that exists is written so"
    month = f"{MONTHS[months[0] - 1]} {format_year(year.earliest)}"
    length = days_in_month(year.earliest, months[0])
    if len(days) == 1:
        return f"{days[0]} {month} does not exist: {month} has {length} days"
    return f"{written}: {month} has {length} days"
