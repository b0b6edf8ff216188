"""The index of a library: everything that its briefs say, to be found by words, by actor, by source and by date."""

from __future__ import annotations

from briefing.library.index.finding import Filters, Hit, search
from briefing.library.index.proving import prove_all
from briefing.library.index.query import QueryError, parse_query
from briefing.library.index.rows import first_day, last_day
from briefing.library.index.spans import marked, shortened
from briefing.library.index.updating import Library, Problem

__all__ = [
    "Filters",
    "Hit",
    "Library",
    "Problem",
    "QueryError",
    "first_day",
    "last_day",
    "marked",
    "parse_query",
    "prove_all",
    "search",
    "shortened",
]
