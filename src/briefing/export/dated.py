"""Days of a brief for calendars and timelines: only what is known, and the words for the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.edtf import Day
    from briefing.model import BriefDate

__all__ = ["day_as_text", "span_of"]


def day_as_text(day: Day | None) -> str | None:
    """A day as ISO 8601 has it, before year 0 with a sign; None where there is none."""
    if day is None:
        return None
    year = f"{day.year:04}" if day.year >= 0 else f"-{-day.year:04}"
    return f"{year}-{day.month:02}-{day.day:02}"


def span_of(when: BriefDate | None) -> tuple[date, date] | None:
    """The first and the last day a date can mean, both included; of an open span its known end stands for both.

    None where no day is known, or none that calendars can hold (years 1 to 9999).
    """
    if when is None:
        return None
    days = [day for day in (when.earliest, when.latest) if day is not None]
    if not days or not all(date.min.year <= day.year <= date.max.year for day in days):
        return None
    return date(*days[0]), date(*days[-1])
