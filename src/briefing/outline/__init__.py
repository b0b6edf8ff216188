"""What a brief says, in the order of every format: records with typed details, in sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Briefing
from briefing.outline.layout import SECTION_IDS, UnknownSectionError, lay_out_material, sections_but
from briefing.outline.material import Material, material_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.outline.record import Outline

__all__ = [
    "SECTION_IDS",
    "Material",
    "UnknownSectionError",
    "lay_out_material",
    "material_of",
    "outline_of",
    "sections_but",
]


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
