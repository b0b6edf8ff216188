"""The search on the screen of a brief: the words, the hits, and which hit is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from briefing.reader.background import Background
from briefing.reader.document import Role
from briefing.reader.panes import TABS
from briefing.reader.panes.pane import ListPane
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from briefing.reader.panes import Pane
    from briefing.reader.screens.pane_frame import PaneFrame, Visit
    from briefing.reader.searching import Search, SearchHit, SearchHits
    from briefing.reader.widgets.foot import Foot
    from briefing.reader.writer import Lettering

__all__ = ["BriefSearch"]

READ_AT_ONCE = 5_000
"""Up to this many items the index is built while the screen waits: it takes about 50 ms."""


class BriefSearch:
    """A search over all tabs of a brief.

    Args:
        frame: The panes that show what is found.
        foot: Where the words are typed.
        lettering: How the brief is put on this screen.
        beside: Runs a coroutine function in the background.
        told: Called when the status line must be updated.

    Attributes:
        words: What is searched for; empty if nothing is.
        hit: The number of the hit that is shown, from 0.
    """

    def __init__(
        self,
        frame: PaneFrame,
        foot: Foot,
        lettering: Lettering,
        *,
        beside: Callable[[Callable[[], Coroutine[Any, Any, None]]], object],
        told: Callable[[], None],
    ) -> None:
        self._frame, self._foot, self._lettering = frame, foot, lettering
        self._beside, self._told = beside, told
        self._index: Search | None = None
        self._reading = False
        self._background = Background()
        self._found: SearchHits | None = None
        self._before: Visit | None = None
        self.words = ""
        self.hit = 0

    async def ask(self) -> None:
        """Ask what to search for; Escape returns to the present place."""
        self._before = self._frame.here()
        await self._foot.ask("/", "", self._search_for, self._end)
        self._has_read()

    async def show_next(self, step: int) -> None:
        """Go forward or back by some hits, over all tabs, wrapping around."""
        if self._found:
            self.hit = (self.hit + step) % len(self._found)
            await self._show(self._found[self.hit])
        self._told()

    def clear(self) -> bool:
        """End the search and clear its highlights; False if there was none."""
        if not self.words:
            return False
        self.words, self._found = "", None
        self._frame.mark("")
        self._told()
        return True

    def search_again(self) -> None:
        """Repeat the search, after the brief or the text of its summary has changed."""
        if self._index and self._index.brief is self._frame.brief:
            self._index.forget_summary()
        else:
            self._index = None
        self._found = self._find(self.words)
        self.hit = max(min(self.hit, len(self._found or ()) - 1), 0)

    def in_words(self) -> str:
        """The words and the hits of each tab, for the status line; empty if nothing is searched for."""
        return f"/{self._lettering.line(self.words)}  {self._found_in_words()}" if self.words else ""

    def _found_in_words(self) -> str:
        if not self.words:
            return ""
        counts = self._index.count_by_tab(self._found) if self._index and self._found else {}
        said = " ".join(f"{tab[:3].capitalize()} {counts[tab]}" for tab in TABS if counts.get(tab))
        missing = "reading the brief ..." if self._reading else "not found"
        place = f"{self.hit + 1}/{len(self._found)}" if self._found else missing
        return f"{place}  {said}"

    async def _search_for(self, words: str) -> None:
        """Show the first hit at or after the place where the search began; without hits, that place."""
        self.words = words.strip()
        self._found = self._find(self.words)
        if self._found and self._index:
            start = self._before or self._frame.here()
            here = start.place.record if self._before else ""
            self.hit = self._found.first_from(self._index.number_of(start.tab, here))
            await self._show(self._found[self.hit])
        elif not self._reading:
            await self._frame.revisit(self._before)
            self._frame.pane.mark("")
        if prompt := self._foot.prompt:
            is_well = self._found or self._reading or not self.words
            prompt.say(self._found_in_words(), Role.MUTED if is_well else Role.CAUTION)

    async def _end(self, kept: bool) -> None:
        """Enter goes to the hit; Escape returns to where the search began."""
        if not kept:
            self.words, self._found = "", None
            self._frame.pane.mark("")
            await self._frame.revisit(self._before)
        elif self._found:
            self._read(self._found[self.hit], self._frame.pane)
        else:
            self._frame.pane.focus_first()
        self._before = None
        self._told()

    def _find(self, words: str) -> SearchHits | None:
        from briefing.reader.panes.summary import RAIL_FROM  # noqa: PLC0415 - not needed to start

        if not words or not self._has_read() or self._index is None:
            return None
        return self._index.find(words, with_rail=self._frame.app.size.width >= RAIL_FROM)

    def _has_read(self) -> bool:
        """Whether the index is ready. That of a large brief is built in the background, and searched when it is."""
        from briefing.reader.searching import Search  # noqa: PLC0415 - not needed to start

        brief = self._frame.brief
        if self._index is None and len(brief.index.items) <= READ_AT_ONCE:
            self._index = Search(brief, self._lettering)
        elif self._index is None and not self._reading:
            self._reading = True
            self._beside(partial(self._read_brief, Search(brief, self._lettering)))
        return self._index is not None

    async def _read_brief(self, index: Search) -> None:
        await self._background.run(index.read)
        # In turn with what is typed, of which the foot tells.
        self._foot.call_later(self._brief_is_read, index)

    async def _brief_is_read(self, index: Search) -> None:
        self._reading = False
        if index.brief is self._frame.brief:
            self._index = index
        if self.words:
            await self._search_for(self.words)

    async def _show(self, hit: SearchHit) -> None:
        pane = await self._frame.open(hit.tab)
        wanted = folded(" ".join(self.words.split()))
        pane.mark(wanted)
        if hit.text >= 0:
            pane.after_refresh(pane.go_to_match, hit.view, wanted, hit.text)
        else:
            # If the file has changed since, the item may be gone.
            if pane.select(hit.key, hit.paragraph):
                self._read(hit, pane)
            pane.after_refresh(pane.show_match, wanted)

    def _read(self, hit: SearchHit, pane: Pane) -> None:
        """Focus the list; on a narrow screen, which shows the list or the text, focus the text."""
        if self._frame.is_narrow and isinstance(pane, ListPane):
            pane.read(hit.key)
        else:
            pane.focus_first()
