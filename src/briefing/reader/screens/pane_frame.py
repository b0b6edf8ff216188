"""The panes of one brief, of which one is shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Container

from briefing.reader.panes import Pane, pane_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from briefing.library.index.elsewhere import Elsewhere
    from briefing.reader.brief import OpenBrief
    from briefing.reader.panes import Place
    from briefing.reader.writer import Lettering

__all__ = ["PaneFrame", "Visit"]


class Visit(NamedTuple):
    """A tab, and where in it the reader was."""

    tab: str
    place: Place


class PaneFrame(Container):
    """Holds the panes of a brief. A pane is built when its tab is first shown.

    One state of the brief replaces another here and nowhere else (`replace`). Panes are added or replaced by one call
    at a time, whether a key, a message or a change of the file asks for it.

    Args:
        brief: The brief.
        lettering: How its text is put on this screen.
        tab: The tab to begin with.
        built: Called with each pane that was added, once it is mounted.
        shown: Called when another pane is shown.

    Attributes:
        tab: The name of the tab that is shown.
        panes: The panes by their tabs. A pane is in here from when it is mounted, for as long as it is whole.
    """

    def __init__(
        self,
        brief: OpenBrief,
        lettering: Lettering,
        tab: str,
        *,
        built: Callable[[Pane], None],
        shown: Callable[[], None],
    ) -> None:
        super().__init__(id="panes")
        self.brief = brief
        self.tab = tab
        self._lettering = lettering
        self._built, self._shown = built, shown
        self._turn = asyncio.Lock()
        self.panes = {tab: pane_class(tab)(brief, lettering)}
        self._box = Container(*self.panes.values())

    def compose(self) -> ComposeResult:
        """The pane to start with, so that the first thing drawn is the brief."""
        yield self._box

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.panes[self.tab]

    async def open(self, tab: str) -> Pane:
        """Show a tab and return its pane, building it the first time; an unmounted frame stays at its present tab."""
        async with self._turn:
            if tab not in self.panes and not await self._build(tab):
                return self.pane
            self.tab = tab
            pane = self.pane
            pane.display = True
            pane.focus_first()
            for other in self.panes.values():
                if other is not pane:
                    other.display = False
            self._shown()
            return pane

    async def _build(self, tab: str) -> bool:
        if not self._box.is_attached:
            return False
        pane = pane_class(tab)(self.brief, self._lettering)
        await self._box.mount(pane)
        if pane.is_whole:
            self.panes[tab] = pane
            self._built(pane)
        return pane.is_whole

    async def replace(self, brief: OpenBrief) -> bool:
        """Show the same place in another state of the brief; False if the frame was removed meanwhile.

        The new pane is mounted hidden. Nothing is awaited between that and the end of the swap, so that a key finds
        either all of the old state or all of the new one.
        """
        async with self._turn:
            pane = pane_class(self.tab)(brief, self._lettering)
            box = Container(pane)
            box.display = False
            await self.mount(box)
            if not pane.is_whole:
                return False
            place = self.pane.place()
            old, self._box, self.panes, self.brief = self._box, box, {self.tab: pane}, brief
            box.display, old.display = True, False
            self._built(pane)
            pane.take_focus()
            pane.restore(place)
            old.remove()
            self._shown()
            return True

    def here(self) -> Visit:
        """Where the reader is."""
        return Visit(self.tab, self.pane.place())

    async def revisit(self, visit: Visit | None) -> None:
        """Go to where the reader was; None changes nothing."""
        if visit is not None:
            pane = await self.open(visit.tab)
            pane.restore(visit.place)

    @property
    def is_narrow(self) -> bool:
        """Whether the screen shows the list or the detail."""
        return self.screen.has_class("-narrow")

    def mark(self, wanted: str) -> None:
        """Highlight folded words on every tab; an empty text clears the highlights."""
        for pane in self.panes.values():
            pane.mark(wanted)

    def brief_proved(self) -> None:
        """Tell the panes that the quotations were compared."""
        for pane in self.panes.values():
            pane.brief_proved()

    def brief_checked(self) -> None:
        """Tell the panes that the findings of `check` are known."""
        for pane in self.panes.values():
            pane.brief_checked()

    def tell_others(self, key: str, found: Elsewhere | str | None) -> None:
        """Tell the panes what other briefs have on an actor, or that it is being looked for."""
        for pane in self.panes.values():
            pane.tell_others(key, found)

    def brief_compared(self) -> None:
        """Tell the panes what changed since an earlier version."""
        for pane in self.panes.values():
            pane.brief_compared()
