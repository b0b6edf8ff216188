"""The ways in which people write one date, and their EDTF spellings."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefing.model.edtf.names import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["edtf_spellings"]

_MONTH_NUMBERS = {name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = r"(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.casefold, MONTHS)) + r"|sept)\.?"
_WEEKDAY = r"(?:(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:the )?"
_ENDING = r"(?:st|nd|rd|th)"  # codespell:ignore nd
_DAY = rf"(?P<day>[0-9]{{1,2}}){_ENDING}?"
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_TIMED = (
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ](?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)? ?(?P<zone>z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


def edtf_spellings(plain: str) -> Iterable[str]:
    """Offer what a text may be in EDTF; several where it is ambiguous, some that are no date at all.

    Args:
        plain: Lower case, single blanks, ASCII dashes.

    >>> list(edtf_spellings("7 march 2024")), list(edtf_spellings("07/03/2024"))
    (['2024-03-07'], ['2024-03-07', '2024-07-03'])
    """
    for form, spell in _FORMS:
        match = form.fullmatch(plain)
        if match:
            yield from spell(match)


def _named(match: re.Match[str]) -> Iterable[str]:
    """Spell a date whose month is a word; with `last` it is the last of several days."""
    parts = match.groupdict()
    month = f"{parts['year']}-{_MONTH_NUMBERS[parts['name'][:3]]:02}"
    days = [f"{month}-{int(parts[key]):02}" for key in ("day", "last") if parts.get(key)]
    yield "/".join(days) or month


def _numbered(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"


def _either_order(match: re.Match[str]) -> Iterable[str]:
    """Spell 07/03/2024 as Europeans and as Americans read it."""
    yield from _numbered(match)
    yield f"{match['year']}-{int(match['day']):02}-{int(match['month']):02}"


def _day_of_year(match: re.Match[str]) -> Iterable[str]:
    year, number = int(match["year"]), int(match["number"])
    if 1 <= year < date.max.year and 1 <= number <= 366:
        day = date.fromordinal(date(year, 1, 1).toordinal() + number - 1)
        yield from [day.isoformat()] if day.year == year else []


def _day_of_week(match: re.Match[str]) -> Iterable[str]:
    try:
        yield date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["weekday"])).isoformat()
    except ValueError:
        return


def _timed(match: re.Match[str]) -> Iterable[str]:
    zone = match["zone"] or ""
    shift = re.fullmatch(r"([+-][0-9]{2}):?([0-9]{2})", zone)
    zone = f"{shift[1]}:{shift[2]}" if shift else re.sub("z|utc|gmt", "Z", zone)
    yield f"{match['date']}T{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}{zone}"


def _long_year(match: re.Match[str]) -> Iterable[str]:
    if len(match["number"]) != 8:  # more likely a day that does not exist
        yield f"Y{match['number']}"


def _century(match: re.Match[str]) -> Iterable[str]:
    century = int(match["number"])
    yield f"{century - 1:02}XX"
    yield f"{century - 1:02}01/{century:02}00"


def _before_christ(match: re.Match[str]) -> Iterable[str]:
    year = 1 - int(match["number"])
    yield f"-{-year:04}" if year else "0000"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[str]]], ...] = tuple(
    (re.compile(form), spell)
    for form, spell in (
        (rf"{_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}", _named),
        (rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}", _named),
        (rf"{_YEAR}[ -]{_MONTH}(?:[ -]{_DAY})?", _named),
        (rf"{_DAY} ?(?:-|to|until|and) ?(?P<last>[0-9]{{1,2}}){_ENDING}? {_MONTH},? {_YEAR}", _named),
        (rf"(?:in )?{_MONTH}(?: of)?,?[ -]{_YEAR}", _named),
        (rf"(?P<day>[0-9]{{1,2}})([/-])(?P<month>[0-9]{{1,2}})\2{_YEAR}", _either_order),
        (rf"(?P<day>[0-9]{{1,2}})\. ?(?P<month>[0-9]{{1,2}})\. ?{_YEAR}", _numbered),
        (rf"{_YEAR}([-/. ])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})", _numbered),
        (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _numbered),
        (rf"{_YEAR}[-/.]{_MONTH_NUMBER}", lambda m: [f"{m['year']}-{int(m['month']):02}"]),
        (rf"{_MONTH_NUMBER}/{_YEAR}", lambda m: [f"{m['year']}-{int(m['month']):02}"]),
        (rf"{_YEAR}-(?P<number>[0-9]{{3}})", _day_of_year),
        (rf"{_YEAR}-?w(?P<week>[0-9]{{2}})-?(?P<weekday>[1-7])", _day_of_week),
        (_TIMED, _timed),
        (r"(?:in )?(?:the )?(?P<decade>[0-9]{3})0'?s", lambda m: [f"{m['decade']}X"]),
        (rf"(?:in )?(?:the )?(?P<number>[1-9][0-9]?){_ENDING} century", _century),
        (
            rf"(?:in )?(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? {_YEAR}",
            lambda m: [f"{m['year']}-{_SEASON_CODES[m['season']]}"],
        ),
        (rf"q(?P<number>[1-4])[ /-]?{_YEAR}", lambda m: [f"{m['year']}-{32 + int(m['number'])}"]),
        (rf"{_YEAR}[ /-]?q(?P<number>[1-4])", lambda m: [f"{m['year']}-{32 + int(m['number'])}"]),
        (rf"h(?P<number>[12])[ /-]?{_YEAR}", lambda m: [f"{m['year']}-{39 + int(m['number'])}"]),
        (rf"{_YEAR}[ /-]?h(?P<number>[12])", lambda m: [f"{m['year']}-{39 + int(m['number'])}"]),
        (r"(?P<number>[1-9][0-9]{0,3}) ?b\.?c\.?(?:e\.?)?", _before_christ),
        (r"a\.?d\.? ?(?P<number>[0-9]{1,4})", lambda m: [f"{int(m['number']):04}"]),
        (r"(?P<number>[0-9]{1,4}) ?(?:ad|ce)", lambda m: [f"{int(m['number']):04}"]),
        (r"(?P<number>-?[1-9][0-9]{4,})", _long_year),
    )
)
