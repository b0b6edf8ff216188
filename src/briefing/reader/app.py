"""The reader: a Textual application around one brief or a folder of them."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding
from textual.command import Command, CommandPalette
from textual.driver import Driver
from textual.worker import WorkerFailed

from briefing.errors import BriefingError, BriefingFileError
from briefing.files import BriefingFile, load
from briefing.model.wording import count_of
from briefing.reader.background import Background
from briefing.reader.layouts import latin_key
from briefing.reader.mended.ending import OrderlyApp
from briefing.reader.mended.palette import Palette, ThemePalette
from briefing.reader.messages import (
    CopyText,
    FileLoaded,
    LoadFailed,
    OpenFile,
    SaveBrief,
)
from briefing.reader.providers import CommandProvider, Themes
from briefing.reader.screens.main import MainScreen
from briefing.reader.state import Memory, state_path
from briefing.reader.terminal import draw_for_nobody, lasting_output, server_listens, terminal_is_there
from briefing.reader.themes import THEMES
from briefing.reader.widgets.foot import TakesKeysAhead
from briefing.reader.writer import Lettering
from briefing.system import here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.command import Provider
    from textual.screen import Screen

__all__ = ["BriefingApp", "run_reader"]


LOOK_FOR_TERMINAL = 1.0
"""Seconds between two looks whether the terminal, or the server that stands for it, is still there."""

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""New objects until Python looks for cycles: seldom enough to be felt by no key."""

LONGEST_PASTE = 5000
"""Characters of a paste that a line can need; the rest is left out."""

LAST_MOMENT = 0.3
"""Seconds that quitting waits for a brief that is being saved."""

TURNS_BEFORE_QUITTING = 100
"""Turns of the event loop in which the keys before Ctrl+Q are worked off: each message they lead to takes a few."""

START, PICKER, LOADING = "start", "picker", "loading"
"""The names of screens that are no brief."""


class BriefingApp(OrderlyApp[BriefingError]):
    """Reads a brief, or lets one of a folder be chosen.

    Args:
        target: A loaded brief, a large file that is loaded while the screen says so, or the folder to choose from.
        ascii_only: Draw with ASCII alone.
        markers: Put `>>` and `<<` around a quotation's words, for terminals without colour.
        memory: What is kept between runs; without it nothing is.
        read_only: Edit nothing, write nothing, open no pages.
    """

    TITLE = "briefing"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandProvider}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before any line of text has the key, to which Textual would give it for copying.
        Binding("ctrl+c", "interrupt", "Quit", show=False, priority=True, system=True),
    ]

    def __init__(
        self,
        target: BriefingFile | Path,
        *,
        ascii_only: bool = False,
        markers: bool = False,
        memory: Memory | None = None,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._target = target
        self._loading, self._saving, self._copying = Background(), Background(), Background()
        self._unsaved: list[Path] = []
        self._theme_before = ""
        """The theme that there was when the themes were offered; empty otherwise."""
        self._memory = memory or Memory()
        self._read_only = read_only
        self._is_watched: Callable[[], bool] = lambda: True
        self._lettering = Lettering(ascii_only=ascii_only, markers=markers or ascii_only)
        self.set_class(ascii_only, "-ascii")
        self._start_with_theme(self._memory.state.theme)

    def _start_with_theme(self, name: str) -> None:
        """Have the theme that was chosen last, else our dark one.

        Of ours the style sheets are told before they are read: a change would have all of them read a second time.
        """
        for theme in THEMES:
            self.register_theme(theme)
        ours = {theme.name: theme for theme in THEMES}
        if name in self.available_themes and name not in ours:
            self.theme = name
            return
        theme = ours.get(name, THEMES[0])
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.add_class(f"-theme-{theme.name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Read a terminal with our own driver, where Textual has one for terminals of this kind."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from briefing.reader.mended.terminal import TerminalDriver  # noqa: PLC0415 - Windows has no such terminals

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """Start with the brief, or with the picker: no other screen is drawn before it."""
        if isinstance(self._target, BriefingFile):
            return self._screen_of(self._target)
        if self._target.is_file():
            from briefing.reader.screens.loading import LoadingScreen  # noqa: PLC0415 - few briefs are that large

            return LoadingScreen(self._target, self._lettering, name=LOADING)
        return self._picker(self._target)

    def _picker(self, folder: Path) -> Screen[None]:
        from briefing.reader.screens.picker import PickerScreen  # noqa: PLC0415 - a brief needs none
        from briefing.reader.screens.start import StartScreen, has_no_briefs  # noqa: PLC0415 - likewise

        read_only = self._read_only or self.is_web
        if not read_only and has_no_briefs(folder):
            return StartScreen(folder, self._lettering, name=START, picker=PICKER)
        return PickerScreen(folder, self._lettering, name=PICKER, read_only=read_only)

    def _screen_of(self, file: BriefingFile, item: str = "") -> MainScreen:
        library = self._library_of(file.path)
        return MainScreen(
            file, self._lettering, memory=self._memory, read_only=self._read_only, item=item, library=library
        )

    def _library_of(self, path: Path | None) -> Path | None:
        """The folder that was opened, where a brief lies in it, else that of the brief."""
        if path is None:
            return None
        opened = self._target if isinstance(self._target, Path) and self._target.is_dir() else path.parent
        return opened if path.is_relative_to(opened) else path.parent

    def watch_theme(self, theme: str) -> None:
        """Keep the theme for the next run."""
        self._memory.state.theme = theme

    def on_key(self, event: events.Key) -> None:
        """Give what was typed ahead to the line it was meant for, before it is taken for a command.

        A letter of another layout stands for the Latin one on its key.
        Ctrl+Z is the shell's, as in every program: it is no command of ours, but the terminal leaves it to us.
        """
        if event.key == "ctrl+z":
            self.action_suspend_process()
            return
        screen = self.screen
        if isinstance(screen, TakesKeysAhead) and screen.take_ahead(event):
            event.prevent_default()
        elif latin := latin_key(event.character):
            # No field took it as text, so it is a command, under whatever layout.
            event.key = latin

    async def on_event(self, event: events.Event) -> None:
        """Make a paste safe before any line has it: what is in the clipboard came from anywhere."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = self._lettering.text(event.text[:LONGEST_PASTE])
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Show the palette, with words that every terminal can draw."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder="Run a command"))

    def search_themes(self) -> None:
        """Offer the themes, likewise."""
        self._theme_before = self.theme
        self.push_screen(ThemePalette([Themes], placeholder="Which theme?"))

    @on(CommandPalette.OptionHighlighted)
    def show_theme(self, message: CommandPalette.OptionHighlighted) -> None:
        """Show the theme that the cursor of the palette is on."""
        option = message.highlighted_event.option
        if isinstance(self.screen, ThemePalette) and isinstance(option, Command):
            name = str(option.hit.text)
            self.theme = name if name in self.available_themes else self.theme

    @on(CommandPalette.Closed)
    def keep_theme(self, message: CommandPalette.Closed) -> None:
        """Have the theme again that there was, where none was chosen."""
        before, self._theme_before = self._theme_before, ""
        if before and not message.option_selected:
            self.theme = before

    def on_mount(self) -> None:
        """End in good order when the terminal goes away."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, here.HANG_UP):
            try:
                # By the event loop, which such a signal wakes: an idle screen would sleep on through any other.
                loop.add_signal_handler(number, self._end, number)
            except NotImplementedError:
                signal.signal(number, self._end)
        look = server_listens if self.is_web else terminal_is_there
        if look():
            self._is_watched = look
            self.set_interval(LOOK_FOR_TERMINAL, self._end_unwatched)

    @on(Driver.SignalResume)
    def draw_again(self) -> None:
        """Back from the shell: the terminal has forgotten what was drawn."""
        self.refresh(layout=True)

    def _end_unwatched(self) -> None:
        """End where nobody was told that the terminal is gone: started by 'make', the signal goes to 'make' alone."""
        if not self._is_watched():
            self._end(here.HANG_UP)

    def _end(self, number: int, _frame: object = None) -> None:
        if number == here.HANG_UP and not self._is_watched():
            draw_for_nobody()
        self.call_later(self.exit, None, 128 + number)

    async def action_quit(self) -> None:
        """End once the keys before this one are worked off, such as the Enter that saves the brief."""
        self._quit_in_turn()

    @work(group="quit")
    async def _quit_in_turn(self) -> None:
        for _ in range(TURNS_BEFORE_QUITTING):
            await asyncio.sleep(0)
        self.exit()

    def action_interrupt(self) -> None:
        """End as a program does that Ctrl+C interrupts: the terminal hands the key to us. In a browser it copies."""
        if not self.is_web:
            self._end(signal.SIGINT)

    def panic(self, *renderables: RenderableType) -> None:
        """End after a failure of the thread that reads keys; it fails where the terminal was taken from under it."""
        if self._is_watched():
            super().panic(*renderables)
        else:
            self._end(here.HANG_UP)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Of Textual's own commands the palette offers what concerns a brief's reader."""
        wanted = {"Theme"} if self._read_only else {"Theme", "Screenshot"}
        yield from (command for command in super().get_system_commands(screen) if command.title in wanted)

    @on(OpenFile)
    def open_file(self, message: OpenFile) -> None:
        """Load a brief beside the screen."""
        self._load(message.path, message.item)

    @work(exclusive=True)
    async def _load(self, path: Path, item: str) -> None:
        try:
            file = await self._loading.run(lambda: load(path))
        except BriefingError as error:
            self.call_later(self._show_findings, path, error)
        else:
            # Between two keys: the one behind finds a screen that is whole.
            self.call_later(self.push_screen, self._screen_of(file, item))

    def _show_findings(self, path: Path, error: BriefingError) -> None:
        from briefing.reader.screens.findings import FindingsScreen, findings_of  # noqa: PLC0415 - only where needed

        self.push_screen(FindingsScreen(f"{path.name} does not load", findings_of(error), self._lettering))

    @on(SaveBrief)
    def save_brief(self, message: SaveBrief) -> None:
        """Save a brief beside the screen. Each is saved after the one before, whether or not it is still open."""
        self._save(message)

    @work(group="save")
    async def _save(self, message: SaveBrief) -> None:
        self._unsaved.append(message.path)

        def save() -> str:
            said = message.save()
            self._unsaved.remove(message.path)
            return said

        try:
            said = await self._saving.run(save)
        except BriefingError as error:
            self._unsaved.remove(message.path)
            self.notify(self._lettering.line(str(error)), severity="error", markup=False)
        else:
            self._memory.state.export_format = message.form
            self.notify(self._lettering.line(said), markup=False)

    def await_saved(self) -> None:
        """Give what is being saved a moment, once the screen is gone.

        Raises:
            BriefingFileError: A brief was not saved, since the reader was quit first.
        """
        self._saving.wait(LAST_MOMENT)
        if self._unsaved:
            raise BriefingFileError(str(self._unsaved[0]), "is not saved: the reader was quit before it was written")

    @on(CopyText)
    def copy_text(self, message: CopyText) -> None:
        """Copy a text by the way that the terminal has."""
        self._copy(message.text)

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str) -> None:
        from briefing.reader import clipboard  # noqa: PLC0415 - not needed to start

        # A browser's clipboard is not behind the tmux that its server was started in.
        way = clipboard.find_way({} if self.is_web else os.environ)
        giving = {"tmux": clipboard.give_to_tmux, "program": clipboard.give_to_program}.get(way.name)
        is_given = giving is not None and await self._copying.run(lambda: giving(text))
        if not is_given and self._driver is not None:
            self._driver.write(clipboard.clipboard_sequence(text, way.name))
        self.notify(f"Copied {count_of(len(text.split()), 'word')} {way.said}.", markup=False, timeout=3)

    def _fatal_error(self) -> None:
        """End after a bug; `run_reader` raises it, and the command line owns up to it in a sentence.

        Textual would print a traceback with the values of all variables, and so the brief's text as it is.
        """
        self._close_messages_no_wait()

    @on(FileLoaded)
    async def show_loaded(self, message: FileLoaded) -> None:
        """A large brief was read: show it in the place of the screen that said so."""
        self._target = message.file
        await self.push_screen(self._screen_of(message.file))

    @on(LoadFailed)
    def leave_unread(self, message: LoadFailed) -> None:
        """It could not be read: end, for the command line to say why."""
        self.exit(message.error)

    # The actions by which one screen takes the place of another are called and not asked for by a message: of keys that
    # arrive together the next belongs to the new screen.

    async def action_pick(self) -> None:
        """Show the picker: the one below, or one of the folder that the brief lies in."""
        if any(screen.name in {START, PICKER} for screen in self.screen_stack[:-1]):
            self.pop_screen()
            return
        if self.is_web:
            # Whoever serves one brief has not shown what else lies in its folder.
            self.notify("This reader shows one brief.", timeout=3)
            return
        path = self._target.path if isinstance(self._target, BriefingFile) else None
        await self.push_screen(self._picker(path.parent if path else Path()))

    async def action_search_briefs(self) -> None:
        """Search all briefs of a folder, or of the one in which the brief lies."""
        from briefing.reader.screens.everywhere import EverywhereScreen, StandsInLibrary  # noqa: PLC0415 - only where needed

        if self.is_web:
            # An index for each visitor would be one too many: the site that stands beside the reader has a search.
            if isinstance(self._target, BriefingFile):
                self.notify("This reader shows one brief.", timeout=3)
            else:
                self.notify("The site searches all briefs.", timeout=3)
            return
        screen = self.screen
        folder = screen.library if isinstance(screen, StandsInLibrary) else None
        await self.push_screen(EverywhereScreen(folder or Path(), self._lettering))

    def action_leave(self) -> None:
        """Back to the brief or the picker below, else quit."""
        # Once a brief was begun, the list of briefs has taken the place of the ways to begin.
        no_way_back = {LOADING, START} if self.screen.name == PICKER else {LOADING}
        if any(screen.name not in no_way_back for screen in self.screen_stack[:-1]):
            self.pop_screen()
        else:
            self.exit()


def run_reader(
    target: BriefingFile | Path, *, ascii_only: bool = False, markers: bool = False, read_only: bool = False
) -> int:
    """Run the reader until it is quit; returns the exit code, raises what kept a large file from loading.

    What was loaded until now is kept out of Python's cycle collector, which would go through it again and again.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    # A key is answered while a large brief is proved in a thread beside: let the screen have its turn sooner.
    sys.setswitchinterval(0.0005)
    memory = Memory(None if read_only else state_path())
    app = BriefingApp(target, ascii_only=ascii_only, markers=markers, memory=memory, read_only=read_only)
    with lasting_output():
        error = app.run()
    memory.save()
    app.await_saved()
    failure = error or app._exception  # noqa: SLF001 - Textual tells of a bug in no other way
    if failure is not None:
        # Of a worker the failure itself, which has the traceback.
        raise failure.error if isinstance(failure, WorkerFailed) else failure
    return app.return_code or 0
