"""The plain-text brief: one that can be read aloud, printed, or pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import TimelineRow
from briefing.export.page import Page
from briefing.export.text_blocks import is_compact, labels_of, lay_out
from briefing.text import rule

if TYPE_CHECKING:
    from briefing.export.outline import Outline, Section

__all__ = ["render_text"]


def render_text(outline: Outline, *, width: int = 72, ascii_only: bool = False) -> str:
    """Write an outline as plain text, ended by one line break.

    Args:
        outline: What the brief says.
        width: Cells of the longest line, 40 to 200; what lies outside is taken for the nearer of the two.
        ascii_only: Transliterate what the brief says; without it only what is dangerous is changed.
    """
    page = Page(width, ascii_only=ascii_only)
    _head(outline, page)
    for section in outline.sections:
        _section(section, page)
    page.blank()
    page.add([rule("=", page.width)])
    page.put(f"End of brief{f': {page.line(outline.id)}' if outline.id else ''}", rest=4)
    if outline.marking:
        page.add([outline.marking])
    return "\n".join(page.lines) + "\n"


def _head(outline: Outline, page: Page) -> None:
    if outline.marking:
        page.add([outline.marking])
        page.blank()
    page.put(page.line(outline.title.upper()), rest=4)
    page.add([rule("=", page.width)])
    page.set_labels(fact.label for fact in outline.facts)
    for fact in outline.facts:
        page.fact(fact)


def _section(section: Section, page: Page) -> None:
    page.blank(2)
    page.heading(f"{section.heading.upper()} ({len(section.blocks)})" if section.counted else section.heading.upper())
    if section.legend:
        page.set_labels(fact.label for fact in section.legend)
        for fact in section.legend:
            page.fact(fact)
        page.blank()
    page.set_labels(label for block in section.blocks for label in labels_of(block))
    planned = False
    for place, block in enumerate(section.blocks):
        if isinstance(block, TimelineRow) and block.planned and not planned:
            planned = True
            page.add([_divider("planned", page.width)])
        elif place and not is_compact(block):
            page.blank()
        lay_out(block, page)


def _divider(word: str, width: int) -> str:
    side = (width - len(word)) // 4
    return f"{'- ' * side}{word}{' -' * side}"
