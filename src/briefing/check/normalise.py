"""The declared equivalences of typography, and nothing else: what is equal under them says the same words.

| equivalence | what is taken for the same |
|---|---|
| spaces | every kind of blank and line break, and runs of them |
| quotation marks | “ ” „ ‟ « » " and two single marks in a row |
| apostrophes | ’ ‘ ‛ ʼ ' |
| dashes | - – — ‒ ― ‐ ‑ −, and -- |
| soft hyphens | as if they were not there |
| Unicode NFC | a letter with its marks, in one character or in several |

Letter case, digits, punctuation and every letter stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Normalised", "differences", "normalise"]

_SPACES = (
    "\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DOUBLE = "“”„‟«»"
_SINGLE = "’‘‛ʼ"
_DASHES = "–—‒―‐‑−"
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DASHES, "-"),
    }
)
_CHANGES_LENGTH = re.compile(r"  |''|--|\xad|^ | $")
_RUNS = re.compile(r" +|''|--|\xad")

_NAMES = (
    ("line breaks and spaces", frozenset(_SPACES)),
    ("quotation marks", frozenset(_DOUBLE)),
    ("apostrophes", frozenset(_SINGLE)),
    ("dashes", frozenset(_DASHES)),
    ("soft hyphens", frozenset("\xad")),
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text under the equivalences, and where each of its characters stood.

    Attributes:
        text: Without blanks at its ends.
        places: For each character its offset in the raw text; None where the offsets are the same.
        length: Characters of the raw text.
    """

    text: str
    places: tuple[int, ...] | None
    length: int

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that a stretch of the text stands for."""
        if self.places is None:
            return start, end
        last = self.places[end] if end < len(self.places) else self.length
        return self.places[start], last


@lru_cache(maxsize=65536)
def normalise(raw: str) -> Normalised:
    """Apply the equivalences to a text."""
    text = raw.translate(_TABLE)
    composed = unicodedata.is_normalized("NFC", text)
    if composed and not _CHANGES_LENGTH.search(text):
        return Normalised(raw if text == raw else text, None, len(raw))
    characters, places = _composed(text) if not composed else (list(text), list(range(len(text))))
    return _without_runs("".join(characters), places, len(raw))


def _composed(text: str) -> tuple[list[str], list[int]]:
    """Compose each letter with its marks; the result stands where the letter stood."""
    characters: list[str] = []
    places: list[int] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and unicodedata.combining(text[place]):
            continue
        for character in unicodedata.normalize("NFC", text[start:place]):
            characters.append(character)
            places.append(start)
        start = place
    return characters, places


def _without_runs(text: str, places: list[int], length: int) -> Normalised:
    shown: list[str] = []
    kept: list[int] = []
    done = 0
    for found in _RUNS.finditer(text):
        shown.append(text[done : found.start()])
        kept += places[done : found.start()]
        sign = found[0]
        replacement = "" if sign == "\xad" else '"' if sign == "''" else "-" if sign == "--" else " "
        shown.append(replacement)
        kept += places[found.start() : found.start() + len(replacement)]
        done = found.end()
    joined = "".join([*shown, text[done:]])
    kept += places[done:]
    lead = len(joined) - len(joined.lstrip(" "))
    end = len(joined.rstrip(" "))
    return Normalised(joined[lead:end], tuple(kept[lead:end]), length)


def differences(words: str, passage: str) -> tuple[str, ...]:
    """Name the equivalences that two texts, equal under them, differ by."""
    found = [name for name, signs in _NAMES if _only(words, signs) != _only(passage, signs)]
    for name, sign in (("quotation marks", "''"), ("dashes", "--"), ("line breaks and spaces", "  ")):
        if (sign in words) != (sign in passage) and name not in found:
            found.append(name)
    if not (unicodedata.is_normalized("NFC", words) and unicodedata.is_normalized("NFC", passage)):
        found.append("Unicode NFC")
    return tuple(found) or ("spaces",)


def _only(text: str, signs: frozenset[str]) -> str:
    return "".join(character for character in text if character in signs)
