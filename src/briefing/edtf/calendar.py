"""The calendar of EDTF: days of any year, months, seasons and the other units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "MONTHS",
    "SEASONS",
    "WEEKDAYS",
    "Day",
    "EdtfError",
    "Precision",
    "Season",
    "days_in_month",
    "format_year",
    "is_leap",
]


class EdtfError(ValueError):
    """A text that is not an EDTF date; the message says what is wrong and how to write it."""


class Precision(StrEnum):
    """The smallest unit of the calendar that a date gives in full, from the finest to the coarsest."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    YEARS = "years"
    """Coarser than a millennium, as in `Y171010000S3`."""
    NONE = "none"
    """Nothing is known of when: `XXXX`, `../..`."""

    @property
    def rank(self) -> int:
        """The place in the order of fineness, from 0."""
        return list(Precision).index(self)


_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_YEAR_1 = 306  # 1 March of the year 0 to 1 January of the year 1
_DAYS_IN_400_YEARS = 146_097


class Day(NamedTuple):
    """One day; years are astronomical (0 is 1 BC) and unlimited, unlike those of `datetime.date`.

    >>> Day(2024, 3, 8).ordinal - Day(2024, 3, 7).ordinal
    1
    >>> Day(-43, 3, 15) < Day(2024, 3, 7)
    True
    """

    year: int
    month: int
    day: int

    def iso(self) -> str:
        """Write it as ISO 8601; a year of more than four digits carries its sign.

        >>> Day(2024, 3, 7).iso(), Day(-43, 3, 15).iso(), Day(12024, 1, 1).iso()
        ('2024-03-07', '-0043-03-15', '+12024-01-01')
        """
        sign = "-" if self.year < 0 else "+" if self.year > 9999 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    @property
    def ordinal(self) -> int:
        """Days since 31 December of the year 0, as `datetime.date.toordinal` counts them; may be negative."""
        # A year that begins in March has its leap day at the end, so months have fixed offsets (H. Hinnant, 2013).
        year = self.year - (self.month <= 2)
        era, year_of_era = divmod(year, 400)
        month = (self.month + 9) % 12
        day_of_year = (153 * month + 2) // 5 + self.day - 1
        day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
        return era * _DAYS_IN_400_YEARS + day_of_era - _DAYS_BEFORE_YEAR_1 + 1

    def plus(self, days: int) -> Day:
        """The day so many days later, or earlier where the number is negative; a few at most.

        >>> Day(2024, 3, 1).plus(-1), Day(2023, 12, 31).plus(1)
        (Day(year=2024, month=2, day=29), Day(year=2024, month=1, day=1))
        """
        year, month, day = self.year, self.month, self.day + days
        while day < 1:
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
            day += days_in_month(year, month)
        while day > (length := days_in_month(year, month)):
            day -= length
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return Day(year, month, day)

    def weekday(self) -> int | None:
        """Return the day of the week, Monday is 0; None before 15 October 1582, when this calendar began."""
        return (self.ordinal + 6) % 7 if self >= _GREGORIAN_REFORM else None


_GREGORIAN_REFORM = Day(1582, 10, 15)


def is_leap(year: int) -> bool:
    """Tell whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month, which is 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def format_year(year: int) -> str:
    """Write an astronomical year as readers count: 0 is 1 BC; AD where the bare number may not look like a year.

    >>> format_year(2024), format_year(79), format_year(0), format_year(-43), format_year(170002)
    ('2024', 'AD 79', '1 BC', '44 BC', 'AD 170,002')
    """
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {_grouped(year)}"


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of whole months.

    Attributes:
        noun: What it is: spring, third quarter, first half.
        first: Its first month, 1 to 12.
        months: How many months; they may run into the next year.
        precision: Season, quarter, quadrimester or semester.
        hemisphere: Northern or southern where the code says so, else empty.
    """

    noun: str
    first: int
    months: int
    precision: Precision
    hemisphere: str = ""

    @property
    def crosses_year(self) -> bool:
        """Whether it ends in the year after the one it is named by."""
        return self.first + self.months > 13

    def begins(self, year: int) -> Day:
        """Give its first day."""
        return Day(year, self.first, 1)

    def ends(self, year: int) -> Day:
        """Give its last day."""
        years, month = divmod(self.first + self.months - 2, 12)
        return Day(year + years, month + 1, days_in_month(year + years, month + 1))


def _seasons(hemisphere: str, first_months: tuple[int, ...]) -> list[Season]:
    nouns = ("spring", "summer", "autumn", "winter")
    return [
        Season(noun, month, 3, Precision.SEASON, hemisphere) for noun, month in zip(nouns, first_months, strict=True)
    ]


def _periods(nouns: tuple[str, ...], months: int, precision: Precision) -> list[Season]:
    return [Season(noun, place * months + 1, months, precision) for place, noun in enumerate(nouns)]


# EDTF leaves open which months a season has. These are the meteorological ones; a season whose code names no
# hemisphere is a northern one; the one that begins in December is named by the year of that December.
SEASONS = dict(
    enumerate(
        [
            *_seasons("", (3, 6, 9, 12)),
            *_seasons("northern", (3, 6, 9, 12)),
            *_seasons("southern", (9, 12, 3, 6)),
            *_periods(("first quarter", "second quarter", "third quarter", "fourth quarter"), 3, Precision.QUARTER),
            *_periods(("first four months", "middle four months", "last four months"), 4, Precision.QUADRIMESTER),
            *_periods(("first half", "second half"), 6, Precision.SEMESTER),
        ],
        start=21,
    )
)
"""The seasons by their code, 21 to 41."""
