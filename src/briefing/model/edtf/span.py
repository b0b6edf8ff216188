"""A stretch of time between two EDTF dates, of which one or both may be open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefing.model.edtf.error import EdtfError
from briefing.model.edtf.precision import Precision
from briefing.model.edtf.written_date import WrittenDate, parse_written_date

if TYPE_CHECKING:
    from briefing.model.edtf.day import Day

__all__ = ["Limit", "Span", "parse_span"]


class Limit(Enum):
    """An end of a stretch of time that is no date."""

    OPEN = ".."
    """There is none: it goes on, or has always been."""
    UNKNOWN = ""
    """There may be one; nobody says which."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, both included; an end that is no date is a `Limit`."""

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


def parse_span(start: str, end: str) -> Span:
    """Read the two ends of an interval or of a range in a set.

    Raises:
        EdtfError: An end is no date, or the end lies before the start.
    """
    span = Span(_parse_end(start), _parse_end(end))
    if not isinstance(span.start, Limit) and not isinstance(span.end, Limit):
        _refuse_reversed(span.start, span.end)
    return span


def _parse_end(text: str) -> WrittenDate | Limit:
    if text in {"..", ""}:
        return Limit(text)
    date = parse_written_date(text)
    if date.clock:
        raise EdtfError(f"{text}: a stretch of time begins and ends with days, months or years; leave the time off")
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
