"""Dates compared as points in time: a clock with its zone, a local clock, a day somewhere on earth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.edtf.written_date import WrittenDate

if TYPE_CHECKING:
    from briefing.edtf.calendar import Day
    from briefing.edtf.parsing import Edtf

__all__ = ["first_in_words", "is_after", "last_in_words", "local_days"]

_HOUR = 3600
_DAY = 24 * _HOUR
_EARLIEST_CLOCKS = 14 * _HOUR
"""Seconds by which the first place on earth is ahead of UTC: the Line Islands."""
_LATEST_CLOCKS = 12 * _HOUR
"""Seconds by which the last one is behind: Baker Island."""


def is_after(one: Edtf, other: Edtf) -> bool:
    """Whether a date surely lies after another.

    Two dates without a time zone are compared by their days. With one, they are compared in UTC, and a day or a local
    clock may be that of any place on earth.

    >>> from briefing.edtf import parse_edtf
    >>> noon, tokyo = parse_edtf("2024-03-07T16:00:00Z"), parse_edtf("2024-03-08T00:30:00+09:00")
    >>> is_after(tokyo, noon), is_after(noon, tokyo)
    (False, True)
    """
    first, last = one.earliest, other.latest
    if first is None or last is None:
        return False
    if _zone(one) is None and _zone(other) is None:
        return first > last
    return _first_second(one, first) > _last_second(other, last)


def local_days(edtf: Edtf) -> tuple[Day | None, Day | None]:
    """The first and the last day it can be where it happened: for a time in UTC that is not known to the day.

    >>> from briefing.edtf import parse_edtf
    >>> [day.iso() for day in local_days(parse_edtf("2024-03-08T00:00:00Z"))]
    ['2024-03-07', '2024-03-08']
    """
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None or _zone(edtf) != 0 or not edtf.text.endswith("Z"):
        return first, last
    seconds = _seconds(edtf)
    return first.plus((seconds - _LATEST_CLOCKS) // _DAY), last.plus((seconds + _EARLIEST_CLOCKS) // _DAY)


def first_in_words(edtf: Edtf) -> str:
    """The first day of a date in ISO 8601, or its text where that has a clock or no first day."""
    return edtf.text if _has_clock(edtf) or edtf.earliest is None else edtf.earliest.iso()


def last_in_words(edtf: Edtf) -> str:
    """The last day of a date in ISO 8601, or its text where that has a clock or no last day."""
    return edtf.text if _has_clock(edtf) or edtf.latest is None else edtf.latest.iso()


def _seconds(edtf: Edtf) -> int:
    part = edtf.parts[0]
    return part.clock.seconds if isinstance(part, WrittenDate) and part.clock else 0


def _has_clock(edtf: Edtf) -> bool:
    part = edtf.parts[0]
    return isinstance(part, WrittenDate) and part.clock is not None


def _zone(edtf: Edtf) -> int | None:
    """Minutes east of UTC; None without a clock or a zone."""
    part = edtf.parts[0]
    return part.clock.offset if isinstance(part, WrittenDate) and part.clock else None


def _first_second(edtf: Edtf, day: Day) -> int:
    exact = day.ordinal * _DAY + _seconds(edtf)
    return exact if _zone(edtf) is not None else exact - _EARLIEST_CLOCKS


def _last_second(edtf: Edtf, day: Day) -> int:
    exact = day.ordinal * _DAY + (_seconds(edtf) if _has_clock(edtf) else _DAY - 1)
    return exact if _zone(edtf) is not None else exact + _LATEST_CLOCKS
