"""The key points of a brief, each with what it rests on and what is doubtful about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.model import KeyPointKind, Quote, QuoteKind, Reference
from briefing.model.wording import KIND_WORDS, is_doubted
from briefing.reader.document import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import KeyPoint
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Writer

__all__ = ["support_of", "write_key_points"]

OPINIONS = frozenset({KeyPointKind.ASSESSMENT, KeyPointKind.ASSUMPTION, KeyPointKind.CAVEAT})
"""Kinds of points that are the briefer's own and need no support."""


def write_key_points(writer: Writer, brief: OpenBrief) -> None:
    """Write a paragraph for each."""
    points = brief.briefing.event.key_points
    if points:
        writer.heading("KEY POINTS")
    for number, point in enumerate(points, 1):
        kind = [Span(f"{point.kind}: ", Role.MUTED)] if point.kind else []
        support, doubts = support_of(point, brief)
        runs = [*brief.index.split_prose(point.text), *([Span(f" ({support})", Role.MUTED)] if support else [])]
        owner = f"event.key_points.{number}"
        writer.item(Span("-", Role.MUTED), *kind, *runs, width=2, owner=owner)
        for doubt in doubts:
            writer.item(Span("  !", Role.CAUTION), Span(doubt, Role.CAUTION), width=4, owner=owner)


def support_of(point: KeyPoint, brief: OpenBrief) -> tuple[str, list[str]]:
    """What the statements that a point names are, in words, and what is doubtful about its support."""
    named = [part for part in brief.index.split_prose(point.text) if isinstance(part, Reference)]
    items = (brief.index.items[part.id] for part in named)
    quotes = list({item.id: item for item in items if isinstance(item, Quote)}.values())
    if not named:
        return "", [] if point.kind in OPINIONS else ["rests on nothing that the brief names"]
    kinds = {kind: [quote.id for quote in quotes if quote.kind is kind] for kind in KIND_WORDS}
    words = [f"{', '.join(ids)} {KIND_WORDS[kind].lower()}" for kind, ids in kinds.items() if ids]
    return "; ".join(words), list(_doubts(quotes, brief))


def _doubts(quotes: Iterable[Quote], brief: OpenBrief) -> Iterable[str]:
    for quote in quotes:
        if is_doubted(quote.status):
            yield f"{quote.id} is {quote.status}"
        if brief.is_proved and brief.proof.verdicts[quote.id].standing is Standing.NOT_FOUND:
            what = "passage" if quote.kind is QuoteKind.INDIRECT else "quotation"
            yield f"the {what} of {quote.id} was NOT FOUND in its source"
