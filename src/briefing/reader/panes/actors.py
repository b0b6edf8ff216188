"""Tab 5: the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.reader.pages.actors import actor_document, actor_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.reader.document import Document

__all__ = ["ActorsPane"]


class ActorsPane(ListPane):
    """Who takes part, by side, and what each said and did."""

    def compose(self) -> ComposeResult:
        """The list and the dossier."""
        yield RecordList(actor_records(self.brief), self.lettering, id="actors-list")
        yield DocumentView(glyphs=self.lettering.glyphs, id="actors-detail")

    def on_mount(self) -> None:
        """Show the first actor at once; who is named where is looked up beside it."""
        super().on_mount()
        if not self.brief.has_mentions:
            self._look_for_mentions()

    @work(thread=True, exclusive=True, group="mentions")
    def _look_for_mentions(self) -> None:
        _ = self.brief.mentions
        self.app.call_from_thread(self._tell_mentions)

    def _tell_mentions(self) -> None:
        if self.is_mounted:
            self.detail_view.rewrite()

    def detail(self, key: str, width: int) -> Document:
        """The dossier of an actor."""
        return actor_document(self.writer(width), key, self.brief)

    def status(self) -> str:
        """Which actor of how many, and how they are listed."""
        sides = any(actor.side for actor in self.brief.briefing.actors.values())
        return f"{super().status()}{'  grouped by side' if sides else ''}"
