"""Who said what: the words, whose they are, where they stand, and whether they were found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import quoted_pieces
from briefing.export.outline import Fact, Section, Statement
from briefing.facts.cautions import CautionKind, cautions_of_statement, is_poor
from briefing.model import QuoteKind
from briefing.model.languages import language_name
from briefing.model.phrases import format_credibility, format_date_with_basis, is_doubted, says_more_than_its_column
from briefing.model.wording import (
    KIND_EXPLANATIONS,
    KIND_WORDS,
    format_date_column,
    format_speaker,
    format_status,
    format_via,
    join_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Quote

__all__ = ["statements_section"]


def statements_section(material: Material) -> Section | None:
    """Every statement, in the order of the file."""
    quotes = material.briefing.quotes
    if not quotes:
        return None
    kinds = {quote.kind for quote in quotes}
    legend = tuple(Fact(KIND_WORDS[kind], (KIND_EXPLANATIONS[kind],)) for kind in KIND_WORDS if kind in kinds)
    first = _first_statements(material)
    blocks = tuple(_statement(quote, material, introduced=quote.id not in first) for quote in quotes)
    return Section("statements", "Statements", blocks, legend, counted=True)


def _first_statements(material: Material) -> frozenset[str]:
    """The statements at which a speaker is met for the first time, and the office is told."""
    first: dict[str, str] = {}
    for quote in material.briefing.quotes:
        if len(quote.speaker) == 1:
            first.setdefault(quote.speaker[0], quote.id)
    return frozenset(first.values())


def _statement(quote: Quote, material: Material, *, introduced: bool) -> Statement:
    quoted = quote.kind is QuoteKind.DIRECT
    original = (quote.original.text or "") if quote.original else ""
    return Statement(
        id=quote.id,
        title=(format_speaker(quote, material.index, role=not introduced),),
        kind=KIND_WORDS[quote.kind],
        date=format_date_column(quote.date),
        words=_bare(quote.text) if quoted else quote.text,
        quoted=quoted,
        citation=_citation(quote, material),
        translated_from=language_name(quote.original.language) if quote.original else "",
        original=_bare(original) if quoted else original,
        cautions=tuple(dict.fromkeys(_cautions(quote, material))),
        details=tuple(_details(quote, material)),
    )


def _bare(words: str) -> str:
    """Words without the quotation marks of their own that hold all of them."""
    pieces = quoted_pieces(words)
    if len(pieces) == 1 and pieces[0].closed:
        before, after = words[: pieces[0].start], words[pieces[0].end :]
        if not any(character.isalnum() for character in before + after) and len(before + after) <= len("''''"):
            return pieces[0].words
    return words


def _citation(quote: Quote, material: Material) -> Text:
    where = material.where(quote.source, quote.at)
    via = format_via(quote, material.index)
    if not via:
        return where
    return (*where, f", citing {via}") if where else (f"citing {via}",)


def _cautions(quote: Quote, material: Material) -> Iterator[Text]:
    """What to know before using it; of an error of the source, where it is told."""
    for caution in cautions_of_statement(quote, material.index, material.proof.verdicts[quote.id]):
        if caution.kind is CautionKind.SOURCE_NOTE:
            yield ("See what is said of ", *material.where(quote.source, quote.at), " under Gaps and cautions.")
        else:
            yield caution.text


def _details(quote: Quote, material: Material) -> Iterator[Fact]:
    verdict = material.proof.verdicts[quote.id]
    if verdict.remark:
        yield Fact("Checked", (verdict.remark,))
    said = [_date(quote), quote.venue or "", f"to {_names(quote.to, material)}" if quote.to else ""]
    if any(said):
        yield Fact("Said", ("; ".join(filter(None, said)),))
    if quote.date and quote.date.note:
        yield Fact("Date", material.split(quote.date.note))
    about = _about(quote, material)
    if about:
        yield Fact("About", (about,))
    if quote.status and not is_doubted(quote.status):
        yield Fact("Status", (format_status(quote.status),))
    if quote.credibility and not is_poor(quote.credibility):
        yield Fact("Graded", (format_credibility(quote.credibility),))
    if quote.note:
        yield Fact("Note", material.split(quote.note))


def _date(quote: Quote) -> str:
    return format_date_with_basis(quote.date) if quote.date and says_more_than_its_column(quote.date) else ""


def _about(quote: Quote, material: Material) -> str:
    names = _names(quote.about, material)
    if not quote.topic or quote.topic == names:
        return names
    return f"{quote.topic} ({names})" if names else quote.topic


def _names(actors: tuple[str, ...], material: Material) -> str:
    return join_words([material.index.actor_name(actor) for actor in actors])
