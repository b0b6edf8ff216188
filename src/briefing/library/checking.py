"""Checking many briefs on all cores, in the order of the files, and the results as data for other programs."""

from __future__ import annotations

import json
import os
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check import check_brief
from briefing.check.history import committed_versions
from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.files import load
from briefing.library.cores import Cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.check import Proof, Verdict
    from briefing.check.history import Committed
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile

__all__ = [
    "FORMATS",
    "CheckedFile",
    "check_file",
    "check_files",
    "finding_as_data",
    "findings_as_json",
]

WORTH_A_PROCESS = 24
"""From this many files a second process pays off: starting one takes about as long as checking ten small briefs."""


class CheckedFile(NamedTuple):
    """What was found in one file; `proof` is None where it does not load, `readable` False where it cannot be read."""

    name: str
    findings: tuple[Diagnostic, ...]
    readable: bool = True
    proof: Proof | None = None


def check_file(
    name: str,
    read: Callable[[str], BriefingFile] = load,
    committed: Committed | None = None,
    archives_required: bool = False,
) -> CheckedFile:
    """Check one file, whatever is wrong with it.

    Args:
        name: Its path as the user named it.
        read: How it is loaded; raises BriefingError.
        committed: The file as git has it.
        archives_required: Whether a quotation that nothing could be compared with is an error.
    """
    try:
        file = read(name)
    except BriefingInvalidError as error:
        return CheckedFile(name, error.diagnostics)
    except BriefingFileError as error:
        return CheckedFile(name, (error.diagnostic,), readable=False)
    findings, proof = check_brief(file, committed=committed, archives_required=archives_required)
    return CheckedFile(name, findings, proof=proof)


def check_files(
    names: Sequence[str], cores: int | None = None, archives_required: Callable[[str], bool] = lambda _name: False
) -> Iterator[CheckedFile]:
    """Check files; yield each result as soon as it and all before it are ready.

    Args:
        names: The files.
        cores: Processes to use at most; by default one for each core.
        archives_required: Tells of a file whether a quotation that nothing could be compared with is an error.
    """
    workers = min(cores or os.cpu_count() or 1, len(names) // (WORTH_A_PROCESS // 2))
    known = committed_versions(names)
    committed = [known.get(name) for name in names]
    required = [archives_required(name) for name in names]
    arguments = list(zip(names, repeat(load), committed, required, strict=False))
    with Cores(workers if len(names) >= WORTH_A_PROCESS else 1) as shared:
        yield from shared.map(check_file, arguments, min(16, len(names) // (max(workers, 1) * 4)))


VERSION = 1


def findings_as_json(files: Sequence[CheckedFile]) -> str:
    """Write the findings of files as JSON in ASCII, where nothing needs to be made safe.

    `{"version": 1, "files": [{"path", "diagnostics": [{"code", "severity", "line", "column", "path", "message",
    "hint"}], "quotes": [{"id", "at", ...}]}]}`; line and column are counted from 1 and null where a finding concerns
    the whole file. Each statement has its verdict as `Verdict.as_data` gives it; `at` is the paragraph it was found in.
    """
    listed = [
        {
            "path": file.name,
            "diagnostics": [finding_as_data(finding) for finding in file.findings],
            "quotes": [_quote_as_data(key, verdict) for key, verdict in file.proof.verdicts.items()]
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


def _quote_as_data(key: str, verdict: Verdict) -> dict[str, Any]:
    return {"id": key, "at": verdict.paragraph, **verdict.as_data()}


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
