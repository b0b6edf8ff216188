"""What can be wrong with a briefing file, where in the file that is, and how it is raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BriefingError",
    "BriefingFileError",
    "BriefingInvalidError",
    "BriefingSyntaxError",
    "Diagnostic",
    "NodePath",
    "Severity",
    "SourcePosition",
    "SourceSpan",
    "format_path",
]

NodePath = tuple[str | int, ...]
"""The way to a value in a briefing file: mapping keys and list positions (from 0)."""


class SourcePosition(NamedTuple):
    """One place in a file. Line and column are counted from 1, the column in characters, not bytes."""

    line: int
    column: int


class SourceSpan(NamedTuple):
    """A stretch of a file; `end` is the place just after it."""

    start: SourcePosition
    end: SourcePosition


def format_path(path: NodePath) -> str:
    """Write a path as users see it.

    >>> format_path(("quotes", 3, "speaker"))
    'quotes[3].speaker'
    """
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


class Severity(StrEnum):
    """How grave a finding is: an error stops the brief, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, what is wrong, and what would be right.

    Attributes:
        code: Stable code such as `BR201`.
        severity: Error, warning or note.
        message: What is wrong, in one clause, raw (outputs make it safe).
        file: The file as the user named it.
        path: Where in the brief, as in `quotes[3].speaker`; empty for the whole file.
        span: The characters it is about; None where a file has no lines to point at.
        source_line: The line of the file that `span` starts in.
        hint: What would be right, or None.
    """

    code: str
    severity: Severity
    message: str
    file: str
    path: str = ""
    span: SourceSpan | None = None
    source_line: str | None = None
    hint: str | None = None


class BriefingError(Exception):
    """Any failure that a user can cause; its text is a sentence for that user."""


class BriefingFileError(BriefingError):
    """A file that cannot be read or written at all: missing, a folder, no permission, too large, empty."""

    def __init__(self, file: str, reason: str, *, code: str = "BR101", hint: str | None = None) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
        self.diagnostic = Diagnostic(code, Severity.ERROR, reason, file, hint=hint)


class BriefingInvalidError(BriefingError):
    """A file that was read and is no valid brief; carries every finding, in file order."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(finding.message for finding in self.diagnostics))


class BriefingSyntaxError(BriefingInvalidError):
    """A file that is not well-formed YAML, JSON or TOML, or uses what a brief may not use."""
