"""The days a date may mean, with what `by` and `since` leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf.words import gap_in_words
from briefing.model.brief_date import DateBound

if TYPE_CHECKING:
    from briefing.edtf import Day
    from briefing.model.brief_date import BriefDate

__all__ = ["Stretch", "stretch_of", "time_between"]


class Stretch(NamedTuple):
    """From a first to a last day; an end that is None is open. One of the two is always a day."""

    first: Day | None
    last: Day | None

    @property
    def days(self) -> tuple[Day, ...]:
        """The ends that are days."""
        return tuple(day for day in self if day)

    @property
    def is_day(self) -> bool:
        """Whether it is one day and no other."""
        return self.first == self.last


def stretch_of(date: BriefDate) -> Stretch | None:
    """The days a date may mean; None where no day is known.

    >>> from briefing.model import BriefDate
    >>> stretch_of(BriefDate(edtf="2024-22", bound="by"))
    Stretch(first=None, last=Day(year=2024, month=8, day=31))
    """
    first, last = date.earliest, date.latest
    if first is None and last is None:
        return None
    if date.bound is DateBound.BY:
        return Stretch(None, last or first)
    if date.bound is DateBound.SINCE:
        return Stretch(first or last, None)
    return Stretch(first, last)


def time_between(one: Stretch | None, other: Stretch | None) -> str:
    """Say how far two stretches lie apart at least: '3 weeks'; empty where they may touch or nobody can tell.

    >>> from briefing.model import BriefDate
    >>> days = [stretch_of(BriefDate(edtf=text)) for text in ("2024-02", "2024-03-21/2024-03-22")]
    >>> time_between(*days), time_between(*reversed(days))
    ('3 weeks', '3 weeks')
    """
    if one is None or other is None:
        return ""
    for earlier, later in ((one, other), (other, one)):
        if earlier.last and later.first and earlier.last < later.first:
            return gap_in_words(earlier.last, later.first)
    return ""
