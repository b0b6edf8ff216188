"""The palette, which does not fail at keys in quick succession."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.message import Message
    from textual.worker import Worker

__all__ = ["Palette", "ThemePalette"]


class Palette(CommandPalette):
    """Textual's palette, without the failures of Textual 8.2.8 at keys in quick succession.

    Its list fails at a page key before it is laid out, and where it is too narrow for a word; a second Enter closes
    the screen below the palette; what was typed before it closed is looked up in a list that is gone.
    `tests/pilot/test_bursts.py` tells when Textual has mended its page keys.
    """

    DEFAULT_CSS = "Palette CommandList { min-width: 20; }"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take no key before the list is there, nor after it is gone: Textual looks for it without asking."""
        return super().check_action(action, parameters) if self.query(CommandList) else False

    def _action_command_list(self, action: str) -> None:
        if not action.startswith("page_") or all(view.scrollable_content_region for view in self.query(CommandList)):
            super()._action_command_list(action)

    def _gather_commands(self, search_value: str) -> Worker[None] | None:  # type: ignore[override]
        """Look nothing up for a list that was never there, since the reader was told to end meanwhile."""
        return super()._gather_commands(search_value) if self.query(CommandList) else None

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(CommandList.OptionSelected)
    def choose_once(self, message: Message) -> None:
        """Leave out what comes after the palette was closed: its list is gone."""
        if not (self.is_active and self.query(CommandList)):
            message.stop()
            message.prevent_default()


class ThemePalette(Palette):
    """Offers the themes; the application shows each as the cursor comes to it."""
