"""Dates that contradict each other: the words and what they were resolved to, the plan and the calendar."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.check.rules.rule import Fault, rule
from briefing.edtf import Precision
from briefing.edtf.calendar import WEEKDAYS
from briefing.edtf.instants import first_in_words, is_after, last_in_words, local_days
from briefing.edtf.report_words import days_meant, named_days
from briefing.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules.rule import Subject
    from briefing.edtf import Day, Edtf
    from briefing.errors import NodePath
    from briefing.model import BriefDate

__all__ = ["RULES"]

_MOST_DAYS = 40
_FIRST_YEAR = 1583


def _ends(date: BriefDate) -> tuple[Date | None, Date | None]:
    """The first and the last day that a date can mean where it happened."""
    first, last = local_days(date.edtf) if date.edtf else (None, None)
    return _calendar_day(first), _calendar_day(last)


def _days(date: BriefDate) -> tuple[Date, ...]:
    """The days a date can mean: all of a short span, else its known ends; none where nothing is known to the day."""
    first, last = _ends(date)
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
    for path, date, edtf, text, source in subject.worded_dates:
        weekdays, months = named_days(text, _language(subject, source))
        days = _days(date) if weekdays or months else ()
        if days and _at_night(text, edtf):
            days = (days[0] - timedelta(days=1), *days)
        if weekdays and days and not edtf.approximate and not weekdays.intersection(day.weekday() for day in days):
            yield Fault(path, f"'{text}' was resolved to {edtf.text}, a {WEEKDAYS[days[0].weekday()]}")
        elif months and days and not months & _months(date, days):
            yield Fault(path, f"'{text}' was resolved to {edtf.text}, another month")


def _at_night(text: str, edtf: Edtf) -> bool:
    """Whether a day may be worded as the one before it: at two on Wednesday is Tuesday night, and so is midnight."""
    words = text.lower()
    return "midnight" in words or ("night" in words and edtf.precision is Precision.TIME)


def _months(date: BriefDate, days: tuple[Date, ...]) -> set[int]:
    """The months a date can mean; for a long or open span, all of them."""
    if None in _ends(date) or len(days) == 2 < (days[-1] - days[0]).days:
        return set(range(1, 13))
    return {day.month for day in days}


@rule(
    "BR412",
    Severity.WARNING,
    "A date was resolved to a day that its words, read on the day of the report, cannot mean.",
    "Resolve the words against the source's 'published', or correct that date.",
)
def other_than_the_words(subject: Subject) -> Iterator[Fault]:
    """Understands English words such as 'yesterday', 'last month', 'two years ago'; few of other languages."""
    printed = {key: _ends(source.published) for key, source in subject.briefing.sources.items() if source.published}
    for path, date, edtf, text, source in subject.worded_dates:
        published = printed.get(source or "", (None, None))
        if published[0] is None or published[1] is None or (published[1] - published[0]).days > 1:
            continue
        spans = [days_meant(text, day, _language(subject, source)) for day in published if day]
        meant = [span for span in spans if span]
        if meant and not _can_lie_in(date, min(meant)[0], max(meant)[1]):
            message = f"'{text}' in a report of {published[0].isoformat()} cannot mean {edtf.text}"
            yield Fault(path, message, f"it means {_span(min(meant)[0], max(meant)[1])}")


def _can_lie_in(date: BriefDate, first: Date, last: Date) -> bool:
    earliest, latest = _ends(date)
    if date.edtf and date.edtf.approximate and earliest and latest:
        more = timedelta(days=max((latest - earliest).days, 1))
        earliest, latest = earliest - more, latest + more
    return (earliest is None or earliest <= last) and (latest is None or latest >= first)


def _span(first: Date, last: Date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _language(subject: Subject, source: str | None) -> str | None:
    """The language in which a date is worded: that of its source, else that of the brief."""
    return (subject.briefing.sources[source].language if source else None) or subject.briefing.language


@rule(
    "BR413",
    Severity.WARNING,
    "Something planned lies before the date of information.",
    "Say whether it took place: 'occurred', 'cancelled' or 'unconfirmed'.",
)
def planned_in_the_past(subject: Subject) -> Iterator[Fault]:
    """The last possible day must lie before the first one of `as_of`; times are compared as points in time."""
    limit = subject.briefing.as_of.edtf if subject.briefing.as_of else None
    for path, name, status, date in _statuses(subject):
        if status == "planned" and limit and date.edtf and is_after(limit, date.edtf):
            yield Fault(path, f"{name} is planned for {last_in_words(date.edtf)}, before {first_in_words(limit)}")


@rule(
    "BR414",
    Severity.WARNING,
    "Something marked as occurred lies after the date of information.",
    "Make it 'planned', or correct the date.",
)
def occurred_in_the_future(subject: Subject) -> Iterator[Fault]:
    """The first possible day must lie after the last one of `as_of`; times are compared as points in time."""
    limit = subject.briefing.as_of.edtf if subject.briefing.as_of else None
    for path, name, status, date in _statuses(subject):
        if status == "occurred" and limit and date.edtf and is_after(date.edtf, limit):
            yield Fault(path, f"{name} occurred on {first_in_words(date.edtf)}, after {last_in_words(limit)}")


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
    """The first time at which it can have been said must lie after the last one of publication."""
    for place, quote in enumerate(subject.briefing.quotes):
        source = subject.briefing.sources[quote.source] if quote.source else None
        printed = source.published.edtf if source and source.published else None
        said = quote.date.edtf if quote.date else None
        if printed and said and is_after(said, printed):
            day = last_in_words(printed)
            message = f"{quote.id} was said on {first_in_words(said)}, '{quote.source}' was published on {day}"
            yield Fault(("quotes", place, "date"), message)


RULES = (other_weekday, other_than_the_words, planned_in_the_past, occurred_in_the_future, said_after_it_was_printed)
