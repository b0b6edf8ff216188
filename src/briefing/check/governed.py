"""Whether a negation of the reporter's governs words in marks: "said he was not “a traitor”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.cut_words import languages_of
from briefing.check.quoted import quotation_at
from briefing.check.signs import SENTENCE
from briefing.check.speech_words import speech_of
from briefing.text import folded_beside
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.check.cut_words import Patterns
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["governing_negation"]

REACH = 120
"""Characters before the marks that are read."""
EDGE = 2
"""Characters by which words may begin behind the mark."""
MOST_WORDS = 4
"""Words between a negation and the mark."""
NEAR_BEHIND = 12
"""Characters behind the marks in which a language that puts its negation last has it."""

_MARK = compiled_late('["“”„«»「」『』‘’]')
_PART = compiled_late(
    r"[,;:—–،、，；：]|\s-\s|\b(?:but|and|while|aber|sondern|und|mais|et|pero|sino|y|ma|maar|en|men|och|og|ale|но|а|але|that|"
    r"dass|que|che|att|at|że|že|hogy|что|що)\b"
)
_LAST = frozenset({"ja", "ko", "tr", "az", "hi", "bn", "mr", "ne", "ta", "te"})
"""Languages in which the negation stands behind what it denies."""
_AGAINST = frozenset(
    "against gegen contre contra contro tegen emot mot imod împotriva przeciw proti против проти".split()
)
"""Words that deny nothing where what they are said of stands behind them."""
_CLAUSE_ENDS = compiled_late("[,.;:،、，。；：！？!?।]")


def governing_negation(hit: SourceHit, archive: ArchiveText, words: Patterns, led_up: str) -> str:
    """The reporter's words with a negation that governs a quotation; empty where there is none.

    Args:
        hit: Where words stand that begin their quotation.
        archive: Their source.
        words: The words of its language that turn a sentence round.
        led_up: What whoever quotes them has before them; where that denies them, too, nothing is lost.
    """
    text = archive.paragraphs[hit.paragraph - 1]
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed or piece.mark == "—" or hit.start > piece.start + EDGE:
        return ""
    if words.negations.search(SENTENCE.split(led_up)[-1]):
        return ""
    clause = _clause_before(text[max(piece.start - REACH, 0) : piece.start])
    plain, cased = folded_beside(clause)
    verbs = list(speech_of(archive.language).verb.finditer(plain))
    tail = cased[verbs[-1].start() if verbs else 0 :]
    found = words.negations.search(tail)
    if found and found[0].casefold() not in _AGAINST and len(tail[found.end() :].split()) <= MOST_WORDS:
        return " ".join(tail.split())
    if _LAST.isdisjoint(languages_of(archive)):
        return ""
    behind = _CLAUSE_ENDS.split(text[piece.end : piece.end + NEAR_BEHIND].lstrip('”“"»」』’ '))[0]
    return behind if words.negations.search(behind) else ""


def _clause_before(before: str) -> str:
    """The clause of the reporter's in which a mark opens, without the mark."""
    bare = before.rstrip(" \xa0\u202f\"“„«»”'‘’「『")
    part = _MARK.split(SENTENCE.split(f"{bare} ")[-1])[-1]
    return _PART.split(part)[-1]
