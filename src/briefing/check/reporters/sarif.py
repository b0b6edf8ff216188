"""Findings as a SARIF 2.1.0 log, which code scanning services and editors read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.errors import Diagnostic

__all__ = ["format_sarif"]


def format_sarif(
    files: Iterable[tuple[str, Iterable[Diagnostic]]], *, rules: Mapping[str, tuple[str, str]], version: str
) -> str:
    """Write the findings of files as one run of one tool.

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
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _result(finding: Diagnostic, rule: int) -> dict[str, Any]:
    hint = f" ({safe_line(finding.hint)})" if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": f"{safe_line(finding.message)}{hint}"},
        "locations": [_location(finding)],
    }


def _location(finding: Diagnostic) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
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
    """The file as a URI: relative as the user named it, `stdin` for standard input."""
    if name == "-":
        return "stdin"
    path = Path(name)
    slashed = quote(path.as_posix().encode("utf-8", "surrogateescape"))
    return f"file://{slashed}" if path.is_absolute() else slashed
