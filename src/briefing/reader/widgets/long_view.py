"""A document of any length: its beginning is shown at once, and the rest is laid out in the background."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from briefing.reader.document import Role, Span
from briefing.reader.messages import FollowReference
from briefing.reader.widgets.document_view import DocumentView

if TYPE_CHECKING:
    from briefing.model import Reference

__all__ = ["LongView"]

AHEAD = 200
"""Lines that are laid out beyond those on the screen, so that a page down finds them."""
STEP = 400
"""Lines that are laid out before keys are handled again."""
SLICE = 0.008
"""Seconds that one slice of that work may take."""


class LongView(DocumentView):
    """A view of a document that grows; before the cursor goes somewhere, the text is laid out that far.

    Attributes:
        begun: The paragraph from which on all up to the cursor are marked, as 'hngn:13'; empty where none are.
    """

    _growing = False
    begun = ""

    @property
    def chosen(self) -> tuple[str, int, int] | None:
        """The source, the first and the last of the marked paragraphs, else of the one under the cursor."""
        source, _, number = self.key.partition(":")
        if not number.isdecimal():
            return None
        origin, _, other = self.begun.partition(":")
        ends = sorted((int(number), int(other) if origin == source else int(number)))
        return source, ends[0], ends[1]

    def mark_from(self, paragraph: str) -> None:
        """Mark from a paragraph on; from none, mark nothing."""
        self.begun = paragraph
        self.refresh()
        self.tell_cursor()

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw all lines again while some are marked: the cursor may have passed over many."""
        super().watch_cursor(before, after)
        if self.begun:
            self.refresh()

    def line_gutter(self, number: int) -> tuple[Span, ...]:
        """A sign beside the marked paragraphs."""
        chosen = self.chosen if self.begun else None
        source, _, paragraph = self.key_at(number).partition(":")
        if chosen and paragraph.isdecimal() and chosen[0] == source and chosen[1] <= int(paragraph) <= chosen[2]:
            return (Span("*", Role.STRONG),)
        return super().line_gutter(number)

    def _write(self, width: int = 0) -> bool:
        written = super()._write(width)
        if written:
            self._go_on()
        return written

    def lines_changed(self) -> None:
        """Lay out a new text as far as the cursor before measuring it, so that the cursor stays."""
        self.document.grow(self.cursor + AHEAD)
        super().lines_changed()

    def _grow_to(self, line: int) -> None:
        before = self.count()
        self.document.grow(line + AHEAD)
        if self.count() != before:
            self.lines_changed()

    def _go_on(self) -> None:
        if not self._growing and not self.document.is_whole:
            self._growing = True
            self.call_later(self._grow_a_slice)

    def _grow_a_slice(self) -> None:
        self._growing = False
        end = perf_counter() + SLICE
        while perf_counter() < end and not self.document.is_whole:
            self.document.grow(self.count() + STEP)
        self.lines_changed()
        self._go_on()

    def validate_cursor(self, cursor: int) -> int:
        """Lay out the text as far as the cursor is to go."""
        if cursor + 1 >= self.count() and not self.document.is_whole:
            self._grow_to(cursor)
        return super().validate_cursor(cursor)

    def move_to_end(self, direction: int) -> None:
        """Lay everything out first to go to the last line."""
        if direction > 0:
            while not self.document.is_whole:
                self._grow_to(self.count() * 2)
        super().move_to_end(direction)

    def move_section(self, direction: int) -> None:
        """Ask the document, since its later sections may not be laid out yet."""
        line = self.document.section_beside(self.cursor, direction)
        if line is None:
            super().move_section(direction)
            return
        self._grow_to(line)
        self.cursor = line
        self.scroll_to(y=line, animate=False, force=True)

    def select(self, key: str) -> bool:
        """Go to an item; the lines up to it are laid out by asking where it is."""
        if self._width:
            self._grow_to(self.document.line_of(key) or 0)
            self.lines_changed()
        return super().select(key)

    def find_line(self, wanted: str, start: int = 0) -> int | None:
        """Ask the document, which knows its words without laying them out."""
        return self.document.find(wanted, start)

    def follow(self) -> None:
        """Ask to go where anything on the cursor's paragraph leads, its own line first."""
        if self.count() and (links := self._links()):
            self.post_message(FollowReference(links))

    def _links(self) -> tuple[Reference, ...]:
        owner = self.key_at(self.cursor)
        own = self.line_at(self.cursor).links
        if own or ":" not in owner:
            return own
        first = last = self.cursor
        while first > 0 and self.key_at(first - 1) == owner:
            first -= 1
        while last + 1 < self.count() and self.key_at(last + 1) == owner:
            last += 1
        found = (link for number in range(first, last + 1) for link in self.line_at(number).links)
        return tuple(dict.fromkeys(found))
