"""A list of records, a line each; a row is laid out only when it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import RecordChosen
from briefing.reader.widgets.line_view import LineView
from briefing.reader.writer import cut_spans

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.strip import Strip

    from briefing.reader.pages.common import Records
    from briefing.reader.writer import Lettering

__all__ = ["RecordList"]

MOST_LAID_OUT = 500
"""The most rows that are cached; no screen shows that many."""


class RecordList(LineView):
    """Records to choose from, with headings that the cursor skips, below the names of the columns."""

    def __init__(self, records: Records, lettering: Lettering, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=lettering.glyphs, id=id)
        self.records = records
        self.lettering = lettering
        self.head_rows = 1 if records.head else 0
        self.when_empty = "There are none."
        self._laid_out: dict[int, Line] = {}
        self._measured = 0

    def on_mount(self) -> None:
        """Measure once the size is known."""
        self.lines_changed()

    def on_resize(self) -> None:
        """Forget the cached rows if the width has changed, and not when the list is only shown again."""
        if self.scrollable_content_region.width != self._measured:
            self.lines_changed()
        self.show_cursor()

    def count(self) -> int:
        """How many rows there are, headings included."""
        return len(self.records.keys)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each record; one row if there are none, to say so."""
        return max(super().get_content_height(container, viewport, width), 1)

    def lines_changed(self) -> None:
        """Forget the cached rows after the records or their content have changed."""
        self._laid_out.clear()
        self._measured = self.scrollable_content_region.width
        super().lines_changed()

    def line_at(self, number: int) -> Line:
        """Lay out one row, or take it from the cache."""
        line = self._laid_out.get(number)
        if line is None:
            if len(self._laid_out) >= MOST_LAID_OUT:
                self._laid_out.clear()
            line = self._laid_out[number] = self.records.make(number, self.text_width, self.lettering)
        return line

    def head_line(self) -> Line:
        """Name the columns."""
        head = self.records.head
        spans = head(self.text_width, self.lettering).spans if head else ()
        return Line((Span(" " * self.GUTTER, Role.LABEL), *spans))

    def render_line(self, y: int) -> Strip:
        """Draw a row; a list without any says so."""
        if y == 0 and not self.count():
            width = self.scrollable_content_region.width
            said = cut_spans((Span(f"  {self.when_empty}", Role.MUTED),), width)
            return self.looks.strip(said, width)
        return super().render_line(y)

    def key_at(self, number: int) -> str:
        """The id of a row's record."""
        return self.records.keys[number] if 0 <= number < self.count() else ""

    def selectable(self, number: int) -> bool:
        """Headings cannot be chosen."""
        return bool(self.key_at(number))

    def sections(self) -> tuple[int, ...]:
        """The first record after each heading."""
        return tuple(place + 1 for place in self.records.headings if place + 1 < len(self.records.keys))

    def select(self, key: str) -> bool:
        """Move the cursor to a record; False if there is none of that id."""
        place = self.records.places.get(key)
        if place is None:
            return False
        self.cursor = place
        return True

    def follow(self) -> None:
        """Open the record."""
        self.post_message(RecordChosen(self.key))

    @property
    def place(self) -> tuple[int, int]:
        """The number of the record the cursor is on, and how many there are."""
        return self.records.number_of(self.cursor), self.records.count
