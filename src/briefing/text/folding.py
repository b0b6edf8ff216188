"""Compares texts without case, accents and the strokes that no decomposition takes off: ł ø đ æ þ ı."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["IN_ASCII", "MARKS", "find_folded", "folded", "folded_beside", "says"]

MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
"""Accents and vowel signs that comparing takes off, as the inside of a character class."""
_MARKS = re.compile(f"[{MARKS}]")

IN_ASCII = dict(
    zip(
        "Ææ Œœ Øø Ðð Đđ Þþ ẞß Łł Ħħ Ŋŋ Əə Ŧŧ ıſ".replace(" ", ""),
        "AE ae OE oe O o D d D d Th th SS ss L l H h NG ng E e T t i s".split(),
        strict=True,
    )
)
"""Letters that Unicode does not take apart, and how the English press prints them."""

_FOLDED = str.maketrans({letter: written for letter, written in IN_ASCII.items() if letter.islower()})


def folded(text: str) -> str:
    """A text without case and accents, in the letters that the English press prints.

    >>> folded("Chişinău"), folded("Wałęsa"), folded("Ærø")
    ('chisinau', 'walesa', 'aero')
    """
    if text.isascii():
        return text.casefold()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold().translate(_FOLDED)


def folded_beside(text: str) -> tuple[str, str]:
    """A text folded, and the same with its capitals, character for character at the same places.

    >>> folded_beside("Straße in Łódź")
    ('strasse in lodz', 'Strasse in Łódź')
    """
    if text.isascii():
        return text.casefold(), text
    composed = unicodedata.normalize("NFC", text)
    plain = folded(composed)
    parts = [(character, folded(character)) for character in composed] if len(plain) != len(composed) else []
    if not parts:
        return plain, composed
    cased = "".join(character if len(part) == 1 else _as_long(character, part) for character, part in parts)
    return "".join(part for _, part in parts), cased


def _as_long(character: str, part: str) -> str:
    """What stands for a character whose folded form has another length."""
    return part[:1].upper() + part[1:] if character.isupper() else part


def says(text: str, words: str) -> bool:
    """Whether a text contains some words as whole words, whatever their case and accents.

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
