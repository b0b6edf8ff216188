"""Findings as data, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.errors import Diagnostic

__all__ = ["finding_as_data", "findings_as_json"]

VERSION = 1


def findings_as_json(files: Iterable[tuple[str, Iterable[Diagnostic]]]) -> str:
    """Write the findings of files as JSON in ASCII, where nothing needs to be made safe.

    `{"version": 1, "files": [{"path", "diagnostics": [{"code", "severity", "line", "column", "path", "message",
    "hint"}], "quotes": []}]}`; line and column are counted from 1 and null where a finding concerns the whole file.
    """
    listed = [
        {"path": name, "diagnostics": [finding_as_data(finding) for finding in findings], "quotes": []}
        for name, findings in files
    ]
    return json.dumps({"version": VERSION, "files": listed}, indent=2) + "\n"


def finding_as_data(finding: Diagnostic) -> dict[str, Any]:
    """One finding as plain data."""
    start = finding.span.start if finding.span else None
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "line": start.line if start else None,
        "column": start.column if start else None,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
    }
