"""Asks in what form and where to save the brief, and before it writes over a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from briefing.reader.document import Line, Role, Span
from briefing.reader.screens.modal import Modal
from briefing.reader.screens.saving import OFFERED, Offer, offer_named, offer_of_name, renamed, shown_path, taken
from briefing.reader.widgets import Bar, LineView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.document import Glyphs
    from briefing.reader.writer import Lettering

__all__ = ["FormList", "SaveChoice", "SaveScreen"]


class SaveChoice(NamedTuple):
    """Where to write and in what form, and whether a file that is there may be replaced."""

    path: Path
    offer: Offer
    replace: bool


class FormList(LineView, can_focus=False):
    """The forms that are offered, a line each; the keys stay with the file's name."""

    DEFAULT_CSS = "FormList { height: 1fr; }"

    def __init__(self, chosen: Offer, *, glyphs: Glyphs, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__([_line(offer) for offer in OFFERED], glyphs=glyphs, id=id)
        self.set_reactive(LineView.cursor, OFFERED.index(chosen))

    def on_resize(self) -> None:
        """Measure, and keep the chosen form in sight."""
        self.lines_changed()
        self.show_cursor()

    @property
    def offer(self) -> Offer:
        """The form that is chosen."""
        return OFFERED[self.cursor]


def _line(offer: Offer) -> Line:
    """What a form is called, and what it is."""
    return Line((Span(f"{offer.key:<11}", Role.STRONG), Span(offer.meaning, Role.MUTED)), offer.key)


class SaveScreen(Modal[SaveChoice | None]):
    """A list of forms and a line for the file's name; a file that is there needs a second Enter.

    Args:
        name: The brief's short name.
        form: The form that is chosen at first.
        lettering: How text is put on this screen.
        folder: Where a name without a folder leads: the folder of the brief.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, name: str, form: str, lettering: Lettering, folder: Path | None = None) -> None:
        super().__init__()
        self._brief = name
        self._folder = folder or Path()
        self._offer = offer_named(form)
        self._lettering = lettering
        self._confirmed: SaveChoice | None = None
        self._title, self._hint = Bar(id="modal-title"), Bar(id="modal-hint")
        where = Span(f"  in {lettering.line(shown_path(self._folder))}", Role.MUTED)
        self._title.left = (Span("Save the brief as", Role.HEADING), where)
        self._forms = FormList(self._offer, glyphs=lettering.glyphs, id="save-forms")
        self._file_name = Input(f"{name}{self._offer.ending}", id="save-path", compact=True)
        self._say("Enter saves; Up and Down choose; Esc closes")

    def compose(self) -> ComposeResult:
        """The question, the forms, the file's name, and what Enter will do."""
        with Vertical(classes="modal", id="save-box"):
            yield self._title
            yield self._forms
            yield self._file_name
            yield self._hint

    def on_mount(self) -> None:
        """Give the keys to the file's name."""
        self.set_focus(self._file_name, scroll_visible=False)

    def _say(self, text: str, role: Role = Role.MUTED) -> None:
        self._hint.left = (Span(self._lettering.line(text), role),)

    def cursor_moved(self, view: LineView) -> None:  # noqa: ARG002 - whose it was makes no difference
        """Another form was chosen: the name takes its ending."""
        before, self._offer = self._offer, self._forms.offer
        if before == self._offer:
            return
        self._file_name.value = renamed(self._file_name.value, before, self._offer)
        self._file_name.cursor_position = len(self._file_name.value)

    @on(Input.Changed)
    def follow_name(self, message: Input.Changed) -> None:
        """An ending was typed: choose the form that has it."""
        name = message.value.strip().lower()
        found = offer_of_name(name)
        if found is not None and not (self._offer.suffix and name.endswith(self._offer.suffix)):
            self._offer = found
            self._forms.cursor = OFFERED.index(found)

    @on(Input.Submitted)
    def save(self, message: Input.Submitted) -> None:
        """Save there, after asking once where a file exists."""
        name = message.value.strip()
        if not name:
            self._say("Give the file a name", Role.CAUTION)
            return
        choice = SaveChoice(self._folder / Path(name).expanduser(), self._offer, replace=False)
        if not taken(choice.path, self._brief, self._offer):
            self.dismiss(choice)
        elif self._confirmed == choice:
            self.dismiss(choice._replace(replace=True))
        else:
            self._confirmed = choice
            self._say(f"{choice.path.name} exists: Enter again replaces it; Esc closes", Role.CAUTION)

    def action_move(self, step: int) -> None:
        """Choose the next form, or the one before, round and round."""
        self._forms.cursor = (self._forms.cursor + step) % len(OFFERED)
        # A list that has no place on the screen yet tells nobody of its cursor.
        self.cursor_moved(self._forms)

    def action_close(self) -> None:
        """Close without saving."""
        self.dismiss(None)
