"""From an outline to its printed pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.export.printed.blocks import labelled, lay_out
from briefing.export.printed.elements import Heading, Para, Run, Sheet
from briefing.export.printed.pen import Pen, line
from briefing.export.printed.tables import actor_table, timeline_table
from briefing.model import TargetKind
from briefing.outline.record import Detail, DetailRole, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.printed.elements import Element
    from briefing.outline.record import Block, Outline, Section

__all__ = ["print_outline"]


def print_outline(outline: Outline) -> Sheet:
    """Lay out a brief for paper."""
    pen = Pen(outline)
    return Sheet(
        title=line(outline.title),
        id=line(outline.id),
        marking=line(outline.marking),
        language=outline.language,
        tags=tuple(map(line, outline.tags)),
        elements=tuple(_elements(outline, pen)),
    )


def _elements(outline: Outline, pen: Pen) -> Iterator[Element]:
    marking = (Detail(DetailRole.MARKING, "Marking", (outline.marking,)),) if outline.marking else ()
    if marking or outline.facts:
        yield labelled((*marking, *outline.facts), pen, notes=False)
    for section in outline.sections:
        yield from _section(section, pen)
    ending = f"End of brief: {line(outline.id)}" if outline.id else "End of brief"
    yield Para("end", (Run(ending),))


def _section(section: Section, pen: Pen) -> Iterator[Element]:
    pen.start_section()
    yield Heading(1, (Run(line(section.title)),))
    if section.legend:
        yield labelled(section.legend, pen, notes=False, deep=True)
    for kind, group in groupby(section.blocks, _kind):
        if kind is TargetKind.ENTRY:
            yield timeline_table([block for block in group if isinstance(block, Record)], pen)
        elif kind is TargetKind.ACTOR:
            yield actor_table([block for block in group if isinstance(block, Record)], pen)
        else:
            for block in group:
                yield from lay_out(block, pen)


def _kind(block: Block) -> TargetKind | None:
    return block.kind if isinstance(block, Record) else None
