"""Dates for narrow columns: of several true wordings, the most precise that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.edtf.calendar import MONTHS, Precision, format_year
from briefing.edtf.parsing import DateRange, EdtfKind, Limit
from briefing.edtf.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.edtf import Edtf
    from briefing.edtf.calendar import Day, Season
    from briefing.edtf.parsing import Part
    from briefing.edtf.written_date import WrittenDate, Year

__all__ = ["format_short"]

_NUMBERED = {Precision.QUARTER: "Q", Precision.SEMESTER: "H"}
_LONGEST_COUNTED_YEAR = 10**6


def format_short(edtf: Edtf, cells: int = 14) -> str:
    """Word a date for a narrow column: coarser where it does not fit, never cut.

    `?` before it stands for uncertain, or for one of several dates; `~` for approximate.

    >>> from briefing.edtf import parse_edtf
    >>> format_short(parse_edtf("2024-03-24/2024-03-28")), format_short(parse_edtf("2024-02-28/2024-03-03"))
    ('24-28 Mar 2024', 'Feb-Mar 2024')

    Args:
        edtf: The date.
        cells: The width; only what cannot be said in fewer cells is wider.
    """
    several = len(edtf.parts) > 1 or isinstance(edtf.parts[0], DateRange)
    doubtful = edtf.uncertain or (edtf.kind is EdtfKind.ONE_OF and several)
    marks = ("?" if doubtful else "") + ("~" if edtf.approximate else "")
    ways = [f"{marks}{way}".replace("~~", "~") for way in _ways(edtf)]
    return next((way for way in ways if len(way) <= cells), min(ways, key=len))


def _ways(edtf: Edtf) -> Iterator[str]:
    """Yield its wordings, the most precise first."""
    first, last = edtf.earliest, edtf.latest
    if len(edtf.parts) == 1:
        yield from _part_ways(edtf.parts[0])
    elif edtf.kind is EdtfKind.ONE_OF and first and last:
        yield from _stretch_ways(first, last, edtf.precision)
    elif edtf.kind is EdtfKind.ONE_OF and (first or last):
        day, word = (first, "from") if first else (last, "to")
        yield from [f"{word} {_year(day.year)}"] if day else []
    else:
        ways = [list(_part_ways(part)) for part in edtf.parts]
        if len(ways) == 2:
            yield joined([finest for finest, *_ in ways], "+").replace(" + ", "+") or ways[0][0]
        yield from (f"{way} & more" for way in ways[0])
        yield f"{len(ways)} dates"


def _part_ways(part: Part) -> Iterator[str]:
    yield from _span_ways(part) if isinstance(part, DateRange) else _date_ways(part)


def _span_ways(span: DateRange) -> Iterator[str]:
    if not isinstance(span.start, Limit) and not isinstance(span.end, Limit):
        yield from _stretch_ways(span.start.earliest, span.end.latest, span.precision)
    elif not isinstance(span.start, Limit):
        yield from (f"from {way}" for way in [*_date_ways(span.start), _year(span.start.earliest.year)])
    elif not isinstance(span.end, Limit):
        yield from (f"to {way}" for way in [*_date_ways(span.end), _year(span.end.latest.year)])
    else:
        yield "open"


def _stretch_ways(first: Day, last: Day, precision: Precision) -> Iterator[str]:
    """Word a stretch by its first and last day; to the day only where both are known that precisely."""
    if first == last:
        yield from _day_ways(first)
        return
    one_year, one_month = first.year == last.year, first[:2] == last[:2]
    year, start, end = _year(last.year), _month(first), _month(last)
    if precision.rank <= Precision.DAY.rank:
        if one_month:
            yield from (f"{first.day}-{last.day} {end} {form}" for form in _year_forms(last.year))
        elif one_year:
            yield f"{first.day} {start}-{last.day} {end} {year}"
        else:
            yield f"{first.day} {start} {_year(first.year)}-{last.day} {end} {year}"
    if precision.rank < Precision.YEAR.rank:
        months = end if one_month else f"{start}-{end}"
        yield f"{months} {year}" if one_year else f"{start} {_year(first.year)}-{end} {year}"
    yield year if one_year else _years(first.year, last.year)


def _date_ways(date: WrittenDate) -> Iterator[str]:
    known = date.year.known
    if date.season and known:
        yield from _season_ways(date.season, date)
    elif known and len(date.months) == len(date.days) == 1:
        yield from _day_ways(date.earliest)
        return
    elif known and len(date.months) == 1:
        yield f"{_month(date.earliest)} {_year(date.earliest.year)}"
    yield _year_way(date.year)


def _day_ways(day: Day) -> Iterator[str]:
    yield from (f"{day.day} {_month(day)} {form}" for form in _year_forms(day.year))
    yield f"{_month(day)} {_year(day.year)}"
    yield _year(day.year)


def _season_ways(season: Season, date: WrittenDate) -> Iterator[str]:
    """Say a season by its name only where that means the same months to every reader."""
    year = date.year.earliest
    letter = _NUMBERED.get(season.precision)
    if letter:
        yield f"{letter}{(season.first - 1) // season.months + 1} {_year(year)}"
    elif season.precision is not Precision.SEASON or season.hemisphere:
        yield from _stretch_ways(date.earliest, date.latest, season.precision)
    elif season.crosses_year:
        yield f"{season.noun} {_short_years(year, year + 1)}"
        yield _years(year, year + 1)
    else:
        yield from (f"{season.noun} {form}" for form in _year_forms(year))


def _year_way(year: Year) -> str:
    if year.estimate is not None:
        return f"~{_year(year.estimate)}"
    if year.known:
        return _year(year.earliest)
    if year.precision is Precision.NONE:
        return "year unknown"
    decade = year.precision is Precision.DECADE and year.earliest >= 1000 and year.earliest % 100
    return f"{year.earliest}s" if decade else _years(year.earliest, year.latest)


def _month(day: Day) -> str:
    return MONTHS[day.month - 1][:3]


def _year(year: int) -> str:
    """Write a year; one of millions is rounded and says so."""
    if abs(year) < _LONGEST_COUNTED_YEAR:
        return format_year(year)
    rounded = f"{abs(year):.2g}".replace("e+0", "e").replace("e+", "e")
    return f"~AD {rounded}" if year > 0 else f"~{rounded} BC"


def _year_forms(year: int) -> Iterator[str]:
    """Give a year in full and, where it cannot be mistaken, in two digits."""
    yield _year(year)
    if 2000 <= year <= 2099:
        yield f"{year % 100:02}"


def _short_years(first: int, last: int) -> str:
    return f"{first % 100:02}-{last % 100:02}" if 2000 <= first < 2099 else _years(first, last)


def _years(first: int, last: int) -> str:
    start, end = _year(first), _year(last)
    if end.endswith(" BC"):
        return f"{start.removesuffix(' BC')}-{end}"
    return f"{start}-{end.removeprefix('AD ') if start.startswith('AD ') else end}"
