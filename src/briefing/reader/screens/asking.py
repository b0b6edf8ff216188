"""The line at the bottom of a screen, in the place of the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from briefing.reader.commands import ASKING
from briefing.reader.messages import PromptClosed
from briefing.reader.widgets.bar import Bar
from briefing.reader.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader.widgets.prompt import Prompt

__all__ = ["Asking"]


class Asking(Screen[None]):
    """A screen that can ask for a line of text."""

    _prompt: Prompt | None = None

    @property
    def prompt(self) -> Prompt | None:
        """The line, while it is there."""
        return self._prompt

    async def ask(
        self, kind: str, label: str, text: str = "", complete: Callable[[str], str | None] | None = None
    ) -> None:
        """Open the line, or give it the focus."""
        from briefing.reader.widgets.prompt import Prompt  # noqa: PLC0415 - nothing is asked when the reader starts

        await self._remove_prompt()
        prompt = Prompt(kind, label, text, complete, lambda typed: self.call_next(self.prompt_typed, kind, typed))
        await self.mount(prompt, before="#status")
        self._prompt = prompt
        # At once, and not when the screen is next idle: what is typed ahead belongs to the line.
        self.set_focus(prompt.line, scroll_visible=False)
        self.query_one("#status", Bar).display = False
        self.query_one(KeyBar).offer(ASKING)

    async def action_close_prompt(self, kept: bool) -> None:
        """Close the line."""
        if prompt := self.prompt:
            self.post_message(PromptClosed(prompt.kind, kept))

    async def _remove_prompt(self) -> None:
        prompt, self._prompt = self._prompt, None
        if prompt:
            await prompt.remove()
        self.query_one("#status", Bar).display = True
        self.query_one(KeyBar).offer()

    @on(PromptClosed)
    async def close_prompt(self, message: PromptClosed) -> None:
        """The line was left: show the status again, and do what was asked."""
        await self._remove_prompt()
        await self.prompt_closed(message.kind, kept=message.kept)

    async def prompt_typed(self, kind: str, text: str) -> None:
        """Follow what is typed."""
        raise NotImplementedError

    async def prompt_closed(self, kind: str, *, kept: bool) -> None:
        """Do what was asked, or undo it."""
        raise NotImplementedError
