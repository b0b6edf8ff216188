"""Tab 1: the summary, with a rail at its side on a wide screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.pages.summary import glance_document, summary_document
from briefing.reader.panes.pane import Pane
from briefing.reader.widgets import DocumentView

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["SummaryPane"]

RAIL_FROM = 110
"""From this width of the screen on, a rail shows the brief at a glance."""


class SummaryPane(Pane):
    """Shows the bottom line, and all that a reader with two minutes must know."""

    TITLES = ("Summary", "Facts")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        glyphs = lettering.glyphs
        self._beside_rail = DocumentView(self._text, glyphs=glyphs, id="summary-text")
        rail = DocumentView(self._rail, glyphs=glyphs, id="summary-rail")
        super().__init__("summary", brief, lettering, self._beside_rail, rail)
        self._with_rail: bool | None = None
        """Whether the text was laid out for a screen with the rail; None before the first time."""

    def on_resize(self) -> None:
        """Lay the text out again when the rail comes or goes: without the rail it says what the rail says."""
        if self._with_rail != self._has_rail:
            self._beside_rail.rewrite()

    def brief_compared(self) -> None:
        """Show what changed since an earlier version as the first block."""
        self._beside_rail.rewrite()
        super().brief_compared()

    @property
    def _has_rail(self) -> bool:
        return self.app.size.width >= RAIL_FROM

    def _text(self, width: int) -> Document:
        self._with_rail = self._has_rail
        return summary_document(self.writer(width), self.brief, with_glance=not self._with_rail)

    def _rail(self, width: int) -> Document:
        return glance_document(self.writer(width), self.brief)
