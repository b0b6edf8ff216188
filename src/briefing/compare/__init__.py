"""What changed between two versions of a brief, in words."""

from __future__ import annotations

from briefing.compare.change import Change, Comparison, Difference, Importance, Turn
from briefing.compare.comparing import compare, edition_of
from briefing.compare.telling import changes_told, text_of

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Importance",
    "Turn",
    "changes_told",
    "compare",
    "edition_of",
    "text_of",
]
