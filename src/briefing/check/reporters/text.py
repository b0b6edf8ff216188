"""Findings as lines of text: where, what is wrong, the line of the file, what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import Severity
from briefing.model.wording import count_of
from briefing.text import cell_len, clusters, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.errors import Diagnostic
    from briefing.positions import SourceSpan

__all__ = ["format_diagnostic", "format_diagnostics", "format_summary"]

ROOM = 100
"""Cells of a file's line that are shown; what is further from the caret is cut."""

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def format_diagnostic(finding: Diagnostic, *, color: bool = False) -> str:
    """Write a finding as DESIGN has it: a headline, the line of the file, carets and hint.

    The result has no line break at its end.
    """
    place = f":{finding.span.start.line}:{finding.span.start.column}" if finding.span else ""
    severity = _painted(f"{finding.severity}[{finding.code}]", f"1;{_COLORS[finding.severity]}", color=color)
    path = f"{safe_line(finding.path)}: " if finding.path else ""
    lines = [f"{safe_line(finding.file)}{place}: {severity} {path}{safe_line(finding.message)}"]
    hint = safe_line(finding.hint) if finding.hint else ""
    if finding.span is None or finding.source_line is None:
        return "\n".join([*lines, *([f"     {hint}"] if hint else [])])
    shown, before, width = _excerpt(finding.source_line, finding.span)
    number = f"{finding.span.start.line:>5}"
    carets = _painted("^" * width, _COLORS[finding.severity], color=color)
    lines += [f"{number} | {shown}".rstrip(), f"      | {' ' * before}{carets} {hint}".rstrip()]
    return "\n".join(lines)


def format_diagnostics(findings: Iterable[Diagnostic], *, color: bool = False) -> str:
    """Write findings one after another, each ended by a line break."""
    return "".join(f"{format_diagnostic(finding, color=color)}\n" for finding in findings)


def format_summary(findings: Iterable[Diagnostic], files: int) -> str:
    """Count what was found: '3 errors, 1 warning in 2 files'."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = [count_of(number, severity) for severity, number in counts.items() if number]
    return f"{', '.join(said) if said else 'nothing found'} in {count_of(files, 'file')}"


def _excerpt(line: str, span: SourceSpan) -> tuple[str, int, int]:
    """The part of a line around a span, the cells before the span in it, and the cells of the span."""
    start = min(span.start.column - 1, len(line))
    end = span.end.column - 1 if span.end.line == span.start.line else len(line)
    end = min(max(end, start + 1), start + ROOM)
    first = max(start - ROOM // 2, 0)
    before, inside = safe_line(line[first:start]), safe_line(line[start:end])
    after = safe_line(line[end : end + ROOM])
    lead = "..." if first else ""
    shown = f"{lead}{before}{inside}{after}"
    if cell_len(shown) > ROOM:
        shown = f"{_cut(shown, ROOM)}..."
    width = min(max(cell_len(inside), 1), ROOM)
    return shown, cell_len(lead) + cell_len(before), width


def _cut(text: str, width: int) -> str:
    kept: list[str] = []
    for part in clusters(text):
        width -= cell_len(part)
        if width < 0:
            break
        kept.append(part)
    return "".join(kept)


def _painted(text: str, code: str, *, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
