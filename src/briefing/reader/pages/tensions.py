"""A tension with its positions and evidence, what stands between two parties, and where reports disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import cautions_of_tension
from briefing.facts.dates import format_doubted
from briefing.model import Quote, Reference, TargetKind, TimelineEntry
from briefing.model.wording import format_level, format_tension_basis, format_trend
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import (
    discrepancy_summary,
    id_column,
    listed,
    name_span,
    side_by_side,
    side_sign,
    spaced,
    trend_mark,
    write_draft,
)
from briefing.reader.pages.statement_block import one_line, spoken, write_statement
from briefing.reader.writer import Writer
from briefing.text import truncate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Discrepancy, Position, Tension, Version
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.pages.matrix import Matrix
    from briefing.reader.writer import Run

__all__ = ["discrepancy_document", "parties_document", "tension_document"]


def tension_document(writer: Writer, tension: Tension, brief: OpenBrief, beside: tuple[str, ...] = ()) -> Document:
    """Tell one tension.

    Args:
        writer: Where to.
        tension: The tension.
        brief: The brief.
        beside: What else stands in the same cell of the matrix.
    """
    trend = f"{trend_mark(tension, writer.lettering)} {format_trend(tension.trend)}"
    label = Span(id_column(tension.id), Role.STRONG)
    writer.row(label, Span(tension.title, Role.STRONG), owner=tension.id, right=[Span(trend, Role.STRONG)])
    facts = [format_level(tension.level) if tension.level else "level not graded"]
    facts += [format_tension_basis(tension.basis) or "basis not stated", str(tension.status or "")]
    writer.paragraph(Span("; ".join(filter(None, facts)), Role.MUTED), indent=4, owner=tension.id)
    if tension.issue:
        writer.prose(tension.issue, indent=4, owner=tension.id)
    if beside:
        links = spaced(brief.index.references[key] for key in beside)
        writer.paragraph(Span("In the same cell: ", Role.MUTED), *links, indent=4, owner=tension.id)
    write_positions(writer, tension, brief)
    if tension.common_ground:
        writer.heading("COMMON GROUND")
        writer.prose(tension.common_ground, indent=2, owner=tension.id)
    else:
        writer.heading("COMMON GROUND", Span("none stated", Role.MUTED))
    write_evidence(writer, tension, brief)
    write_tension_cautions(writer, tension, brief)
    return writer.document()


def parties_document(writer: Writer, one: str, other: str, matrix: Matrix) -> Document:
    """Tell of two parties without a tension between them: what they hold together, and where each stands."""
    brief = matrix.brief
    if one != other:
        writer.heading("", name_span(one, brief), Span("and"), name_span(other, brief))
        shared = matrix.together.get((one, other), ())
        if not shared:
            writer.paragraph("No tension between them in this brief.")
        for key in shared:
            _write_shared(writer, key, one, other, brief)
    for actor in dict.fromkeys((one, other)):
        writer.heading("", name_span(actor, brief), Span("is a party to"))
        for tension in brief.index.tensions_by_actor.get(actor, ()):
            _write_tension_row(writer, tension, brief)
    return writer.document()


def _write_shared(writer: Writer, key: str, one: str, other: str, brief: OpenBrief) -> None:
    tension = brief.index.items[key]
    label = Span(key, Role.LINK, brief.index.references[key])
    for position in tension.positions:
        if one in position.party and other in position.party:
            runs: list[Run] = ["They hold together: ", *brief.index.split_prose(position.position)]
            writer.item(label, *runs, width=4, owner=key)


def _write_tension_row(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    trend = f"{trend_mark(tension, writer.lettering)} {format_trend(tension.trend)}"
    label = Span(id_column(tension.id), Role.LINK, brief.index.references[tension.id])
    writer.row("  ", label, tension.title, owner=tension.id, right=[Span(trend, Role.MUTED)])


TWO_COLUMNS = 60
"""From this width on two positions stand side by side."""
THREE_COLUMNS = 112
"""From this width on three do, where there are three."""
WIDEST = 120


def write_positions(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """Write every position; beside each other as many as there is room for."""
    positions = list(tension.positions)
    if writer.width < TWO_COLUMNS:
        for position in positions:
            writer.blank()
            writer.lines(_position_lines(position, tension, writer.width, writer, brief))
        return
    number = 3 if len(positions) == 3 and writer.width >= THREE_COLUMNS else 2
    width = (min(writer.width, WIDEST) - 3 * (number - 1)) // number
    for start in range(0, len(positions), number):
        writer.blank()
        beside = positions[start : start + number]
        blocks = [_position_lines(one, tension, width, writer, brief) for one in beside]
        writer.lines(side_by_side(blocks, width, tension.id, writer))


def _position_lines(position: Position, tension: Tension, width: int, writer: Writer, brief: OpenBrief) -> list[Line]:
    """A position as a block: the parties, a rule of the block's width, what they hold, and their statements."""
    own = Writer(width, writer.index, writer.lettering)
    stance = [Span(f": {position.stance}", Role.MUTED)] if position.stance else []
    sign = side_sign(position.party[0], brief, writer.lettering)
    names = listed(name_span(actor, brief) for actor in position.party)
    own.paragraph(*([sign] if sign.text.strip() else []), *names, *stance, owner=tension.id)
    own.lines([Line((Span(writer.lettering.glyphs.rule * width, Role.RULE),), tension.id)])
    own.prose(position.position, owner=tension.id)
    for key in position.quotes:
        own.blank()
        write_statement(own, brief.index.items[key], brief)
    if not position.quotes:
        own.paragraph(Span("no statement carries this position", Role.CAUTION), owner=tension.id)
    first, *rest = own.document().lines
    return [first._replace(heading=True), *rest]


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
        if (where := brief.index.where(quote.source, quote.at)) is not None:
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
    return [brief.index.items[key] for key in tension.quotes]


def write_tension_cautions(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """Say what weakens it; nothing is written where nothing does."""
    proof = brief.proof if brief.is_proved else None
    cautions = cautions_of_tension(tension, brief.index, brief.support, proof)
    if cautions:
        writer.heading("CAUTIONS")
    for caution in cautions:
        writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner=tension.id)


def discrepancy_document(writer: Writer, discrepancy: Discrepancy, brief: OpenBrief) -> Document:
    """Tell the question, the accounts with their sources, and why one is preferred."""
    writer.item(
        Span(discrepancy.id, Role.STRONG),
        *(
            Span(part, Role.STRONG) if isinstance(part, str) else part
            for part in brief.index.split_prose(discrepancy.question)
        ),
        width=4,
        owner=discrepancy.id,
    )
    said = f"Reports disagree: {discrepancy_summary(discrepancy)} in this brief."
    writer.paragraph(Span(said, Role.MUTED), indent=4, owner=discrepancy.id)
    write_draft(writer, discrepancy, owner=discrepancy.id)
    for number, version in enumerate(discrepancy.versions, 1):
        _write_version(writer, number, version, discrepancy, brief)
    if discrepancy.note:
        writer.heading("NOTE")
        writer.prose(discrepancy.note, indent=2, owner=discrepancy.id)
    return writer.document()


def _write_version(writer: Writer, number: int, version: Version, discrepancy: Discrepancy, brief: OpenBrief) -> None:
    preferred = [Span("used in this brief", Role.STRONG)] if number == discrepancy.preferred else []
    writer.heading(f"VERSION {number}", *preferred)
    owner = f"{version.source}:{version.at}" if version.source and version.at else version.source or discrepancy.id
    writer.prose(version.claim, indent=2, owner=owner)
    where = brief.index.where(version.source, version.at)
    if where:
        source = brief.briefing.sources[where.id]
        told = ", ".join(filter(None, (source.publisher, source.title)))
        when = f", {format_doubted(source.published)}" if source.published else ""
        writer.paragraph(where, f" {told}", Span(when, Role.MUTED), indent=2, hanging=2, owner=owner)
    else:
        writer.paragraph(Span("no source is given", Role.CAUTION), indent=2, owner=owner)
    for key in version.quotes:
        write_statement(writer, brief.index.items[key], brief, indent=2)
