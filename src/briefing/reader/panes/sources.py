"""Tab 6: the sources and their archived texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reader.pages.source_text import Range
from briefing.reader.pages.sources import paragraph_owner, source_document, source_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import RecordList
from briefing.reader.widgets.long_view import LongView

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.panes.pane import Place
    from briefing.reader.writer import Lettering

__all__ = ["SourcesPane"]


class SourcesPane(ListPane):
    """Shows the sources and their texts, with the words of statements marked."""

    TITLES = ("Sources", "Source")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        sources = RecordList(source_records(brief), lettering, id="sources-list")
        self.text_view = LongView(glyphs=lettering.glyphs, id="sources-detail")
        super().__init__("sources", brief, lettering, (sources, self.text_view), self.source)

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

    @property
    def chosen(self) -> Range | None:
        """The marked paragraphs, else the one under the cursor; None where the cursor is on no text."""
        found = self.text_view.chosen if self.text_view.has_focus else None
        return Range(*found) if found else None

    @property
    def is_marking(self) -> bool:
        """Whether paragraphs are marked."""
        return bool(self.text_view.begun)

    def mark_range(self) -> bool:
        """Begin to mark at the paragraph under the cursor, or end it; False where the cursor is on no text."""
        if self.chosen is None:
            return False
        self.text_view.mark_from("" if self.text_view.begun else self.text_view.key)
        return True

    def mark_from(self, paragraph: str) -> str:
        """Mark from a paragraph on, or nothing; returns where the marking began until now."""
        before = self.text_view.begun
        self.text_view.mark_from(paragraph)
        return before

    def show_detail(self, key: str) -> None:
        """Show another source, of which nothing is marked yet."""
        if self._shown != key:
            self.text_view.begun = ""
        super().show_detail(key)

    def close_detail(self) -> bool:
        """Mark nothing any more; where nothing is marked, go back to the list."""
        if self.text_view.begun:
            self.text_view.mark_from("")
            return True
        return super().close_detail()

    def place(self) -> Place:
        """The present place, with where the marking began."""
        return replace(super().place(), begun=self.text_view.begun)

    def _restore_views(self, place: Place) -> None:
        super()._restore_views(place)
        if self.record == place.record:
            self.text_view.mark_from(place.begun)

    def status(self) -> str:
        """The number of the source, and of the paragraph under the cursor, or of those that are marked."""
        found = self.text_view.chosen
        archive = self.brief.archive_of(found[0]) if found else None
        if found is None or archive is None:
            return super().status()
        _, first, last = found
        which = f"paragraph {last}" if first == last else f"paragraphs {first} to {last}"
        marked = ", marked" if self.text_view.begun else ""
        return f"{super().status()}  {which} of {len(archive.paragraphs)}{marked}"
