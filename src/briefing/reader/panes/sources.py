"""Tab 6: the sources and their archived texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.pages.sources import paragraph_owner, source_document, source_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import RecordList
from briefing.reader.widgets.long_view import LongView

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["SourcesPane"]


class SourcesPane(ListPane):
    """Shows the sources and their texts, with the words of statements marked."""

    TITLES = ("Sources", "Source")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        sources = RecordList(source_records(brief), lettering, id="sources-list")
        text = LongView(glyphs=lettering.glyphs, id="sources-detail")
        super().__init__("sources", brief, lettering, (sources, text), self.source)

    def source(self, key: str, width: int) -> Document:
        """Lay out what is known of a source, and its text."""
        return source_document(self.writer(width), key, self.brief)

    def select(self, key: str, paragraph: int | None = None) -> bool:
        """Go to a source, and to a paragraph of it if one is given."""
        if not super().select(key):
            return False
        if paragraph is not None:
            self.add_class("-detail")
            self.after_refresh(self._show_paragraph, key, paragraph)
        return True

    def _show_paragraph(self, key: str, paragraph: int) -> None:
        if self.detail_view.select(paragraph_owner(key, paragraph)):
            self.give_focus(self.detail_view)

    def status(self) -> str:
        """The number of the source, and of the paragraph under the cursor."""
        source, _, number = self.detail_view.key.partition(":")
        archive = self.brief.archive_of(source) if number else None
        paragraph = f"  paragraph {number} of {len(archive.paragraphs)}" if archive else ""
        return f"{super().status()}{paragraph}"
