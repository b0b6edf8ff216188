"""The screen of one brief: title, tabs, a pane, status, keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.reactive import Reactive
from textual.screen import Screen

from briefing.model.wording import count_of
from briefing.reader.background import Background
from briefing.reader.brief import OpenBrief
from briefing.reader.commands import bindings
from briefing.reader.document import Role, Span
from briefing.reader.messages import DossierShown, FollowReference, TabChosen
from briefing.reader.panes import TABS, Pane
from briefing.reader.screens import file_watch
from briefing.reader.screens.changing import Changes
from briefing.reader.screens.checking import Checking
from briefing.reader.screens.file_watch import FileWatch
from briefing.reader.screens.listing import StatementListing
from briefing.reader.screens.navigation import Navigation, last_place
from briefing.reader.screens.others import OthersBeside
from briefing.reader.screens.pane_frame import PaneFrame
from briefing.reader.screens.reviewing import Reviewing
from briefing.reader.screens.search import BriefSearch
from briefing.reader.screens.taking import Copying, Editing, Pages, Saving
from briefing.reader.state import Memory
from briefing.reader.widgets import TabBar, ViewMoves
from briefing.reader.widgets.edges import HUGE, LOW, NARROW, WIDE, TitleBar, TooSmallBar
from briefing.reader.widgets.foot import Foot

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from briefing.files import BriefingFile
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["MainScreen"]


class MainScreen(ViewMoves, Screen[None]):
    """Shows one brief. Slow work runs in the background.

    A state of the brief is first *loaded* and shown, then *proved*, then *checked* (`OpenBrief.is_checked`). When its
    file changes into one that does not load, it stays, and `Checking` says why. `PaneFrame.replace` alone puts another
    state in its place.

    Attributes:
        lettering: How text is put on this screen.
        read_only: Whether nothing is edited, written or opened.
        foot: The status and the keys, with the prompt when there is one.
        frame: The panes of the brief.
        navigation: References, tabs, and the way back.
        search: The search over all tabs.
        files: The file of the brief and its archives.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (NARROW, "-normal"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 - likewise

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus; it draws itself, and what had it before: Textual would draw the whole screen once more."""

    def __init__(
        self,
        file: BriefingFile,
        lettering: Lettering,
        *,
        memory: Memory | None = None,
        read_only: bool = False,
        item: str = "",
        library: Path | None = None,
    ) -> None:
        super().__init__()
        self._item = item
        self.library = library or (file.path.parent if file.path else None)
        self.lettering = lettering
        self.read_only = read_only
        self._in_focus: Widget | None = None
        self._memory = memory = memory or Memory()
        self._kept = last_place(memory, file.path)
        tab = self._kept.tab if self._kept else TABS[0]
        self._title, self._tab_bar = TitleBar(lettering), TabBar(TABS, lettering.glyphs)
        self.frame = PaneFrame(OpenBrief(file), lettering, tab, built=self._list_as_before, shown=self._tell_tab)
        self.foot, self._too_small = Foot(), TooSmallBar()
        self.navigation = Navigation(self.frame, memory, self.show_status)
        self._listing = StatementListing(self.frame, self.foot, lettering, memory.state, told=self.show_status)
        beside = partial(self.run_worker, group="search")
        self.search = BriefSearch(self.frame, self.foot, lettering, beside=beside, told=self.show_status)
        self._copying = Copying(self.post_message, self.notify)
        self._pages = Pages(self._browse, self.notify, lettering)
        self._saving = Saving(memory.state, lettering, self.post_message)
        self._proving = Background()
        # The application processes the keys, so it also shows what was loaded: after one key and before the next.
        self.files = FileWatch(
            file,
            beside=partial(self.run_worker, group="load", exclusive=True),
            loaded=lambda file, why: self.app.call_later(self._show_loaded, file, why),
            broken=lambda error: self.app.call_later(self._checking.tell_broken, error),
        )
        parts = (self.frame, self.files, self.navigation, lettering)
        versions = None if read_only else memory.versions
        self._reviewing = Reviewing(self.frame, self.navigation, self.search, versions, self.show_status)
        beside = partial(self.run_worker, group="others", exclusive=True)
        self._others = OthersBeside(self.frame, None if read_only else file.path, self.library, beside)
        self._editing = Editing(self, self.files, lettering, begun=self._reviewing.expect_own)
        self._checking = Checking(self, self._editing, memory)
        self._changes = Changes(
            *parts, show=self._show_own, notify=self.notify, read_only=read_only, kept=memory.changes
        )

    def compose(self) -> ComposeResult:
        """The parts of the screen, from the top."""
        yield self._title
        yield self._tab_bar
        yield self.frame
        yield self.foot
        yield self._too_small

    async def on_mount(self) -> None:
        """Show the place that was read last, else the summary."""
        self.show_title()
        await self.frame.open(self.tab)
        self._list_as_before(self.pane)
        self.navigation.restore(self._kept)
        if self._item:
            await self.navigation.begin_at(self._item)
        self.call_after_refresh(self.prove)
        self.set_interval(file_watch.LOOK_EVERY, self.files.look)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the screen is too small for the brief."""
        small = self._too_small.measure(event.size)
        if small and not self.has_class("-too-small"):
            self._in_focus = self.focused
        elif self.has_class("-too-small") and not small:
            # What is hidden loses the focus.
            self.call_after_refresh(self._give_focus_again)
        self.set_class(small, "-too-small")
        self.set_class(event.size.width >= HUGE, "-huge")
        self.call_after_refresh(self.show_status)

    def _give_focus_again(self) -> None:
        """Give the focus to what had it before the screen became too small, or to what has replaced that."""
        # Of a part that fills the screen nothing is displayed while it has no focus.
        views = self.pane.all_views if self.has_class("-zoomed") else self.pane.views
        before = self._in_focus if self._in_focus in views else self.pane.first_view
        self.set_focus(self.foot.prompt.line if self.foot.prompt else before, scroll_visible=False)

    @property
    def brief(self) -> OpenBrief:
        """The brief, in the state that is shown."""
        return self.frame.brief

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return self.frame.tab

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.frame.pane

    @property
    def moving_view(self) -> LineView | None:
        """The view in focus."""
        return self.pane.focused_view

    def show_title(self) -> None:
        """Show the title, and what is wrong with the brief."""
        self._title.tell(self.brief, is_broken=bool(self._checking.broken))

    def show_status(self) -> None:
        """Update the status line, and remember the place for the next run."""
        if not self.pane.is_whole:
            return
        self.navigation.remember()
        said = self.search.in_words() or f"{self.tab.capitalize()} {self.pane.status()}"
        self.foot.status.left = (Span(said, Role.MUTED),)
        self.foot.offer(self._changes.offered)
        self._reviewing.stand_at(self.pane.key)
        cautions = self.brief.caution_count
        news = (Span(f"{unseen}  ", Role.STRONG),) if (unseen := self._reviewing.in_words) else ()
        draft = (Span(f"{place}  ", Role.CAUTION),) if (place := self._changes.place_in_words) else ()
        words = count_of(cautions, "caution") if self.app.size.width >= NARROW else str(cautions)
        told = (Span("! ", Role.STRONG), Span(words, Role.CAUTION)) if cautions else ()
        self.foot.status.right = (*news, *draft, *told)

    def cursor_moved(self, view: LineView) -> None:  # noqa: ARG002 - whose it was makes no difference
        """A cursor is on another line: update the status."""
        self.show_status()

    def on_descendant_focus(self) -> None:
        """Another part has the focus: other keys may be of use there."""
        self.show_status()

    def _tell_tab(self) -> None:
        self._tab_bar.active = self.tab
        if self.tab != "actors":
            self._others.leave()
        self.call_after_refresh(self.show_status)

    def _list_as_before(self, pane: Pane) -> None:
        self._listing.list_as_before(pane)

    @work(exclusive=True, group="prove")
    async def prove(self) -> None:
        """Compare the quotations with their sources, then look for everything else that is wrong.

        When the file changes, this is cancelled: steps not yet begun are skipped.
        """
        brief = self.brief
        await self._proving.run(lambda: brief.archives)
        await self._proving.run(lambda: (brief.prose, brief.tally, brief.ids_by_standing))
        self.frame.brief_proved()
        self.search.search_again()
        self.show_status()
        await self._proving.run(lambda: brief.findings_by_item)
        self.show_title()
        self.frame.brief_checked()
        await self._reviewing.look()

    async def _show_loaded(self, file: BriefingFile, why: str) -> None:
        if not self.is_attached or not self.files.is_latest(file):
            return
        self._checking.mend()
        await self._show_state(OpenBrief(file))
        self.files.follow(file)
        self.notify(why, markup=False, timeout=3)

    async def _show_own(self, brief: OpenBrief) -> None:
        """Show what was changed from here."""
        self._reviewing.expect_own()
        await self._show_state(brief)

    async def _show_state(self, brief: OpenBrief) -> None:
        self._others.renew()
        if await self.frame.replace(brief):
            self.show_title()
            self.search.search_again()
            self.prove()

    def action_reload(self) -> None:
        """Load the file again; if it does not load, keep the brief and show the findings."""
        if not self.files.load_again():
            self.notify("This brief was not read from a file.")

    def action_check(self) -> None:
        """List all that `check` finds, or why the file no longer loads."""
        self._checking.show()

    @on(TabChosen)
    async def show_chosen_tab(self, message: TabChosen) -> None:
        """A tab was clicked."""
        await self.navigation.show_tab(message.name)

    async def action_show_tab(self, name: str) -> None:
        """Show a tab by name."""
        await self.navigation.show_tab(name)

    async def action_next_tab(self, step: int) -> None:
        """Show the next or the previous tab, wrapping around."""
        await self.navigation.show_tab(TABS[(TABS.index(self.tab) + step) % len(TABS)])

    async def action_sideways(self, step: int) -> None:
        """Move sideways inside the matrix; at its edge, and everywhere else, change the tab."""
        view = self.pane.focused_view
        if not (view and view.sideways(step)):
            await self.action_next_tab(step)

    async def action_move_section(self, direction: int) -> None:  # type: ignore[override]
        """Move to the next change of the brief, where there are any, else to the next section."""
        if not await self._reviewing.go(direction):
            super().action_move_section(direction)

    async def action_density(self) -> None:
        """Show or hide the density strip of the timeline."""
        from briefing.reader.panes.timeline import TimelinePane  # noqa: PLC0415 - not needed to start

        pane = await self.frame.open("timeline")
        if isinstance(pane, TimelinePane):
            pane.switch_density()
            self.show_status()

    def action_next_part(self, step: int) -> None:
        """Give the focus to the next part of the screen."""
        self.pane.focus_next(step)
        self.show_status()

    def action_follow(self) -> None:
        """Follow what the cursor is on; where that leads nowhere, say so."""
        if not self.pane.follow():
            self.notify("No reference stands on this line.", timeout=3)

    @on(FollowReference)
    async def follow_reference(self, message: FollowReference) -> None:
        """Go where a reference leads; of several, ask which."""
        if len(message.references) == 1:
            await self.navigation.go_to(message.references[0])
            return
        from briefing.reader.screens.choose import ChooseScreen  # noqa: PLC0415 - only where needed

        self.app.push_screen(ChooseScreen(message.references, self.brief, self.lettering), self.navigation.go_to)

    @on(DossierShown)
    def look_elsewhere(self, message: DossierShown) -> None:
        """Look for what other briefs have on the actor whose dossier is shown."""
        self._others.look(message.key)

    def on_unmount(self) -> None:
        """Ask the other briefs nothing more."""
        self._others.close()

    async def action_show_source(self) -> None:
        """Go to the paragraph that the item under the cursor rests on."""
        if problem := await self.navigation.show_source():
            self.notify(problem, markup=False)

    async def action_show_cautions(self) -> None:
        """Go to what weakens the brief, on the summary."""
        if self.brief.caution_count:
            await self.navigation.show_cautions()
        else:
            self.notify("This brief has no cautions.", timeout=3)

    async def action_go_back(self) -> None:
        """Go back to exactly where the reader was, or to the search that has led here."""
        if await self.navigation.go_back():
            return
        if self._item:
            await self.action_close()
        else:
            self.notify("Nothing to go back to.", timeout=3)

    async def action_go_forward(self) -> None:
        """Undo going back."""
        if not await self.navigation.go_forward():
            self.notify("Nothing to go forward to.", timeout=3)

    def take_ahead(self, event: events.Key) -> bool:
        """Give the prompt a key that was typed before it had the focus."""
        return self.foot.take_ahead(event)

    def action_close_prompt(self, kept: bool) -> None:
        """Close the prompt."""
        self.foot.close(kept=kept)

    async def action_search(self) -> None:
        """Ask what to search for; Escape returns to this place."""
        self._show_all_parts()
        await self.search.ask()

    async def action_next_hit(self, step: int) -> None:
        """Go to the next hit on any tab, or to the one before, wrapping around."""
        if self.search.words:
            await self.search.show_next(step)
        else:
            self.notify("Nothing was searched for; '/' does.", timeout=3)

    async def action_filter(self) -> None:
        """Ask which statements to list."""
        self._show_all_parts()
        await self._listing.ask()

    async def action_sort(self) -> None:
        """Sort the statements by the next order."""
        await self._listing.sort()

    def action_copy(self) -> None:
        """Copy the item as text."""
        self._copying.copy(self.pane, self.brief, cited=False)

    def action_copy_cited(self) -> None:
        """Copy the item with who said it, when and where."""
        self._copying.copy(self.pane, self.brief, cited=True)

    def action_copy_reference(self) -> None:
        """Copy the reference to the item or the paragraph, as prose of the brief has it."""
        self._copying.copy_reference(self.pane.key, self.brief)

    async def action_change(self, what: str) -> None:
        """Change the brief, or go where something can be changed, in one of the ways of `Changes.run`."""
        await self._changes.run(what)

    def action_open_url(self) -> None:
        """Open the page of the item's source in a browser."""
        if self.read_only:
            self.notify("This reader opens no pages.", timeout=3)
        else:
            self._pages.open(self.pane.key, self.brief)

    def _browse(self, address: str) -> None:
        self.app.open_url(address)

    def action_save(self) -> None:
        """Ask where to save the brief."""
        if self.read_only:
            self.notify("This reader writes no files.", timeout=3)
        else:
            question = self._saving.question(self.brief.file)
            self.app.push_screen(question, lambda choice: self._saving.save(self.brief.file, choice))

    def action_edit(self) -> None:
        """Edit the file at the item's line."""
        self._editing.edit_at(self.brief.line_of(self.pane.key))

    def action_zoom(self) -> None:
        """Show the part in focus alone, or all parts again."""
        self.toggle_class("-zoomed")

    def _show_all_parts(self) -> None:
        """Undo the zoom: of a part that fills the screen nothing is shown while a prompt has the focus."""
        self.remove_class("-zoomed")

    def action_help(self) -> None:
        """Show keys and signs."""
        from briefing.reader.screens.help import HelpScreen  # noqa: PLC0415 - only where needed

        self.app.push_screen(HelpScreen(self.lettering))

    def action_escape(self) -> None:
        """Close or undo the first that applies: prompt, zoom, search, detail, filter. Never quit."""
        if self.foot.close(kept=False):
            return
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif not self.search.clear() and not self.pane.close_detail():
            self._listing.clear()

    async def action_close(self) -> None:
        """Close this brief: go back to the picker it came from, else quit."""
        await self.app.run_action("leave")
