"""Tab 5: the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.reader.background import Background
from briefing.reader.messages import DossierShown
from briefing.reader.pages.actors import actor_document, actor_records
from briefing.reader.pages.elsewhere import write_elsewhere
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from briefing.library.index.elsewhere import Elsewhere
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
        self._elsewhere: dict[str, Elsewhere | str | None] = {}
        """For each actor what other briefs have, or what is done to find it; None where they have nothing."""
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

    def on_show(self) -> None:
        """Ask again for what was not waited for when the tab was left."""
        if self.is_whole and self.record:
            self._ask_others(self.record)

    def show_detail(self, key: str) -> None:
        """Show the dossier of an actor, and ask what other briefs have."""
        is_new = key != self._shown
        super().show_detail(key)
        if is_new and key:
            self._ask_others(key)

    def _ask_others(self, key: str) -> None:
        """Ask what other briefs have on an actor, unless that is known."""
        if isinstance(self._elsewhere.get(key, ""), str):
            self.post_message(DossierShown(key))

    def tell_others(self, key: str, found: Elsewhere | str | None) -> None:
        """Show below the dossier of an actor what other briefs have."""
        is_new = self._elsewhere.get(key) != found
        self._elsewhere[key] = found
        if is_new and key == self._shown and self.is_whole:
            self.detail_view.rewrite()

    def dossier(self, key: str, width: int) -> Document:
        """The dossier of an actor."""
        writer = self.writer(width)
        writer.lines(actor_document(self.writer(width), key, self.brief).lines)
        write_elsewhere(writer, self._elsewhere.get(key))
        return writer.document()

    def status(self) -> str:
        """The number of the actor, how many there are, and how they are grouped."""
        sides = any(actor.side for actor in self.brief.briefing.actors.values())
        return f"{super().status()}{'  grouped by side' if sides else ''}"
