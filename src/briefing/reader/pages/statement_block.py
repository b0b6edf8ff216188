"""A statement in a few lines: who said it, of what kind, when; the words; where they stand and whether they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import DRAFT_WORDS
from briefing.facts.dates import format_doubted
from briefing.facts.spoken import words_of
from briefing.model.wording import (
    format_speaker,
    format_speakers_short,
    format_status,
    is_doubted,
)
from briefing.reader.document import Role, Span, width_of
from briefing.reader.pages.common import id_column, kind_chip, kind_width, proof_mark, side_sign
from briefing.text import cell_len, truncate

if TYPE_CHECKING:
    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["one_line", "spoken", "write_statement", "write_statement_row"]

LABEL_WIDTH = 4
LONGEST_NAME = 14
"""Cells of the longest name on a line that has the words too."""


def one_line(text: str) -> str:
    """A text without line breaks and rows of blanks; anything odd stays, to be shown as what it is."""
    return " ".join(word for word in text.replace("\n", " ").split(" ") if word)


def spoken(quote: Quote, cells: int = 0) -> str:
    """The text of a statement as it is printed: the speaker's words stand in quotation marks, a translation says so.

    Args:
        quote: The statement.
        cells: What there is room for; 0 is all of it. What is cut keeps its closing mark.
    """
    words = words_of(quote)
    text = one_line(words.text)
    before = "(translated) " if words.translated_from else ""
    opening, closing = (f"{before}“", "”") if words.quoted else (before, "")
    room = max(cells - len(opening) - len(closing), 1)
    return f"{opening}{truncate(text, room) if cells else text}{closing}"


def write_statement(
    writer: Writer, quote: Quote, brief: OpenBrief, *, indent: int = 0, speaker: bool = True, lines: int = 0
) -> None:
    """Write a statement as a line about it, with the verdict beside its kind, and below its words.

    Args:
        writer: Where to.
        quote: The statement.
        brief: The brief.
        indent: Cells left of it.
        speaker: Whether its speaker is named.
        lines: How many lines its words may take; 0 is as many as they need.
    """
    _write_head(writer, quote, brief, indent=indent, speaker=speaker)
    within = indent + LABEL_WIDTH
    room = lines * (writer.measure - within) - 2 * lines if lines else 0
    tail: list[Run] = []
    where = brief.index.where(quote.source, quote.at)
    tail += [" ", where] if where else [Span(" no source", Role.CAUTION)]
    writer.paragraph(spoken(quote, room), *tail, indent=within, owner=quote.id)


def _write_head(writer: Writer, quote: Quote, brief: OpenBrief, *, indent: int, speaker: bool) -> None:
    """One line with who, kind, verdict and date; where a name has no room, verdict and date stand below it."""
    lettering = writer.lettering
    label = Span(id_column(quote.id, LABEL_WIDTH), Role.LINK, brief.index.references.get(quote.id))
    kind = kind_chip(quote.kind, lettering)
    mark, date = proof_mark(quote, brief, lettering), lettering.line(format_doubted(quote.date))
    told = [mark, Span(f"  {date}", Role.MUTED)] if mark.text else [Span(date, Role.MUTED)]
    status = format_status(quote.status) if is_doubted(quote.status) else ""
    doubt = "; ".join(filter(None, (status, DRAFT_WORDS if quote.draft else "")))
    sign = side_sign(quote.speaker[0], brief, lettering).text.strip() if speaker and quote.speaker else ""
    sign += " " if sign else ""
    room = writer.measure - indent - len(label.text) - len(kind.text)
    least = cell_len(sign) + cell_len(lettering.line(format_speakers_short(quote, brief.index))) + 2 if speaker else 0
    is_below = least + 1 + width_of(told) > room
    room -= 0 if is_below else 1 + width_of(told)
    named = f"{sign}{_speakers(quote, brief, room - len(sign) - 2, writer)}  " if speaker else ""
    rows: list[list[Run]] = [[" " * indent, label, Span(named, _role(quote, brief)), kind]]
    rows += [[" " * (indent + LABEL_WIDTH), *told]] if is_below else []
    rows[0] += [] if is_below else [" ", *told]
    room = writer.measure - indent - LABEL_WIDTH - width_of(told) if is_below else room - cell_len(named)
    is_beside = doubt and cell_len(doubt) + 2 <= room
    rows[-1] += [Span(f"  {doubt}", Role.CAUTION)] if is_beside else []
    for row in rows:
        writer.row(*row, owner=quote.id)
    if doubt and not is_beside:
        writer.paragraph(Span(doubt, Role.CAUTION), indent=indent + LABEL_WIDTH, owner=quote.id)


def _speakers(quote: Quote, brief: OpenBrief, room: int, writer: Writer) -> str:
    full = writer.lettering.line(format_speaker(quote, brief.index, role=False))
    if cell_len(full) <= room:
        return full
    return truncate(writer.lettering.line(format_speakers_short(quote, brief.index)), max(room, 4))


def _role(quote: Quote, brief: OpenBrief) -> Role:
    return Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.CAUTION


def write_statement_row(writer: Writer, quote: Quote, brief: OpenBrief, *, indent: int = 2) -> None:
    """Write a statement on one line: its id, who, of what kind, and how it begins."""
    speaker = truncate(writer.lettering.line(format_speakers_short(quote, brief.index)), LONGEST_NAME)
    label, kind = id_column(quote.id, LABEL_WIDTH), kind_chip(quote.kind, writer.lettering)
    gap = " " * (kind_width() - len(kind.text) + 1)
    room = writer.measure - indent - len(label) - cell_len(speaker) - len(kind.text) - len(gap) - 4
    writer.row(
        " " * indent,
        Span(label, Role.LINK, brief.index.references.get(quote.id)),
        Span(f"{speaker}  ", _role(quote, brief)),
        kind,
        gap,
        spoken(quote, max(room, 8)),
        owner=quote.id,
    )
