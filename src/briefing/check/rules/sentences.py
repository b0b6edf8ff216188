"""Sentences of prose, without what stands in quotation marks: those words are not the briefer's."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.check.quoted import has_marks, quoted_pieces

__all__ = ["own_words", "sentences"]

_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@lru_cache(maxsize=1024)
def own_words(text: str) -> str:
    """A text with everything in quotation marks replaced by an ellipsis."""
    if not has_marks(text):
        return text
    parts, done = [], 0
    for piece in quoted_pieces(text):
        parts += [text[done : piece.start], "…"]
        done = piece.end
    return "".join([*parts, text[done:]])


def sentences(text: str) -> list[str]:
    """The sentences of the briefer's own words in a text.

    >>> sentences('He said "go. Now". We wait; it is late.')
    ['He said "…".', 'We wait;', 'it is late.']
    """
    return [sentence for sentence in _END.split(own_words(text)) if sentence]
