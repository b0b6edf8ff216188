"""A folder of briefs."""

from __future__ import annotations

from briefing.library.listing import (
    SUFFIXES,
    BriefSummary,
    BrokenBrief,
    count_ignored,
    find_briefs,
    list_briefs,
    looks_like_brief,
)

__all__ = [
    "SUFFIXES",
    "BriefSummary",
    "BrokenBrief",
    "count_ignored",
    "find_briefs",
    "list_briefs",
    "looks_like_brief",
]
