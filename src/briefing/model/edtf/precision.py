"""How closely an EDTF date says when."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Precision"]


class Precision(StrEnum):
    """The smallest unit of the calendar that a date gives in full, from the finest to the coarsest."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    YEARS = "years"
    """More years than a millennium, as in `Y171010000S3`."""
    NONE = "none"
    """Nothing that could be placed: `XXXX`, `../..`."""

    @property
    def rank(self) -> int:
        """The place in the order of fineness, from 0."""
        return list(Precision).index(self)
