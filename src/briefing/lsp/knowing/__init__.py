"""What the server answers about a brief: pure functions of a snapshot and a place in it."""

from __future__ import annotations

from briefing.lsp.knowing.completion import TRIGGERS, complete
from briefing.lsp.knowing.hover import hover

__all__ = ["TRIGGERS", "complete", "hover"]
