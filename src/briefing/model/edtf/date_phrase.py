"""One date in plain British English, never more precise than it is."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.model.edtf.names import MONTHS, format_year
from briefing.model.edtf.precision import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.edtf.clock import Clock
    from briefing.model.edtf.season import Season
    from briefing.model.edtf.written_date import WrittenDate
    from briefing.model.edtf.year import Year

__all__ = ["alternatives", "bare_phrase", "date_notes", "date_phrase", "joined", "mark_phrase", "with_article"]

_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_SEASON_NOUNS = {Precision.QUADRIMESTER: "months", Precision.SEMESTER: "half"}
_NEEDS_ARTICLE = re.compile(r"(?:[0-9]{4}s|first|second|third|fourth|middle|last)\b")
_LONGEST_LIST = 4


def date_phrase(date: WrittenDate) -> str:
    """Say one date with all that qualifies it: `March 2024 (approximate)`, `some day in May 2016`."""
    notes = "; ".join(date_notes(date))
    return f"{bare_phrase(date)} ({notes})" if notes else bare_phrase(date)


def date_notes(date: WrittenDate) -> list[str]:
    """Give what stands in brackets after a date: hemisphere, range, marks."""
    notes = []
    if date.season and date.season.hemisphere:
        notes.append(f"{date.season.hemisphere} hemisphere")
    if date.year.estimate is not None:
        notes.append(_between(date.year))
    elif date.year.precision is not Precision.NONE and re.search("X[0-9]", date.year.text):
        notes.append(f"written {date.year.text}")
    return [*notes, *_mark_notes(date)]


def bare_phrase(date: WrittenDate) -> str:
    """Say one date without what stands in brackets after it."""
    if date.season:
        return _season_phrase(date.season, date.year)
    if not date.months:
        return _year_phrase(date.year)
    if not date.days:
        return _month_phrase(date)
    return f"{_day_phrase(date)}, {_clock_phrase(date.clock)}" if date.clock else _day_phrase(date)


def with_article(phrase: str) -> str:
    """Put the article that a phrase needs after a preposition: `by the first quarter of 2024`."""
    return f"the {phrase}" if _NEEDS_ARTICLE.match(phrase) else phrase


def mark_phrase(mark: str) -> str:
    """Say what `?`, `~` or `%` means."""
    return _MARKS[mark]


def alternatives(words: Sequence[str], last: str = "or") -> str:
    """Write a list as English does: `8, 18 or 28`."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def joined(phrases: Sequence[str], conjunction: str) -> str:
    """Join dates and say once what they end alike in: `4 to 8 March 2024`; an empty text where one is all shared."""
    words = [phrase.split(" ") for phrase in phrases]
    columns = zip(*(reversed(word) for word in words), strict=False)
    shared = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    heads = [" ".join(word[: len(word) - len(shared)]) for word in words]
    return " ".join([alternatives(heads, conjunction), *reversed(shared)]) if all(heads) else ""


def _mark_notes(date: WrittenDate) -> list[str]:
    """Say which parts are marked; parts with the same mark are named together, all of them not at all."""
    if len(set(date.marks)) == 1:
        return [_MARKS[date.marks[0]]] if date.marks[0] else []
    second = _SEASON_NOUNS.get(date.season.precision, str(date.season.precision)) if date.season else "month"
    parts: dict[str, list[str]] = {}
    for mark, part in zip(date.marks, ("year", second, "day"), strict=False):
        parts.setdefault(mark, []).append(part)
    return [f"{alternatives(names, 'and')} {_MARKS[mark]}" for mark, names in parts.items() if mark]


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
    """Name a decade where its name says nothing else: `1900s` may be ten years or a hundred."""
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
        return f"{alternatives(names)}{year}"
    return f"some month between {names[0]} and {names[-1]}{year}"


def _day_phrase(date: WrittenDate) -> str:
    if "day" in date.unspecified:
        return _some_day(date)
    days, months = date.days, _month_phrase(date)
    named = [str(day) if len(date.months) == 1 else _ordinal(day) for day in days]
    if len(days) <= _LONGEST_LIST:
        return f"{alternatives(named)} {months}" if len(date.months) == 1 else f"the {alternatives(named)} of {months}"
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
