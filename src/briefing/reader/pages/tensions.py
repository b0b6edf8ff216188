"""A tension: the issue, the positions with the statements that carry them, the common ground, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import format_level, format_tension_basis, format_trend
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import name_span, spaced
from briefing.reader.pages.discrepancies import discrepancy_document
from briefing.reader.pages.evidence import write_evidence, write_tension_cautions
from briefing.reader.pages.marks import trend_mark
from briefing.reader.pages.positions import write_positions

if TYPE_CHECKING:
    from briefing.model import Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.pages.matrix import Matrix
    from briefing.reader.writer import Run, Writer

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
    role = Role.CAUTION if tension.trend == "rising" else Role.STRONG
    label = Span(tension.id.ljust(4), Role.STRONG)
    writer.row(label, Span(tension.title, Role.STRONG), owner=tension.id, right=[Span(trend, role)])
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
    label = Span(tension.id.ljust(4), Role.LINK, brief.index.references[tension.id])
    writer.row("  ", label, tension.title, owner=tension.id, right=[Span(trend, Role.MUTED)])
