"""The timeline: its rows, with pauses in words and a lane of points and spans, and the whole of one entry."""

from __future__ import annotations

from functools import cached_property, lru_cache
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import Precision
from briefing.edtf.words import gap_in_words
from briefing.facts.dates import doubt_of, format_doubted
from briefing.model import EntryStatus
from briefing.model.brief_date import stretch_of
from briefing.model.wording import (
    format_date,
    format_date_basis,
    format_date_column,
    format_date_with_basis,
    time_between,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import (
    Records,
    linked_line,
    listed,
    name_span,
    reference_runs,
    write_doubt,
    write_draft,
    write_note_on,
)
from briefing.reader.pages.passages import write_context
from briefing.reader.writer import columns
from briefing.text import cell_len, find_folded, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.edtf import Day
    from briefing.model import BriefDate, TimelineEntry
    from briefing.model.brief_date import Stretch
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document, Glyphs
    from briefing.reader.writer import Lettering, Writer

__all__ = ["timeline_document", "timeline_records"]

LABELS = 10
"""Cells for the labels of what is known of an entry."""

_BOUNDS = {"by": "on that date or before", "since": "from that date on"}


def timeline_document(writer: Writer, entry: TimelineEntry, brief: OpenBrief) -> Document:
    """Tell one entry: the date as worded and as resolved, what happened, who took part, what the source says."""
    _write_head(writer, entry, brief)
    writer.blank()
    writer.prose(entry.text, indent=2, owner=entry.id)
    writer.blank()
    if entry.actors:
        writer.fact("Actors", *listed(name_span(actor, brief) for actor in entry.actors), label_width=LABELS)
    links = reference_runs(entry.refs, brief)
    if links:
        writer.fact("See", *links, label_width=LABELS)
    users = dict.fromkeys(use.user for use in brief.index.uses_of_statements.get(entry.id, ()))
    named = [brief.index.references[user] for user in users if user in brief.index.references]
    if named:
        writer.fact("Used in", *listed(named), label_width=LABELS)
    _write_neighbours(writer, entry, brief)
    _write_source(writer, entry, brief)
    return writer.document()


def _write_head(writer: Writer, entry: TimelineEntry, brief: OpenBrief) -> None:
    main = "the event of this brief" if is_main(entry, brief) else ""
    about = "; ".join(part for part in (main, str(entry.status or ""), *_about_date(entry.date)) if part)
    writer.item(Span(entry.id, Role.MUTED), Span(format_date(entry.date), Role.STRONG), width=5, owner=entry.id)
    if about:
        writer.paragraph(Span(about, Role.MUTED), indent=5, owner=entry.id)
    write_doubt(writer, entry.date, owner=entry.id)
    write_note_on(writer, entry.date, owner=entry.id)
    write_draft(writer, entry, owner=entry.id)


def _about_date(date: BriefDate) -> tuple[str, ...]:
    """How exact the date is, and how it is known."""
    exact = f"precise to the {date.edtf.precision}" if date.edtf and date.edtf.precision in _UNITS else ""
    return exact, _BOUNDS.get(str(date.bound or ""), ""), format_date_basis(date)


_UNITS = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR)


def _write_neighbours(writer: Writer, entry: TimelineEntry, brief: OpenBrief) -> None:
    """Name the entries before and after, and how far away they are."""
    timeline = brief.index.timeline
    place = next(place for place, other in enumerate(timeline) if other is entry)
    here = stretch_of(entry.date)
    for label, near in (("Before", place - 1), ("After", place + 1)):
        if 0 <= near < len(timeline):
            other = timeline[near]
            away = time_between(here, stretch_of(other.date))
            words = f"{away} {'earlier' if near < place else 'later'}" if away else format_doubted(other.date)
            linked_line(writer, label, other.id, f"{other.text} ({words})", brief, label_width=LABELS)


def _write_source(writer: Writer, entry: TimelineEntry, brief: OpenBrief) -> None:
    where = brief.index.where(entry.source, entry.at)
    if where is None or entry.source is None:
        writer.fact("Source", Span("none is given", Role.CAUTION), label_width=LABELS, owner=entry.id)
        return
    writer.heading("SOURCE", where, Span(brief.briefing.sources[entry.source].title, Role.MUTED))
    archive = brief.archive_of(entry.source)
    if archive is None or not entry.at or entry.at > len(archive.paragraphs):
        writer.paragraph(Span("Text not at hand.", Role.MUTED), owner=entry.id)
        return
    words = find_folded(archive.paragraphs[entry.at - 1], folded(entry.date.text or ""))
    write_context(writer, entry.source, entry.at, words[:1], brief, owner=entry.id)


SHORTEST_PAUSE = 7
"""Days in which nothing happens before that is worth a row."""

WIDE_ROW, MIDDLE_ROW = 100, 60
"""From the one width on a row also says who took part, from the other on it has a lane."""

FLAGS = 2
"""Cells for the signs of a doubtful date."""

Cells = tuple[tuple[Span, ...], int]


class EntryWidths(NamedTuple):
    """Cells of the columns of a row: the date as worded and as resolved, the lane, who took part, the source."""

    worded: int
    resolved: int
    lane: int
    actors: int
    source: int


def widths_of(width: int) -> EntryWidths:
    """Share a row out; 0 leaves a column out."""
    if width >= WIDE_ROW:
        return EntryWidths(18, 14, 12, 19, 5)
    return EntryWidths(15, 0, 8 if width >= MIDDLE_ROW else 0, 0, 5 if width >= MIDDLE_ROW else 0)


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
        index = self._brief.index
        divider = [Divider("planned")] if index.planned else []
        return (*self._with_event_day(index.happened), *divider, *_with_pauses(index.planned))

    def _with_event_day(self, entries: Sequence[TimelineEntry]) -> Iterator[str | Divider]:
        """Set off the day of the event where no entry stands for it."""
        when = self._brief.briefing.event.when
        day = stretch_of(when) if when else None
        if when is None or day is None or day.first is None or self._has_event(entries, day.first):
            yield from _with_pauses(entries)
            return
        before = [entry for entry in entries if not _begins_after(entry, when)]
        yield from _with_pauses(before)
        if not self._brief.briefing.event.is_planned:
            yield Divider(f"{format_date_with_basis(when)}: the event")
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
        where = Span(lettering.line(str(index.where(entry.source, entry.at) or "").strip("[]")), Role.MUTED)
        text = (*_standing(entry, in_words=bool(sizes.lane)), Span(lettering.line(entry.text), role))
        return self._line(first, text, actors, (where,), width, entry.id)

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


def _standing(entry: TimelineEntry, *, in_words: bool) -> Iterator[Span]:
    """What stands before the text of an entry that did not simply happen, or that nobody has confirmed."""
    if not in_words:
        if entry.draft or entry.status is EntryStatus.UNCONFIRMED:
            yield Span("! ", Role.CAUTION)
        return
    if entry.draft:
        yield Span("! Draft: ", Role.CAUTION)
    if entry.status in {EntryStatus.ONGOING, EntryStatus.UNCONFIRMED}:
        role = Role.CAUTION if entry.status is EntryStatus.UNCONFIRMED else Role.MUTED
        yield Span(f"{str(entry.status).capitalize()}: ", role)


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


def _worded(date: BriefDate, lettering: Lettering, sizes: EntryWidths) -> str:
    """The date as the source words it; where that does not fit and nothing else shows it, the resolved one."""
    worded = lettering.line(date.text or format_date_column(date))
    return worded if sizes.resolved or cell_len(worded) <= sizes.worded else format_date_column(date)


def _sign(entry: TimelineEntry, lettering: Lettering, *, main: bool) -> str:
    if entry.is_planned:
        return lettering.glyphs.planned
    return lettering.glyphs.main if main else lettering.glyphs.past


def is_main(entry: TimelineEntry, brief: OpenBrief) -> bool:
    """Whether this is the event of the brief: on the same day or days, and it has come about."""
    when = brief.briefing.event.when
    if when is None or when.edtf is None or entry.date.edtf is None or entry.is_planned:
        return False
    return stretch_of(entry.date) == stretch_of(when)


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
