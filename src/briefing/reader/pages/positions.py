"""The positions of a tension side by side, each with the statements that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import listed, name_span
from briefing.reader.pages.statement_block import write_statement
from briefing.reader.writer import Writer, columns

if TYPE_CHECKING:
    from briefing.model import Position, Tension
    from briefing.reader.brief import OpenBrief

__all__ = ["write_positions"]

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
        writer.lines(_side_by_side(blocks, width, tension.id, writer))


def _side_by_side(blocks: list[list[Line]], width: int, otherwise: str, writer: Writer) -> list[Line]:
    bar = ((Span("|" if writer.lettering.ascii_only else "│", Role.RULE),), 1)
    lines = []
    for place in range(max(map(len, blocks))):
        parts = [block[place] if place < len(block) else Line() for block in blocks]
        cells = [cell for part in parts for cell in (bar, (part.spans, width))][1:]
        owner = next((part.owner for part in parts if part.owner), otherwise)
        lines.append(Line(columns(cells, gap=1), owner, heading=parts[0].heading))
    return lines


def _position_lines(position: Position, tension: Tension, width: int, writer: Writer, brief: OpenBrief) -> list[Line]:
    """A position as a block: the parties, a rule of the block's width, what they hold, and their statements."""
    own = Writer(width, writer.index, writer.lettering)
    stance = [Span(f": {position.stance}", Role.MUTED)] if position.stance else []
    own.paragraph(*listed(name_span(actor, brief) for actor in position.party), *stance, owner=tension.id)
    own.lines([Line((Span(writer.lettering.glyphs.rule * width, Role.RULE),), tension.id)])
    own.prose(position.position, owner=tension.id)
    for key in position.quotes:
        own.blank()
        write_statement(own, brief.index.items[key], brief)
    if not position.quotes:
        own.paragraph(Span("no statement carries this position", Role.CAUTION), owner=tension.id)
    first, *rest = own.document().lines
    return [first._replace(heading=True), *rest]
