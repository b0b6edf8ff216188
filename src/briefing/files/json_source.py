"""Reads JSON into plain values; positions are computed only when something is wrong."""

from __future__ import annotations

import json
import re
from array import array
from typing import TYPE_CHECKING, Any

from briefing.files.parsing import DEEPEST, FormProblem, Parsed, ParseStopped
from briefing.files.source_map import LINE_BREAK, FlatPositions, pack, place_in
from briefing.files.yaml_source import DUPLICATE

if TYPE_CHECKING:
    from briefing.errors import NodePath

__all__ = ["parse_json"]

_TOKEN = re.compile(r'[ \t\r\n]*(?:([\[\]{},:])|("(?:[^"\\]|\\.)*")|([^\s\[\]{},:"]+))', re.DOTALL)
LONGEST_NUMBER = 18


def parse_json(text: str) -> Parsed:
    """Read a JSON text.

    Raises:
        ParseStopped: At bad syntax or too deep a nesting.
    """
    doubles: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            name = key
            if key in found:
                doubles.append(key)
                name = f"{key}{DUPLICATE}{len(found)}"
            found[name] = value
        return found

    try:
        tree = json.loads(text, object_pairs_hook=pairs, parse_constant=_refuse, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise ParseStopped(_syntax(error, text)) from error
    except RecursionError as error:
        raise ParseStopped(_too_deep(text)) from error
    if _depth(tree) > DEEPEST:
        raise ParseStopped(_too_deep(text))
    positions = _LazyPositions(tree, text)
    return Parsed(tree, positions, positions.duplicates() if doubles else ())


def _refuse(name: str) -> Any:
    raise json.JSONDecodeError(f"{name} is not a JSON number", "", 0)


def _whole(digits: str) -> Any:
    return int(digits) if len(digits) <= LONGEST_NUMBER else float("inf")


_EXPLANATIONS = (
    ("Expecting property name", "a key is missing here", "write keys in double quotes, and no comma before '}'"),
    ("trailing comma", "the last item of a list or mapping has a comma after it", "remove the comma"),
    ("Expecting ',' delimiter", "a comma is missing before this", "put ',' between items; close a text with '\"'"),
    ("Expecting ':' delimiter", "a ':' is missing before this", 'write "key": value'),
    ("Expecting value", "a value is missing here", "put a text in double quotes; write null for nothing"),
    ("Unterminated string", "this text is never closed", "close it with '\"'"),
    (
        "Invalid control character",
        "a text contains a line break or control character",
        "write \\n for a line break",
    ),
    ("Invalid \\", "this is not a JSON escape", "write \\\\ for a backslash"),
    ("Extra data", "something follows the brief", "a file holds one brief"),
    ("is not a JSON number", "JSON has no such number", "leave the key out where there is no value"),
)
"""The standard library's words for each error, ours, and a hint. Its own words change between versions."""


def _depth(tree: Any) -> int:
    """How many containers lie inside each other, counted no further than one too many."""
    depth, level = 0, [tree]
    while depth <= DEEPEST:
        containers = [node for node in level if isinstance(node, dict | list)]
        if not containers:
            break
        depth += 1
        level = [child for node in containers for child in (node.values() if isinstance(node, dict) else node)]
    return depth


def _syntax(error: json.JSONDecodeError, text: str) -> FormProblem:
    # The library's own line and column know no lone carriage return.
    place = place_in(text, min(error.pos, len(text)))
    for sign, message, hint in _EXPLANATIONS:
        if sign in error.msg:
            return FormProblem("BR104", message, place, hint, fits=False)
    return FormProblem("BR104", "this is not well-formed JSON", place, fits=False)


def _too_deep(text: str) -> FormProblem:
    depth = 0
    for found in _TOKEN.finditer(text):
        sign = found[1]
        if sign and sign in "[{":
            depth += 1
        elif sign and sign in "]}":
            depth -= 1
        if depth > DEEPEST:
            return FormProblem(
                "BR109",
                f"the file is nested more than {DEEPEST} levels deep",
                place_in(text, found.start(1)),
                fits=False,
            )
    return FormProblem("BR109", f"the file is nested more than {DEEPEST} levels deep", 0, fits=False)


class _LazyPositions(FlatPositions):
    """Scans the text for the place of each node when first asked."""

    def __init__(self, tree: Any, text: str) -> None:
        super().__init__(tree, array("Q"))
        self._text = text

    def find(self, path: NodePath) -> tuple[int, int | None]:
        """The packed positions of the value at a path and of its key."""
        if not self._places:
            self._places = _scan(self._text)
        return super().find(path)

    def duplicates(self) -> tuple[FormProblem, ...]:
        """Each key that stands in its mapping a second time."""
        return tuple(
            FormProblem(
                "BR105",
                f"the key '{path[-1].partition(DUPLICATE)[0]}' appears twice in this mapping",
                key or 0,
                "keep one of the two",
            )
            for path in _paths(self._tree)
            if isinstance(path[-1], str) and DUPLICATE in path[-1]
            for key in [self.find(path)[1]]
        )


def _paths(node: Any, path: NodePath = ()) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        found += [(*path, key), *_paths(value, (*path, key))]
    return found


def _scan(text: str) -> array[int]:
    """The place of each value and key in document order; the text is known to be well-formed."""
    places: array[int] = array("Q")
    line, start, done = 0, 0, 0
    for found in _TOKEN.finditer(text):
        sign = found[1]
        if sign and sign not in "[{":
            continue
        offset = found.start(found.lastindex or 0)
        for gap in LINE_BREAK.finditer(text, done, offset):
            line, start = line + 1, gap.end()
        done = offset
        places.append(pack(line, offset - start))
    return places
