"""Compares texts without case and accents."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["find_folded", "folded", "says"]

_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")


def folded(text: str) -> str:
    """A text without case and accents.

    >>> folded("Chişinău")
    'chisinau'
    """
    if text.isascii():
        return text.casefold()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold()


def says(text: str, words: str) -> bool:
    """Whether a text has some words, whole ones, whatever their case and accents.

    >>> says("Marcus Hall, US envoy", "us"), says("Marcus Hall", "us")
    (True, False)
    """
    wanted = re.escape(folded(words))
    return bool(wanted) and re.search(rf"(?<!\w){wanted}(?!\w)", folded(text)) is not None


def find_folded(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where a folded text stands in a text: start and end of each place, in characters of the text as it is.

    >>> find_folded("în Chişinău", "chisinau")
    [(3, 11)]
    """
    if not wanted:
        return []
    parts = [folded(character) for character in text] if not text.isascii() else list(text.casefold())
    whole = "".join(parts)
    places = [place for place, part in enumerate(parts) for _ in part]
    found = []
    start = whole.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        found.append((places[start], places[end - 1] + 1))
        start = whole.find(wanted, end)
    return found
