"""Holds proposed statements against their sources with the check itself: what it does not find is not proposed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.check.attribution import find_misattributions
from briefing.check.proof import prove
from briefing.check.verdict import Standing
from briefing.model import Actor, Briefing, Event, Quote, QuoteKind, Source, SourceNote
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.proposal import ProposedActor, ProposedNote, ProposedStatement, SourceReport

__all__ = ["proved"]


def proved(
    statements: Sequence[ProposedStatement],
    actors: Sequence[ProposedActor],
    reports: Sequence[SourceReport],
    notes: Sequence[ProposedNote] = (),
) -> list[ProposedStatement]:
    """The statements that the check finds; what stands in no quotation marks there is not sure any more.

    A speaker at whom nothing near the words points is taken away: nobody is better than a guess.
    """
    archives = {one.id: ArchiveText(one.paragraphs, one.id, language=one.language) for one in reports}
    briefing = _briefing(statements, actors, reports, notes)
    proof = prove(briefing, archives)
    doubted = {found.quote for found in find_misattributions(briefing, proof, archives) if found.code == "BR307"}
    kept: list[ProposedStatement] = []
    for number, one in enumerate(statements):
        standing = proof.verdicts[briefing.quotes[number].id].standing
        if standing in {Standing.NOT_FOUND, Standing.NOT_COMPARED}:
            continue
        made = replace(one, sure=False) if standing is Standing.NOT_QUOTED else one
        if number in doubted:
            made = replace(made, speakers=(), why=f"{made.why}; the check sees nobody who is meant")
        kept.append(made)
    return kept


def _briefing(
    statements: Sequence[ProposedStatement],
    actors: Sequence[ProposedActor],
    reports: Sequence[SourceReport],
    notes: Sequence[ProposedNote],
) -> Briefing:
    return Briefing(
        briefing=1,
        title="Draft",
        event=Event(summary="Draft"),
        language=next((one.language for one in reports if one.language), None),
        actors={one.id: _actor(one) for one in actors},
        sources={one.id: Source(title=one.title or one.id, language=one.language) for one in reports},
        quotes=tuple(_quotes(statements)),
        source_notes=tuple(
            SourceNote(
                source=one.place.source,
                at=one.place.at,
                printed=one.printed or None,
                read_as=one.read_as or None,
                note=one.note,
            )
            for one in notes
        ),
    )


def _actor(one: ProposedActor) -> Actor:
    return Actor.model_validate({"name": one.name, "kind": one.kind, "role": one.role or None, "aliases": one.aliases})


def _quotes(statements: Sequence[ProposedStatement]) -> Iterator[Quote]:
    for number, one in enumerate(statements, 1):
        yield Quote(
            id=f"Q{number}",
            text=one.text,
            speaker=one.speakers,
            kind=QuoteKind(one.kind),
            source=one.source,
            at=one.at,
            passage=one.passage or None,
        )
