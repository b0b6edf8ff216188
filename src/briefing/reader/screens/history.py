"""Where the reader has been, for going back and forward."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.reader.panes import Place

__all__ = ["History", "Visit"]

DEPTH = 200
"""How many steps are remembered."""


class Visit(NamedTuple):
    """A tab, and where in it the reader was."""

    tab: str
    place: Place


@dataclass
class History:
    """Two stacks, as a browser has them."""

    behind: list[Visit] = field(default_factory=list)
    ahead: list[Visit] = field(default_factory=list)

    def leave(self, visit: Visit) -> None:
        """Remember a place before going elsewhere; what was ahead is forgotten."""
        self.behind = [*self.behind[-DEPTH:], visit]
        self.ahead.clear()

    def back(self, here: Visit) -> Visit | None:
        """Take the last place behind; here is remembered ahead."""
        return self._step(self.behind, self.ahead, here)

    def forward(self, here: Visit) -> Visit | None:
        """Take the next place ahead; here is remembered behind."""
        return self._step(self.ahead, self.behind, here)

    @staticmethod
    def _step(source: list[Visit], target: list[Visit], here: Visit) -> Visit | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
