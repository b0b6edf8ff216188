"""Where a brief comes from, and how much of what it quotes was found in its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.model.wording import KIND_WORDS, count_of, format_date
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Writer

__all__ = ["write_provenance"]

MOST_NAMED = 8
"""Statements that are named where something is wrong with them."""


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
    verdicts = brief.proof.verdicts
    tally = brief.proof.tally()
    writer.paragraph(tally.sentence(), hanging=2)
    for standing in (Standing.NOT_FOUND, Standing.NOT_QUOTED, Standing.NOT_COMPARED):
        ids = tuple(quote.id for quote in brief.briefing.quotes if verdicts[quote.id].standing is standing)
        if ids:
            writer.paragraph(Span(f"{standing}: ", Role.CAUTION), *_named(ids, brief), hanging=2)


def _named(ids: tuple[str, ...], brief: OpenBrief) -> Iterator[Span]:
    links = spaced(brief.index.references[key] for key in ids[:MOST_NAMED])
    yield from links  # type: ignore[misc]
    if len(ids) > MOST_NAMED:
        yield Span(f" and {len(ids) - MOST_NAMED:,} more")
