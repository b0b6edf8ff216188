"""The foot of a screen: the status, or a prompt in its place, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import on
from textual.containers import Vertical

from briefing.reader.commands import ASKING, COMMANDS
from briefing.reader.messages import PromptClosed
from briefing.reader.widgets.bar import Bar
from briefing.reader.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual import events
    from textual.app import ComposeResult

    from briefing.reader.commands import Command
    from briefing.reader.widgets.prompt import Prompt

__all__ = ["Foot", "TakesKeysAhead"]


@runtime_checkable
class TakesKeysAhead(Protocol):
    """A screen whose prompt is given the keys that were typed before it had the focus."""

    def take_ahead(self, event: events.Key) -> bool:
        """Give a key to the prompt; False if there is no prompt, or it has had the key already."""


class Foot(Vertical):
    """Shows the status and the keys of a screen, and asks for a line of text in the place of the status.

    Args:
        commands: The keys that the screen offers.
    """

    DEFAULT_CSS = "Foot { height: 2; }"

    def __init__(self, commands: Iterable[Command] = COMMANDS) -> None:
        super().__init__()
        self.status = Bar(id="status")
        self._keys = KeyBar(commands)
        self._prompt: Prompt | None = None
        self._is_asking = False
        self._when_closed: Callable[[bool], Awaitable[None]] | None = None

    def compose(self) -> ComposeResult:
        """The status and the keys."""
        yield self.status
        yield self._keys

    @property
    def prompt(self) -> Prompt | None:
        """The prompt, while something is asked."""
        return self._prompt if self._is_asking else None

    async def ask(
        self,
        label: str,
        text: str,
        typed: Callable[[str], Awaitable[None]],
        closed: Callable[[bool], Awaitable[None]],
        complete: Callable[[str], str | None] | None = None,
    ) -> None:
        """Ask for a line of text; an unmounted foot asks for nothing.

        Args:
            label: The word before the text.
            text: The initial text.
            typed: Called with the text whenever it changes.
            closed: Called once, when the prompt is closed, with whether to keep what was typed.
            complete: Completes a text; returns None if it cannot.
        """
        if not self.status.is_attached:
            return
        prompt = self._prompt or await self._make_prompt()
        prompt.begin(label, text, complete, lambda line: self.call_next(typed, line))
        self._when_closed = closed
        # Before the rest, so that it is drawn in the same frame.
        self._keys.offer(ASKING)
        self._show(prompt, asking=True)
        # At once, and not when the screen is next idle: what is typed ahead belongs to the prompt.
        self.screen.set_focus(prompt.line, scroll_visible=False)

    def offer(self, commands: Iterable[Command] = ()) -> None:
        """Show the keys for what is under the cursor; without any, the usual ones. A prompt keeps its own."""
        if not self._is_asking:
            self._keys.offer(commands)

    def close(self, *, kept: bool) -> bool:
        """Close the prompt; False if there is none."""
        if self.prompt is None:
            return False
        self.post_message(PromptClosed(kept))
        return True

    def take_ahead(self, event: events.Key) -> bool:
        """Give a key to the prompt; False if there is no prompt, or it has had the key already."""
        return self.prompt is not None and self.prompt.line.take_ahead(event)

    async def _make_prompt(self) -> Prompt:
        """Make the prompt when it is first needed; it stays, hidden, for the next question."""
        from briefing.reader.widgets.prompt import Prompt  # noqa: PLC0415 - nothing is asked when the reader starts

        self._prompt = Prompt()
        await self.mount(self._prompt, before=self.status)
        return self._prompt

    def _show(self, prompt: Prompt, *, asking: bool) -> None:
        """Show the prompt, or the status in its place."""
        self._is_asking = asking
        prompt.display = asking
        self.status.display = not asking

    @on(PromptClosed)
    async def end_asking(self, message: PromptClosed) -> None:
        """The prompt was closed: show the status again, and report it."""
        message.stop()
        if self._prompt:
            if self._prompt.line.has_focus:
                self.screen.focus_previous()
            self._show(self._prompt, asking=False)
            self._keys.offer()
        closed, self._when_closed = self._when_closed, None
        if closed:
            await closed(message.kept)
