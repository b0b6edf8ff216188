"""Words dates, intervals and sets in plain British English, never more precisely than they are given."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.edtf.calendar import MONTHS, Precision, format_year
from briefing.edtf.parsing import DateRange, EdtfKind, Limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.edtf import Day, Edtf
    from briefing.edtf.calendar import Season
    from briefing.edtf.parsing import Part
    from briefing.edtf.written_date import Clock, WrittenDate, Year

__all__ = ["format_edtf", "format_with_bound", "gap_in_words", "joined"]

_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_SEASON_NOUNS = {Precision.QUADRIMESTER: "months", Precision.SEMESTER: "half"}
_NEEDS_ARTICLE = re.compile(r"(?:[0-9]{4}s|first|second|third|fourth|middle|last)\b")
_LONGEST_LIST = 4


def _date_phrase(date: WrittenDate) -> str:
    """Say one date with all that qualifies it: `March 2024 (approximate)`, `some day in May 2016`."""
    notes = "; ".join(_date_notes(date))
    return f"{_bare_phrase(date)} ({notes})" if notes else _bare_phrase(date)


def _date_notes(date: WrittenDate) -> list[str]:
    """Give what stands in brackets after a date: hemisphere, range, marks."""
    notes = []
    if date.season and date.season.hemisphere:
        notes.append(f"{date.season.hemisphere} hemisphere")
    if date.year.estimate is not None:
        notes.append(_between(date.year))
    elif date.year.precision is not Precision.NONE and re.search("X[0-9]", date.year.text):
        notes.append(f"written {date.year.text}")
    return [*notes, *_mark_notes(date)]


def _bare_phrase(date: WrittenDate) -> str:
    """Say one date without what stands in brackets after it."""
    if date.season:
        return _season_phrase(date.season, date.year)
    if not date.months:
        return _year_phrase(date.year)
    if not date.days:
        return _month_phrase(date)
    return f"{_day_phrase(date)}, {_clock_phrase(date.clock)}" if date.clock else _day_phrase(date)


def _with_article(phrase: str) -> str:
    """Put the article that a phrase needs after a preposition: `by the first quarter of 2024`."""
    return f"the {phrase}" if _NEEDS_ARTICLE.match(phrase) else phrase


def _alternatives(words: Sequence[str], last: str = "or") -> str:
    """Write a list as English does: `8, 18 or 28`."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def joined(phrases: Sequence[str], conjunction: str) -> str:
    """Join dates and say a shared ending once: `4 to 8 March 2024`; empty if one of them has nothing else."""
    words = [phrase.split(" ") for phrase in phrases]
    columns = zip(*(reversed(word) for word in words), strict=False)
    shared = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    heads = [" ".join(word[: len(word) - len(shared)]) for word in words]
    return " ".join([_alternatives(heads, conjunction), *reversed(shared)]) if all(heads) else ""


def _mark_notes(date: WrittenDate) -> list[str]:
    """Say which parts are marked, those with the same mark together; a mark on all parts names none of them."""
    if len(set(date.marks)) == 1:
        return [_MARKS[date.marks[0]]] if date.marks[0] else []
    second = _SEASON_NOUNS.get(date.season.precision, str(date.season.precision)) if date.season else "month"
    parts: dict[str, list[str]] = {}
    for mark, part in zip(date.marks, ("year", second, "day"), strict=False):
        parts.setdefault(mark, []).append(part)
    return [f"{_alternatives(names, 'and')} {_MARKS[mark]}" for mark, names in parts.items() if mark]


def _year_phrase(year: Year) -> str:
    if year.estimate is not None:
        return f"about {format_year(year.estimate)}"
    if year.known:
        return format_year(year.earliest)
    if year.precision is Precision.NONE:
        return "an unknown year"
    decade = _decade(year)
    return decade or f"some year {_between(year)}"


def _decade(year: Year) -> str:
    """Name a decade where its name can mean nothing else: `1900s` may be ten years or a hundred."""
    plain = year.precision is Precision.DECADE and year.earliest >= 1000 and year.earliest % 100
    return f"{year.earliest}s" if plain else ""


def _between(year: Year) -> str:
    first, last = format_year(year.earliest), format_year(year.latest)
    if last.endswith(" BC"):
        first = first.removesuffix(" BC")
    if first.startswith("AD "):
        last = last.removeprefix("AD ")
    return f"between {first} and {last}"


def _of_year(year: Year) -> str:
    """Give the year as it stands after a month or season of it."""
    if year.known:
        return f" {format_year(year.earliest)}"
    decade = _decade(year)
    return f" of some year in the {decade}" if decade else f" of {_year_phrase(year)}"


def _season_phrase(season: Season, year: Year) -> str:
    if not year.known:
        return f"{season.noun}{_of_year(year)}"
    if season.precision is not Precision.SEASON:
        return f"{season.noun} of{_of_year(year)}"
    if not season.crosses_year:
        return f"{season.noun}{_of_year(year)}"
    first, second = year.earliest, year.earliest + 1
    if not 1000 <= first < 9999:
        return f"{season.noun} {format_year(first)} to {format_year(second)}"
    return f"{season.noun} {first}-{second % 100:02}" if second % 100 else f"{season.noun} {first}-{second}"


def _month_phrase(date: WrittenDate) -> str:
    names = [MONTHS[month - 1] for month in date.months]
    year = _of_year(date.year)
    if "month" in date.unspecified and len(names) > 1:
        return f"some month in{year}" if date.year.known else f"some month{year}"
    if len(names) <= _LONGEST_LIST:
        return f"{_alternatives(names)}{year}"
    return f"some month between {names[0]} and {names[-1]}{year}"


def _day_phrase(date: WrittenDate) -> str:
    if "day" in date.unspecified:
        return _some_day(date)
    days, months = date.days, _month_phrase(date)
    named = [str(day) if len(date.months) == 1 else _ordinal(day) for day in days]
    if len(days) <= _LONGEST_LIST:
        return (
            f"{_alternatives(named)} {months}" if len(date.months) == 1 else f"the {_alternatives(named)} of {months}"
        )
    if len(date.months) == 1:
        return f"some day between {named[0]} and {named[-1]} {months}"
    return f"some day between the {named[0]} and the {named[-1]} of {months}"


def _some_day(date: WrittenDate) -> str:
    months = _month_phrase(date)
    if "month" not in date.unspecified:
        return months.replace("some month", "some day") if months.startswith("some ") else f"some day in {months}"
    if date.year.precision is Precision.NONE:
        return "an unknown date"
    return months.replace("some month", "some day")


def _ordinal(day: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}  # codespell:ignore nd
    return f"{day}{'th' if 11 <= day <= 13 else endings.get(day % 10, 'th')}"


def _clock_phrase(clock: Clock) -> str:
    seconds = f":{clock.second:02}" if clock.second else ""
    time = f"{clock.hour:02}:{clock.minute:02}{seconds}"
    if clock.offset is None:
        return time
    hours, minutes = divmod(abs(clock.offset), 60)
    shift = f"{'-' if clock.offset < 0 else '+'}{hours}{f':{minutes:02}' if minutes else ''}" if clock.offset else ""
    return f"{time} UTC{shift}"


_UNITS = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}
_NO_ENDS = {
    (Limit.OPEN, Limit.OPEN): "no start and no end",
    (Limit.OPEN, Limit.UNKNOWN): "no start, end unknown",
    (Limit.UNKNOWN, Limit.OPEN): "start unknown, no end",
    (Limit.UNKNOWN, Limit.UNKNOWN): "start and end unknown",
}


def _interval_phrase(span: DateRange) -> str:
    """Say an interval: `4 to 8 March 2024`, `from 7 March 2024`, `until 2008, start unknown`."""
    if isinstance(span.start, Limit):
        if isinstance(span.end, Limit):
            return _NO_ENDS[span.start, span.end]
        unknown = ", start unknown" if span.start is Limit.UNKNOWN else ""
        return f"until {_with_article(_date_phrase(span.end))}{unknown}"
    if isinstance(span.end, Limit):
        unknown = ", end unknown" if span.end is Limit.UNKNOWN else ""
        return f"from {_with_article(_date_phrase(span.start))}{unknown}"
    return _closed_phrase(span.start, span.end)


def _one_of_phrase(parts: Sequence[Part]) -> str:
    """Say that one of several dates is meant: `7 or 9 March 2024`, `some day from 4 to 7 March 2024`."""
    return _list_phrase(parts, "or", [_one_of_span(part) if isinstance(part, DateRange) else "" for part in parts])


def _all_of_phrase(parts: Sequence[Part]) -> str:
    """Say that all of several dates are meant: `1960 and December 1961`, `every day from 4 to 7 March 2024`."""
    return _list_phrase(parts, "and", [_all_of_span(part) if isinstance(part, DateRange) else "" for part in parts])


def _closed_phrase(start: WrittenDate, end: WrittenDate) -> str:
    first, last = _date_phrase(start), _date_phrase(end)
    if first == last:
        return first
    collapsed = _collapsed([start, end], "to")
    return collapsed or f"from {_with_article(first)} to {_with_article(last)}"


def _collapsed(dates: Sequence[WrittenDate], conjunction: str) -> str:
    """Say dates of one precision with what they share said once, as in `4 to 8 March 2024`; else an empty text."""
    marks = {mark for date in dates for mark in date.marks}
    certain = all(date.year.known and len(date.months) <= 1 and len(date.days) <= 1 for date in dates)
    if len(marks) > 1 or not certain or len({date.precision for date in dates}) > 1:
        return ""
    mark = marks.pop()
    if any(len(_date_notes(date)) > bool(mark) for date in dates):
        return ""
    phrase = joined([_bare_phrase(date) for date in dates], conjunction)
    if not phrase:
        return ""
    every = "both" if len(dates) == 2 else "all"
    return f"{phrase} ({every} {_MARKS[mark]})" if mark else phrase


def _list_phrase(parts: Sequence[Part], conjunction: str, spans: Sequence[str]) -> str:
    dates = [part for part in parts if not isinstance(part, DateRange)]
    if len(dates) == len(parts) > 1:
        collapsed = _collapsed(dates, conjunction)
        if collapsed:
            return collapsed
    phrases = [
        span if isinstance(part, DateRange) else _date_phrase(part) for part, span in zip(parts, spans, strict=True)
    ]
    return _alternatives(list(dict.fromkeys(phrases)), conjunction)


def _unit(span: DateRange) -> str:
    """Name what a range runs through, if both its ends are of one kind."""
    precisions = {date.precision for date in span.dates}
    return _UNITS.get(precisions.pop(), "") if len(precisions) == 1 else ""


def _one_of_span(span: DateRange) -> str:
    preposition = "on" if _unit(span) == "day" else "in"
    if isinstance(span.start, Limit) and not isinstance(span.end, Limit):
        return f"{preposition} or before {_with_article(_date_phrase(span.end))}"
    if isinstance(span.end, Limit) and not isinstance(span.start, Limit):
        return f"{preposition} or after {_with_article(_date_phrase(span.start))}"
    return f"some {_unit(span) or 'time'} {_from(_interval_phrase(span))}"


def _all_of_span(span: DateRange) -> str:
    every = f"every {_unit(span)}" if _unit(span) else "all the time"
    phrase = _interval_phrase(span)
    return f"{every} {_from(phrase)}".replace(" until ", " up to ")


def _from(phrase: str) -> str:
    return phrase if phrase.startswith(("from ", "until ")) else f"from {_with_article(phrase)}"


_DAYS_IN_MONTH = 365.2425 / 12
_DAYS_IN_YEAR = 365.2425


def format_edtf(edtf: Edtf) -> str:
    """Word a date in full, with everything that is uncertain about it and nothing that is not known.

    >>> from briefing.edtf import parse_edtf
    >>> format_edtf(parse_edtf("2024-03-04/2024-03-08"))
    '4 to 8 March 2024'
    >>> format_edtf(parse_edtf("2004-06~-11"))
    '11 June 2004 (year and month approximate)'
    """
    if edtf.kind is EdtfKind.ONE_OF:
        return _one_of_phrase(edtf.parts)
    if edtf.kind is EdtfKind.ALL_OF:
        return _all_of_phrase(edtf.parts)
    part = edtf.parts[0]
    return _interval_phrase(part) if isinstance(part, DateRange) else _date_phrase(part)


def format_with_bound(edtf: Edtf, bound: str | None) -> str:
    """Say a date that is a limit: `by summer 2024`, `since 7 March 2024`; `on` and None are the date itself.

    A date that is itself a stretch or a limit gets it at the end: `4 to 8 March 2024, or earlier`.
    """
    phrase = format_edtf(edtf)
    if bound not in {"by", "since"}:
        return phrase
    if _names_one_time(edtf):
        return f"{bound} {_with_article(phrase)}"
    part = edtf.parts[0]
    if isinstance(part, DateRange) and edtf.kind is EdtfKind.INTERVAL:
        # "since 2024" says all that "from 2024" does, and "by 2024" all that "until 2024" does.
        limit, word = (part.end, "from ") if bound == "since" else (part.start, "until ")
        if limit is Limit.OPEN and phrase.startswith(word):
            return f"{bound} {phrase.removeprefix(word)}"
    return f"{phrase}, or {'earlier' if bound == 'by' else 'later'}"


def _names_one_time(edtf: Edtf) -> bool:
    """Whether `by` or `since` can go before the words: they are a date, or one of several."""
    if edtf.kind is EdtfKind.ONE_OF:
        return all(not isinstance(part, DateRange) or len(part.dates) == 2 for part in edtf.parts)
    return len(edtf.parts) == 1 and not isinstance(edtf.parts[0], DateRange)


def gap_in_words(a: Day, b: Day) -> str:
    """Say how far two days lie apart, in either order, in one rounded unit.

    Days up to 13, weeks up to 59 days, months up to two years, then years; `same day` for none.

    >>> from briefing.edtf import Day
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
