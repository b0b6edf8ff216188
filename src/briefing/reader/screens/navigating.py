"""Follows references, and goes back to exactly where the reader was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from briefing.model import TargetKind
from briefing.reader.messages import FollowReference
from briefing.reader.panes.pane import ListPane
from briefing.reader.screens.file_screen import FileScreen
from briefing.reader.screens.history import History, Visit

if TYPE_CHECKING:
    from briefing.files import BriefingFile
    from briefing.model import Reference
    from briefing.reader.panes import Pane
    from briefing.reader.writer import Lettering

__all__ = ["Navigating"]

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


class Navigating(FileScreen):
    """A screen on which references lead from tab to tab."""

    def __init__(self, file: BriefingFile, lettering: Lettering, *, read_only: bool = False) -> None:
        super().__init__(file, lettering, read_only=read_only)
        self.history = History()

    async def open_tab(self, name: str) -> Pane:
        """Show a tab."""
        raise NotImplementedError

    async def action_show_tab(self, name: str) -> None:
        """Show a tab, and remember where the reader was."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Say where the reader is."""
        raise NotImplementedError

    @on(FollowReference)
    async def follow_reference(self, message: FollowReference) -> None:
        """Go where a reference leads; of several, ask which."""
        if len(message.references) == 1:
            await self.go_to(message.references[0])
            return
        from briefing.reader.screens.choose import ChooseScreen  # noqa: PLC0415 - only where needed

        screen = ChooseScreen(message.references, self.brief, self.lettering)
        self.app.push_screen(screen, self._follow_chosen)

    async def _follow_chosen(self, reference: Reference | None) -> None:
        if reference is not None:
            await self.go_to(reference)

    async def go_to(self, reference: Reference) -> None:
        """Show what a reference names, and remember where the reader was."""
        self.history.leave(self._here())
        pane = await self.open_tab(TAB_OF[reference.kind])
        pane.after_refresh(self._select, pane, reference)

    async def go_to_item(self, key: str) -> None:
        """Show what has an id; the summary where it is empty."""
        reference = self.brief.index.references.get(key)
        if reference is not None:
            await self.go_to(reference)
        else:
            await self.action_show_tab("summary")

    def _select(self, pane: Pane, reference: Reference) -> None:
        found = pane.select(reference.id, reference.paragraph)
        # A narrow screen shows the list or the detail: who follows a reference wants to read what it leads to.
        if found and self.has_class("-narrow") and isinstance(pane, ListPane):
            pane.read(reference.id)
        self.show_status()

    async def action_show_source(self) -> None:
        """Go to the paragraph that the item under the cursor rests on."""
        key = self.pane.key
        item = self.brief.index.items.get(key)
        source, at = getattr(item, "source", None), getattr(item, "at", None)
        reference = self.brief.index.reference(f"{source}:{at}" if at else source or key)
        if reference is None or reference.kind is not TargetKind.SOURCE:
            self.notify("No source is given for this item.")
        elif self.tab == "sources":
            self.notify("This is the source itself.")
        else:
            await self.go_to(reference)

    def _here(self) -> Visit:
        return Visit(self.tab, self.pane.place())

    async def action_go_back(self) -> None:
        """Go back to exactly where the reader was."""
        await self.revisit(self.history.back(self._here()))

    async def action_go_forward(self) -> None:
        """Undo going back."""
        await self.revisit(self.history.forward(self._here()))

    async def revisit(self, visit: Visit | None) -> None:
        """Go to where the reader was; nowhere without a visit."""
        if visit is not None:
            pane = await self.open_tab(visit.tab)
            pane.restore(visit.place)
