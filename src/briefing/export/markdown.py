"""The brief in Markdown: CommonMark with the tables and footnotes of GitHub, for GitHub and Obsidian."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.export.markdown_blocks import footnote, mark_up, mark_up_facts, mark_up_table
from briefing.export.markdown_text import Writer, bold
from briefing.export.outline import ActorRow, Bullet, SourceBlock, TimelineRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.outline import Block, Outline, Section

__all__ = ["render_markdown"]


def render_markdown(outline: Outline) -> str:
    """Write an outline as Markdown without raw HTML; the only links are addresses of sources, and footnotes."""
    blocks = (block for section in outline.sections for block in section.blocks)
    sources = [block for block in blocks if isinstance(block, SourceBlock) and block.id.isalnum()]
    writer = Writer(block.id for block in sources)
    marking = [bold(writer.line(outline.marking))] if outline.marking else []
    parts = [*marking, *_head(outline, writer, sources)]
    for section in outline.sections:
        parts += _section(section, writer)
    end = f"End of brief{f': {outline.id}' if outline.id else ''}"
    notes = ["\n".join(footnote(block, writer) for block in sources)] if sources else []
    return "\n\n".join([*parts, *notes, "---", writer.line(end), *marking]) + "\n"


def _head(outline: Outline, writer: Writer, sources: list[SourceBlock]) -> Iterator[str]:
    """Title and facts; the first footnotes come in the order of the sources, since GitHub numbers them by first use."""
    yield f"# {writer.heading(outline.title)}"
    if sources:
        numbers = [f"{writer.line(f'[{block.id}]')}[^{block.id}]" for block in sources]
        yield f"Sources: {' '.join(numbers)}"
    if outline.facts:
        yield mark_up_facts(outline.facts, writer)


def _section(section: Section, writer: Writer) -> Iterator[str]:
    count = f" ({len(section.blocks)})" if section.counted else ""
    yield f"## {writer.heading(f'{section.heading}{count}')}"
    if section.legend:
        yield mark_up_facts(section.legend, writer)
    for sort, group in groupby(section.blocks, key=_sort):
        if sort is Bullet:
            yield "\n".join(part for block in group for part in mark_up(block, writer))
        elif sort in {ActorRow, TimelineRow}:
            yield mark_up_table(group, writer)
        else:
            yield from (part for block in group for part in mark_up(block, writer))


def _sort(block: Block) -> type[Block]:
    return type(block)
