"""What changed between two versions of a brief, in words."""

from __future__ import annotations

from briefing.compare.change import Change, Comparison, Difference, Importance, Turn
from briefing.compare.comparing import compare, edition_of
from briefing.compare.telling import section_of, text_of

__all__ = ["Change", "Comparison", "Difference", "Importance", "Turn", "compare", "edition_of", "section_of", "text_of"]
