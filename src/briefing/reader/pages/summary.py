"""The summary: what a reader with two minutes must know, on one screen where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.facts.cautions import CautionKind, told_of_source
from briefing.facts.dates import format_doubted
from briefing.facts.glance import GlanceRole, glance_of
from briefing.facts.points import support_of_point
from briefing.model import Quote, QuoteKind, Reference
from briefing.model.wording import (
    CREDIBILITY_WORDS,
    KIND_WORDS,
    count_of,
    format_date_with_basis,
    format_deadline,
    format_event_status,
    format_grades,
    format_prepared,
    format_speakers_short,
    format_standing,
    format_trend,
)
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import (
    GAPS,
    draft_mark,
    id_column,
    in_two_columns,
    kind_chip,
    kind_width,
    marks_of,
    name_span,
    reference_runs,
    spaced,
    standing_role,
    trend_mark,
    write_draft,
    write_note_on,
)
from briefing.reader.pages.statement_block import spoken
from briefing.reader.writer import Writer
from briefing.text import pad, truncate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.facts.glance import GlanceRow
    from briefing.facts.points import PointDoubt
    from briefing.model import Assessment, KeyPoint, OpenPoint
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Run

__all__ = ["glance_document", "summary_document", "support_of"]

LONGEST_ID = 16
"""Cells of the longest id that a row of the summary shows whole."""
TWO_COLUMNS = 100
"""From this width on the rail has two columns."""
KEY_STATEMENTS = 4
"""How many statements stand on the summary."""


def summary_document(writer: Writer, brief: OpenBrief, *, with_glance: bool) -> Document:
    """Write the summary; on a narrow screen what stands in the rail of a wide one comes after the bottom line."""
    event = brief.briefing.event
    if brief.news:
        from briefing.reader.pages.changes import write_changes  # noqa: PLC0415 - only where something changed

        write_changes(writer, brief.news)
    writer.heading("BOTTOM LINE")
    write_draft(writer, event, owner="event")
    writer.prose(event.summary, owner="event")
    if with_glance:
        write_glance(writer, brief)
    write_key_points(writer, brief)
    if with_glance:
        _write_tensions(writer, brief)
    write_assessments(writer, brief)
    write_doubts(writer, brief)
    write_discrepancies(writer, brief)
    if with_glance:
        write_provenance(writer, brief)
    _write_statements(writer, brief)
    write_reasons(writer, brief)
    if event.background:
        writer.heading("WHAT CAME BEFORE")
        writer.prose(event.background, owner="event")
    return writer.document()


def glance_document(writer: Writer, brief: OpenBrief) -> Document:
    """Write the rail of a wide screen: the event at a glance, the tensions, where it all comes from."""
    if writer.width >= TWO_COLUMNS:
        width = (writer.width - 3) // 2
        own = Writer(width, writer.index, writer.lettering)
        writer.lines(in_two_columns(glance_document(own, brief).lines, width, "event", writer))
        return writer.document()
    write_glance(writer, brief)
    _write_tensions(writer, brief)
    write_provenance(writer, brief)
    return writer.document()


def _write_tensions(writer: Writer, brief: OpenBrief) -> None:
    tensions = brief.briefing.tensions
    if tensions:
        writer.heading(f"TENSIONS ({len(tensions)})")
    for tension in tensions:
        writer.row(
            Span(tension.id.ljust(3), Role.LINK, brief.index.references[tension.id]),
            " ",
            draft_mark(tension),
            tension.title,
            owner=tension.id,
            right=[Span(f"{trend_mark(tension, writer.lettering)} {format_trend(tension.trend)}", Role.MUTED)],
        )


def _write_statements(writer: Writer, brief: OpenBrief) -> None:
    quotes, cited = brief.briefing.quotes, _cited(brief)
    if quotes:
        listed = len(cited) if len(cited) == len(quotes) else f"{len(cited)} of {len(quotes)}"
        writer.heading(f"STATEMENTS ({listed})")
    width = min(max((len(quote.id) for quote in cited), default=0), LONGEST_ID)
    for quote in cited:
        side = Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.MUTED
        kind = kind_chip(quote.kind, writer.lettering)
        marks: list[Run] = [*marks_of(quote, brief, writer.lettering), " "] if brief.is_proved else []
        writer.row(
            Span(
                id_column(truncate(quote.id, LONGEST_ID), max(width + 1, 4)),
                Role.LINK,
                brief.index.references[quote.id],
            ),
            Span(pad(writer.lettering.line(format_speakers_short(quote, brief.index)), 14), side),
            " ",
            kind,
            " " * (kind_width() - len(kind.text) + 1),
            *marks,
            spoken(quote),
            owner=quote.id,
        )


def _cited(brief: OpenBrief) -> list[Quote]:
    """The statements that the bottom line, the key points and the positions rest on, in the order of the file."""
    event = brief.briefing.event
    prose = [event.summary, *(point.text for point in event.key_points)]
    named = [part.id for text in prose for part in brief.index.split_prose(text) if isinstance(part, Reference)]
    named += [key for tension in brief.briefing.tensions for key in tension.quotes]
    quotes = {quote.id: quote for quote in brief.briefing.quotes[:KEY_STATEMENTS]}
    cited = [key for key in dict.fromkeys(named) if isinstance(brief.index.items[key], Quote)][:KEY_STATEMENTS]
    chosen = set([*cited, *quotes][:KEY_STATEMENTS])
    return [quote for quote in brief.briefing.quotes if quote.id in chosen]


LABELS = 8
"""Cells for the labels; where the text is no wider than a rail, as many as they need."""

RAIL = 50
"""Cells below which a text is a rail."""


def write_glance(writer: Writer, brief: OpenBrief) -> None:
    """Write each in a line or two."""
    writer.heading("AT A GLANCE")
    rows = glance_of(brief.index)
    labels = LABELS if writer.width >= RAIL else max((len(row.role) + 1 for row in rows), default=0)
    before = None
    for row in rows:
        label = row.role.capitalize() if row.role is not before else ""
        owner = row.actor or (row.entry.id if row.entry else "event")
        writer.fact(label, *_glance(row, brief), label_width=labels, owner=owner)
        before = row.role


def _glance(row: GlanceRow, brief: OpenBrief) -> Iterable[Run]:
    if row.actor:
        return (name_span(row.actor, brief), f", {row.text}" if row.text else "")
    if row.date:
        return (format_date_with_basis(row.date),)
    if row.status:
        return (format_event_status(row.status),)
    if row.entry:
        date = Span(f"{format_doubted(row.entry.date)}: ", Role.MUTED)
        return (date, f"{row.entry.text} ", brief.index.references[row.entry.id])
    if row.further:
        return (Span(f"and {row.further} more on the timeline", Role.MUTED),)
    return (row.text,) if row.role is GlanceRole.WHERE else brief.index.split_prose(row.text)


def write_key_points(writer: Writer, brief: OpenBrief) -> None:
    """Write a paragraph for each."""
    points = brief.briefing.event.key_points
    if points:
        writer.heading("KEY POINTS")
    for number, point in enumerate(points, 1):
        kind = [Span(f"{point.kind}: ", Role.MUTED)] if point.kind else []
        support, doubts = support_of(point, brief)
        runs = [*brief.index.split_prose(point.text), *([Span(f" ({support})", Role.MUTED)] if support else [])]
        owner = f"event.key_points.{number}"
        writer.item(Span("-", Role.MUTED), *kind, *runs, width=2, owner=owner)
        for doubt in doubts:
            writer.item(Span("  !", Role.CAUTION), Span(doubt, Role.CAUTION), width=4, owner=owner)
        write_draft(writer, point, owner=owner)


def support_of(point: KeyPoint, brief: OpenBrief) -> tuple[str, list[str]]:
    """What the statements that a point names are, in words, and what is doubtful about its support."""
    support = support_of_point(point, brief.index, brief.proof if brief.is_proved else None)
    words = [f"{', '.join(ids)} {KIND_WORDS[kind].lower()}" for kind, ids in support.by_kind.items() if ids]
    missing = ["rests on nothing that the brief names"] if support.is_missing else []
    return "; ".join(words), [*missing, *map(_doubt, support.doubts)]


def _doubt(doubt: PointDoubt) -> str:
    quote, kind = doubt
    what = "passage" if quote.kind is QuoteKind.INDIRECT else "quotation"
    if kind is CautionKind.STATUS:
        return f"{quote.id} is {quote.status}"
    if kind is CautionKind.CREDIBILITY and quote.credibility:
        return f"the content of {quote.id}: {CREDIBILITY_WORDS[quote.credibility]}"
    if kind is CautionKind.NOT_QUOTED:
        return f"the words of {quote.id} were {Standing.NOT_QUOTED}"
    return f"the {what} of {quote.id} was {Standing.NOT_FOUND} in its source"


def write_assessments(writer: Writer, brief: OpenBrief) -> None:
    """Write each assessment with its likelihood and its confidence."""
    if brief.briefing.assessments:
        writer.heading("ASSESSMENTS")
    for assessment in brief.briefing.assessments:
        label = Span(assessment.id, Role.MUTED)
        told = format_grades(assessment)
        grades = Span(f" ({told})" if told else "", Role.STRONG)
        writer.item(label, *brief.index.split_prose(assessment.text), grades, width=4, owner=assessment.id)
        write_draft(writer, assessment, owner=assessment.id)


def write_reasons(writer: Writer, brief: OpenBrief) -> None:
    """Write what each assessment rests on, what else may be, and what would change it."""
    explained = [one for one in brief.briefing.assessments if any(text for _, text in _reasons(one)) or one.refs]
    if explained:
        writer.heading("WHAT THE ASSESSMENTS REST ON")
    for assessment in explained:
        lead: Run = brief.index.references[assessment.id]
        for title, text in _reasons(assessment):
            if text:
                writer.item(lead, *brief.index.split_prose(f"{title}: {text}"), width=5, owner=assessment.id)
                lead = ""
        links = reference_runs(assessment.refs, brief)
        if links:
            writer.item(lead, *links, width=5, owner=assessment.id)


def _reasons(assessment: Assessment) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Basis", assessment.basis),
        ("Otherwise", assessment.alternatives),
        ("Would change it", assessment.would_change),
    )


def write_discrepancies(writer: Writer, brief: OpenBrief) -> None:
    """Write the questions on which reports disagree, a line each."""
    if brief.briefing.discrepancies:
        writer.heading("REPORTS DISAGREE")
    for discrepancy in brief.briefing.discrepancies:
        label = Span(discrepancy.id, Role.LINK, brief.index.references[discrepancy.id])
        writer.item(label, *brief.index.split_prose(discrepancy.question), width=4, owner=discrepancy.id)
        write_draft(writer, discrepancy, owner=discrepancy.id)


def write_doubts(writer: Writer, brief: OpenBrief) -> None:
    """Write the gaps, the errors of the sources, what weakens the whole brief, and what to look out for."""
    briefing = brief.briefing
    doubts = len(briefing.gaps) + len(briefing.source_notes) + len(brief.cautions)
    if doubts:
        writer.heading(f"GAPS AND CAUTIONS ({doubts})", owner=GAPS)
    for number, point in enumerate(briefing.gaps, 1):
        _write_point(writer, point, brief, owner=f"gaps.{number}")
    for number, note in enumerate(briefing.source_notes, 1):
        where = brief.index.where(note.source, note.at)
        runs = spaced([*([where] if where else []), *told_of_source(note, brief.index)])
        writer.item(Span("!", Role.CAUTION), *runs, width=2, owner=f"source_notes.{number}")
        write_draft(writer, note, owner=f"source_notes.{number}")
    for caution in brief.cautions:
        writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner="event")
    if briefing.watch:
        writer.heading(f"WATCH ({len(briefing.watch)})")
    for number, point in enumerate(briefing.watch, 1):
        _write_point(writer, point, brief, owner=f"watch.{number}")


def _write_point(writer: Writer, point: OpenPoint, brief: OpenBrief, *, owner: str) -> None:
    by = [Span(f" ({format_deadline(point.by)})", Role.MUTED)] if point.by else []
    writer.item(Span("-", Role.MUTED), *brief.index.split_prose(point.text), *by, width=2, owner=owner)
    write_note_on(writer, point.by, owner=owner, indent=2)
    write_draft(writer, point, owner=owner)


MOST_NAMED = 8
"""Statements that are named where something is wrong with them."""


def write_provenance(writer: Writer, brief: OpenBrief) -> None:
    """Write how many sources and statements there are, of what kinds, and what was verified."""
    briefing = brief.briefing
    writer.heading("PROVENANCE")
    said = ", ".join(f"{number} {KIND_WORDS[kind].lower()}" for kind, number in brief.kinds.items())
    sources = count_of(len(briefing.sources), "source")
    writer.paragraph(f"{sources}; {count_of(len(briefing.quotes), 'statement')}{f': {said}' if said else ''}")
    if briefing.quotes:
        _write_result(writer, brief)
    if briefing.as_of:
        writer.paragraph(f"Information as of {format_date_with_basis(briefing.as_of)}")
        write_note_on(writer, briefing.as_of, owner="event")
    if standing := format_standing(briefing):
        writer.paragraph(f"Status: {standing}")
    if prepared := format_prepared(briefing):
        writer.paragraph(f"Prepared {prepared}")
    if briefing.tags:
        writer.paragraph(f"Tags: {', '.join(briefing.tags)}")


def _write_result(writer: Writer, brief: OpenBrief) -> None:
    if not brief.is_proved:
        writer.paragraph(Span("Quotations: being compared with their sources", Role.MUTED))
        return
    writer.paragraph(brief.tally.sentence(), hanging=2)
    for standing in (Standing.NOT_FOUND, Standing.NOT_QUOTED, Standing.NOT_COMPARED):
        if ids := brief.ids_by_standing.get(standing, ()):
            writer.paragraph(Span(f"{standing}: ", standing_role(standing)), *_named(ids, brief), hanging=2)


def _named(ids: tuple[str, ...], brief: OpenBrief) -> Iterator[Span]:
    links = spaced(brief.index.references[key] for key in ids[:MOST_NAMED])
    yield from links  # type: ignore[misc]
    if len(ids) > MOST_NAMED:
        yield Span(f" and {len(ids) - MOST_NAMED:,} more")
