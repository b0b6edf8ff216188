"""What can be wrong with a briefing file: places, diagnostics, exceptions, and the codes of the loader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CODES",
    "BriefingError",
    "BriefingFileError",
    "BriefingInvalidError",
    "BriefingSyntaxError",
    "Code",
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


LONGEST_STEP = 100
"""Characters of a key that a path shows; no id has more."""


def format_path(path: NodePath) -> str:
    """Write a path as users see it.

    >>> format_path(("quotes", 3, "speaker"))
    'quotes[3].speaker'
    """
    parts: list[str] = []
    for step in path:
        part = f"{step[:LONGEST_STEP]}..." if isinstance(step, str) and len(step) > LONGEST_STEP else step
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


class Code(NamedTuple):
    """What a code means, how grave it is, and what the author should do, each in a sentence."""

    severity: Severity
    meaning: str
    advice: str


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

CODES: dict[str, Code] = {
    "BR101": Code(_ERROR, "The file cannot be read or written.", "Check the path and the permissions of the file."),
    "BR102": Code(_ERROR, "The file is not UTF-8 text.", "Save it as UTF-8 in your editor."),
    "BR103": Code(_ERROR, "The file is too large.", "Split it: a brief holds one event."),
    "BR104": Code(
        _ERROR,
        "The file is not well-formed: YAML, JSON or TOML, or the bibliography that it was given as.",
        "Correct the place that is shown; the line before it is often the cause.",
    ),
    "BR105": Code(_ERROR, "A key appears twice in the same mapping.", "Remove one of the two; only one can count."),
    "BR106": Code(_ERROR, "YAML anchors and aliases are not allowed.", "Write the value out in both places."),
    "BR107": Code(
        _ERROR, "YAML tags are not allowed.", "Remove the tag ('!...'); put the value in quotes if it is text."
    ),
    "BR108": Code(
        _ERROR, "The file has several documents; a brief is a single one.", "Put each brief into a file of its own."
    ),
    "BR109": Code(
        _ERROR,
        "The file is nested too deeply.",
        "Remove brackets: no part of a brief may be nested deeper than 64 levels.",
    ),
    "BR110": Code(_ERROR, "The file is empty.", "Start with 'briefing new TITLE'."),
    "BR111": Code(_ERROR, "An unknown key is used.", "Use the nearest known key, or put the words into a 'note'."),
    "BR112": Code(_ERROR, "A required key is missing.", "Add the key."),
    "BR113": Code(
        _ERROR,
        "A value has the wrong type: a text where a list is needed, for example.",
        "Write a value of the type that the message names.",
    ),
    "BR114": Code(_ERROR, "A value is not one of those allowed here.", "Use one of the listed values."),
    "BR115": Code(_ERROR, "A value is malformed or out of range.", "Write the value as the message says."),
    "BR116": Code(
        _ERROR,
        "A web address is not safe to open.",
        "Give an address that starts with https:// or http:// and names a host.",
    ),
    "BR117": Code(
        _ERROR,
        "The path of an archive leads out of the brief's folder.",
        "Put the archive into the brief's folder and give its path from there.",
    ),
    "BR201": Code(_ERROR, "A reference names nothing in the file.", "Correct the id, or add what it names."),
    "BR202": Code(_ERROR, "An id is given twice.", "Give one of them another id."),
    "BR203": Code(_ERROR, "An id is malformed.", "Start with a letter; go on with letters, digits, '_' and '-'."),
    "BR204": Code(
        _ERROR,
        "A reference names the wrong kind of thing.",
        "Name something of the kind that belongs here.",
    ),
    "BR401": Code(
        _ERROR,
        "A date is not valid EDTF.",
        "Write an EDTF date such as 2024-03-07, 2024-03 or 2024-03-04/2024-03-08.",
    ),
    "BR601": Code(
        _WARNING,
        "The text holds control characters.",
        "Remove them unless the source has them; every output shows what they are.",
    ),
    "BR602": Code(
        _WARNING,
        "The text holds bidirectional controls, which reorder what is read.",
        "Remove them; every output shows what they are.",
    ),
    "BR603": Code(
        _WARNING, "The text holds invisible characters.", "Remove them; outputs leave them out, or show what they are."
    ),
    "BR604": Code(_WARNING, "The text holds unusual line breaks.", "Use an ordinary line break."),
    "BR605": Code(_WARNING, "A letter carries more marks than any language needs.", "Remove the extra marks."),
    "BR606": Code(_WARNING, "The text holds half of a character (a lone surrogate).", "Write the whole character."),
    "BR607": Code(_WARNING, "The text holds a code point that is not a character.", "Remove it."),
    "BR617": Code(
        Severity.NOTE,
        "A text with '?', such as 2024-03-07?, is in braces and not in quotes; other YAML readers refuse that.",
        "Put it in quotes; 'briefing convert FILE.yaml OTHER.yaml' does it for all of them.",
    ),
    "BR619": Code(
        _WARNING,
        "What stands behind a blank and '#' is a comment of YAML, and no part of the text: 'Room #5' says 'Room'.",
        "Put the whole text in quotes; where it is a comment, put a blank behind the '#'.",
    ),
}
"""Every code that the loader gives."""
