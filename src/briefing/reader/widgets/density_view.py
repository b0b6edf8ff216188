"""A strip that shows how much happened when, with a cursor that moves over the times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from briefing.facts.density import Density, density_of
from briefing.model.wording import count_of
from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import RecordChosen
from briefing.reader.widgets.line_view import LineView
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from briefing.facts.density import DensityColumn
    from briefing.model import TimelineEntry
    from briefing.reader.writer import Lettering

__all__ = ["DensityView"]

BLOCKS, ASCII_BLOCKS = " ▁▂▃▄▅▆▇█", " ..::||##"
"""A cell by how full it is, in eighths."""
BARS = 2
"""Lines of the bars; below them stands a line with the times in words."""
PAGE = 10


class DensityView(LineView):
    """A bar for each time in which something happened; the cursor stands on one of them."""

    column: reactive[int] = reactive(0)
    """The column that the cursor is on."""

    def __init__(self, entries: Sequence[TimelineEntry], lettering: Lettering, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=lettering.glyphs, id=id)
        self._entries = entries
        self._lettering = lettering
        self._density = Density((), "", "", 0)
        self._width = 0
        self._entry = ""

    def on_mount(self) -> None:
        """Measure once the size is known."""
        self._share_out()

    def on_resize(self) -> None:
        """More or fewer columns fit now."""
        self._share_out()

    def _share_out(self) -> None:
        if self.text_width == self._width or self.text_width <= 1:
            return
        chosen = self.key or self._entry
        self._width = self.text_width
        self._density = density_of(((entry.id, entry.date) for entry in self._entries), self._width)
        self.set_reactive(DensityView.column, self._density.places.get(chosen, 0))
        self.lines_changed()

    def count(self) -> int:
        """The bars, and the line below."""
        return BARS + 1

    def selectable(self, number: int) -> bool:
        """The cursor is a column, not a line."""
        return number == BARS

    def key_at(self, number: int) -> str:  # noqa: ARG002 - every line tells of the same column
        """The first entry of the column under the cursor."""
        return next(iter(self._here.keys), "") if self._density.columns else ""

    def is_first(self, number: int) -> bool:
        """The mark of a change stands where the times are told, not beside the bars."""
        return number == BARS

    @property
    def _here(self) -> DensityColumn:
        return self._density.columns[self.column]

    def show_entry(self, key: str) -> None:
        """Put the cursor on the column of an entry, and tell nobody."""
        self._entry = key
        self.set_reactive(DensityView.column, self._density.places.get(key, self.column))
        self.refresh()

    def validate_column(self, column: int) -> int:
        """Keep the cursor on a column."""
        return min(max(column, 0), max(len(self._density.columns) - 1, 0))

    def watch_column(self) -> None:
        """Say where the cursor is."""
        if self.is_mounted:
            self.refresh()
            self.tell_cursor()

    def sideways(self, step: int) -> bool:
        """Move to the next or previous time in which something happened."""
        places = range(self.column + step, len(self._density.columns) if step > 0 else -1, step)
        self.column = next((place for place in places if self._density.columns[place].keys), self.column)
        return True

    def move(self, lines: int) -> None:
        """Move over several times."""
        for _ in range(abs(lines)):
            self.sideways(1 if lines > 0 else -1)

    def move_page(self, pages: float) -> None:
        """Move over ten times, or five."""
        self.move(int(pages * PAGE))

    def move_to_end(self, direction: int) -> None:
        """Move to the first or the last time."""
        self.column = 0 if direction < 0 else len(self._density.columns) - 1

    def follow(self) -> None:
        """Open the first entry of the time."""
        if self.key:
            self.post_message(RecordChosen(self.key))

    def line_at(self, number: int) -> Line:
        """Draw a line of the bars, or the times in words."""
        return self._words() if number == BARS else self._bars(BARS - 1 - number)

    def _bars(self, height: int) -> Line:
        """One line of the bars; `height` counts from the lowest."""
        blocks = ASCII_BLOCKS if self._lettering.ascii_only else BLOCKS
        spans = []
        for place, column in enumerate(self._density.columns):
            if column.folded:
                spans.append(Span(self.glyphs.event_day, Role.RULE))
                continue
            full = -(-len(column.keys) * 8 * BARS // max(self._density.most, 1))
            cell = blocks[min(max(full - 8 * height, 0), 8)]
            spans.append(Span(cell, Role.MATCH if place == self.column and cell != " " else Role.LABEL))
        return Line(tuple(spans))

    def _words(self) -> Line:
        """The first and the last time at the edges, and the one under the cursor below its bar."""
        columns = self._density.columns
        if not columns:
            return Line((Span("no entry has a date", Role.MUTED),))
        mark = "^" if self._lettering.ascii_only else "▲"
        here = f"{self._here.words}: {count_of(len(self._here.keys), 'entry', 'entries')}"
        here = f"{mark} {here}" if self.column <= self._width // 2 else f"{here} {mark}"
        start = self.column if here.startswith(mark) else self.column + 1 - cell_len(here)
        start = max(min(start, self._width - cell_len(here)), 0)
        first, last = columns[0].words, columns[-1].words
        before = first if cell_len(first) + 2 <= start else ""
        end = start + cell_len(here)
        room = len(columns) - end
        after = last if cell_len(last) + 2 <= room else ""
        spans = [Span(before.ljust(start), Role.MUTED), Span(here, Role.STRONG), Span(after.rjust(room), Role.MUTED)]
        return Line(tuple(span for span in spans if span.text))

    def in_words(self) -> str:
        """What a column stands for, for the status line."""
        undated = f"; {self._density.undated} without a date" if self._density.undated else ""
        return f"a column is a {self._density.unit}, by the earliest day{undated}"

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the column that was clicked, or on the nearest with an entry."""
        place = event.get_content_offset(self)
        filled = [number for number, column in enumerate(self._density.columns) if column.keys]
        if filled and place is not None:
            clicked = place.x - self.GUTTER
            self.column = min(filled, key=lambda number: abs(number - clicked))
