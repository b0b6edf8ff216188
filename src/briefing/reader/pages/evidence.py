"""What a tension rests on, each with a few words, and what to be careful about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.model import Actor, Quote, Reference, TargetKind, TimelineEntry
from briefing.model.phrases import is_doubted
from briefing.model.support import NO_SOURCE
from briefing.model.wording import format_date_column, format_status, join_words
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import paragraph_reference
from briefing.reader.pages.statement_block import one_line, spoken
from briefing.text import folded, truncate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["is_anonymous", "write_evidence", "write_tension_cautions"]

LISTED = 40
"""Pieces of evidence that are listed; further ones are counted."""

LONGEST_GIST = 400
"""Characters of a paragraph that are looked at for its first words."""

_NAMELESS = ("unnamed", "anonymous", "not named", "unidentified")


def write_evidence(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """List what the tension refers to and the paragraphs of its statements, a row each."""
    found = list(dict.fromkeys(_evidence(tension, brief)))
    if not found:
        writer.heading("EVIDENCE", Span("none is referred to", Role.MUTED))
        return
    writer.heading("EVIDENCE")
    for reference in found[:LISTED]:
        label = Span(f"  {str(reference).ljust(7)} ", Role.LINK, reference)
        gist = _gist(reference, brief)
        room = writer.measure - len(label.text)
        writer.row(label, gist._replace(text=truncate(writer.lettering.line(gist.text), room)), owner=_owner(reference))
    if len(found) > LISTED:
        writer.paragraph(Span(f"and {len(found) - LISTED} more", Role.MUTED), indent=2)


def _evidence(tension: Tension, brief: OpenBrief) -> Iterator[Reference]:
    index = brief.index
    yield from filter(None, map(index.reference, tension.refs))
    prose = (tension.issue, *(position.position for position in tension.positions), tension.common_ground)
    for part in (part for text in prose if text for part in index.split_prose(text)):
        if isinstance(part, Reference) and part.kind is not TargetKind.ACTOR:
            yield part
    for quote in _statements(tension, brief):
        if (where := paragraph_reference(quote.source, quote.at, brief)) is not None:
            yield where


def _owner(reference: Reference) -> str:
    return f"{reference.id}:{reference.paragraph}" if reference.paragraph else reference.id


def _gist(reference: Reference, brief: OpenBrief) -> Span:
    """A few words of what a reference leads to: of a paragraph without an archive, what the brief takes from it."""
    item = brief.index.items[reference.id]
    if reference.paragraph:
        archive = brief.archive_of(reference.id)
        if archive and reference.paragraph <= len(archive.paragraphs):
            return Span(one_line(archive.paragraphs[reference.paragraph - 1][:LONGEST_GIST]))
        quotes = brief.index.quotes_by_source.get(reference.id, ())
        there = next((quote for quote in quotes if quote.at == reference.paragraph), None)
        return Span(f"({there.id}) {spoken(there)}" if there else "its text is not at hand", Role.MUTED)
    if isinstance(item, Quote):
        return Span(spoken(item))
    if isinstance(item, TimelineEntry):
        return Span(f"{format_date_column(item.date)}: {item.text}")
    return Span(next((str(getattr(item, name)) for name in ("title", "question", "text") if hasattr(item, name)), ""))


def _statements(tension: Tension, brief: OpenBrief) -> list[Quote]:
    ids = dict.fromkeys(key for position in tension.positions for key in position.quotes)
    return [brief.index.items[key] for key in ids]


def write_tension_cautions(writer: Writer, tension: Tension, brief: OpenBrief) -> None:
    """Say what weakens it; nothing is written where nothing does."""
    cautions = list(_cautions(tension, brief))
    if cautions:
        writer.heading("CAUTIONS")
    for runs in cautions:
        writer.item(Span("!", Role.CAUTION), *runs, width=2, owner=tension.id)


def _cautions(tension: Tension, brief: OpenBrief) -> Iterator[list[Run]]:
    names = brief.index.actor_name
    for position in tension.positions:
        if not position.quotes:
            party = join_words([names(actor) for actor in position.party])
            yield [f"The position of {party} is carried by no statement."]
    quotes = _statements(tension, brief)
    sources = brief.support.sources_of(tension.id)
    if len(sources) == 1 and NO_SOURCE not in sources:
        yield ["All of it rests on one source: ", brief.index.references[next(iter(sources))], "."]
    elif not sources:
        yield ["It rests on no source."]
    for quote in quotes:
        if is_doubted(quote.status):
            yield _about(quote, f" is {format_status(quote.status).lower()}.", brief)
    yield from _of_proof(quotes, brief)
    yield from _of_speakers(quotes, brief)


def _about(quote: Quote, words: str, brief: OpenBrief) -> list[Run]:
    return [brief.index.references[quote.id], words]


def _of_proof(quotes: Iterable[Quote], brief: OpenBrief) -> Iterator[list[Run]]:
    if not brief.is_proved:
        return
    results = {quote.id: brief.proof.verdicts[quote.id].standing for quote in quotes}
    for quote in quotes:
        if results[quote.id] is Standing.NOT_FOUND:
            yield _about(quote, f": {Standing.NOT_FOUND} in its source.", brief)
    unchecked = [key for key, result in results.items() if result is Standing.NOT_COMPARED]
    if unchecked:
        links: list[Run] = [run for key in unchecked[:LISTED] for run in (brief.index.references[key], " ")]
        yield [*links, "could not be compared: the text of the source is not at hand."]


def _of_speakers(quotes: Iterable[Quote], brief: OpenBrief) -> Iterator[list[Run]]:
    for quote in quotes:
        nameless = [actor for actor in quote.speaker if is_anonymous(brief.briefing.actors[actor])]
        undated = ", undated" if quote.date is None or quote.date.edtf is None else ""
        if not quote.speaker:
            yield _about(quote, f": the source names no speaker{undated}.", brief)
        elif nameless:
            names = join_words([brief.index.actor_name(actor) for actor in nameless])
            yield _about(quote, f" comes from people without a name ({names}){undated}.", brief)


def is_anonymous(actor: Actor) -> bool:
    """Whether a brief says of an actor that nobody knows who it is."""
    told = folded(f"{actor.role or ''} {actor.name}")
    return any(word in told for word in _NAMELESS)
