"""The paragraph of a source that a statement stands in, with its words marked, and the result of the proof in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import shortened, standing_role
from briefing.sources import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check import Verdict
    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["marked", "words_role", "write_context", "write_passage"]

NEIGHBOUR = 160
"""Characters that are shown of the paragraphs before and after."""

LONGEST = 3_000
"""Characters that are shown of one paragraph; a longer one is cut far from the words."""


def write_passage(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    """Write the paragraph of the source with the quotation's words marked, or why it is not there."""
    # While the statements are still being compared, nothing waits for it: the page is written again with the result.
    verdict = brief.proof.verdicts[quote.id] if brief.is_proved else None
    if quote.source is None:
        writer.paragraph(Span("No source is given for this statement.", Role.CAUTION))
    else:
        _write_paragraph(writer, quote, quote.source, verdict, brief)
    if verdict is not None:
        writer.paragraph(Span(f"Check: {verdict.sentence}", standing_role(verdict.standing)), hanging=2, owner=quote.id)
    else:
        writer.paragraph(Span("Check: being compared with the source", Role.MUTED), hanging=2, owner=quote.id)


def _write_paragraph(writer: Writer, quote: Quote, key: str, verdict: Verdict | None, brief: OpenBrief) -> None:
    source = brief.briefing.sources[key]
    where = brief.index.where(key, quote.at)
    writer.heading("SOURCE", *([where] if where else []), Span(source.title, Role.MUTED))
    archive = brief.archive_of(key)
    number = quote.at or (verdict.paragraph if verdict else None)
    if archive is None:
        _write_without_archive(writer, quote, brief)
    elif number is None or number > len(archive.paragraphs):
        writer.paragraph(Span(f"The source has no paragraph {number}.", Role.CAUTION) if number else "")
    else:
        words = words_role(verdict)
        write_context(writer, key, number, _spans_in(verdict, number), brief, owner=quote.id, words=words)


def write_context(
    writer: Writer,
    source: str,
    number: int,
    spans: Iterable[tuple[int, int]],
    brief: OpenBrief,
    *,
    owner: str,
    words: Role = Role.WORDS,
) -> None:
    """Write a paragraph of an archive with some words marked, between the beginnings of its neighbours."""
    archive = brief.archive_of(source)
    paragraphs = archive.paragraphs if archive else ()
    for place in (number - 1, number, number + 1):
        if not 1 <= place <= len(paragraphs):
            continue
        label = Span(f"{place:>3}", Role.LABEL, brief.index.where(source, place))
        text = paragraphs[place - 1]
        if place == number:
            writer.item(label, *marked(*_around(text, spans), words), width=5, owner=owner)
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


def _spans_in(verdict: Verdict | None, paragraph: int) -> list[tuple[int, int]]:
    if verdict is None:
        return []
    return [
        (start, end) for piece in verdict.pieces for number, start, end in piece.located.spans if number == paragraph
    ]


def words_role(verdict: Verdict | None) -> Role:
    """How the words of a statement are marked in its source: as proved only where all of it is verified."""
    return Role.PROVED_WORDS if verdict is not None and verdict.standing is Standing.VERIFIED else Role.WORDS


def marked(text: str, spans: Iterable[tuple[int, int]], words: Role = Role.WORDS) -> list[Run]:
    """Part a paragraph into plain text and marked words; overlapping marks become one."""
    runs: list[Run] = []
    done = 0
    for start, end in _joined(spans):
        if start > done:
            runs.append(Span(text[done:start]))
        runs.append(Span(text[start:end], words))
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
