"""Tab 2: the statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.pages.statements import statement_document, statement_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.reader.document import Document

__all__ = ["StatementsPane"]


class StatementsPane(ListPane):
    """Who said what, and the paragraph it stands in."""

    def compose(self) -> ComposeResult:
        """The list and the statement."""
        yield RecordList(statement_records(self.brief), self.lettering, id="statements-list")
        yield DocumentView(glyphs=self.lettering.glyphs, id="statements-detail")

    def detail(self, key: str, width: int) -> Document:
        """The whole of a statement."""
        return statement_document(self.writer(width), self.brief.index.items[key], self.brief)
