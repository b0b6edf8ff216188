"""The summary: what a reader with two minutes must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Quote, Reference
from briefing.model.wording import (
    KIND_WORDS,
    count_of,
    format_date,
    format_date_column,
    format_speakers_short,
    format_trend,
)
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import name_span, reference_runs, spaced

if TYPE_CHECKING:
    from briefing.model import OpenPoint, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Writer

__all__ = ["glance_document", "summary_document"]

KEY_STATEMENTS = 4
"""How many statements stand on the summary."""


def summary_document(writer: Writer, brief: OpenBrief, *, with_glance: bool) -> Document:
    """Write the summary; on a narrow screen what stands at a glance comes after the bottom line."""
    event = brief.briefing.event
    writer.heading("BOTTOM LINE")
    writer.prose(event.summary, owner="event")
    if with_glance:
        glance_document(writer, brief)
    _write_key_points(writer, brief)
    _write_tensions(writer, brief)
    _write_statements(writer, brief)
    _write_discrepancies(writer, brief)
    _write_cautions(writer, brief)
    _write_assessments(writer, brief)
    for title, text in (("WHAT CAME BEFORE", event.background), ("OUTLOOK", event.outlook)):
        if text:
            writer.heading(title)
            writer.prose(text, owner="event")
    return writer.document()


def glance_document(writer: Writer, brief: OpenBrief) -> Document:
    """Write who, what, when, where, why and what next, each in a line or two."""
    briefing = brief.briefing
    event = briefing.event
    writer.heading("AT A GLANCE")
    label = "Who"
    for participant in event.participants:
        actor = briefing.actors[participant.actor]
        role = participant.role or actor.role
        writer.fact(label, name_span(participant.actor, brief), f", {role}" if role else "", owner=participant.actor)
        label = ""
    for label, text in (("What", event.what), ("When", format_date(event.when) if event.when else None)):
        if text:
            writer.fact(label, *brief.index.split_prose(text))
    for label, text in (("Where", event.where), ("Why", event.significance)):
        if text:
            writer.fact(label, *brief.index.split_prose(text))
    _write_next(writer, brief)
    _write_provenance(writer, brief)
    return writer.document()


def _write_next(writer: Writer, brief: OpenBrief) -> None:
    label = "Next"
    for entry in brief.index.timeline:
        if entry.status == "planned":
            date = Span(f" ({format_date_column(entry.date)}) ", Role.MUTED)
            writer.fact(label, entry.text, date, brief.index.references[entry.id], owner=entry.id)
            label = ""


def _write_provenance(writer: Writer, brief: OpenBrief) -> None:
    briefing = brief.briefing
    writer.heading("PROVENANCE")
    kinds = {kind: sum(1 for quote in briefing.quotes if quote.kind is kind) for kind in KIND_WORDS}
    said = ", ".join(f"{number} {KIND_WORDS[kind].lower()}" for kind, number in kinds.items() if number)
    sources = count_of(len(briefing.sources), "source")
    writer.paragraph(f"{sources}; {count_of(len(briefing.quotes), 'statement')}{f': {said}' if said else ''}")
    if briefing.quotes:
        result = brief.proof.summary() if brief.is_proved else "being compared with their sources"
        writer.paragraph(f"Quotations: {result}")
    if briefing.as_of:
        writer.paragraph(f"Information as of {format_date(briefing.as_of)}")


def _write_key_points(writer: Writer, brief: OpenBrief) -> None:
    points = brief.briefing.event.key_points
    if not points:
        return
    writer.heading("KEY POINTS")
    for number, point in enumerate(points, 1):
        kind = [Span(f"{point.kind}: ", Role.MUTED)] if point.kind else []
        runs = brief.index.split_prose(point.text)
        writer.item(Span("-", Role.MUTED), *kind, *runs, width=2, owner=f"event.key_points.{number}")


def _write_tensions(writer: Writer, brief: OpenBrief) -> None:
    tensions = brief.briefing.tensions
    if tensions:
        writer.heading(f"TENSIONS ({len(tensions)})")
    for tension in tensions:
        writer.row(
            Span(tension.id.ljust(4), Role.LINK, brief.index.references[tension.id]),
            tension.title,
            owner=tension.id,
            right=[Span(f"{trend_sign(writer, tension)} {format_trend(tension.trend)}", Role.MUTED)],
        )


def trend_sign(writer: Writer, tension: Tension) -> str:
    """The sign that goes with the word for where a tension is going."""
    glyphs = writer.lettering.glyphs
    signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
    return signs.get(tension.trend or "", glyphs.not_stated)


def _write_assessments(writer: Writer, brief: OpenBrief) -> None:
    if brief.briefing.assessments:
        writer.heading("ASSESSMENTS")
    for assessment in brief.briefing.assessments:
        label = Span(assessment.id, Role.MUTED)
        writer.item(label, *brief.index.split_prose(assessment.text), width=4, owner=assessment.id)
        if assessment.likelihood:
            writer.paragraph(f"Likelihood: {assessment.likelihood}.", indent=4, owner=assessment.id)
        if assessment.confidence:
            writer.paragraph(f"Confidence: {assessment.confidence}.", indent=4, owner=assessment.id)
        for title, text in (
            ("Basis", assessment.basis),
            ("Otherwise", assessment.alternatives),
            ("Would change it", assessment.would_change),
        ):
            if text:
                writer.prose(f"{title}: {text}", indent=4, owner=assessment.id)
        links = reference_runs(assessment.refs, brief)
        if links:
            writer.paragraph(*links, indent=4, owner=assessment.id)


def _write_statements(writer: Writer, brief: OpenBrief) -> None:
    quotes = brief.briefing.quotes
    if not quotes:
        return
    writer.heading(f"STATEMENTS ({len(quotes)})")
    shown = _cited(brief)
    for quote in shown:
        writer.row(
            Span(quote.id.ljust(4), Role.LINK, brief.index.references[quote.id]),
            Span(format_speakers_short(quote, brief.index).ljust(14), Role(_side(quote.speaker, brief))),
            " ",
            Span(KIND_WORDS[quote.kind].ljust(9), Role.KIND),
            quote.text,
            owner=quote.id,
        )


def _cited(brief: OpenBrief) -> list[Quote]:
    """The statements that the bottom line, the key points and the positions rest on, in the order of the file."""
    event = brief.briefing.event
    prose = [event.summary, *(point.text for point in event.key_points)]
    named = [part.id for text in prose for part in brief.index.split_prose(text) if isinstance(part, Reference)]
    positions = (position for tension in brief.briefing.tensions for position in tension.positions)
    named += [key for position in positions for key in position.quotes]
    quotes = {quote.id: quote for quote in brief.briefing.quotes[:KEY_STATEMENTS]}
    cited = [key for key in dict.fromkeys(named) if isinstance(brief.index.items[key], Quote)][:KEY_STATEMENTS]
    chosen = set([*cited, *quotes][:KEY_STATEMENTS])
    return [quote for quote in brief.briefing.quotes if quote.id in chosen]


def _side(speakers: tuple[str, ...], brief: OpenBrief) -> str:
    return brief.sides.role(speakers[0]) if speakers else "muted"


def _write_discrepancies(writer: Writer, brief: OpenBrief) -> None:
    if brief.briefing.discrepancies:
        writer.heading("REPORTS DISAGREE")
    for discrepancy in brief.briefing.discrepancies:
        label = Span(discrepancy.id, Role.LINK, brief.index.references[discrepancy.id])
        writer.item(label, *brief.index.split_prose(discrepancy.question), width=4, owner=discrepancy.id)


def _write_cautions(writer: Writer, brief: OpenBrief) -> None:
    briefing = brief.briefing
    for title, points in (("GAPS", briefing.gaps), ("WATCH", briefing.watch)):
        if points:
            writer.heading(f"{title} ({len(points)})")
            for point in points:
                _write_point(writer, point, brief)
    if briefing.source_notes:
        writer.heading(f"CAUTIONS ({len(briefing.source_notes)})")
    for note in briefing.source_notes:
        where = brief.index.reference(f"{note.source}:{note.at}" if note.at else note.source)
        runs = spaced([*brief.index.split_prose(note.note), *([where] if where else [])])
        writer.item(Span("!", Role.CAUTION), *runs, width=2)


def _write_point(writer: Writer, point: OpenPoint, brief: OpenBrief) -> None:
    by = [Span(f" (by {format_date(point.by)})", Role.MUTED)] if point.by else []
    writer.item(Span("-", Role.MUTED), *brief.index.split_prose(point.text), *by, width=2)
