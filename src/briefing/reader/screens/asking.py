"""The line at the bottom of a screen, in the place of the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from briefing.reader.commands import ASKING
from briefing.reader.messages import PromptClosed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.reader.widgets import Bar, KeyBar
    from briefing.reader.widgets.prompt import Prompt

__all__ = ["Asking"]


class Asking(Screen[None]):
    """A screen that can ask for a line of text, which then stands in the place of its status.

    Attributes:
        status: The status.
        key_bar: The keys that the screen offers.
    """

    status: Bar
    key_bar: KeyBar
    _prompt: Prompt | None = None
    _when_closed: Callable[[bool], Awaitable[None]] | None = None

    @property
    def prompt(self) -> Prompt | None:
        """The line, while it is there."""
        return self._prompt

    async def ask(
        self,
        label: str,
        text: str,
        typed: Callable[[str], Awaitable[None]],
        closed: Callable[[bool], Awaitable[None]],
        complete: Callable[[str], str | None] | None = None,
    ) -> None:
        """Open the line at the bottom of the screen, if the screen is there.

        Args:
            label: The word before the line.
            text: What stands in it at first.
            typed: Is told the line whenever it is another.
            closed: Is told once that the line was left, and whether what was typed is kept.
            complete: Goes on with what was typed.
        """
        from briefing.reader.widgets.prompt import Prompt  # noqa: PLC0415 - nothing is asked when the reader starts

        if not self.status.is_attached:
            return
        await self._remove_prompt()
        prompt = Prompt(label, text, complete, lambda line: self.call_next(typed, line))
        await self.mount(prompt, before=self.status)
        self._prompt, self._when_closed = prompt, closed
        # At once, and not when the screen is next idle: what is typed ahead belongs to the line.
        self.set_focus(prompt.line, scroll_visible=False)
        self.status.display = False
        self.key_bar.offer(ASKING)

    async def action_close_prompt(self, kept: bool) -> None:
        """Close the line."""
        if self.prompt:
            self.post_message(PromptClosed(kept))

    async def _remove_prompt(self) -> None:
        prompt, self._prompt = self._prompt, None
        if prompt:
            await prompt.remove()
        self.status.display = True
        self.key_bar.offer()

    @on(PromptClosed)
    async def close_prompt(self, message: PromptClosed) -> None:
        """The line was left: show the status again, and do what was asked."""
        await self._remove_prompt()
        closed, self._when_closed = self._when_closed, None
        if closed:
            await closed(message.kept)
