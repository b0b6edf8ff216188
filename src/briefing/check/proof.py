"""What a brief claims to be verbatim, and whether it is: the proof of quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.check.archive import ArchiveText
from briefing.check.ladder import Located, locate
from briefing.check.quoted import has_marks, is_quoted, quoted_pieces
from briefing.check.results import ProofResult, Rung
from briefing.model import QuoteKind
from briefing.model.paths import PROSE_PATTERNS, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.check.archive import ArchiveError
    from briefing.model import Briefing, Quote
    from briefing.positions import NodePath

__all__ = ["PieceProof", "Proof", "ProsePiece", "QuoteProof", "claims_of", "prove", "prove_prose"]

SHORTEST_IN_PROSE = 5
"""Characters of the shortest words in quotation marks in the briefer's prose that must be proved."""


_WORST_FIRST = (Rung.NOT_FOUND, Rung.ELIDED, Rung.NORMALISED, Rung.VERBATIM)
_ALWAYS_SAID = frozenset({ProofResult.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class PieceProof:
    """Words that are claimed to be verbatim, and where they were found.

    Attributes:
        words: The words.
        located: Where they stand.
        quoted: Whether the source, too, has them in quotation marks; True where that is not claimed.
    """

    words: str
    located: Located
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class QuoteProof:
    """The proof of one statement, piece by piece."""

    result: ProofResult
    pieces: tuple[PieceProof, ...] = ()


# One object for all statements without a text to compare with: a brief may have a hundred thousand of them.
_NO_ARCHIVE = QuoteProof(ProofResult.NO_ARCHIVE)
_NOTHING_TO_PROVE = QuoteProof(ProofResult.NOTHING_TO_PROVE)


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """Words in quotation marks in the briefer's own prose, and whether some source or statement has them."""

    path: NodePath
    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of every statement of a brief, by its id.

    Attributes:
        quotes: For each statement how it was proved.
        unread: For each source whose archive could not be compared with, why.
        paragraphs: For each source whose archive was read, how many paragraphs it has.
    """

    quotes: Mapping[str, QuoteProof]
    unread: Mapping[str, str] = field(default_factory=dict)
    paragraphs: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of_all(cls, proofs: Iterable[Proof]) -> Proof:
        """The statements of several briefs taken together, to be counted."""
        return cls({f"{number}:{key}": quote for number, one in enumerate(proofs) for key, quote in one.quotes.items()})

    @property
    def checked(self) -> bool:
        """Whether any statement was compared with an archive."""
        unchecked = {ProofResult.NO_ARCHIVE, ProofResult.NOTHING_TO_PROVE}
        return any(proof.result not in unchecked for proof in self.quotes.values())

    @property
    def counts(self) -> Mapping[ProofResult, int]:
        """How many statements came to each result."""
        found = Counter(proof.result for proof in self.quotes.values())
        return {result: found[result] for result in ProofResult}

    def summary(self) -> str:
        """Say it in a line: '14 verbatim, 3 normalised, 0 not found, 2 no archive'."""
        said = [
            f"{number} {result}"
            for result, number in self.counts.items()
            if (number or result in _ALWAYS_SAID) and result is not ProofResult.NOTHING_TO_PROVE
        ]
        return ", ".join(said)


def claims_of(quote: Quote) -> tuple[str, ...]:
    """The words that a statement claims to be verbatim.

    Of a direct statement all of it, of a mixed one what stands in quotation marks, of a paraphrase nothing; of a
    translation the original, never the translation. The passage that a statement rests on is verbatim always.
    """
    text = (quote.original.text or "") if quote.original else quote.text
    claims: list[str] = []
    if quote.kind is QuoteKind.DIRECT and text:
        claims.append(_without_marks(text))
    elif quote.kind is QuoteKind.MIXED:
        claims += [piece.words for piece in quoted_pieces(text)]
    if quote.passage:
        claims.append(quote.passage)
    return tuple(claims)


def _without_marks(text: str) -> str:
    """The words of a text that as a whole stands in quotation marks of its own."""
    pieces = quoted_pieces(text)
    whole = len(pieces) == 1 and pieces[0].closed and len(text) - len(pieces[0].words) <= len("''''")
    return pieces[0].words if whole else text


def prove(briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError]) -> Proof:
    """Compare every statement with the archive of its source."""
    return Proof(
        {quote.id: _prove_quote(quote, archives.get(quote.source or "")) for quote in briefing.quotes},
        {key: str(found) for key, found in archives.items() if not isinstance(found, ArchiveText)},
        {key: len(found.paragraphs) for key, found in archives.items() if isinstance(found, ArchiveText)},
    )


def _prove_quote(quote: Quote, archive: ArchiveText | ArchiveError | None) -> QuoteProof:
    claims = claims_of(quote)
    if not claims:
        return _NO_ARCHIVE if quote.kind is QuoteKind.DIRECT else _NOTHING_TO_PROVE
    if not isinstance(archive, ArchiveText):
        return _NO_ARCHIVE
    pieces = tuple(_prove_piece(words, quote, archive) for words in claims)
    rungs = {piece.located.rung for piece in pieces}
    worst = next(rung for rung in _WORST_FIRST if rung in rungs)
    return QuoteProof(ProofResult(worst.value), pieces)


def _prove_piece(words: str, quote: Quote, archive: ArchiveText) -> PieceProof:
    located = locate(words, archive, quote.at)
    if words == quote.passage:
        return PieceProof(words, located)
    quoted = all(is_quoted(archive.paragraphs[hit.paragraph - 1], hit.start, hit.end) for hit in located.spans)
    return PieceProof(words, located, quoted)


def prove_prose(
    briefing: Briefing,
    archives: Mapping[str, ArchiveText | ArchiveError],
    prose: Iterable[tuple[NodePath, str]] | None = None,
) -> tuple[ProsePiece, ...]:
    """Look for everything in quotation marks in the briefer's own prose: some source or statement must have it.

    Args:
        briefing: The brief.
        archives: The texts of its sources.
        prose: Its prose with the paths, where the caller has it already.
    """
    if prose is None:
        prose = (found for pattern in PROSE_PATTERNS for found in select(briefing, pattern))
    claimed = [(path, piece) for path, text in prose if has_marks(text) for piece in quoted_pieces(text)]
    claimed = [(path, piece) for path, piece in claimed if len(piece.words) >= SHORTEST_IN_PROSE]
    if not claimed:
        return ()
    texts = [archive for archive in archives.values() if isinstance(archive, ArchiveText)]
    said = [
        text
        for quote in briefing.quotes
        for text in (quote.text, quote.passage, quote.original and quote.original.text)
    ]
    texts.append(ArchiveText(tuple(text for text in said if text), "statements"))
    return tuple(
        ProsePiece(path, piece.words, any(_stands(piece.words, archive) for archive in texts))
        for path, piece in claimed
    )


def _stands(words: str, archive: ArchiveText) -> bool:
    return locate(_ended(words), archive).rung is not Rung.NOT_FOUND


def _ended(words: str) -> str:
    """Words without the comma or full stop that a sentence puts inside its closing mark."""
    return words.rstrip(".,;:") or words
