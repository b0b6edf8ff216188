"""The direction of text: what several people wrote on one line is set apart, so that none reorders its neighbours."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.text.characters import ISOLATE_END, ISOLATES, is_right_to_left
from briefing.text.safe import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "apart",
    "balanced",
    "by_direction",
    "has_right_to_left",
    "is_turned",
    "set_apart",
    "with_marks",
    "without_isolates",
]

_ISOLATE_BEGIN = "\u2068"
_ISOLATE = re.compile(f"[{ISOLATES}]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]",
)
"""The blocks of scripts from right to left; not everything in them is a letter."""
_LEFT_TO_RIGHT = "\u200e"
_STRONG = {"L": False, "R": True, "AL": True}


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter of a script from right to left.

    >>> has_right_to_left("Haifa"), has_right_to_left("חיפה, Haifa")
    (False, True)
    """
    return not text.isascii() and any(is_right_to_left(found[0]) for found in _RIGHT_TO_LEFT.finditer(text))


def apart(pieces: Iterable[str], between: str = "") -> str:
    r"""Join texts of several authors; where one has letters from right to left, each is an isolate.

    Args:
        pieces: Raw texts, of which empty ones are left out.
        between: What stands between two of them.

    >>> apart(["Wire", "", "8 March"], "; "), apart(["חדשות", "8 March"], "; ")
    ('Wire; 8 March', '\u2068חדשות\u2069; \u20688 March\u2069')
    """
    return between.join(set_apart([piece for piece in pieces if piece]))


def set_apart(pieces: list[str]) -> list[str]:
    """Texts of several authors that stand on one line, each an isolate where one has letters from right to left."""
    if len(pieces) < 2 or not any(map(has_right_to_left, pieces)):
        return pieces
    return [_isolated(piece) for piece in pieces]


def _isolated(piece: str) -> str:
    """A text as an isolate; isolates of its own that are not in pairs are made visible first."""
    inner = safe_text(piece) if _ISOLATE.search(piece) else piece
    return f"{_ISOLATE_BEGIN}{inner}{ISOLATE_END}"


def without_isolates(text: str) -> str:
    """A text without the signs that set parts of it apart, for what has no direction."""
    return text if text.isascii() else _ISOLATE.sub("", text)


def with_marks(text: str) -> str:
    r"""A text with marks of direction in place of what sets its parts apart, for programs of paper that pass over it.

    >>> with_marks("\u2068חדשות\u2069; \u20688 March\u2069")
    '\u200eחדשות\u200e; 8 March'
    """
    if _ISOLATE_BEGIN not in text:
        return text
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    for character in text:
        if not _ISOLATE.match(character):
            parts.append(character)
            continue
        if character != ISOLATE_END:
            opened.append((character, len(parts)))
        sign, start = opened[-1] if opened else ("", 0)
        if sign != _ISOLATE_BEGIN:
            parts.append(character)
        elif character == ISOLATE_END:
            mark = _LEFT_TO_RIGHT if has_right_to_left("".join(parts[start:])) else ""
            parts[start:start] = [mark]
            parts.append(mark)
        if character == ISOLATE_END and opened:
            opened.pop()
    return "".join(parts)


def is_turned(text: str) -> bool:
    """Whether a paragraph runs from right to left: so does its first letter that is in no isolate.

    >>> is_turned("19 שקל"), is_turned("\u2068שקל\u2069; 8 March"), is_turned("19")
    (True, False, False)
    """
    if text.isascii():
        return False
    depth = 0
    for character in text:
        if _ISOLATE.match(character):
            depth = max(depth - 1, 0) if character == ISOLATE_END else depth + 1
        elif not depth and (turned := _STRONG.get(unicodedata.bidirectional(character))) is not None:
            return turned
    return False


def by_direction(text: str, *, turned: bool) -> list[tuple[str, bool]]:
    """Part a text for programs that are told of the direction of each part.

    Args:
        text: Safe text.
        turned: Whether its paragraph runs from right to left; so does then what is no letter, at its ends and where
            the direction changes.

    Returns:
        Each part with whether it runs from right to left.

    >>> by_direction("החלטה 19 of 2024", turned=False)
    [('החלטה', True), (' 19 of 2024', False)]
    """
    if not has_right_to_left(text):
        letters = any(unicodedata.bidirectional(character) == "L" for character in text)
        return [(text, turned and not letters)] if text else []
    parts: list[tuple[str, bool]] = []
    pending, last = "", turned
    for character in text:
        strong = _STRONG.get(unicodedata.bidirectional(character))
        if strong is None:
            pending += character
            continue
        parts += (pending, last if strong is last else turned), (character, strong)
        pending, last = "", strong
    found = ((part, direction) for part, direction in (*parts, (pending, turned)) if part)
    groups = groupby(found, key=itemgetter(1))
    return [("".join(part for part, _ in group), direction) for direction, group in groups]


def balanced(lines: Iterable[str]) -> Iterator[str]:
    """Lines of one wrapped text, each with its isolates closed at its end and opened again on the next."""
    opened: list[str] = []
    for line in lines:
        lead = "".join(opened)
        if not opened and line.isascii():
            yield line
            continue
        for character in _ISOLATE.findall(line):
            if character != ISOLATE_END:
                opened.append(character)
            elif opened:
                opened.pop()
        bare = line.lstrip(" ")
        yield f"{line[: len(line) - len(bare)]}{lead}{bare}{ISOLATE_END * len(opened)}"
