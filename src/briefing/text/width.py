"""Widths in terminal cells: wide characters count two, marks none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from briefing.text.characters import ISOLATE_END, ISOLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["cell_len", "close_isolates", "clusters", "is_narrow", "pad", "truncate"]

_WIDER = re.compile("[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
"""What may take no cell or two; all else is one cell and a cluster of its own."""

_ISOLATE = re.compile(f"[{ISOLATES}]")
_JOINER = "\u200d"
_REGIONS = re.compile("[\U0001f1e6-\U0001f1ff]")
_HELD = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]")
"""Vowels and finals of Korean syllables, skin tones."""

_NUMBER_SIGNS = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
"""Format characters that are drawn, over the digits or letters after them."""


def is_narrow(text: str) -> bool:
    """Whether each character of a text takes one cell and may be parted from the next."""
    return _WIDER.search(text) is None


def cell_len(text: str) -> int:
    """How many cells a text takes.

    >>> cell_len("北京")
    4
    """
    if is_narrow(text):
        return len(text)
    return _measure()(text)


@cache
def _measure() -> Callable[[str], int]:
    from rich.cells import cell_len as measure  # noqa: PLC0415 - European text needs no tables

    return measure


def clusters(text: str) -> list[str]:
    r"""Split text into what must not be cut: a letter with its marks, a joined emoji, a flag.

    >>> [len(cluster) for cluster in clusters("e\u0301a🇲🇩")]
    [2, 1, 2]
    """
    return list(text) if is_narrow(text) else list(_clusters(text))


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(text)):
        if not _holds(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _holds(text: str, start: int, place: int) -> bool:
    """Whether the character at `place` belongs to the cluster that begins at `start`."""
    before, character = text[place - 1], text[place]
    if character.isascii():
        return before == _JOINER
    if before == _JOINER or _takes_no_room(character):
        return before != "\n"
    return place == start + 1 and bool(_REGIONS.match(before) and _REGIONS.match(character))


def _takes_no_room(character: str) -> bool:
    if unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}:
        return not _NUMBER_SIGNS.match(character)
    return _HELD.match(character) is not None


def truncate(text: str, width: int, ellipsis: str = "...") -> str:
    """Cut a text to a width, with dots where something is missing; nothing is cut in half.

    >>> truncate("Moldova and France sign", 14)
    'Moldova and...'
    """
    if len(text) <= width and is_narrow(text):
        return text
    room = max(width - cell_len(ellipsis), 0)
    if is_narrow(text[: width + 1]):
        return close_isolates(text[:room].rstrip()) + _start(ellipsis, width)
    used = fitting = 0
    for cluster in _clusters(text):
        used += cell_len(cluster)
        fitting += len(cluster) if used <= room else 0
        if used > width:
            return close_isolates(text[:fitting].rstrip()) + _start(ellipsis, width)
    return text


def _start(text: str, width: int) -> str:
    used = 0
    kept: list[str] = []
    for cluster in clusters(text):
        used += cell_len(cluster)
        if used > width:
            break
        kept.append(cluster)
    return "".join(kept)


def pad(text: str, width: int) -> str:
    """Fill a text with blanks up to a width; what follows it keeps its direction.

    >>> pad("北京", 6) + "|"
    '北京  |'
    """
    missing = width - cell_len(text)
    if missing <= 0:
        return close_isolates(text)
    # A joiner at the end would take the first blank into the letter before it, and every column after it would shift.
    return close_isolates(text.rstrip(_JOINER)) + " " * missing


def close_isolates(text: str) -> str:
    """Close the isolates that a cut left open, so that what follows on the line keeps its direction."""
    depth = 0
    for character in _ISOLATE.findall(text):
        depth = max(depth - 1, 0) if character == ISOLATE_END else depth + 1
    return text + ISOLATE_END * depth
