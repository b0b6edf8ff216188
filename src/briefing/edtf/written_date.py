"""One date as EDTF writes it: year, month or season, day and time, each perhaps uncertain or not specified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from briefing.edtf.calendar import (
    MONTHS,
    SEASONS,
    Day,
    EdtfError,
    Precision,
    Season,
    days_in_month,
    format_year,
    is_leap,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Clock", "WrittenDate", "Year", "parse_written_date"]

_YEAR_PATTERN = r"(?:-?[0-9X]{4}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)"
"""What may be a year; `_parse_year` decides."""

_LONG_YEAR = re.compile(r"Y(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?")
_BY_OPEN_DIGITS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the years it may be; astronomical, so 0 is 1 BC and -1 is 2 BC.

    Attributes:
        text: As written: `2024`, `19XX`, `-0043`, `1950S2`, `Y17E7`.
        earliest: The first year it can be.
        latest: The last year it can be.
        estimate: The likely year where only some digits are significant, as 1950 in `1950S2`.
        precision: Year, decade, century and so on.
    """

    text: str
    earliest: int
    latest: int
    estimate: int | None
    precision: Precision

    @property
    def known(self) -> bool:
        """Whether it is one certain year."""
        return self.estimate is None and self.earliest == self.latest

    def values(self, *, backwards: bool = False) -> Iterator[int]:
        """Go through every year it can be, in order."""
        if "X" not in self.text:
            return iter(
                range(self.latest, self.earliest - 1, -1) if backwards else range(self.earliest, self.latest + 1)
            )
        negative = self.text.startswith("-")
        return _fillings(self.text[-4:], negative=negative, falling=backwards is not negative)

    def may_be_leap(self) -> bool:
        """Whether one of the years it can be has a 29 February."""
        return any(is_leap(year) for year in self.values())


def _parse_year(text: str) -> Year:
    """Read a year that has the form of `_YEAR_PATTERN`.

    Raises:
        EdtfError: No such year is written that way.
    """
    if text.startswith("Y"):
        return _long_year(text)
    digits, _, significant = text.partition("S")
    if digits == "-0000":
        raise EdtfError("year -0000: the year 0 has no minus, write 0000")
    if "X" not in digits:
        number = int(digits)
        return _plain_year(text, number, significant, len(digits.lstrip("-")))
    if significant:
        raise EdtfError(f"year {text}: write X or S, not both")
    ends = [next(_fillings(digits[-4:], negative=digits[0] == "-", falling=falling)) for falling in (False, True)]
    known = digits[-4:].index("X")
    precision = _BY_OPEN_DIGITS[4 - known] if known else Precision.NONE
    return Year(text, min(ends), max(ends), None, precision)


def _long_year(text: str) -> Year:
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        raise EdtfError(f"year '{text}': write Y and the digits, as in Y170000002")
    sign, digits, exponent, significant = match.groups()
    if len(exponent or "") > 2:
        raise EdtfError(f"year {text}: the exponent after E is at most 99")
    number = int(digits) * 10 ** int(exponent or 0)
    if digits.startswith("0") or number < 10_000:
        plain = f"write {sign}{number:04} without the Y" if 0 < number < 10_000 else "write 0000 for the year 0"
        reason = "a year after Y has no leading zero" if number >= 10_000 else plain
        raise EdtfError(f"year {text}: Y is for years of more than four digits; {reason}")
    return _plain_year(text, -number if sign else number, significant or "", len(str(number)))


def _plain_year(text: str, number: int, significant: str, length: int) -> Year:
    if not significant:
        return Year(text, number, number, None, Precision.YEAR)
    digits = int(significant)
    if not 1 <= digits <= length:
        raise EdtfError(f"year {text}: of {length} digits, 1 to {length} can be significant")
    step = 10 ** (length - digits)
    first = abs(number) // step * step
    ends = (first, first + step - 1) if number >= 0 else (-first - step + 1, -first or -1)
    opened = length - digits
    precision = _BY_OPEN_DIGITS[opened] if opened < len(_BY_OPEN_DIGITS) else Precision.YEARS
    return Year(text, *ends, number if opened else None, precision)


def _fillings(pattern: str, *, negative: bool, falling: bool) -> Iterator[int]:
    """Yield the numbers that four digits can be, where X is any digit; a negative number is never zero."""
    choices = ["0123456789" if digit == "X" else digit for digit in pattern]
    for digits in product(*(choice[::-1] for choice in choices) if falling else choices):
        number = int("".join(digits))
        if number or not negative:
            yield -number if negative else number


_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(.*)", re.DOTALL)
_ZONE = re.compile(r"([+-])([0-9]{2})(?::([0-9]{2}))?")
# The inhabited earth: Baker Island to the Line Islands.
_WESTMOST = -12 * 60
_EASTMOST = 14 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, 24:00:00 included; `offset` is minutes east of UTC, None for local time."""

    hour: int
    minute: int
    second: int
    offset: int | None

    @property
    def seconds(self) -> int:
        """Seconds from midnight of the written day, in UTC where the zone is given; orders times of one day."""
        return (self.hour * 60 + self.minute - (self.offset or 0)) * 60 + self.second


def _parse_clock(text: str) -> Clock:
    """Read what follows the T of a date-time: `10:30:00`, `10:30:00Z`, `10:30:00+02`, `10:30:00-03:30`.

    Raises:
        EdtfError: It is no time, or no zone.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise EdtfError(f"time '{text}': write hours, minutes and seconds, as in 10:30:00")
    hour, minute, second = (int(match[place]) for place in (1, 2, 3))
    if hour == 24 and (minute or second):
        raise EdtfError(f"time {text[:8]}: the day ends at 24:00:00")
    if hour > 24:
        raise EdtfError(f"hour {hour:02}: hours are 00 to 24")
    if minute > 59:
        raise EdtfError(f"minute {minute:02}: minutes are 00 to 59")
    if second > 59:
        raise EdtfError(f"second {second:02}: seconds are 00 to 59")
    return Clock(hour, minute, second, _parse_zone(match[4]))


def _parse_zone(text: str) -> int | None:
    if text in {"", "Z"}:
        return 0 if text else None
    match = _ZONE.fullmatch(text)
    if match is None:
        raise EdtfError(f"time zone '{text}': write Z for UTC, or hours and minutes as in +02:00")
    hours, minutes = int(match[2]), int(match[3] or 0)
    if minutes > 59:
        raise EdtfError(f"time zone {text}: minutes are 00 to 59")
    offset = (hours * 60 + minutes) * (-1 if match[1] == "-" else 1)
    if match[1] == "-" and offset == 0:
        raise EdtfError(f"time zone {text}: write Z for UTC")
    if not _WESTMOST <= offset <= _EASTMOST:
        raise EdtfError(f"time zone {text}: zones are -12:00 to +14:00")
    return offset


_DATE = re.compile(
    rf"([?~%]?)({_YEAR_PATTERN})([?~%]?)"
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
    """Read a single date: no interval, no set.

    Raises:
        EdtfError: It does not have the form of a date, or no such date exists.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(f"'{text}' is not an EDTF date: write it as in 2024-03-07, 2024-03 or 2024")
    year = _parse_year(match[2])
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
    return _parse_clock(time)


def _marks(match: re.Match[str]) -> tuple[str, ...]:
    """Give each component its mark: a mark before it applies to it alone, one after it to everything so far."""
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
