"""Where each node of a file stands: one number a node in the order of the file, and the way from a path to it."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_left
from functools import cached_property
from io import BytesIO
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from briefing.errors import NodePath, SourcePosition, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "BYTES_BREAK",
    "LINE_BREAK",
    "LINE_SHIFT",
    "FileLines",
    "FlatPositions",
    "LinePositions",
    "NodePlaces",
    "pack",
    "place_in",
    "unpack",
]

LINE_SHIFT = 24
"""A position is packed as line and column, both from 0; the column takes the lower bits."""

_COLUMNS = (1 << LINE_SHIFT) - 1
LINE_BREAK = re.compile(r"\r\n|[\n\r]")
"""What ends a line for an editor, and for JSON and TOML."""
BYTES_BREAK = re.compile(LINE_BREAK.pattern.encode())
"""The same in a file that was not decoded."""
_BREAK_IN_VALUE = r"(?:\s|\\[nrt]|\\\n)+"
"""What may stand between two words of a value: blanks, a folded line, an escaped break."""
_QUOTED = re.compile(r"""\s*("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)""")
# A run of blanks is taken whole, so that a long one is not looked at from each of its places.
_PLAIN_KEY = re.compile(r"[^\s:](?:\s++|[^:\s])*?(?=\s*+:(?:\s|$)|\s*+=|\s*+$)")
_PLAIN = re.compile(r"\[[^\[\]{}:]*+\]|\{[^\[\]{}:]*+\}|\S(?:\s++|\S)*?(?=\s++#|\s*+$|\s*+[,\]}](?:[\s,\]}]|$)|:\s|:$)")
_KEY = re.compile(r"""(["'])(?P<quoted>[\w-]+)\1|(?P<plain>[\w-]+)\s*+(?:$|:)""")
_LONG_LINE = 4096
"""Bytes of a line that is decoded once and kept: a whole file may stand on it, with all its findings."""
MOST_KEPT = 4096
"""Mappings whose keys are kept for the next question about them; a file may have a hundred thousand."""
_REACH = 20_000
"""Characters behind the start of a value in which words of it are looked for."""


def pack(line: int, column: int) -> int:
    """Pack a position, line and column from 0."""
    return line << LINE_SHIFT | min(column, _COLUMNS)


def place_in(text: str, offset: int) -> int:
    """The packed position of a character of a text, by the lines of an editor."""
    lines = LINE_BREAK.split(text[:offset])
    return pack(len(lines) - 1, len(lines[-1]))


def unpack(place: int) -> tuple[int, int]:
    """The line and the column of a packed position, both from 0."""
    return place >> LINE_SHIFT, place & _COLUMNS


class FileLines:
    """The text of a file by lines, as an editor counts them.

    Args:
        data: The file as UTF-8. As text it would take two bytes a character once it has a curly quotation mark.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._long: dict[int, str] = {}
        self._spans: dict[tuple[int, bool], SourceSpan] = {}

    @cached_property
    def _starts(self) -> array[int]:
        first = len(codecs.BOM_UTF8) if self._data.startswith(codecs.BOM_UTF8) else 0
        starts = array("Q", (first,))
        # One by one: as a tuple they would take more room than the file.
        if b"\r" in self._data:
            starts.extend(map(re.Match.end, BYTES_BREAK.finditer(self._data)))
        else:
            starts.extend(accumulate(map(len, BytesIO(self._data))))
            if not self._data.endswith(b"\n") and self._data:
                starts.pop()
        return starts

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the end."""
        if not 0 < number <= len(self._starts):
            return ""
        if number in self._long:
            return self._long[number]
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._data)
        text = self._data[start:end].decode("utf-8", "replace").rstrip("\r\n")
        if end - start > _LONG_LINE:
            self._long[number] = text
        return text

    def key_at(self, packed: int) -> str:
        """The id or the name of a field, plain or in quotation marks, at a packed position; empty if it is neither."""
        found = _KEY.match(self.line((packed >> LINE_SHIFT) + 1), packed & _COLUMNS)
        return (found["quoted"] or found["plain"]) if found else ""

    def find_words(self, packed: int, end: int | None, words: str, number: int = 0) -> SourceSpan | None:
        """Where words of a value stand in the file, also where quotes are doubled or escaped and lines folded.

        Args:
            packed: Where the value starts.
            end: Where the next one does; None to look at one line alone.
            words: What is looked for.
            number: Occurrences of them to pass over.
        """
        first, column = packed >> LINE_SHIFT, packed & _COLUMNS
        text = self._value(first, column, end)
        pattern = _BREAK_IN_VALUE.join("".join(map(_written, word)) for word in words.split())
        found = next(islice(re.finditer(pattern, text), number, None), None) if pattern else None
        if found is None:
            return None
        return SourceSpan(*(_position(text, place, first + 1, column) for place in found.span()))

    def _value(self, first: int, column: int, end: int | None) -> str:
        """What is written from a place on to the next one, or to the end of its line; of a long value the start."""
        last = first if end is None else end >> LINE_SHIFT
        parts, room = [], _REACH
        for number in range(first, last + 1):
            stop = end & _COLUMNS if end is not None and number == last else None
            start = column if number == first else 0
            parts.append(self.line(number + 1)[start : start + room if stop is None else min(stop, start + room)])
            room -= len(parts[-1]) + 1
            if room <= 0:
                break
        return "\n".join(parts)

    def span(self, packed: int, *, key: bool = False) -> SourceSpan:
        """The span of the token that starts at a packed position, at most to the end of its line."""
        if (packed, key) in self._spans:
            return self._spans[packed, key]
        line, column = unpack(packed)
        if line >= self.lines:
            # What is missing at the end of a file is missing behind its last character.
            line = self.lines - 1
            column = len(self.line(line + 1))
        text = self.line(line + 1)
        found = _QUOTED.match(text, column) or (_PLAIN_KEY if key else _PLAIN).match(text, column)
        length = max(len(found[0]) if found else 1, 1)
        span = SourceSpan(SourcePosition(line + 1, column + 1), SourcePosition(line + 1, column + 1 + length))
        if length > _LONG_LINE:
            self._spans[packed, key] = span
        return span


def _written(character: str) -> str:
    """A pattern for a character as it may stand in a quoted value."""
    return {"'": "''?", '"': r'\\?"', "\\": r"\\\\?"}.get(character, re.escape(character))


def _position(text: str, place: int, line: int, column: int) -> SourcePosition:
    """The position of a place in a text that starts on a line, from 1, behind a number of its characters."""
    breaks = text.count("\n", 0, place)
    return SourcePosition(line + breaks, place - text.rfind("\n", 0, place) + (0 if breaks else column))


class FlatPositions:
    """Positions in document order: a container before its content, a key before its value.

    Args:
        tree: The plain content of the file, in the order of the file.
        places: A packed position for each node.
    """

    def __init__(self, tree: Any, places: array[int]) -> None:
        self._tree = tree
        self._places = places
        self._sizes: dict[int, int] = {}
        self._offsets: dict[int, Mapping[str | int, int]] = {}

    def find(self, path: NodePath) -> tuple[int, int | None]:
        """The packed positions of the value at a path and of its key; parts that are not there are passed over."""
        node, place, key = self._tree, 0, None
        for part in path:
            step = self._child(node, place, part)
            if step is None:
                break
            node, place, key = step
        return self._places[place] if self._places else 0, None if key is None else self._places[key]

    def item_places(self, section: str) -> Sequence[int]:
        """The packed position of each item of a section: of its key, or of the item in a list."""
        if section not in self._tree:
            return []
        self.find(())
        node, place, _ = self._child(self._tree, 0, section) or (None, 0, None)
        found = []
        here = place + 1
        for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            found.append(self._places[here])
            here += self._size(value) + isinstance(node, dict)
        return found

    def _child(self, node: Any, place: int, part: str | int) -> tuple[Any, int, int | None] | None:
        offset = self._offsets_of(node).get(part) if isinstance(node, dict | list) else None
        if offset is None:
            return None
        here = place + offset
        return (node[part], here + 1, here) if isinstance(node, dict) else (node[part], here, None)

    def _offsets_of(self, node: Any) -> Mapping[str | int, int]:
        """How far behind a container each of its keys or items stands; a long one is not counted through for each."""
        known = self._offsets.get(id(node))
        if known is None:
            if isinstance(node, dict):
                sizes = accumulate((1 + self._size(value) for value in node.values()), initial=1)
                known = dict(zip(node, sizes, strict=False))
            else:
                known = dict(enumerate(accumulate(map(self._size, node[:-1]), initial=1))) if node else {}
            self._offsets[id(node)] = known
        return known

    def _size(self, node: Any) -> int:
        """How many positions a node and its content take."""
        if not isinstance(node, dict | list):
            return 1
        known = self._sizes.get(id(node))
        if known is None:
            if isinstance(node, dict):
                known = 1 + sum(1 + self._size(value) for value in node.values())
            else:
                known = 1 + sum(self._size(value) for value in node)
            self._sizes[id(node)] = known
        return known


class NodePlaces:
    """Where each node of a valid YAML file stands, without its content: what a key is called is read in the file.

    Args:
        places: A packed position for each node, in document order.
        starts: The number of each node that is a container.
        ends: For each of these the number of the first node behind its content.
        items: For each section the numbers of its items: of the key, or of the item in a list.
    """

    def __init__(
        self, places: array[int], starts: array[int], ends: array[int], items: Mapping[str, array[int]]
    ) -> None:
        self._places = places
        self._starts = starts
        self._ends = ends
        self._items = items
        self._children: dict[int, array[int]] = {}
        self._keys: dict[int, Mapping[str, int]] = {}

    def item_places(self, section: str) -> list[int]:
        """The packed position of each item of a section."""
        return [self._places[node] for node in self._items.get(section, ())]

    def item_place(self, section: str, number: int) -> int:
        """The packed position of an item of a section; that of the file's start where it has none."""
        items = self._items.get(section, ())
        return self._places[items[number]] if number < len(items) else 0

    def find(self, path: NodePath, source: FileLines) -> int:
        """The packed position of the value at a path; parts that are not there are passed over."""
        return self._places[self._node(path, source)[0]]

    def following(self, path: NodePath, source: FileLines) -> int:
        """The packed position of the node behind a value; beyond the last line where there is none."""
        following = self._node(path, source)[0] + 1
        return self._places[following] if following < len(self._places) else pack(source.lines, 0)

    def stands(self, path: NodePath, source: FileLines) -> bool:
        """Whether all of a path stands in the file."""
        return not self._node(path, source)[1]

    def _node(self, path: NodePath, source: FileLines) -> tuple[int, NodePath]:
        """The node at a path, and the parts of the path that are not there."""
        node, rest = 0, path
        if (
            len(path) > 1
            and isinstance(number := path[1], int)
            and number < len(items := self._items.get(str(path[0]), ()))
        ):
            node, rest = items[number], path[2:]
        for place, part in enumerate(rest):
            child = self._item(node, part) if isinstance(part, int) else self._value(node, part, source)
            if child is None:
                return node, rest[place:]
            node = child
        return node, ()

    def _item(self, node: int, number: int) -> int | None:
        items = self._children.get(node)
        if items is None:
            items = self._children[node] = array("I", self._each(node, 0))
        return items[number] if number < len(items) else None

    def _value(self, node: int, key: str, source: FileLines) -> int | None:
        keys = self._keys.get(node)
        if keys is None:
            if len(self._keys) >= MOST_KEPT:
                self._keys.clear()
            keys = self._keys[node] = {source.key_at(self._places[here]): here + 1 for here in self._each(node, 1)}
        return keys.get(key)

    def _each(self, node: int, keys: int) -> Iterator[int]:
        """The first node of each child of a node, which has a key before it or none."""
        here, end = node + 1, self._end(node)
        while here < end:
            yield here
            here = self._end(here + keys)

    def _end(self, node: int) -> int:
        """The number of the first node behind a node and its content."""
        found = bisect_left(self._starts, node)
        return self._ends[found] if found < len(self._starts) and self._starts[found] == node else node + 1


class LinePositions:
    """Positions of some paths only, as TOML gives them: the nearest known parent stands for the rest."""

    def __init__(self, keys: dict[NodePath, int]) -> None:
        self._keys = keys

    def find(self, path: NodePath) -> tuple[int, int | None]:
        """The packed position of the key at a path, or of the nearest parent that has one."""
        for length in range(len(path), 0, -1):
            known = self._keys.get(path[:length])
            if known is not None:
                return known, known
        return 0, None

    def item_places(self, section: str) -> Sequence[int]:
        """The packed position of each item of a section whose key or header starts a line."""
        return [
            place for path, place in self._keys.items() if len(path) == len((section, path[-1])) and path[0] == section
        ]
