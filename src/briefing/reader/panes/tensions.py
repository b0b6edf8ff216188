"""Tab 3: the tensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Tension
from briefing.reader.pages.tensions import Matrix, discrepancy_document, tension_document
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, MatrixView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.reader.document import Document

__all__ = ["TensionsPane"]


class TensionsPane(ListPane):
    """Who stands against whom, and the positions side by side."""

    def compose(self) -> ComposeResult:
        """The matrix and the tension."""
        matrix = Matrix(self.brief)
        placed = {key for ids in matrix.cells.values() for key in ids}
        briefing = self.brief.briefing
        extra = {tension.id: tension.title for tension in briefing.tensions if tension.id not in placed}
        extra |= {discrepancy.id: f"Reports disagree: {discrepancy.question}" for discrepancy in briefing.discrepancies}
        yield MatrixView(matrix, extra, self.lettering, id="tensions-matrix")
        yield DocumentView(glyphs=self.lettering.glyphs, id="tensions-detail")

    def detail(self, key: str, width: int) -> Document:
        """The whole of a tension, or of a discrepancy."""
        item = self.brief.index.items[key]
        if isinstance(item, Tension):
            return tension_document(self.writer(width), item, self.brief)
        return discrepancy_document(self.writer(width), item, self.brief)

    def status(self) -> str:
        """Which tension of how many."""
        ids = [tension.id for tension in self.brief.briefing.tensions]
        ids += [discrepancy.id for discrepancy in self.brief.briefing.discrepancies]
        return f"{ids.index(self.record) + 1}/{len(ids)}" if self.record in ids else f"{len(ids)} in all"
