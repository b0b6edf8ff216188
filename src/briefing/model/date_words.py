"""Dates in plain British English, the same for every screen and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.edtf.date_phrase import date_phrase, with_article
from briefing.model.edtf.grammar import EdtfKind
from briefing.model.edtf.short_date import format_short
from briefing.model.edtf.span import Limit, Span
from briefing.model.edtf.span_phrase import all_of_phrase, interval_phrase, one_of_phrase

if TYPE_CHECKING:
    from briefing.model.dates import Day, Edtf

__all__ = ["format_edtf", "format_short", "format_with_bound", "gap_in_words"]

_DAYS_IN_MONTH = 365.2425 / 12
_DAYS_IN_YEAR = 365.2425


def format_edtf(edtf: Edtf) -> str:
    """Say a date in full, with all that is uncertain about it and nothing that is not known.

    >>> from briefing.model.dates import parse_edtf
    >>> format_edtf(parse_edtf("2024-03-04/2024-03-08"))
    '4 to 8 March 2024'
    >>> format_edtf(parse_edtf("2004-06~-11"))
    '11 June 2004 (year and month approximate)'
    """
    if edtf.kind is EdtfKind.ONE_OF:
        return one_of_phrase(edtf.parts)
    if edtf.kind is EdtfKind.ALL_OF:
        return all_of_phrase(edtf.parts)
    part = edtf.parts[0]
    return interval_phrase(part) if isinstance(part, Span) else date_phrase(part)


def format_with_bound(edtf: Edtf, bound: str | None) -> str:
    """Say a date that is a limit: `by summer 2024`, `since 7 March 2024`; `on` and None are the date itself.

    A date that is itself a stretch or a limit gets it at the end: `4 to 8 March 2024, or earlier`.
    """
    phrase = format_edtf(edtf)
    if bound not in {"by", "since"}:
        return phrase
    if _names_one_time(edtf):
        return f"{bound} {with_article(phrase)}"
    part = edtf.parts[0]
    if isinstance(part, Span) and edtf.kind is EdtfKind.INTERVAL:
        # "since 2024" says all that "from 2024" does, and "by 2024" all that "until 2024" does.
        limit, word = (part.end, "from ") if bound == "since" else (part.start, "until ")
        if limit is Limit.OPEN and phrase.startswith(word):
            return f"{bound} {phrase.removeprefix(word)}"
    return f"{phrase}, or {'earlier' if bound == 'by' else 'later'}"


def _names_one_time(edtf: Edtf) -> bool:
    """Whether the words are a noun that `by` and `since` can stand before: a date, or one of several."""
    if edtf.kind is EdtfKind.ONE_OF:
        return all(not isinstance(part, Span) or len(part.dates) == 2 for part in edtf.parts)
    return len(edtf.parts) == 1 and not isinstance(edtf.parts[0], Span)


def gap_in_words(a: Day, b: Day) -> str:
    """Say how far two days lie apart, in either order, in one rounded unit.

    Days up to 13, weeks up to 59 days, months up to two years, then years; `same day` for none.

    >>> from briefing.model.dates import Day
    >>> gap_in_words(Day(2024, 3, 7), Day(2024, 3, 28)), gap_in_words(Day(2022, 2, 24), Day(2024, 3, 7))
    ('3 weeks', '2 years')
    """
    days = abs(a.ordinal - b.ordinal)
    if days == 0:
        return "same day"
    if days < 14:
        return _count(days, "day")
    if days < 60:
        return _count(round(days / 7), "week")
    months = round(days / _DAYS_IN_MONTH)
    return _count(months, "month") if months < 24 else _count(round(days / _DAYS_IN_YEAR), "year")


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"
