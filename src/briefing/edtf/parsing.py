"""EDTF texts: a date, an interval or a set, read from its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any

from briefing.edtf.calendar import Day, EdtfError, Precision
from briefing.edtf.written_date import WrittenDate, parse_written_date

__all__ = ["DateRange", "Edtf", "EdtfKind", "Limit", "Part", "parse_edtf"]


class Limit(Enum):
    """An end of a range that is not a date."""

    OPEN = ".."
    """There is none: it goes on, or has always been."""
    UNKNOWN = ""
    """There may be one, but it is not known."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another, both included; an end that is not a date is a `Limit`."""

    start: WrittenDate | Limit
    end: WrittenDate | Limit

    @property
    def earliest(self) -> Day | None:
        """The first day it can begin; None where that is open or not known."""
        return None if isinstance(self.start, Limit) else self.start.earliest

    @property
    def latest(self) -> Day | None:
        """The last day it can end; None where that is open or not known."""
        return None if isinstance(self.end, Limit) else self.end.latest

    @property
    def dates(self) -> tuple[WrittenDate, ...]:
        """The ends that are dates."""
        return tuple(end for end in (self.start, self.end) if not isinstance(end, Limit))

    @property
    def uncertain(self) -> bool:
        """Whether an end is marked as uncertain."""
        return any(date.uncertain for date in self.dates)

    @property
    def approximate(self) -> bool:
        """Whether an end is marked as approximate."""
        return any(date.approximate for date in self.dates)

    @property
    def precision(self) -> Precision:
        """The precision of the coarser end."""
        return max((date.precision for date in self.dates), key=lambda unit: unit.rank, default=Precision.NONE)


def _parse_span(start: str, end: str) -> DateRange:
    """Read the two ends of an interval or of a range in a set.

    Raises:
        EdtfError: An end is not a date, or the end lies before the start.
    """
    span = DateRange(_parse_end(start), _parse_end(end))
    if not isinstance(span.start, Limit) and not isinstance(span.end, Limit):
        _refuse_reversed(span.start, span.end)
    return span


def _parse_end(text: str) -> WrittenDate | Limit:
    if text in {"..", ""}:
        return Limit(text)
    date = parse_written_date(text)
    if date.clock:
        raise EdtfError(f"{text}: the ends of an interval are days, months or years; remove the time")
    return date


def _refuse_reversed(start: WrittenDate, end: WrittenDate) -> None:
    """Refuse an end that begins before the start can.

    An end that is merely coarser, as in `2004-06-11/2004-06`, is one of them: the public test vectors refuse it,
    and `2004-06-11/2004-06-XX` says the same without doubt.
    """
    if end.latest < start.earliest:
        raise EdtfError(f"the end {end.text} lies before the start {start.text}{_winter(start)}")
    if end.latest_beginning < start.earliest:
        raise EdtfError(f"the end {end.text} begins before the start {start.text}{_finer(start, end)}")


def _winter(start: WrittenDate) -> str:
    """Say how a season that runs into the next year is read, which is not the only way."""
    if start.season is None or not start.season.crosses_year:
        return ""
    return f", which begins on {start.earliest.iso()}"


def _finer(start: WrittenDate, end: WrittenDate) -> str:
    missing = (len(start.marks) - len(end.marks)) if not (start.season or end.season) else 0
    if any(end.marks) or missing <= 0:
        return "; give both ends to the same unit"
    return f"; for some time in {end.text} write {end.text}{'-XX' * missing}"


Part = WrittenDate | DateRange
"""What an EDTF text consists of."""

_CLOSING = {"[": "]", "{": "}"}


class EdtfKind(StrEnum):
    """What an EDTF text stands for."""

    DATE = "date"
    DATETIME = "datetime"
    SEASON = "season"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


def _parse_parts(text: str) -> tuple[EdtfKind, tuple[Part, ...]]:
    """Read an EDTF text.

    Raises:
        EdtfError: It is none; the message says why.
    """
    if text[:1] in _CLOSING:
        return _parse_set(text)
    if "/" in text:
        return EdtfKind.INTERVAL, (_parse_interval(text),)
    if ".." in text:
        raise EdtfError(f"'{text}': two dots stand in a set, as in [2024..2026], or for an open end, as in 2024/..")
    date = parse_written_date(text)
    if date.clock:
        return EdtfKind.DATETIME, (date,)
    return (EdtfKind.SEASON if date.season else EdtfKind.DATE), (date,)


def _parse_interval(text: str) -> DateRange:
    start, _, end = text.partition("/")
    if "/" in end:
        raise EdtfError(f"'{text}': an interval has one start and one end, as in 2024-03-04/2024-03-08")
    if not start and not end:
        raise EdtfError("an interval needs a start or an end, as in 2024-03-04/2024-03-08 or 2024-03-04/..")
    return _parse_span(start, end)


def _parse_set(text: str) -> tuple[EdtfKind, tuple[Part, ...]]:
    closing = _CLOSING[text[0]]
    if not text.endswith(closing):
        raise EdtfError(f"'{text}': a set that begins with {text[0]} ends with {closing}")
    # The specification's own examples have blanks after some of the commas.
    elements = [element.lstrip(" ") if place else element for place, element in enumerate(text[1:-1].split(","))]
    kind = EdtfKind.ONE_OF if text[0] == "[" else EdtfKind.ALL_OF
    last = len(elements) - 1
    return kind, tuple(_parse_element(element, place == 0, place == last) for place, element in enumerate(elements))


def _parse_element(text: str, first: bool, last: bool) -> Part:
    if not text or text == "..":
        raise EdtfError("a set has dates between its commas, as in [2024-03-04, 2024-03-06..2024-03-08]")
    if "/" in text:
        raise EdtfError(f"'{text}': inside a set a range is written with two dots, as in 2024-03-04..2024-03-08")
    if ".." not in text:
        date = parse_written_date(text)
        if date.clock:
            raise EdtfError(f"{text}: a set has days, months or years; remove the time")
        return date
    start, _, end = text.partition("..")
    if not start and not first:
        raise EdtfError(f"'{text}': only the first date of a set can be open at its start")
    if not end and not last:
        raise EdtfError(f"'{text}': only the last date of a set can be open at its end")
    return _parse_span(start or "..", end or "..")


_LONGEST = 100
_NO_DAY = Day(0, 0, 0)
_AFTER_ALL_TIMES = 10**6
_SECONDS_OF_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF date; two are equal if they are written alike.

    Bounds are as written: `~` and `?` do not widen them. Digits not specified (X) give the first and the last day
    that exist. EDTF leaves open which months a season has; here they are the meteorological ones:

    - 21 to 24, spring to winter, and 25 to 28, the same said to be northern: 21 is March to May,
      24 is December to February of the next year;
    - 29 to 32, southern: 29 is September to November, 30 is December to February of the next year,
      31 is March to May, 32 is June to August;
    - 33 to 36 quarters, 37 to 39 thirds of the year (four months), 40 and 41 halves.

    Attributes:
        text: As given.
        kind: Date, datetime, season, interval, one-of or all-of.
        earliest: The first day it can mean; None where that is open or not known.
        latest: The last day it can mean; None where that is open or not known.
        uncertain: Whether `?` or `%` stands anywhere in it.
        approximate: Whether `~` or `%` stands anywhere in it.
        precision: The smallest unit given in full; of an interval or a set the coarsest.
        parts: The date, the interval, or the elements of the set.
    """

    text: str
    kind: EdtfKind = field(compare=False)
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    precision: Precision = field(compare=False)
    parts: tuple[Part, ...] = field(compare=False, repr=False)

    def sort_key(self) -> tuple[Any, ...]:
        """Order by the earliest possible day, an open start first; of equals the shorter one, then by the clock.

        A time with its zone has the place that it has in UTC.
        """
        first, last = self.earliest, self.latest
        part = self.parts[0]
        clock = part.clock if isinstance(part, WrittenDate) else None
        if clock and first and last and clock.offset is not None:
            days, seconds = divmod(clock.seconds, _SECONDS_OF_A_DAY)
            return (True, first.plus(days), False, last.plus(days), seconds)
        order = clock.seconds if clock else _AFTER_ALL_TIMES
        return (first is not None, first or _NO_DAY, last is None, last or _NO_DAY, order)


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date of level 0, 1 or 2.

    >>> parse_edtf("2024-22").earliest.iso(), parse_edtf("2024-22").latest.iso()
    ('2024-06-01', '2024-08-31')
    >>> parse_edtf("March 7, 2024")
    Traceback (most recent call last):
    ...
    briefing.edtf.calendar.EdtfError: 'March 7, 2024' is not an EDTF date: write 2024-03-07

    Raises:
        EdtfError: It is none; the message is a sentence that says what is wrong and what would be right.
    """
    if len(text) > _LONGEST:
        raise EdtfError(f"an EDTF date has at most {_LONGEST} characters, this text has {len(text):,}")
    edtf = _edtf_or_reason(text)
    if isinstance(edtf, str):
        raise EdtfError(edtf)
    return edtf


@lru_cache(maxsize=8192)
def _edtf_or_reason(text: str) -> Edtf | str:
    """Read a date, or return the sentence that refuses it. Cached: both recur many times in one brief."""
    if not text.strip():
        return "an empty text is no date: write it as in 2024-03-07, 2024-03 or 2024"
    try:
        return _read(text)
    except EdtfError as error:
        from briefing.edtf.from_words import suggest  # noqa: PLC0415 - only a wrong date needs its many patterns

        hint = suggest(text, _reads)
        return f"'{text}' is not an EDTF date: {hint}" if hint else str(error)


def _reads(text: str) -> bool:
    try:
        return bool(_read(text).text)
    except EdtfError:
        return False


def _read(text: str) -> Edtf:
    kind, parts = _parse_parts(text)
    earliest, latest = [part.earliest for part in parts], [part.latest for part in parts]
    return Edtf(
        text=text,
        kind=kind,
        earliest=min((day for day in earliest if day), default=None) if None not in earliest else None,
        latest=max((day for day in latest if day), default=None) if None not in latest else None,
        uncertain=any(part.uncertain for part in parts),
        approximate=any(part.approximate for part in parts),
        precision=max((part.precision for part in parts), key=lambda unit: unit.rank),
        parts=parts,
    )
