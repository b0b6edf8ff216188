"""Puts together what the reports of one event seem to say: the entry of the engine."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from briefing.draft.actors import Actors
from briefing.draft.comparing import find_discrepancies, find_pairs, merged
from briefing.draft.proposal import (
    DraftPlace,
    Proposal,
    ProposedDate,
    ProposedEntry,
    ProposedEvent,
    ProposedStatement,
)
from briefing.draft.proving import proved
from briefing.draft.reading import on_one_line, read_report, span_text
from briefing.draft.statements import Span
from briefing.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.proposal import SourceReport
    from briefing.draft.reading import Dated, ReportReading, Said
    from briefing.draft.statements import FoundStatement

__all__ = ["propose"]

_LAST_AND = re.compile(r"[,;]?\s(?:and|but)\Z")
_END = re.compile(r"[,;:\s]+\Z")
_KINDS = Literal["direct", "mixed", "indirect"]


def propose(reports: Sequence[SourceReport]) -> Proposal:
    """Propose a brief from reports of one event; there is at least one, with at least one paragraph.

    Nothing that it proposes with quotation marks is not found by the check.
    """
    readings = [read_report(report) for report in reports]
    actors = Actors(report.id for report in reports)
    found = [
        _statement(said, reading, actors)
        for reading in readings
        for said in reading.said
        if _has_words(said.found, reading)
    ]
    for reading in readings:
        for named in reading.people.everyone():
            if named.is_person and named.role and " " in named.name:
                actors.id_of(named, reading.report.id)
    proposed = actors.proposed()
    statements = proved(found, proposed, reports)
    timeline = [_entry(dated, reading, actors) for reading in readings for dated in reading.dated]
    statements = merged(statements)
    return Proposal(
        title=_title(readings[0]),
        event=_event(readings[0]),
        actors=actors.proposed(),
        statements=tuple(statements),
        timeline=tuple(timeline),
        discrepancies=tuple(find_discrepancies(readings)),
        pairs=tuple(find_pairs(statements, proposed)),
    )


def _title(reading: ReportReading) -> str:
    return on_one_line(reading.report.title or "") or on_one_line(reading.paragraphs[0].text)[:LONGEST_TITLE]


LONGEST_TITLE = 150
"""Characters of the longest title."""


def _event(reading: ReportReading) -> ProposedEvent:
    when = reading.day[0] if reading.day else None
    said = next((it.date for it in reading.said if it.date and it.found.at <= reading.body + 1), None)
    date = ProposedDate(on_one_line(when.text), when.edtf, when.basis) if when else said
    return ProposedEvent(
        summary=reading.summary,
        place=DraftPlace(reading.report.id, reading.body),
        when=date,
        where=reading.place,
        why=f"'{date.text}' is the first day that is named" if date else "",
    )


def _has_words(found: FoundStatement, reading: ReportReading) -> bool:
    return any(any(sign.isalnum() for sign in span_text(span, reading.paragraphs)) for span in found.spans)


def _statement(said: Said, reading: ReportReading, actors: Actors) -> ProposedStatement:
    found, heard = said.found, said.heard
    report = reading.report
    speakers = (actors.id_of(heard.who, report.id, speaks=True),) if heard.who else ()
    text = "".join(_joined(found, reading))
    if found.kind == "mixed" and reading.is_alone(found):
        text = span_text(found.sentence, reading.paragraphs)
    elif found.kind == "mixed":
        text = _LAST_AND.sub("", span_text(_with_cue(found), reading.paragraphs))
    passage = ""
    if found.kind == "indirect":
        passage = span_text(found.sentence, reading.paragraphs)
        text = f"{text[0].upper()}{text[1:]}"
        text = text if text[-1] in ".!?" else f"{text}."
    return ProposedStatement(
        kind=cast("_KINDS", found.kind),
        text=text,
        source=report.id,
        at=found.at,
        speakers=speakers,
        passage=passage,
        cue=span_text(found.cue, reading.paragraphs) if found.cue else "",
        date=said.date,
        venue=said.venue,
        via=(said.via,) if said.via else (),
        why=heard.why,
        sure=found.mention is not None and not found.runs_on,
    )


def _with_cue(found: FoundStatement) -> Span:
    """What is said with the words that say who says it, where both stand in one paragraph."""
    whole = [*found.spans, *([found.cue] if found.cue else [])]
    if len({span.paragraph for span in whole}) > 1:
        return found.spans[0]
    return Span(whole[0].paragraph, min(span.start for span in whole), max(span.end for span in whole))


def _joined(found: FoundStatement, reading: ReportReading) -> Iterator[str]:
    """The words of a statement: an ellipsis where it is interrupted, nothing where it goes on in the next paragraph."""
    parts = [span_text(span, reading.paragraphs) for span in found.spans]
    yield _END.sub("", parts[0])
    for (before, after), part in zip(pairwise(found.spans), parts[1:], strict=True):
        between = ", " if found.kind == "indirect" else " ... " if before.paragraph == after.paragraph else " "
        yield f"{between}{_END.sub('', part)}"


def _entry(dated: Dated, reading: ReportReading, actors: Actors) -> ProposedEntry:
    date = dated.date
    published = reading.published
    sentence = reading.paragraphs[dated.at - 1]
    named = [
        who
        for one in sentence.sentences
        if on_one_line(sentence.text[one.start : one.end]).endswith(dated.text)
        for name in reading.people.names_of(dated.at, one)
        if name.name and (who := reading.people.named(name.name)) is not None and actors.knows(who)
    ]
    earliest = parse_edtf(date.edtf).earliest
    ahead = (
        published is not None and earliest is not None and earliest > (published.year, published.month, published.day)
    )
    return ProposedEntry(
        date=ProposedDate(on_one_line(date.text), date.edtf, date.basis),
        text=dated.text,
        place=DraftPlace(reading.report.id, dated.at),
        actors=tuple(dict.fromkeys(actors.id_of(who, reading.report.id) for who in named)),
        status="planned" if ahead else "occurred",
        why=f"it says '{on_one_line(date.text)}'",
    )
