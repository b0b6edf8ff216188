"""What the key points of a brief rest on, and what is doubtful about that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.facts.cautions import CautionKind, cautions_of_statement
from briefing.model import KeyPointKind, Quote, QuoteKind, Reference
from briefing.model.wording import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.check import Proof
    from briefing.model import BriefingIndex, KeyPoint

__all__ = ["PointDoubt", "PointSupport", "support_of_point"]

_OPINIONS = frozenset({KeyPointKind.ASSESSMENT, KeyPointKind.ASSUMPTION, KeyPointKind.CAVEAT})
"""Kinds of points that are the briefer's own and need no support."""

_GRAVE = frozenset({CautionKind.STATUS, CautionKind.CREDIBILITY, CautionKind.NOT_FOUND, CautionKind.NOT_QUOTED})
"""Cautions of a statement that weaken whatever rests on it."""


class PointDoubt(NamedTuple):
    """A statement that weakens the point which names it, and why."""

    quote: Quote
    kind: CautionKind


class PointSupport(NamedTuple):
    """What a key point rests on.

    Attributes:
        by_kind: The ids of the statements that it names, by their kind.
        doubts: What is doubtful about them, each doubt once.
        is_missing: Whether it needs support and the brief names none.
    """

    by_kind: Mapping[QuoteKind, tuple[str, ...]]
    doubts: tuple[PointDoubt, ...]
    is_missing: bool


def support_of_point(point: KeyPoint, index: BriefingIndex, proof: Proof | None) -> PointSupport:
    """What a point rests on; without a proof, while it is being made, what the file says."""
    named = [part for part in index.split_prose(point.text) if isinstance(part, Reference)]
    items = (index.items[part.id] for part in named)
    quotes = list({item.id: item for item in items if isinstance(item, Quote)}.values())
    doubts = {
        PointDoubt(quote, caution.kind): None
        for quote in quotes
        for caution in cautions_of_statement(quote, index, proof.verdicts[quote.id] if proof else None)
        if caution.kind in _GRAVE
    }
    by_kind = {kind: tuple(quote.id for quote in quotes if quote.kind is kind) for kind in KIND_WORDS}
    return PointSupport(by_kind, tuple(doubts), is_missing=not named and point.kind not in _OPINIONS)
