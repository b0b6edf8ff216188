"""Tab 3: the tensions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from briefing.model import Tension
from briefing.model.wording import short_name
from briefing.reader.messages import FollowReference
from briefing.reader.pages.matrix import Matrix, MatrixRows
from briefing.reader.pages.tensions import discrepancy_document, parties_document, tension_document
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView
from briefing.reader.widgets.matrix_view import MatrixView

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.panes.pane import Place
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["TensionsPane"]


class TensionsPane(ListPane):
    """Shows who stands against whom, and the positions side by side."""

    TITLES = ("Tensions", "Tension")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        self.matrix = MatrixView(MatrixRows(Matrix.of(brief), lettering), id="tensions-matrix")
        positions = DocumentView(glyphs=lettering.glyphs, id="tensions-detail")
        super().__init__("tensions", brief, lettering, (self.matrix, positions), self.tension)
        self._choosing = False
        """Whether the reader is being asked which tension of a cell to open."""

    def tension(self, key: str, width: int) -> Document:
        """Lay out the whole of a tension, or of a discrepancy."""
        item = self.brief.index.items[key]
        if isinstance(item, Tension):
            ids = self.matrix.ids
            beside = tuple(other for other in ids if other != key) if key in ids else ()
            return tension_document(self.writer(width), item, self.brief, beside)
        return discrepancy_document(self.writer(width), item, self.brief)

    def show_detail(self, key: str) -> None:
        """Show a tension, or, for a cell without one, what is known of its two parties."""
        pair = self.matrix.parties_here
        if key or pair is None:
            super().show_detail(key)
            return
        shown = " ".join(pair)
        if self._shown != shown:
            self._shown = shown
            matrix = self.matrix.grid.matrix
            self.detail_view.show(lambda width: parties_document(self.writer(width), *pair, matrix))

    @on(FollowReference)
    def expect_choice(self) -> None:
        """Note that the reader is about to be asked which tension of a cell to open."""
        self._choosing = self.matrix.has_focus

    def cursor_moved(self, view: LineView) -> None:
        """Note that the reader went elsewhere instead of choosing."""
        self._choosing = False
        super().cursor_moved(view)

    def select(self, key: str, paragraph: int | None = None) -> bool:
        """Go to a tension; open it if it was chosen among several of a cell."""
        opening, self._choosing = self._choosing and key in self.matrix.ids, False
        if not super().select(key, paragraph):
            return False
        if opening:
            self.read(key)
        return True

    def place(self) -> Place:
        """The present place, with the column of the matrix."""
        place = super().place()
        return replace(place, cursors=(*place.cursors, self.matrix.column, self.matrix.first_column))

    def _restore_views(self, place: Place) -> None:
        if len(place.cursors) == len(self.place().cursors):
            row, _, column, first = place.cursors
            self.matrix.stand_at(row, column, first, place.record)
        super()._restore_views(place)

    def status(self) -> str:
        """The number of the tension, how many there are, and whose it is."""
        matrix = self.matrix
        order = matrix.grid.matrix.order
        record = self.record
        number = f"{order.index(record) + 1}/{len(order)}" if record in order else f"{len(order)} in all"
        if matrix.parties_here is None:
            return number
        one, other = (self.lettering.line(short_name(actor, self.brief.index)) for actor in matrix.parties_here)
        if one == other:
            return f"{number}  {one}"
        ids = matrix.ids
        several = f"  {ids.index(record) + 1} of {len(ids)} in the cell" if len(ids) > 1 else ""
        return f"{number}{several}  {one} / {other}{'' if ids else ': no tension'}"
