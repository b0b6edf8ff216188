"""Prints findings as text, as GitHub annotations, or as a SARIF 2.1.0 log."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from briefing.errors import Severity
from briefing.files.repository import name_in_repository
from briefing.model.wording import count_of
from briefing.text import cell_len, clusters, safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing.check.verdict import Tally
    from briefing.errors import Diagnostic, SourceSpan

__all__ = ["format_diagnostic", "format_diagnostics", "format_github", "format_sarif", "format_summary"]

ROOM = 100
"""How many cells of a line are shown; what is further from the caret is cut."""

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


def format_summary(findings: Iterable[Diagnostic], files: int, tally: Tally, ignored: int = 0) -> str:
    """Count what was found: '3 errors, 1 warning in 2 files', or say that all is good.

    It is so only where every quotation is verified, and nothing was found that the settings leave out.

    Args:
        findings: What is reported.
        files: How many files were checked.
        tally: The verdicts on their statements.
        ignored: How many findings the settings leave out.
    """
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = [count_of(number, severity) for severity, number in counts.items() if number]
    besides = f", besides {count_of(ignored, 'finding')} not asked for" if ignored else ""
    if said:
        return f"{', '.join(said)} in {count_of(files, 'file')}{besides}"
    if not files:
        return "nothing was checked"
    all_found = tally.verified == tally.quotations and tally.passages_found == tally.passages
    result = "all good" if all_found and not ignored else f"nothing wrong found{besides}"
    return f"{count_of(files, 'file')}: {result}; {_quotations(tally)}"


def _quotations(tally: Tally) -> str:
    if not tally.quotations:
        return "no quotations"
    of_how_many = "" if tally.verified == tally.quotations else f"{tally.verified} of "
    return f"{of_how_many}{count_of(tally.quotations, 'quotation')} verified"


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


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def format_github(findings: Iterable[Diagnostic]) -> str:
    """Write each finding as a line `::error file=...,line=...,col=...,title=BR201::message (hint)`.

    GitHub takes the file for a path from the top of the repository, so that is what it is given.
    """
    named = _names_in_repositories()
    return "".join(f"{_line(finding, named(finding.file))}\n" for finding in findings)


def _names_in_repositories() -> Callable[[str], str]:
    """Name files from the top of their repository, each looked for once; standard input keeps its sign."""
    known: dict[Path, Path | None] = {}
    return cache(lambda name: name if name == "-" else name_in_repository(name, known))


def _line(finding: Diagnostic, file: str) -> str:
    properties: dict[str, object] = {"file": file}
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


def format_sarif(
    files: Iterable[tuple[str, Iterable[Diagnostic]]], *, rules: Mapping[str, tuple[str, str]], version: str
) -> str:
    """Write the findings of files as one run of one tool; a file of a repository is named from its top.

    Args:
        files: Each file's name with its findings.
        rules: For each code what it means, and what to do.
        version: The program's own version.
    """
    findings = [finding for _, found in files for finding in found]
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "briefing",
        "semanticVersion": version,
        "rules": [
            {"id": code, "shortDescription": {"text": rules[code][0]}, "help": {"text": rules[code][1]}}
            for code in codes
        ],
    }
    named = _names_in_repositories()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), named(finding.file)) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _result(finding: Diagnostic, rule: int, file: str) -> dict[str, Any]:
    hint = f" ({safe_line(finding.hint)})" if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": f"{safe_line(finding.message)}{hint}"},
        "locations": [_location(finding, file)],
    }


def _location(finding: Diagnostic, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if finding.span is not None:
        start, end = finding.span.start, finding.span.end
        physical["region"] = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": max(end.column, start.column + 1) if end.line == start.line else end.column,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": safe_line(finding.path)}]
    return location


def _uri(name: str) -> str:
    """The file as a URI: relative where the name is, `stdin` for standard input."""
    if name == "-":
        return "stdin"
    path = Path(name)
    slashed = quote(path.as_posix().encode("utf-8", "surrogateescape"))
    return f"file://{slashed}" if path.is_absolute() else slashed
