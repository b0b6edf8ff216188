"""Follows references from tab to tab, and goes back to exactly where the reader was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import TargetKind
from briefing.reader.pages.common import GAPS
from briefing.reader.panes import TABS, Place
from briefing.reader.panes.pane import ListPane
from briefing.reader.state import MOST_VIEWS, KeptPlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model import Reference
    from briefing.reader.panes import Pane
    from briefing.reader.screens.pane_frame import PaneFrame, Visit
    from briefing.reader.state import Memory

__all__ = ["History", "Navigation", "last_place"]

DEPTH = 200
"""How many steps are remembered."""

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


class History:
    """Where the reader has been: two stacks, as a browser has them."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []

    def leave(self, visit: Visit) -> None:
        """Remember a place before going elsewhere; what was ahead is forgotten."""
        self._behind = [*self._behind[-DEPTH:], visit]
        self._ahead.clear()

    def back(self, here: Visit) -> Visit | None:
        """Take the last place behind, or None; here is remembered ahead."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Visit) -> Visit | None:
        """Take the next place ahead, or None; here is remembered behind."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Visit], target: list[Visit], here: Visit) -> Visit | None:
    if not source:
        return None
    target.append(here)
    return source.pop()


def last_place(memory: Memory, path: Path | None) -> KeptPlace | None:
    """The place that was read last in a file, in this run or an earlier one; None if there is none."""
    kept = memory.place_in(path)
    return kept if kept and kept.tab in TABS else None


class Navigation:
    """Shows tabs and what references name, and remembers the way.

    Args:
        frame: The panes.
        memory: Remembers places between runs.
        arrived: Called once the target is shown.
    """

    def __init__(self, frame: PaneFrame, memory: Memory, arrived: Callable[[], None]) -> None:
        self._frame = frame
        self._memory = memory
        self._arrived = arrived
        self._history = History()

    def restore(self, kept: KeptPlace | None) -> None:
        """Go to a place of an earlier run, if there is one, with the keys in the list; its tab must be shown."""
        if kept is None:
            return
        pane = self._frame.pane
        first = pane.all_views.index(pane.first_view)
        pane.restore(Place(first, kept.record, kept.cursors, (), listing=kept.listing))

    def remember(self) -> None:
        """Remember the present place for the next run."""
        tab, place = self._frame.here()
        cursors = place.cursors[:MOST_VIEWS]
        path = self._frame.brief.file.path
        kept = KeptPlace(tab, place.record, place.view, cursors, place.detail, place.listing)
        self._memory.remember(path, replace(kept, hidden=self._memory.hidden_rules(path)))

    async def show_tab(self, tab: str) -> None:
        """Show a tab, and remember where the reader was."""
        if tab != self._frame.tab:
            self._history.leave(self._frame.here())
            await self._frame.open(tab)

    async def go_to(self, reference: Reference | None) -> None:
        """Show what a reference names, and remember where the reader was; nowhere without one."""
        if reference is None:
            return
        self._history.leave(self._frame.here())
        pane = await self._frame.open(TAB_OF[reference.kind])
        pane.after_refresh(self._select, pane, reference)

    def _select(self, pane: Pane, reference: Reference) -> None:
        found = pane.select(reference.id, reference.paragraph)
        # A narrow screen shows the list or the detail: who follows a reference wants to read what it leads to.
        if found and self._frame.is_narrow and isinstance(pane, ListPane):
            pane.read(reference.id)
        self._arrived()

    async def go_to_item(self, key: str) -> None:
        """Show what has an id; the summary where it is empty."""
        reference = self._frame.brief.index.references.get(key)
        if reference is not None:
            await self.go_to(reference)
        else:
            await self.show_tab("summary")

    async def show_cautions(self) -> None:
        """Go to the gaps and cautions of the brief."""
        self._history.leave(self._frame.here())
        pane = await self._frame.open("summary")
        pane.after_refresh(pane.select, GAPS)

    async def go_to_part(self, key: str) -> None:
        """Show at once what has an id, else a part of the summary such as 'gaps.2', so that the next key meets it."""
        if key in self._frame.brief.index.references:
            await self.go_to_item(key)
            self._frame.pane.select(key)
            return
        self._history.leave(self._frame.here())
        pane = await self._frame.open("summary")
        pane.select(key)
        pane.after_refresh(pane.select, key)
        self._arrived()

    async def show_source(self) -> str:
        """Go to the paragraph that the item under the cursor cites; returns why not, or an empty string."""
        key, index = self._frame.pane.key, self._frame.brief.index
        item = index.items.get(key)
        source, at = getattr(item, "source", None), getattr(item, "at", None)
        reference = index.reference(f"{source}:{at}" if at else source or key)
        if reference is None or reference.kind is not TargetKind.SOURCE:
            return "No source is given for this item."
        if self._frame.tab == "sources":
            return "This is the source itself."
        await self.go_to(reference)
        return ""

    async def go_back(self) -> bool:
        """Go back to exactly where the reader was; False where there is no way back."""
        before = self._history.back(self._frame.here())
        await self._frame.revisit(before)
        return before is not None

    async def begin_at(self, key: str) -> None:
        """Begin at an item, as `go_to_part` does; there is no way back from it."""
        await self.go_to_part(key)
        self._history = History()

    async def go_forward(self) -> bool:
        """Undo going back; False where nothing was gone back from."""
        ahead = self._history.forward(self._frame.here())
        await self._frame.revisit(ahead)
        return ahead is not None
