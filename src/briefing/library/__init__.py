"""A folder of briefs."""

from __future__ import annotations

from briefing.library.lines import GAP, ListedCells, ListedSizes, cells_of, cut_name, sizes_of
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
    "GAP",
    "SUFFIXES",
    "BriefSummary",
    "BrokenBrief",
    "ListedCells",
    "ListedSizes",
    "cells_of",
    "count_ignored",
    "cut_name",
    "find_briefs",
    "list_briefs",
    "looks_like_brief",
    "sizes_of",
]
