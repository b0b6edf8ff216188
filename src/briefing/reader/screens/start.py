"""A folder without briefs: begin one, begin one with a report, see the example, or open what lies elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.library import find_briefs
from briefing.reader.commands import COMMANDS, STARTING, bindings
from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import RecordChosen
from briefing.reader.pages.common import Records
from briefing.reader.screens.beginning import CHOICES, Beginning
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.saving import shown_path
from briefing.reader.widgets import Bar, RecordList, ViewMoves
from briefing.reader.widgets.foot import Foot
from briefing.reader.writer import columns

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["StartScreen", "has_no_briefs"]


START_COMMANDS = tuple(
    command
    for command in (*STARTING, *COMMANDS)
    if command.id.split(".")[0] in {"start", "app"} or command.id in {"move.down", "move.up"}
)


def has_no_briefs(folder: Path) -> bool:
    """Whether a folder has no brief, as far as it can be read."""
    try:
        return next(iter(find_briefs(folder)), None) is None
    except BriefingError:
        return False


class StartScreen(ViewMoves, Screen[None]):
    """Offers the ways to begin; once the folder has a brief, the list of briefs takes its place.

    Args:
        folder: The folder.
        lettering: How text is put on this screen.
        name: The name of this screen.
        picker: The name of the screen that takes its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(START_COMMANDS)]

    def __init__(
        self, folder: Path, lettering: Lettering, *, name: str | None = None, picker: str | None = None
    ) -> None:
        super().__init__(name=name)
        self._folder = folder
        self._lettering = lettering
        self._picker = picker
        self._title, self._told, self.foot = Bar(id="title"), Bar(id="start-told"), Foot(START_COMMANDS)
        self._title.left = (Span("briefing", Role.HEADING), Span(f"  {lettering.line(shown_path(folder))}"))
        self._told.left = (Span("There are no briefs here yet."),)
        self._list_view = RecordList(Records(tuple(CHOICES), self._row), lettering, id="start-list")
        self._beginning = Beginning(
            self,
            folder,
            lettering,
            self.foot,
            asked=self._list_view.focus,
            say=self._say,
            show_folder=self._show_folder,
        )

    def compose(self) -> ComposeResult:
        """The folder, that it has no briefs, what can be done, the keys."""
        yield self._title
        yield self._told
        yield self._list_view
        yield self.foot

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self._list_view.focus()

    def on_screen_resume(self) -> None:
        """Back from a brief: if it was begun here, it is listed."""
        if not has_no_briefs(self._folder):
            self.app.push_screen(PickerScreen(self._folder, self._lettering, name=self._picker))

    def _show_folder(self, folder: Path) -> None:
        self.app.push_screen(PickerScreen(folder, self._lettering))

    def _say(self, text: str) -> None:
        self.foot.status.left = (Span(text, Role.MUTED),)

    def on_unmount(self) -> None:
        """Take the copies of the example away that nobody has changed."""
        self._beginning.discard_copies()

    def _row(self, place: int, width: int, lettering: Lettering) -> Line:
        choice = list(CHOICES.values())[place]
        cells = [((Span(choice.key, Role.STRONG),), 2), ((Span(choice.title),), 20)]
        meaning = Span(lettering.line(choice.meaning), Role.MUTED)
        return Line(columns([*cells, ((meaning,), max(width - 26, 1))] if width > 40 else cells))

    @on(RecordChosen)
    async def choose_record(self, message: RecordChosen) -> None:
        """Enter or a click chooses the line."""
        await self.action_start(message.key)

    async def action_start(self, name: str) -> None:
        """Begin in one of the ways, after asking what it needs to be told."""
        self._list_view.select(name)
        await self._beginning.begin(name)

    @property
    def moving_view(self) -> LineView:
        """The list of what can be done."""
        return self._list_view

    def action_help(self) -> None:
        """Show keys and signs."""
        self.app.push_screen(HelpScreen(self._lettering, STARTING))

    def action_choose(self) -> None:
        """Begin as the line says."""
        self._list_view.follow()

    async def action_close(self) -> None:
        """Quit, or go back to the brief that is open."""
        await self.app.run_action("leave")

    def take_ahead(self, event: events.Key) -> bool:
        """Give the prompt a key that was typed before it had the focus."""
        return self.foot.take_ahead(event)

    def action_close_prompt(self, kept: bool) -> None:
        """Close the prompt."""
        self.foot.close(kept=kept)

    def action_escape(self) -> None:
        """Close the prompt; Escape closes nothing else here."""
        self.foot.close(kept=False)
