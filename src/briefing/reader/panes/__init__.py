"""The content of the six tabs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefing.reader.panes.pane import Pane, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["TABS", "Pane", "Place", "pane_class"]

TABS = ("summary", "statements", "tensions", "timeline", "actors", "sources")
"""The names of the tabs, in their order."""


def pane_class(tab: str) -> Callable[[OpenBrief, Lettering], Pane]:
    """What makes the pane of a tab for a brief; its module is read when the tab is first shown."""
    found: type[Pane] = getattr(import_module(f"briefing.reader.panes.{tab}"), f"{tab.capitalize()}Pane")
    return found
