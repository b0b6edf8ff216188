"""Resolves the words of a date against the day of publication; a table of what each form of words means."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from briefing.edtf import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MONTH", "MONTHS", "NUMBERS", "RESOLVERS", "WEEKDAYS", "YEAR", "Basis", "Value", "month_and_day", "weekday"]

Basis = Literal["stated", "inferred"]
Value = tuple[str, Basis] | None
"""A date as EDTF, and how it is known; None where it cannot be resolved."""

_DAY = timedelta(days=1)
MONTHS = tuple(map(str.casefold, calendar.MONTHS))
WEEKDAYS = tuple(map(str.casefold, calendar.WEEKDAYS))
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "couple of": 2}
_WHICH = "first second third fourth 1st 2nd 3rd 4th".split()  # codespell:ignore
_ORDINALS = dict(zip(_WHICH, (1, 2, 3, 4) * 2, strict=True))

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
"""The name of a month in English, or its abbreviation."""
YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_FIELD = re.compile(
    rf"(?P<year>{YEAR})|(?P<month>{MONTH})|(?P<day>[0-9]{{1,2}})|(?P<step>this|last|next)", re.IGNORECASE
)


_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}


def _fields(words: str) -> dict[str, str]:
    return {kind: it[0] for it in _FIELD.finditer(words) if (kind := it.lastgroup)}


def _iso(words: str, _published: Date | None, _ahead: bool) -> Value:
    return (words, "stated") if _day_of(*(int(part) for part in words.split("-"))) else None


def _day_of(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def month_and_day(words: str, published: Date | None, ahead: bool) -> Value:
    """'7 March 2024', 'March 7': without a year the nearest one, or the next where it lies ahead."""
    fields = _fields(words)
    month, day = _MONTH_NUMBERS[fields["month"][:3]], int(fields["day"])
    if year := fields.get("year"):
        exact = _day_of(int(year), month, day)
        return (exact.isoformat(), "stated") if exact else None
    if published is None:
        return None
    near = [found for step in (-1, 0, 1) if (found := _day_of(published.year + step, month, day))]
    near = [it for it in near if not ahead or it >= published] or near
    return (min(near, key=lambda it: abs(it - published)).isoformat(), "inferred") if near else None


def _month_and_year(words: str, published: Date | None, _ahead: bool) -> Value:
    fields = _fields(words)
    month = _MONTH_NUMBERS[fields["month"][:3]]
    if year := fields.get("year"):
        return f"{int(year)}-{month:02}", "stated"
    return (f"{published.year + _STEPS[fields['step']]:04}-{month:02}", "inferred") if published else None


_STEPS = {"last": -1, "this": 0, "next": 1, "coming": 1}


def _quarter(words: str, published: Date | None, ahead: bool) -> Value:
    number = _ORDINALS[re.split(r"[ -]", words)[0]]
    fields = _fields(words[words.index("quarter") :])
    if year := fields.get("year"):
        return f"{int(year)}-{32 + number}", "stated"
    if published is None:
        return None
    step = _STEPS.get(fields.get("step", ""), 0 if ahead or number <= (published.month + 2) // 3 else -1)
    return f"{published.year + step:04}-{32 + number}", "inferred"


def _season(words: str, _published: Date | None, _ahead: bool) -> Value:
    return f"{words[-4:]}-{_SEASONS[words.split(maxsplit=1)[0]]}", "stated"


def weekday(words: str, published: Date | None, ahead: bool, step: str = "") -> Value:
    """'Monday night': the last one, that of publication among them, or the next where it lies ahead."""
    if published is None:
        return None
    number = WEEKDAYS.index(words.split(maxsplit=1)[0])
    back = (published.weekday() - number) % 7
    if step == "next" or (ahead and step != "last" and back):
        return (published + ((7 - back) % 7 or 7) * _DAY).isoformat(), "inferred"
    return (published - (back or (7 if step == "last" else 0)) * _DAY).isoformat(), "inferred"


def _month(words: str, published: Date | None, ahead: bool, step: str = "") -> Value:
    if published is None:
        return None
    words = words.removeprefix("mid-")
    number = _MONTH_NUMBERS[words[:3]]
    year = published.year
    if step == "next" or (ahead and not step):
        year += number < published.month or (step == "next" and number == published.month)
    elif step != "this":
        year -= number > published.month or (step == "last" and number == published.month)
    return f"{year:04}-{number:02}", "inferred"


def _near(words: str, published: Date | None, _ahead: bool) -> Value:
    away = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[words]
    return ((published + away * _DAY).isoformat(), "inferred") if published else None


def _relative(words: str, published: Date | None, ahead: bool) -> Value:
    """'last week', 'this past spring', 'next Monday night'."""
    step, _, rest = words.removeprefix("the ").partition(" ")
    if rest.startswith(("past ", "coming ")):
        step, _, rest = rest.partition(" ")
    step = {"past": "last", "coming": "next"}.get(step, step)
    unit = rest.split()[0].rstrip(".")
    if published is None:
        return None
    if unit in WEEKDAYS:
        return weekday(rest, published, ahead, step)
    if unit[:3] in _MONTH_NUMBERS and unit not in _SPANS:
        return _month(rest, published, ahead, step)
    edtf = _SPANS[unit](published, _STEPS[step])
    return (edtf, "inferred") if edtf else None


def _of_week(published: Date, step: int) -> str:
    monday = published + (step * 7 - published.weekday()) * _DAY
    return f"{monday.isoformat()}/{(monday + 6 * _DAY).isoformat()}"


def _of_weekend(published: Date, step: int) -> str:
    saturday = published + (5 - published.weekday() + 7 * step) * _DAY
    return f"{saturday.isoformat()}/{(saturday + _DAY).isoformat()}"


def _of_month(published: Date, step: int) -> str:
    year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
    return f"{year:04}-{month + 1:02}"


def _of_quarter(published: Date, step: int) -> str:
    year, quarter = divmod(published.year * 4 + (published.month - 1) // 3 + step, 4)
    return f"{year:04}-{33 + quarter}"


def _of_night(published: Date, step: int) -> str:
    return (published + step * _DAY).isoformat()


def _of_season(name: str) -> Callable[[Date, int], str]:
    """The season before, now or next: 'last summer' is that of this year where it is over."""
    month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]

    def resolved(published: Date, step: int) -> str:
        year = published.year
        if step < 0:
            year -= month + 2 >= published.month
        elif step > 0:
            year += month <= published.month
        return f"{year:04}-{_SEASONS[name]}"

    return resolved


_SPANS: dict[str, Callable[[Date, int], str]] = {
    "week": _of_week,
    "weekend": _of_weekend,
    "month": _of_month,
    "year": lambda published, step: f"{published.year + step:04}",
    "quarter": _of_quarter,
    **{name: _of_season(name) for name in _SEASONS},
    **dict.fromkeys(("night", "morning", "afternoon", "evening"), _of_night),
}


def _by_season(words: str, published: Date | None, _ahead: bool) -> Value:
    """'By the summer': the one that comes next."""
    return (_SPANS[words.rsplit(maxsplit=1)[-1]](published, 1), "inferred") if published else None


def _ago(words: str, published: Date | None, _ahead: bool) -> Value:
    amount, unit = words.removesuffix(" ago").rsplit(" ", 1)
    number = int(amount) if amount.isdigit() else NUMBERS[amount]
    if published is None:
        return None
    if unit.startswith("day"):
        return (published - number * _DAY).isoformat(), "inferred"
    if unit.startswith("week"):
        return _of_week(published, -number), "inferred"
    if unit.startswith("month"):
        return f"{_of_month(published, -number)}~", "inferred"
    return f"{published.year - number:04}~", "inferred"


def _decade(words: str, _published: Date | None, _ahead: bool) -> Value:
    digits = re.search(r"\d{3}", words)
    return (f"{digits[0]}X", "stated") if digits else None


def _century(words: str, _published: Date | None, _ahead: bool) -> Value:
    digits = re.search(r"\d{1,2}", words)
    return (f"{int(digits[0]) - 1:02}XX", "stated") if digits and 1 < int(digits[0]) < 22 else None


def _year(words: str, _published: Date | None, _ahead: bool) -> Value:
    return words.removeprefix("mid-"), "stated"


RESOLVERS: dict[str, Callable[[str, Date | None, bool], Value]] = {
    "iso": _iso,
    "day_month": month_and_day,
    "month_day": month_and_day,
    "month_year": _month_and_year,
    "quarter": _quarter,
    "season_year": _season,
    "by_season": _by_season,
    "relative": _relative,
    "weekday": weekday,
    "month": _month,
    "near": _near,
    "ago": _ago,
    "decade": _decade,
    "century": _century,
    "year": _year,
}
"""For each form of words what it means: the words, the day of publication, whether they lie ahead."""
