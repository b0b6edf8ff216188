"""What the words of a report say of a date: the weekdays and months they name, the days they can mean.

A table a language; the words of a language without one say nothing here. Only what is certain is read: a weekday behind
'after' or 'the eve of' is that of something else, 'about ten years ago' is wider than 'ten years ago'.
"""

from __future__ import annotations

import calendar
import re
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf.language_words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NamedDays", "days_meant", "named_days"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AGO = re.compile(
    rf"(?<![\w.,/½¼¾-])(?<!\band )(?<!\bto )(?<!\bor )(\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])})"
    r" (day|week|month|year)s? ago\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:(yesterday|today|tonight|tomorrow)|(last|this|next) (week|month|year))\b(?! of\b)", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:before|after|since|by|until|till|from|between|early|late|end|eve)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|almost exactly|close to|circa|an estimated)\b|~|"
    r"\bor so\b|\bor (?:more|less)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:over|more than|at least|above|upwards of|past)\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|less than|at most|up to|within|not quite|fewer than|only)\b", re.IGNORECASE)
_STEP = {"last": -1, "this": 0, "next": 1}
_DAY = timedelta(days=1)
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_TWO_DAYS = re.compile(r"\bday (?:before (yesterday)|after tomorrow)\b", re.IGNORECASE)
_LENGTHS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_SLACK = {"day": 1, "week": 3, "month": 16, "year": 183}


class NamedDays(NamedTuple):
    """The weekdays, from 0 for Monday, and the months, from 1, that words name as those of a date."""

    weekdays: frozenset[int]
    months: frozenset[int]


@lru_cache(maxsize=1024)
def named_days(text: str, language: str | None = None) -> NamedDays:
    """The weekdays and months of a date in the words of a report.

    Args:
        text: The words.
        language: The language they are in, as a BCP 47 tag; English where it is not known. The English names of the
            days are read in every language, which none of them has for anything else.

    >>> named_days("on Tuesday, 5 March"), named_days("two days after Tuesday's vote")
    (NamedDays(weekdays=frozenset({1}), months=frozenset({3})), NamedDays(weekdays=frozenset(), months=frozenset()))
    >>> named_days("mardi soir", "fr").weekdays, named_days("mardi soir", "de").weekdays
    (frozenset({1}), frozenset())
    """
    words = LANGUAGES.get(_primary(language))
    english = LANGUAGES["en"]
    weekdays = words.weekdays_in(text) if words else frozenset()
    return NamedDays(weekdays or english.weekdays_in(text), words.months_in(text) if words else frozenset())


def _primary(language: str | None) -> str:
    return (language or "en").partition("-")[0].lower()


@lru_cache(maxsize=1024)
def days_meant(text: str, published: Date, language: str | None = None) -> tuple[Date, Date] | None:
    """The first and last day that words can mean in a report of a day; None where that is not certain.

    Weeks may begin on Sunday or Monday, and 'two years ago' means any day of that year or of the twelve months
    around the exact day, so that only a clear contradiction is one. Other languages than English are read for
    yesterday, today and tomorrow.

    >>> first, last = days_meant("last month", Date(2024, 3, 8))
    >>> first.isoformat(), last.isoformat()
    ('2024-02-01', '2024-02-29')
    """
    words = LANGUAGES.get(_primary(language))
    try:
        if words is LANGUAGES["en"]:
            return _meant_in_english(text, published)
        away = words.days_away_in(text) if words else None
        return None if away is None else (published + away * _DAY, published + away * _DAY)
    except (ValueError, OverflowError):
        return None


def _meant_in_english(text: str, published: Date) -> tuple[Date, Date] | None:
    if two_days := _TWO_DAYS.search(text):
        exact = published + (-2 if two_days[1] else 2) * _DAY
        rest = _TWO_DAYS.sub("", text, count=1)
        return None if any(form.search(rest) for form in (_OPEN, _NEAR, _AGO)) else (exact, exact)
    near, ago = _NEAR.findall(text), _AGO.findall(text)
    if _OPEN.search(text) or len(near) + len(ago) != 1:
        return None
    if ago:
        return _widened(text, _number(ago[0][0]), ago[0][1].lower(), published)
    day, step, unit = near[0]
    if day:
        exact = published + _DAYS_AWAY[day.lower()] * _DAY
        return exact, exact
    return _SPANS[unit.lower()](published, _STEP[step.lower()])


def _number(word: str) -> int:
    lower = word.lower()
    if lower in {"a", "an"}:
        return 1
    return int(word) if word.isdigit() else _NUMBERS.index(lower)


def _week(day: Date, step: int) -> tuple[Date, Date]:
    monday = day - day.weekday() * _DAY + step * 7 * _DAY
    return monday - _DAY, monday + 6 * _DAY


def _month(day: Date, step: int) -> tuple[Date, Date]:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return Date(year, month + 1, 1), Date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _year(day: Date, step: int) -> tuple[Date, Date]:
    return Date(day.year + step, 1, 1), Date(day.year + step, 12, 31)


_SPANS: dict[str, Callable[[Date, int], tuple[Date, Date]]] = {"week": _week, "month": _month, "year": _year}


def _widened(text: str, number: int, unit: str, published: Date) -> tuple[Date, Date]:
    """The days of 'two years ago', wider where a word before it says that the number is not exact."""
    first, last = _ago(number, unit, published)
    more = _LENGTHS[unit] * max(1, number / 4) * _DAY
    over, under, about = (form.search(text) is not None for form in (_OVER, _UNDER, _ABOUT))
    if over or about:
        first -= more if about else 2 * more
    if under or about:
        last = min(last + more, published)
    return first, last


def _ago(number: int, unit: str, published: Date) -> tuple[Date, Date]:
    exact = published - timedelta(days=_LENGTHS[unit] * number)
    slack = _SLACK[unit] * _DAY
    first, last = _SPANS[unit](published, -number) if unit in _SPANS else (exact, exact)
    return min(first, exact - slack), max(last, exact + slack)
