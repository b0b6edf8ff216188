"""Findings as data, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check import Proof, QuoteProof
    from briefing.errors import Diagnostic

__all__ = ["finding_as_data", "findings_as_json"]

VERSION = 1


def findings_as_json(files: Iterable[tuple[str, Iterable[Diagnostic], Proof | None]]) -> str:
    """Write the findings of files as JSON in ASCII, where nothing needs to be made safe.

    `{"version": 1, "files": [{"path", "diagnostics": [{"code", "severity", "line", "column", "path", "message",
    "hint"}], "quotes": [{"id", "result", "at"}]}]}`; line and column are counted from 1 and null where a finding
    concerns the whole file. `result` is `verbatim`, `normalised`, `elided`, `not found`, `no archive` or
    `nothing to prove`, that of the worst piece of the statement; `at` is the paragraph it was found in, or null.
    """
    listed = [
        {
            "path": name,
            "diagnostics": [finding_as_data(finding) for finding in findings],
            "quotes": [quote_as_data(key, quote) for key, quote in proof.quotes.items()] if proof else [],
        }
        for name, findings, proof in files
    ]
    return json.dumps({"version": VERSION, "files": listed}, indent=2) + "\n"


def quote_as_data(key: str, proof: QuoteProof) -> dict[str, Any]:
    """The proof of one statement as plain data."""
    places = [piece.located.paragraph for piece in proof.pieces if piece.located.paragraph]
    return {"id": key, "result": str(proof.result), "at": places[0] if places else None}


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
