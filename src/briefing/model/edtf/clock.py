"""The time of day in an EDTF date-time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.edtf.error import EdtfError

__all__ = ["Clock", "parse_clock"]

_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(.*)", re.DOTALL)
_ZONE = re.compile(r"([+-])([0-9]{2})(?::([0-9]{2}))?")
# The inhabited earth: Baker Island to the Line Islands.
_WESTMOST = -12 * 60
_EASTMOST = 14 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, 24:00:00 included; `offset` is minutes east of UTC, None for local time."""

    hour: int
    minute: int
    second: int
    offset: int | None

    @property
    def seconds(self) -> int:
        """Seconds from midnight of the written day, in UTC where the zone is given; orders times of one day."""
        return (self.hour * 60 + self.minute - (self.offset or 0)) * 60 + self.second


def parse_clock(text: str) -> Clock:
    """Read what follows the T of a date-time: `10:30:00`, `10:30:00Z`, `10:30:00+02`, `10:30:00-03:30`.

    Raises:
        EdtfError: It is no time, or no zone.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise EdtfError(f"time '{text}': write hours, minutes and seconds, as in 10:30:00")
    hour, minute, second = (int(match[place]) for place in (1, 2, 3))
    if hour == 24 and (minute or second):
        raise EdtfError(f"time {text[:8]}: the day ends at 24:00:00")
    if hour > 24:
        raise EdtfError(f"hour {hour:02}: hours are 00 to 24")
    if minute > 59:
        raise EdtfError(f"minute {minute:02}: minutes are 00 to 59")
    if second > 59:
        raise EdtfError(f"second {second:02}: seconds are 00 to 59")
    return Clock(hour, minute, second, _parse_zone(match[4]))


def _parse_zone(text: str) -> int | None:
    if text in {"", "Z"}:
        return 0 if text else None
    match = _ZONE.fullmatch(text)
    if match is None:
        raise EdtfError(f"time zone '{text}': write Z for UTC, or hours and minutes as in +02:00")
    hours, minutes = int(match[2]), int(match[3] or 0)
    if minutes > 59:
        raise EdtfError(f"time zone {text}: minutes are 00 to 59")
    offset = (hours * 60 + minutes) * (-1 if match[1] == "-" else 1)
    if match[1] == "-" and offset == 0:
        raise EdtfError(f"time zone {text}: write Z for UTC")
    if not _WESTMOST <= offset <= _EASTMOST:
        raise EdtfError(f"time zone {text}: zones are -12:00 to +14:00")
    return offset
