"""The brief as a Word file, with real headings, tables, footnotes and bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.extras import needs_extra

if TYPE_CHECKING:
    from briefing.outline.record import Outline

__all__ = ["render_docx"]


def render_docx(outline: Outline) -> bytes:
    """Write an outline as a Word file; the same outline gives the same bytes.

    Raises:
        MissingExtraError: python-docx is not installed.
    """
    with needs_extra("docx", "Word"):
        from briefing.export.docx.document import write_document  # noqa: PLC0415 - its packages are an extra
    return write_document(outline)
