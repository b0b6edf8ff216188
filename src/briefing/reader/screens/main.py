"""The screen of one brief: title, tabs, a pane, status, keys."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container

from briefing.model.wording import count_of
from briefing.reader.brief import OpenBrief, path_of
from briefing.reader.commands import bindings
from briefing.reader.document import Role, Span
from briefing.reader.messages import LeaveScreen, PickBrief, TabChosen
from briefing.reader.panes import TABS, Pane, Place, pane_class
from briefing.reader.screens.copying import Copying
from briefing.reader.screens.finding import Finding
from briefing.reader.screens.navigating import Navigating
from briefing.reader.state import MOST_VIEWS, KeptPlace, Memory
from briefing.reader.widgets import Bar, DocumentView, KeyBar, TabBar, ViewMoves

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from briefing.files import BriefingFile
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["MainScreen"]

WIDE = 110
"""Columns from which on everything has room beside each other."""

SMALLEST = (40, 10)
"""Columns and rows below which one line says so, and nothing else is shown."""


class MainScreen(ViewMoves, Navigating, Finding, Copying):
    """One brief. A pane is built when its tab is first shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (70, "-normal"),
        (WIDE, "-wide"),
    ]

    def __init__(
        self, file: BriefingFile, lettering: Lettering, *, memory: Memory | None = None, read_only: bool = False
    ) -> None:
        super().__init__(file, lettering, read_only=read_only)
        self._memory = memory or Memory()
        self._in_focus: Widget | None = None
        self._title, self.status, self._too_small = Bar(id="title"), Bar(id="status"), Bar(id="too-small")
        self.key_bar = KeyBar()
        self._tab_bar = TabBar(TABS, lettering.glyphs)
        self._turn = asyncio.Lock()
        """Held while panes come or go: keys, messages and changes of the file do that one after the other."""
        kept = self._memory.place_in(file.path)
        self._kept = kept if kept and kept.tab in TABS else None
        self.set_reactive(MainScreen.tab, self._kept.tab if self._kept else TABS[0])
        self.panes = {self.tab: self._new_pane(self.brief, self.tab)}
        self._box = Container(*self.panes.values())
        self._frame = Container(self._box, id="panes")

    def compose(self) -> ComposeResult:
        """The frame, and the pane to start with, so that the first thing drawn is the brief."""
        yield self._title
        yield self._tab_bar
        yield self._frame
        yield self.status
        yield self.key_bar
        yield self._too_small

    def show_proof(self) -> None:
        """The panes that are there tell the result of the comparison."""
        for pane in self.panes.values():
            pane.brief_proved()
        self.forget_search()

    def show_findings(self) -> None:
        """The title counts what check finds, and the panes that are there tell it."""
        self.show_title()
        for pane in self.panes.values():
            pane.brief_checked()

    async def on_mount(self) -> None:
        """Show what the reader was at last, else the summary."""
        self.show_title()
        await self.open_tab(self.tab)
        self.list_as_before(self._memory.state.sort)
        if kept := self._kept:
            self.pane.restore(Place(kept.view, kept.record, kept.cursors, (), kept.detail, kept.listing))
        self.call_after_refresh(self.prove)
        self.watch_files()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room for the brief."""
        columns, rows = event.size
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        if small and not self.has_class("-too-small"):
            self._in_focus = self.focused
        elif self.has_class("-too-small") and not small:
            # What is hidden loses the focus.
            self.call_after_refresh(self._give_focus_again)
        self.set_class(small, "-too-small")
        needed = f"needs {SMALLEST[0]}x{SMALLEST[1]}"
        text = f"briefing {needed}; now {columns}x{rows}"
        self._too_small.left = (Span(text if len(text) < columns - 1 else needed, Role.CAUTION),)
        self.call_after_refresh(self.show_status)

    def _give_focus_again(self) -> None:
        """Give the focus to what had it before there was no room, or to what has come into its place since."""
        before = self._in_focus if self._in_focus in self.pane.views else self.pane.first_view
        self.set_focus(self.prompt.line if self.prompt else before, scroll_visible=False)

    def show_title(self) -> None:
        """Show the title; at the right the marking, what is wrong, and how much there is."""
        briefing = self.brief.briefing
        title = self._title
        title.left = (Span(self.lettering.line(briefing.title), Role.STRONG),)
        marking = (Span(f"{briefing.marking}  ", Role.KIND),) if briefing.marking else ()
        counts = f"{count_of(len(briefing.sources), 'source')}  {count_of(len(briefing.quotes), 'statement')} "
        found = "does not load" if self.broken else self.brief.check_words if self.brief.is_checked else ""
        wrong = (Span(f"{found}  ", Role.CAUTION),) if found else ()
        # On a narrow screen the title needs the room: what is wrong matters more than how much there is.
        amount = (Span(counts, Role.MUTED),) if not found or self.app.size.width >= WIDE else ()
        title.right = (*marking, *wrong, *amount)

    def _remember(self) -> None:
        """Keep where the reader is until the brief is read again."""
        place = self.pane.place()
        kept = KeptPlace(
            tab=self.tab,
            record=place.record,
            view=place.view,
            cursors=place.cursors[:MOST_VIEWS],
            detail=place.detail,
            listing=place.listing,
        )
        self._memory.remember(self.brief.file.path, kept)

    @property
    def last_format(self) -> str:
        """The format in which a brief was saved last, in this run or before."""
        return self._memory.state.export_format or "text"

    def remember_sort(self, sort: str) -> None:
        """Keep the order for the next brief."""
        self._memory.state.sort = sort

    def _new_pane(self, brief: OpenBrief, name: str) -> Pane:
        return pane_class(name)(brief, self.lettering, name)

    async def open_tab(self, name: str) -> Pane:
        """Show a tab; build its pane if this is the first time. A screen that is not there shows nothing else."""
        async with self._turn:
            if name not in self.panes:
                if not self._box.is_attached:
                    return self.pane
                pane = self._new_pane(self.brief, name)
                await self._box.mount(pane)
                if not pane.is_whole:
                    return self.pane
                self.panes[name] = pane
                self.list_as_before(self._memory.state.sort)
            self.tab = name
            pane = self.pane
            pane.display = True
            pane.focus_first()
            for other in self.panes.values():
                if other is not pane:
                    other.display = False
            self._tab_bar.active = name
            self.call_after_refresh(self.show_status)
            return pane

    async def action_show_tab(self, name: str) -> None:
        """Show a tab by name."""
        if name != self.tab:
            self.history.leave(self._here())
            await self.open_tab(name)

    async def action_next_tab(self, step: int) -> None:
        """Show the next or previous tab, round and round."""
        names = TABS
        await self.action_show_tab(names[(names.index(self.tab) + step) % len(names)])

    async def action_sideways(self, step: int) -> None:
        """Move inside the matrix; at its edge and everywhere else change the tab."""
        view = self.pane.focused_view
        if not (view and view.sideways(step)):
            await self.action_next_tab(step)

    async def action_density(self) -> None:
        """Show on the timeline how much happened when, or hide it again."""
        from briefing.reader.panes.timeline import TimelinePane  # noqa: PLC0415 - not needed to start

        pane = await self.open_tab("timeline")
        if isinstance(pane, TimelinePane):
            pane.switch_density()
            self.show_status()

    @property
    def moving_view(self) -> LineView | None:
        """The view in focus."""
        return self.pane.focused_view

    def action_next_part(self, step: int) -> None:
        """Give the focus to the next part of the screen."""
        self.pane.focus_next(step)
        self.show_status()

    def action_follow(self) -> None:
        """Follow what the cursor is on; where that leads nowhere, say so."""
        view = self.pane.focused_view
        if isinstance(view, DocumentView) and not (view.count() and view.line_at(view.cursor).links):
            self.notify("No reference stands on this line.", timeout=3)
        elif view is not None:
            view.follow()

    @property
    def line(self) -> int:
        """The line of the file that tells of what the reader is at."""
        key = self.pane.key.partition(":")[0]
        if key in self.brief.index.references:
            return self.brief.file.line_of(key)
        return self.brief.file.places.find(path_of(key) if key else ("event",))[0].start.line

    @on(TabChosen)
    async def show_chosen_tab(self, message: TabChosen) -> None:
        """A tab was clicked."""
        await self.action_show_tab(message.name)

    def cursor_moved(self, view: LineView) -> None:  # noqa: ARG002 - whose it was makes no difference
        """A cursor is on another line: the status says which."""
        self.show_status()

    def show_status(self) -> None:
        """Say where the reader is."""
        if not self.pane.is_whole:
            return
        status = self.status
        self._remember()
        found = self.found_in_words()
        status.left = (Span(found or f"{self.tab.capitalize()} {self.pane.status()}", Role.MUTED),)
        briefing = self.brief.briefing
        cautions = len(briefing.gaps) + len(briefing.source_notes) + len(self.brief.cautions)
        status.right = (Span(f"(!{cautions})", Role.CAUTION),) if cautions else ()

    def action_zoom(self) -> None:
        """Show the part in focus alone, or all parts again."""
        self.toggle_class("-zoomed")

    def action_help(self) -> None:
        """Show keys and signs."""
        from briefing.reader.screens.help import HelpScreen  # noqa: PLC0415 - only where needed

        self.app.push_screen(HelpScreen(self.lettering))

    async def show_file(self, file: BriefingFile) -> None:
        """Show the same place of another state of the brief.

        Its pane is mounted out of sight. From then on nothing waits until it has taken the place of the old one, so
        that a key finds either all of the old state or all of the new one.
        """
        async with self._turn:
            brief = OpenBrief(file)
            pane = self._new_pane(brief, self.tab)
            box = Container(pane)
            box.display = False
            await self._frame.mount(box)
            if not pane.is_whole:
                return
            place = self.pane.place()
            old, self._box, self.panes, self.brief = self._box, box, {self.tab: pane}, brief
            box.display, old.display = True, False
            self.list_as_before(self._memory.state.sort)
            pane.take_focus()
            pane.restore(place)
            old.remove()
            self.show_title()
            self.forget_search()
            self.call_after_refresh(self.show_status)
            self.prove()

    def action_pick(self) -> None:
        """Choose another brief."""
        self.post_message(PickBrief())

    async def action_escape(self) -> None:
        """Undo the zoom, or go back from detail to list; Escape never quits."""
        if self.prompt:
            await self.action_close_prompt(kept=False)
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif not self.clear_marks() and not self.pane.close_detail():
            self.clear_filter()

    def action_close(self) -> None:
        """Close this brief: back to the picker it came from, else quit."""
        self.post_message(LeaveScreen())
