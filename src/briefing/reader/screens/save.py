"""Asks where, and in what format, to save the brief, and before it writes over a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.reader.document import Role, Span
from briefing.reader.widgets import Bar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.writer import Lettering

__all__ = ["SaveChoice", "SaveScreen"]


class SaveChoice(NamedTuple):
    """Where to write, and whether a file that is there may be replaced."""

    path: Path
    replace: bool


class SaveScreen(ModalScreen[SaveChoice | None]):
    """One line for the file's name; a file that is there needs a second Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("down", "next_format(1)", show=False),
        Binding("up", "next_format(-1)", show=False),
    ]

    def __init__(self, suggestion: Path, lettering: Lettering) -> None:
        super().__init__()
        self._suggestion = suggestion
        self._lettering = lettering
        self._confirmed = ""

    def compose(self) -> ComposeResult:
        """The question, the file's name, and what Enter will do."""
        with Vertical(classes="modal"):
            yield Bar(id="modal-title")
            yield Input(str(self._suggestion), id="save-path", compact=True)
            yield Bar(id="modal-hint")

    def on_mount(self) -> None:
        """Fill the frame."""
        self.query_one("#modal-title", Bar).left = (Span("Save the brief; the ending is the format", Role.HEADING),)
        self._say("Enter saves; Up and Down change the format; Esc closes")

    def _say(self, text: str, role: Role = Role.MUTED) -> None:
        self.query_one("#modal-hint", Bar).left = (Span(self._lettering.line(text), role),)

    @on(Input.Submitted)
    def save(self, message: Input.Submitted) -> None:
        """Save there, after asking once where a file exists."""
        name = message.value.strip()
        if not name:
            self._say("Give the file a name", Role.CAUTION)
            return
        path = Path(name).expanduser()
        exists = path.exists() or path.is_symlink()
        if exists and self._confirmed != name:
            self._confirmed = name
            self._say(f"{path.name} exists: Enter again replaces it; Esc closes", Role.CAUTION)
            return
        self.dismiss(SaveChoice(path, exists))

    def action_next_format(self, step: int) -> None:
        """Give the name the ending of the next format."""
        from briefing.reader.screens.saving import next_name  # noqa: PLC0415 - read when something is saved

        line = self.query_one(Input)
        line.value = next_name(line.value, step)
        line.cursor_position = len(line.value)

    def action_close(self) -> None:
        """Close without saving."""
        self.dismiss(None)
