"""The entries of the palette, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from briefing.reader.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Hits

    from briefing.reader.commands import Command

__all__ = ["CommandProvider"]


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
