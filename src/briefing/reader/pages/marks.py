"""The sign and the words for what the comparison with the source gave, and other short marks of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import ProofResult
from briefing.model import QuoteKind
from briefing.reader.document import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Quote, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["FOUND", "count_verified", "is_verified", "joined_labels", "makes_claims", "proof_mark", "trend_mark"]

FOUND = frozenset({ProofResult.VERBATIM, ProofResult.NORMALISED, ProofResult.ELIDED})
"""The results that mean that the source has the words."""


def makes_claims(quote: Quote, brief: OpenBrief) -> bool:
    """Whether words of a statement are claimed to be its speaker's; its paraphrase of a passage is no such claim."""
    if quote.kind is QuoteKind.INDIRECT:
        return False
    return brief.proof.quotes[quote.id].result is not ProofResult.NOTHING_TO_PROVE


def is_verified(quote: Quote, brief: OpenBrief) -> bool:
    """Whether the source has the words that are claimed to be the speaker's, in quotation marks of its own."""
    proof = brief.proof.quotes[quote.id]
    return proof.result in FOUND and makes_claims(quote, brief) and all(piece.quoted for piece in proof.pieces)


def count_verified(quotes: Iterable[Quote], brief: OpenBrief) -> tuple[int, int]:
    """How many of some statements are verified, and how many claim words to be their speaker's."""
    claims = [quote for quote in quotes if makes_claims(quote, brief)]
    return sum(is_verified(quote, brief) for quote in claims), len(claims)


def proof_mark(quote: Quote, brief: OpenBrief, lettering: Lettering) -> Span:
    """A sign and a word for the result; empty before it is known, and for a paraphrase that stands."""
    if not brief.is_proved:
        return Span("")
    proof = brief.proof.quotes[quote.id]
    glyphs = lettering.glyphs
    if proof.result is ProofResult.NOT_FOUND:
        return Span(f"{glyphs.not_found}\xa0NOT\xa0FOUND", Role.CAUTION)
    if proof.result is ProofResult.NO_ARCHIVE:
        return Span(f"{glyphs.not_compared}\xa0not\xa0checked", Role.MUTED)
    if not makes_claims(quote, brief):
        # A passage that was found does not make the paraphrase of it the source's words.
        return Span("")
    if not is_verified(quote, brief):
        return Span("!\xa0found, not as a quotation", Role.CAUTION)
    return Span(f"{glyphs.proved}\xa0verified", Role.MUTED)


def trend_mark(tension: Tension, lettering: Lettering) -> str:
    """The sign for where a tension is going."""
    glyphs = lettering.glyphs
    signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
    return signs.get(tension.trend or "", glyphs.not_stated)


def joined_labels(labels: Iterable[str]) -> str:
    """Write labels shortly, those that follow each other as a range: 'Q1-Q4 Q9 T1'."""
    runs: list[tuple[str, int, int]] = []
    others: list[str] = []
    for label in labels:
        letters = label.rstrip("0123456789")
        digits = label[len(letters) :]
        if not digits or digits != str(int(digits)):
            others.append(label)
        elif runs and runs[-1][0] == letters and runs[-1][2] == int(digits) - 1:
            runs[-1] = (letters, runs[-1][1], int(digits))
        else:
            runs.append((letters, int(digits), int(digits)))
    ranges = [f"{letters}{start}" + (f"-{letters}{end}" if end > start else "") for letters, start, end in runs]
    return " ".join([*ranges, *others])
