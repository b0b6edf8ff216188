"""Plain text laid out in cells: wrapping, hanging indents, rules, columns. Knows no model."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.characters import IDEOGRAPHS
from briefing.text.width import cell_len, clusters, is_narrow, pad, truncate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["LinePiece", "columns", "count_lines", "in_lines", "justify", "on_one_line", "pieces_of", "rule", "wrap"]

_BREAKING = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
"""White space with a line break in it, as a whole: one without is looked at once."""


def on_one_line(text: str) -> str:
    """Text with a blank for each line break and the white space around it."""
    return _BREAKING.sub(" ", text) if "\n" in text else text


def in_lines(text: str) -> str:
    """Text with its line breaks, without blanks beside them; of several blank lines one stays."""
    return _BREAKING.sub(lambda found: "\n" * min(found[0].count("\n"), 2), text) if "\n" in text else text


_SET_APART = tuple("»;:!?")
"""Signs that French sets apart from the word before by a blank: none of them begins a line."""


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Wrap text by cells: at blanks and between ideographs; line breaks of the text are kept.

    Runs of blanks become one. A word is broken only where a whole line cannot hold it. An indent that leaves no room
    for two cells makes lines wider than asked.

    Args:
        text: Safe text.
        width: Cells a line may have, indents included.
        first: What the first line starts with.
        rest: What every later line starts with.

    >>> wrap("one two three", 8, first="- ", rest="  ")
    ['- one', '  two', '  three']
    >>> wrap("see https://example.org/a-long-path?x=1 now", 30)
    ['see', 'https://example.org/a-long-pat', 'h?x=1 now']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lead = rest if lines else first
        lines += (line.rstrip() for line in _wrapped(paragraph, width, lead, rest))
    return lines


def _wrapped(text: str, width: int, lead: str, rest: str) -> Iterator[str]:
    room, later = max(width - cell_len(lead), 2), max(width - cell_len(rest), 2)
    if not is_narrow(text):
        yield from _filled(text, (room, later), lead, rest)
        return
    words = " ".join(word for word in text.split(" ") if word)
    start = 0
    while len(words) - start > room:
        end, following = _break_of(words, start, room, later)
        yield lead + words[start:end]
        start, lead, room = following, rest, later
    yield lead + words[start:]


def _break_of(words: str, start: int, room: int, later: int) -> tuple[int, int]:
    """Where a line of narrow characters ends, and where the next one begins."""
    blank = words.rfind(" ", start, start + room + 1)
    earlier = blank
    while earlier > start and (words[earlier - 1] == "«" or words[earlier + 1 : earlier + 2] in _SET_APART):
        earlier = words.rfind(" ", start, earlier)
    blank = earlier if earlier > start else blank
    if blank >= start:
        return blank, blank + 1
    end = words.find(" ", start, start + later + 1)
    fits_below = end >= 0 or len(words) - start <= later
    return (start, start) if fits_below else (start + room, start + room)


def _filled(text: str, rooms: tuple[int, int], lead: str, rest: str) -> Iterator[str]:
    """Fill lines with the pieces of a text, as many as go on each."""
    room, later = rooms
    line, used = lead, 0
    for piece, size, gap in pieces_of(text):
        space = gap if used else 0
        if used + space + size <= room:
            line += " " * space + piece
            used += space + size
            continue
        if used or size <= later:
            yield line
            line, used, room = rest, 0, later
        if size <= room:
            line, used = line + piece, size
            continue
        parts = _parts_of_word(piece, room, later)
        for part, _ in parts[:-1]:
            yield line + part
            line, room = rest, later
        line += parts[-1][0]
        used = parts[-1][1]
    yield line


def count_lines(text: str, width: int, indent: int = 0) -> int:
    """How many lines `wrap` makes of a text with an indent; for most texts much faster than wrapping.

    >>> count_lines("one two three", 8, indent=2)
    3
    """
    room = max(width - indent, 2)
    lead = " " * indent
    return sum(
        max(len(_line_pattern(room).findall(_closed_up(part))), 1)
        if is_narrow(part)
        else len(wrap(part, width, first=lead, rest=lead))
        for part in text.split("\n")
    )


def _closed_up(text: str) -> str:
    """A text with single blanks inside and none at its ends."""
    return " ".join(word for word in text.split(" ") if word) if "  " in text else text.strip(" ")


@lru_cache(maxsize=16)
def _line_pattern(room: int) -> re.Pattern[str]:
    """What goes on a line of narrow characters: as many words as fit, else as much of a word as fits."""
    return re.compile(rf".{{1,{room}}}(?: |$)|.{{{room}}}")


def rule(character: str, width: int, label: str = "") -> str:
    """A line of one character or pattern, with a label in its middle.

    >>> rule("- ", 21, "planned")
    '- - -  planned  - - -'
    """
    line = (character * max(width, 0))[: max(width, 0)]
    words = truncate(f" {label} ", max(width, 0), "") if label else ""
    left = (width - cell_len(words)) // 2
    return f"{line[:left]}{words}{line[left + cell_len(words) :]}".rstrip() if words else line.rstrip()


def justify(left: str, right: str, width: int, *, gap: int = 2, rest: str = "") -> list[str]:
    """Set two texts at the ends of a line; where they do not fit, the right one stands at the end of the next line.

    Args:
        left: Safe text; blanks in it are kept as long as it fits on a line.
        right: Safe text, short.
        width: Cells of the line.
        gap: Cells there must be between the two.
        rest: What later lines of a long left text start with.

    >>> justify("T1  Moldova / Russia", "rising", 30)
    ['T1  Moldova / Russia    rising']
    """
    fits = "\n" not in left and cell_len(left) <= width
    lines = [left.rstrip()] if fits else wrap(left, width, rest=rest)
    room = width - cell_len(lines[-1]) - cell_len(right)
    if right.strip() and "\n" not in right and room >= gap:
        lines[-1] = f"{pad(lines[-1], cell_len(lines[-1]) + room)}{right}".rstrip()
        return lines
    below = wrap(right, width) if right.strip() else []
    return [*lines, *(f"{' ' * (width - cell_len(line))}{line}".rstrip() for line in below)]


def columns(rows: Iterable[Sequence[str]], widths: Sequence[int], *, gap: int = 2, indent: str = "") -> list[str]:
    """Set rows of cells side by side, each cell wrapped to the width of its column.

    Args:
        rows: Safe texts, a cell a column; columns without a cell at the end of a row stay empty.
        widths: Cells of each column.
        gap: Cells between columns.
        indent: What every line starts with.

    >>> columns([["Who", "Maia Sandu, President of Moldova"], ["Where", "Paris"]], [5, 20])
    ['Who    Maia Sandu,', '       President of Moldova', 'Where  Paris']
    """
    return [line for row in rows for line in _row(row, widths, gap, indent)]


def _row(cells: Sequence[str], widths: Sequence[int], gap: int, indent: str) -> Iterator[str]:
    wrapped = [wrap(text, width) for text, width in zip(cells, widths, strict=False)]
    for place in range(max((len(lines) for lines in wrapped), default=0)):
        parts = (lines[place] if place < len(lines) else "" for lines in wrapped)
        padded = (pad(part, width) for part, width in zip(parts, widths, strict=False))
        yield (indent + (" " * gap).join(padded)).rstrip()


_WORD = re.compile(r"(?:« (?=[^ \t]))?[^ \t]+(?: [»;:!?]+[.,]*(?=[ \t]|$))*")
"""Words, with the signs that French sets apart by a blank: they neither end a line alone nor begin one."""
_KANA = (
    "\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d\u308f-\u3094\u30a2\u30a4\u30a6\u30a8"
    "\u30aa-\u30c2\u30c4-\u30e2\u30e4\u30e6\u30e8-\u30ed\u30ef-\u30f4"
)
_SMALL_KANA = (
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    "\u30ee\u30fc"
)
"""Small kana and the sign of length begin no line."""

_CLOSING = "、。〉》」』】〕〗！），．：；？"
_OPENING = "〈《「『【〔〖（"


@cache
def _between_ideographs() -> re.Pattern[str]:
    """Between two ideographs, kana included; compiled on first use, since most texts have none."""
    return re.compile(f"(?<=[{IDEOGRAPHS}{_KANA}{_SMALL_KANA}{_CLOSING}\u3000])(?=[{IDEOGRAPHS}{_KANA}{_OPENING}])")


class LinePiece(NamedTuple):
    """What stays whole on a line.

    Attributes:
        text: Without blanks around it.
        size: Its cells.
        gap: Blanks between it and the piece before, where both are on one line.
    """

    text: str
    size: int
    gap: int


def pieces_of(text: str) -> Iterator[LinePiece]:
    """Split a text at its blanks and between ideographs."""
    for found in _WORD.finditer(text):
        word, gap = found[0], 1
        if found.start() and unicodedata.category(word[0])[0] == "M":
            word, gap = f"{text[found.start() - 1]}{word}", 0  # the mark sits on the blank
        for part in _between_ideographs().split(word):
            yield LinePiece(part, cell_len(part), gap)
            gap = 0


def _parts_of_word(word: str, room: int, later: int) -> list[tuple[str, int]]:
    """Break a word that is longer than a line into one part or more.

    Args:
        word: A piece.
        room: Cells left on this line.
        later: Cells of each later line.

    Returns:
        The parts with their cells; the last one is what remains for the line that goes on.
    """
    parts: list[tuple[str, int]] = []
    start = place = used = 0
    for cluster in clusters(word):
        size = cell_len(cluster)
        if used + size > room:
            parts.append((word[start:place], used))
            start, used, room = place, 0, later
        place += len(cluster)
        used += size
    return [*parts, (word[start:], used)]
