"""The briefs of a folder: choose one with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.screen import Screen

from briefing.errors import BriefingFileError
from briefing.library import BriefSummary, list_briefs
from briefing.model.wording import count_of
from briefing.reader.commands import COMMANDS, bindings
from briefing.reader.document import Line, Role, Span
from briefing.reader.messages import LeavePicker, OpenFile, RecordChosen
from briefing.reader.pages.common import Records
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.moving import ViewMoves
from briefing.reader.widgets import Bar, KeyBar, RecordList
from briefing.reader.writer import columns

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.library import BrokenBrief
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["PickerScreen"]

DATE_COLUMN = 14
"""Cells of the date of a brief."""

PICKER_COMMANDS = tuple(
    replace(command, footer="Enter open", title="Open the brief") if command.id == "go.follow" else command
    for command in COMMANDS
    if command.id.split(".")[0] in {"move", "page", "app"} or command.id in {"go.follow", "brief.reload"}
)


class PickerScreen(ViewMoves, Screen[None]):
    """A line for each brief: date, title, status, marking, counts; what does not load says why."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PICKER_COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]

    def __init__(self, folder: Path, lettering: Lettering) -> None:
        super().__init__()
        self._folder = folder
        self._lettering = lettering
        self._briefs: tuple[BriefSummary | BrokenBrief, ...] = ()

    def compose(self) -> ComposeResult:
        """The folder, the list, the keys."""
        yield Bar(id="title")
        yield RecordList(Records((), lambda *_: Line()), self._lettering, id="briefs")
        yield Bar(id="status")
        yield KeyBar(PICKER_COMMANDS)

    def on_mount(self) -> None:
        """List the folder."""
        self.query_one("#title", Bar).left = (
            Span("briefing", Role.HEADING),
            Span(f"  {self._lettering.line(str(self._folder))}"),
        )
        self.list_folder()

    @work(thread=True, exclusive=True)
    def list_folder(self) -> None:
        """Read the folder beside the screen."""
        try:
            briefs = list_briefs(self._folder)
        except BriefingFileError as error:
            self.app.call_from_thread(self._show_problem, str(error))
        else:
            self.app.call_from_thread(self._show, briefs)

    def _show_problem(self, sentence: str) -> None:
        self.query_one("#status", Bar).left = (Span(self._lettering.line(sentence), Role.CAUTION),)

    def _show(self, briefs: tuple[BriefSummary | BrokenBrief, ...]) -> None:
        self._briefs = briefs
        view = self.query_one(RecordList)
        chosen = view.key
        view.records = Records(tuple(str(brief.path) for brief in briefs), self._row)
        view.lines_changed()
        view.select(chosen)
        view.focus()
        broken = sum(1 for brief in briefs if not isinstance(brief, BriefSummary))
        text = count_of(len(briefs), "brief") if briefs else "No briefs here. 'briefing new TITLE' writes one."
        bad = (Span(f"{broken} do not load" if broken > 1 else "1 does not load", Role.CAUTION),) if broken else ()
        self.query_one("#status", Bar).left = (Span(text, Role.MUTED),)
        self.query_one("#status", Bar).right = bad

    def _row(self, place: int, width: int, lettering: Lettering) -> Line:
        brief = self._briefs[place]
        if not isinstance(brief, BriefSummary):
            name = Span(lettering.line(brief.path.name), Role.CAUTION)
            why = Span(lettering.line(f"does not load: {brief.diagnostic.message}"), Role.MUTED)
            return Line(columns([((name,), min(24, width // 3)), ((why,), max(width - min(24, width // 3) - 2, 8))]))
        date = Span(lettering.line(brief.date_words), Role.MUTED)
        tail = [((Span(str(brief.status or ""), Role.MUTED),), 6), ((Span(str(brief.marking or ""), Role.KIND),), 16)]
        if width < 70:
            tail = []
        used = DATE_COLUMN + 2 + sum(size + 2 for _, size in tail)
        title = Span(lettering.line(brief.title))
        return Line(columns([((date,), DATE_COLUMN), ((title,), max(width - used, 8)), *tail]))

    @on(RecordChosen)
    def open_brief(self, message: RecordChosen) -> None:
        """Open the brief the cursor is on."""
        place = self.query_one(RecordList).cursor
        if message.key and place < len(self._briefs):
            self.post_message(OpenFile(self._briefs[place].path))

    @property
    def moving_view(self) -> LineView:
        """The list of briefs."""
        return self.query_one(RecordList)

    def action_sideways(self, _step: int) -> None:
        """Nothing stands at the side here."""

    def action_follow(self) -> None:
        """Open the brief."""
        self.query_one(RecordList).follow()

    def action_reload(self) -> None:
        """List the folder again."""
        self.list_folder()

    def action_help(self) -> None:
        """Show keys and signs."""
        self.app.push_screen(HelpScreen(self._lettering))

    def action_close(self) -> None:
        """Quit, or go back to the brief that is open."""
        self.post_message(LeavePicker())

    def action_escape(self) -> None:
        """Escape closes nothing here."""
