"""Parties against parties: a cell for each two, with the tensions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import FollowReference, RecordChosen
from briefing.reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size
    from textual.strip import Strip

    from briefing.reader.pages.matrix import MatrixRows

__all__ = ["MatrixView"]


class MatrixView(LineView):
    """A matrix with a cursor that moves in both directions; its heading stays in sight.

    Below the matrix stand rows of their own for what fits no cell: tensions of one party, and discrepancies.

    Args:
        grid: What there is to draw.
        id: The widget's id.
    """

    column: reactive[int] = reactive(0)
    """The column of the cell that the cursor is on."""

    def __init__(self, grid: MatrixRows, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(glyphs=grid.lettering.glyphs, id=id)
        self.grid = grid
        self.first_column = 0
        self.chosen = ""
        """Which of several tensions in a cell was asked for last."""

    def on_mount(self) -> None:
        """Start at the first tension."""
        self.lines_changed()
        if self.grid.matrix.order:
            self.select(self.grid.matrix.order[0])

    def on_resize(self) -> None:
        """More or fewer columns fit now."""
        self.grid.fit(self.text_width, framed=self._has_frame)
        self.border_subtitle = Content(self.grid.legend_below())
        self.lines_changed()
        # The rows were laid out before it was known whether the legend is one of them, and the bar chosen by that.
        self.show_vertical_scrollbar = self.count() > self.size.height
        self._show_column()
        self.show_cursor()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's form
        """A row for each line that there will be: whether the legend is one of them depends on the width."""
        return self.grid.count_at(max(width - self.GUTTER - 1, 1), framed=self._has_frame) + self.head_rows

    @property
    def _has_frame(self) -> bool:
        return self.styles.border.spacing.width > 0

    def count(self) -> int:
        """A heading, a row for each party, and the rows below."""
        return len(self.grid.keys)

    def selectable(self, number: int) -> bool:
        """Parties, and what fits no cell."""
        return 0 <= number < self.count() and self.grid.keys[number] is not None

    def sections(self) -> tuple[int, ...]:
        """None: from section to section one goes through the tensions."""
        return ()

    @property
    def parties_here(self) -> tuple[str, str] | None:
        """The two parties of the cursor's cell; None below the matrix."""
        return self.grid.pair(self.cursor, self.column)

    @property
    def ids(self) -> tuple[str, ...]:
        """What the cell, or row, under the cursor holds."""
        return self.grid.ids(self.cursor, self.column)

    def key_at(self, number: int) -> str:
        """What was asked for, where a row's cell in the current column holds it, else the first that it holds."""
        ids = self.grid.ids(number, self.column)
        return self.chosen if self.chosen in ids else next(iter(ids), "")

    def select(self, key: str) -> bool:
        """Go to the cell of a tension, or to the row of what has none; a cell that holds it already is kept."""
        if key not in self.grid.matrix.order:
            return False
        moved = self.chosen != key
        self.chosen = key
        if key not in self.ids:
            place = self.grid.place_of(key)
            self.column = place[1] if place[1] is not None else self.column
            self.cursor = place[0]
        if moved:
            self.refresh()
            self.tell_cursor()
        return True

    def stand_at(self, row: int, column: int, first_column: int, key: str) -> None:
        """Go back to a cell as it was seen, with the tension that was chosen in it."""
        self.chosen = key
        self.cursor = row
        self.column = min(max(column, 0), max(len(self.grid.matrix.parties) - 1, 0))
        self.first_column = min(max(first_column, 0), self.column)
        self._show_column()
        self.tell_cursor()
        self.refresh()

    def sideways(self, step: int) -> bool:
        """Move to the next or previous column; False at the edge or outside the matrix."""
        target = self.column + step
        if self.parties_here is None or not 0 <= target < len(self.grid.matrix.parties):
            return False
        self.column = target
        return True

    def move_section(self, direction: int) -> None:
        """Go to the next, or the previous, tension or discrepancy in the order of the file."""
        order = self.grid.matrix.order
        here = self.key or self.chosen
        place = order.index(here) + direction if here in order else 0
        if 0 <= place < len(order):
            self.select(order[place])

    def watch_column(self) -> None:
        """Scroll sideways as little as needed, and say where the cursor is."""
        if self.is_mounted:
            self._show_column()
            self.tell_cursor()
            self.refresh()

    def _show_column(self) -> None:
        shown = self.grid.columns_shown
        last = max(len(self.grid.matrix.parties) - shown, 0)
        self.first_column = min(max(self.first_column, self.column - shown + 1), self.column, last)

    def show_cursor(self) -> None:
        """Scroll as little as needed; the first row of the view is the heading, whatever is scrolled away."""
        height = self.scrollable_content_region.height
        if self.grid.matrix.parties and 0 < self.cursor <= self.scroll_offset.y and height > 1:
            self.scroll_to(y=self.cursor - 1, animate=False, force=True)
        else:
            super().show_cursor()

    def follow(self) -> None:
        """Open what the cell holds; of several, ask which."""
        references = self.grid.matrix.brief.index.references
        if len(self.ids) > 1:
            self.post_message(FollowReference(tuple(references[key] for key in self.ids)))
        elif self.key:
            self.post_message(RecordChosen(self.key))

    def line_at(self, number: int) -> Line:
        """Draw the heading, a party's row, or a row below the matrix."""
        here = self.column if number == self.cursor else None
        return self.grid.line(number, self.first_column, here, self.chosen)

    def render_line(self, y: int) -> Strip:
        """Draw the heading above whatever is scrolled to."""
        if y == 0 and self.scroll_offset.y and self.grid.matrix.parties:
            spans = self.line_at(0).spans
            return self.looks.strip((Span(" " * self.GUTTER, Role.TEXT), *spans), self.scrollable_content_region.width)
        return super().render_line(y)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell that was clicked; a second click opens it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        number = self.scroll_offset.y + place.y
        if not self.selectable(number) or (place.y == 0 and self.grid.matrix.parties):
            return
        before = (self.cursor, self.column)
        column = self.grid.column_at(place.x - self.GUTTER, self.first_column)
        if column is not None:
            self.column = column
        self.cursor = number
        if before == (self.cursor, self.column):
            self.follow()
