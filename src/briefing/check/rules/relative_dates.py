"""What a report means by 'yesterday', 'last month', 'two years ago': from the day it was published."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["meant_by"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AGO = re.compile(rf"\b(\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])}) (day|week|month|year)s? ago\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:(yesterday|today|tonight|tomorrow)|(last|this|next) (week|month|year))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:before|after|since|by|until|till|from|between|early|late|end|than)\b", re.IGNORECASE)
_STEP = {"last": -1, "this": 0, "next": 1}
_DAY = timedelta(days=1)
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


@lru_cache(maxsize=1024)
def meant_by(text: str, published: date) -> tuple[date, date] | None:
    """The first and the last day that English words can mean; None where they are not understood for certain.

    Weeks may begin on Sunday or Monday, and 'two years ago' means any day of that year or of the twelve months
    around the exact day, so that only a clear contradiction is one.

    >>> first, last = meant_by("last month", date(2024, 3, 8))
    >>> first.isoformat(), last.isoformat()
    ('2024-02-01', '2024-02-29')
    """
    if _OPEN.search(text):
        return None
    near, ago = _NEAR.findall(text), _AGO.findall(text)
    if len(near) + len(ago) != 1:
        return None
    try:
        if ago:
            return _ago(_number(ago[0][0]), ago[0][1].lower(), published)
        day, step, unit = near[0]
        if day:
            exact = published + _DAYS_AWAY[day.lower()] * _DAY
            return exact, exact
        return _SPANS[unit.lower()](published, _STEP[step.lower()])
    except (ValueError, OverflowError):
        return None


def _number(word: str) -> int:
    lower = word.lower()
    if lower in {"a", "an"}:
        return 1
    return int(word) if word.isdigit() else _NUMBERS.index(lower)


def _week(day: date, step: int) -> tuple[date, date]:
    monday = day - day.weekday() * _DAY + step * 7 * _DAY
    return monday - _DAY, monday + 6 * _DAY


def _month(day: date, step: int) -> tuple[date, date]:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _year(day: date, step: int) -> tuple[date, date]:
    return date(day.year + step, 1, 1), date(day.year + step, 12, 31)


_SPANS: dict[str, Callable[[date, int], tuple[date, date]]] = {"week": _week, "month": _month, "year": _year}


def _ago(number: int, unit: str, published: date) -> tuple[date, date]:
    if unit == "day":
        exact = published - number * _DAY
        return exact - _DAY, exact + _DAY
    first, last = _SPANS[unit](published, -number)
    slack = {"week": 3, "month": 16, "year": 183}[unit] * _DAY
    exact = published - timedelta(days={"week": 7, "month": 30.44, "year": 365.25}[unit] * number)
    return min(first, exact - slack), max(last, exact + slack)
