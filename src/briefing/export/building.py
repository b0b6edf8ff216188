"""From a brief to its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.export.material import Material
from briefing.export.outline import Fact, Outline
from briefing.export.provenance import head_facts
from briefing.export.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.check import Proof, ProsePiece
    from briefing.model import Briefing, BriefingIndex
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["SECTION_IDS", "UnknownSectionError", "build_outline", "find_sections", "lay_out_material"]

SECTION_IDS = tuple(SECTIONS)
"""The ids of the sections a brief can have, in the order in which they are given."""


class UnknownSectionError(BriefingError):
    """A section was asked for by a name that none has."""

    def __init__(self, name: str, problem: str = "") -> None:
        problem = problem or f"there is no section '{name}'"
        super().__init__(f"{problem}; the sections are {', '.join(SECTION_IDS)}")
        self.name = name


def find_sections(names: Iterable[str] | None) -> tuple[str, ...]:
    """The ids of the sections that are wanted, in the order of the brief; all where none is named.

    Raises:
        UnknownSectionError: A name is none of SECTION_IDS; capitals, and blanks for hyphens, do not matter.
    """
    wanted: set[str] = set()
    for name in names or ():
        key = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
        if key not in SECTIONS:
            raise UnknownSectionError(name)
        wanted.add(key)
    return tuple(key for key in SECTION_IDS if key in wanted) if wanted else SECTION_IDS


def sections_but(names: Iterable[str], without: Iterable[str]) -> tuple[str, ...] | None:
    """The sections that are named, or all, less some; None where that is all of them.

    Raises:
        UnknownSectionError: A name is none of SECTION_IDS, or none is left.
    """
    left_out = set(find_sections(without)) if (without := tuple(without)) else set()
    kept = tuple(key for key in find_sections(names) if key not in left_out)
    if not kept:
        raise UnknownSectionError("", "no section is left")
    return kept if len(kept) < len(SECTION_IDS) else None


def build_outline(
    briefing: Briefing,
    index: BriefingIndex,
    proof: Proof,
    *,
    archives: Mapping[str, ArchiveText | ArchiveError] | None = None,
    prose: Iterable[ProsePiece] = (),
    name: str | None = None,
    sections: Iterable[str] | None = None,
) -> Outline:
    """Say what a brief says, section by section; what is absent has no section.

    Args:
        briefing: The brief.
        index: Its cross-references.
        proof: What was found of each statement.
        archives: The texts they were looked for in, or why those cannot be had, by the id of the source.
        prose: What stands in quotation marks in the briefer's own prose, and whether it was found.
        name: The brief's short name; its own id where it is left out.
        sections: Ids of the sections that are wanted, in any order; all where none is named.
    """
    return lay_out_material(
        Material(briefing, index, proof, archives or {}, tuple(prose)), name=name, sections=sections
    )


def lay_out_material(material: Material, *, name: str | None = None, sections: Iterable[str] | None = None) -> Outline:
    """Say what a brief says, from what its sections are made from; see `build_outline`."""
    briefing = material.briefing
    wanted = find_sections(sections)
    found = [section for section in (SECTIONS[key](material) for key in wanted) if section is not None]
    facts = list(head_facts(material))
    if len(wanted) < len(SECTION_IDS):
        facts.append(Fact("Extract", ("not the whole brief: ", ", ".join(key.replace("-", " ") for key in wanted))))
    return Outline(
        id=name or briefing.id or "",
        title=briefing.title,
        marking=str(briefing.marking or ""),
        language=briefing.language or "",
        tags=briefing.tags,
        facts=tuple(facts),
        sections=tuple(found),
    )
