"""Search and filter on the screen of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.reader.background import Background
from briefing.reader.document import Role
from briefing.reader.panes import TABS
from briefing.reader.panes.pane import ListPane
from briefing.reader.screens.asking import Asking
from briefing.reader.screens.file_screen import FileScreen
from briefing.reader.screens.history import Visit
from briefing.text import folded

if TYPE_CHECKING:
    from briefing.files import BriefingFile
    from briefing.reader.panes import Pane
    from briefing.reader.searching import Found, Hit, Search
    from briefing.reader.writer import Lettering

__all__ = ["Finding"]

READ_AT_ONCE = 5_000
"""Items of a brief that is read for the search while the screen waits: a twentieth of a second."""


class Finding(FileScreen, Asking):
    """A screen on which words are searched for, and statements filtered and sorted."""

    def __init__(self, file: BriefingFile, lettering: Lettering, *, read_only: bool = False) -> None:
        super().__init__(file, lettering, read_only=read_only)
        self._search: Search | None = None
        self._reading = False
        self._background = Background()
        self._words = ""
        self._found: Found | None = None
        self._hit = 0
        self._before: Visit | None = None

    async def open_tab(self, name: str) -> Pane:
        """Show a tab."""
        raise NotImplementedError

    async def revisit(self, visit: Visit | None) -> None:
        """Go back to where the reader was."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Say where the reader is."""
        raise NotImplementedError

    async def action_search(self) -> None:
        """Ask what to search for; Escape comes back to here."""
        self._before = Visit(self.tab, self.pane.place())
        await self.ask("/", "", self._search_for, self._end_search)
        self._can_search()

    async def action_filter(self) -> None:
        """Ask which statements to list."""
        from briefing.reader.filtering import complete  # noqa: PLC0415 - not needed to start
        from briefing.reader.panes.statements import StatementsPane  # noqa: PLC0415 - likewise

        pane = await self.open_tab("statements")
        if isinstance(pane, StatementsPane):
            await self.ask(
                "filter",
                pane.filter.text,
                self._filter_typed,
                self._end_filter,
                lambda text: complete(text, self.brief),
            )
            self._say_filter(pane)

    async def action_sort(self) -> None:
        """List the statements in the next order."""
        from briefing.reader.panes.statements import StatementsPane  # noqa: PLC0415 - not needed to start

        pane = await self.open_tab("statements")
        if isinstance(pane, StatementsPane):
            pane.list_again(pane.filter, pane.sort.next)
            self.remember_sort(pane.sort)
            self.show_status()

    def remember_sort(self, sort: str) -> None:
        """Keep the order for the next brief."""
        raise NotImplementedError

    def list_as_before(self, sort: str) -> None:
        """List statements, when their tab is new, in the order that was last chosen."""
        if pane := self.panes.get("statements"):
            from briefing.reader.panes.statements import StatementsPane  # noqa: PLC0415 - read already, then

            if isinstance(pane, StatementsPane):
                pane.list_in_order(sort)

    async def _filter_typed(self, text: str) -> None:
        self._filter_by(text)

    async def _end_search(self, kept: bool) -> None:
        """Enter reads what was found; Escape goes back to where the reader was."""
        if not kept:
            self._words, self._found = "", None
            self.pane.mark("")
            await self.revisit(self._before)
        elif self._found:
            self._read_hit(self._found[self._hit], self.pane)
        else:
            self.pane.focus_first()
        self._before = None
        self.show_status()

    async def _end_filter(self, kept: bool) -> None:
        """Enter keeps the filter; Escape lists all statements again."""
        if not kept:
            self._filter_by("")
        self.pane.focus_first()
        self.show_status()

    def clear_filter(self) -> None:
        """List all statements again."""
        self._filter_by("")
        self.show_status()

    def clear_marks(self) -> bool:
        """Take the marks of the last search away; False where there were none."""
        if not self._words:
            return False
        self._words, self._found = "", None
        for pane in self.panes.values():
            pane.mark("")
        self.show_status()
        return True

    def forget_search(self) -> None:
        """What there is to be found is another now."""
        if self._search and self._search.brief is self.brief:
            self._search.forget_summary()
        else:
            self._search = None
        self._found = self._find(self._words)
        self._hit = max(min(self._hit, len(self._found or ()) - 1), 0)

    def found_in_words(self) -> str:
        """What the last search found, by tab, for the status line."""
        if not self._words:
            return ""
        counts = self._search.count_by_tab(self._found) if self._search and self._found else {}
        said = " ".join(f"{tab[:3].capitalize()} {counts[tab]}" for tab in TABS if counts.get(tab))
        missing = "reading the brief ..." if self._reading else "not found"
        place = f"{self._hit + 1}/{len(self._found)}" if self._found else missing
        return f"/{self.lettering.line(self._words)}  {place}  {said}"

    async def _search_for(self, words: str) -> None:
        self._words = words.strip()
        self._found = self._find(self._words)
        if self._found and self._search:
            start = self._before.tab if self._before else self.tab
            here = self._before.place.record if self._before else ""
            self._hit = self._found.first_from(self._search.number_of(start, here))
            await self._show_hit(self._found[self._hit])
        elif not self._reading:
            await self.revisit(self._before)
            self.pane.mark("")
        if prompt := self.prompt:
            found = self.found_in_words().partition("  ")[2]
            prompt.say(found, Role.MUTED if self._found or self._reading or not self._words else Role.CAUTION)

    def _find(self, words: str) -> Found | None:
        from briefing.reader.panes.summary import RAIL_FROM  # noqa: PLC0415 - not needed to start

        if not words or not self._can_search() or self._search is None:
            return None
        return self._search.find(words, with_rail=self.app.size.width >= RAIL_FROM)

    def _can_search(self) -> bool:
        """Whether the brief was read for the search; a large one is read beside the screen, and then searched."""
        from briefing.reader.searching import Search  # noqa: PLC0415 - not needed to start

        if self._search is None and len(self.brief.index.items) <= READ_AT_ONCE:
            self._search = Search(self.brief, self.lettering)
        elif self._search is None and not self._reading:
            self._reading = True
            self._read_for_search(Search(self.brief, self.lettering))
        return self._search is not None

    @work(group="search")
    async def _read_for_search(self, search: Search) -> None:
        await self._background.run(search.read)
        self.call_later(self._search_is_read, search)

    async def _search_is_read(self, search: Search) -> None:
        self._reading = False
        if search.brief is self.brief:
            self._search = search
        if self._words:
            await self._search_for(self._words)

    async def action_next_hit(self, step: int) -> None:
        """Go to the next hit, over all tabs, round and round."""
        if not self._words:
            self.notify("Nothing was searched for; '/' does.", timeout=3)
            return
        if self._found:
            self._hit = (self._hit + step) % len(self._found)
            await self._show_hit(self._found[self._hit])
        self.show_status()

    async def _show_hit(self, hit: Hit) -> None:
        pane = await self.open_tab(hit.tab)
        wanted = folded(" ".join(self._words.split()))
        pane.mark(wanted)
        if hit.text >= 0:
            pane.after_refresh(pane.go_to_match, hit.view, wanted, hit.text)
        else:
            # The file may have changed since: what was found is listed no more.
            if pane.select(hit.key, hit.paragraph):
                self._read_hit(hit, pane)
            pane.after_refresh(pane.show_match, wanted)

    def _read_hit(self, hit: Hit, pane: Pane) -> None:
        """Give the focus to the list; where there is room for it or the text, to the text, which has the words."""
        if self.has_class("-narrow") and isinstance(pane, ListPane):
            pane.read(hit.key)
        else:
            pane.focus_first()

    def _filter_by(self, text: str) -> None:
        from briefing.reader.filtering import FilterError, parse_filter  # noqa: PLC0415 - not needed to start
        from briefing.reader.panes.statements import StatementsPane  # noqa: PLC0415 - likewise

        pane = self.pane
        if not isinstance(pane, StatementsPane):
            return
        try:
            chosen = parse_filter(text)
        except FilterError as error:
            if prompt := self.prompt:
                prompt.say(self.lettering.line(str(error)), Role.CAUTION)
            return
        pane.list_again(chosen, pane.sort)
        self._say_filter(pane)

    def _say_filter(self, pane: Pane) -> None:
        from briefing.reader.filtering import FIELDS  # noqa: PLC0415 - not needed to start

        if prompt := self.prompt:
            shown = pane.status().partition("  ")[0]
            prompt.say(shown if prompt.text else " ".join(f"{name}:" for name in FIELDS))
