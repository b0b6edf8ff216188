"""Parties against parties: a cell for each two, with the tensions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from briefing.model.wording import short_name
from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import CursorMoved, RecordChosen
from briefing.reader.widgets.line_view import LineView
from briefing.text import cell_len, truncate

if TYPE_CHECKING:
    from textual import events

    from briefing.reader.pages.tensions import Matrix
    from briefing.reader.writer import Lettering

__all__ = ["MatrixView"]

CELL = 11
HEAD = 15


class MatrixView(LineView):
    """A matrix with a cursor that moves in both directions.

    Below the matrix stand rows of their own for what fits no cell: tensions of one party, and discrepancies.

    Args:
        matrix: Who stands against whom.
        extra: Ids of what has no cell, with their titles.
        lettering: How text is put on this screen.
        id: The widget's id.
    """

    column: reactive[int] = reactive(0)
    """The column of the cell that the cursor is on."""

    def __init__(self, matrix: Matrix, extra: dict[str, str], lettering: Lettering, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(glyphs=lettering.glyphs, id=id)
        self.matrix = matrix
        self.extra = extra
        self._lettering = lettering
        self._shown = 0
        self._asked_for = ""

    def on_mount(self) -> None:
        """Start at the first tension."""
        self.lines_changed()
        first = next(iter(self.matrix.cells.values()), ())
        if first:
            self.select(first[0])

    def on_resize(self) -> None:
        """More or fewer columns fit now."""
        self.lines_changed()
        self.show_cursor()

    def count(self) -> int:
        """A heading, a row for each party, and the rows below."""
        parties = len(self.matrix.parties)
        return (parties + 1 if parties else 0) + len(self.extra)

    def selectable(self, number: int) -> bool:
        """All but the heading."""
        return (1 if self.matrix.parties else 0) <= number < self.count()

    @property
    def columns_shown(self) -> int:
        """How many parties fit side by side."""
        return max((self.text_width - HEAD) // CELL, 1)

    @property
    def ids(self) -> tuple[str, ...]:
        """What the cell, or row, under the cursor holds."""
        return self._ids_at(self.cursor, self.column)

    def key_at(self, number: int) -> str:
        """What was asked for, where a row's cell in the current column holds it, else the first that it holds."""
        ids = self._ids_at(number, self.column)
        return self._asked_for if self._asked_for in ids else next(iter(ids), "")

    def _ids_at(self, row: int, column: int) -> tuple[str, ...]:
        parties = self.matrix.parties
        if parties and 1 <= row <= len(parties):
            return self.matrix.cells.get((parties[row - 1], parties[min(column, len(parties) - 1)]), ())
        place = row - (len(parties) + 1 if parties else 0)
        keys = list(self.extra)
        return (keys[place],) if 0 <= place < len(keys) else ()

    def select(self, key: str) -> bool:
        """Go to the cell of a tension, or to the row of what has none."""
        self._asked_for = key
        parties = self.matrix.parties
        if key in self.extra:
            self.cursor = (len(parties) + 1 if parties else 0) + list(self.extra).index(key)
            return True
        for (a, b), ids in self.matrix.cells.items():
            if key in ids:
                self.column = parties.index(b)
                self.cursor = parties.index(a) + 1
                self.post_message(CursorMoved(self, self.key))
                return True
        return False

    def sideways(self, step: int) -> bool:
        """Move to the next or previous column; False at the edge or outside the matrix."""
        if not 1 <= self.cursor <= len(self.matrix.parties):
            return False
        target = self.column + step
        if not 0 <= target < len(self.matrix.parties):
            return False
        self.column = target
        return True

    def watch_column(self) -> None:
        """Scroll sideways as little as needed, and say where the cursor is."""
        if not self.is_mounted:
            return
        shown = self.columns_shown
        self._shown = min(max(self._shown, self.column - shown + 1), self.column)
        self.post_message(CursorMoved(self, self.key))
        self.refresh()

    def follow(self) -> None:
        """Open what the cell holds."""
        if self.ids:
            self.post_message(RecordChosen(self.ids[0]))

    def line_at(self, number: int) -> Line:
        """Draw the heading, a party's row, or a row below the matrix."""
        parties = self.matrix.parties
        if parties and number == 0:
            return self._heading()
        if parties and number <= len(parties):
            return self._party_row(number)
        key = next(iter(self._ids_at(number, 0)), "")
        reference = self.matrix.brief.index.references.get(key)
        spans = (Span(key.ljust(4), Role.LINK, reference), Span(self._lettering.line(self.extra.get(key, ""))))
        return Line(spans, key)

    def _visible(self) -> tuple[str, ...]:
        return self.matrix.parties[self._shown : self._shown + self.columns_shown]

    def _name_span(self, actor: str, width: int) -> Span:
        name = self._lettering.line(short_name(actor, self.matrix.brief.index))
        text = truncate(name, width - 1, ellipsis=".")
        return Span(text + " " * (width - cell_len(text)), Role(self.matrix.brief.sides.role(actor)))

    def _heading(self) -> Line:
        more = len(self.matrix.parties) - self._shown - len(self._visible())
        spans = [Span(("< more" if self._shown else "").ljust(HEAD), Role.MUTED)]
        spans += [self._name_span(actor, CELL) for actor in self._visible()]
        spans += [Span(f"{more} more >" if more else "", Role.MUTED)]
        return Line(tuple(spans))

    def _party_row(self, number: int) -> Line:
        party = self.matrix.parties[number - 1]
        spans = [self._name_span(party, HEAD)]
        for place, other in enumerate(self._visible(), self._shown):
            here = number == self.cursor and place == self.column
            spans += self._cell(party, other, here=here)
        return Line(tuple(spans))

    def _cell(self, party: str, other: str, *, here: bool) -> list[Span]:
        glyphs = self.glyphs
        ids = self.matrix.cells.get((party, other), ())
        trends = {tension.id: tension.trend for tension in self.matrix.brief.briefing.tensions}
        signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
        if ids:
            alone = len(ids) == 1
            text = " ".join(f"{key} {signs.get(trends[key] or '', glyphs.not_stated)}" if alone else key for key in ids)
        else:
            text = "+" if (party, other) in self.matrix.together else glyphs.none
        body = truncate(text, CELL - 3)
        role = Role.LINK if ids else Role.MUTED
        padding = " " * (CELL - 2 - cell_len(body))
        if here:
            return [Span(">", Role.STRONG), Span(body, Role.STRONG), Span(f"<{padding}", Role.STRONG)]
        return [Span(" "), Span(body, role), Span(f" {padding}")]

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell that was clicked; a second click opens it."""
        number = self.scroll_offset.y + event.y
        if not self.selectable(number):
            return
        before = (self.cursor, self.column)
        column = self._shown + max(event.x - self.GUTTER - HEAD, 0) // CELL
        self.column = min(column, max(len(self.matrix.parties) - 1, 0))
        self.cursor = number
        if before == (self.cursor, self.column):
            self.follow()
