"""Tab 4: the timeline; a long one has a strip that shows how much happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.pages.timeline import timeline_document, timeline_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList
from briefing.reader.widgets.density_view import DensityView

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["TimelinePane"]

LONG = 100
"""From this many entries on, the strip is shown at first."""


class TimelinePane(ListPane):
    """Shows what happened when, and what is planned."""

    TITLES = ("Density", "Timeline", "Entry")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        entries = brief.index.timeline
        self.density = DensityView(entries, lettering, id="timeline-density")
        dates = RecordList(timeline_records(brief), lettering, id="timeline-list")
        entry = DocumentView(glyphs=lettering.glyphs, id="timeline-detail")
        super().__init__("timeline", brief, lettering, (dates, entry), self.entry, above=self.density)
        self.set_class(len(entries) >= LONG, "-density")

    def entry(self, key: str, width: int) -> Document:
        """Lay out the whole of an entry."""
        return timeline_document(self.writer(width), self.brief.index.items[key], self.brief)

    def switch_density(self) -> None:
        """Show and focus the strip, or hide it and focus the list."""
        self.toggle_class("-density")
        self.density.show_entry(self.record)
        self.after_refresh(self.give_focus, self.density if self.has_class("-density") else self.list_view)

    def show_detail(self, key: str) -> None:
        """Show the whole of an entry, and its place on the strip."""
        super().show_detail(key)
        if not self.density.has_focus:
            self.density.show_entry(key)

    def cursor_moved(self, view: LineView) -> None:
        """Go in the list to the first entry of the strip's column."""
        super().cursor_moved(view)
        if self.is_whole and view is self.density and view.has_focus:
            self.select(view.key)

    def read(self, key: str) -> None:
        """Go from the strip to the list, or from the list to the entry."""
        if self.density.has_focus:
            self.select(key)
            self.give_focus(self.list_view)
        else:
            super().read(key)

    @property
    def first_view(self) -> LineView:
        """The list, even below the strip."""
        return self.list_view

    def status(self) -> str:
        """The number of the entry, how many there are, and what a column of the strip stands for."""
        strip = f"  {self.density.in_words()}" if self.has_class("-density") else ""
        return f"{super().status()}{strip}"
