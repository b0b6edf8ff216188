"""A folder without briefs: begin one, begin one with a report, see the example, or open what lies elsewhere."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.library import find_briefs
from briefing.library.example import copy_example, discard_copy
from briefing.reader.background import Background
from briefing.reader.commands import COMMANDS, STARTING, bindings
from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import LeaveScreen, OpenFile, RecordChosen
from briefing.reader.pages.common import Records
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.saving import shown_path
from briefing.reader.widgets import Bar, RecordList, ViewMoves
from briefing.reader.widgets.foot import Foot
from briefing.reader.writer import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["StartScreen", "has_no_briefs"]


class Choice(NamedTuple):
    """One way to begin.

    Attributes:
        key: The key that chooses it.
        title: What it is called.
        meaning: What comes of it.
        asks: What must be told first; empty where it needs nothing.
    """

    key: str
    title: str
    meaning: str
    asks: str = ""


CHOICES = {
    "new": Choice("n", "New brief", "a commented file to fill in", "Title:"),
    "report": Choice("a", "New from an article", "a draft of a page, PDF, Word file, mail or text", "Report:"),
    "demo": Choice("d", "See the demo", "a copy of the example: change what you like"),
    "open": Choice("o", "Open another brief", "a file, or a folder of briefs", "Path:"),
}
"""The ways to begin, in the order in which they are offered."""

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
        self._background = Background()
        self._asked, self._typed = "", ""
        self._copies: list[Path] = []
        self._title, self._told, self.foot = Bar(id="title"), Bar(id="start-told"), Foot(START_COMMANDS)
        self._title.left = (Span("briefing", Role.HEADING), Span(f"  {lettering.line(shown_path(folder))}"))
        self._told.left = (Span("There are no briefs here yet."),)
        self._list_view = RecordList(Records(tuple(CHOICES), self._row), lettering, id="start-list")

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

    def on_unmount(self) -> None:
        """Take the copies of the example away that nobody has changed."""
        for copy in self._copies:
            discard_copy(copy)

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
        if name == "demo":
            self._open_example()
            return
        self._asked = name
        complete = None if name == "new" else completed_path
        await self.foot.ask(CHOICES[name].asks, "", self._keep_typed, self._end_asking, complete)
        if prompt := self.foot.prompt:
            prompt.say({"report": "a path, or http...", "open": "a path"}.get(name, ""))

    async def _keep_typed(self, text: str) -> None:
        self._typed = text

    async def _end_asking(self, kept: bool) -> None:
        typed, self._typed = self._typed.strip(), ""
        self._list_view.focus()
        if not kept or not typed:
            return
        if self._asked == "open":
            self._open(typed)
        else:
            self._begin(typed)

    def _open(self, typed: str) -> None:
        path = Path(typed).expanduser()
        if path.is_dir():
            self.app.push_screen(PickerScreen(path, self._lettering))
        else:
            self.post_message(OpenFile(path))

    def _open_example(self) -> None:
        try:
            copy = copy_example()
        except BriefingError as error:
            self._tell_failure(error)
            return
        self._copies.append(copy)
        self.post_message(OpenFile(copy))
        said = f"This is a copy: {shown_path(copy)}. It is kept if you change it."
        self.notify(self._lettering.line(said), markup=False)

    @work(exclusive=True)
    async def _begin(self, typed: str) -> None:
        """Write the brief beside the screen, then open it."""
        now = dt.datetime.now().astimezone()
        with_report = self._asked == "report"
        self._say("Drafting a brief of the report ..." if with_report else "")
        try:
            path, said = await self._background.run(self._maker(typed, now, with_report=with_report))
        except BriefingError as error:
            self._tell_failure(error)
            return
        finally:
            self._say("")
        self.post_message(OpenFile(path))
        told = f"Wrote {shown_path(path)}{said and ': '}{said}. e opens it in your editor."
        self.notify(self._lettering.line(told), markup=False)

    def _maker(self, typed: str, now: dt.datetime, *, with_report: bool) -> Callable[[], tuple[Path, str]]:
        """What makes the brief, and tells its file and what is in it."""
        folder = self._folder
        if with_report:
            from briefing.draft.beginning import draft_beside  # noqa: PLC0415 - most briefs are begun otherwise

            name = typed if "://" in typed else str(Path(typed).expanduser())
            return lambda: draft_beside(name, folder, now)
        from briefing.library.beginning import begin  # noqa: PLC0415 - likewise

        return lambda: (begin(folder, " ".join(typed.split()), now.date().isoformat()), "")

    def _say(self, text: str) -> None:
        self.foot.status.left = (Span(self._lettering.line(text), Role.MUTED),)

    def _tell_failure(self, error: BriefingError) -> None:
        """Say all of it, such as the command that adds what is not installed: a line may be too short for that."""
        self.notify(self._lettering.text(str(error)), severity="error", markup=False, timeout=15)

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

    def action_close(self) -> None:
        """Quit, or go back to the brief that is open."""
        self.post_message(LeaveScreen())

    def take_ahead(self, event: events.Key) -> bool:
        """Give the prompt a key that was typed before it had the focus."""
        return self.foot.take_ahead(event)

    def action_close_prompt(self, kept: bool) -> None:
        """Close the prompt."""
        self.foot.close(kept=kept)

    def action_escape(self) -> None:
        """Close the prompt; Escape closes nothing else here."""
        self.foot.close(kept=False)


def completed_path(text: str) -> str | None:
    """A path with the rest of the first name that begins as its last part does; None where none does."""
    lead, slash, stem = text.rpartition("/")
    if "://" in text or not text:
        return None
    names = sorted(_names_in(Path(lead + slash).expanduser() if slash else Path()))
    found = next((name for name in names if name.startswith(stem) and not name.startswith(".")), None)
    return f"{lead}{slash}{found}" if found else None


def _names_in(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries)
    except (OSError, ValueError):
        return
