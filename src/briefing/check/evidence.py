"""Findings about the words in quotation marks, with the passage that is nearest to words that were not found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.archives import CODES as ARCHIVE_CODES
from briefing.check.archives import find_archive_findings
from briefing.check.attribution import find_misattributions
from briefing.check.cuts import find_cuts
from briefing.check.hints import unseen_reasons
from briefing.check.joined import find_joined
from briefing.check.marks import has_marks
from briefing.check.proof import claims_of
from briefing.check.prose import prove_prose
from briefing.check.quoted import unclosed_before
from briefing.check.rules.rule import Fault, diagnose
from briefing.check.unsaid import find_unsaid
from briefing.check.verdict import Rung
from briefing.errors import Code, Severity
from briefing.model import QuoteKind
from briefing.sources import ArchiveText
from briefing.text.difference import Kept, shown_runs, word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.proof import Proof
    from briefing.check.rules import Subject
    from briefing.check.verdict import PieceProof
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.model import Quote
    from briefing.sources import ArchiveError

__all__ = ["CODES", "SHOWN", "Nearest", "find_evidence", "find_nearest", "word_difference"]

LEAST_LIKENESS = 50
"""Of 100; a passage less like the words than this helps nobody."""

LONGEST = 2_000
"""Characters of the longest words for which a passage is looked for."""

MOST_KEPT = 1_024
"""Words whose nearest passage is kept: a brief that is being written is checked again and again."""


class Nearest(NamedTuple):
    """A passage of an archive: its paragraph from 1, and its text."""

    paragraph: int
    passage: str


@lru_cache(maxsize=MOST_KEPT)
def find_nearest(words: str, archive: ArchiveText) -> Nearest | None:
    """Find the passage of an archive that is most like words; None where none is like them."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something was not found

    if len(words) > LONGEST:
        return None
    found = process.extractOne(words, archive.paragraphs, scorer=fuzz.partial_ratio, score_cutoff=LEAST_LIKENESS)
    if found is None:
        return None
    paragraph, _, place = found
    aligned = fuzz.partial_ratio_alignment(words, paragraph)
    if aligned is None:
        return None
    start, end = _whole_words(paragraph, aligned.dest_start, aligned.dest_end)
    return Nearest(place + 1, paragraph[start:end])


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of a text to the blanks around it."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def word_difference(words: str, passage: str) -> str:
    """Show word by word how words differ from a passage: `[-said-]` only the brief has, `{+source+}` only the source.

    >>> word_difference("We will go", "We will not go"), word_difference("We go", '"We go')
    ('We will {+not+} go', '[-We-] {+"We+} go')
    """
    runs = word_runs(words, passage, key=_bare)
    # Where nothing but the marks around words differs, the marks are what is to be seen.
    return shown_runs(word_runs(words, passage) if all(run.kept is Kept.BOTH for run in runs) else runs)


def _bare(word: str) -> str:
    """A word without the marks around it; what is nothing but marks stays."""
    word = word.rstrip()
    return word.strip("\"'“”‘’„«»‹›.,;:!?()[]") or word


CODES = {
    **ARCHIVE_CODES,
    "BR301": Code(
        Severity.ERROR,
        "Words in quotation marks do not stand in the archived text of their source.",
        "Copy the words from the source, or remove the marks and make the statement 'indirect'.",
    ),
    "BR303": Code(
        Severity.WARNING,
        "Words stand in another paragraph than the brief says.",
        "Correct 'at'.",
    ),
    "BR305": Code(
        Severity.ERROR,
        "Words in quotation marks in the briefer's own words stand in no source and no quotation of the brief.",
        "Remove the marks, or quote a source; only a warning in names, and while not every source is at hand.",
    ),
    "BR306": Code(
        Severity.WARNING,
        "Words given as a quotation stand in the source, but not in quotation marks there.",
        "If they are the reporter's and not the speaker's, make the statement 'indirect'.",
    ),
    "BR307": Code(
        Severity.WARNING,
        "The source does not point at the speaker near the words, or names another speaker beside them.",
        "Check who says it there; add the alias that the source uses, or correct 'speaker'.",
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
    "BR315": Code(
        Severity.WARNING,
        "A statement is 'mixed', and nothing in it stands in quotation marks.",
        "Put the speaker's own words into quotation marks, or make the statement 'indirect'.",
    ),
    "BR316": Code(
        Severity.WARNING,
        "Square brackets put a negation, a number or a word of weight into the speaker's mouth.",
        "Quote what the source says, or write the statement in your own words.",
    ),
    "BR317": Code(
        Severity.WARNING,
        "An ellipsis leaves out a negation, a condition or a doubt, or more than forty words.",
        "Quote the words that were left out, or give two statements.",
    ),
    "BR318": Code(
        Severity.WARNING,
        "The pieces of a quotation lie in several quotations, and the source names another person beside one of them.",
        "Give each speaker a statement.",
    ),
    "BR319": Code(
        Severity.WARNING,
        "Words are cut off right behind a negation, a condition or a doubt, or before what completes a number.",
        "Quote the whole sentence, or say in your own words what was said.",
    ),
    "BR320": Code(
        Severity.WARNING,
        "The words hold what the reporter put between: a verb of speech with a name.",
        "Leave it out, with '...' in its place.",
    ),
    "BR321": Code(
        Severity.ERROR,
        "The words stand in another's turn of a transcript, or in another's statement; a warning where the brief does "
        "not say that the source is a transcript.",
        "Correct 'speaker', or add the alias that the source uses.",
    ),
    "BR323": Code(
        Severity.WARNING,
        "Beside the words the source denies that they were said, or gives them as a title; or they are corrected.",
        "Read the paragraph; say in your own words what the source says of them.",
    ),
}
"""The codes of findings about evidence; a code never changes its meaning."""


def find_evidence(file: BriefingFile, subject: Subject, *, archives_required: bool = False) -> Iterator[Diagnostic]:
    """Compare a brief with its sources, and say what does not stand there; where required, that there is no text."""
    yield from find_archive_findings(file, subject, required=archives_required)
    yield from _quote_findings(file, subject.archives, subject.proof)
    yield from _prose_findings(file, subject.archives)
    if any(isinstance(archive, ArchiveText) for archive in subject.archives.values()):
        yield from _speaker_findings(file, subject)


def _speaker_findings(file: BriefingFile, subject: Subject) -> Iterator[Diagnostic]:
    """Say whose words the sources say they are, where they are not the speaker's."""
    for joined in find_joined(file.briefing, subject.proof, subject.archives, subject.names):
        fault = Fault(("quotes", joined.quote, "speaker"), joined.message, "give each speaker a statement")
        yield diagnose(file, "BR318", Severity.WARNING, fault)
    for found in find_misattributions(file.briefing, subject.proof, subject.archives, subject.names):
        code, path = found.code, ("quotes", found.quote, "speaker")
        yield diagnose(file, code, Severity.WARNING, Fault(path, found.message, found.hint))


def _claims_words(quote: Quote, language: str | None) -> bool:
    """Whether a statement gives words as its speaker's, or will once its original is there."""
    waits = quote.original is not None and not quote.original.text
    return waits or any(claim.field != ("passage",) for claim in claims_of(quote, language))


def _quote_findings(
    file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError], proof: Proof
) -> Iterator[Diagnostic]:
    for place, quote in enumerate(file.briefing.quotes):
        archive = archives.get(quote.source or "")
        if quote.kind is QuoteKind.MIXED and not _claims_words(quote, file.briefing.language):
            message = f"{quote.id} is 'mixed', and nothing in it stands in quotation marks"
            hint = "put the speaker's own words into quotation marks, or make it 'indirect'"
            yield diagnose(file, "BR315", Severity.WARNING, Fault(("quotes", place, "text"), message, hint))
        if isinstance(archive, ArchiveText):
            pieces = proof.verdicts[quote.id].pieces
            for piece in pieces:
                yield from _piece_findings(file, place, quote, piece, archive)
            if quote.at is None and pieces and pieces[0].located.paragraph:
                at = pieces[0].located.paragraph
                message = f"{quote.id} stands in paragraph {at} of '{quote.source}'"
                hint = f"write 'at: {at}', or let 'briefing check --fix' do it"
                yield diagnose(file, "BR309", Severity.NOTE, Fault(("quotes", place), message, hint))


def _piece_findings(
    file: BriefingFile, place: int, quote: Quote, piece: PieceProof, archive: ArchiveText
) -> Iterator[Diagnostic]:
    path = ("quotes", place, *piece.field)
    shown = piece.words if len(piece.words) <= SHOWN else f"{piece.words[:SHOWN]}..."
    if piece.located.rung is Rung.NOT_FOUND:
        message = f"{quote.id}: the words \"{shown}\" do not stand in the text of '{quote.source}'"
        yield diagnose(file, "BR301", Severity.ERROR, Fault(path, message, _nearest_hint(piece.words, archive)))
    elif piece.located.misplaced:
        message = f'{quote.id}: the words "{shown}" stand in paragraph {piece.located.paragraph}, not {quote.at}'
        hint = f"write 'at: {piece.located.paragraph}'"
        yield diagnose(file, "BR303", Severity.WARNING, Fault(("quotes", place, "at"), message, hint))
    by_person = any(file.briefing.actors[key].kind == "person" for key in quote.speaker)
    unsaid = find_unsaid(piece.located, archive, by_person=by_person)
    led_up = quote.text.partition(piece.words)[0] if quote.kind is QuoteKind.MIXED else ""
    for cut in (*find_cuts(piece.located, archive, led_up), *unsaid) if piece.is_claim else ():
        yield diagnose(file, cut.code, Severity.WARNING, Fault(path, f"{quote.id}: {cut.message}", cut.hint))
    if piece.whose:
        severity = Severity.WARNING if archive.kind is None else Severity.ERROR
        said_by = " and ".join(file.briefing.actors[key].name for key in quote.speaker)
        message, hint = (
            f"{quote.id}: the words stand {piece.whose}",
            f"correct the speaker, or give {said_by} the alias used there",
        )
        yield diagnose(file, "BR321", severity, Fault(("quotes", place, "speaker"), message, hint))
    elif not piece.quoted:
        message, hint = _not_quoted(piece, archive)
        yield diagnose(file, "BR306", Severity.WARNING, Fault(path, f'{quote.id}: the words "{shown}" {message}', hint))


def _not_quoted(piece: PieceProof, archive: ArchiveText) -> tuple[str, str]:
    """Why words that stand in a source are no quotation there, and what to do."""
    if any(unclosed_before(archive, hit) for hit in piece.located.spans):
        return (
            "stand in the source, behind a quotation mark that nothing closes",
            "if the source forgot to close it, say so in 'source_notes' with that paragraph; else make it 'indirect'",
        )
    hint = "if they are the reporter's and not the speaker's, make the statement 'indirect'"
    if not any(has_marks(paragraph) for paragraph in archive.paragraphs):
        hint += "; if the source is a statement, a transcript or a document, say so in its 'kind'"
    return "stand in the source, but not in quotation marks there", hint


SHOWN = 60
"""Characters of the words that a message shows."""


def _in_other_capitals(words: str, archive: ArchiveText) -> Nearest | None:
    """A paragraph that has the same words in capitals, or without: no likeness of letters finds it."""
    folded = words.casefold()
    found = ((number, text.casefold().find(folded), text) for number, text in enumerate(archive.paragraphs, 1))
    return next((Nearest(number, text[at : at + len(words)]) for number, at, text in found if at >= 0), None)


def _nearest_hint(words: str, archive: ArchiveText) -> str:
    nearest = find_nearest(words, archive) or _in_other_capitals(words, archive)
    if nearest is None:
        return "nothing like them stands there"
    shown = f"nearest, paragraph {nearest.paragraph}: {word_difference(words, nearest.passage)}"
    return "; ".join([shown, *unseen_reasons(words, archive, nearest.paragraph)])


def _prose_findings(file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError]) -> Iterator[Diagnostic]:
    complete = all(isinstance(archives.get(key), ArchiveText) for key in file.briefing.sources)
    for piece in prove_prose(file.briefing, archives, file.index.prose):
        if piece.found:
            continue
        severity = Severity.ERROR if complete and not piece.borrowed else Severity.WARNING
        message = f'the words "{piece.words[:SHOWN]}" are in quotation marks and stand in no source at hand'
        hint = "remove the marks, or quote a source" if complete else "not every source is at hand"
        words = None if piece.number is None else (piece.words, piece.number)
        yield diagnose(file, "BR305", severity, Fault(piece.path, message, hint, words))
