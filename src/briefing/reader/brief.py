"""An open brief: the loaded file with the texts it is proved against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.check import ArchiveText, prove, read_archives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.check import ArchiveError, Proof
    from briefing.files import BriefingFile
    from briefing.model import Briefing, BriefingIndex, Quote

__all__ = ["OpenBrief", "SideColours"]


@dataclass(frozen=True)
class OpenBrief:
    """What the panes are made of. Archives are read, and quotations proved, when first asked for."""

    file: BriefingFile

    @property
    def briefing(self) -> Briefing:
        """The brief itself."""
        return self.file.briefing

    @property
    def index(self) -> BriefingIndex:
        """Its cross-references."""
        return self.file.index

    @cached_property
    def archives(self) -> Mapping[str, ArchiveText | ArchiveError]:
        """For each source with an archive, its text, or why it cannot be had."""
        return read_archives(self.briefing, self.file.path.parent if self.file.path else None)

    @cached_property
    def proof(self) -> Proof:
        """The result of comparing every quotation with its source."""
        return prove(self.briefing, self.archives)

    @property
    def is_proved(self) -> bool:
        """Whether the result is there already; asking for it would not take long."""
        return "proof" in self.__dict__

    @cached_property
    def sides(self) -> SideColours:
        """Which colour goes with which side."""
        return SideColours(self.briefing)

    def archive_of(self, source: str | None) -> ArchiveText | None:
        """The archived text of a source, or None."""
        found = self.archives.get(source) if source else None
        return found if isinstance(found, ArchiveText) else None

    def cautions_of(self, quote: Quote) -> list[str]:
        """What a reader must know before using a statement, in words."""
        briefing = self.briefing
        cautions = []
        if quote.status in {"contested", "disputed", "unverified"}:
            cautions.append(f"the statement is {quote.status}")
        if quote.credibility is not None and quote.credibility >= DOUBTFUL:
            cautions.append("its content is graded doubtful or worse")
        notes = (note for note in briefing.source_notes if note.source == quote.source and note.at == quote.at)
        cautions += [note.note for note in notes if quote.at is not None]
        return cautions


DOUBTFUL = 4
"""The first Admiralty number that means doubt."""


class SideColours:
    """Gives each side of the brief one of six colours, in the order of the actors."""

    def __init__(self, briefing: Briefing) -> None:
        sides = dict.fromkeys(actor.side for actor in briefing.actors.values() if actor.side)
        self._numbers = {side: place % 6 + 1 for place, side in enumerate(sides)}
        self._side_of = {key: actor.side for key, actor in briefing.actors.items()}

    def role(self, actor: str) -> str:
        """The role that colours an actor's name: 'side-1' to 'side-6', or 'text' without a side."""
        number = self._numbers.get(self._side_of.get(actor) or "")
        return f"side-{number}" if number else "text"
