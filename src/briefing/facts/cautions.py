"""What a reader must know before using a statement, a tension or the whole brief, and what key points rest on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeGuard

from briefing.check import Rung, Standing
from briefing.facts.provenance import by_standing
from briefing.model import Actor, Quote, Reference
from briefing.model.support import NO_SOURCE
from briefing.model.wording import (
    count_of,
    format_credibility,
    format_names,
    format_status,
    is_doubted,
    join_words,
)
from briefing.sources import ArchiveText
from briefing.text import folded, mixed_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.check import Proof, Verdict
    from briefing.check.verdict import PieceProof
    from briefing.model import BriefingIndex, Source, SourceNote, Tension
    from briefing.model.support import SupportIndex
    from briefing.sources import ArchiveError

__all__ = [
    "DRAFT_WORDS",
    "Caution",
    "CautionKind",
    "Draftable",
    "Runs",
    "capitalised",
    "cautions_of_actor",
    "cautions_of_draft",
    "cautions_of_source",
    "cautions_of_statement",
    "cautions_of_tension",
    "in_marks",
    "is_nameless",
    "is_poor",
    "marked_as_draft",
    "references_to",
    "some_of",
    "source_notes_on",
    "told_of_source",
]

Runs: TypeAlias = tuple[str | Reference, ...]
"""Plain text and resolved references, one after the other."""

DOUBTFUL = 4
"""The first number of the Admiralty scale that is worse than "possibly true"; 6 means that nobody can judge."""

LISTED = 12
"""References that one caution names; further ones are counted."""

DRAFT_WORDS = "draft, confirmed by nobody"
"""How every screen and every format tells that an item was proposed by a program and stands as it was proposed."""

_NAMELESS = ("unnamed", "anonymous", "not named", "unidentified")
_NEGATION = "the words left out hold a negation"
"""How the proof names an omission that turns a sentence round."""


class Draftable(Protocol):
    """An item of a brief that may be a draft."""

    @property
    def draft(self) -> bool:
        """Whether a program proposed it and nobody has confirmed it."""


class CautionKind(StrEnum):
    """What a caution is about."""

    DRAFT = "draft"
    STATUS = "status"
    CREDIBILITY = "credibility"
    NOT_FOUND = "not found"
    NOT_QUOTED = "not quoted"
    MISPLACED = "misplaced"
    NEGATION = "negation"
    NOT_COMPARED = "not compared"
    SOURCE_NOTE = "source note"
    SOURCE = "source"
    SPEAKER = "speaker"
    NAME = "name"
    PROSE = "prose"


class Caution(NamedTuple):
    """One thing to know, in a sentence with links.

    Attributes:
        kind: What it is about.
        text: The sentence.
        note: The remark on the source that it repeats; None for any other.
    """

    kind: CautionKind
    text: Runs
    note: SourceNote | None = None

    @property
    def is_verdict(self) -> bool:
        """Whether the sign of the verdict tells it already."""
        return self.kind in {CautionKind.NOT_FOUND, CautionKind.NOT_QUOTED}


def cautions_of_statement(quote: Quote, index: BriefingIndex, verdict: Verdict | None) -> tuple[Caution, ...]:
    """What to know before using a statement; without a verdict, while it is being compared, what the file says."""
    return (
        *_of_standing(quote),
        *_of_verdict(quote, index, verdict),
        *_of_source_notes(quote, index),
        *cautions_of_draft(quote),
    )


def cautions_of_draft(item: Draftable) -> tuple[Caution, ...]:
    """That nobody has confirmed an item which a program proposed; nothing for any other."""
    return (Caution(CautionKind.DRAFT, (f"{capitalised(DRAFT_WORDS)}.",)),) if item.draft else ()


def marked_as_draft(text: Runs, item: Draftable) -> Runs:
    """A text that has no room for cautions beside it, with that one before it where it is due."""
    return (f"{capitalised(DRAFT_WORDS)}: ", *text) if item.draft else text


def is_poor(credibility: int | None) -> TypeGuard[int]:
    """Whether the grade of a statement's content is a caution: doubtful, improbable, or beyond anybody's judgement."""
    return credibility is not None and credibility >= DOUBTFUL


def _of_standing(quote: Quote) -> Iterator[Caution]:
    if is_doubted(quote.status):
        yield Caution(CautionKind.STATUS, (f"{capitalised(format_status(quote.status))}.",))
    if is_poor(quote.credibility):
        yield Caution(CautionKind.CREDIBILITY, (f"{capitalised(format_credibility(quote.credibility))}.",))


def _of_verdict(quote: Quote, index: BriefingIndex, verdict: Verdict | None) -> Iterator[Caution]:
    for piece in verdict.pieces if verdict else ():
        yield from _of_piece(piece, quote, index, alone=len(verdict.pieces) == 1 if verdict else True)


def _of_piece(piece: PieceProof, quote: Quote, index: BriefingIndex, *, alone: bool) -> Iterator[Caution]:
    located = piece.located
    there = _where(quote.source, located.paragraph, index)
    if located.rung is Rung.NOT_FOUND:
        what = "The words were" if alone else f"The words “{piece.words}” were"
        what = what if piece.is_claim else "The passage this rests on was"
        text = (f"{what} {Standing.NOT_FOUND} in the archived text of ", *_where(quote.source, None, index), ".")
        yield Caution(CautionKind.NOT_FOUND, text)
    elif located.misplaced:
        text = ("Found at ", *there, ", not at ", *_where(quote.source, quote.at, index), ".")
        yield Caution(CautionKind.MISPLACED, text)
    if not piece.quoted:
        text = (f"The words stand in the source, but {piece.instead}.",)
        yield Caution(CautionKind.NOT_QUOTED, text)
    if _NEGATION in located.reasons:
        yield Caution(CautionKind.NEGATION, ("The words left out hold a negation: compare ", *there, "."))


def source_notes_on(quote: Quote, index: BriefingIndex) -> tuple[SourceNote, ...]:
    """The errors of the source in the paragraph that a statement stands in."""
    if quote.at is None or quote.source is None:
        return ()
    return index.source_notes_by_paragraph.get((quote.source, quote.at), ())


def _of_source_notes(quote: Quote, index: BriefingIndex) -> Iterator[Caution]:
    for note in source_notes_on(quote, index):
        lead = ("The source ",) if note.printed else ()
        yield Caution(CautionKind.SOURCE_NOTE, (*lead, *told_of_source(note, index)), note)


def told_of_source(note: SourceNote, index: BriefingIndex) -> Runs:
    """What a source prints, what the brief reads, and what is wrong, as a sentence goes on after its name."""
    printed = f"prints {in_marks(note.printed)}" if note.printed else ""
    read_as = f"read as {in_marks(note.read_as)}" if note.read_as else ""
    said = ", ".join(filter(None, (printed, read_as)))
    return (*((f"{said}: ",) if said else ()), *index.split_prose(note.note))


def cautions_of_tension(
    tension: Tension, index: BriefingIndex, support: SupportIndex, proof: Proof | None
) -> tuple[Caution, ...]:
    """What weakens a tension: positions and sources that are missing, and doubts about its statements."""
    quotes = [item for key in tension.quotes if isinstance(item := index.items.get(key), Quote)]
    return (
        *_of_positions(tension, index, support),
        *_of_disputed(quotes, index),
        *_of_proof(quotes, index, proof),
        *_of_speakers(quotes, index),
        *cautions_of_draft(tension),
    )


def _of_positions(tension: Tension, index: BriefingIndex, support: SupportIndex) -> Iterator[Caution]:
    for position in tension.positions:
        if not position.quotes:
            party = format_names(position.party, index)
            yield Caution(CautionKind.SOURCE, (f"The position of {party} is carried by no statement.",))
    sources = support.sources_of(tension.id)
    # Where the brief has one source, that is said of the whole of it.
    if len(sources) == 1 and NO_SOURCE not in sources and len(index.briefing.sources) > 1:
        one = _where(next(iter(sources)), None, index)
        yield Caution(CautionKind.SOURCE, ("All of it rests on one source: ", *one, "."))
    elif not sources:
        yield Caution(CautionKind.SOURCE, ("It rests on no source.",))


def _of_disputed(quotes: Iterable[Quote], index: BriefingIndex) -> Iterator[Caution]:
    for quote in quotes:
        if is_doubted(quote.status):
            yield _about(CautionKind.STATUS, quote, f" is {format_status(quote.status).lower()}.", index)


def _of_proof(quotes: Iterable[Quote], index: BriefingIndex, proof: Proof | None) -> Iterator[Caution]:
    if proof is None:
        return
    found = by_standing(quotes, proof)
    for kind, standing in _BAD.items():
        ids = found.get(standing, ())
        if ids:
            yield Caution(kind, (f"{capitalised(standing)}: ", *some_of(ids, index), "."))


_BAD = {
    CautionKind.NOT_FOUND: Standing.NOT_FOUND,
    CautionKind.NOT_QUOTED: Standing.NOT_QUOTED,
    CautionKind.NOT_COMPARED: Standing.NOT_COMPARED,
}


def _of_speakers(quotes: Iterable[Quote], index: BriefingIndex) -> Iterator[Caution]:
    for quote in quotes:
        nameless = [actor for actor in quote.speaker if is_nameless(index.briefing.actors[actor])]
        undated = ", undated" if quote.date is None or quote.date.edtf is None else ""
        if not quote.speaker:
            yield _about(CautionKind.SPEAKER, quote, f": the source names no speaker{undated}.", index)
        elif nameless:
            names = format_names(nameless, index)
            yield _about(CautionKind.SPEAKER, quote, f" comes from people without a name ({names}){undated}.", index)


def is_nameless(actor: Actor) -> bool:
    """Whether a brief says of an actor that nobody knows who it is."""
    told = folded(f"{actor.role or ''} {actor.name}")
    return any(word in told for word in _NAMELESS)


def cautions_of_actor(key: str, index: BriefingIndex, namesakes: Iterable[tuple[str, str]]) -> tuple[Caution, ...]:
    """What may mislead about an actor: its name, what else is called so, and what is doubted of its statements.

    Args:
        key: The actor.
        index: The cross-references of its brief.
        namesakes: Others with one of its names, each with that name.
    """
    from briefing.check.naming import spellings_of  # noqa: PLC0415 - no actor is shown when the reader starts

    actor = index.briefing.actors[key]
    scripts = mixed_scripts(actor.name)
    texts: list[tuple[CautionKind, Runs]] = []
    if scripts:
        mixed = f"The name mixes {join_words(list(scripts))} letters: it may not be what it looks like."
        texts.append((CautionKind.NAME, (mixed,)))
    if is_nameless(actor):
        texts.append((CautionKind.SPEAKER, ("Nobody is named: who speaks cannot be checked.",)))
    for printed in dict.fromkeys(note.printed for note in spellings_of(key, index.briefing) if note.printed):
        misprint = f"{in_marks(printed)} is how a source prints the name, not a second person or body."
        texts.append((CautionKind.NAME, (misprint,)))
    for other, name in namesakes:
        same = f"{in_marks(name)} is also a name of {index.actor_name(other)} "
        texts.append((CautionKind.NAME, (same, index.references[other], ".")))
    doubted = [quote for quote in index.quotes_by_actor.get(key, ()) if is_doubted(quote.status)]
    if doubted:
        standings = join_words(list(dict.fromkeys(str(quote.status) for quote in doubted)), "or")
        lead = f"{count_of(len(doubted), 'statement')} {standings}: "
        texts.append((CautionKind.STATUS, (lead, *some_of([quote.id for quote in doubted], index))))
    return (*(Caution(kind, text) for kind, text in texts), *cautions_of_draft(actor))


def cautions_of_source(source: Source, archive: ArchiveText | ArchiveError | None) -> tuple[Caution, ...]:
    """Why nothing could be compared with a source that has an archive, and whether it is a draft."""
    unread = archive is not None and not isinstance(archive, ArchiveText)
    told = (Caution(CautionKind.NOT_COMPARED, (f"Not checked: {archive}.",)),) if unread else ()
    return (*told, *cautions_of_draft(source))


def in_marks(words: str) -> str:
    """Words in quotation marks; in single ones where they have marks of their own."""
    return f"‘{words}’" if any(mark in words for mark in '“”"„«»') else f"“{words}”"


def _about(kind: CautionKind, quote: Quote, words: str, index: BriefingIndex) -> Caution:
    return Caution(kind, (index.references[quote.id], words))


def _where(source: str | None, at: int | None, index: BriefingIndex) -> Runs:
    where = index.where(source, at)
    return (where,) if where else ()


def references_to(ids: Iterable[str], index: BriefingIndex) -> Runs:
    """References to ids, set apart by blanks."""
    runs: list[str | Reference] = []
    for key in ids:
        runs += [*([" "] if runs else []), index.references[key]]
    return tuple(runs)


def some_of(ids: Sequence[str], index: BriefingIndex) -> Runs:
    """References to the first ids, and how many more there are."""
    more = (f" and {len(ids) - LISTED} more",) if len(ids) > LISTED else ()
    return (*references_to(ids[:LISTED], index), *more)


def capitalised(sentence: str) -> str:
    """A sentence with a capital at its start."""
    return f"{sentence[:1].upper()}{sentence[1:]}"
