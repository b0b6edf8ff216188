"""What a brief claims to be verbatim, and whether it is: the proof of quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.ladder import locate
from briefing.check.marks import quoted_pieces, stray_closing
from briefing.check.naming import NamingIndex
from briefing.check.quoted import is_quoted_in, unclosed_before
from briefing.check.turns import whose_words
from briefing.check.verdict import PieceProof, Standing, Tally, Verdict
from briefing.model import QuoteKind
from briefing.sources import ArchiveError, ArchiveText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing.check.searchable import SourceHit
    from briefing.errors import NodePath
    from briefing.model import Briefing, Quote

__all__ = ["Claim", "Proof", "Proven", "claims_of", "prove"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a statement that are said to stand in its source, and the field that says so."""

    field: NodePath
    words: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of every statement of a brief, by its id.

    Attributes:
        verdicts: The verdict on each statement.
        unread: For each source whose archive could not be compared with, why.
        paragraphs: For each source whose archive was read, how many paragraphs it has.
    """

    verdicts: Mapping[str, Verdict]
    unread: Mapping[str, str] = field(default_factory=dict)
    paragraphs: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of_all(cls, proofs: Iterable[Proof]) -> Proof:
        """The statements of several briefs taken together, to be counted."""
        return cls(
            {f"{number}:{key}": verdict for number, one in enumerate(proofs) for key, verdict in one.verdicts.items()}
        )

    def tally(self, ids: Iterable[str] | None = None) -> Tally:
        """Count the verdicts on some statements, or on all."""
        if ids is None:
            return Tally(self.verdicts.values())
        return Tally(self.verdicts[key] for key in ids)


def claims_of(quote: Quote, language: str | None = None) -> tuple[Claim, ...]:
    """What a statement says to stand in its source.

    Of a direct statement all of it, of a mixed one what stands in quotation marks, of a paraphrase nothing; of a
    translation the original, never the translation; where the original is in the language of the brief, both. The
    passage that a statement rests on is verbatim always.
    """
    text = (quote.original.text or "") if quote.original else quote.text
    field: NodePath = ("original", "text") if quote.original else ("text",)
    spoken = quote.original.language if quote.original else language
    claims = _claimed(quote, field, text, spoken)
    if quote.original and text and _is_one_language(quote.original.language, language, text, quote.text):
        claims += _claimed(quote, ("text",), quote.text, language)
    if quote.passage:
        claims.append(Claim(("passage",), quote.passage))
    return tuple(claims)


_LONG_WORD = re.compile(r"\w{4,}")
_WORD = re.compile(r"\w+")


def _is_one_language(original: str, brief: str | None, text: str, translation: str) -> bool:
    """Whether an original is in the language of its brief; where that is not known, the words of the two tell."""
    if brief is not None:
        return original.partition("-")[0].lower() == brief.partition("-")[0].lower()
    return any(
        2 * len(words & others) > len(words)
        for words, others in (
            [{word.casefold() for word in form.findall(it)} for it in (translation, text)]
            for form in (_LONG_WORD, _WORD)
        )
    )


def _claimed(quote: Quote, field: NodePath, text: str, language: str | None) -> list[Claim]:
    if quote.kind is QuoteKind.DIRECT and text:
        return [Claim(field, _without_marks(text))]
    if quote.kind is not QuoteKind.MIXED:
        return []
    pieces = [piece for piece in quoted_pieces(text, language) if any(map(str.isalnum, piece.words))]
    if pieces:
        return [Claim(field, piece.words) for piece in pieces]
    # A mark closes what none opened: all words before it may be meant.
    stray = stray_closing(text)
    return [Claim(field, text[:stray])] if stray else []


def _without_marks(text: str) -> str:
    """The words of a text that as a whole stands in quotation marks of its own."""
    pieces = quoted_pieces(text)
    whole = len(pieces) == 1 and pieces[0].closed and len(text) - len(pieces[0].words) <= len("''''")
    return pieces[0].words if whole else text


class Proven(NamedTuple):
    """A brief that was proved, with the texts that it was compared with."""

    briefing: Briefing
    archives: Mapping[str, ArchiveText | ArchiveError]
    proof: Proof


def prove(briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError], known: Proven | None = None) -> Proof:
    """Compare every statement with the archive of its source.

    Args:
        briefing: The brief.
        archives: The texts of its sources.
        known: Another state of it: a statement that says the same there, of the same text, is not compared again.
    """
    known_verdict = _known_verdicts(briefing, archives, known) if known else {}

    # One verdict for all statements without a text to compare with: a brief may have a hundred thousand of them.
    @cache
    def not_compared(source: str | None, *, claims: bool) -> Verdict:
        return Verdict(Standing.NOT_COMPARED, claims=claims, why=_why_not_compared(source, briefing, archives))

    known_unclosed: dict[str, set[int]] = {}
    for note in briefing.source_notes:
        if note.at is not None and note.printed is None:
            known_unclosed.setdefault(note.source, set()).add(note.at)
    names = cache(partial(NamingIndex, briefing))

    def whose(quote: Quote, archive: ArchiveText, hits: Iterable[SourceHit]) -> str:
        return whose_words(briefing, quote, archive, hits, names)

    verdicts = {}
    for quote in briefing.quotes:
        if (verdict := known_verdict.get(quote.id)) is not None:
            verdicts[quote.id] = verdict
            continue
        claims = claims_of(quote, briefing.language)
        archive = archives.get(quote.source or "")
        if not claims:
            verdicts[quote.id] = _NOTHING_GIVEN if quote.kind is QuoteKind.DIRECT else _NOTHING_CLAIMED[quote.kind]
        elif isinstance(archive, ArchiveText):
            verdicts[quote.id] = Verdict.of_pieces(
                tuple(
                    _prove_claim(claim, quote, archive, known_unclosed.get(quote.source or "", set()), whose)
                    for claim in claims
                )
            )
        else:
            in_text = any(claim.field != ("passage",) for claim in claims)
            verdicts[quote.id] = not_compared(quote.source, claims=in_text)
    return Proof(
        verdicts,
        {key: str(found) for key, found in archives.items() if not isinstance(found, ArchiveText)},
        {key: len(found.paragraphs) for key, found in archives.items() if isinstance(found, ArchiveText)},
    )


def _known_verdicts(
    briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError], known: Proven
) -> dict[str, Verdict]:
    """The verdicts of a state that hold in another one: on what is the same, save that it may be a draft no more."""
    if _premises(briefing) != _premises(known.briefing):
        return {}
    same = {key for key, text in archives.items() if isinstance(text, ArchiveText) and text == known.archives.get(key)}
    before = {quote.id: quote for quote in known.briefing.quotes}
    return {
        quote.id: known.proof.verdicts[quote.id]
        for quote in briefing.quotes
        if quote.source in same and quote.id in before and _says_as_before(quote, before[quote.id])
    }


def _premises(briefing: Briefing) -> tuple[object, ...]:
    """What the verdict on a statement rests on besides it and the text of its source."""
    actors = {key: actor.model_copy(update={"draft": False}) for key, actor in briefing.actors.items()}
    return briefing.language, actors, briefing.sources, briefing.source_notes


def _says_as_before(quote: Quote, before: Quote) -> bool:
    return quote == (before.model_copy(update={"draft": quote.draft}) if before.draft != quote.draft else before)


_NOTHING_GIVEN = Verdict(Standing.NOT_COMPARED, why="the words in the language in which they were said are not given")
_NOTHING_CLAIMED = {
    QuoteKind.INDIRECT: Verdict(Standing.NOTHING_CLAIMED, claims=False),
    QuoteKind.MIXED: Verdict(Standing.NOTHING_CLAIMED, claims=False, why="nothing in it stands in quotation marks"),
}


def _why_not_compared(
    source: str | None, briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError]
) -> str:
    if source is None:
        return "the statement names no source"
    found = archives.get(source)
    if briefing.sources[source].archive is None:
        return "the source has no archived text"
    if isinstance(found, ArchiveError) and found.kind == "changed":
        return "the archived text of the source has changed"
    return "the archived text of the source is not at hand"


def _prove_claim(
    claim: Claim,
    quote: Quote,
    archive: ArchiveText,
    unclosed: set[int],
    whose: Callable[[Quote, ArchiveText, Iterable[SourceHit]], str],
) -> PieceProof:
    """Prove one claim.

    Args:
        claim: The words, and the field that claims them.
        quote: The statement.
        archive: Its source.
        unclosed: The paragraphs of which the brief knows that they close no mark.
        whose: Says whose words the source says they are, where they are another's.
    """
    if claim.field == ("passage",):
        return PieceProof(claim.words, locate(claim.words, archive, quote.at, quoted=False), field=claim.field)
    located = locate(claim.words, archive, quote.at)
    quoted = all(
        is_quoted_in(archive, hit) or (hit.paragraph in unclosed and unclosed_before(archive, hit))
        for hit in located.spans
    )
    others = whose(quote, archive, located.spans)
    return PieceProof(claim.words, located, quoted and not others, claim.field, others)
