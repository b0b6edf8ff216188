"""What opens on top of a screen: a titled box with a document, or a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing.reader.document import Role, Span
from briefing.reader.messages import RecordChosen
from briefing.reader.widgets import Bar, DocumentView, ViewMoves
from briefing.reader.writer import MEASURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["DocumentModal", "Modal"]

Result = TypeVar("Result")

FURNITURE = 4
"""Rows of a box that hold no text: its edges, its title and the hint."""
MARGIN, ROOMY = 2, 16
"""Rows above and below a box, on a screen of so many rows."""


class Modal(ModalScreen[Result]):
    """A screen on top of another."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the screen; once it is closed, a further choice, such as a second Enter, does nothing."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class ModalText(DocumentView):
    """A document whose lines are chosen rather than followed."""

    def follow(self) -> None:
        """Choose the line: it was clicked a second time."""
        self.post_message(RecordChosen(self.key))


class DocumentModal(ViewMoves, Modal[Result]):
    """A document on top of the screen, with the same keys as any other document.

    Args:
        title: What stands above it.
        build: Lays the document out for a width in cells.
        lettering: How text is put on this screen.
        hint: What closes it, and what else can be done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close"),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("space,pagedown", "move_page(1)", show=False),
        Binding("b,pageup", "move_page(-1)", show=False),
        Binding("ctrl+d", "move_page(0.5)", show=False),
        Binding("ctrl+u", "move_page(-0.5)", show=False),
        Binding("g,home", "move_to_end(-1)", show=False),
        Binding("G,end", "move_to_end(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    TEXT: ClassVar[type[ModalText]] = ModalText

    def __init__(
        self, title: str, build: Callable[[int], Document], lettering: Lettering, hint: str = "Esc closes"
    ) -> None:
        super().__init__()
        self.lettering = lettering
        self._title, self._hint = Bar(id="modal-title"), Bar(id="modal-hint")
        self._title.left = (Span(lettering.line(title), Role.HEADING),)
        self._hint.left = (Span(hint, Role.MUTED),)
        self._text = self.TEXT(build, glyphs=lettering.glyphs, id="modal-text")

    def compose(self) -> ComposeResult:
        """The title, the document, and how to close it."""
        with Vertical(classes="modal"):
            yield self._title
            yield self._text
            yield self._hint

    def on_mount(self) -> None:
        """Give the keys to the document."""
        self.set_focus(self._text, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the title and the hint: of a long document as many rows are shown as there are."""
        margin = MARGIN if event.size.height >= ROOMY else 0
        self._text.styles.max_height = max(event.size.height - FURNITURE - margin, 1)

    @property
    def text_view(self) -> DocumentView:
        """The document; a key that arrives before the screen is laid out finds it written for a default width."""
        self._text.lay_out(MEASURE)
        return self._text

    @property
    def moving_view(self) -> DocumentView:
        """The document."""
        return self.text_view

    def action_choose(self) -> None:
        """Enter: nothing to choose unless a subclass says so."""

    @on(RecordChosen)
    def choose_clicked(self) -> None:
        """The mouse does what Enter does."""
        self.action_choose()

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
