"""Findings about the archives themselves: those that are not at hand, or not what the brief says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.rules.rule import Fault, diagnose
from briefing.check.verdict import Standing
from briefing.errors import Code, Severity
from briefing.sources import ArchiveError, problem_of_original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules import Subject
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile

__all__ = ["CODES", "WHERE_REQUIRED", "find_archive_findings"]

CODES = {
    "BR302": Code(
        Severity.ERROR,
        "The archive of a source cannot serve as proof: it has changed, or it cannot be read; a note where it was read "
        "and is no UTF-8.",
        "Find out why it changed; only then put the new SHA-256 into the brief. Convert it to UTF-8.",
    ),
    "BR304": Code(
        Severity.NOTE,
        "The archive of a source is not at hand, so its quotations were not checked; with --require-archives an error.",
        "Put the text of the source where 'archive' says.",
    ),
    "BR331": Code(
        Severity.WARNING,
        "The archive of a source is there under a name that differs in the case of its letters.",
        "Write the name as the file has it; on many systems it would not be found.",
    ),
    "BR332": Code(
        Severity.NOTE,
        "The archive of a source differs from the file of its SHA-256 in its line ends alone; it was compared.",
        "Keep git from changing the line ends of archives: 'sources/* -text' in .gitattributes.",
    ),
    "BR333": Code(
        Severity.NOTE,
        "The archive of a source is no plain text in paragraphs: markup, columns, line numbers, letters misread.",
        "Save the text of the source again, as plain text in UTF-8 with a blank line between paragraphs.",
    ),
    "BR334": Code(
        Severity.ERROR,
        "A source that is quoted names no archive; told with --require-archives alone.",
        "Put the text of the source beside the brief and name it in 'archive'.",
    ),
    "BR335": Code(
        Severity.WARNING,
        "The file that the text of a source was taken from has changed, or cannot be read.",
        "Find out why; the text itself is proved by its own SHA-256.",
    ),
}
"""The codes of findings about archives; a code never changes its meaning."""

WHERE_REQUIRED = frozenset({"BR304", "BR334"})
"""What is an error where archives are required: a quotation that nothing could be compared with."""

_CODES_OF_NOTES = {"case": "BR331", "line ends": "BR332", "encoding": "BR302", "form": "BR333"}


def find_archive_findings(file: BriefingFile, subject: Subject, *, required: bool) -> Iterator[Diagnostic]:
    """Say of each source what is wrong with its archive.

    Args:
        file: The brief.
        subject: The brief with its archives and their proof.
        required: Whether an archive that is not at hand is an error, also that of a quoted source that names none.
    """
    for key, found in subject.archives.items():
        path = ("sources", key, "archive", "path")
        if isinstance(found, ArchiveError):
            missing = found.kind == "missing"
            code = "BR304" if missing else "BR302"
            severity = Severity.ERROR if required else CODES[code].severity
            hint = "put the text there to have its quotations checked" if missing else "nothing is proved by it"
            yield diagnose(file, code, severity, Fault(path, str(found), hint))
            continue
        for note in found.notes:
            code = _CODES_OF_NOTES[note.kind]
            severity = Severity.NOTE if code == "BR302" else CODES[code].severity
            yield diagnose(file, code, severity, Fault(path, note.sentence, note.hint))
    yield from _originals(file, subject)
    for key in _quoted_without_archive(subject) if required else ():
        message = f"'{key}' is quoted and has no archive"
        yield diagnose(file, "BR334", Severity.ERROR, Fault(("sources", key), message, "name its text in 'archive'"))


def _originals(file: BriefingFile, subject: Subject) -> Iterator[Diagnostic]:
    """Hold the files that texts were taken from against their SHA-256; one that is not at hand is not missed."""
    for key, source in subject.briefing.sources.items():
        if file.path and source.archive and (problem := problem_of_original(source.archive, file.path.parent)):
            path = ("sources", key, "archive", "original", "path")
            hint = "the text itself is proved by its own SHA-256"
            yield diagnose(file, "BR335", Severity.WARNING, Fault(path, problem, hint))


def _quoted_without_archive(subject: Subject) -> Iterator[str]:
    verdicts = subject.proof.verdicts
    quoted = {
        quote.source
        for quote in subject.briefing.quotes
        if verdicts[quote.id].claims and verdicts[quote.id].standing is Standing.NOT_COMPARED
    }
    return (key for key, source in subject.briefing.sources.items() if source.archive is None and key in quoted)
