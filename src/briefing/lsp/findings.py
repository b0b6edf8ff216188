"""What is wrong with a document, as the protocol tells it: with the page of the rule, and what the source says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)
from lsprotocol.types import Diagnostic as EditorDiagnostic

from briefing.check.evidence import find_nearest
from briefing.check.registry import rules_page
from briefing.check.verdict import Rung
from briefing.errors import Severity
from briefing.library.beginning import kept_for_editors
from briefing.lsp.knowing.known import document_of
from briefing.lsp.paragraphs import find_paragraph
from briefing.sources import ArchiveText
from briefing.text import safe_line, safe_text, truncate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.verdict import PieceProof
    from briefing.errors import Diagnostic
    from briefing.lsp.snapshot import Snapshot

__all__ = ["SOURCE", "findings_of", "statement_of", "told"]

SOURCE = "briefing"
"""Who found it, as editors show it."""
MOST_RELATED = 3
"""Places that a finding names beside its own."""
LONGEST_SHOWN = 240
"""Cells of a paragraph that are shown."""
PAGE = "briefing-rules.md"
"""The page of the rules, in the user's own folder of data."""

_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}
_STATEMENT = re.compile(r"quotes\[(\d+)\]")


def findings_of(snapshot: Snapshot) -> list[EditorDiagnostic]:
    """All findings of a document, in the order of the text."""
    return [told(snapshot, finding) for finding in snapshot.findings]


def told(snapshot: Snapshot, finding: Diagnostic) -> EditorDiagnostic:
    """One finding of a document."""
    stretch = snapshot.range_of(finding.span) if finding.span else Range(Position(0, 0), Position(0, 0))
    page = _address_of(finding.code)
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    if finding.file != snapshot.name:
        message = f"{finding.file}: {message}"
    return EditorDiagnostic(
        stretch,
        safe_text(message),
        _SEVERITIES[finding.severity],
        finding.code,
        CodeDescription(page) if page else None,
        SOURCE,
        related_information=list(_related(snapshot, finding)) or None,
    )


@cache
def _lines_of_rules() -> dict[str, int]:
    """The line of the page on which each code stands, from 1."""
    lines = rules_page().splitlines()
    return {line[2:7]: number for number, line in enumerate(lines, 1) if line.startswith("| BR")}


@cache
def _page() -> str:
    """The address of the page of the rules; empty where it cannot be written."""
    path = kept_for_editors(PAGE, rules_page)
    return path.as_uri() if path else ""


def _address_of(code: str) -> str:
    """The place of a rule on the page; editors take `#L12` for a line."""
    line = _lines_of_rules().get(code)
    return f"{_page()}#L{line}" if line and _page() else ""


def statement_of(finding: Diagnostic) -> int | None:
    """The place of the statement that a finding is about, from 0; None where it is about none."""
    found = _STATEMENT.match(finding.path)
    return int(found[1]) if found else None


def _related(snapshot: Snapshot, finding: Diagnostic) -> Iterator[DiagnosticRelatedInformation]:
    """Other places that a finding is about."""
    yield from _elsewhere_given(snapshot, finding) if finding.code == "BR202" else _paragraphs(snapshot, finding)


def _elsewhere_given(snapshot: Snapshot, finding: Diagnostic) -> Iterator[DiagnosticRelatedInformation]:
    """Where else an id is given that is given twice."""
    if finding.span is None:
        return
    first, last = (snapshot.offset_of(place) for place in (finding.span.start, finding.span.end))
    given = [one for one in document_of(snapshot).declared() if not one.by_default]
    here = next((one for one in given if first <= one.start <= last), None)
    others = [one for one in given if here and one.id == here.id and one.start != here.start]
    for one in others[:MOST_RELATED]:
        where = Location(snapshot.uri, snapshot.range(one.start, one.end))
        yield DiagnosticRelatedInformation(where, f"'{one.id}' is given here as well")


def _paragraphs(snapshot: Snapshot, finding: Diagnostic) -> Iterator[DiagnosticRelatedInformation]:
    """The paragraphs of the source that a finding about a statement is about: where its words stand, or nearly do."""
    place = statement_of(finding)
    if not finding.code.startswith("BR3") or place is None or snapshot.file is None or snapshot.proof is None:
        return
    quote = snapshot.file.briefing.quotes[place]
    archive = snapshot.archives.get(quote.source or "")
    verdict = snapshot.proof.verdicts.get(quote.id)
    if not isinstance(archive, ArchiveText) or verdict is None or quote.source is None:
        return
    numbers = dict.fromkeys(number for piece in verdict.pieces for number in _paragraphs_of(piece, archive))
    for number in list(numbers)[:MOST_RELATED]:
        where = find_paragraph(snapshot, quote.source, number)
        if where is not None:
            text = truncate(safe_line(archive.paragraphs[number - 1]), LONGEST_SHOWN)
            yield DiagnosticRelatedInformation(where, f"[{quote.source}:{number}] {text}")


def _paragraphs_of(piece: PieceProof, archive: ArchiveText) -> Iterator[int]:
    """The paragraphs in which words stand; where they do not, the one that is most like them."""
    if piece.located.rung is not Rung.NOT_FOUND:
        yield from (span.paragraph for span in piece.located.spans)
    elif nearest := find_nearest(piece.words, archive):
        yield nearest.paragraph
