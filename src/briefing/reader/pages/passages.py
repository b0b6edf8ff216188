"""The paragraph of a source that a statement stands in, with its words marked, and the result of the proof in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import ArchiveError, ProofResult
from briefing.model import QuoteKind
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import paragraph_reference, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check import QuoteProof
    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["PROOF_WORDS", "marked", "proof_sentence", "write_context", "write_passage"]

NEIGHBOUR = 160
"""Characters that are shown of the paragraphs before and after."""

LONGEST = 3_000
"""Characters that are shown of one paragraph; a longer one is cut far from the words."""

PROOF_WORDS = {
    ProofResult.VERBATIM: "verified: the words stand in the source, character for character",
    ProofResult.NORMALISED: "verified: the words stand in the source; only their typography differs",
    ProofResult.ELIDED: "verified in pieces: words are left out or inserted where the quotation says so",
    ProofResult.NOT_FOUND: "NOT FOUND in the source",
    ProofResult.NO_ARCHIVE: "not checked: the source's text is not at hand",
    ProofResult.NOTHING_TO_PROVE: "a paraphrase: nothing in it is claimed to be verbatim",
}


def proof_sentence(proof: QuoteProof, kind: QuoteKind) -> str:
    """Say what the comparison with the source gave, and by which equivalences; a paraphrase stays one."""
    reasons = dict.fromkeys(reason for piece in proof.pieces for reason in piece.located.reasons)
    because = f" ({', '.join(reasons)})" if reasons else ""
    unquoted = any(not piece.quoted for piece in proof.pieces)
    beside = "; but the source does not have them in quotation marks" if unquoted else ""
    sentence = f"{PROOF_WORDS[proof.result]}{because}{beside}"
    paraphrase = kind is QuoteKind.INDIRECT and proof.result is not ProofResult.NOTHING_TO_PROVE
    return f"a paraphrase; the passage it rests on: {sentence}" if paraphrase else sentence


def write_passage(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    """Write the paragraph of the source with the quotation's words marked, or why it is not there."""
    if quote.source is None:
        writer.paragraph(Span("No source is given for this statement.", Role.CAUTION))
        return
    source = brief.briefing.sources[quote.source]
    # While the statements are still being compared, nothing waits for it: the page is written again with the result.
    proof = brief.proof.quotes.get(quote.id) if brief.is_proved else None
    where = paragraph_reference(quote.source, quote.at, brief)
    writer.heading("SOURCE", *([where] if where else []), Span(source.title, Role.MUTED))
    archive = brief.archive_of(quote.source)
    number = quote.at or _found_at(proof)
    if archive is None:
        _write_without_archive(writer, quote, brief)
    elif number is None or number > len(archive.paragraphs):
        writer.paragraph(Span(f"The source has no paragraph {number}.", Role.CAUTION) if number else "")
    else:
        write_context(writer, quote.source, number, _spans_in(proof, number), brief, owner=quote.id)
    if proof is not None:
        doubtful = proof.result is ProofResult.NOT_FOUND or any(not piece.quoted for piece in proof.pieces)
        role = Role.CAUTION if doubtful else Role.MUTED
        writer.paragraph(Span(f"Check: {proof_sentence(proof, quote.kind)}", role), hanging=2, owner=quote.id)
    elif not brief.is_proved:
        writer.paragraph(Span("Check: being compared with the source", Role.MUTED), hanging=2, owner=quote.id)


def write_context(
    writer: Writer, source: str, number: int, spans: Iterable[tuple[int, int]], brief: OpenBrief, *, owner: str
) -> None:
    """Write a paragraph of an archive with some words marked, between the beginnings of its neighbours."""
    archive = brief.archive_of(source)
    paragraphs = archive.paragraphs if archive else ()
    for place in (number - 1, number, number + 1):
        if not 1 <= place <= len(paragraphs):
            continue
        label = Span(f"{place:>3}", Role.LABEL, paragraph_reference(source, place, brief))
        text = paragraphs[place - 1]
        if place == number:
            writer.item(label, *marked(*_around(text, spans)), width=5, owner=owner)
        else:
            writer.item(label, Span(shortened(text, NEIGHBOUR), Role.MUTED), width=5, owner=f"{source}:{place}")


def _around(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Cut what lies far from the marked words out of a paragraph that would fill many screens."""
    spans = sorted(spans)
    if len(text) <= LONGEST:
        return text, spans
    start = max((spans[0][0] if spans else 0) - LONGEST // 4, 0)
    end = min(start + LONGEST, len(text))
    before, after = ("... " if start else ""), (" ..." if end < len(text) else "")
    shift = len(before) - start
    inside = [(max(low, start) + shift, min(high, end) + shift) for low, high in spans if low < end and high > start]
    return f"{before}{text[start:end]}{after}", inside


def _write_without_archive(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    problem = brief.archives.get(quote.source or "")
    reason = str(problem) if isinstance(problem, ArchiveError) else "the brief names no archive for this source"
    if quote.passage:
        writer.paragraph(Span("As the brief gives it:", Role.MUTED))
        writer.paragraph(Span(quote.passage), indent=2, owner=quote.id)
    writer.paragraph(Span(f"Text not at hand: {reason}", Role.MUTED), hanging=2)


def _found_at(proof: QuoteProof | None) -> int | None:
    if proof is None:
        return None
    return next((piece.located.paragraph for piece in proof.pieces if piece.located.paragraph), None)


def _spans_in(proof: QuoteProof | None, paragraph: int) -> list[tuple[int, int]]:
    if proof is None:
        return []
    return [(start, end) for piece in proof.pieces for number, start, end in piece.located.spans if number == paragraph]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> list[Run]:
    """Part a paragraph into plain text and marked words; overlapping marks become one."""
    runs: list[Run] = []
    done = 0
    for start, end in _joined(spans):
        if start > done:
            runs.append(Span(text[done:start]))
        runs.append(Span(text[start:end], Role.WORDS))
        done = end
    return [*runs, Span(text[done:])]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
