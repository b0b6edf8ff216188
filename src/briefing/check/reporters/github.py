"""Findings as workflow commands, which GitHub shows as annotations beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import Severity
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.errors import Diagnostic

__all__ = ["format_github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def format_github(findings: Iterable[Diagnostic]) -> str:
    """Write each finding as a line `::error file=...,line=...,col=...,title=BR201::message (hint)`."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Diagnostic) -> str:
    properties: dict[str, object] = {"file": finding.file}
    if finding.span is not None:
        start, end = finding.span.start, finding.span.end
        properties |= {"line": start.line, "endLine": end.line, "col": start.column}
        if start.line == end.line:
            # The end of a span lies behind its last character, GitHub's column on it.
            properties["endColumn"] = max(end.column - 1, start.column)
    properties["title"] = finding.code
    written = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTIES)}" for key, value in properties.items())
    path = f"{finding.path}: " if finding.path else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(f'{path}{finding.message}{hint}', _IN_DATA)}"


def _escaped(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    safe = safe_line(text)
    for character, escape in pairs:
        safe = safe.replace(character, escape)
    return safe
