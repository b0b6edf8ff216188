"""The palette, and its entries from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.widgets import Input

from briefing.reader.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Hits
    from textual.message import Message

    from briefing.reader.commands import Command

__all__ = ["CommandProvider", "Palette"]


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

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(CommandList.OptionSelected)
    def choose_once(self, message: Message) -> None:
        """Leave out what comes after the palette was closed: its list is gone."""
        if not self.is_active:
            message.stop()
            message.prevent_default()


class CommandProvider(Provider):
    """Offers every command that stands for itself, with its keys."""

    async def discover(self) -> Hits:
        """List all of them before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(command.title, self._runner(command), help=f"{command.group}: {command.words}")

    async def search(self, query: str) -> Hits:
        """List those whose title matches."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = matcher.match(command.title)
            if score > 0:
                help_text = f"{command.group}: {command.words}"
                yield Hit(score, matcher.highlight(command.title), self._runner(command), help=help_text)

    def _offered(self) -> list[Command]:
        """The commands that the screen below the palette can do."""
        return [
            command
            for command in COMMANDS
            if command.in_palette
            and (command.action.startswith("app.") or hasattr(self.screen, f"action_{command.action.split('(')[0]}"))
        ]

    def _runner(self, command: Command) -> Callable[[], object]:
        action = command.action if command.action.startswith("app.") else f"screen.{command.action}"

        async def run() -> None:
            await self.screen.run_action(action)

        return run
