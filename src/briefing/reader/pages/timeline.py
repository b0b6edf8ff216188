"""The whole of one entry of the timeline: its date as worded and as resolved, what lies around it, and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.edtf import Precision
from briefing.facts.dates import format_doubted
from briefing.model.brief_date import stretch_of
from briefing.model.wording import format_date, format_date_basis, time_between
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import (
    linked_line,
    listed,
    name_span,
    paragraph_reference,
    reference_runs,
    write_doubt,
)
from briefing.reader.pages.passages import write_context
from briefing.reader.pages.timeline_rows import is_main
from briefing.text import find_folded, folded

if TYPE_CHECKING:
    from briefing.model import BriefDate, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Writer

__all__ = ["timeline_document"]

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
    if entry.date.note:
        writer.prose(entry.date.note, owner=entry.id)


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
    where = paragraph_reference(entry.source, entry.at, brief)
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
