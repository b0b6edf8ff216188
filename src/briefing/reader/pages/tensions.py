"""The tensions: who stands against whom as a matrix, and the positions of one side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.model.wording import (
    KIND_WORDS,
    LEVEL_WORDS,
    format_date_column,
    format_location,
    format_speakers_short,
    format_tension_basis,
    format_trend,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import listed, name_span, reference_runs, spaced
from briefing.reader.pages.summary import trend_sign
from briefing.reader.writer import Writer, columns

if TYPE_CHECKING:
    from briefing.model import Discrepancy, Position, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document

__all__ = ["Matrix", "discrepancy_document", "tension_document"]

TWO_COLUMNS = 60
"""From this width on two positions stand side by side."""


@dataclass(frozen=True)
class Matrix:
    """Which tensions stand between each two parties."""

    brief: OpenBrief

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Every actor with a position, in the order of the tensions."""
        positions = (position for tension in self.brief.briefing.tensions for position in tension.positions)
        return tuple(dict.fromkeys(actor for position in positions for actor in position.party))

    @cached_property
    def cells(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """For each two parties, in either order, the ids of the tensions between them."""
        found: dict[tuple[str, str], list[str]] = {}
        for tension in self.brief.briefing.tensions:
            for one, other in combinations(tension.positions, 2):
                for a in one.party:
                    for b in other.party:
                        for pair in ((a, b), (b, a)) if a != b else ():
                            found.setdefault(pair, []).append(tension.id)
        return {pair: tuple(dict.fromkeys(ids)) for pair, ids in found.items()}

    @cached_property
    def together(self) -> frozenset[tuple[str, str]]:
        """The parties that hold a position jointly, in either order."""
        pairs = set()
        for tension in self.brief.briefing.tensions:
            for position in tension.positions:
                for a, b in combinations(position.party, 2):
                    pairs |= {(a, b), (b, a)}
        return frozenset(pairs)


def tension_document(writer: Writer, tension: Tension, brief: OpenBrief) -> Document:
    """Tell one tension: the issue, the positions with the statements that carry them, the common ground."""
    trend = f"{trend_sign(writer, tension)} {format_trend(tension.trend)}"
    writer.row(Span(tension.id, Role.STRONG), "  ", Span(tension.title, Role.STRONG), owner=tension.id, right=[trend])
    facts = [f"level {tension.level}: {LEVEL_WORDS[tension.level]}"] if tension.level else []
    facts += [format_tension_basis(tension.basis)] if tension.basis else []
    facts += [tension.status] if tension.status else []
    if facts:
        writer.paragraph(Span("; ".join(facts), Role.MUTED), owner=tension.id)
    if tension.issue:
        writer.prose(tension.issue, owner=tension.id)
    writer.blank()
    _write_positions(writer, tension, brief)
    writer.blank()
    writer.fact("COMMON GROUND", *brief.index.split_prose(tension.common_ground or "none stated"), label_width=15)
    links = reference_runs(tension.refs, brief)
    if links:
        writer.fact("EVIDENCE", *links, label_width=15)
    return writer.document()


def _write_positions(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    positions = list(tension.positions)
    if writer.measure < TWO_COLUMNS:
        for position in positions:
            writer.lines(_position_lines(position, writer.width, writer, brief))
        return
    width = (min(writer.width, 116) - 3) // 2
    for left, right in zip(positions[::2], [*positions[1::2], None], strict=False):
        one = _position_lines(left, width, writer, brief)
        other = _position_lines(right, width, writer, brief) if right else []
        writer.lines(_side_by_side(one, other, width, writer))


def _side_by_side(left: list[Line], right: list[Line], width: int, writer: Writer) -> list[Line]:
    bar = Span("|" if writer.lettering.ascii_only else "│", Role.RULE)
    lines = []
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else Line()
        other = right[place] if place < len(right) else Line()
        row = columns([(one.spans, width), ((bar,), 1), (other.spans, width)], gap=1)
        lines.append(Line(row, one.owner or other.owner, heading=one.heading))
    return [*lines, Line()]


def _position_lines(position: Position, width: int, writer: Writer, brief: OpenBrief) -> list[Line]:
    own = Writer(width, writer.index, writer.lettering)
    names = listed(name_span(actor, brief) for actor in position.party)
    stance = [Span(f": {position.stance}", Role.MUTED)] if position.stance else []
    own.paragraph(*names, *stance)
    own.prose(position.position)
    for key in position.quotes:
        own.blank()
        quote = brief.index.items[key]
        own.paragraph(
            brief.index.references[key],
            f" {format_speakers_short(quote, brief.index)}, ",
            Span(KIND_WORDS[quote.kind], Role.KIND),
            Span(f" {format_date_column(quote.date)} ", Role.MUTED),
            hanging=2,
            owner=key,
        )
        text = f"“{quote.text}”" if quote.kind == "direct" else quote.text
        own.paragraph(f"{text} {format_location(quote.source, quote.at, brief.index)}", indent=2, owner=key)
    if not position.quotes:
        own.paragraph(Span("no statement carries this position", Role.MUTED))
    return list(own.document().lines)


def discrepancy_document(writer: Writer, discrepancy: Discrepancy, brief: OpenBrief) -> Document:
    """Tell where reports contradict each other, and which account the brief uses."""
    writer.paragraph(Span(f"{discrepancy.id}  Reports disagree", Role.STRONG), owner=discrepancy.id)
    writer.prose(discrepancy.question, owner=discrepancy.id)
    for number, version in enumerate(discrepancy.versions, 1):
        writer.blank()
        preferred = number == discrepancy.preferred
        writer.heading(f"VERSION {number}", *([Span("used in this brief", Role.MUTED)] if preferred else []))
        writer.prose(version.claim, indent=2)
        where = brief.index.reference(f"{version.source}:{version.at}" if version.at else version.source or "")
        links = spaced([*([where] if where else []), *(brief.index.references[key] for key in version.quotes)])
        if links:
            writer.paragraph(*links, indent=2)
    if discrepancy.note:
        writer.blank()
        writer.prose(discrepancy.note)
    return writer.document()
