"""One line of the reader's frame: a title, a status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

from briefing.reader.document import Span, width_of
from briefing.reader.widgets.looks import Looks
from briefing.reader.writer import cut_spans

if TYPE_CHECKING:
    from textual.strip import Strip

__all__ = ["Bar"]


class Bar(Widget):
    """A line with something at the left and, where there is room, something at the right."""

    DEFAULT_CSS = "Bar { height: 1; }"

    left: reactive[tuple[Span, ...]] = reactive(())
    """What stands at the left; it is cut where there is no room."""

    right: reactive[tuple[Span, ...]] = reactive(())
    """What stands at the right; it is left out before the left is cut to less than a third of the line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.looks = Looks(self)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return self.looks.strip((), width)
        right = self.right if self.has_room_for(self.right, width) else ()
        tail = width_of(right)
        room = width - 2 - (tail + 2 if tail else 0)
        left = cut_spans((Span(" "), *self.left), room + 1)
        gap = width - width_of(left) - width_of(right) - 1
        return self.looks.strip((*left, Span(" " * max(gap, 0)), *right), width)

    def has_room_for(self, right: tuple[Span, ...], width: int) -> bool:
        """Whether a line of so many cells holds something at the right beside what stands at the left."""
        tail = width_of(right)
        room = width - 2 - (tail + 2 if tail else 0)
        return room >= min(width // 3, width_of(self.left))

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self.looks.forget()
