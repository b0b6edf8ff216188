"""A prompt: a line to type into at the bottom of the screen, which hides nothing above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widgets import Input

from briefing.reader.document import Role, Span, width_of
from briefing.reader.mended.hiding import leave_out_late
from briefing.reader.messages import PromptClosed
from briefing.reader.widgets.bar import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["Prompt"]

LONGEST = 200
"""The most characters of a search or a filter; a longer paste is cut."""


ENDING = frozenset({"enter", "escape"})
"""The keys that end a line: what is typed behind them is meant for what is below it."""


class PromptInput(Input):
    """The line of a prompt. A paste of many lines is joined, and a long one is cut."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.close_prompt(False)", show=False)]

    def __init__(self) -> None:
        super().__init__(compact=True, max_length=LONGEST, select_on_focus=False)
        self._tell_typed: Callable[[str], None] | None = None
        self._tell_end: Callable[[], None] = lambda: None
        self._has_ended = False
        self._ahead: list[events.Key] = []
        self._typed: list[float] = []
        self._taken: events.Key | None = None

    def begin(
        self, text: str, suggester: Suggester | None, typed: Callable[[str], None], ended: Callable[[], None]
    ) -> None:
        """Start with another text, and forget what was typed before."""
        self._tell_typed, self._tell_end, self._has_ended = None, ended, False
        self.suggester = suggester
        self.value = text
        self.cursor_position = len(text)
        self._ahead, self._typed, self._taken = [], [], None
        self._tell_typed = typed

    def watch_value(self, value: str) -> None:
        """Report at once what was typed, so that it and its effect are drawn in one frame."""
        if self._tell_typed:
            self._tell_typed(value)

    def take_ahead(self, event: events.Key) -> bool:
        """Take a key that went to another widget; False if the line has had it already.

        A terminal sends at once what is pasted, or was typed while the program was busy. The keys behind the one that
        opened the prompt then go to the widget that had the focus at that time, and arrive here after it. A key that
        arrives here after the line itself has had it is no text. A key typed ahead must wait for those before it. Keys
        behind the one that ended the line are commands again.
        """
        if self._has_ended:
            return False
        had = self.has_focus and not (event.is_printable or self._ahead)
        if event is self._taken or had:
            return False
        self.screen.set_focus(self, scroll_visible=False)
        again = events.Key(event.key, event.character)
        again.time = event.time
        self._ahead.append(again)
        again._set_forwarded()  # noqa: SLF001 - as Textual does with every key
        self.post_message(again)
        return True

    def restricted(self) -> None:
        """Cut what is too long without ringing the bell, which a long paste would do for every character."""

    def on_hide(self, event: events.Hide) -> None:
        """Keep the focus where the line is shown again by now."""
        leave_out_late(self, event)

    async def _on_key(self, event: events.Key) -> None:
        if self._has_ended:
            event.prevent_default()
            return
        if event.key in ENDING:
            self._has_ended = True
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._tell_end()
            return
        if event not in self._ahead:
            self._typed += [event.time] if event.is_printable else []
            await super()._on_key(event)
            return
        self._ahead.remove(event)
        self._taken = event
        if event.is_printable and event.character:
            # It took a longer way, so what was typed after it may have arrived before it.
            later = sum(time > event.time for time in self._typed)
            self.insert(event.character, max(self.cursor_position - later, 0))
            self._typed.append(event.time)
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = " ".join(event.text[:LONGEST].split())
        self.insert_text_at_cursor(text[: max(LONGEST - len(self.value), 0)])


class Completion(Suggester):
    """Suggests how to complete what was typed."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The completed line; None if there is no suggestion."""
        return self._complete(value)


class Prompt(Horizontal):
    """A label that says what is asked, the line, and at the right a result; `begin` asks for something."""

    DEFAULT_CSS = """
    Prompt { height: 1; background: $panel; }
    Prompt > #prompt-label { width: auto; }
    Prompt > PromptInput { width: 1fr; min-width: 8; border: none; height: 1; padding: 0; background: $panel; }
    Prompt > #prompt-result { width: auto; max-width: 70%; }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.label = ""
        """What is asked."""
        self._asked = Bar(id="prompt-label")
        self.line = PromptInput()
        """The line itself, which has the focus."""
        self._result = Bar(id="prompt-result")

    def begin(
        self,
        label: str,
        text: str,
        complete: Callable[[str], str | None] | None,
        typed: Callable[[str], None],
    ) -> None:
        """Ask for a line.

        Args:
            label: The text before the line, such as '/'.
            text: The initial text.
            complete: Completes what was typed.
            typed: Called with the text whenever it changes.
        """
        self.label = label
        self._asked.left = (Span(label, Role.HEADING),)
        self._asked.styles.width = len(label) + 2
        self.line.begin(text, Completion(complete) if complete else None, typed, self._end)
        self.say("")

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield self._asked
        yield self.line
        yield self._result

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.value

    def say(self, text: str, role: Role = Role.MUTED) -> None:
        """Show a result at the right; the text must be safe."""
        self._result.left = (Span(text, role),) if text else ()
        self._result.styles.width = width_of(self._result.left) + 2 if text else 0

    @on(Input.Changed)
    def keep_change(self, message: Input.Changed) -> None:
        """Stop the message: the change was reported already."""
        message.stop()

    def _end(self) -> None:
        """Report that Enter was pressed: what was typed is kept."""
        self.post_message(PromptClosed(kept=True))
