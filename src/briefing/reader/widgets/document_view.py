"""A text to read: laid out for the width there is, with a cursor for its references."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing.reader.document import UNICODE, Document, Line, Role, Span
from briefing.reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Region
    from textual.strip import Strip

    from briefing.reader.document import Glyphs

__all__ = ["DocumentView"]


class DocumentView(LineView):
    """A document that is laid out anew for each width.

    Args:
        build: Lays the document out for a width in cells; None shows nothing.
        glyphs: The signs of our own furniture.
        id: The widget's id.
    """

    def __init__(
        self,
        build: Callable[[int], Document] | None = None,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(glyphs=glyphs, id=id)
        self._build = build
        self._document = Document(())
        self._width = 0
        self._awaited = ""
        self._stood: dict[int, int] = {}
        self._stays_at = -1

    def move(self, lines: int) -> None:
        """Move the cursor; step by step the text goes along with it from the middle of the view on."""
        super().move(lines)
        if abs(lines) == 1 and self.rows_shown > 0:
            ahead = (self.cursor - self.scroll_offset.y - self.rows_shown // 2) * lines
            if ahead > 0:
                self.scroll_to(y=self.scroll_offset.y + ahead * lines, animate=False, force=True)

    def show(self, build: Callable[[int], Document]) -> None:
        """Show another document, from its top."""
        self._build = build
        self._width = 0
        self._awaited = ""
        self._stood.clear()
        self.set_reactive(LineView.cursor, 0)
        self.scroll_to(y=0, animate=False, force=True)
        self._write()

    def rewrite(self) -> None:
        """Lay the document out again after its content has changed, and keep what is being read in its place."""
        owner, line, top, width = self.key, self.cursor, self.scroll_offset.y, self._width
        before = self._document.line_of(owner) if owner else None
        self._width = 0
        if self._write() and self._width != width:
            self._stay(owner, line, width)
            return
        after = self._document.line_of(owner) if before is not None else None
        if before is not None and after is not None and after != before:
            self.cursor = line + after - before
            self.scroll_to(y=top + after - before, animate=False, force=True)

    def _stay(self, owner: str, line: int, width: int) -> None:
        """Go to the first line of what was read before the width changed; back at a width, to the line of that time.

        At the top the cursor stays at the top, whatever stands there: two columns have other lines than one.
        """
        if line != self._stays_at:
            self._stood.clear()
        self._stood[width] = line
        found = self._document.line_of(owner) if owner and line else None
        if found is not None:
            stood = self._stood.get(self._width, found)
            self.cursor = stood if self.key_at(stood) == owner else found
        self._stays_at = self.cursor

    @property
    def document(self) -> Document:
        """The document as it is laid out now."""
        return self._document

    def on_mount(self) -> None:
        """Lay out, if the size is known."""
        self._write()

    def on_resize(self) -> None:
        """Lay out for the new width, and stay at what is being read."""
        owner, line, width = self.key, self.cursor, self._width
        if self._write():
            self._stay(owner, line, width)
        self.show_cursor()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; lay out first if the view has only now got a size, so that it is not drawn blank."""
        if not self._width:
            self._write()
        return super().render_lines(crop)

    def lay_out(self, width: int) -> None:
        """Lay out for a width in cells, unless that was done already."""
        if not self._width:
            self._write(width)

    def _write(self, width: int = 0) -> bool:
        width = width or self.text_width
        if self._build is None or width <= 1 or width == self._width:
            return False
        self._width = width
        self._document = self._build(width)
        self.lines_changed()
        if self._awaited:
            owner, self._awaited = self._awaited, ""
            self.select(owner)
        return True

    def count(self) -> int:
        """How many lines the document has."""
        return len(self._document.lines)

    def line_at(self, number: int) -> Line:
        """A line of the document."""
        return self._document.lines[number]

    def key_at(self, number: int) -> str:
        """What a line is about."""
        return self._document.lines[number].owner if 0 <= number < self.count() else ""

    def sections(self) -> tuple[int, ...]:
        """The lines at which sections start."""
        return self._document.sections

    def select(self, key: str) -> bool:
        """Go to the first line about an item, now or once the view is laid out; False if there is none."""
        if not self._width:
            self._awaited = key
            return True
        line = self._document.line_of(key)
        if line is None:
            return False
        self.cursor = line
        self.scroll_to(y=max(line - 1, 0), animate=False, force=True)
        return True

    def line_gutter(self, number: int) -> tuple[Span, ...]:
        """The cursor's sign at its line, and a bar along the section that is being read."""
        if number == self.cursor:
            return super().line_gutter(number)
        starts = self.sections()
        here = bisect_right(starts, self.cursor)
        start, end = starts[here - 1] if here else 0, starts[here] if here < len(starts) else self.count()
        inside = self.has_focus and start <= number < end
        bar = self.glyphs.section if inside else " "
        return self.with_mark(number, Span(bar.ljust(self.GUTTER), Role.FOCUS))

    def is_first(self, number: int) -> bool:
        """Whether a line is the first about its item."""
        return self._document.line_of(self.key_at(number)) == number
