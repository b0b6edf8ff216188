"""A folder of briefs."""

from __future__ import annotations

from briefing.library.listing import SUFFIXES, BriefSummary, BrokenBrief, find_briefs, list_briefs, looks_like_brief

__all__ = ["SUFFIXES", "BriefSummary", "BrokenBrief", "find_briefs", "list_briefs", "looks_like_brief"]
