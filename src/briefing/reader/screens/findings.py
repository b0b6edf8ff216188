"""What is wrong with a file that did not load; the last good brief stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.screens.modal import DocumentModal
from briefing.reader.writer import wrap_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.errors import BriefingError, Diagnostic
    from briefing.reader.writer import Lettering

__all__ = ["FindingsScreen", "findings_of"]


class FindingsScreen(DocumentModal[None]):
    """Each finding with its place in the file, what is wrong and what would be right."""

    def __init__(self, title: str, findings: Sequence[Diagnostic], lettering: Lettering) -> None:
        super().__init__(title, lettering)
        self._findings = tuple(findings)

    def build(self, width: int) -> Document:
        """A paragraph for each finding."""
        lines: list[Line] = []
        for finding in self._findings:
            start = finding.span.start if finding.span else None
            place = f"{start.line}:{start.column}  " if start else ""
            head = Span(f"{place}{finding.severity}[{finding.code}] ", Role.CAUTION)
            message = f"{finding.path}: {finding.message}" if finding.path else finding.message
            spans = [head, *self.lettering.spans(message, one_line=True)]
            lines += [Line(line) for line in wrap_spans(spans, width, 0, 4)]
            if finding.hint:
                lines += [Line(line) for line in wrap_spans(self.lettering.spans(finding.hint), width, 4, 4)]
            lines.append(Line())
        return Document(tuple(lines[:-1]))


def findings_of(error: BriefingError) -> tuple[Diagnostic, ...]:
    """What an error has found: all that is wrong with a brief, or why its file cannot be read."""
    if isinstance(error, BriefingInvalidError):
        return error.diagnostics
    return (error.diagnostic,) if isinstance(error, BriefingFileError) else ()
