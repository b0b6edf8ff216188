"""The row of numbered tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import reactive

from briefing.reader.document import Role, Span
from briefing.reader.messages import TabChosen
from briefing.reader.widgets.bar import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from briefing.reader.document import Glyphs

__all__ = ["TabBar"]

SHORT_BELOW = 72
"""Below this width a tab shows the first three letters of its name, as all six would not fit."""

TINY_BELOW = 50
"""Below this width only the number, and the name of the tab that is shown."""


class Tab(NamedTuple):
    """Where a tab stands in the row: its name, and the columns of its label, brackets included."""

    name: str
    text: str
    start: int
    end: int


class TabBar(Bar):
    """Six numbered tabs: the key is learned from the label."""

    active: reactive[str] = reactive("")
    """The name of the tab that is shown."""

    def __init__(self, names: Sequence[str], glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._names = tuple(names)
        self._glyphs = glyphs

    def tabs(self) -> list[Tab]:
        """Lay the labels out for the width there is."""
        width = self.size.width
        tabs: list[Tab] = []
        start = 1
        for number, name in enumerate(self._names, 1):
            title = name.capitalize()
            if width < SHORT_BELOW:
                title = title[:3]
            if width < TINY_BELOW and name != self.active:
                title = ""
            text = f"{number} {title}".strip()
            tabs.append(Tab(name, text, start, start + len(text) + 2))
            start += len(text) + (3 if width >= SHORT_BELOW + 6 else 2)
        return tabs

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        """Draw the labels."""
        spans: list[Span] = []
        place = 0
        for tab in self.tabs():
            shown = tab.name == self.active
            body = f"[{tab.text}]" if shown else f" {tab.text} "
            spans += [Span(" " * (tab.start - place))] if tab.start > place else []
            overlap = max(place - tab.start, 0)
            spans.append(Span(body[overlap:], Role.TAB if shown else Role.MUTED))
            place = tab.start + len(body)
        return self.looks.strip(spans, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Show the tab that was clicked."""
        for tab in self.tabs():
            if tab.start <= event.x < tab.end:
                self.post_message(TabChosen(tab.name))
                return
