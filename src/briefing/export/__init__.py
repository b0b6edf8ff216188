"""A brief in the forms in which it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import prove, prove_prose
from briefing.export.building import SECTION_IDS, UnknownSectionError, build_outline, lay_out_material
from briefing.export.material import Material
from briefing.export.text import render_text
from briefing.model import Briefing, BriefingIndex
from briefing.sources import read_archives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing.export.outline import Outline
    from briefing.files import BriefingFile
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["SECTION_IDS", "UnknownSectionError", "build_outline", "export_text", "material_of", "outline_of"]


def material_of(brief: BriefingFile | Briefing, *, folder: Path | None = None) -> Material:
    """Prove the quotations of a brief against the archives of its sources.

    Args:
        brief: A loaded file, or a brief that has none.
        folder: Where the archives of a brief without a file are; without it nothing is checked, and it says so.
    """
    if isinstance(brief, Briefing):
        briefing, index = brief, BriefingIndex(brief)
    else:
        briefing, index = brief.briefing, brief.index
        folder = brief.path.parent if brief.path else folder
    archives: Mapping[str, ArchiveText | ArchiveError] = read_archives(briefing, folder) if folder else {}
    prose = tuple(prove_prose(briefing, archives)) if archives else ()
    return Material(briefing, index, prove(briefing, archives), archives, prose)


def outline_of(
    brief: BriefingFile | Briefing, *, folder: Path | None = None, sections: Iterable[str] | None = None
) -> Outline:
    """Prove the quotations of a brief, and say what it says.

    Args:
        brief: A loaded file, or a brief that has none.
        folder: Where the archives of a brief without a file are; without it nothing is checked, and it says so.
        sections: Ids of the sections that are wanted; all where none is named.

    Raises:
        UnknownSectionError: A section that is none.
    """
    name = None if isinstance(brief, Briefing) else brief.id
    return lay_out_material(material_of(brief, folder=folder), name=name, sections=sections)


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
