"""Texts made shorter, so that no reader takes a part of somebody's words for all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.check import quoted_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.check import QuotedPiece

__all__ = ["MORE", "shorten"]

MORE = " ..."
"""What stands at the end of a text that goes on elsewhere."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?=\s)|[。！？]")


def shorten(text: str, room: int) -> str:
    """Shorten a text at the end of a sentence or a word, before a quotation rather than in it; maybe to nothing."""
    if len(text) <= room:
        return text
    pieces = [piece for piece in quoted_pieces(text) if piece.start <= room]
    end = max(room - len(MORE), 0)
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, 0, end)]
    fit = [place for place in sentences if place > end // 2 and _quotation_at(place, pieces) is None]
    kept = text[: fit[-1] if fit else _word_end(text, end, pieces)].rstrip()
    return f"{kept}{MORE}" if kept else ""


def _word_end(text: str, end: int, pieces: Sequence[QuotedPiece]) -> int:
    place = end + 1
    while place > 0:
        place = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
        around = _quotation_at(place, pieces)
        if around is None:
            return max(place, 0)
        place = around.start
    return 0


def _quotation_at(place: int, pieces: Sequence[QuotedPiece]) -> QuotedPiece | None:
    return next((piece for piece in pieces if piece.start <= place <= piece.end), None)
