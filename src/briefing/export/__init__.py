"""A brief in the forms in which it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.text import render_text
from briefing.outline import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.model import Briefing

__all__ = ["export_text"]


def export_text(
    brief: BriefingFile | Briefing,
    *,
    width: int = 72,
    ascii_only: bool = False,
    sections: Iterable[str] | None = None,
    folder: Path | None = None,
) -> str:
    """Write a brief as plain text; the same brief with the same archives gives the same text, anywhere and any time.

    Args:
        brief: A loaded file, or a brief that has none.
        width: Cells of the longest line, 40 to 200.
        ascii_only: Transliterate the brief's own text as well; the program's is ASCII but for quotation marks.
        sections: Ids of the sections that are wanted; all where none is named.
        folder: Where the archives of a brief without a file are.

    Raises:
        UnknownSectionError: A section that is none.
    """
    outline = outline_of(brief, folder=folder, sections=sections)
    return render_text(outline, width=width, ascii_only=ascii_only)
