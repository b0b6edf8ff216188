"""The printed brief as PDF: tagged, with bookmarks and footnotes, the same bytes on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.extras import needs_extra
from briefing.export.pdf.theme import ThemeError, read_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.outline.record import Outline

__all__ = ["ThemeError", "render_pdf"]


def render_pdf(outline: Outline, *, theme: str | None = None, fonts: Sequence[Path] = ()) -> bytes:
    """Write an outline as PDF; the same outline gives the same bytes, with the same theme and fonts.

    Args:
        outline: What the brief says.
        theme: Lines such as `#let margin-side = 24mm`, each a variable of the program's own theme with another value.
        fonts: Folders of fonts for what the program's own cannot draw; without them such characters stand as code
            points, and the brief says so.

    Raises:
        MissingExtraError: typst is not installed.
        ThemeError: The theme says what no theme can say, or names a font that is not there.
    """
    values = read_theme(theme)
    with needs_extra("pdf", "PDF"):
        from briefing.export.pdf.document import typeset  # noqa: PLC0415 - its package is an extra
    return typeset(outline, values, fonts)
