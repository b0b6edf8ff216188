"""The records of what was said: the words, whose they are, where they stand, and whether they were found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import CautionKind, cautions_of_statement, is_poor
from briefing.facts.dates import doubt_of, format_doubted
from briefing.facts.spoken import words_of
from briefing.model import TargetKind
from briefing.model.wording import (
    KIND_EXPLANATIONS,
    KIND_WORDS,
    format_credibility,
    format_date_with_basis,
    format_names,
    format_speaker,
    format_status,
    format_via,
    is_doubted,
    says_more_than_its_column,
)
from briefing.outline.record import Detail, DetailRole, Record, RecordDate, Section, signs_of_doubt
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.facts.cautions import Caution
    from briefing.model import Quote
    from briefing.outline.material import Material
    from briefing.outline.record import Text

__all__ = ["statement_record", "statements_section"]


def statements_section(material: Material) -> Section | None:
    """Every statement, in the order of the file."""
    quotes = material.briefing.quotes
    if not quotes:
        return None
    kinds = {quote.kind for quote in quotes}
    legend = tuple(
        Detail(DetailRole.LEGEND, KIND_WORDS[kind], (KIND_EXPLANATIONS[kind],)) for kind in KIND_WORDS if kind in kinds
    )
    first = _first_statements(material)
    records = tuple(statement_record(quote, material, introduced=quote.id not in first) for quote in quotes)
    return Section("statements", "Statements", records, (*legend, *signs_of_doubt(records)), counted=True)


def _first_statements(material: Material) -> frozenset[str]:
    """The first statement of each speaker, which tells the office."""
    first: dict[str, str] = {}
    for quote in material.briefing.quotes:
        if len(quote.speaker) == 1:
            first.setdefault(quote.speaker[0], quote.id)
    return frozenset(first.values())


def statement_record(quote: Quote, material: Material, *, introduced: bool = False) -> Record:
    """What a brief says of one statement; an office that was told of its speaker before is not told again."""
    source = material.briefing.sources.get(quote.source or "")
    return Record(
        kind=TargetKind.QUOTE,
        id=quote.id,
        title=(format_speaker(quote, material.index, role=not introduced),),
        words=words_of(quote),
        citation=_citation(quote, material),
        verdict=material.proof.verdicts[quote.id],
        date=RecordDate(format_doubted(quote.date), doubt_of(quote.date), date=quote.date),
        parties=tuple(material.parties[key] for key in quote.speaker),
        address=(source.url or "") if source else "",
        cautions=_cautions(quote, material),
        details=tuple(_details(quote, material)),
    )


def _citation(quote: Quote, material: Material) -> Text:
    where = material.where(quote.source, quote.at)
    via = format_via(quote, material.index)
    if not via:
        return where
    citing = apart(["citing", via], " ")
    return (*where, f", {citing}") if where else (citing,)


def _cautions(quote: Quote, material: Material) -> tuple[Caution, ...]:
    """What to know before using it; for an error of the source, where to read of it."""
    told: dict[Text, Caution] = {}
    for caution in cautions_of_statement(quote, material.index, material.proof.verdicts[quote.id]):
        if caution.kind is CautionKind.SOURCE_NOTE:
            there = material.where(quote.source, quote.at)
            found = caution._replace(text=("See what is said of ", *there, " under Gaps and cautions."))
        else:
            found = caution
        told.setdefault(found.text, found)
    return tuple(told.values())


def _details(quote: Quote, material: Material) -> Iterator[Detail]:
    verdict = material.proof.verdicts[quote.id]
    if verdict.remark:
        yield Detail(DetailRole.CHECKED, "Checked", (verdict.remark,))
    said = [_date(quote), quote.venue or "", f"to {format_names(quote.to, material.index)}" if quote.to else ""]
    if any(said):
        yield Detail(DetailRole.SAID, "Said", (apart(said, "; "),))
    if quote.date and quote.date.note:
        yield Detail(DetailRole.DATE_NOTE, "Date", material.split(quote.date.note))
    about = _about(quote, material)
    if about:
        yield Detail(DetailRole.ABOUT, "About", (about,))
    if quote.status and not is_doubted(quote.status):
        yield Detail(DetailRole.STATUS, "Status", (format_status(quote.status),))
    if quote.credibility and not is_poor(quote.credibility):
        yield Detail(DetailRole.GRADE, "Graded", (format_credibility(quote.credibility),))
    if quote.note:
        yield Detail(DetailRole.NOTE, "Note", material.split(quote.note))


def _date(quote: Quote) -> str:
    return format_date_with_basis(quote.date) if quote.date and says_more_than_its_column(quote.date) else ""


def _about(quote: Quote, material: Material) -> str:
    names = format_names(quote.about, material.index)
    if not quote.topic or quote.topic == names:
        return names
    return apart([quote.topic, f"({names})" if names else ""], " ")
