"""The title above a brief, and the line that replaces the brief on a screen that is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.briefing import BriefingStatus
from briefing.model.wording import count_of
from briefing.reader.document import Role, Span, marking_chip, width_of
from briefing.reader.widgets.bar import Bar

if TYPE_CHECKING:
    from textual.geometry import Size

    from briefing.model import Briefing
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["HUGE", "LOW", "NARROW", "WIDE", "TitleBar", "TooSmallBar"]

NARROW = 70
"""Below so many columns a screen shows the list or the detail, and less in words."""

WIDE = 110
"""From this many columns on, all parts have room side by side."""

LOW = 30
"""Below so many rows a frame has no lower edge."""

HUGE = 170
"""From this many columns on, a list stands left of what it lists on every tab."""

SMALLEST = (40, 10)
"""The fewest columns and rows that a brief is shown in."""

MARGIN = 4
"""Cells of a bar that hold neither of its two sides."""


def _counted(found: str, *, is_broken: bool) -> tuple[Span, ...]:
    """The numbers of findings, each as bad as it is: '1 error, 2 warnings'."""
    spans: list[Span] = []
    for part in found.split(", ") if found else ():
        role = Role.WRONG if is_broken or "error" in part else Role.CAUTION if "warning" in part else Role.MUTED
        spans += [Span(", ", Role.MUTED)] if spans else []
        spans.append(Span(part, role))
    return (*spans, Span("  ")) if spans else ()


def _standing(briefing: Briefing) -> tuple[Span, ...]:
    """That the brief is a draft, or that a later one replaced it; nothing for any other."""
    if briefing.status in {None, BriefingStatus.FINAL}:
        return ()
    role = Role.CAUTION if briefing.status is BriefingStatus.SUPERSEDED else Role.MUTED
    return (Span(str(briefing.status), role), Span("  "))


class TitleBar(Bar):
    """Shows the title of a brief, and at the right its marking, its standing, its findings, and how much it holds."""

    def __init__(self, lettering: Lettering) -> None:
        super().__init__(id="title")
        self._lettering = lettering
        self._told: tuple[OpenBrief, bool] | None = None

    def tell(self, brief: OpenBrief, *, is_broken: bool) -> None:
        """Show a brief, and whether its file no longer loads."""
        self._told = brief, is_broken
        briefing = brief.briefing
        self.left = (Span(self._lettering.line(briefing.title), Role.STRONG),)
        marking = (marking_chip(briefing.marking), Span("  ")) if briefing.marking else ()
        found = "does not load" if is_broken else brief.check_words if brief.is_checked else ""
        counts = f"{count_of(len(briefing.sources), 'source')}  {count_of(len(briefing.quotes), 'statement')} "
        parts = (marking, _standing(briefing), _counted(found, is_broken=is_broken))
        width = self.app.size.width
        right: tuple[Span, ...] = ()
        # What matters most is given room first; the amount has none to take from the title.
        for part in parts:
            right = (*right, *part) if self.has_room_for((*right, *part), width) else right
        amount = (Span(counts, Role.MUTED),)
        self.right = (*right, *(amount if width_of((*self.left, *right, *amount)) + MARGIN <= width else ()))

    def on_resize(self) -> None:
        """Show the amount where there is room for it now."""
        if self._told:
            self.tell(self._told[0], is_broken=self._told[1])


class TooSmallBar(Bar):
    """Says how large the screen must be."""

    def __init__(self) -> None:
        super().__init__(id="too-small")

    def measure(self, size: Size) -> bool:
        """Show the size of the screen in columns and rows; returns whether it is too small."""
        columns, rows = size
        needed = f"needs {SMALLEST[0]}x{SMALLEST[1]}"
        text = f"briefing {needed}; now {columns}x{rows}"
        self.left = (Span(text if len(text) < columns - 1 else needed, Role.CAUTION),)
        return columns < SMALLEST[0] or rows < SMALLEST[1]
