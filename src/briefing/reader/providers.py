"""The entries of the palette: the commands, a line each with its keys, and the themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from briefing.reader.commands import COMMANDS
from briefing.reader.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Hits

    from briefing.reader.commands import Command

__all__ = ["CommandProvider", "Themes"]

TITLE_WIDTH = 42
"""Cells of a title before its keys."""


class CommandProvider(Provider):
    """Offers every command that stands for itself, with its keys."""

    async def discover(self) -> Hits:
        """List all of them before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(_with_keys(Content(command.title), command), self._runner(command), command.title)

    async def search(self, query: str) -> Hits:
        """List those whose title matches."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = matcher.match(command.title)
            if score > 0:
                found = matcher.highlight(command.title)
                yield Hit(score, _with_keys(found, command), self._runner(command), command.title)

    def _offered(self) -> list[Command]:
        """The commands that the screen below the palette can do."""
        bound = {binding.id for binding in Binding.make_bindings(self.screen.BINDINGS)}
        return [command for command in COMMANDS if command.in_palette and command.id in bound]

    def _runner(self, command: Command) -> Callable[[], object]:
        action = command.action if command.action.startswith("app.") else f"screen.{command.action}"

        async def run() -> None:
            await self.screen.run_action(action)

        return run


def _with_keys(title: Content, command: Command) -> Content:
    """A line of the palette: what the command does, and its keys."""
    gap = " " * max(TITLE_WIDTH - title.cell_length, 2)
    return Content.assemble(title, gap, (command.words, "not bold"))


class Themes(Provider):
    """Offers the themes: the present one, then ours, then Textual's."""

    async def discover(self) -> Hits:
        """List all of them before anything is typed."""
        for name in self._names():
            yield DiscoveryHit(name, partial(self._choose, name))

    async def search(self, query: str) -> Hits:
        """List those whose name matches."""
        matcher = self.matcher(query)
        for name in self._names():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), partial(self._choose, name), name)

    def _names(self) -> list[str]:
        ours = {theme.name: None for theme in THEMES}
        return list({self.app.theme: None} | ours | dict.fromkeys(sorted(self.app.available_themes)))

    def _choose(self, name: str) -> None:
        self.app.theme = name
