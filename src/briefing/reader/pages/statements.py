"""The statements: a row each, and the whole of one with the paragraph it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import ProofResult
from briefing.model import QuoteKind
from briefing.model.wording import (
    CREDIBILITY_WORDS,
    KIND_EXPLANATIONS,
    KIND_SHORT,
    KIND_WORDS,
    format_date,
    format_date_basis,
    format_date_column,
    format_speaker,
    format_speakers_short,
    format_status,
    format_via,
    translated_from,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records, listed, name_span, paragraph_reference, spaced
from briefing.reader.pages.passages import write_passage
from briefing.reader.writer import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Writer

__all__ = ["WIDE_ROW", "statement_document", "statement_records"]

WIDE_ROW = 80
"""From this width on a row has a column for the date."""

MIDDLE_ROW = 40
"""From this width on a row has room for the words; below it only for speaker and kind."""


def statement_records(brief: OpenBrief, quotes: Sequence[Quote] | None = None) -> Records:
    """Make a row for each statement: for those that are given, else for all in the order of the file."""
    quotes = brief.briefing.quotes if quotes is None else quotes

    def make(place: int, width: int, lettering: Lettering) -> Line:
        row = _wide_row if width >= WIDE_ROW else _middle_row if width >= MIDDLE_ROW else _narrow_row
        return row(quotes[place], brief, width, lettering)

    return Records(tuple(quote.id for quote in quotes), make)


def _narrow_row(quote: Quote, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    label = Span(lettering.line(quote.id), Role.MUTED)
    speaker = Span(lettering.line(format_speakers_short(quote, brief.index)), _speaker_role(quote, brief))
    kind = Span(KIND_SHORT[quote.kind], Role.KIND)
    cells = [((label,), 3), ((speaker,), max(width - 12, 4)), ((kind,), 3), (_marks(quote, brief, lettering), 2)]
    return Line(columns(cells, gap=1), quote.id)


def _middle_row(quote: Quote, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    label = Span(lettering.line(quote.id), Role.MUTED)
    speaker = Span(lettering.line(format_speakers_short(quote, brief.index)), _speaker_role(quote, brief))
    kind = Span(KIND_WORDS[quote.kind].lower(), Role.KIND)
    cells = [((label,), 3), ((speaker,), 12), ((kind,), 8), (_marks(quote, brief, lettering), 2)]
    used = sum(size + 1 for _, size in cells)
    return Line(columns([*cells, ((Span(lettering.line(quote.text)),), max(width - used, 8))], gap=1), quote.id)


def _wide_row(quote: Quote, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    label = Span(lettering.line(quote.id), Role.MUTED)
    speaker = Span(lettering.line(format_speaker(quote, brief.index, role=False)), _speaker_role(quote, brief))
    kind = Span(KIND_WORDS[quote.kind].lower(), Role.KIND)
    date = Span(lettering.line(format_date_column(quote.date)), Role.MUTED)
    cells = [((label,), 4), ((speaker,), 22), ((kind,), 8), ((date,), 13), (_marks(quote, brief, lettering), 2)]
    used = sum(size + 2 for _, size in cells)
    words = Span(lettering.line(quote.text))
    return Line(columns([*cells, ((words,), max(width - used, 8))]), quote.id)


def _marks(quote: Quote, brief: OpenBrief, lettering: Lettering) -> tuple[Span, Span]:
    """What the comparison with the source found, and whether there is a caution; the words stand in the detail."""
    caution = Span("!" if brief.cautions_of(quote) else " ", Role.CAUTION)
    if not brief.is_proved:
        return Span(" "), caution
    result = brief.proof.quotes[quote.id].result
    glyphs = lettering.glyphs
    if result is ProofResult.NOT_FOUND:
        return Span(glyphs.not_found, Role.CAUTION), caution
    if result is ProofResult.NO_ARCHIVE:
        return Span(glyphs.not_compared, Role.MUTED), caution
    # A passage that was found does not make the paraphrase of it the source's words.
    says_words = quote.kind is not QuoteKind.INDIRECT and result is not ProofResult.NOTHING_TO_PROVE
    return Span(glyphs.proved if says_words else " ", Role.MUTED), caution


def _speaker_role(quote: Quote, brief: OpenBrief) -> Role:
    return Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.MUTED


def statement_document(writer: Writer, quote: Quote, brief: OpenBrief) -> Document:
    """Tell everything the brief knows of one statement."""
    _write_head(writer, quote, brief)
    writer.blank()
    _write_words(writer, quote)
    writer.blank()
    write_passage(writer, quote, brief)
    writer.blank()
    _write_cautions(writer, quote, brief)
    _write_facts(writer, quote, brief)
    return writer.document()


def _write_head(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    names = listed([name_span(actor, brief) for actor in quote.speaker])
    role = format_speaker(quote, brief.index)[len(format_speaker(quote, brief.index, role=False)) :]
    who = [*names, role] if len(quote.speaker) == 1 else [format_speaker(quote, brief.index)]
    writer.item(Span(quote.id, Role.MUTED), *who, width=5, owner=quote.id)
    writer.paragraph(Span(KIND_WORDS[quote.kind], Role.KIND), f": {KIND_EXPLANATIONS[quote.kind]}", owner=quote.id)
    place = f", {quote.venue}" if quote.venue else ""
    basis = format_date_basis(quote.date) if quote.date else ""
    writer.paragraph(f"{format_date(quote.date)}{place}", Span(f"; {basis}" if basis else "", Role.MUTED))
    via = format_via(quote, brief.index)
    if via:
        writer.paragraph(f"via {via}")


def _write_words(writer: Writer, quote: Quote) -> None:
    language = translated_from(quote)
    if language:
        writer.paragraph(Span(f"Translation; the words were said in '{language}'.", Role.MUTED), owner=quote.id)
    text = f"“{quote.text}”" if quote.kind == "direct" else quote.text
    writer.paragraph(Span(text, Role.STRONG), indent=2, owner=quote.id)
    if quote.original and quote.original.text:
        writer.blank()
        original = f"“{quote.original.text}”" if quote.kind == "direct" else quote.original.text
        writer.paragraph(Span("Original  ", Role.LABEL), original, indent=2, owner=quote.id)


def _write_cautions(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    for caution in brief.cautions_of(quote):
        writer.item(Span("!", Role.CAUTION), caution, width=2, owner=quote.id)
    if quote.note:
        writer.prose(f"Note: {quote.note}", owner=quote.id)


def _write_facts(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    index = brief.index
    if quote.status:
        writer.fact("Status", format_status(quote.status), label_width=12)
    if quote.credibility:
        writer.fact("Credibility", f"{quote.credibility}: {CREDIBILITY_WORDS[quote.credibility]}", label_width=12)
    for label, ids in (("To", quote.to), ("About", quote.about)):
        if ids:
            writer.fact(label, *listed(name_span(actor, brief) for actor in ids), label_width=12)
    if quote.topic:
        writer.fact("Topic", quote.topic, label_width=12)
    users = dict.fromkeys(use.user for use in index.uses.get(quote.id, ()))
    if users:
        links = [index.references.get(user, user) for user in users]
        writer.fact("Used in", *spaced(links), label_width=12)
    others = [other.id for actor in quote.speaker for other in index.quotes_by_actor[actor] if other.id != quote.id]
    if others:
        writer.fact("Same speaker", *spaced(index.references[other] for other in dict.fromkeys(others)), label_width=14)
    answers = _answers(quote, brief)
    if answers:
        writer.fact("Answered by", *spaced(index.references[other] for other in answers), label_width=14)
    where = paragraph_reference(quote.source, quote.at, brief)
    if where:
        writer.fact("Source", where, label_width=12)


def _answers(quote: Quote, brief: OpenBrief) -> list[str]:
    """Statements that carry another position in a tension that this one is used in."""
    found: dict[str, None] = {}
    for tension in brief.index.tensions_by_quote.get(quote.id, ()):
        for position in tension.positions:
            if quote.id not in position.quotes:
                found.update(dict.fromkeys(position.quotes))
    return list(found)
