"""The summary: what a reader with two minutes must know, on one screen where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Quote, Reference
from briefing.model.wording import KIND_WORDS, format_speakers_short, format_trend
from briefing.reader.document import Role, Span
from briefing.reader.pages.glance import write_glance
from briefing.reader.pages.judgements import write_assessments, write_discrepancies, write_doubts, write_reasons
from briefing.reader.pages.key_points import write_key_points
from briefing.reader.pages.provenance import write_provenance

if TYPE_CHECKING:
    from briefing.model import Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Writer

__all__ = ["glance_document", "summary_document", "trend_sign"]

KEY_STATEMENTS = 4
"""How many statements stand on the summary."""


def summary_document(writer: Writer, brief: OpenBrief, *, with_glance: bool) -> Document:
    """Write the summary; on a narrow screen what stands in the rail of a wide one comes after the bottom line."""
    event = brief.briefing.event
    writer.heading("BOTTOM LINE")
    writer.prose(event.summary, owner="event")
    if with_glance:
        write_glance(writer, brief)
    write_key_points(writer, brief)
    if with_glance:
        _write_tensions(writer, brief)
    write_assessments(writer, brief)
    write_doubts(writer, brief)
    write_discrepancies(writer, brief)
    if with_glance:
        write_provenance(writer, brief)
    _write_statements(writer, brief)
    write_reasons(writer, brief)
    for title, text in (("WHAT CAME BEFORE", event.background), ("OUTLOOK", event.outlook)):
        if text:
            writer.heading(title)
            writer.prose(text, owner="event")
    return writer.document()


def glance_document(writer: Writer, brief: OpenBrief) -> Document:
    """Write the rail of a wide screen: the event at a glance, the tensions, where it all comes from."""
    write_glance(writer, brief)
    _write_tensions(writer, brief)
    write_provenance(writer, brief)
    return writer.document()


def _write_tensions(writer: Writer, brief: OpenBrief) -> None:
    tensions = brief.briefing.tensions
    if tensions:
        writer.heading(f"TENSIONS ({len(tensions)})")
    for tension in tensions:
        writer.row(
            Span(tension.id.ljust(3), Role.LINK, brief.index.references[tension.id]),
            f" {tension.title}",
            owner=tension.id,
            right=[Span(f"{trend_sign(writer, tension)} {format_trend(tension.trend)}", Role.MUTED)],
        )


def trend_sign(writer: Writer, tension: Tension) -> str:
    """The sign that goes with the word for where a tension is going."""
    glyphs = writer.lettering.glyphs
    signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
    return signs.get(tension.trend or "", glyphs.not_stated)


def _write_statements(writer: Writer, brief: OpenBrief) -> None:
    quotes = brief.briefing.quotes
    if quotes:
        writer.heading(f"STATEMENTS ({len(quotes)})")
    for quote in _cited(brief):
        side = Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.MUTED
        writer.row(
            Span(quote.id.ljust(4), Role.LINK, brief.index.references[quote.id]),
            Span(format_speakers_short(quote, brief.index).ljust(14), side),
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
