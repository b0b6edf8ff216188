"""Findings as data, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.errors import Diagnostic
    from briefing.library.checking import CheckedFile

__all__ = ["FORMATS", "finding_as_data", "findings_as_json"]

VERSION = 1


def findings_as_json(files: Sequence[CheckedFile]) -> str:
    """Write the findings of files as JSON in ASCII, where nothing needs to be made safe.

    `{"version": 1, "files": [{"path", "diagnostics": [{"code", "severity", "line", "column", "path", "message",
    "hint"}], "statements": [{"id", ...}]}]}`; line and column are counted from 1 and null where a finding concerns the
    whole file. Each statement has its verdict as `Verdict.as_data` gives it.
    """
    listed = [
        {
            "path": file.name,
            "diagnostics": [finding_as_data(finding) for finding in file.findings],
            "statements": [{"id": key, **verdict.as_data()} for key, verdict in file.proof.verdicts.items()]
            if file.proof
            else [],
        }
        for file in files
    ]
    # A line for each file: as easy to search, and written ten times as fast as with every key on a line.
    lines = ",\n".join(f"  {json.dumps(file)}" for file in listed)
    return (
        f'{{"version": {VERSION}, "files": [\n{lines}\n]}}\n' if listed else f'{{"version": {VERSION}, "files": []}}\n'
    )


def _as_github(files: Sequence[CheckedFile]) -> str:
    from briefing.check.reporters import format_github  # noqa: PLC0415 - only where it was asked for

    return format_github(finding for file in files for finding in file.findings)


def _as_sarif(files: Sequence[CheckedFile]) -> str:
    from briefing import __version__  # noqa: PLC0415 - likewise
    from briefing.check.registry import REGISTRY  # noqa: PLC0415 - likewise
    from briefing.check.reporters import format_sarif  # noqa: PLC0415 - likewise

    rules = {code: (known.meaning, known.advice) for code, known in REGISTRY.items()}
    return format_sarif(((file.name, file.findings) for file in files), rules=rules, version=__version__)


FORMATS: dict[str, Callable[[Sequence[CheckedFile]], str]] = {
    "json": findings_as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
"""The forms for other programs, by the name that `--format` knows."""


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
