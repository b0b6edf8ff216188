"""Where a brief has its words from: how many of which kind, compared with what, and whom its sources cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import ActorKind, QuoteKind, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.check import Proof, Standing
    from briefing.model import Briefing, BriefingIndex, Quote

__all__ = ["WordsCompared", "by_kind", "by_standing", "cited_by", "comparison_of"]


class WordsCompared(NamedTuple):
    """What the words that are given as somebody's own were compared with.

    Attributes:
        compared: The ids of the sources whose text was at hand; None among them for statements without a source.
        unread: The same of those whose text was not.
    """

    compared: tuple[str | None, ...]
    unread: tuple[str | None, ...]


def by_kind(briefing: Briefing) -> Mapping[QuoteKind, int]:
    """How many statements there are of each kind that occurs."""
    counts = {kind: sum(quote.kind is kind for quote in briefing.quotes) for kind in QuoteKind}
    return {kind: count for kind, count in counts.items() if count}


def by_standing(quotes: Iterable[Quote], proof: Proof) -> Mapping[Standing, tuple[str, ...]]:
    """The ids of the statements that came to each verdict, in the order given."""
    found: dict[Standing, list[str]] = {}
    for quote in quotes:
        found.setdefault(proof.verdicts[quote.id].standing, []).append(quote.id)
    return {standing: tuple(ids) for standing, ids in found.items()}


def comparison_of(briefing: Briefing, proof: Proof) -> WordsCompared:
    """What the quotations of a brief were compared with; sources in the order of the file."""
    claiming = [(quote.source, proof.verdicts[quote.id]) for quote in briefing.quotes]
    return WordsCompared(
        _sources_of(briefing, (source for source, verdict in claiming if verdict.claims and verdict.rung)),
        _sources_of(briefing, (source for source, verdict in claiming if verdict.claims and not verdict.rung)),
    )


def _sources_of(briefing: Briefing, named: Iterable[str | None]) -> tuple[str | None, ...]:
    """Sources once each in the order of the file, and last None where a statement names none."""
    keys = frozenset(named)
    return (*(key for key in briefing.sources if key in keys), *([None] if None in keys else []))


def cited_by(source: str, index: BriefingIndex) -> Mapping[str, tuple[int, ...]]:
    """The outlets and persons that a source has its reports from, each with the paragraphs in which it cites them.

    They are named as `via` names them, an actor by its id; an outlet may also be named by an entry of the timeline.
    """
    cited: dict[str, set[int]] = {}
    for name, paragraph in _citations(source, index):
        cited.setdefault(name, set()).update([paragraph] if paragraph else [])
    return {name: tuple(sorted(paragraphs)) for name, paragraphs in cited.items()}


def _citations(source: str, index: BriefingIndex) -> Iterator[tuple[str, int | None]]:
    for quote in index.quotes_by_source.get(source, ()):
        yield from ((name, quote.at) for name in quote.via)
    actors = index.briefing.actors
    for entry in index.briefing.timeline:
        if entry.source == source and "[" in entry.text:
            named = [part.id for part in index.split_prose(entry.text) if isinstance(part, Reference)]
            yield from ((key, entry.at) for key in named if key in actors and actors[key].kind is ActorKind.MEDIA)
