"""Intervals and sets of dates in plain British English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.edtf.date_phrase import (
    alternatives,
    bare_phrase,
    date_notes,
    date_phrase,
    joined,
    mark_phrase,
    with_article,
)
from briefing.model.edtf.precision import Precision
from briefing.model.edtf.span import Limit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.edtf.grammar import Part
    from briefing.model.edtf.written_date import WrittenDate

__all__ = ["all_of_phrase", "interval_phrase", "one_of_phrase"]

_UNITS = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}
_NO_ENDS = {
    (Limit.OPEN, Limit.OPEN): "no start and no end",
    (Limit.OPEN, Limit.UNKNOWN): "no start, end unknown",
    (Limit.UNKNOWN, Limit.OPEN): "start unknown, no end",
    (Limit.UNKNOWN, Limit.UNKNOWN): "start and end unknown",
}


def interval_phrase(span: Span) -> str:
    """Say an interval: `4 to 8 March 2024`, `from 7 March 2024`, `until 2008, start unknown`."""
    if isinstance(span.start, Limit):
        if isinstance(span.end, Limit):
            return _NO_ENDS[span.start, span.end]
        unknown = ", start unknown" if span.start is Limit.UNKNOWN else ""
        return f"until {with_article(date_phrase(span.end))}{unknown}"
    if isinstance(span.end, Limit):
        unknown = ", end unknown" if span.end is Limit.UNKNOWN else ""
        return f"from {with_article(date_phrase(span.start))}{unknown}"
    return _closed_phrase(span.start, span.end)


def one_of_phrase(parts: Sequence[Part]) -> str:
    """Say that one of several dates is meant: `7 or 9 March 2024`, `some day from 4 to 7 March 2024`."""
    return _list_phrase(parts, "or", [_one_of_span(part) if isinstance(part, Span) else "" for part in parts])


def all_of_phrase(parts: Sequence[Part]) -> str:
    """Say that all of several dates are meant: `1960 and December 1961`, `every day from 4 to 7 March 2024`."""
    return _list_phrase(parts, "and", [_all_of_span(part) if isinstance(part, Span) else "" for part in parts])


def _closed_phrase(start: WrittenDate, end: WrittenDate) -> str:
    first, last = date_phrase(start), date_phrase(end)
    if first == last:
        return first
    collapsed = _collapsed([start, end], "to")
    return collapsed or f"from {with_article(first)} to {with_article(last)}"


def _collapsed(dates: Sequence[WrittenDate], conjunction: str) -> str:
    """Say dates of one precision with what they share said once, as in `4 to 8 March 2024`; else an empty text."""
    marks = {mark for date in dates for mark in date.marks}
    certain = all(date.year.known and len(date.months) <= 1 and len(date.days) <= 1 for date in dates)
    if len(marks) > 1 or not certain or len({date.precision for date in dates}) > 1:
        return ""
    mark = marks.pop()
    if any(len(date_notes(date)) > bool(mark) for date in dates):
        return ""
    phrase = joined([bare_phrase(date) for date in dates], conjunction)
    if not phrase:
        return ""
    every = "both" if len(dates) == 2 else "all"
    return f"{phrase} ({every} {mark_phrase(mark)})" if mark else phrase


def _list_phrase(parts: Sequence[Part], conjunction: str, spans: Sequence[str]) -> str:
    dates = [part for part in parts if not isinstance(part, Span)]
    if len(dates) == len(parts) > 1:
        collapsed = _collapsed(dates, conjunction)
        if collapsed:
            return collapsed
    phrases = [span if isinstance(part, Span) else date_phrase(part) for part, span in zip(parts, spans, strict=True)]
    return alternatives(list(dict.fromkeys(phrases)), conjunction)


def _unit(span: Span) -> str:
    """Name what a range runs through, if both its ends are of one kind."""
    precisions = {date.precision for date in span.dates}
    return _UNITS.get(precisions.pop(), "") if len(precisions) == 1 else ""


def _one_of_span(span: Span) -> str:
    preposition = "on" if _unit(span) == "day" else "in"
    if isinstance(span.start, Limit) and not isinstance(span.end, Limit):
        return f"{preposition} or before {with_article(date_phrase(span.end))}"
    if isinstance(span.end, Limit) and not isinstance(span.start, Limit):
        return f"{preposition} or after {with_article(date_phrase(span.start))}"
    return f"some {_unit(span) or 'time'} {_from(interval_phrase(span))}"


def _all_of_span(span: Span) -> str:
    every = f"every {_unit(span)}" if _unit(span) else "all the time"
    phrase = interval_phrase(span)
    return f"{every} {_from(phrase)}".replace(" until ", " up to ")


def _from(phrase: str) -> str:
    return phrase if phrase.startswith(("from ", "until ")) else f"from {with_article(phrase)}"
