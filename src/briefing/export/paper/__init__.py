"""The brief on paper: PDF and Word, both written from one tree of printed elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.extras import needs_extra
from briefing.export.paper.pdf_theme import COMPACT, ThemeError, read_changes, read_theme
from briefing.outline.record import Outline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["ThemeError", "render_docx", "render_pdf"]


def render_pdf(outline: Outline | Sequence[Outline], *, theme: str | None = None, fonts: Sequence[Path] = ()) -> bytes:
    """Write an outline as PDF; the same outline gives the same bytes, with the same theme and fonts.

    Args:
        outline: What the brief says; or several selections of it, the fullest first, of which the first that fits one
            page is written.
        theme: Lines such as `#let margin-side = 24mm`, each a variable of the program's own theme with another value.
        fonts: Folders of fonts for what the program's own cannot draw; without them such characters stand as code
            points, and the brief says so.

    Raises:
        MissingExtraError: typst is not installed.
        ThemeError: The theme says what no theme can say, or names a font that is not there.
    """
    if isinstance(outline, Outline):
        outlines: tuple[Outline, ...] = (outline,)
        values = read_theme(theme)
    else:
        outlines = tuple(outline)
        values = read_theme(None) | COMPACT | read_changes(theme)
    with needs_extra("pdf", "PDF"):
        from briefing.export.paper.typesetting import typeset  # noqa: PLC0415 - its package is an extra
    return typeset(outlines, values, fonts)


def render_docx(outline: Outline, before: Outline | None = None) -> bytes:
    """Write an outline as a Word file with real headings, tables, footnotes and bookmarks.

    The same outline gives the same bytes.

    Args:
        outline: What the brief says.
        before: What an earlier version of it said: what changed since then is written as Word's own revisions. Whoever
            accepts them all has the later brief, whoever rejects them all the earlier.

    Raises:
        MissingExtraError: python-docx is not installed.
    """
    with needs_extra("docx", "Word"):
        from briefing.export.paper.word_file import write_document  # noqa: PLC0415 - its packages are an extra
    return write_document(outline, before)
