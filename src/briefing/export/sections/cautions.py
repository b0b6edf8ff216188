"""What is not known, where the sources err, what the brief itself must be read with; and what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import Bullet, Section
from briefing.facts.cautions import cautions_of_brief, in_marks
from briefing.model.phrases import format_deadline

if TYPE_CHECKING:
    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.facts.cautions import Caution
    from briefing.model import OpenPoint, SourceNote

__all__ = ["gaps_section", "watch_section"]


def gaps_section(material: Material) -> Section | None:
    """The gaps the briefer names, the errors of the sources, and what follows from the brief itself."""
    briefing = material.briefing
    bullets = (
        *(_point(point, material) for point in briefing.gaps),
        *(Bullet(_source_note(note, material)) for note in briefing.source_notes),
        *(Bullet(caution.text) for caution in _of_brief(material)),
    )
    return Section("gaps", "Gaps and cautions", bullets) if bullets else None


def watch_section(material: Material) -> Section | None:
    """What to look out for, and by when."""
    points = material.briefing.watch
    bullets = tuple(_point(point, material) for point in points)
    return Section("watch", "Watch", bullets) if bullets else None


def _point(point: OpenPoint, material: Material) -> Bullet:
    by = format_deadline(point.by) if point.by else ""
    return Bullet(material.split(point.text), f"{by[:1].upper()}{by[1:]}")


def _source_note(note: SourceNote, material: Material) -> Text:
    read_as = f"read as {in_marks(note.read_as)}" if note.read_as else ""
    printed = f"prints {in_marks(note.printed)}" if note.printed else ""
    said = ", ".join(filter(None, (printed, read_as)))
    where = material.where(note.source, note.at)
    return (*where, f" {said}: " if said else " ", *material.split(note.note))


def _of_brief(material: Material) -> tuple[Caution, ...]:
    return cautions_of_brief(material.briefing, material.index, material.archives, material.prose)
