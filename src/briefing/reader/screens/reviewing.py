"""What changed since a brief was read or committed last: looked for once it is shown, and gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Marking
from briefing.reader.background import Background
from briefing.reader.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.reader.brief import OpenBrief
    from briefing.reader.news import Earlier, News
    from briefing.reader.screens.navigation import Navigation
    from briefing.reader.screens.pane_frame import PaneFrame
    from briefing.reader.screens.search import BriefSearch
    from briefing.reader.seen import SeenVersions

__all__ = ["Reviewing"]


class Reviewing:
    """Compares a brief with the version that was read last, else with the last committed one, and shows what is new.

    Args:
        frame: The panes of the brief.
        navigation: Goes from change to change.
        search: Looks again into the summary, which says more once something is new.
        versions: What was seen of each brief; None compares nothing.
        told: Called when the status line must be updated.
    """

    def __init__(
        self,
        frame: PaneFrame,
        navigation: Navigation,
        search: BriefSearch,
        versions: SeenVersions | None,
        told: Callable[[], None],
    ) -> None:
        self._frame, self._navigation, self._search = frame, navigation, search
        self._versions, self._told = versions, told
        self._background = Background()
        self._earlier: Earlier | None = None
        self._is_begun = False
        self._here = ""
        self._is_own = False
        self._last: News | None = None

    def expect_own(self) -> None:
        """What changes next is changed by whoever reads here: that is no news."""
        self._is_own = True

    async def look(self) -> None:
        """Compare the brief, which is proved, with its earlier version, and show what is new."""
        brief, versions = self._frame.brief, self._versions
        path = brief.file.path
        if versions is None or path is None:
            return
        if not self._is_begun:
            self._earlier = await self._background.run(lambda: _earlier(brief, path, versions))
            self._is_begun = True
        earlier = self._earlier
        news = await self._background.run(lambda: _news(earlier, brief)) if earlier else None
        if brief is not self._frame.brief:
            return
        if news and self._is_own:
            news.see_all_but(self._last.unseen_marks if self._last else frozenset())
        self._is_own, self._last = False, news
        brief.tell_news(news)
        self._keep()
        if news:
            self._frame.brief_compared()
            self._search.search_again()
            self._told()

    def stand_at(self, key: str) -> None:
        """The cursor stands on an item. It was looked at when the cursor leaves it, or the reader is left."""
        before, self._here = self._here, key
        news = self._frame.brief.news
        if news is None or before == key:
            return
        was_fresh = news.see(before)
        if was_fresh:
            for view in self._frame.pane.all_views:
                view.refresh()
        if was_fresh or news.is_fresh(key):
            self._keep()

    @property
    def in_words(self) -> str:
        """How many changes were not looked at; empty where there are none."""
        news = self._frame.brief.news
        return news.in_words if news else ""

    async def go(self, step: int) -> bool:
        """Go to the next change or the one before; False where nothing changed."""
        news = self._frame.brief.news
        if news is None:
            return False
        await self._navigation.go_to_part(news.beside(self._frame.pane.key, step))
        return True

    def _keep(self) -> None:
        """Remember what was seen. The earlier version is needed until all that is new was looked at."""
        brief = self._frame.brief
        path, news = brief.file.path, brief.news
        if self._versions is None or path is None or brief.briefing.marking is Marking.RED:
            # What is for its recipients' eyes alone leaves no copy.
            return
        looked_at = news.marks - (news.unseen_marks - news.marks_at(self._here)) if news else frozenset()
        if news and self._earlier and looked_at != news.marks:
            seen = Seen(self._earlier.data, self._earlier.called, looked_at)
        else:
            seen = Seen(brief.file.places.data, "", looked_at)
        self._versions.keep(path, seen)


def _earlier(brief: OpenBrief, path: Path, versions: SeenVersions) -> Earlier | None:
    from briefing.reader.news import earlier_version  # noqa: PLC0415 - the brief is shown and checked before

    return earlier_version(brief, versions.of(path))


def _news(earlier: Earlier, brief: OpenBrief) -> News | None:
    from briefing.reader.news import news_since  # noqa: PLC0415 - likewise

    return news_since(earlier, brief)
