"""Where a line may end: the pieces of a text that stay whole, and the parts of a word that is longer than a line."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.characters import IDEOGRAPHS
from briefing.text.width import cell_len, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Piece", "parts_of_word", "pieces_of"]

_WORD = re.compile(r"(?:« (?=[^ \t]))?[^ \t]+(?: [»;:!?]+[.,]*(?=[ \t]|$))*")
"""Words, with the signs that French sets apart by a blank: they neither end a line alone nor begin one."""
_KANA = (
    "\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d\u308f-\u3094\u30a2\u30a4\u30a6\u30a8"
    "\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6\u30e8-\u30ed\u30ef-\u30f4"
)
_SMALL_KANA = (
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    "\u30ee\u30fc"
)
"""Small kana and the sign of length begin no line."""

_CLOSING = "、。〉》」』】〕〗！），．：；？"
_OPENING = "〈《「『【〔〖（"
_BETWEEN_IDEOGRAPHS = re.compile(
    f"(?<=[{IDEOGRAPHS}{_KANA}{_SMALL_KANA}{_CLOSING}\u3000])(?=[{IDEOGRAPHS}{_KANA}{_OPENING}])"
)


class Piece(NamedTuple):
    """What stays whole on a line.

    Attributes:
        text: Without blanks around it.
        size: Its cells.
        gap: Blanks between it and the piece before, where both are on one line.
    """

    text: str
    size: int
    gap: int


def pieces_of(text: str) -> Iterator[Piece]:
    """Part a text at its blanks and between ideographs."""
    for found in _WORD.finditer(text):
        word, gap = found[0], 1
        if found.start() and unicodedata.category(word[0])[0] == "M":
            word, gap = f"{text[found.start() - 1]}{word}", 0  # the mark sits on the blank
        for part in _BETWEEN_IDEOGRAPHS.split(word):
            yield Piece(part, cell_len(part), gap)
            gap = 0


def parts_of_word(word: str, room: int, later: int) -> list[tuple[str, int]]:
    """Break a word that is longer than a line, at least into one part.

    Args:
        word: A piece.
        room: Cells left on this line.
        later: Cells of each later line.

    Returns:
        The parts with their cells; the last one is what remains for the line that goes on.
    """
    parts: list[tuple[str, int]] = []
    start = place = used = 0
    for cluster in clusters(word):
        size = cell_len(cluster)
        if used + size > room:
            parts.append((word[start:place], used))
            start, used, room = place, 0, later
        place += len(cluster)
        used += size
    return [*parts, (word[start:], used)]
