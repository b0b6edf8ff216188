"""A lane beside the timeline: each entry as a point or a span, in order and in proportion to nothing.

Every day that begins or ends something has a place of its own as far as there are cells, so that a day and a decade
can stand in one lane, and what may have happened before what can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.dates import doubt_of
from briefing.model.brief_date import stretch_of
from briefing.reader.document import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.edtf import Day
    from briefing.model import BriefDate
    from briefing.model.brief_date import Stretch
    from briefing.reader.document import Glyphs

__all__ = ["Lane"]


class Lane:
    """The places of days on a scale of a few cells.

    Args:
        dates: The dates of all entries.
        event: The date of the event, whose first day is marked in every row.
        cells: How many cells the lane has, at least 3.
    """

    def __init__(self, dates: Iterable[BriefDate], event: BriefDate | None, cells: int) -> None:
        self.cells = cells
        stretches = [stretch for date in dates if (stretch := stretch_of(date))]
        around = stretch_of(event) if event else None
        days = {day for stretch in (*stretches, *([around] if around else ())) for day in stretch.days}
        self._places = _spread(sorted(days), cells)
        self._event = self._places[around.days[0]] if around else None

    def draw(self, date: BriefDate, sign: Span, glyphs: Glyphs) -> tuple[Span, ...]:
        """Draw an entry: its sign on a day, else a line from the first to the last day it may mean."""
        row = [Span(" ")] * self.cells
        if self._event is not None:
            row[self._event] = Span(glyphs.event_day, Role.RULE)
        stretch = stretch_of(date)
        if stretch is not None:
            self._draw(row, stretch, sign, glyphs, loose=bool(doubt_of(date).flags))
        return tuple(row)

    def _draw(self, row: list[Span], stretch: Stretch, sign: Span, glyphs: Glyphs, *, loose: bool) -> None:
        start, end = self._ends(stretch)
        if stretch.is_day:
            row[start] = sign
            return
        line = glyphs.span_loose if loose else glyphs.span_line
        row[start : end + 1] = [Span(line, sign.role)] * (end + 1 - start)
        if start == end:
            row[start] = Span(glyphs.span_short, sign.role)
        row[start] = Span(glyphs.span_start, sign.role) if start < end else row[start]
        row[end] = Span(glyphs.span_end, sign.role) if start < end else row[end]
        if stretch.first is None:
            row[start] = Span(glyphs.open_start, sign.role)
        if stretch.last is None:
            row[end] = Span(glyphs.open_end, sign.role)

    def _ends(self, stretch: Stretch) -> tuple[int, int]:
        """The cells of both ends; an open one reaches to the edge of the lane."""
        start = self._places[stretch.first] if stretch.first else 0
        end = self._places[stretch.last] if stretch.last else self.cells - 1
        return start, end


def _spread(days: list[Day], cells: int) -> dict[Day, int]:
    if len(days) == 1:
        return {days[0]: cells // 2}
    return {day: round(place * (cells - 1) / (len(days) - 1)) for place, day in enumerate(days)}
