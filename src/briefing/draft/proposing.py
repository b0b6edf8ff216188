"""Puts together what the reports of one event seem to say: the entry of the engine."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from briefing.check.marks import quoted_pieces
from briefing.draft.actors import Actors
from briefing.draft.comparing import find_discrepancies, find_pairs, merged
from briefing.draft.dated_words import find_dates
from briefing.draft.name_words import BODY_WORDS
from briefing.draft.people import is_heading
from briefing.draft.proposal import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedEntry,
    ProposedEvent,
    ProposedGap,
    ProposedNote,
    ProposedStatement,
)
from briefing.draft.proving import proved
from briefing.draft.reading import on_one_line, read_report, span_text
from briefing.draft.statements import Span
from briefing.draft.subtitles import are_subtitles, gap_of, plain_report, subtitled
from briefing.draft.transcripts import transcribed
from briefing.edtf import parse_edtf
from briefing.model.wording import join_words
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefing.draft.people import Named
    from briefing.draft.proposal import SourceReport
    from briefing.draft.reading import Dated, ReportReading, Said
    from briefing.draft.statements import FoundStatement

__all__ = ["propose"]

_LAST_AND = re.compile(r"[,;]?\s(?:and|but|et|mais|und|aber|y|pero|ed?|ma|și|dar|и|но|а|і|й|та|але)\Z")
_END = re.compile(r"[,;:\s]+\Z")
_KINDS = Literal["direct", "mixed", "indirect"]


def propose(reports: Sequence[SourceReport]) -> Proposal:
    """Propose a brief from reports of one event; there is at least one, with at least one paragraph.

    Nothing that it proposes with quotation marks is not found by the check.
    """
    readings = [read_report(plain_report(report)) for report in reports]
    actors = Actors(report.id for report in reports)
    spoken = {
        report.id: subtitled(report, reading, actors) or transcribed(reading, actors)
        for report, reading in zip(reports, readings, strict=True)
    }
    # In a transcript, whom a sentence gives words to is itself told by the speaker, and days are days of the talk.
    told = [
        reading
        for report, reading in zip(reports, readings, strict=True)
        if not spoken[report.id] and not are_subtitles(report.paragraphs)
    ]
    found = [statement for statements in spoken.values() for statement in statements]
    found += [
        _statement(said, reading, actors)
        for reading in told
        for said in reading.said
        if _has_words(said.found, reading)
    ]
    for reading in readings:
        for named in reading.people.everyone():
            if named.is_person and named.role and " " in named.name:
                actors.id_of(named, reading.report.id)
    proposed = actors.proposed()
    notes = [note for reading in told for note in _notes(reading)]
    statements = proved(found, proposed, reports, notes)
    timeline = [_entry(dated, reading, actors) for reading in told for dated in reading.dated]
    statements = merged(statements)
    for reading in readings:
        states = {one.country for one in actors.proposed() if one.kind == "state"}
        for named in _parties(reading, states):
            actors.id_of(named, reading.report.id)
    return Proposal(
        title=_title(readings[0]),
        event=_event(readings[0], spoken[readings[0].report.id], proposed),
        actors=actors.proposed(),
        statements=tuple(statements),
        timeline=tuple(timeline),
        discrepancies=tuple(find_discrepancies(readings)),
        pairs=tuple(find_pairs(statements, proposed)),
        notes=tuple(notes),
        gaps=tuple(_gaps(reports, statements)),
    )


def _gaps(reports: Sequence[SourceReport], statements: Sequence[ProposedStatement]) -> Iterator[ProposedGap]:
    for report in reports:
        if are_subtitles(report.paragraphs):
            gap = gap_of(report, [one for one in statements if one.source == report.id])
            yield from [gap] if gap else []


def _title(reading: ReportReading) -> str:
    """The headline: that of the page, else what the report begins with, or a line below where that is a sentence."""
    first = on_one_line(reading.paragraphs[0].text)
    below = (it for it in reading.paragraphs[1:HEAD] if len(it.sentences) == 1 and is_heading(it.sentences[0]))
    lines = (on_one_line(it.text) for it in below if first.endswith("."))
    headline = next((line for line in lines if not find_dates(line, None) and not line.startswith("By ")), first)
    return on_one_line(reading.report.title or "") or headline[:LONGEST_TITLE]


HEAD = 4
"""Paragraphs among which the headline of a report is looked for: it may stand below its first lines."""


LONGEST_TITLE = 150
"""Characters of the longest title."""


def _parties(reading: ReportReading, known: Collection[str]) -> list[Named]:
    """The states and bodies that a report names again and again, and that say nothing in it.

    Args:
        reading: The report.
        known: The countries of the states that are actors already.
    """
    named = sorted(reading.people.everyone(), key=lambda one: -one.count)
    states: dict[str, Named] = {}
    # The longest name of a state is its own, and others are aliases: U.S.
    for one in sorted(named, key=lambda one: -len(one.name)):
        if one.kind == "state" and one.count >= LEAST_STATE and one.country not in known:
            other = states.setdefault(one.country, one)
            if other is not one:
                other.forms.append(one.name)
    bodies = [one for one in named if one.kind == "organization" and one.count >= LEAST_BODY and _is_body(one.name)]
    return [*states.values(), *bodies][:MOST_PARTIES]


def _is_body(name: str) -> bool:
    """Whether a name of several words has one of those that bodies have."""
    return " " in name and not BODY_WORDS.isdisjoint(folded(name).split())


LEAST_STATE = 2
"""How often a state is named that may be a party."""
LEAST_BODY = 3
"""How often a body is named that may be one."""
MOST_PARTIES = 6
"""States and bodies of a report that are proposed as parties."""


def _event(
    reading: ReportReading, spoken: Sequence[ProposedStatement], actors: Sequence[ProposedActor]
) -> ProposedEvent:
    """What the event is, as a report tells it; of a transcript, whose statements are given, the talk itself."""
    when = reading.day[0] if reading.day else None
    said = next((it.date for it in reading.said if it.date and it.found.at <= reading.body + 1), None)
    date = ProposedDate(on_one_line(when.text), when.edtf, when.basis) if when else said
    summary = reading.summary
    if spoken:
        keys = dict.fromkeys(key for one in spoken for key in one.speakers)
        names = [next(actor.name for actor in actors if actor.id == key) for key in keys]
        speaking = f" {join_words(names)} {'speak' if len(names) > 1 else 'speaks'}." if names else ""
        summary = f"{_title(reading).rstrip('.')}.{speaking}"
        date = spoken[0].date
    return ProposedEvent(
        summary=summary,
        place=DraftPlace(reading.report.id, reading.body),
        when=date,
        where="" if spoken else reading.place,
        why=f"'{date.text}' is the first day that is named" if date else "",
    )


def _has_words(found: FoundStatement, reading: ReportReading) -> bool:
    return any(any(sign.isalnum() for sign in span_text(span, reading.paragraphs)) for span in found.spans)


def _statement(said: Said, reading: ReportReading, actors: Actors) -> ProposedStatement:
    found, heard = said.found, said.heard
    report = reading.report
    everybody = (heard.who, *heard.others) if heard.who else ()
    speakers = tuple(dict.fromkeys(actors.id_of(one, report.id, speaks=True) for one in everybody))
    text = "".join(_joined(found, reading))
    if found.kind == "mixed" and reading.is_alone(found):
        text = span_text(found.sentence, reading.paragraphs)
    elif found.kind == "mixed":
        text = _LAST_AND.sub("", span_text(_with_cue(found), reading.paragraphs))
    is_open, is_nobodys = reading.is_open(found), reading.is_nobodys(found)
    if found.kind == "mixed" and is_open:
        text = _closed(text)
    passage = ""
    if found.kind == "indirect":
        passage = span_text(found.sentence, reading.paragraphs)
        if found.is_torn:
            text = passage
        elif _ends_with_verb(found, reading):
            text = span_text(_with_cue(found), reading.paragraphs)
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
        note=_OPEN if is_open else _NOBODYS if is_nobodys else "",
        why=heard.why,
        sure=(found.mention is not None and not found.runs_on) or is_nobodys,
    )


def _ends_with_verb(found: FoundStatement, reading: ReportReading) -> bool:
    """Whether what is said would be no sentence alone: German has the verb at the end behind 'dass'."""
    span = found.spans[0]
    return reading.paragraphs[span.paragraph - 1].text[: span.start].rstrip().endswith((" dass", " daß"))


_OPEN = "The source never closes this quotation; it is taken to the end of its sentence."
_NOBODYS = "The source does not say whose these words are."
_CLOSING = {"“": "”", "„": "“", "«": "»", "‹": "›", "‘": "’", "‚": "‘", "``": "''"}


def _closed(text: str) -> str:
    """A sentence with the mark that its last quotation lacks."""
    pieces = quoted_pieces(text)
    return text if not pieces or pieces[-1].closed else f"{text}{_CLOSING.get(pieces[-1].mark, pieces[-1].mark)}"


def _notes(reading: ReportReading) -> Iterator[ProposedNote]:
    """What is wrong in a report: a name that it misprints, a quotation of somebody that it never closes."""
    source = reading.report.id
    meant = {said.heard.printed: said.heard.who for said in reading.said if said.heard.printed}
    opened = {said.found.at for said in reading.said if reading.is_open(said.found)}
    for paragraph in reading.paragraphs:
        place = DraftPlace(source, paragraph.number)
        names = {one.name for sentence in paragraph.sentences for one in reading.people.names_of(place.at, sentence)}
        for printed in sorted(names & meant.keys()):
            who = meant[printed]
            family = who.name.split()[-1] if who else ""
            yield ProposedNote(place, f"The source prints '{printed}' for '{family}'.", printed, family)
        if place.at in opened:
            yield ProposedNote(place, "The source opens a quotation here and never closes it.")


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
