"""What a tension rests on, each with a few words, and what to be careful about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import cautions_of_tension
from briefing.facts.dates import format_doubted
from briefing.model import Quote, Reference, TargetKind, TimelineEntry
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import paragraph_reference
from briefing.reader.pages.statement_block import one_line, spoken
from briefing.text import truncate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Writer

__all__ = ["write_evidence", "write_tension_cautions"]

LISTED = 40
"""Pieces of evidence that are listed; further ones are counted."""

LONGEST_GIST = 400
"""Characters of a paragraph that are looked at for its first words."""


def write_evidence(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """List what the tension refers to and the paragraphs of its statements, a row each."""
    found = list(dict.fromkeys(_evidence(tension, brief)))
    if not found:
        writer.heading("EVIDENCE", Span("none is referred to", Role.MUTED))
        return
    writer.heading("EVIDENCE")
    for reference in found[:LISTED]:
        label = Span(f"  {str(reference).ljust(7)} ", Role.LINK, reference)
        gist = _gist(reference, brief)
        room = writer.measure - len(label.text)
        writer.row(label, gist._replace(text=truncate(writer.lettering.line(gist.text), room)), owner=_owner(reference))
    if len(found) > LISTED:
        writer.paragraph(Span(f"and {len(found) - LISTED} more", Role.MUTED), indent=2)


def _evidence(tension: Tension, brief: OpenBrief) -> Iterator[Reference]:
    index = brief.index
    yield from filter(None, map(index.reference, tension.refs))
    prose = (tension.issue, *(position.position for position in tension.positions), tension.common_ground)
    for part in (part for text in prose if text for part in index.split_prose(text)):
        if isinstance(part, Reference) and part.kind is not TargetKind.ACTOR:
            yield part
    for quote in _statements(tension, brief):
        if (where := paragraph_reference(quote.source, quote.at, brief)) is not None:
            yield where


def _owner(reference: Reference) -> str:
    return f"{reference.id}:{reference.paragraph}" if reference.paragraph else reference.id


def _gist(reference: Reference, brief: OpenBrief) -> Span:
    """A few words of what a reference leads to: of a paragraph without an archive, what the brief takes from it."""
    item = brief.index.items[reference.id]
    if reference.paragraph:
        archive = brief.archive_of(reference.id)
        if archive and reference.paragraph <= len(archive.paragraphs):
            return Span(one_line(archive.paragraphs[reference.paragraph - 1][:LONGEST_GIST]))
        quotes = brief.index.quotes_by_source.get(reference.id, ())
        there = next((quote for quote in quotes if quote.at == reference.paragraph), None)
        return Span(f"({there.id}) {spoken(there)}" if there else "its text is not at hand", Role.MUTED)
    if isinstance(item, Quote):
        return Span(spoken(item))
    if isinstance(item, TimelineEntry):
        return Span(f"{format_doubted(item.date)}: {item.text}")
    return Span(next((str(getattr(item, name)) for name in ("title", "question", "text") if hasattr(item, name)), ""))


def _statements(tension: Tension, brief: OpenBrief) -> list[Quote]:
    ids = dict.fromkeys(key for position in tension.positions for key in position.quotes)
    return [brief.index.items[key] for key in ids]


def write_tension_cautions(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """Say what weakens it; nothing is written where nothing does."""
    proof = brief.proof if brief.is_proved else None
    cautions = cautions_of_tension(tension, brief.index, brief.support, proof)
    if cautions:
        writer.heading("CAUTIONS")
    for caution in cautions:
        writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner=tension.id)
