"""The timeline: a row each by the earliest possible day, with the planned part set off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import (
    format_date,
    format_date_basis,
    format_date_column,
    format_location,
    is_uncertain,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records, listed, name_span, paragraph_reference, reference_runs
from briefing.reader.pages.passages import marked
from briefing.reader.writer import columns
from briefing.text import cell_len

if TYPE_CHECKING:
    from briefing.model import BriefDate, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Writer

__all__ = ["timeline_document", "timeline_records"]

DATE_COLUMN = 16
"""Cells for the date of a row."""

WIDE_ROW = 100
"""From this width on a row also says who took part."""


def timeline_records(brief: OpenBrief) -> Records:
    """Make a row for each entry, with a divider before what is planned."""
    entries = [entry for entry in brief.index.timeline if entry.status != "planned"]
    planned = [entry for entry in brief.index.timeline if entry.status == "planned"]
    rows: list[TimelineEntry | None] = [*entries, *([None] if planned else []), *planned]

    def make(place: int, width: int, lettering: Lettering) -> Line:
        entry = rows[place]
        return _divider(width, lettering) if entry is None else _row(entry, brief, width, lettering)

    return Records(tuple(entry.id if entry else "" for entry in rows), make)


def _divider(width: int, lettering: Lettering) -> Line:
    word = " planned "
    dash = f"{lettering.glyphs.rule} "
    side = dash * max((width - len(word)) // 4, 1)
    return Line((Span(f"{side.rstrip()}{word}{side.rstrip()}"[:width], Role.RULE),))


def _row(entry: TimelineEntry, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    main = _is_main(entry, brief)
    role = Role.STRONG if main else Role.TEXT
    worded = Span(_worded(entry, lettering, width), Role.MUTED)
    cells: list[tuple[tuple[Span, ...], int]] = [((Span(date_flag(entry.date), Role.CAUTION),), 1)]
    cells.append(((worded,), DATE_COLUMN if width < WIDE_ROW else 20))
    if width >= WIDE_ROW:
        cells.append(((Span(lettering.line(format_date_column(entry.date)), Role.MUTED),), 14))
    cells.append(((Span(_sign(entry, lettering, main=main), role),), 1))
    where = Span(lettering.line(format_location(entry.source, entry.at, brief.index).strip("[]")), Role.MUTED)
    actors = [Span(lettering.line(brief.index.actor_name(actor))) for actor in entry.actors[:2]]
    last: list[tuple[tuple[Span, ...], int]] = []
    if width >= WIDE_ROW:
        last.append((tuple(s for name in actors for s in (name, Span("  "))), 24))
    last.append(((where,), 5))
    used = sum(size + 1 for _, size in [*cells, *last])
    text = (Span(lettering.line(entry.text), role),)
    return Line(columns([*cells, (text, max(width - used, 10)), *last], gap=1), entry.id)


def _worded(entry: TimelineEntry, lettering: Lettering, width: int) -> str:
    """The date as the source words it; where that does not fit and nothing else shows it, the resolved one."""
    worded = lettering.line(entry.date.text or format_date_column(entry.date))
    return worded if width >= WIDE_ROW or cell_len(worded) <= DATE_COLUMN else format_date_column(entry.date)


def date_flag(date: BriefDate) -> str:
    """`?` where a date is uncertain or not resolved, `~` where it is approximate, a blank where it is neither."""
    if date.edtf is None or date.edtf.uncertain:
        return "?"
    if date.edtf.approximate or date.bound == "by":
        return "~"
    return " "


def _sign(entry: TimelineEntry, lettering: Lettering, *, main: bool) -> str:
    if entry.status == "planned":
        return lettering.glyphs.planned
    return lettering.glyphs.main if main else lettering.glyphs.past


def _is_main(entry: TimelineEntry, brief: OpenBrief) -> bool:
    """Whether this is the event of the brief: the same date, and it has come about."""
    when = brief.briefing.event.when
    if when is None or when.edtf is None or entry.date.edtf is None or entry.status == "planned":
        return False
    return entry.date.edtf.text == when.edtf.text


def timeline_document(writer: Writer, entry: TimelineEntry, brief: OpenBrief) -> Document:
    """Tell one entry: the date as worded and as resolved, what happened, who took part, what the source says."""
    basis = format_date_basis(entry.date)
    about = "; ".join(part for part in (str(entry.status or ""), basis) if part)
    writer.item(
        Span(entry.id, Role.MUTED),
        Span(format_date(entry.date), Role.STRONG),
        Span(f"; {about}" if about else "", Role.MUTED),
        width=5,
        owner=entry.id,
    )
    if is_uncertain(entry.date):
        writer.paragraph(Span("The date is uncertain.", Role.CAUTION))
    if entry.date.note:
        writer.prose(entry.date.note)
    writer.blank()
    writer.prose(entry.text, indent=2, owner=entry.id)
    writer.blank()
    if entry.actors:
        writer.fact("Actors", *listed(name_span(actor, brief) for actor in entry.actors), label_width=10)
    links = reference_runs(entry.refs, brief)
    if links:
        writer.fact("See", *links, label_width=10)
    where = paragraph_reference(entry.source, entry.at, brief)
    if where:
        writer.fact("Source", where, label_width=10)
    archive = brief.archive_of(entry.source)
    if archive and entry.at and entry.at <= len(archive.paragraphs):
        paragraph = archive.paragraphs[entry.at - 1]
        worded = entry.date.text or ""
        start = paragraph.find(worded) if worded else -1
        writer.paragraph(*marked(paragraph, [(start, start + len(worded))] if start >= 0 else []), indent=2)
    return writer.document()
