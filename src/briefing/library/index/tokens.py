"""The words of a text as the index has them: folded, in any script, each with its place in the text.

What is written without blanks between words (Chinese, Japanese, Thai), or with particles that follow at once (Korean),
is taken by letters: each letter with the next one, and the last by itself, so that every part of it can be found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.text import folded
from briefing.text.characters import is_unbounded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SILENT", "IndexToken", "composed", "name_words", "needle_of", "plain_words", "tokens_of", "whole"]

LONGEST = 100
"""Characters of a word that tell it from others."""

SILENT = "\xad\u200b-\u200d\u0640\u2060\ufeff"
"""What can stand inside a word without being a letter of it: hyphens that are not seen, joiners, the Arabic kashida."""

_WORD = re.compile(r"[^\W_]+")
_ASCII_FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(0x80)) + bytes(0x80)
"""For each character of ASCII the letter or digit that it is in a folded word, and a blank for what is none."""
_MAY_COMBINE = re.compile(
    f"[{SILENT}\u0300-\u036f\u0483-\u0489\u0591-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302f\u3099\u309a\ua66f-\ua6f1\ua802-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001ffff]"
)
"""Text without any of these has no marks on its letters, as most text in Latin, Cyrillic, Greek, Chinese, Korean."""
_NOT_LETTERS = re.compile(f"[{SILENT}]")
_WIDE = re.compile("[\uff01-\uff5e]")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_LAST_MARK = 0x1E94A
_FIRST_BEYOND = "\u0e00"
"""Below it stand only scripts with blanks between words."""


class IndexToken(NamedTuple):
    """A word, or two letters of a script that is taken by letters.

    Attributes:
        word: Folded.
        start: Its first character in the composed text.
        head: Where the first letter of two ends; of a word, its end.
        end: The character behind it.
        last: Whether it is the last letter of a stretch that is taken by letters, by itself.
    """

    word: str
    start: int
    head: int
    end: int
    last: bool = False


def composed(text: str) -> str:
    """A text as the index keeps it: each letter with its accents as one character where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def plain_words(text: str) -> list[str]:
    """The words of a composed text, folded, in their order.

    >>> plain_words("Łukasz in Chişinău, 東京都")
    ['lukasz', 'in', 'chisinau', '東京', '京都', '都']
    """
    if text.isascii():
        words = text.encode().translate(_ASCII_FOLDED).decode().split()
        is_short = len(text) <= LONGEST or len(max(words, key=len, default="")) <= LONGEST
        return words if is_short else [word[:LONGEST] for word in words]
    if _by_letters(text):
        return [token.word for token in tokens_of(text)]
    return [_folded(found[0]) for found in _find_words(text)]


def tokens_of(text: str) -> Iterator[IndexToken]:
    """The words of a composed text with their places."""
    for found in _find_words(text):
        word, start = found[0], found.start()
        if not _by_letters(word):
            yield IndexToken(_folded(word), start, found.end(), found.end())
            continue
        for is_by_letters, units in _stretches(word, start):
            if is_by_letters:
                yield from _pairs(units)
            else:
                first, end = units[0][1], units[-1][2]
                yield IndexToken(_folded(text[first:end]), first, end, end)


def whole(text: str) -> str:
    """A text with what no database takes replaced: half of a character, as a wrong byte gives it, and U+0000."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def name_words(name: str) -> str:
    """A name as names are compared: its folded words between single blanks; letters that need none stay together.

    >>> name_words("Dr. Łukasz  O'Neil"), name_words("北京 市")
    ('dr lukasz o neil', '北京 市')
    """
    return " ".join(_folded(found[0]) for found in _find_words(composed(name)))


def needle_of(name: str) -> str:
    """What stands in the words of a name, with a blank before and behind them, if they say the words of this one.

    They say them as whole words; letters of scripts without blanks stand anywhere. What has no word is said by none, as
    nowhere two blanks stand together.

    >>> needle_of("Lindqvist") in " ada lindqvist ", needle_of("Lind") in " ada lindqvist ", needle_of("京") in " 北京 "
    (True, False, True)
    """
    wanted = name_words(name)
    return wanted if any(map(is_unbounded, wanted)) else f" {wanted} "


def _find_words(text: str) -> Iterator[re.Match[str]]:
    return (_word_with_marks() if _MAY_COMBINE.search(text) else _WORD).finditer(text)


@cache
def _marks() -> str:
    """All characters that combine with the one before, as the inside of a class; made when a text first has some."""
    marks = [code for code in range(0x300, _LAST_MARK + 1) if unicodedata.category(chr(code))[0] == "M"]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and ranges[-1][1] + 1 == code:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@cache
def _word_with_marks() -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{SILENT}{_marks()}])*")


@cache
def _unit() -> re.Pattern[str]:
    """A letter with the marks on it."""
    return re.compile(f".[{SILENT}{_marks()}]*", re.DOTALL)


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()[:LONGEST]
    if _WIDE.search(word):
        word = word.translate(_NARROW)
    plain = unicodedata.normalize("NFC", folded(_NOT_LETTERS.sub("", word)))
    return (plain or word)[:LONGEST]


def _by_letters(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_BEYOND and any(map(is_unbounded, text))


def _stretches(word: str, start: int) -> Iterator[tuple[bool, list[tuple[str, int, int]]]]:
    """Parts of a word that are taken by letters, and parts that are not: their letters with start and end."""
    units: list[tuple[str, int, int]] = []
    kind = False
    for found in _unit().finditer(word):
        own = is_unbounded(found[0][0])
        if units and own is not kind:
            yield kind, units
            units = []
        kind = own
        units.append((_folded(found[0]), start + found.start(), start + found.end()))
    if units:
        yield kind, units


def _pairs(units: list[tuple[str, int, int]]) -> Iterator[IndexToken]:
    for (one, start, head), (other, _, end) in pairwise(units):
        yield IndexToken(one + other, start, head, end)
    one, start, end = units[-1]
    yield IndexToken(one, start, end, end, last=True)
