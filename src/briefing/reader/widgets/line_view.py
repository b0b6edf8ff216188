"""A scrolling view of lines with a cursor; only the lines on screen are ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, Self, overload, runtime_checkable

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from briefing.reader.document import UNICODE, Line, Role, Span, find_line, matches_in
from briefing.reader.mended.hiding import leave_out_late
from briefing.reader.messages import FollowReference, OpenFile
from briefing.reader.widgets.looks import CURSOR, CURSOR_BLURRED, HEAD, Looks
from briefing.text import cell_len

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from briefing.reader.document import Glyphs

__all__ = ["CursorFollower", "LineView", "ViewMoves"]


@runtime_checkable
class CursorFollower(Protocol):
    """A parent of a view whose display depends on the cursor.

    It is called, not sent a message: a message would be handled only after the next frame, and a key would take three
    frames to show its effect.
    """

    def cursor_moved(self, view: LineView) -> None:
        """The cursor of a view is on another line."""


class ViewMoves:
    """The actions of a screen that move the cursor of one view, named by `moving_view`."""

    @property
    def moving_view(self) -> LineView | None:
        """The view that the keys move, if there is one."""
        return None

    def action_move(self, lines: int) -> None:
        """Move the cursor by lines."""
        if view := self.moving_view:
            view.move(lines)

    def action_move_page(self, pages: float) -> None:
        """Move by a fraction of a page."""
        if view := self.moving_view:
            view.move_page(pages)

    def action_move_to_end(self, direction: int) -> None:
        """Move to the first or last line."""
        if view := self.moving_view:
            view.move_to_end(direction)

    def action_move_section(self, direction: int) -> None:
        """Move to the next or previous section."""
        if view := self.moving_view:
            view.move_section(direction)


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines with a cursor. They are given to the constructor, or a subclass makes each on demand.

    The arrows are not Textual's, which would scroll and leave the cursor behind.
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The line, or row, that the cursor is on."""

    marked: reactive[str] = reactive("")
    """Folded words that are marked wherever they stand on a line: what was searched for."""

    GUTTER = 2
    bands = True
    """Whether a heading's line is set off across the whole view."""
    head_rows = 0
    """Lines of the screen above the first line that do not scroll."""

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.is_fresh: Callable[[str], bool] = lambda _: False
        """Whether something about an item changed that nobody has looked at."""
        self._given = lines
        self.looks = Looks(self)

    def entitle(self, title: str) -> Self:
        """Name the part of the screen in its frame."""
        self.border_title = Content(title)
        return self

    def count(self) -> int:
        """How many lines there are."""
        return len(self._given)

    def line_at(self, number: int) -> Line:
        """What stands on a line."""
        return self._given[number]

    def key_at(self, number: int) -> str:
        """The id of what a line is about; empty where there is none."""
        return self.line_at(number).owner if 0 <= number < self.count() else ""

    def selectable(self, number: int) -> bool:
        """Whether the cursor may stand on a line."""
        return 0 <= number < self.count()

    def is_marked(self, number: int) -> bool:  # noqa: ARG002 - most cursors mark their own line
        """Whether the cursor marks a line on which it does not stand."""
        return False

    def sections(self) -> tuple[int, ...]:
        """The lines at which sections start."""
        return ()

    @property
    def text_width(self) -> int:
        """The cells left for text between the cursor's column and the blank before the scroll bar."""
        return max(self.scrollable_content_region.width - self.GUTTER - 1, 1)

    @property
    def rows_shown(self) -> int:
        """Lines of the screen for what scrolls."""
        return self.scrollable_content_region.height - self.head_rows

    @property
    def key(self) -> str:
        """The id of what the cursor is on."""
        return self.key_at(self.cursor)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's form
        """A row for each line, if the height is automatic."""
        return self.count() + self.head_rows

    def lines_changed(self) -> None:
        """Measure again after the lines have changed, and keep the cursor on one of them."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.count() + self.head_rows)
        self.set_reactive(LineView.cursor, self._nearest(self.cursor))
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Move the cursor to the nearest line that can be selected."""
        return self._nearest(cursor)

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two lines, and tell the parents."""
        self.refresh_line(before + self.head_rows)
        self.refresh_line(after + self.head_rows)
        self.show_cursor()
        self.tell_cursor()

    def tell_cursor(self) -> None:
        """Tell the parents that the cursor has moved, the nearest first."""
        for node in self.ancestors:
            if isinstance(node, CursorFollower):
                node.cursor_moved(self)

    def show_cursor(self) -> None:
        """Scroll as little as needed for the cursor's line to be seen."""
        height = self.rows_shown
        if height <= 0:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=0 if self._nearest(0) == self.cursor else self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def move(self, lines: int) -> None:
        """Move the cursor by a number of lines, skipping those that cannot be selected."""
        step = 1 if lines > 0 else -1
        place = self.cursor
        for _ in range(abs(lines)):
            target = place + step
            while 0 <= target < self.count() and not self.selectable(target):
                target += step
            if not self.selectable(target):
                break
            place = target
        if place == self.cursor:
            self.scroll_relative(y=step, animate=False)
        self.cursor = place

    def move_page(self, pages: float) -> None:
        """Move by a fraction of a page."""
        height = max(self.rows_shown, 1)
        lines = max(int(abs(pages) * height), 1)
        self.move(lines if pages > 0 else -lines)

    def move_to_end(self, direction: int) -> None:
        """Move to the first or to the last line."""
        self.cursor = 0 if direction < 0 else self.count() - 1
        if direction < 0:
            self.scroll_to(y=0, animate=False, force=True)

    def move_section(self, direction: int) -> None:
        """Move to the start of the next or the previous section, and scroll it to the top."""
        starts = self.sections()
        later = [start for start in starts if start > self.cursor]
        earlier = [start for start in starts if start < self.cursor]
        target = (later[:1] if direction > 0 else earlier[-1:]) or [self.count() - 1 if direction > 0 else 0]
        self.cursor = target[0]
        if later or direction < 0:
            self.scroll_to(y=self.cursor, animate=False, force=True)

    def find_line(self, wanted: str, start: int = 0) -> int | None:
        """The first line at or after `start` that contains some folded words, or None."""
        return find_line(_Lines(self), wanted, start)

    def select(self, key: str) -> bool:  # noqa: ARG002 - most views have nothing to select
        """Go to the line about an item; False if there is none."""
        return False

    def sideways(self, step: int) -> bool:  # noqa: ARG002 - most views have one column
        """Move sideways; False where there is nothing at the side."""
        return False

    def follow(self) -> None:
        """Ask to go where the cursor's line leads."""
        line = self.line_at(self.cursor) if self.count() else Line()
        if line.links:
            self.post_message(FollowReference(line.links))
        elif line.other:
            self.post_message(OpenFile(*line.other))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = self.scroll_offset.y + y - self.head_rows
        width = self.scrollable_content_region.width
        if y < self.head_rows:
            return self.looks.strip(self.head_line().spans, width)
        if number >= self.count():
            return self.looks.strip((), width)
        on_cursor = number == self.cursor and self.selectable(number)
        line = self.line_at(number)
        on_cursor = on_cursor or self.is_marked(number)
        under = (
            (CURSOR if self.has_focus else CURSOR_BLURRED) if on_cursor else HEAD if line.heading and self.bands else ""
        )
        spans = line.spans
        spans = mark_matches(spans, matches_in(_Lines(self), number, self.marked)) if self.marked else spans
        return self.looks.strip((*self.line_gutter(number), *spans), width, under=under)

    def head_line(self) -> Line:
        """What stands above the first line, where there is a head."""
        return Line()

    def line_gutter(self, number: int) -> tuple[Span, ...]:
        """What stands left of a line."""
        sign = self.glyphs.cursor if number == self.cursor and self.selectable(number) else " "
        return self.with_mark(number, Span(sign.ljust(self.GUTTER), Role.FOCUS if self.has_focus else Role.MUTED))

    def with_mark(self, number: int, gutter: Span) -> tuple[Span, ...]:
        """A gutter with the mark of what changed, at the first line about it."""
        key = self.key_at(number)
        if not key or not self.is_fresh(key) or not self.is_first(number):
            return (gutter,)
        mark = Span(self.glyphs.changed, Role.STRONG)
        # Beside the cursor's sign, else in its place, so that a blank parts it from the text.
        if number == self.cursor and self.selectable(number):
            return gutter._replace(text=gutter.text[:-1]), mark
        return mark, gutter._replace(text=gutter.text[1:])

    def is_first(self, number: int) -> bool:  # noqa: ARG002 - most views have one line for an item
        """Whether a line is the first about its item."""
        return True

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.looks.forget()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh()

    def on_hide(self, event: events.Hide) -> None:
        """Keep the focus where the view is shown again by now."""
        leave_out_late(self, event)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a click on a reference follows it, one on the cursor's line opens it."""
        place = event.get_content_offset(self)
        number = self.scroll_offset.y + place.y - self.head_rows if place is not None else -1
        if place is None or place.y < self.head_rows or not self.selectable(number):
            return
        again = number == self.cursor
        self.cursor = number
        span = self._span_at(number, place.x)
        if span.link is not None:
            self.post_message(FollowReference((span.link,)))
        elif span.other is not None:
            self.post_message(OpenFile(*span.other))
        elif again:
            self.follow()

    def _span_at(self, number: int, column: int) -> Span:
        place = self.GUTTER
        for span in self.line_at(number).spans:
            place += cell_len(span.text)
            if column < place:
                return span
        return Span("")

    def _nearest(self, number: int) -> int:
        count = self.count()
        if not count:
            return 0
        number = min(max(number, 0), count - 1)
        after = (place for place in range(number, count) if self.selectable(place))
        before = (place for place in range(number, -1, -1) if self.selectable(place))
        return next(after, next(before, 0))


class _Lines(Sequence[Line]):
    """The lines of a view, laid out as they are asked for."""

    def __init__(self, view: LineView) -> None:
        self._view = view

    def __len__(self) -> int:
        return self._view.count()

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return [self._view.line_at(number) for number in range(*place.indices(len(self)))]
        return self._view.line_at(place)


def mark_matches(spans: Sequence[Span], places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Give stretches of a line, which may run over several spans, the role of a match."""
    plain = "".join(span.text for span in spans)
    if not places:
        return tuple(spans)
    marked: list[Span] = []
    start = 0
    for span in spans:
        end = start + len(span.text)
        edges = sorted({start, end, *(edge for place in places for edge in place if start < edge < end)})
        for left, right in pairwise(edges):
            inside = any(low <= left and right <= high for low, high in places)
            piece = span._replace(text=plain[left:right])
            marked.append(piece._replace(role=Role.MATCH) if inside else piece)
        start = end
    return tuple(marked)
