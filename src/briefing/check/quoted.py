"""Which words of a text stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

__all__ = ["QuotedPiece", "has_marks", "is_quoted", "quoted_pieces"]

_MARKS = re.compile("''|[\"“”„‟«»‘’‚'「」『』]")
_CLOSING = {
    '"': ('"', "”"),
    "''": ("''", '"', "”"),
    "“": ("”", '"', "“"),
    "”": ("”",),
    "„": ("“", "”", '"', "„"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
}
_SINGLE = frozenset("‘’‚'")


class QuotedPiece(NamedTuple):
    """Words in quotation marks: their place in the text without the marks, and whether the marks are closed."""

    start: int
    end: int
    words: str
    closed: bool


def has_marks(text: str) -> bool:
    """Whether a text has any quotation mark or apostrophe; most have none, and need no closer look."""
    return _MARKS.search(text) is not None


def quoted_pieces(text: str) -> tuple[QuotedPiece, ...]:
    """List the outermost quotations of a text.

    Marks are straight, curly, German, French, East Asian corner brackets, or two single ones in a row; single ones
    count only in pairs that no apostrophe can be. A quotation that is never closed runs to the end of the text.

    >>> [piece.words for piece in quoted_pieces('He called it "a lie" and left.')]
    ['a lie']
    """
    pieces: list[QuotedPiece] = []
    place = 0
    never_closed: set[str] = set()
    while found := _MARKS.search(text, place):
        mark = found[0]
        place = found.end()
        if mark not in _CLOSING or mark in never_closed or not _opens(text, found):
            continue
        end = _closing(text, place, mark)
        if end is None and mark in _SINGLE:
            never_closed.add(mark)
            continue
        stop = end.start() if end else len(text)
        words = text[place:stop].strip()
        if words:
            start = text.index(words, place)
            pieces.append(QuotedPiece(start, start + len(words), words, end is not None))
        place = end.end() if end else len(text)
    return tuple(pieces)


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: a single one only before a letter and not behind one."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end() : found.end() + 1]
    if found[0] in {"’", "”", "»"} and (before.isalnum() or found[0] == "’"):
        return found[0] == "»" and not before.isalnum()
    if found[0] in _SINGLE:
        return not before.isalnum() and after.isalnum()
    return bool(after)


def _closing(text: str, start: int, mark: str) -> re.Match[str] | None:
    closing = _CLOSING[mark]
    for found in _MARKS.finditer(text, start):
        if found[0] not in closing:
            continue
        if mark in _SINGLE and (text[found.end() : found.end() + 1].isalnum() or text[found.start() - 1].isspace()):
            continue
        return found
    return None


EDGE = 2
"""Characters, such as a mark or a comma, by which a stretch may reach beyond the words in the marks."""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text lies inside quotation marks."""
    pieces = _pieces_of_paragraph(text)
    # Pieces do not overlap: of those that start early enough the last one reaches furthest.
    place = bisect_right(pieces, start + EDGE, key=lambda piece: piece.start)
    return place > 0 and end - EDGE <= pieces[place - 1].end


@lru_cache(maxsize=256)
def _pieces_of_paragraph(text: str) -> tuple[QuotedPiece, ...]:
    """The quotations of a paragraph, in which many statements may have their words."""
    return quoted_pieces(text)
