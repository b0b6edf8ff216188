"""Findings about the words in quotation marks: not found, found elsewhere, not to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.attribution import find_misattributions
from briefing.check.difference import find_nearest, word_difference
from briefing.check.proof import prove_prose
from briefing.check.rules.rule import Found, diagnose
from briefing.check.verdict import Rung
from briefing.errors import Severity
from briefing.files.codes import Code
from briefing.sources import ArchiveError, ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.proof import Proof
    from briefing.check.rules import Subject
    from briefing.check.verdict import PieceProof
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.model import Quote

__all__ = ["CODES", "find_evidence"]

CODES = {
    "BR301": Code(
        Severity.ERROR,
        "Words in quotation marks do not stand in the archived text of their source.",
        "Copy the words from the source, or take the marks away and make the statement 'indirect'.",
    ),
    "BR302": Code(
        Severity.ERROR,
        "The archive of a source cannot serve as proof: it has changed, or it cannot be read.",
        "Find out why it changed; only then put the new SHA-256 into the brief.",
    ),
    "BR303": Code(
        Severity.WARNING,
        "Words stand in another paragraph than the brief says.",
        "Correct 'at'.",
    ),
    "BR304": Code(
        Severity.NOTE,
        "The archive of a source is not at hand, so its quotations were not checked.",
        "Put the text of the source where 'archive' says.",
    ),
    "BR305": Code(
        Severity.ERROR,
        "Words in quotation marks in the briefer's own prose stand in no source and no statement.",
        "Take the marks away, or quote a source; a warning only where not every source is at hand.",
    ),
    "BR306": Code(
        Severity.WARNING,
        "Words given as a quotation stand in the source, but not in quotation marks there.",
        "If they are the reporter's and not the speaker's, make the statement 'indirect'.",
    ),
    "BR307": Code(
        Severity.WARNING,
        "Neither the speaker's name nor an alias, a role or a pronoun stands near the words in the source.",
        "Look who says it there; add the alias that the source uses, or correct 'speaker'.",
    ),
    "BR308": Code(
        Severity.WARNING,
        "The speaker is an outlet, and near the words the source names a person.",
        "Make the person the speaker and put the outlet into 'via'.",
    ),
    "BR309": Code(
        Severity.NOTE,
        "A statement does not say in which paragraph of its source it stands.",
        "Add 'at', or let 'briefing check --fix' write it.",
    ),
}
"""The codes of findings about evidence; a code never changes its meaning."""


def find_evidence(file: BriefingFile, subject: Subject) -> Iterator[Diagnostic]:
    """Compare a brief with its sources, and say what does not stand there."""
    yield from _archive_findings(file, subject.archives)
    yield from _quote_findings(file, subject.archives, subject.proof)
    yield from _prose_findings(file, subject.archives)
    for found in find_misattributions(file.briefing, subject.proof, subject.archives):
        code, path = "BR308" if found.outlet else "BR307", ("quotes", found.quote, "speaker")
        yield diagnose(file, code, Severity.WARNING, Found(path, found.message, found.hint))


def _archive_findings(file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError]) -> Iterator[Diagnostic]:
    for key, found in archives.items():
        if isinstance(found, ArchiveError):
            missing = found.kind == "missing"
            code, severity = ("BR304", Severity.NOTE) if missing else ("BR302", Severity.ERROR)
            hint = "put the text there to have its quotations checked" if missing else "nothing is proved by it"
            yield diagnose(file, code, severity, Found(("sources", key, "archive", "path"), str(found), hint))


def _quote_findings(
    file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError], proof: Proof
) -> Iterator[Diagnostic]:
    for place, quote in enumerate(file.briefing.quotes):
        archive = archives.get(quote.source or "")
        if isinstance(archive, ArchiveText):
            pieces = proof.verdicts[quote.id].pieces
            for piece in pieces:
                yield from _piece_findings(file, place, quote, piece, archive)
            if quote.at is None and pieces and pieces[0].located.paragraph:
                at = pieces[0].located.paragraph
                message = f"{quote.id} stands in paragraph {at} of '{quote.source}'"
                hint = f"write 'at: {at}', or let 'briefing check --fix' do it"
                yield diagnose(file, "BR309", Severity.NOTE, Found(("quotes", place), message, hint))


def _piece_findings(
    file: BriefingFile, place: int, quote: Quote, piece: PieceProof, archive: ArchiveText
) -> Iterator[Diagnostic]:
    path = ("quotes", place, *piece.field)
    shown = piece.words if len(piece.words) <= SHOWN else f"{piece.words[:SHOWN]}..."
    if piece.located.rung is Rung.NOT_FOUND:
        message = f"{quote.id}: the words \"{shown}\" do not stand in the text of '{quote.source}'"
        yield diagnose(file, "BR301", Severity.ERROR, Found(path, message, _nearest_hint(piece.words, archive)))
    elif piece.located.misplaced:
        message = f'{quote.id}: the words "{shown}" stand in paragraph {piece.located.paragraph}, not {quote.at}'
        hint = f"write 'at: {piece.located.paragraph}'"
        yield diagnose(file, "BR303", Severity.WARNING, Found(("quotes", place, "at"), message, hint))
    if not piece.quoted:
        message = f'{quote.id}: the words "{shown}" stand in the source, but not in quotation marks there'
        hint = "if they are the reporter's and not the speaker's, make the statement 'indirect'"
        yield diagnose(file, "BR306", Severity.WARNING, Found(path, message, hint))


SHOWN = 60
"""Characters of the words that a message shows."""


def _nearest_hint(words: str, archive: ArchiveText) -> str:
    nearest = find_nearest(words, archive)
    if nearest is None:
        return "nothing like them stands there"
    return f"nearest, paragraph {nearest.paragraph}: {word_difference(words, nearest.passage)}"


def _prose_findings(file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError]) -> Iterator[Diagnostic]:
    complete = all(isinstance(archives.get(key), ArchiveText) for key in file.briefing.sources)
    for piece in prove_prose(file.briefing, archives, file.index.prose):
        if piece.found:
            continue
        severity = Severity.ERROR if complete else Severity.WARNING
        message = f'the words "{piece.words[:SHOWN]}" are in quotation marks and stand in no source at hand'
        hint = "take the marks away, or quote a source" if complete else "not every source is at hand"
        yield diagnose(file, "BR305", severity, Found(piece.path, message, hint, (piece.words, piece.number)))
