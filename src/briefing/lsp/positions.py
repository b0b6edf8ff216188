"""The places of an editor's text: lines and units as the protocol counts them, and characters as Python does."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from briefing.files.source_map import LINE_BREAK

__all__ = ["ChangedLines", "EditorLines", "Units"]

_CONTINUATIONS = bytes(range(0x80, 0xC0))


class Units(StrEnum):
    """In what the columns of a position are counted, by the names of the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    def of(self, text: str) -> int:
        """How many units a text has; half of a character, which no valid text has, counts as UTF-8 would write it."""
        if self is Units.UTF32 or text.isascii():
            return len(text)
        if self is Units.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def characters(self, text: str, units: int) -> int:
        """How many characters of a text stand before a unit; a character that it falls into is not counted."""
        if units <= 0:
            return 0
        if self is Units.UTF32 or text.isascii():
            return min(units, len(text))
        if self is Units.UTF8:
            data = text.encode("utf-8", "surrogatepass")
            inside = units < len(data) and data[units] in _CONTINUATIONS
            return len(data[:units].translate(None, _CONTINUATIONS)) - inside
        data = text.encode("utf-16-le", "surrogatepass")
        if 2 * units >= len(data):
            return len(text)
        before = data[: 2 * units].decode("utf-16-le", "surrogatepass")
        # Of a character that is cut in two its first half is left, which the text itself does not have.
        return len(before) - (before[-1:] != text[len(before) - 1 : len(before)])


class EditorLines:
    """The lines of a text and the places in them; it ends in a line that may be empty.

    Args:
        text: All of it.
        units: In what the editor counts columns.
    """

    def __init__(self, text: str, units: Units) -> None:
        self.text = text
        self.units = units

    @cached_property
    def starts(self) -> array[int]:
        """Where each line starts, in characters."""
        starts = array("Q", (0,))
        starts.extend(found.end() for found in LINE_BREAK.finditer(self.text))
        return starts

    def split(self) -> list[str]:
        """The lines with their breaks; the last one, which may be empty, has none."""
        return [self.text[start:end] for start, end in pairwise((*self.starts, len(self.text)))]

    def line(self, number: int) -> str:
        """A line by its number from 0, without its break; empty where there is none."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """The character at a place of the editor; behind the end of a line its end is meant.

        Args:
            line: The line, from 0.
            column: The units before it in that line.
        """
        if not 0 <= line < len(self.starts):
            return 0 if line < 0 else len(self.text)
        return self.starts[line] + self.units.characters(self.line(line), column)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, as the editor counts them; a place inside of a line break is before it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        return line, self.units.of(self.text[start:offset].rstrip("\r\n"))

    def changed(self, start: tuple[int, int], end: tuple[int, int], new: str) -> str:
        """The text with something else in the place of a stretch.

        Args:
            start: Line and column where the stretch begins, as the editor counts them.
            end: Where it ends.
            new: What takes its place.
        """
        first, last = self.offset(*start), self.offset(*end)
        if self.units is Units.UTF16 and not self.text.isascii() and (self._cuts(*start) or self._cuts(*end)):
            # An editor that counts UTF-16 may cut a character in two.
            return self._changed_in_halves(self._unit(*start), self._unit(*end), new)
        return _whole(f"{self.text[:first]}{new}{self.text[max(first, last) :]}")

    def _cuts(self, line: int, column: int) -> bool:
        """Whether a place is in the midst of a character."""
        text = self.line(line)
        return self.units.of(text[: self.units.characters(text, column)]) < column < self.units.of(text)

    def _unit(self, line: int, column: int) -> int:
        """How many units of UTF-16 stand before a place."""
        if line >= len(self.starts):
            return self.units.of(self.text)
        return self.units.of(self.text[: self.starts[line]]) + min(column, self.units.of(self.line(line)))

    def _changed_in_halves(self, first: int, last: int, new: str) -> str:
        data, inserted = (text.encode("utf-16-le", "surrogatepass") for text in (self.text, new))
        joined = data[: 2 * first] + inserted + data[2 * max(first, last) :]
        return joined.decode("utf-16-le", "surrogatepass")


class ChangedLines:
    """A text while many changes are made in it, one after the other: each takes as long as the lines that it is about.

    Args:
        before: The text as it was.
    """

    def __init__(self, before: EditorLines) -> None:
        self._units = before.units
        self._lines = before.split()

    def change(self, start: tuple[int, int], end: tuple[int, int], new: str) -> None:
        """Put something else in the place of a stretch, as `EditorLines.changed` does."""
        first, last = self._inside(start), self._inside(max(start, end))
        # A line feed that comes to stand behind a carriage return makes one break of the two.
        above = first[0] - (first[0] > 0 and self._lines[first[0] - 1].endswith("\r"))
        part = EditorLines("".join(self._lines[above : last[0] + 1]), self._units)
        changed = part.changed((first[0] - above, first[1]), (last[0] - above, last[1]), new)
        # What is behind the last break of a part is the next line, save at the end of all.
        held = EditorLines(changed, self._units).split()
        is_last = last[0] + 1 == len(self._lines)
        self._lines[above : last[0] + 1] = held if is_last else held[:-1]

    def _inside(self, place: tuple[int, int]) -> tuple[int, int]:
        """A place; behind all lines the end of the last one is meant."""
        return place if place[0] < len(self._lines) else (len(self._lines) - 1, sys.maxsize)

    def done(self) -> EditorLines:
        """The text with all changes."""
        return EditorLines("".join(self._lines), self._units)


def _whole(text: str) -> str:
    """The text with halves of characters put together that stand beside each other."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text
