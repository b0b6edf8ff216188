"""A form for one statement: its words, their kind, who said them, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, TextArea

from briefing.model import QuoteKind
from briefing.model.wording import KIND_EXPLANATIONS
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import kind_chip
from briefing.reader.screens.modal import Modal
from briefing.reader.stating import Entry
from briefing.reader.widgets import Bar, LineView
from briefing.reader.widgets.prompt import Completion
from briefing.reader.writer import wrap_spans

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.stating import Filled
    from briefing.reader.writer import Lettering

__all__ = ["Answer", "SpeakerNames", "StatementForm", "Typed"]

LABEL = 9
"""Cells of what stands before a field."""
MOST_TOLD = 4
"""Lines of what is told below the fields."""
ROWS = 8
"""Rows of the form beside what is told, with one for the words."""
KINDS = tuple(QuoteKind)


class Typed(NamedTuple):
    """What a form holds when it is left, and whether it is to be written though it was advised against."""

    entry: Entry
    insists: bool = False


class Answer(NamedTuple):
    """What became of it: done, or why not, and whether it may be written all the same."""

    sentence: str
    may_insist: bool = False
    is_done: bool = False


class SpeakerNames(NamedTuple):
    """What helps with the name of a speaker: how it goes on, and who is meant by it."""

    complete: Callable[[str], str | None]
    described: Callable[[str], str]


class _Left(Message):
    """Enter was pressed in a field."""


class WordsField(TextArea):
    """The words, on as many lines as they need; Enter leaves the form and parts nothing."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(_Left())
            return
        await super()._on_key(event)


class KindField(Bar, can_focus=True):
    """The kind: the arrows choose another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "choose(1)", show=False),
        Binding("left,h", "choose(-1)", show=False),
        Binding("enter", "leave", show=False),
    ]

    class Chosen(Message):
        """Another kind was chosen."""

    def __init__(self, kind: QuoteKind, lettering: Lettering) -> None:
        super().__init__(id="statement-kind")
        self.kind = kind
        self._lettering = lettering
        self._tell(chooses=False)

    def _tell(self, *, chooses: bool) -> None:
        sign = Span(f"{self._lettering.glyphs.cursor if chooses else ' '} ", Role.STRONG)
        meaning = Span(f"  {KIND_EXPLANATIONS[self.kind]}", Role.MUTED)
        self.left = (sign, kind_chip(self.kind, self._lettering), meaning)

    def action_choose(self, step: int) -> None:
        """Choose the next kind, or the one before, round and round."""
        self.kind = KINDS[(KINDS.index(self.kind) + step) % len(KINDS)]
        self._tell(chooses=True)
        self.post_message(self.Chosen())

    def action_leave(self) -> None:
        """Enter was pressed."""
        self.post_message(_Left())

    def on_focus(self) -> None:
        """Show that the arrows choose here."""
        self._tell(chooses=True)

    def on_blur(self) -> None:
        """Show that they do not."""
        self._tell(chooses=False)

    def on_click(self) -> None:
        """A click chooses the next kind."""
        self.action_choose(1)


class Told(LineView, can_focus=False):
    """What is told of the statement, wrapped."""

    DEFAULT_CSS = "Told { height: 1; scrollbar-size-vertical: 0; }"
    GUTTER = 1

    def tell(self, text: str, role: Role) -> None:
        """Tell something else; the text must be safe."""
        # A low screen has room for the fields and one line.
        most = min(max(self.app.size.height * 9 // 10 - ROWS, 1), MOST_TOLD)
        lines = wrap_spans([Span(text, role)], max(self.size.width - 2, 10))[:most]
        self._given = [Line(spans) for spans in lines]
        self.styles.height = max(len(lines), 1)
        self.lines_changed()

    def selectable(self, number: int) -> bool:  # noqa: ARG002 - no line can be chosen
        """There is nothing to choose."""
        return False


class StatementForm(Modal[None]):
    """Asks for a statement, and stays until it is written or left.

    Args:
        filled: What the form starts with.
        names: Helps with the name of the speaker.
        write: Writes the statement, or says why not.
        lettering: How text is put on this screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("f2", "insist", show=False),
        Binding("down", "next_field(1)", show=False),
        Binding("up", "next_field(-1)", show=False),
    ]

    def __init__(
        self, filled: Filled, names: SpeakerNames, write: Callable[[Typed], Awaitable[Answer]], lettering: Lettering
    ) -> None:
        super().__init__()
        self._filled, self._names, self._write, self._lettering = filled, names, write, lettering
        self._refused: Entry | None = None
        """What was advised against; only this can be insisted on."""
        self._is_over = False
        self._title, self._hint = Bar(id="modal-title"), Bar(id="modal-hint")
        self._title.left = (Span(lettering.line(filled.title), Role.HEADING),)
        self._hint.left = (Span("Enter writes it; Tab next field; Esc closes", Role.MUTED),)
        entry = filled.entry
        self._kind = KindField(entry.kind, lettering)
        self._shown = lettering.line(entry.text)
        """The words that nobody has changed, as they can be shown."""
        self._words = WordsField(self._shown, id="statement-words", compact=True, highlight_cursor_line=False)
        self._words.cursor_blink = False
        self._speaker = Input(
            lettering.line(entry.speaker), id="statement-speaker", compact=True, suggester=Completion(names.complete)
        )
        self._date = Input(
            lettering.line(entry.date), id="statement-date", compact=True, suggester=Completion(self._complete_date)
        )
        self._told = Told(glyphs=lettering.glyphs, id="statement-told")

    def compose(self) -> ComposeResult:
        """The title, the fields, what is told of them, and the keys."""
        with Vertical(classes="modal", id="statement-box"):
            yield self._title
            yield self._row("Words", self._words)
            yield self._row("Kind", self._kind)
            yield self._row("Speaker", self._speaker)
            yield self._row("Date", self._date)
            yield self._told
            yield self._hint

    @staticmethod
    def _row(label: str, field: WordsField | KindField | Input) -> Horizontal:
        name = Bar()
        name.left = (Span(label, Role.LABEL),)
        # The kind has its sign before it.
        name.styles.width = LABEL - 3 if isinstance(field, KindField) else LABEL
        return Horizontal(name, field, classes=f"field {label.lower()}")

    def on_mount(self) -> None:
        """Give the keys to the words."""
        self.set_focus(self._words, scroll_visible=False)
        self.call_after_refresh(self._tell_speaker)

    def _complete_date(self, typed: str) -> str | None:
        known = self._filled.date
        return known if known.startswith(typed) and typed != known else None

    @on(KindField.Chosen)
    def refill(self) -> None:
        """Another kind was chosen: words that nobody has changed become those that go with it."""
        if self._words.text == self._shown:
            self._shown = self._lettering.line(self._filled.texts[self._kind.kind])
            self._words.load_text(self._shown)
        self._tell_speaker()

    @on(Input.Changed)
    def tell_of_change(self) -> None:
        """Something was typed: what was told of it before is no longer true."""
        self._tell_speaker()

    def _tell_speaker(self) -> None:
        said = self._names.described(self._speaker.value)
        typed = "The source names no speaker." if not self._speaker.value.strip() else f"Speaker: {said}"
        self._told.tell(self._lettering.line(typed), Role.MUTED)

    @property
    def _entry(self) -> Entry:
        """What the fields hold; words that nobody has changed are the source's own, odd characters included."""
        kind = self._kind.kind
        unchanged = self._words.text == self._shown
        text = self._original_words(kind) if unchanged else self._words.text
        return Entry(text, kind, self._speaker.value, self._date.value)

    def _original_words(self, kind: QuoteKind) -> str:
        texts = (self._filled.texts[kind], self._filled.entry.text)
        return next((text for text in texts if self._lettering.line(text) == self._shown), self._shown)

    @on(_Left)
    @on(Input.Submitted)
    async def write(self) -> None:
        """Write the statement if nothing speaks against it."""
        await self._hand_over(insists=False)

    async def action_insist(self) -> None:
        """Write what was advised against."""
        if self._refused == self._entry:
            await self._hand_over(insists=True)

    async def _hand_over(self, *, insists: bool) -> None:
        if self._is_over:
            return
        entry = self._entry
        answer = await self._write(Typed(entry, insists))
        if answer.is_done:
            self._is_over = True
            self.dismiss()
            return
        self._refused = entry if answer.may_insist else None
        lead = "F2 writes it all the same. " if answer.may_insist else ""
        self._told.tell(self._lettering.line(f"{lead}{answer.sentence}"), Role.CAUTION)

    def action_next_field(self, step: int) -> None:
        """Go to the next field, or to the one before."""
        (self.focus_next if step > 0 else self.focus_previous)()

    def action_close(self) -> None:
        """Close without writing."""
        self.dismiss()
