"""Tab 5: the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.reader.background import Background
from briefing.reader.pages.actors import actor_document, actor_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["ActorsPane"]


class ActorsPane(ListPane):
    """Shows who takes part, by side, and what each said and did."""

    TITLES = ("Actors", "Actor")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        actors = RecordList(actor_records(brief), lettering, id="actors-list")
        dossier = DocumentView(glyphs=lettering.glyphs, id="actors-detail")
        super().__init__("actors", brief, lettering, (actors, dossier), self.dossier)

    def on_mount(self) -> None:
        """Show the first actor at once, and find where the sources name each actor in the background."""
        super().on_mount()
        if not self.brief.has_mentions:
            self._look_for_mentions()

    @work(exclusive=True, group="mentions")
    async def _look_for_mentions(self) -> None:
        await Background().run(lambda: self.brief.mentions)
        self.detail_view.rewrite()

    def dossier(self, key: str, width: int) -> Document:
        """The dossier of an actor."""
        return actor_document(self.writer(width), key, self.brief)

    def status(self) -> str:
        """The number of the actor, how many there are, and how they are grouped."""
        sides = any(actor.side for actor in self.brief.briefing.actors.values())
        return f"{super().status()}{'  grouped by side' if sides else ''}"
