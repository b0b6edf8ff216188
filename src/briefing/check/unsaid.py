"""Whether a source says in the sentence of some quotation marks that nobody said the words, or corrects them.

'Kel denied saying "We pay"', 'Kel should have said "We pay"', 'A fake post has Kel say "We pay"': the words stand there
in marks, beside the name of a speaker who did not say them. Only what stands right beside the marks is read: a denial
that governs a verb of speech there, and a paragraph that opens as a correction.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.check.cut_words import languages_of
from briefing.check.cuts import Cut
from briefing.check.quoted import quotation_at
from briefing.check.signs import SENTENCE
from briefing.check.unsaid_words import CORRECTIONS, QUESTION, TITLED, UNSAID, UNSPACED
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.ladder import Located
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["find_unsaid"]

REACH = 160
"""Characters on each side of the marks that are read."""

_ENDED = compiled_late(r"[.!?…。！？।]\W*\Z")
_MARK = compiled_late('["“”„«»「」『』]')
_QUESTION = compiled_late(QUESTION, re.IGNORECASE)
_CORRECTION = compiled_late(
    rf"\W{{0,4}}(?:(?:{'|'.join(CORRECTIONS)})(?!\w)[^\n]{{0,40}}?(?:[:：(—–\n]|\s+-\s)|"
    r"an?\s+(?:earlier|previous)\s+version\s+of\s+this|this\s+(?:article|story|post)\s+has\s+been\s+(?:corrected|amended))",
    re.IGNORECASE,
)


def find_unsaid(located: Located, archive: ArchiveText, *, by_person: bool = False) -> Iterator[Cut]:
    """Look beside the marks around some words for what denies that they were said, and for a correction of them.

    Args:
        located: Where the words stand.
        archive: Their source.
        by_person: Whether a person is said to have said them: no title, and no chant of a crowd, is a person's words.
    """
    for hit in located.spans:
        message, found = _told_beside(hit, archive, by_person=by_person)
        if found:
            yield Cut("BR323", message, f'it has "{found}" beside them')
            return
        number = _corrected(hit, archive)
        if number is not None:
            message = f"paragraph {number} corrects the source, and has the words"
            yield Cut("BR323", message, f"read paragraph {number}: they may not be the speaker's")
            return


def _told_beside(hit: SourceHit, archive: ArchiveText, *, by_person: bool) -> tuple[str, str]:
    """What the source says of some words right beside their marks, in a clause, and the words for it; else nothing."""
    text = archive.paragraphs[hit.paragraph - 1]
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed:
        return "", ""
    before = SENTENCE.split(text[max(piece.start - REACH, 0) : piece.start].rstrip(" \xa0\u202f\"“„«»”'‘’「『–—"))[-1]
    before = _MARK.split(before)[-1].rstrip(" \xa0:：,،、")
    behind = text[piece.end : piece.end + REACH].lstrip("\xa0\u202f \"”“»«’'」』")
    asked = behind[:1] in {"?", "？"}
    if _ENDED.search(piece.words) and not behind[:1].islower():
        behind = ""
    behind = _MARK.split(SENTENCE.split(behind)[0])[0].strip(" ,،、.。!")
    for titled, message in ((False, _DENIED), (True, _GIVEN_AS_TITLE))[: 1 + by_person]:
        for language in languages_of(archive):
            ahead, follows = _patterns(language, titled=titled)
            found = ahead.search(before) or follows.match(behind)
            if found:
                return message, " ".join(found[0].split())
    return (_DENIED, " ".join(before.split())) if asked and _QUESTION.match(before) else ("", "")


_DENIED = "the source says that the words were not said"
_GIVEN_AS_TITLE = "the source gives the words as a title, a chant or what stands on a sign"


@lru_cache(maxsize=64)
def _patterns(language: str, *, titled: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a language has before marks and behind them for words that were not said, or that are a title."""
    before, behind = (TITLED if titled else UNSAID).get(language, ("", ""))
    edge = "" if language in UNSPACED else r"(?<!\w)"
    return (
        re.compile(rf"{edge}(?:{before})\Z" if before else "(?!)", re.IGNORECASE),
        re.compile(behind or "(?!)", re.IGNORECASE),
    )


def _corrected(hit: SourceHit, archive: ArchiveText) -> int | None:
    """The paragraph that opens as a correction and has some words, which may stand elsewhere; None without one."""
    words = " ".join(archive.paragraphs[hit.paragraph - 1][hit.start : hit.end].split()).rstrip(".,،、。").casefold()
    return next((number for number, text in _corrections(archive) if words in text), None)


@lru_cache(maxsize=64)
def _corrections(archive: ArchiveText) -> tuple[tuple[int, str], ...]:
    """The paragraphs of a source that open as a correction, with single blanks and no capitals."""
    return tuple(
        (number, " ".join(text.split()).casefold())
        for number, text in enumerate(archive.paragraphs, 1)
        if _CORRECTION.match(text)
    )
