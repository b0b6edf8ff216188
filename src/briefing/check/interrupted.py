"""What was said in the same sentence before and behind some words, where the reporter's words stand between.

In '"If they let us," said Kel, "we will pay"' the condition lies in another pair of marks than what depends on it; in
French and Russian the reporter's words stand inside of the marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.quoted import quotations_beside
from briefing.check.signs import NO_SHORT_FORM, STOPS
from briefing.check.speech_words import speech_of
from briefing.text import folded
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.check.marks import QuotedPiece
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["said_before", "said_behind"]

LONGEST = 150
"""Characters of the reporter's words between two parts of a sentence."""

_ENDS = compiled_late(rf"[{STOPS}]\W*\Z")
_NEW_SENTENCE = compiled_late(rf"{NO_SHORT_FORM}[.!?](?:\s|\Z)|[:;。！？।\n]")
_NEW_CLAUSE = compiled_late(r"\W*(?:and|but|or|et|mais|und|aber|y|pero|e|ma|mas|en|maar|och|men|i|ale|и|но|і|але)\s")
_I = compiled_late(r"I\b")
_LETTER = compiled_late(r"[^\W\d_]")
_INCISE = compiled_late(r"\s*[,—–-][\s—–-]*(?P<reporter>[^,.!?;:«»“”\"—–]{3,60})[,—–][\s,—–-]*(?=[^\W\d_])")


def said_behind(hit: SourceHit, piece: QuotedPiece, archive: ArchiveText) -> str:
    """The words of the speaker that go on with a sentence behind the reporter's; empty where nothing goes on."""
    text = archive.paragraphs[hit.paragraph - 1]
    rest = text[hit.end : piece.end]
    if any(map(str.isalnum, rest)):
        incise = _INCISE.match(rest)
        said = incise and speech_of(archive.language).verb.search(folded(incise["reporter"]))
        return rest[incise.end() :] if incise and said else ""
    _, behind = quotations_beside(archive, hit, piece)
    return behind.words if behind and _is_one_sentence(archive, text, piece, behind) else ""


def said_before(hit: SourceHit, piece: QuotedPiece, archive: ArchiveText) -> str:
    """The words of the speaker with which a sentence begins before the reporter's; empty where it begins with some."""
    text = archive.paragraphs[hit.paragraph - 1]
    before, _ = quotations_beside(archive, hit, piece)
    if before is None or _NEW_SENTENCE.search(text[piece.start : hit.start]):
        return ""
    return before.words if _is_one_sentence(archive, text, before, piece) else ""


def _is_one_sentence(archive: ArchiveText, text: str, one: QuotedPiece, other: QuotedPiece) -> bool:
    """Whether nothing but who speaks stands between two quotations, and the second begins with a small letter."""
    between = text[one.end : other.start]
    if _NEW_CLAUSE.match(between) or not speech_of(archive.language).verb.search(folded(between)):
        return False
    first = _LETTER.search(other.words)
    if len(between) > LONGEST or first is None or _ENDS.search(one.words) or _NEW_SENTENCE.search(between):
        return False
    return not first[0].isupper() or _I.match(other.words) is not None
