"""The parts of a year that EDTF numbers 21 to 41 in place of the month."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.edtf.day import Day, days_in_month
from briefing.model.edtf.precision import Precision

__all__ = ["SEASONS", "Season"]


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of whole months.

    Attributes:
        noun: What it is: spring, third quarter, first half.
        first: Its first month, 1 to 12.
        months: How many months; they may run into the next year.
        precision: Season, quarter, quadrimester or semester.
        hemisphere: Northern or southern where the code says so, else empty.
    """

    noun: str
    first: int
    months: int
    precision: Precision
    hemisphere: str = ""

    @property
    def crosses_year(self) -> bool:
        """Whether it ends in the year after the one it is named by."""
        return self.first + self.months > 13

    def begins(self, year: int) -> Day:
        """Give its first day."""
        return Day(year, self.first, 1)

    def ends(self, year: int) -> Day:
        """Give its last day."""
        years, month = divmod(self.first + self.months - 2, 12)
        return Day(year + years, month + 1, days_in_month(year + years, month + 1))


def _seasons(hemisphere: str, first_months: tuple[int, ...]) -> list[Season]:
    nouns = ("spring", "summer", "autumn", "winter")
    return [
        Season(noun, month, 3, Precision.SEASON, hemisphere) for noun, month in zip(nouns, first_months, strict=True)
    ]


def _periods(nouns: tuple[str, ...], months: int, precision: Precision) -> list[Season]:
    return [Season(noun, place * months + 1, months, precision) for place, noun in enumerate(nouns)]


# EDTF leaves open which months a season has. These are the meteorological ones; a season whose code names no
# hemisphere is a northern one; the one that begins in December is named by the year of that December.
SEASONS = dict(
    enumerate(
        [
            *_seasons("", (3, 6, 9, 12)),
            *_seasons("northern", (3, 6, 9, 12)),
            *_seasons("southern", (9, 12, 3, 6)),
            *_periods(("first quarter", "second quarter", "third quarter", "fourth quarter"), 3, Precision.QUARTER),
            *_periods(("first four months", "middle four months", "last four months"), 4, Precision.QUADRIMESTER),
            *_periods(("first half", "second half"), 6, Precision.SEMESTER),
        ],
        start=21,
    )
)
"""The seasons by their code, 21 to 41."""
