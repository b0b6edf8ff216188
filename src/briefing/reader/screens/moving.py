"""The actions that move a cursor, for every screen that has a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.reader.widgets import LineView

__all__ = ["ViewMoves"]


class ViewMoves:
    """Moves the cursor of the view that a screen names."""

    @property
    def moving_view(self) -> LineView | None:
        """The view that the keys move."""
        raise NotImplementedError

    def action_move(self, lines: int) -> None:
        """Move the cursor by lines."""
        if view := self.moving_view:
            view.move(lines)

    def action_move_page(self, pages: float) -> None:
        """Move by a part of what is on screen."""
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
