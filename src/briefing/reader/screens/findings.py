"""What is wrong with a brief: what `check` finds, or why its file does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError, BriefingInvalidError, Severity
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.screens.modal import DocumentModal
from briefing.reader.writer import wrap_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.errors import BriefingError, Diagnostic
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["FindingsScreen", "findings_of", "screen_of_broken", "screen_of_check"]


class FindingsScreen(DocumentModal["Diagnostic | None"]):
    """Lists findings, each with its place in the file, what is wrong, and what would be right; Enter chooses one."""

    def __init__(
        self, title: str, findings: Sequence[Diagnostic], lettering: Lettering, hint: str = "Esc closes"
    ) -> None:
        super().__init__(title, self._build, lettering, hint)
        self._findings = tuple(findings)

    def _build(self, width: int) -> Document:
        """A paragraph for each finding."""
        lines: list[Line] = []
        for number, finding in enumerate(self._findings):
            start = finding.span.start if finding.span else None
            place = f"{start.line}:{start.column}  " if start else ""
            role = {"error": Role.WRONG, "warning": Role.CAUTION}.get(finding.severity, Role.MUTED)
            head = Span(f"{place}{finding.severity}[{finding.code}] ", role)
            message = f"{finding.path}: {finding.message}" if finding.path else finding.message
            spans = [head, *self.lettering.spans(message, one_line=True)]
            owner = str(number)
            lines += [Line(line, owner) for line in wrap_spans(spans, width, 0, 4)]
            if finding.hint:
                lines += [Line(line, owner) for line in wrap_spans(self.lettering.spans(finding.hint), width, 4, 4)]
            lines.append(Line())
        return Document(tuple(lines[:-1]))

    def action_choose(self) -> None:
        """Close, with the finding under the cursor as the result."""
        number = self.text_view.key
        if number:
            self.dismiss(self._findings[int(number)])


def screen_of_check(brief: OpenBrief, lettering: Lettering) -> FindingsScreen:
    """Make the list of all that `check` finds in a brief, the most severe first; the one chosen is where to go."""
    found = _by_severity(brief.findings)
    title = f"Check: {brief.check_words or 'nothing found'}"
    return FindingsScreen(title, found, lettering, "Enter goes there; Esc closes" if found else "Esc closes")


def screen_of_broken(problems: Sequence[Diagnostic], lettering: Lettering, *, can_edit: bool) -> FindingsScreen:
    """Make the list of what keeps a file from loading; the one chosen is where to edit, if editing is possible."""
    title = "The file no longer loads; this is the last good brief"
    return FindingsScreen(title, problems, lettering, f"{'Enter edits there; ' if can_edit else ''}Esc closes")


def _by_severity(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by severity, the most severe first; findings of one severity stay in file order."""
    return tuple(sorted(findings, key=lambda finding: list(Severity).index(finding.severity)))


def findings_of(error: BriefingError) -> tuple[Diagnostic, ...]:
    """The diagnostics of an error: all that is wrong with a brief, or why its file cannot be read."""
    if isinstance(error, BriefingInvalidError):
        return error.diagnostics
    return (error.diagnostic,) if isinstance(error, BriefingFileError) else ()
