"""Tab 4: the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.pages.timeline import timeline_document, timeline_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.reader.document import Document

__all__ = ["TimelinePane"]


class TimelinePane(ListPane):
    """What happened when, and what is planned."""

    def compose(self) -> ComposeResult:
        """The list and the entry."""
        yield RecordList(timeline_records(self.brief), self.lettering, id="timeline-list")
        yield DocumentView(glyphs=self.lettering.glyphs, id="timeline-detail")

    def detail(self, key: str, width: int) -> Document:
        """The whole of an entry."""
        return timeline_document(self.writer(width), self.brief.index.items[key], self.brief)
