"""Tab 5: the actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def detail(self, key: str, width: int) -> Document:
        """The dossier of an actor."""
        return actor_document(self.writer(width), key, self.brief)
