"""A folder of briefs."""

from __future__ import annotations

from briefing.library.discovery import SUFFIXES, find_briefs, looks_like_brief
from briefing.library.listing import BriefSummary, BrokenBrief, list_briefs

__all__ = ["SUFFIXES", "BriefSummary", "BrokenBrief", "find_briefs", "list_briefs", "looks_like_brief"]
