"""What the sections are made from: the brief, its cross-references, and what was found of its quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.check import Proof, ProsePiece
    from briefing.export.outline import Text
    from briefing.model import Briefing, BriefingIndex
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["Material", "spaced"]


@dataclass(frozen=True)
class Material:
    """A brief with the result of its proof.

    Attributes:
        briefing: The brief.
        index: Its cross-references.
        proof: What was found of each statement.
        archives: For each source whose archive was looked for, its text or why it cannot be had.
        prose: What stands in quotation marks in the briefer's own prose.
    """

    briefing: Briefing
    index: BriefingIndex
    proof: Proof
    archives: Mapping[str, ArchiveText | ArchiveError] = field(default_factory=dict)
    prose: tuple[ProsePiece, ...] = ()

    def split(self, text: str | None) -> Text:
        """Part the briefer's prose into text and references; nothing of nothing."""
        return tuple(self.index.split_prose(text)) if text else ()

    def plain(self, text: str) -> str:
        """The briefer's prose with its references as they are printed, as in 'The port is closed [1:3]'."""
        return "".join(map(str, self.index.split_prose(text)))

    def where(self, source: str | None, at: int | None = None) -> Text:
        """The reference to a source, or to a paragraph of it; nothing without a source."""
        known = self.index.references.get(source) if source else None
        return (Reference(known.id, known.kind, known.label, at),) if known else ()

    def references(self, ids: Iterable[str]) -> Text:
        """The references that a list such as `refs` names, set apart by blanks; what names nothing is left as it is."""
        return spaced((self.index.reference(name) or name) for name in ids)


def spaced(runs: Iterable[str | Reference]) -> Text:
    """Set runs apart by one blank."""
    result: list[str | Reference] = []
    for run in runs:
        result += [" ", run] if result else [run]
    return tuple(result)
