"""Plain text laid out in cells: wrapping, hanging indents, rules, columns. Knows no model."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.text.width import cell_len, is_narrow, pad, truncate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["columns", "count_lines", "justify", "rule", "wrap"]

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
    from briefing.text.breaks import parts_of_word, pieces_of  # noqa: PLC0415 - narrow text breaks at blanks alone

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
        parts = parts_of_word(piece, room, later)
        for part, _ in parts[:-1]:
            yield line + part
            line, room = rest, later
        line += parts[-1][0]
        used = parts[-1][1]
    yield line


def count_lines(text: str, width: int, indent: int = 0) -> int:
    """How many lines `wrap` makes of a text with an indent; for most texts many times quicker than to wrap them.

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
    """A text without blanks at its ends and in a row."""
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
