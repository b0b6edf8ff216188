"""Where words begin and end: none is found inside a longer word, a number, a sum of money or an abbreviation."""

from __future__ import annotations

import re
import unicodedata

from briefing.text.characters import is_unbounded, is_unspaced

__all__ = ["is_mark", "is_whole"]

_JOINING = frozenset("-–‐‑’'ʼ‛−־")
"""Signs that make one word of what stands on both sides: anti-war, can't, 1990–1995."""

_IN_NUMBERS = frozenset(".,:/^·٫٬")
_AFTER_NUMBERS = frozenset("%‰°+٪")
_SIGNS = frozenset("-+−±~<>≤≥#")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text neither starts nor ends inside a word or a number.

    `can` is not found in `can't`, `war` not in `anti-war`, `500` not in `1,500`, `5` not in `5%`, `-5` or `$5`.
    """
    if start >= end:
        return False
    return _starts_whole(text, start) and _ends_whole(text, end)


_ELIDED = re.compile(
    r"(?<!\w)(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|all|nell|sull|dall|quell|quest|sant)['’]$",
    re.IGNORECASE,
)
"""An article or a pronoun that lost its vowel before a word: l'eau, dell'acqua."""

_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.?$")
_INITIAL_AFTER = re.compile(r"\.[^\W\d_]\.")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_]\.$")
"""Letters with a full stop each, which are one word: the U.S.S.R. is not the U.S."""

_CURRENCIES = frozenset("$€£¥₩₪₫₴₽₹₺₾₿")
_LONG_VOWEL = "ー"
"""Belongs to the letter before it, though its script puts no blanks between words."""

_TENS = frozenset("十百千万萬亿億兆")
_FRACTIONS = "¼-¾⅐-⅞"
_THOUSANDS_AFTER = re.compile(rf"[ \u00a0\u202f\u2009](?:\d{{3}}(?!\d)|[{_FRACTIONS}]|\d/\d)")
_FRACTION = re.compile(rf"[{_FRACTIONS}]|\d/\d")
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}[ \u00a0\u202f\u2009]$")
_LAST_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}$")
_FIRST_DIGITS = re.compile(r"\d{3}(?!\d)")


def _starts_whole(text: str, start: int) -> bool:
    first, before = text[start], text[start - 1] if start else " "
    further = text[start - 2] if start > 1 else " "
    following = text[start + 1 : start + 2]
    if before in "'’" and first.isalpha() and _ELIDED.search(text[max(start - 8, 0) : start]):
        return True
    if _starts_in_number(text, start, before, further):
        return False
    if first.isalpha() and following == "." and _INITIAL_BEFORE.search(text[max(start - 3, 0) : start]):
        return False
    return not is_mark(first) and not _cut(first, before, further, following, _SIGNS)


def _starts_in_number(text: str, start: int, before: str, further: str) -> bool:
    """Whether a number, or a sum of money, has begun before a place, of which the two characters before are given."""
    first = text[start]
    if first in _CURRENCIES:
        return before.isalpha() or (before in _SIGNS and not further.isalnum())
    if first in ".,":
        return before.isdigit() and text[start + 1 : start + 2].isdigit()
    if first.isdigit() and before in ".," and not further.isalnum() and further not in "\"'”’)».":
        return True
    grouped = _FIRST_DIGITS.match(text, start) or _FRACTION.match(text, start)
    return bool(grouped and _THOUSANDS_BEFORE.search(text[max(start - 5, 0) : start]))


def _ends_whole(text: str, end: int) -> bool:
    last, after = text[end - 1], text[end] if end < len(text) else " "
    further = text[end + 1] if end + 1 < len(text) else " "
    preceding = text[end - 2] if end > 1 else " "
    if after == _LONG_VOWEL and is_unspaced(last):
        return False
    if _ends_in_number(text, end, preceding, after):
        return False
    if _INITIAL.search(text[max(end - 3, 0) : end]) and _INITIAL_AFTER.match(text, end - (last == ".")):
        return False
    return not is_mark(after) and not _cut(last, after, further, preceding, _AFTER_NUMBERS)


def _ends_in_number(text: str, end: int, preceding: str, after: str) -> bool:
    """Whether a number goes on behind a place, with a character of it before its last one and one behind it."""
    last = text[end - 1]
    if last in _IN_NUMBERS:
        return preceding.isdigit() and after.isdigit()
    grouped = last.isdigit() and _THOUSANDS_AFTER.match(text, end)
    return bool(grouped and _LAST_DIGITS.search(text[max(end - 5, 0) : end]))


def _is_apart(character: str) -> bool:
    """Whether a letter may begin or end words without a blank."""
    return character != _LONG_VOWEL and is_unspaced(character)


def _cut(edge: str, next_to: str, further: str, inside: str, number_signs: frozenset[str]) -> bool:
    """Whether a word or number goes on beyond an edge.

    Args:
        edge: The outermost character inside.
        next_to: The character just outside.
        further: The one beyond that.
        inside: The one before `edge`, seen from outside.
        number_signs: What belongs to a number on this side of it.
    """
    if not (edge.isalnum() or is_mark(edge)):
        return edge in _JOINING and next_to.isalnum() and inside.isalnum()
    digits = edge.isdigit() and next_to.isdigit()
    if not digits and (_is_apart(next_to) or (_is_apart(edge) and next_to.isalnum())):
        return edge.isnumeric() and next_to.isnumeric() and not _TENS.isdisjoint((edge, next_to))
    if next_to.isalnum() or next_to == "_" or is_mark(next_to):
        return True
    if next_to in _JOINING and (further.isalnum() or is_mark(further)):
        return not is_unbounded(further)
    if not edge.isdigit():
        return False
    in_number = next_to in _IN_NUMBERS and further.isdigit()
    return in_number or next_to in number_signs or unicodedata.category(next_to) == "Sc"


def is_mark(character: str) -> bool:
    """Whether a character is a sign on the letter before it."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me"}
