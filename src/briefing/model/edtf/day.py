"""A day of the proleptic Gregorian calendar, of any year."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Day", "days_in_month", "is_leap"]

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_YEAR_1 = 306  # 1 March of the year 0 to 1 January of the year 1
_DAYS_IN_400_YEARS = 146_097


class Day(NamedTuple):
    """One day; years are astronomical (0 is 1 BC) and have no limit, which `datetime.date` cannot offer.

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

    def weekday(self) -> int | None:
        """Give the day of the week, Monday is 0; None before 15 October 1582, when nobody used this calendar."""
        return (self.ordinal + 6) % 7 if self >= _GREGORIAN_REFORM else None


_GREGORIAN_REFORM = Day(1582, 10, 15)


def is_leap(year: int) -> bool:
    """Tell whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month, which is 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]
