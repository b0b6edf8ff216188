"""What is judged, disputed, not known and to be watched: what keeps a reader from too much trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import format_deadline
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import reference_runs, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Assessment, OpenPoint
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["write_assessments", "write_discrepancies", "write_doubts", "write_reasons"]


def write_assessments(writer: Writer, brief: OpenBrief) -> None:
    """Write each assessment with its likelihood and its confidence."""
    if brief.briefing.assessments:
        writer.heading("ASSESSMENTS")
    for assessment in brief.briefing.assessments:
        label = Span(assessment.id, Role.MUTED)
        grades = Span(f" ({'; '.join(_grades(assessment))})" if any(_grades(assessment)) else "", Role.STRONG)
        writer.item(label, *brief.index.split_prose(assessment.text), grades, width=4, owner=assessment.id)


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


def _grades(assessment: Assessment) -> Iterator[str]:
    if assessment.likelihood:
        yield str(assessment.likelihood)
    if assessment.confidence:
        yield f"{assessment.confidence} confidence"


def write_discrepancies(writer: Writer, brief: OpenBrief) -> None:
    """Write the questions on which reports disagree, a line each."""
    if brief.briefing.discrepancies:
        writer.heading("REPORTS DISAGREE")
    for discrepancy in brief.briefing.discrepancies:
        label = Span(discrepancy.id, Role.LINK, brief.index.references[discrepancy.id])
        writer.item(label, *brief.index.split_prose(discrepancy.question), width=4, owner=discrepancy.id)


def write_doubts(writer: Writer, brief: OpenBrief) -> None:
    """Write the gaps, the cautions about sources, and what to look out for."""
    briefing = brief.briefing
    doubts = len(briefing.gaps) + len(briefing.source_notes)
    if doubts:
        writer.heading(f"GAPS AND CAUTIONS ({doubts})")
    for number, point in enumerate(briefing.gaps, 1):
        _write_point(writer, point, brief, owner=f"gaps.{number}")
    for number, note in enumerate(briefing.source_notes, 1):
        where = brief.index.reference(f"{note.source}:{note.at}" if note.at else note.source)
        runs = spaced([*brief.index.split_prose(note.note), *([where] if where else [])])
        writer.item(Span("!", Role.CAUTION), *runs, width=2, owner=f"source_notes.{number}")
    if briefing.watch:
        writer.heading(f"WATCH ({len(briefing.watch)})")
    for number, point in enumerate(briefing.watch, 1):
        _write_point(writer, point, brief, owner=f"watch.{number}")


def _write_point(writer: Writer, point: OpenPoint, brief: OpenBrief, *, owner: str) -> None:
    by = [Span(f" ({format_deadline(point.by)})", Role.MUTED)] if point.by else []
    writer.item(Span("-", Role.MUTED), *brief.index.split_prose(point.text), *by, width=2, owner=owner)
