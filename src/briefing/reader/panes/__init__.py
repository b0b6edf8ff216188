"""The content of the six tabs."""

from __future__ import annotations

from importlib import import_module

from briefing.reader.panes.pane import Pane, Place

__all__ = ["TABS", "Pane", "Place", "pane_class"]

TABS = ("summary", "statements", "tensions", "timeline", "actors", "sources")
"""The names of the tabs, in their order."""


def pane_class(tab: str) -> type[Pane]:
    """The pane of a tab; its module is read when the tab is first shown."""
    found: type[Pane] = getattr(import_module(f"briefing.reader.panes.{tab}"), f"{tab.capitalize()}Pane")
    return found
