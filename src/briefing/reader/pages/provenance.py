"""Where a brief comes from, and how much of what it quotes was found in its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check import ProofResult, Rung
from briefing.model import QuoteKind
from briefing.model.wording import KIND_WORDS, count_of, format_date
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Writer

__all__ = ["QuotedWords", "quoted_words", "write_provenance"]

MOST_NAMED = 8
"""Statements that are named where something is wrong with them."""


class QuotedWords(NamedTuple):
    """What became of the words in quotation marks of all statements.

    Attributes:
        verified: Passages that stand in the archived text of their source.
        compared: Passages that were looked for there.
        missing: The ids of the statements of which one was not found.
        unread: The ids of the statements whose source's text is not at hand.
    """

    verified: int
    compared: int
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def quoted_words(brief: OpenBrief) -> QuotedWords:
    """Count the passages in quotation marks; that a paraphrase's passage was found makes nothing a quotation."""
    verified, compared = 0, 0
    missing, unread = [], []
    for quote in brief.briefing.quotes:
        proof = brief.proof.quotes[quote.id]
        if quote.kind is QuoteKind.INDIRECT:
            continue
        rungs = [piece.located.rung for piece in proof.pieces if piece.words != quote.passage]
        compared += len(rungs)
        verified += sum(rung is not Rung.NOT_FOUND for rung in rungs)
        if proof.result is ProofResult.NO_ARCHIVE:
            unread.append(quote.id)
        elif Rung.NOT_FOUND in rungs:
            missing.append(quote.id)
    return QuotedWords(verified, compared, tuple(missing), tuple(unread))


def write_provenance(writer: Writer, brief: OpenBrief) -> None:
    """Write how many sources and statements there are, of what kinds, and what was verified."""
    briefing = brief.briefing
    writer.heading("PROVENANCE")
    kinds = {kind: sum(1 for quote in briefing.quotes if quote.kind is kind) for kind in KIND_WORDS}
    said = ", ".join(f"{number} {KIND_WORDS[kind].lower()}" for kind, number in kinds.items() if number)
    sources = count_of(len(briefing.sources), "source")
    writer.paragraph(f"{sources}; {count_of(len(briefing.quotes), 'statement')}{f': {said}' if said else ''}")
    if briefing.quotes:
        _write_result(writer, brief)
    if briefing.as_of:
        writer.paragraph(f"Information as of {format_date(briefing.as_of)}")


def _write_result(writer: Writer, brief: OpenBrief) -> None:
    if not brief.is_proved:
        writer.paragraph(Span("Quotations: being compared with their sources", Role.MUTED))
        return
    words = quoted_words(brief)
    if words.compared:
        writer.paragraph(f"{words.verified} of {count_of(words.compared, 'quoted passage')} verified")
    if words.missing:
        writer.paragraph(Span("NOT FOUND in the source: ", Role.CAUTION), *_named(words.missing, brief), hanging=2)
    if words.unread:
        writer.paragraph(Span("Not compared, no text at hand: ", Role.CAUTION), *_named(words.unread, brief), hanging=2)
    found, rest = _paraphrases(brief)
    if rest:
        writer.paragraph(f"{found} of {count_of(rest, 'paraphrase')} rest on a passage found there", hanging=2)
    if not (words.compared or words.missing or words.unread):
        writer.paragraph("Nothing is quoted word for word")


def _named(ids: tuple[str, ...], brief: OpenBrief) -> Iterator[Span]:
    links = spaced(brief.index.references[key] for key in ids[:MOST_NAMED])
    yield from links  # type: ignore[misc]
    if len(ids) > MOST_NAMED:
        yield Span(f" and {len(ids) - MOST_NAMED:,} more")


def _paraphrases(brief: OpenBrief) -> tuple[int, int]:
    """Of the paraphrases whose passage was looked for: how many it was found of, and how many there are."""
    unread = {ProofResult.NO_ARCHIVE, ProofResult.NOTHING_TO_PROVE}
    reported = (quote.id for quote in brief.briefing.quotes if quote.kind is QuoteKind.INDIRECT)
    results = [result for key in reported if (result := brief.proof.quotes[key].result) not in unread]
    return sum(result is not ProofResult.NOT_FOUND for result in results), len(results)
