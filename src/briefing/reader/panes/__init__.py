"""The content of the six tabs."""

from __future__ import annotations

from briefing.reader.panes.actors import ActorsPane
from briefing.reader.panes.pane import Pane, Place
from briefing.reader.panes.sources import SourcesPane
from briefing.reader.panes.statements import StatementsPane
from briefing.reader.panes.summary import SummaryPane
from briefing.reader.panes.tensions import TensionsPane
from briefing.reader.panes.timeline import TimelinePane

__all__ = ["PANES", "ActorsPane", "Pane", "Place", "SourcesPane", "StatementsPane", "SummaryPane"]

PANES: dict[str, type[Pane]] = {
    "summary": SummaryPane,
    "statements": StatementsPane,
    "tensions": TensionsPane,
    "timeline": TimelinePane,
    "actors": ActorsPane,
    "sources": SourcesPane,
}
"""The panes by the name of their tab, in the order of the tabs."""
