"""Whether the lines of a text run over two columns of prose, as in a page that was read from left to right."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["has_columns"]

FEWEST_LINES = 5
"""Lines without which nothing is told of them."""
FEWEST_BOTH = 3
"""Lines that have something in both columns."""
LEAST_WORDS = 1.5
"""Words that a line of a column has on average; labels and tables have fewer."""
LEAST_LETTERS = 6
"""The same in letters, for scripts without blanks between words."""
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u202f", " ") | {"\u3000": "  "})
_GUTTER = re.compile(r"(?<=\S) {2,}(?=\S)")
_RAGGED = re.compile(r"(?<=\S)(?: {4,}|[ \t]*\t[ \t]*)(?=\S)")
_RULE = re.compile(r"[ \t]*[|\u2502\u2503\u2016][ \t]*")
_LABEL = re.compile(r"[:>\])]\s*$|^\s*[\[<(]|^\s*[\d.,:/%-]+\s*$")
"""The name of a speaker, a time or a number, which stand before what is said."""


class _Line(NamedTuple):
    left: str
    right: str


def has_columns(lines: Sequence[str]) -> bool:
    """Whether most lines have words of two columns side by side.

    Args:
        lines: The lines of a text that are not empty.
    """
    if len(lines) < FEWEST_LINES:
        return False
    plain = [line.translate(_BLANKS) for line in lines]
    return _are_aligned(plain) or _are_parted(plain, _RAGGED) or _are_parted(plain, _RULE)


def _are_aligned(lines: Sequence[str]) -> bool:
    """Whether a second column begins at the same place, wherever a line has one."""
    starts = Counter(found.end() for line in lines if "  " in line for found in _GUTTER.finditer(line))
    if not starts:
        return False
    start, most = max(starts.items(), key=lambda it: (it[1], -it[0]))
    if most < FEWEST_BOTH:
        return False
    both = [_Line(line[:start], line[start:]) for line in lines if _parts_at(line, start)]
    alone = sum(len(line.rstrip()) < start or not line[:start].strip() for line in lines)
    return (len(both) + alone) * 5 >= len(lines) * 4 and _are_prose(both)


def _parts_at(line: str, start: int) -> bool:
    return line[start - 2 : start] == "  " and bool(line[:start].strip()) and not line[start : start + 1].isspace()


def _are_parted(lines: Sequence[str], gutter: re.Pattern[str]) -> bool:
    """Whether one gutter parts most lines, at whatever place."""
    found = [gutter.split(line.strip()) for line in lines]
    both = [_Line(*cells) for cells in found if len(cells) == len(_Line._fields) and all(cells)]
    return len(both) >= FEWEST_LINES and len(both) * 5 >= len(lines) * 3 and _are_prose(both)


def _are_prose(lines: Sequence[_Line]) -> bool:
    """Whether both columns have words, and the first is no row of labels."""
    labels = sum(_LABEL.search(line.left) is not None for line in lines)
    repeated = len(lines) - len({line.left.strip() for line in lines})
    return (
        len(lines) >= FEWEST_BOTH
        and 3 * (labels + repeated) < len(lines)
        and all(_has_words([line[side] for line in lines]) for side in range(len(_Line._fields)))
    )


def _has_words(cells: Sequence[str]) -> bool:
    if max(map(max, cells), default="") >= "\u2e80":
        return sum(len(cell.strip()) for cell in cells) >= LEAST_LETTERS * len(cells)
    words = sum(any(map(str.isalpha, word)) for cell in cells for word in cell.split())
    return words >= LEAST_WORDS * len(cells)
