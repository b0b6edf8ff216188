"""Suggests the EDTF spelling of a date that is written in another way."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefing.edtf.calendar import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["suggest"]

_UNIT = r"week|weekend|month|year|spring|summer|autumn|winter|morning|afternoon|evening|night"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DEPENDENT = re.compile(
    rf"(?:(?:on|by|since|earlier|later|early|late) )?(?:the )?(?:(?:last|next|this|previous|following) )?"
    rf"(?:{_WEEKDAY}|{_UNIT}|today|yesterday|tomorrow|tonight|now)"
)
_NUMBERS = re.compile(r"[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:[0-9]{2}|[0-9]{4})")
_BOUND = re.compile(r"(by|since) (?:the )?(.+)")
_SEPARATORS = (" - ", "..", " to ", " until ", " till ", " and ", "-")
_FROM = re.compile(r"(until|till|from) (?:the )?(.+?)(?: onwards?)?")
_ABOUT = re.compile(r"(?:circa|ca|c|about|around|approximately|approx|~)\.? ?(.+)")
_EDTF_SIGNS = re.compile(r"(?:unknown|open|[0-9estxyzu?~%/,.:\[\]{} +-])+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u00a0": " ", "\u202f": " "})


def suggest(text: str, reads: Callable[[str], bool]) -> str | None:
    """Suggest how to write a text that is not EDTF, as in 'write 2024-03-07'; None if it is ambiguous.

    Args:
        text: At most 100 characters.
        reads: Whether a text is EDTF; nothing is offered that is not.
    """
    dashed = text.translate(_DASHES).strip()
    plain = " ".join(dashed.casefold().split())
    found = [spelling for spelling in dict.fromkeys(_offers(dashed, plain, reads)) if reads(spelling)]
    if found:
        return f"write {' or '.join(found)}"
    bound = _BOUND.fullmatch(plain)
    date = _only(bound[2], reads) if bound else ""
    if bound and date:
        return f"write {{edtf: {date}, bound: {bound[1]}}}"
    if _DEPENDENT.fullmatch(plain):
        return f"it depends on another day; keep the words, as in {{text: {' '.join(dashed.split())}}}"
    if _NUMBERS.fullmatch(plain):
        return "write year, month and day, as in 2024-03-07"
    if re.search(r"[()]", plain):
        return "write no brackets; ?, ~ or % stands right after the part of the date that it is for, as in 2004-06~-11"
    return None


def _offers(dashed: str, plain: str, reads: Callable[[str], bool]) -> Iterable[str]:
    yield dashed
    if _EDTF_SIGNS.fullmatch(plain):
        yield _respelled(plain)
    yield from _edtf_spellings(plain)
    yield from _stretches(plain, reads)
    about = _ABOUT.fullmatch(plain)
    date = _only(about[1], reads) if about else ""
    if date and not re.search(r"[?~%/]", date):
        yield f"{date}~"


def _respelled(plain: str) -> str:
    """Write the signs of EDTF as it has them: capitals, no blanks, and what earlier drafts called open and u."""
    signs = plain.replace("unknown", "").replace("open", "..").upper().replace("U", "X").lstrip("+")
    return re.sub(r"(?:(?<! ) *+)?([-/,]|\.\.) *", r"\1", signs.replace("?~", "%").replace("~?", "%"))


def _stretches(plain: str, reads: Callable[[str], bool]) -> Iterable[str]:
    """Offer an interval for two dates with a word or a dash in between, and for `from` or `until` one."""
    between = plain.startswith("between ")
    ends = plain.removeprefix("from ").removeprefix("between ")
    for separator in _SEPARATORS[:-1] if "/" in plain else _SEPARATORS:
        first, _, last = (end.strip() for end in ends.partition(separator))
        end = _only(last, reads)
        start = _only(first, reads) or _only(f"{first} {plain[-4:]}", reads)
        if start and end:
            yield f"{start}/{end}"
            yield from [f"[{start}..{end}]"] if between or separator == ".." else []
    match = _FROM.fullmatch(plain)
    date = _only(match[2], reads) if match else ""
    if match and date:
        yield f"{date}/.." if match[1] == "from" else f"../{date}"


def _only(plain: str, reads: Callable[[str], bool]) -> str:
    """Give the only EDTF spelling of a date, or an empty text."""
    offers = dict.fromkeys([plain.upper(), *_edtf_spellings(plain)])
    found = [spelling for spelling in offers if reads(spelling)]
    return found[0] if len(found) == 1 else ""


_MONTH_NUMBERS = {name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = r"(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.casefold, MONTHS)) + r"|sept)\.?"
_ON_WEEKDAY = rf"(?:(?:on )?{_WEEKDAY}\.?,? )?(?:the )?"
_ENDING = r"(?:st|nd|rd|th)"  # codespell:ignore nd
_DAY = rf"(?P<day>[0-9]{{1,2}}){_ENDING}?"
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_TIMED = (
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ](?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)? ?(?P<zone>z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


def _edtf_spellings(plain: str) -> Iterable[str]:
    """Offer the possible EDTF spellings of a text: several where it is ambiguous, and some that are not dates.

    Args:
        plain: Lower case, single blanks, ASCII dashes.

    >>> list(_edtf_spellings("7 march 2024")), list(_edtf_spellings("07/03/2024"))
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
        (rf"{_ON_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}", _named),
        (rf"{_ON_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}", _named),
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
