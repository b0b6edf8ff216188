"""The yardstick of the reader: a bare Textual application with six tabs that also imports pydantic and yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import yaml
from pydantic import BaseModel, Field
from textual.app import App
from textual.binding import Binding
from textual.widgets import Static, TabbedContent, TabPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

TABS = 6
IMPORTED = (BaseModel, Field, yaml.CSafeLoader)
"""Pydantic imports what is named, and no model is made without what makes its fields; here none is made."""


class BareApp(App[None]):
    """Six tabs with a line each; a digit shows its tab."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"show('tab-{number}')", show=False) for number in range(1, TABS + 1)),
        Binding("q", "quit"),
    ]

    def compose(self) -> ComposeResult:
        """The tabs."""
        with TabbedContent():
            for number in range(1, TABS + 1):
                with TabPane(f"Tab {number}", id=f"tab-{number}"):
                    yield Static(f"MARKER {number}")

    def action_show(self, tab: str) -> None:
        """Show a tab."""
        self.query_one(TabbedContent).active = tab


if __name__ == "__main__":
    BareApp().run()
