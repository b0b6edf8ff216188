"""What an outline is made from: the brief, its cross-references, and what was found of its quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.check import prove, prove_prose
from briefing.facts.dossier import namesakes
from briefing.model import Briefing, BriefingIndex, Reference
from briefing.model.support import SupportIndex
from briefing.outline.record import Detail, DetailRole, Party
from briefing.sources import read_archives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.check import Proof, ProsePiece
    from briefing.errors import NodePath
    from briefing.files import BriefingFile
    from briefing.model import BriefDate
    from briefing.outline.record import ChangesTold, Text
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["Material", "material_of", "spaced"]


@dataclass(frozen=True)
class Material:
    """A brief with the result of its proof.

    Attributes:
        briefing: The brief.
        index: Its cross-references.
        proof: What was found of each statement.
        archives: For each source whose archive was looked for, its text or why it cannot be read.
        prose: What stands in quotation marks in the briefer's own prose.
        is_written: Whether a file has a value at a path, rather than the model by default; false without a file.
        changes: What changed since another version, where that was asked for.
    """

    briefing: Briefing
    index: BriefingIndex
    proof: Proof
    archives: Mapping[str, ArchiveText | ArchiveError] = field(default_factory=dict)
    prose: tuple[ProsePiece, ...] = ()
    is_written: Callable[[NodePath], bool] = lambda _path: False
    changes: ChangesTold | None = None

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Every actor by its id."""
        index = self.index
        return {
            key: Party(key, index.label(key), actor.name, actor.side or "")
            for key, actor in self.briefing.actors.items()
        }

    @cached_property
    def support(self) -> SupportIndex:
        """What each part of the brief rests on."""
        return SupportIndex(self.index)

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each actor the others with one of its names, each with that name."""
        return namesakes(self.briefing)

    def split(self, text: str | None) -> Text:
        """Split the briefer's prose into text and references; empty where there is none."""
        return tuple(self.index.split_prose(text)) if text else ()

    def of_date(self, date: BriefDate | None) -> Iterator[Detail]:
        """What a reader must know about a date that was just told."""
        if date is not None and date.note:
            yield Detail(DetailRole.DATE_NOTE, "On the date", self.split(date.note))

    def plain(self, text: str | None) -> str:
        """The briefer's prose with its references as they are printed, as in 'The port is closed [1:3]'."""
        return "".join(map(str, self.index.split_prose(text))) if text else ""

    def where(self, source: str | None, at: int | None = None) -> Text:
        """The reference to a source, or to a paragraph of it; nothing without a source."""
        where = self.index.where(source, at)
        return (where,) if where else ()

    def references(self, ids: Iterable[str]) -> Text:
        """The references that a list such as `refs` names, set apart by blanks; what names nothing is left as it is."""
        return spaced((self.index.reference(name) or name) for name in ids)


def material_of(brief: BriefingFile | Briefing, *, folder: Path | None = None) -> Material:
    """Prove the quotations of a brief against the archives of its sources.

    Args:
        brief: A loaded file, or a brief that has none.
        folder: Where the archives of a brief without a file are; without it nothing is checked, and it says so.
    """
    if isinstance(brief, Briefing):
        briefing, index, is_written = brief, BriefingIndex(brief), Material.is_written
    else:
        briefing, index, is_written = brief.briefing, brief.index, brief.places.stands
        folder = brief.path.parent if brief.path else folder
    archives: Mapping[str, ArchiveText | ArchiveError] = read_archives(briefing, folder) if folder else {}
    prose = tuple(prove_prose(briefing, archives)) if archives else ()
    return Material(briefing, index, prove(briefing, archives), archives, prose, is_written)


def spaced(runs: Iterable[str | Reference]) -> Text:
    """Set runs apart by one blank."""
    result: list[str | Reference] = []
    for run in runs:
        result += [" ", run] if result else [run]
    return tuple(result)
