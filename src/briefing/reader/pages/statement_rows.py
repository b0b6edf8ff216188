"""The rows of the list of statements: who, of what kind, when, with what result, and how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.facts.dates import format_doubted
from briefing.model.wording import (
    KIND_SHORT,
    KIND_WORDS,
    format_speaker,
    format_speakers_short,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records
from briefing.reader.pages.marks import standing_glyph
from briefing.reader.writer import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["statement_records"]

WIDE_ROW, MIDDLE_ROW = 80, 40
"""From the one width on a row has a column for the date, from the other on room for the words."""

LONGEST_LABEL = 10
"""Cells of the longest id that is shown whole."""

MARKS = 2
"""Cells for the result of the comparison and for a caution."""


class Widths(NamedTuple):
    """Cells of the columns of a row; 0 leaves one out, and the words get what is left."""

    label: int
    speaker: int
    kind: int
    date: int
    gap: int


def statement_records(brief: OpenBrief, quotes: Sequence[Quote] | None = None) -> Records:
    """Make a row for each statement: for those that are given, else for all in the order of the file."""
    quotes = brief.briefing.quotes if quotes is None else quotes
    label = min(max((len(quote.id) for quote in quotes), default=0), LONGEST_LABEL)

    def make(place: int, width: int, lettering: Lettering) -> Line:
        return _row(quotes[place], brief, width, _widths(width, label), lettering)

    def head(width: int, _lettering: Lettering) -> Line:
        sizes = _widths(width, label)
        return _line(sizes, width, *(_label(word) for word in ("#", "speaker", "kind", "when", "", "says")))

    return Records(tuple(quote.id for quote in quotes), make, head)


def _widths(width: int, label: int) -> Widths:
    if width >= WIDE_ROW:
        return Widths(max(label, 4), 22, 8, 13, 2)
    label = max(label, 3)
    if width >= MIDDLE_ROW:
        return Widths(label, 12, 8, 0, 1)
    return Widths(label, max(width - label - 3 - MARKS - 3, 4), 4, 0, 1)


def _row(quote: Quote, brief: OpenBrief, width: int, sizes: Widths, lettering: Lettering) -> Line:
    index = brief.index
    who = format_speaker(quote, index, role=False) if sizes.date else format_speakers_short(quote, index)
    side = Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.MUTED
    kind = KIND_WORDS[quote.kind].lower() if width >= MIDDLE_ROW else KIND_SHORT[quote.kind]
    return _line(
        sizes,
        width,
        (Span(lettering.line(quote.id), Role.MUTED),),
        (Span(lettering.line(who), side),),
        (Span(kind, Role.KIND),),
        (Span(lettering.line(format_doubted(quote.date)), Role.MUTED),),
        _marks(quote, brief, lettering),
        (Span(lettering.line(quote.text)),),
    )._replace(owner=quote.id)


def _line(
    sizes: Widths,
    width: int,
    label: tuple[Span, ...],
    who: tuple[Span, ...],
    kind: tuple[Span, ...],
    date: tuple[Span, ...],
    marks: tuple[Span, ...],
    words: tuple[Span, ...],
) -> Line:
    """Set the cells of a row, or the names of the columns, side by side."""
    if width < MIDDLE_ROW:
        marks = (*kind, Span(" "), *marks) if len(marks) == MARKS else kind
        return Line(columns([(label, sizes.label), (who, sizes.speaker), (marks, sizes.kind + MARKS)], gap=1))
    cells = [(label, sizes.label), (who, sizes.speaker), (kind, sizes.kind)]
    cells += [(date, sizes.date)] if sizes.date else []
    cells.append((marks, MARKS))
    used = sum(size + sizes.gap for _, size in cells)
    return Line(columns([*cells, (words, max(width - used, 8))], gap=sizes.gap))


def _label(word: str) -> tuple[Span, ...]:
    return (Span(word, Role.LABEL),)


def _marks(quote: Quote, brief: OpenBrief, lettering: Lettering) -> tuple[Span, Span]:
    """What the comparison with the source found, and whether there is a caution; the words stand in the detail."""
    caution = Span(" " if all(known.is_verdict for known in brief.cautions_of(quote)) else "!", Role.CAUTION)
    if not brief.is_proved:
        return Span(" "), caution
    return standing_glyph(brief.proof.verdicts[quote.id].standing, lettering), caution
