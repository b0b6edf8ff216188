"""The briefs of a folder: choose one with the keyboard."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.screen import Screen

from briefing.errors import BriefingFileError
from briefing.facts.dates import format_doubted
from briefing.library import GAP, BriefSummary, cells_of, cut_name, list_briefs, sizes_of
from briefing.model.wording import count_of
from briefing.reader.background import TELL_EVERY, Background, Reading, ReadingStoppedError
from briefing.reader.commands import PICKING, bindings
from briefing.reader.document import Line, Role, Span, marking_chip
from briefing.reader.messages import OpenFile, RecordChosen
from briefing.reader.pages.common import Records
from briefing.reader.screens.beginning import Beginning
from briefing.reader.screens.help import HelpScreen
from briefing.reader.widgets import Bar, RecordList, ViewMoves
from briefing.reader.widgets.edges import NARROW
from briefing.reader.widgets.foot import Foot
from briefing.reader.writer import columns
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.library import BrokenBrief, ListedSizes
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["PickerScreen"]

WIDE = 100
"""From this many columns on, findings are counted in words; below, `!` stands for them."""

EDGES = 2
"""Cells of the edges of a chip."""

LEAST = 50
"""Below so many columns a row has no room for the name of the file; that of the brief under the cursor stands below."""

BEGINNING = tuple(command for command in PICKING if command.id.startswith("start."))
"""The commands that begin a brief, or open one from elsewhere."""

NOT_BEGINNING = tuple(command for command in PICKING if command not in BEGINNING)
"""The commands of a reader that begins no briefs."""


class _Known(NamedTuple):
    """The briefs of a folder.

    Attributes:
        briefs: All that are listed.
        keys: Their files.
        texts: What the filter looks through, a text for each.
        sizes: The cells of each column, if there is room for all.
        broken: How many do not load.
    """

    briefs: tuple[BriefSummary | BrokenBrief, ...]
    keys: tuple[str, ...]
    texts: tuple[str, ...]
    sizes: ListedSizes
    broken: int

    @classmethod
    def of(cls, briefs: tuple[BriefSummary | BrokenBrief, ...]) -> _Known:
        """Work out what is needed for each, which takes a moment where they are many."""
        sizes = sizes_of(cells_of(brief, in_words=False) for brief in briefs if isinstance(brief, BriefSummary))
        sizes = sizes._replace(marking=sizes.marking + EDGES if sizes.marking else 0)
        broken = sum(not isinstance(brief, BriefSummary) for brief in briefs)
        return cls(briefs, tuple(str(brief.path) for brief in briefs), tuple(map(_texts, briefs)), sizes, broken)


class PickerScreen(ViewMoves, Screen[None]):
    """Lists the briefs, the newest first, as `briefing list` does: a line each, or why it does not load.

    A folder of many briefs takes a moment to read. What the keys ask of the list meanwhile is done when it is there.

    Args:
        folder: The folder.
        lettering: How text is put on this screen.
        name: The name of this screen.
        read_only: Whether no brief is begun from here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PICKING)]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]

    def __init__(self, folder: Path, lettering: Lettering, *, name: str | None = None, read_only: bool = False) -> None:
        super().__init__(name=name)
        self.library = folder
        self._lettering = lettering
        self._known = _Known.of(())
        self._briefs: tuple[BriefSummary | BrokenBrief, ...] = ()
        self._words = ""
        self._is_filtering = False
        self._read_only = read_only
        self._waiting: list[Callable[[], object]] | None = []
        """What is done once the list is there; None when it is."""
        self._background, self._reading = Background(), Reading()
        self._found: dict[Path, str] = {}
        self._found_cells = 0
        """Cells of the longest findings in words: while nothing is found, the titles have the room."""
        self._title, self.foot = Bar(id="title"), Foot(NOT_BEGINNING if read_only else PICKING)
        # Of the folder that one is in, '.' tells nothing.
        called = str(folder) if folder.name else folder.absolute().name or "/"
        self._title.left = (Span("briefing", Role.HEADING), Span(f"  {lettering.line(called)}"))
        self._list_view = RecordList(Records((), lambda *_: Line()), lettering, id="briefs")
        self._list_view.when_empty = ""
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
        """The folder, the list, the keys."""
        yield self._title
        yield self._list_view
        yield self.foot

    def on_mount(self) -> None:
        """List the folder."""
        self.list_folder()
        self.set_interval(TELL_EVERY, self._tell_progress)

    def on_screen_resume(self) -> None:
        """Back from a brief: if it was begun here, it is listed."""
        if self._beginning.begun:
            self.list_folder()

    def on_unmount(self) -> None:
        """Read no more, and take the copies of the example away that nobody has changed."""
        self._reading.is_left = True
        self._beginning.discard_copies()

    @work(exclusive=True)
    async def list_folder(self) -> None:
        """Read the folder in the background."""
        try:
            known = await self._background.run(lambda: _Known.of(list_briefs(self.library, self._reading.count)))
        except ReadingStoppedError:
            return
        except BriefingFileError as error:
            self._show_problem(str(error))
        else:
            self._show(known)

    def _tell_progress(self) -> None:
        """Say how many briefs are read, while there are many to read."""
        if self._waiting is not None and (progress := self._reading.in_words):
            self.foot.status.left = (Span(progress, Role.MUTED),)

    def _show_problem(self, sentence: str) -> None:
        self._waiting = None
        self.foot.status.left = (Span(self._lettering.line(sentence), Role.CAUTION),)

    def _show(self, known: _Known) -> None:
        self._known = known
        begun, self._beginning.begun = self._beginning.begun, None
        waiting, self._waiting = self._waiting, None
        self._list("" if waiting else self._words)
        for act in waiting or ():
            act()
        if begun:
            self._list_view.select(str(begun))
        if not self.foot.prompt:
            self._list_view.focus()
        self.check_briefs()

    def _when_listed(self, act: Callable[[], object]) -> None:
        """Do something with the list, as soon as it is there."""
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)

    def _filter_by(self, words: str) -> None:
        self._words = words
        self._when_listed(partial(self._list, words))

    def _list(self, words: str) -> None:
        """List the briefs that have some words; the cursor stays on its brief."""
        wanted = folded(words)
        known = self._known
        found = [wanted in text for text in known.texts]
        self._briefs = tuple(compress(known.briefs, found)) if wanted else known.briefs
        keys = tuple(compress(known.keys, found)) if wanted else known.keys
        view = self._list_view
        chosen = view.key
        view.when_empty = "None has these words; Esc lists all." if words else ""
        view.records = Records(keys, self._row)
        view.lines_changed()
        if chosen in keys:
            view.cursor = keys.index(chosen)
        self._show_status()
        if (prompt := self.foot.prompt) and self._is_filtering:
            prompt.say(f"{len(self._briefs)} of {len(self._known.briefs)}")

    def _say(self, text: str) -> None:
        """Say what is being done; nothing is the usual status."""
        if text:
            self.foot.status.left = (Span(text, Role.MUTED),)
        else:
            self._show_status()

    def _show_status(self) -> None:
        if self._waiting is not None:
            self._tell_progress()
            return
        broken = self._known.broken
        begin = "" if self._read_only else " n begins one."
        text = count_of(len(self._known.briefs), "brief") if self._known.briefs else f"No briefs here.{begin}"
        if self._words:
            text = f"{len(self._briefs)} of {text}  filter: {self._lettering.line(self._words)}"
        bad = (Span(f"{broken} do not load" if broken > 1 else "1 does not load", Role.WRONG),) if broken else ()
        place = self._list_view.cursor
        name = f"  {self._lettering.line(self._briefs[place].path.name)}" if place < len(self._briefs) else ""
        self.foot.status.left = (Span(text, Role.MUTED), Span(name))
        self.foot.status.right = bad

    def cursor_moved(self, view: LineView) -> None:  # noqa: ARG002 - there is one
        """Say which file the brief under the cursor is: two of one event may have the same title."""
        self._show_status()

    @work(exclusive=True, group="check")
    async def check_briefs(self) -> None:
        """Check the briefs one by one in the background, and show how much was found in each."""
        from briefing.library.checking import check_file  # noqa: PLC0415 - the list is shown before

        for brief in self._known.briefs:
            if isinstance(brief, BriefSummary):
                checked = await self._background.run(partial(check_file, str(brief.path)))
                counts = Counter(str(finding.severity) for finding in checked.findings)
                words = ", ".join(count_of(counts[name], name) for name in ("error", "warning") if counts[name])
                self._tell(brief.path, words)

    def _tell(self, path: Path, words: str) -> None:
        self._found[path] = words
        self._found_cells = max(self._found_cells, len(words))
        self._list_view.lines_changed()

    async def action_filter(self) -> None:
        """Ask for words that a brief must have to be listed."""
        self._is_filtering = True
        await self.foot.ask("filter", self._words, self._filter_typed, self._end_filter)

    async def _filter_typed(self, text: str) -> None:
        """List as it is typed."""
        self._filter_by(" ".join(text.split()))

    async def _end_filter(self, kept: bool) -> None:
        """List all briefs again if the filter was left with Escape."""
        self._is_filtering = False
        self._filter_by(self._words if kept else "")
        self._list_view.focus()

    def _row(self, place: int, width: int, lettering: Lettering) -> Line:
        brief = self._briefs[place]
        if not isinstance(brief, BriefSummary):
            name = Span(lettering.line(brief.path.name), Role.WRONG)
            why = Span(lettering.line(f"does not load: {brief.diagnostic.message}"), Role.MUTED)
            return Line(columns([((name,), min(24, width // 3)), ((why,), max(width - min(24, width // 3) - 2, 8))]))
        words = self._found.get(brief.path, "")
        told = words if width >= WIDE else "!" if words else ""
        errors, comma, warnings = told.partition(", ") if "error" in told else ("", "", told)
        worst = Role.WRONG if "error" in words else Role.CAUTION
        found = (Span(errors, Role.WRONG), Span(comma, Role.MUTED), Span(warnings, Role.CAUTION if errors else worst))
        sizes, gap = self._sizes_at(width)
        cells = cells_of(brief, in_words=False, safe=lettering.line)
        spans: tuple[tuple[Span, ...], ...] = (
            (Span(cells.date, Role.MUTED),),
            (Span(cells.title),),
            (Span(cells.status, Role.MUTED),),
            (marking_chip(brief.marking),) if brief.marking else (),
            found,
            (Span(cut_name(cells.name, sizes.name), Role.MUTED),),
        )
        return Line(columns([(cell, size) for cell, size in zip(spans, sizes, strict=True) if size], gap=gap))

    def _sizes_at(self, width: int) -> tuple[ListedSizes, int]:
        """The cells of each column on a screen of a width, and of the gaps between them; findings stand for counts."""
        gap = GAP if width >= WIDE else 1
        sizes = self._known.sizes._replace(counts=self._found_cells if width >= WIDE else 1)
        if width < NARROW:
            sizes = sizes._replace(status=0, marking=0, name=sizes.name if width >= LEAST else 0)
        return sizes.fitting(width, gap), gap

    @on(RecordChosen)
    def open_brief(self, message: RecordChosen) -> None:
        """Open the brief that was chosen."""
        place = self._list_view.records.places.get(message.key)
        if place is not None:
            self.post_message(OpenFile(self._briefs[place].path))

    @property
    def moving_view(self) -> LineView:
        """The list of briefs."""
        return self._list_view

    def action_move(self, lines: int) -> None:
        """Move the cursor by lines."""
        self._when_listed(partial(super().action_move, lines))

    def action_move_page(self, pages: float) -> None:
        """Move by a fraction of a page."""
        self._when_listed(partial(super().action_move_page, pages))

    def action_move_to_end(self, direction: int) -> None:
        """Move to the first or last brief."""
        self._when_listed(partial(super().action_move_to_end, direction))

    def action_sideways(self, _step: int) -> None:
        """Do nothing: there are no columns here."""

    def action_follow(self) -> None:
        """Open the brief."""
        self._when_listed(self._list_view.follow)

    async def action_start(self, name: str) -> None:
        """Begin a brief, or open one that is not listed."""
        if self._read_only:
            self.notify("This reader begins no briefs.", timeout=3)
        else:
            await self._beginning.begin(name)

    def _show_folder(self, folder: Path) -> None:
        self.app.push_screen(PickerScreen(folder, self._lettering))

    def action_reload(self) -> None:
        """List the folder again."""
        self.list_folder()

    def action_help(self) -> None:
        """Show keys and signs."""
        self.app.push_screen(HelpScreen(self._lettering, () if self._read_only else BEGINNING))

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
        """List all briefs again; Escape closes nothing here."""
        if not self.foot.close(kept=False) and self._words:
            self._filter_by("")


def _texts(brief: BriefSummary | BrokenBrief) -> str:
    """The folded text that the filter is matched against."""
    if isinstance(brief, BriefSummary):
        event = format_doubted(brief.when) if brief.when else ""
        return folded(" ".join((*cells_of(brief, in_words=True), event)))
    return folded(f"{brief.path.name} does not load {brief.diagnostic.message}")
