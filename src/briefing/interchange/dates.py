"""Dates of a brief in CSL-JSON, RIS and BibTeX, and back: EDTF where a form has no words of its own for it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.calendar import MONTHS
from briefing.interchange.values import worded_date

if TYPE_CHECKING:
    from briefing.model import BriefDate

__all__ = [
    "date_as_bibtex",
    "date_as_csl",
    "date_as_ris",
    "date_from_bibtex",
    "date_from_csl",
    "date_from_ris",
    "year_of",
]

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([?~%]?)")
_SEASON = re.compile(r"([0-9]{4})-2([1-4])([?~%]?)")
_CLOCK = re.compile(r"T?([0-9]{2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def _edtf(date: BriefDate) -> str:
    return date.edtf.text if date.edtf else ""


def date_as_csl(date: BriefDate) -> dict[str, Any] | None:
    """A date as CSL-JSON: parts where it has such, else its EDTF as `raw`, else its words as `literal`."""
    text = _edtf(date)
    if not text:
        return {"literal": date.text} if date.text else None
    if season := _SEASON.fullmatch(text):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]), **_circa(season[3])}
    ends = [_PLAIN.fullmatch(end) for end in text.split("/")]
    plain = [end for end in ends if end]
    if len(plain) < len(ends) or len({end[4] for end in plain}) > 1:
        return {"raw": text}
    parts = [[int(number) for number in end.groups()[:3] if number] for end in plain]
    return {"date-parts": parts, **_circa(plain[0][4])}


def _circa(mark: str) -> dict[str, Any]:
    return {"circa": True if mark == "~" else mark} if mark else {}


def date_from_csl(value: Any) -> Any:
    """A date of CSL-JSON for a brief; None where it says nothing.

    Raises:
        TypeError: It is no mapping and no text.
        ValueError: Its parts are none; both messages say why.
    """
    if isinstance(value, str | int):
        return worded_date(str(value))
    if not isinstance(value, dict):
        raise TypeError("a date is a mapping with 'date-parts', 'raw' or 'literal'")
    words = value.get("literal") or value.get("raw")
    worded = worded_date(str(words)) if words else None
    parts = _given(value.get("date-parts"))
    if not parts:
        return worded
    text = _of_parts(parts, value.get("season"), _mark(value.get("circa")))
    try:
        parse_edtf(text)
    except EdtfError:
        return worded or {"text": text}
    said = worded.get("text") if isinstance(worded, dict) else None
    return {"edtf": text, "text": said} if said else text


def _given(parts: Any) -> Any:
    """The parts of a date without those that say nothing, and what stands behind them."""
    if not isinstance(parts, list):
        return parts
    told = [[*takewhile(lambda one: one not in (None, ""), part)] if isinstance(part, list) else part for part in parts]
    return [part for part in told if part != []]


def _mark(circa: Any) -> str:
    if isinstance(circa, str) and circa in {"?", "%", "~"}:
        return circa
    return "~" if circa and str(circa).lower() not in {"false", "0"} else ""


def _of_parts(parts: Any, season: Any, mark: str) -> str:
    if not isinstance(parts, list) or not all(isinstance(part, list) and part for part in parts):
        raise ValueError("'date-parts' is a list of lists, as in [[2024, 3, 8]]")
    ends = [_of_numbers(part, mark) for part in parts[:2]]
    named = _SEASONS.get(str(season).lower(), season)
    if len(ends) == 1 and len(parts[0]) == 1 and str(named) in {"1", "2", "3", "4"}:
        return f"{ends[0].removesuffix(mark) if mark else ends[0]}-2{named}{mark}"
    return "/".join(ends)


def _of_numbers(part: list[Any], mark: str) -> str:
    try:
        numbers = [int(str(number)) for number in part[:3]]
    except ValueError:
        raise ValueError("the numbers of 'date-parts' are year, month and day, as in [[2024, 3, 8]]") from None
    if numbers[0] == 0 and not any(numbers):
        return ".."
    year = f"{numbers[0]:05d}" if numbers[0] < 0 else f"{numbers[0]:04d}"
    return "-".join([year, *(f"{number:02d}" for number in numbers[1:] if number)]) + mark


def date_as_ris(date: BriefDate) -> str:
    """A date as RIS: `2024/03/08/`; what this cannot say stands behind the last slash, as EDTF or in words."""
    text = _edtf(date)
    if plain := _PLAIN.fullmatch(text):
        year, month, day, mark = plain.groups("")
        return f"{year}/{month}/{day}/{text if mark else ''}"
    day, _, clock = text.partition("T")
    if clock:
        return f"{day.replace('-', '/')}/{clock}"
    return f"{year_of(date)}///{text or date.text or ''}"


_RIS = re.compile(r"\s*([0-9]{4})?\s*/([0-9]{0,2})(?:/([0-9]{0,2})(?:/(.*))?)?", re.DOTALL)


def date_from_ris(text: str) -> Any:
    """A date of RIS, with slashes or, as some programs write it, with hyphens."""
    found = _RIS.fullmatch(text)
    if found is None:
        return worded_date(text)
    year, month, day, other = (part or "" for part in found.groups())
    numbers = [year, *(part.zfill(2) for part in (month, day) if part)] if year else []
    other = other.strip()
    if clock := _CLOCK.fullmatch(other):
        other = f"{'-'.join(numbers)}T{clock[1]}{clock[2] or ':00'}{clock[3] or ''}"
    worded = worded_date(other)
    plain = worded_date("-".join(numbers))
    if isinstance(worded, str) or not plain:
        return worded
    if isinstance(plain, dict):
        return worded_date(text)
    return {"edtf": plain, **worded} if worded else plain


def year_of(date: BriefDate) -> str:
    """The year in which a date begins, in four digits; empty where there is none."""
    found = re.match(r"[0-9]{4}(?![0-9X])", _edtf(date))
    return found[0] if found else ""


def date_as_bibtex(date: BriefDate) -> dict[str, str]:
    """A date as biblatex has it, which is EDTF, and the year for older styles."""
    fields = {"date": _edtf(date), "year": year_of(date) if date.edtf else date.text or ""}
    return {name: value for name, value in fields.items() if value}


_MONTH = {name[:3].lower(): f"{number:02d}" for number, name in enumerate(MONTHS, 1)}
_DAY_AND_MONTH = re.compile(r"(?:([0-9]{1,2})\W+)?([A-Za-z]{3,})\.?(?:\W+([0-9]{1,2}))?")


def date_from_bibtex(date: str, year: str = "", month: str = "", day: str = "") -> Any:
    """A date of BibTeX: `date`, or else `year` with `month` and `day`; each is empty where it is not given."""
    if date or not year:
        return worded_date(date) if date else worded_date(month)
    if not re.fullmatch(r"[0-9]{4}", year):
        return worded_date(" ".join(filter(None, (day, month, year))))
    number = month.zfill(2) if month.isdigit() else ""
    of_month = day
    if named := _DAY_AND_MONTH.fullmatch(month):
        number = _MONTH.get(named[2][:3].lower(), "")
        of_month = day or named[1] or named[3] or ""
    if month and not number:
        return {"edtf": year, "text": month}
    found = worded_date("-".join(filter(None, (year, number, of_month.zfill(2) if of_month and number else ""))))
    return found if isinstance(found, str) else worded_date(" ".join(filter(None, (day, month, year))))
