"""The footer: the most important keys, as many as fit; each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.commands import COMMANDS, footer_commands
from briefing.reader.document import Role, Span
from briefing.reader.widgets.bar import Bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.strip import Strip

    from briefing.reader.commands import Command

__all__ = ["KeyBar"]


class KeyBar(Bar):
    """Keys and what they do, from the table of commands."""

    def __init__(self, commands: Iterable[Command] = COMMANDS, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._commands = tuple(commands)
        self._instead: tuple[Command, ...] = ()

    def offer(self, commands: Iterable[Command] = ()) -> None:
        """Show other keys, for example while a prompt is open; without any, the usual ones."""
        before, self._instead = self._instead, tuple(commands)
        if before != self._instead:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the keys that fit."""
        spans = [Span(" ")]
        for command in footer_commands(self.size.width, self._instead or self._commands):
            key, _, word = command.footer.partition(" ")
            spans += [Span(key, Role.STRONG), Span(f" {word}  ", Role.MUTED)]
        return self.looks.strip(spans if y == 0 else (), self.size.width)

    async def on_click(self, event: events.Click) -> None:
        """Run the command that was clicked."""
        place = 1
        for command in footer_commands(self.size.width, self._instead or self._commands):
            end = place + len(command.footer)
            if place <= event.x < end:
                await self.run_action(command.action if "." in command.action else f"screen.{command.action}")
                return
            place = end + 2
