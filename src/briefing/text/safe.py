"""Makes text from a file safe to show: dangerous characters are made visible, never dropped.

Neither Rich nor Textual removes control characters, so every output goes through here. Four invisible characters that
carry no meaning between letters (soft hyphen, zero-width space, word joiner, byte order mark) are shown as nothing;
`find_unsafe` tells of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING

from briefing.text.characters import REMOVED, SUSPECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.text.dangers import Spot

__all__ = ["UnsafeText", "find_unsafe", "may_be_unsafe", "plain_text", "safe_line", "safe_text"]

_TAKEN_OUT = re.compile(f"[{REMOVED}]|\r(?=[{REMOVED}]*\n)")
_ASCII_SUSPECT = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_WRITTEN_WITHOUT_BLANKS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaadf]")
"""Thai, Lao, Tibetan, Burmese, Khmer, Tai: they mark words with the zero-width space."""


@dataclass(frozen=True, slots=True)
class UnsafeText:
    """Something in a text that its reader should know of.

    Attributes:
        kind: `control`, `bidi`, `invisible`, `odd-newline`, `combining-overflow`, `surrogate` or `noncharacter`.
        offset: Its place in the text, counted from 0 in characters.
        character: The character itself.
    """

    kind: str
    offset: int
    character: str


def may_be_unsafe(text: str) -> bool:
    """Whether a closer look is needed; one fast search.

    >>> may_be_unsafe("Chișinău"), may_be_unsafe("Mac\u200bron")
    (False, True)
    """
    return (_ASCII_SUSPECT if text.isascii() else SUSPECT).search(text) is not None


def safe_text(text: str) -> str:
    r"""Make text safe to show; line breaks are kept, what is dangerous becomes its code point.

    >>> safe_text("before\x1b[2Jafter")
    'before<U+001B>[2Jafter'
    >>> safe_text("one\r\ntwo\u2028three")
    'one\ntwo\nthree'
    """
    if not may_be_unsafe(text):
        return text
    seen = _TAKEN_OUT.sub("", text)
    parts: list[str] = []
    done = 0
    for start, end, shown, _ in _spots(seen):
        parts += seen[done:start], shown
        done = end
    return "".join([*parts, seen[done:]])


def plain_text(text: str) -> str:
    r"""Make text safe for a file: as on screen, without blanks at the ends of lines.

    >>> plain_text("-- \nsignature")
    '--\nsignature'
    """
    return "\n".join(line.rstrip(" ") for line in safe_text(text).split("\n"))


def safe_line(text: str) -> str:
    r"""Make text safe to show on one line: line breaks, with the blanks around them, become one blank.

    >>> safe_line("two\r\n  lines")
    'two lines'
    """
    safe = safe_text(text)
    if "\n" not in safe:
        return safe
    parts = (line.strip(" ") for line in safe.split("\n"))
    return safe_text(" ".join(part for part in parts if part))


def find_unsafe(text: str) -> Iterator[UnsafeText]:
    r"""List what a reader should know of, in the order of the text.

    >>> list(find_unsafe("a\x07"))
    [UnsafeText(kind='control', offset=1, character='\x07')]
    """
    if not may_be_unsafe(text):
        return
    taken_out = [found.start() for found in _TAKEN_OUT.finditer(text)]
    unseen = (UnsafeText("invisible", place, text[place]) for place in taken_out if not _is_silent(text, place))
    yield from merge(unseen, _seen_dangers(text, taken_out), key=lambda found: found.offset)


def _spots(text: str) -> Iterator[Spot]:
    from briefing.text.dangers import find_spots  # noqa: PLC0415 - its tables are not needed for clean text

    return find_spots(text)


def _seen_dangers(text: str, taken_out: list[int]) -> Iterator[UnsafeText]:
    shifts = [place - number for number, place in enumerate(taken_out)]
    for start, _, _, kind in _spots(_TAKEN_OUT.sub("", text)):
        if kind:
            offset = start + bisect_right(shifts, start)
            yield UnsafeText(kind, offset, text[offset])


def _is_silent(text: str, place: int) -> bool:
    """Whether a character that is not shown is ordinary: the CR of a line break, the word space of some scripts."""
    if text[place] == "\r":
        return True
    beside = text[max(place - 1, 0) : place + 2]
    return text[place] == "\u200b" and _WRITTEN_WITHOUT_BLANKS.search(beside) is not None
