"""The screen of one brief: title, tabs, a pane, status, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.reactive import var

from briefing.model.wording import count_of
from briefing.reader.brief import OpenBrief
from briefing.reader.commands import bindings
from briefing.reader.document import Role, Span
from briefing.reader.messages import CursorMoved, FollowReference, PickBrief, TabChosen
from briefing.reader.panes import PANES, Pane
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.file_screen import FileScreen
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.history import History, Visit
from briefing.reader.screens.moving import ViewMoves
from briefing.reader.widgets import Bar, KeyBar, MatrixView, TabBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.files import BriefingFile
    from briefing.model import Reference
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["MainScreen"]

TAB_OF = {
    "actor": "actors",
    "source": "sources",
    "quote": "statements",
    "timeline entry": "timeline",
    "tension": "tensions",
    "discrepancy": "tensions",
    "assessment": "summary",
}
"""The tab that shows each kind of thing a reference can name."""

SMALLEST = (40, 10)
"""Columns and rows below which one line says so, and nothing else is shown."""


class MainScreen(ViewMoves, FileScreen):
    """One brief. A pane is built when its tab is first shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]

    tab: var[str] = var("", init=False)
    """The name of the tab that is shown."""

    def __init__(self, file: BriefingFile, lettering: Lettering) -> None:
        super().__init__(file, lettering)
        self.history = History()

    def compose(self) -> ComposeResult:
        """The frame; the panes come when they are shown."""
        yield Bar(id="title")
        yield TabBar(tuple(PANES), self.lettering.glyphs)
        yield Container(id="panes")
        yield Bar(id="status")
        yield KeyBar()
        yield Bar(id="too-small")

    def show_proof(self) -> None:
        """The panes that are there tell the result of the comparison."""
        for pane in self.query(Pane):
            pane.brief_proved()

    async def on_mount(self) -> None:
        """Show the summary first."""
        self._show_title()
        await self._open_tab("summary")
        self.call_after_refresh(self.prove)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room for the brief."""
        columns, rows = event.size
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        self.set_class(small, "-too-small")
        text = f"briefing needs {SMALLEST[0]}x{SMALLEST[1]}; now {columns}x{rows}"
        self.query_one("#too-small", Bar).left = (Span(text, Role.CAUTION),)

    def _show_title(self) -> None:
        briefing = self.brief.briefing
        title = self.query_one("#title", Bar)
        title.left = (Span(self.lettering.line(briefing.title), Role.STRONG),)
        marking = (Span(f"{briefing.marking}  ", Role.KIND),) if briefing.marking else ()
        counts = f"{count_of(len(briefing.sources), 'source')}  {count_of(len(briefing.quotes), 'statement')} "
        title.right = (*marking, Span(counts, Role.MUTED))

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.query_one(f"#pane-{self.tab}", Pane)

    async def _open_tab(self, name: str) -> Pane:
        """Show a tab; build its pane if this is the first time."""
        panes = self.query_one("#panes", Container)
        if not panes.query(f"#pane-{name}"):
            await panes.mount(PANES[name](self.brief, self.lettering, name))
        self.tab = name
        pane = self.pane
        pane.display = True
        pane.focus_first()
        for other in panes.query(Pane):
            if other is not pane:
                other.display = False
        self.query_one(TabBar).active = name
        self.call_after_refresh(self._show_status)
        return pane

    async def action_show_tab(self, name: str) -> None:
        """Show a tab by name."""
        if name != self.tab:
            self.history.leave(self._here())
            await self._open_tab(name)

    async def action_next_tab(self, step: int) -> None:
        """Show the next or previous tab, round and round."""
        names = list(PANES)
        await self.action_show_tab(names[(names.index(self.tab) + step) % len(names)])

    async def action_sideways(self, step: int) -> None:
        """Move inside the matrix; at its edge and everywhere else change the tab."""
        view = self.pane.focused_view
        if not (isinstance(view, MatrixView) and view.sideways(step)):
            await self.action_next_tab(step)

    @property
    def moving_view(self) -> LineView | None:
        """The view in focus."""
        return self.pane.focused_view

    def action_next_part(self, step: int) -> None:
        """Give the focus to the next part of the screen."""
        self.pane.focus_next(step)
        self._show_status()

    def action_follow(self) -> None:
        """Follow what the cursor is on."""
        if view := self.pane.focused_view:
            view.follow()

    @on(FollowReference)
    async def follow_reference(self, message: FollowReference) -> None:
        """Go where a reference leads; of several, ask which."""
        if len(message.references) == 1:
            await self.go_to(message.references[0])
            return
        screen = ChooseScreen(message.references, self.brief, self.lettering)
        self.app.push_screen(screen, self._follow_chosen)

    async def _follow_chosen(self, reference: Reference | None) -> None:
        if reference is not None:
            await self.go_to(reference)

    async def go_to(self, reference: Reference) -> None:
        """Show what a reference names, and remember where the reader was."""
        self.history.leave(self._here())
        pane = await self._open_tab(TAB_OF[reference.kind])
        self.call_after_refresh(self._select, pane, reference)

    def _select(self, pane: Pane, reference: Reference) -> None:
        pane.select(reference.id, reference.paragraph)
        self._show_status()

    async def action_show_source(self) -> None:
        """Go to the paragraph that the item under the cursor rests on."""
        item = self.brief.index.items.get(self.pane.key)
        source, at = getattr(item, "source", None), getattr(item, "at", None)
        reference = self.brief.index.reference(f"{source}:{at}" if at else source) if source else None
        if reference is None:
            self.notify("No source is given for this item.")
        else:
            await self.go_to(reference)

    def _here(self) -> Visit:
        return Visit(self.tab, self.pane.place())

    async def action_go_back(self) -> None:
        """Go back to exactly where the reader was."""
        await self._revisit(self.history.back(self._here()))

    async def action_go_forward(self) -> None:
        """Undo going back."""
        await self._revisit(self.history.forward(self._here()))

    async def _revisit(self, visit: Visit | None) -> None:
        if visit is not None:
            pane = await self._open_tab(visit.tab)
            pane.restore(visit.place)

    @on(TabChosen)
    async def show_chosen_tab(self, message: TabChosen) -> None:
        """A tab was clicked."""
        await self.action_show_tab(message.name)

    @on(CursorMoved)
    def _show_status(self) -> None:
        """Say where the reader is."""
        if not self.tab:
            return
        status = self.query_one("#status", Bar)
        status.left = (Span(f"{self.tab.capitalize()} {self.pane.status()}", Role.MUTED),)
        cautions = len(self.brief.briefing.source_notes) + len(self.brief.briefing.gaps)
        status.right = (Span(f"(!{cautions})", Role.CAUTION),) if cautions else ()

    def action_zoom(self) -> None:
        """Show the part in focus alone, or all parts again."""
        self.toggle_class("-zoomed")

    def action_help(self) -> None:
        """Show keys and signs."""
        self.app.push_screen(HelpScreen(self.lettering))

    async def show_file(self, file: BriefingFile) -> None:
        """Show the same place of another state of the brief."""
        visit = self._here()
        self.brief = OpenBrief(file)
        self._show_title()
        await self.query_one("#panes", Container).remove_children()
        await self._revisit(visit)
        self.prove()

    def action_pick(self) -> None:
        """Choose another brief."""
        self.post_message(PickBrief())

    async def action_escape(self) -> None:
        """Undo the zoom, or go back from detail to list; Escape never quits."""
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        else:
            self.pane.close_detail()

    def action_close(self) -> None:
        """Close this brief: back to the picker it came from, else quit."""
        self.app.pop_screen() if len(self.app.screen_stack) > 1 else self.app.exit()
