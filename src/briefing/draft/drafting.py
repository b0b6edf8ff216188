"""From captured reports to a proved draft: their sources, what is proposed of them, and the text of the brief."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.capture import stem_of
from briefing.capture.entering import plan_source
from briefing.check import Standing
from briefing.draft.answers import Merged, with_statements_of
from briefing.draft.dated_words import find_dates
from briefing.draft.outside import Refused, shown_of
from briefing.draft.proposal import SourceReport
from briefing.draft.proposing import propose
from briefing.draft.pruning import prove_sheet
from briefing.draft.sheet import day_of, sheet_of
from briefing.draft.transcripts import is_transcript
from briefing.model.wording import count_of
from briefing.sources import ArchiveText
from briefing.sources.archive import split_paragraphs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefing.capture import Captured
    from briefing.capture.entering import PlannedSource
    from briefing.draft.pruning import ProvedSheet

__all__ = ["Draft", "draft_of", "plan_sources"]


class Draft(NamedTuple):
    """A draft that is ready to be written.

    Attributes:
        text: The text of its file.
        summary: What is in it, in a sentence.
        hints: How many items stand in it as comments.
        refused: What another program proposed and is not in it.
    """

    text: str
    summary: str
    hints: int
    refused: tuple[Refused, ...]


def plan_sources(reports: Mapping[str, Captured], folder: Path, *, now: dt.datetime) -> tuple[PlannedSource, ...]:
    """Say what reports will be as sources; a text that is there twice is one.

    Args:
        reports: The reports by their names: paths, addresses, or `-`.
        folder: The folder in which the brief will lie.
        now: When they were retrieved.
    """
    planned: dict[str, PlannedSource] = {}
    seen: set[str] = set()
    for name, captured in reports.items():
        if captured.text not in seen:
            source = plan_source(captured, folder, now=now, taken=planned, name=stem_of(name))
            planned[source.key] = source
        seen.add(captured.text)
    return tuple(planned.values())


def draft_of(
    sources: Sequence[PlannedSource],
    reports: Sequence[Captured],
    *,
    now: dt.datetime,
    file: str,
    schema: str,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    command: str | None = None,
    timeout: float = 300,
) -> Draft:
    """Propose a brief from reports, and prove it.

    Args:
        sources: The reports as sources.
        reports: What was captured; every text among it has its source.
        now: The day of information where no report says when it was published.
        file: What the brief is called in the advice it gives, ready for a shell.
        schema: Where an editor finds the JSON Schema, from the brief's folder.
        title: The title; that of the first report where it is left out.
        published: The day of publication, as EDTF, of a report that does not say it.
        language: The BCP 47 tag of a report that does not say its language.
        command: A command line that is asked for statements, which then take the place of the program's own.
        timeout: Seconds that its answer may take.

    Raises:
        BriefingError: The command gives no answer, or nothing can be proved.
    """
    by_digest = {hashlib.sha256(report.text.encode()).hexdigest(): report for report in reports}
    captured = {source.key: by_digest[source.entry["archive"]["sha256"]] for source in sources}
    paragraphs = {key: split_paragraphs(report.text) for key, report in captured.items()}
    sources = [_with_day(_in_language(source, language), paragraphs[source.key], published) for source in sources]
    sources = [_with_kind(source, paragraphs[source.key]) for source in sources]
    told = [_report_of(source, paragraphs[source.key], captured[source.key].provenance.title) for source in sources]
    merged = Merged(propose(told), {}, ())
    if command is not None:
        merged = with_statements_of(command, merged.proposal, told, timeout=timeout)
    if told[0].title is None and not " ".join(told[0].paragraphs[0].split()).startswith(merged.proposal.title):
        # The report says no title, and a headline stands below its first line.
        sources[0] = _with_title(sources[0], merged.proposal.title)
    proposal = merged.proposal if title is None else replace(merged.proposal, title=title)
    archives = {
        source.key: ArchiveText(report.paragraphs, source.entry["archive"]["sha256"])
        for source, report in zip(sources, told, strict=True)
    }
    sheet = sheet_of(proposal, sources, merged.numbers, now.date().isoformat())
    proved = prove_sheet(sheet, archives, file=file, schema=schema)
    faulty = (Refused(one.item.number, shown_of(one.item.fields), one.reason) for one in proved.faulty)
    return Draft(
        proved.text,
        _summary(proved),
        sum(bool(item.doubt) for item in proved.sheet.items),
        tuple(sorted((*merged.refused, *faulty))),
    )


HEAD = 4
"""Paragraphs at the top of a text of which one may give the day of its publication."""

LONGEST_OF_HEAD = 14
"""Words of the longest paragraph that is taken for such a one: 'By Ada Orm, The Courier, Tuesday 13 October 2020'."""


def _with_day(source: PlannedSource, paragraphs: tuple[str, ...], published: str | None) -> PlannedSource:
    """A source with the day of publication that its text gives at its top, or else one that is known otherwise."""
    if "published" in source.entry:
        return source
    for words in (text.split() for text in paragraphs[:HEAD]):
        found = [] if len(words) > LONGEST_OF_HEAD else find_dates(" ".join(words), None, source.entry.get("language"))
        if len(found) == 1 and found[0].is_day:
            day = {"edtf": found[0].edtf, "text": found[0].text, "basis": "stated"}
            return _with_field(source, "published", day, before="accessed")
    return _with_field(source, "published", published, before="accessed") if published else source


def _with_kind(source: PlannedSource, paragraphs: tuple[str, ...]) -> PlannedSource:
    """A source whose kind is said where it is a transcript: each turn of one is its speaker's own words."""
    known = "kind" in source.entry or not is_transcript(paragraphs, source.entry.get("language"))
    return source if known else _with_field(source, "kind", "transcript", before="archive")


def _in_language(source: PlannedSource, language: str | None) -> PlannedSource:
    if language is None or "language" in source.entry:
        return source
    return _with_field(source, "language", language, before="archive")


def _with_title(source: PlannedSource, title: str) -> PlannedSource:
    return source._replace(entry={**source.entry, "title": title})


def _with_field(source: PlannedSource, field: str, value: dict[str, str] | str, *, before: str) -> PlannedSource:
    """A source with one field more, where a reader looks for it."""
    entry: dict[str, Any] = {}
    for name, known in source.entry.items():
        if name == before:
            entry[field] = value
        entry[name] = known
    return source._replace(entry=entry)


def _report_of(source: PlannedSource, paragraphs: tuple[str, ...], title: str | None) -> SourceReport:
    entry = source.entry
    return SourceReport(
        source.key,
        paragraphs,
        entry.get("language"),
        day_of(entry),
        title,
        entry.get("publisher"),
    )


def _summary(proved: ProvedSheet) -> str:
    tally = proved.check.proof.tally()
    drafted = count_of(len(proved.sheet.asserted("quotes")), "statement")
    passages = tally[Standing.PASSAGE_FOUND]
    said = [f"{drafted} drafted", f"{count_of(tally.verified, 'quotation')} verified"]
    return ", ".join([*said, *([f"{count_of(passages, 'passage')} found"] if passages else [])])
