"""Dates that contradict each other: the words and what they were resolved to, the plan and the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.check.rules.rule import Fault, rule
from briefing.errors import Severity
from briefing.model.references import select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.check.rules.rule import Subject
    from briefing.edtf import Day
    from briefing.errors import NodePath
    from briefing.model import BriefDate

__all__ = ["RULES"]

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
def meant_by(text: str, published: Date) -> tuple[Date, Date] | None:
    """The first and last day that English words can mean; None where that is not certain.

    Weeks may begin on Sunday or Monday, and 'two years ago' means any day of that year or of the twelve months
    around the exact day, so that only a clear contradiction is one.

    >>> first, last = meant_by("last month", Date(2024, 3, 8))
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


def _week(day: Date, step: int) -> tuple[Date, Date]:
    monday = day - day.weekday() * _DAY + step * 7 * _DAY
    return monday - _DAY, monday + 6 * _DAY


def _month(day: Date, step: int) -> tuple[Date, Date]:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return Date(year, month + 1, 1), Date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _year(day: Date, step: int) -> tuple[Date, Date]:
    return Date(day.year + step, 1, 1), Date(day.year + step, 12, 31)


_SPANS: dict[str, Callable[[Date, int], tuple[Date, Date]]] = {"week": _week, "month": _month, "year": _year}


def _ago(number: int, unit: str, published: Date) -> tuple[Date, Date]:
    if unit == "day":
        exact = published - number * _DAY
        return exact - _DAY, exact + _DAY
    first, last = _SPANS[unit](published, -number)
    slack = {"week": 3, "month": 16, "year": 183}[unit] * _DAY
    exact = published - timedelta(days={"week": 7, "month": 30.44, "year": 365.25}[unit] * number)
    return min(first, exact - slack), max(last, exact + slack)


_DATES = ("event.when", "quotes.*.date", "timeline.*.date", "gaps.*.by", "watch.*.by")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})s?\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join(name.title() for name in _MONTHS)})\b")
_MOST_DAYS = 40
_FIRST_YEAR = 1583


def _worded(subject: Subject) -> Iterator[tuple[NodePath, BriefDate, str, str]]:
    """Every date that is resolved and has words, too: its path, itself, the words, the EDTF text."""
    for pattern in _DATES:
        for path, date in select(subject.briefing, pattern):
            if date.text and date.edtf:
                yield path, date, date.text, date.edtf.text


def _days(date: BriefDate) -> tuple[Date, ...]:
    """The days a date can mean: all of a short span, else its known ends; none where nothing is known to the day."""
    first, last = _calendar_day(date.earliest), _calendar_day(date.latest)
    if first and last and 0 <= (last - first).days < _MOST_DAYS:
        return tuple(Date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return tuple(day for day in (first, last) if day)


def _calendar_day(day: Day | None) -> Date | None:
    """A day as a `datetime.date`; None outside the years for which everybody agrees on the weekday."""
    return Date(*day) if day and _FIRST_YEAR <= day.year <= Date.max.year else None


@rule(
    "BR411",
    Severity.WARNING,
    "A date was resolved to another weekday or month than its words name.",
    "Look at a calendar and correct 'edtf', or the words if they are not the source's.",
)
def other_weekday(subject: Subject) -> Iterator[Fault]:
    """For a span it is enough that one of its days, or one of its ends, fits."""
    for path, date, text, resolved in _worded(subject):
        weekdays, months = _named_in(text)
        days = _days(date) if weekdays or months else ()
        if weekdays and days and not weekdays.intersection(day.weekday() for day in days):
            named = _WEEKDAYS[days[0].weekday()].title()
            yield Fault(path, f"'{text}' was resolved to {resolved}, a {named}")
        elif months and days and not months & _months(date, days):
            yield Fault(path, f"'{text}' was resolved to {resolved}, another month")


@lru_cache(maxsize=1024)
def _named_in(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The weekdays, from 0, and the months, from 1, that words name; the same few words date most of a brief."""
    weekdays = frozenset(_WEEKDAYS.index(name.lower()) for name in _WEEKDAY.findall(text))
    return weekdays, frozenset(_MONTHS.index(name.lower()) + 1 for name in _MONTH.findall(text))


def _months(date: BriefDate, days: tuple[Date, ...]) -> set[int]:
    """The months a date can mean; for a long or open span, all of them."""
    if date.earliest is None or date.latest is None or len(days) == len((date.earliest, date.latest)):
        return set(range(1, 13))
    return {day.month for day in days}


@rule(
    "BR412",
    Severity.WARNING,
    "A date was resolved to a day that its words, read on the day of the report, cannot mean.",
    "Resolve the words against the source's 'published', or correct that date.",
)
def other_than_the_words(subject: Subject) -> Iterator[Fault]:
    """Understands English words such as 'yesterday', 'last month', 'two years ago'; others are not judged."""
    for path, date, text, resolved in _worded(subject):
        published = _published(subject, path)
        meant = meant_by(text, published) if published else None
        if published and meant and not _can_lie_in(date, *meant):
            message = f"'{text}' in a report of {published.isoformat()} cannot mean {resolved}"
            yield Fault(path, message, f"it means {_span(*meant)}")


def _can_lie_in(date: BriefDate, first: Date, last: Date) -> bool:
    earliest, latest = _calendar_day(date.earliest), _calendar_day(date.latest)
    return (earliest is None or earliest <= last) and (latest is None or latest >= first)


def _span(first: Date, last: Date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _published(subject: Subject, path: NodePath) -> Date | None:
    """The exact day on which the source of a dated item was published; that of the only source for the event."""
    briefing = subject.briefing
    if path[0] == "event":
        source = next(iter(briefing.sources)) if len(briefing.sources) == 1 else None
    else:
        source = getattr(getattr(briefing, str(path[0]))[path[1]], "source", None)
    published = briefing.sources[source].published if source else None
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    return _calendar_day(published.earliest)


@rule(
    "BR413",
    Severity.WARNING,
    "Something planned lies before the date of information.",
    "Say whether it took place: 'occurred', 'cancelled' or 'unconfirmed'.",
)
def planned_in_the_past(subject: Subject) -> Iterator[Fault]:
    """The last possible day must lie before the first one of `as_of`."""
    limit = subject.briefing.as_of.earliest if subject.briefing.as_of else None
    for path, name, status, date in _statuses(subject):
        if status == "planned" and limit and date.latest and date.latest < limit:
            yield Fault(path, f"{name} is planned for {date.latest.iso()}, before {limit.iso()}")


@rule(
    "BR414",
    Severity.WARNING,
    "Something marked as occurred lies after the date of information.",
    "Make it 'planned', or correct the date.",
)
def occurred_in_the_future(subject: Subject) -> Iterator[Fault]:
    """The first possible day must lie after the last one of `as_of`."""
    limit = subject.briefing.as_of.latest if subject.briefing.as_of else None
    for path, name, status, date in _statuses(subject):
        if status == "occurred" and limit and date.earliest and date.earliest > limit:
            yield Fault(path, f"{name} occurred on {date.earliest.iso()}, after {limit.iso()}")


def _statuses(subject: Subject) -> Iterator[tuple[NodePath, str, str | None, BriefDate]]:
    event = subject.briefing.event
    if event.when:
        yield ("event", "when"), "the event", event.status, event.when
    for place, entry in enumerate(subject.briefing.timeline):
        yield ("timeline", place, "date"), entry.id, entry.status, entry.date


@rule(
    "BR415",
    Severity.WARNING,
    "A statement is dated later than the source that reports it.",
    "Correct the date of the statement, or that of the source.",
)
def said_after_it_was_printed(subject: Subject) -> Iterator[Fault]:
    """The first day on which it can have been said must lie after the last day of publication."""
    for place, quote in enumerate(subject.briefing.quotes):
        source = subject.briefing.sources[quote.source] if quote.source else None
        printed = source.published.latest if source and source.published else None
        said = quote.date.earliest if quote.date else None
        if printed and said and said > printed:
            message = f"{quote.id} was said on {said.iso()}, '{quote.source}' was published on {printed.iso()}"
            yield Fault(("quotes", place, "date"), message)


RULES = (other_weekday, other_than_the_words, planned_in_the_past, occurred_in_the_future, said_after_it_was_printed)
