"""The rows of the timeline, by the earliest possible day: entries, what lies long apart, and what is planned."""

from __future__ import annotations

from functools import cached_property, lru_cache
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf.words import gap_in_words
from briefing.facts.dates import doubt_of
from briefing.model.brief_date import stretch_of
from briefing.model.wording import format_date, format_date_column, format_location
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records
from briefing.reader.pages.timeline_lane import Lane
from briefing.reader.writer import columns
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.edtf import Day
    from briefing.model import BriefDate, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["TimelineRows", "is_main", "timeline_records"]

SHORTEST_PAUSE = 7
"""Days in which nothing happens before that is worth a row."""

WIDE_ROW, MIDDLE_ROW = 100, 60
"""From the one width on a row also says who took part, from the other on it has a lane."""

FLAGS = 2
"""Cells for the signs of a doubtful date."""

Cells = tuple[tuple[Span, ...], int]


class Widths(NamedTuple):
    """Cells of the columns of a row: the date as worded and as resolved, the lane, who took part, the source."""

    worded: int
    resolved: int
    lane: int
    actors: int
    source: int


def widths_of(width: int) -> Widths:
    """Share a row out; 0 leaves a column out."""
    if width >= WIDE_ROW:
        return Widths(18, 14, 12, 19, 5)
    return Widths(15, 0, 8 if width >= MIDDLE_ROW else 0, 0, 5 if width >= MIDDLE_ROW else 0)


def timeline_records(brief: OpenBrief) -> Records:
    """Make a row for each entry, with pauses in words between them and a divider before what is planned."""
    rows = TimelineRows(brief)
    return Records(tuple(row if isinstance(row, str) else "" for row in rows.rows), rows.make, rows.head)


class Divider(NamedTuple):
    """A row that is no entry: a line across with words in it, or words alone."""

    text: str
    line: bool = True


class TimelineRows:
    """What stands in each row, and how it is laid out."""

    def __init__(self, brief: OpenBrief) -> None:
        self._brief = brief
        self._lane = lru_cache(maxsize=4)(self._make_lane)

    @cached_property
    def rows(self) -> tuple[str | Divider, ...]:
        """For each row the id of its entry, or what divides it from the next."""
        entries = [entry for entry in self._brief.index.timeline if entry.status != "planned"]
        planned = [entry for entry in self._brief.index.timeline if entry.status == "planned"]
        divider = [Divider("planned")] if planned else []
        return (*self._with_event_day(entries), *divider, *_with_pauses(planned))

    def _with_event_day(self, entries: Sequence[TimelineEntry]) -> Iterator[str | Divider]:
        """Set off the day of the event where no entry stands for it."""
        when = self._brief.briefing.event.when
        day = stretch_of(when) if when else None
        if when is None or day is None or day.first is None or self._has_event(entries, day.first):
            yield from _with_pauses(entries)
            return
        before = [entry for entry in entries if not _begins_after(entry, when)]
        yield from _with_pauses(before)
        if self._brief.briefing.event.status != "planned":
            yield Divider(f"{format_date(when)}: the event")
        yield from _with_pauses(entries[len(before) :])

    def _has_event(self, entries: Sequence[TimelineEntry], first: Day) -> bool:
        return any(entry.date.earliest == first and is_main(entry, self._brief) for entry in entries)

    def _make_lane(self, cells: int) -> Lane:
        briefing = self._brief.briefing
        return Lane((entry.date for entry in briefing.timeline), briefing.event.when, cells)

    def head(self, width: int, lettering: Lettering) -> Line:  # noqa: ARG002 - every head has this form
        """Name the columns."""
        sizes = widths_of(width)
        resolved = [(_label("resolved"), sizes.resolved)] if sizes.resolved else []
        first = [(_label(""), FLAGS), (_label("when"), sizes.worded), *resolved]
        first += [(_label(""), sizes.lane or 1)]
        return self._line(first, _label("what"), _label("who"), _label("src"), width, "")

    def make(self, place: int, width: int, lettering: Lettering) -> Line:
        """Lay out one row."""
        row = self.rows[place]
        if isinstance(row, str):
            return self._entry(self._brief.index.items[row], width, lettering)
        return _divided(row, width, lettering)

    def _entry(self, entry: TimelineEntry, width: int, lettering: Lettering) -> Line:
        index = self._brief.index
        sizes = widths_of(width)
        role = Role.STRONG if is_main(entry, self._brief) else Role.TEXT
        sign = Span(_sign(entry, lettering, main=role is Role.STRONG), role)
        first: list[Cells] = [((Span(doubt_of(entry.date).flags, Role.CAUTION),), FLAGS)]
        first.append(((Span(_worded(entry.date, lettering, sizes), Role.MUTED),), sizes.worded))
        if sizes.resolved:
            first.append(((Span(lettering.line(format_date_column(entry.date)), Role.MUTED),), sizes.resolved))
        lane = self._lane(sizes.lane).draw(entry.date, sign, lettering.glyphs) if sizes.lane else (sign,)
        first.append((lane, sizes.lane or 1))
        names = [Span(lettering.line(index.actor_name(actor)), Role.MUTED) for actor in entry.actors[:2]]
        actors = tuple(span for name in names for span in (name, Span("  ")))
        where = Span(lettering.line(format_location(entry.source, entry.at, index).strip("[]")), Role.MUTED)
        return self._line(first, (Span(lettering.line(entry.text), role),), actors, (where,), width, entry.id)

    @staticmethod
    def _line(
        first: list[Cells],
        text: tuple[Span, ...],
        actors: tuple[Span, ...],
        where: tuple[Span, ...],
        width: int,
        key: str,
    ) -> Line:
        sizes = widths_of(width)
        last = [(actors, sizes.actors)] if sizes.actors else []
        last += [(where, sizes.source)] if sizes.source else []
        used = sum(size + 1 for _, size in [*first, *last])
        return Line(columns([*first, (text, max(width - used, 10)), *last], gap=1), key)


def _label(text: str) -> tuple[Span, ...]:
    return (Span(text, Role.LABEL),)


def _with_pauses(entries: Sequence[TimelineEntry]) -> Iterator[str | Divider]:
    """Say between two entries how long nothing happened, where that is long for this brief: '3 weeks'."""
    pauses = list(_pauses(entries))
    least = max(SHORTEST_PAUSE, 2 * median(days for days, _ in pauses)) if pauses else 0
    for entry, (days, words) in zip(entries, pauses, strict=True):
        if days >= least:
            yield Divider(words, line=False)
        yield entry.id


def _pauses(entries: Sequence[TimelineEntry]) -> Iterator[tuple[int, str]]:
    """For each entry the days between what was before and it, in number and in words."""
    reached = None
    for entry in entries:
        stretch = stretch_of(entry.date)
        first = stretch.first if stretch else None
        quiet = first.ordinal - reached.ordinal if first and reached and first > reached else 0
        yield quiet, gap_in_words(reached, first) if quiet and first and reached else ""
        # Of what goes on, or of whose start nothing is known, nobody can say how long it kept anybody busy.
        end = stretch.last or stretch.first if stretch and stretch.first else None
        reached = max(filter(None, (reached, end)), default=None)


def _begins_after(entry: TimelineEntry, when: BriefDate) -> bool:
    return entry.date.sort_key() > when.sort_key()


def _divided(divider: Divider, width: int, lettering: Lettering) -> Line:
    text = lettering.line(divider.text)
    if not divider.line:
        return Line((Span(f"  {lettering.glyphs.pause} {text}", Role.MUTED),))
    dash = f"{lettering.glyphs.rule} "
    side = (dash * max((width - cell_len(text) - 2) // 4, 1)).rstrip()
    return Line((Span(f"{side} {text} {side}", Role.RULE),))


def _worded(date: BriefDate, lettering: Lettering, sizes: Widths) -> str:
    """The date as the source words it; where that does not fit and nothing else shows it, the resolved one."""
    worded = lettering.line(date.text or format_date_column(date))
    return worded if sizes.resolved or cell_len(worded) <= sizes.worded else format_date_column(date)


def _sign(entry: TimelineEntry, lettering: Lettering, *, main: bool) -> str:
    if entry.status == "planned":
        return lettering.glyphs.planned
    return lettering.glyphs.main if main else lettering.glyphs.past


def is_main(entry: TimelineEntry, brief: OpenBrief) -> bool:
    """Whether this is the event of the brief: on the same day or days, and it has come about."""
    when = brief.briefing.event.when
    if when is None or when.edtf is None or entry.date.edtf is None or entry.status == "planned":
        return False
    return stretch_of(entry.date) == stretch_of(when)
