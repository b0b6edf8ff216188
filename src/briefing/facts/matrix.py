"""Who stands against whom, and which statements answer which: what the tensions set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Briefing, BriefingIndex, Tension

__all__ = ["Opposition", "answers_to"]

Pair = tuple[str, str]


@dataclass(frozen=True)
class Opposition:
    """Which tensions stand between each two parties, and who holds a position together."""

    briefing: Briefing

    @cached_property
    def tensions(self) -> Mapping[str, Tension]:
        """Every tension by its id."""
        return {tension.id: tension for tension in self.briefing.tensions}

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Every actor with a position against another, in the order of the tensions."""
        placed = {actor for pair in self.cells for actor in pair}
        parties = (actor for tension in self.tensions.values() for actor in tension.parties)
        return tuple(dict.fromkeys(actor for actor in parties if actor in placed))

    @cached_property
    def cells(self) -> Mapping[Pair, tuple[str, ...]]:
        """For each two parties, in either order, the ids of the tensions between them."""
        found: dict[Pair, dict[str, None]] = {}
        for tension in self.tensions.values():
            for one, other in combinations(tension.positions, 2):
                for a in one.party:
                    for b in other.party:
                        for pair in ((a, b), (b, a)) if a != b else ():
                            found.setdefault(pair, {})[tension.id] = None
        return {pair: tuple(ids) for pair, ids in found.items()}

    @cached_property
    def cell_of(self) -> Mapping[str, Pair]:
        """The first cell of each tension that has one."""
        first: dict[str, Pair] = {}
        for pair, ids in self.cells.items():
            for key in ids:
                first.setdefault(key, pair)
        return first

    @cached_property
    def together(self) -> Mapping[Pair, tuple[str, ...]]:
        """For parties that hold a position jointly, in either order, the tensions in which they do."""
        pairs: dict[Pair, dict[str, None]] = {}
        for tension in self.tensions.values():
            for position in tension.positions:
                for a, b in combinations(position.party, 2):
                    for pair in ((a, b), (b, a)):
                        pairs.setdefault(pair, {})[tension.id] = None
        return {pair: tuple(ids) for pair, ids in pairs.items()}

    @cached_property
    def unplaced(self) -> tuple[str, ...]:
        """The tensions in which nobody stands against another."""
        return tuple(key for key in self.tensions if key not in self.cell_of)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every id that can be chosen, in the order of the file."""
        return (*self.tensions, *(discrepancy.id for discrepancy in self.briefing.discrepancies))


def answers_to(key: str, index: BriefingIndex) -> tuple[str, ...]:
    """The ids of the statements that carry another position in a tension in which this one carries one."""
    tensions = index.tensions_by_quote.get(key, ())
    positions = (position for tension in tensions for position in tension.positions if key not in position.quotes)
    return tuple(dict.fromkeys(other for position in positions for other in position.quotes))
