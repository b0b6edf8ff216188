"""Reads YAML into plain strings, lists and dicts, with a position for every node, from libyaml's events.

The ordinary loaders read `no` as False and `12:30` as 750, and silently drop a key that appears twice; 200,000 open
brackets crash the process. Here every scalar stays text; only null, `~` and an empty value become None.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefing.files.parsing import DEEPEST, Parsed, ParseStopped, Problem
from briefing.files.source_map import LINE_SHIFT, FlatPositions, NodePlaces, pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import MarkedYAMLError

    from briefing.files.parsing import LoadProgress

__all__ = ["DUPLICATE", "explain", "parse_yaml"]

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "this character cannot start a value",
        "indent with blanks, not tabs; put the text in quotes",
    ),
    ("mapping values are not allowed", "a text without quotes contains ': '", "put the whole text in quotes"),
    (
        "could not find expected ':'",
        "a key has no ':'",
        "write 'key: value', or indent the line as part of the text above",
    ),
    ("unexpected end of stream", "the file ends inside a text in quotes", "close the quotation mark"),
    (
        "expected ',' or ']'",
        "a list in brackets is not closed",
        "put ']' at its end, and a text that holds brackets or commas in quotes",
    ),
    (
        "expected ',' or '}'",
        "a mapping in braces is not closed",
        "put '}' at its end, and a text that holds brackets or commas in quotes",
    ),
    ("expected <block end>", "this line is not indented like its neighbours", "align it with the lines above"),
    ("expected the node content", "a value is missing here", "write the value, or put the text in quotes"),
    (
        "unknown escape character",
        "this is not a valid escape in double quotes",
        "write \\\\ for a backslash, or use single quotes",
    ),
    ("invalid Unicode character escape", "this escape is not a valid character", "write the character itself"),
    ("block sequence entries are not allowed", "a '- ' cannot stand here", "start the list on a line of its own"),
    (
        "did not find expected key",
        "this line is not indented like its neighbours",
        "align it with the lines above",
    ),
    ("did not find expected '-'", "a list continues without a '-'", "start each item with '- '"),
    ("found undefined tag handle", "a brief has no tags", "put a text that starts with '!' in quotes"),
    ("alphabetic or numeric character", "'&' and '*' cannot start a text", "put the text in quotes"),
    (
        "did not find expected comment or line break",
        "something follows '|' or '>' on the same line",
        "begin the text on the next line",
    ),
    ("leading spaces", "the first lines of this text are indented deeper than it", "give the first lines fewer blanks"),
)

_AT_THE_START = ("unexpected end of stream", "expected ',' or")
"""Where something was never closed, the place to look at is where it was opened."""


_NO_KEY = "did not find expected key"
_QUOTE_ALL = "put the whole text in quotes: '...', or write it below '>-'"

_TOO_DEEP = "maximum nesting depth"
"""libyaml has a limit of its own since 0.2.6; both are told alike."""


def explain(error: MarkedYAMLError, last_value: int | None = None) -> Problem:
    """Make a problem of libyaml's error: where, what is wrong, what would be right.

    Args:
        error: The error.
        last_value: The line on which the last value before it starts.
    """
    raw = f"{error.problem or ''} {error.context or ''}"
    unclosed = any(sign in raw for sign in _AT_THE_START) and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    place = pack(mark.line, mark.column) if mark else 0
    if _TOO_DEEP in raw:
        return Problem("BR109", f"the file is nested more than {DEEPEST} levels deep", place, fits=False)
    if mark and _NO_KEY in raw and mark.line == last_value:
        return Problem("BR104", "the text continues after its closing quote or bracket", place, _QUOTE_ALL, fits=False)
    for sign, message, hint in _EXPLANATIONS:
        if sign in raw:
            return Problem("BR104", message, place, hint, fits=False)
    return Problem("BR104", f"this is not well-formed YAML: {(error.problem or raw).strip()}", place, fits=False)


ITEM_DEPTH = 2
"""How deep the items of a section lie: inside the root and the section."""

DUPLICATE = "\x00"
"""What is put behind a key that stands in its mapping already, so that its value keeps its place in the tree."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def parse_yaml(text: str, progress: LoadProgress | None = None) -> Parsed:
    """Read a YAML text.

    Raises:
        ParseStopped: At what ends the parse: bad syntax, a second document, too deep a nesting.
    """
    bad = _UNPRINTABLE.search(text)
    if bad is not None:
        line = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        message = f"the character U+{ord(bad[0]):04X} cannot stand in YAML as it is"
        hint = 'write it inside double quotes as an escape: "\\x1b"'
        raise ParseStopped(Problem("BR104", message, pack(line, column), hint, fits=False))
    builder = _Builder(text)
    if progress:
        progress.parsing(builder.places, text.count("\n"))
    del text  # libyaml reads a copy of its own
    return builder.parse()


def _no_nodes() -> array[int]:
    return array("I")


class _Builder:
    """Builds the tree from events. The containers that are open are kept on a stack, not on Python's."""

    def __init__(self, text: str) -> None:
        self._loader = yaml.CSafeLoader(text)
        self.places: array[int] = array("Q")
        self._problems: list[Problem] = []
        self._keys: dict[str, str] = {}
        self._starts: array[int] = array("I")
        self._ends: array[int] = array("I")
        self._items: defaultdict[str, array[int]] = defaultdict(_no_nodes)

    def parse(self) -> Parsed:
        try:
            self._open()
            tree = self._node()
            self._close()
        except yaml.MarkedYAMLError as error:
            last_value = self.places[-1] >> LINE_SHIFT if self.places else None
            raise ParseStopped(explain(error, last_value)) from error
        except yaml.YAMLError as error:
            raise ParseStopped(Problem("BR104", f"this is not YAML: {error}", 0, fits=False)) from error
        finally:
            self._loader.dispose()
        nodes = NodePlaces(self.places, self._starts, self._ends, self._items)
        return Parsed(tree, FlatPositions(tree, self.places), tuple(self._problems), nodes)

    def _open(self) -> None:
        event = self._loader.get_event()
        while not isinstance(event, DocumentStartEvent):
            if isinstance(event, StreamEndEvent) or event is None:
                raise ParseStopped(Problem("BR110", "the file is empty", 0, fits=False))
            event = self._loader.get_event()

    def _close(self) -> None:
        event = self._loader.get_event()
        if isinstance(event, DocumentEndEvent):
            event = self._loader.get_event()
        if isinstance(event, DocumentStartEvent):
            hint = "put each brief into a file of its own"
            raise ParseStopped(Problem("BR108", "a second document starts here", _place(event), hint, fits=False))

    def _node(self) -> Any:  # noqa: C901, PLR0912, PLR0915 - one loop over events, kept whole for speed
        get_event: Callable[[], Any] = self._loader.get_event
        places, starts, ends = self.places, self._starts, self._ends
        add_place = places.append
        keys, items = self._keys, self._items
        stack: list[tuple[Any, Any, int]] = []
        container: Any = None
        key: Any = None
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                mark = event.start_mark
                add_place(mark.line << LINE_SHIFT | mark.column)
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if type(container) is dict and key is None:
                    key = keys.get(value)
                    if key is None:
                        key = keys[value] = value
                    if key in container:
                        key = self._duplicate(container, key, event)
                    if len(stack) == ITEM_DEPTH:
                        items[stack[1][1]].append(len(places) - 1)
                    continue
                if type(container) is list and len(stack) == ITEM_DEPTH:
                    items[stack[1][1]].append(len(places) - 1)
                if event.implicit[0] and value in _NULLS:
                    value = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                add_place(mark.line << LINE_SHIFT | mark.column)
                self._check_container(event, len(stack), is_key=type(container) is dict and key is None)
                if len(stack) == ITEM_DEPTH and type(container) is list:
                    items[stack[1][1]].append(len(places) - 1)
                stack.append((container, key, len(starts)))
                starts.append(len(places) - 1)
                ends.append(0)
                container, key = ({} if kind is MappingStartEvent else []), None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, key, opened = stack.pop()
                ends[opened] = len(places)
            else:
                self._refuse(event)
                add_place(_place(event))
                value = None
                if type(container) is dict and key is None:
                    raise ParseStopped(self._problems[-1])
            if container is None:
                return value
            if type(container) is dict:
                container[key] = value
                key = None
            else:
                container.append(value)

    def _check_container(self, event: Any, depth: int, *, is_key: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if depth >= DEEPEST:
            message = f"the file is nested more than {DEEPEST} levels deep"
            raise ParseStopped(Problem("BR109", message, _place(event), fits=False))
        if is_key:
            hint = "a text that starts with a bracket or brace goes in quotes"
            raise ParseStopped(
                Problem("BR104", "a key is a text, not a list or a mapping", _place(event), hint, fits=False)
            )

    def _refuse(self, event: Any) -> None:
        """Note an anchor, an alias or a tag; what comes after it is still read."""
        if isinstance(event, AliasEvent):
            problem = Problem("BR106", f"a brief has no aliases: *{event.anchor}", _place(event), "write the value out")
        elif event.anchor is not None:
            problem = Problem("BR106", f"a brief has no anchors: &{event.anchor}", _place(event), "remove the anchor")
        else:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            problem = Problem("BR107", f"a brief has no tags: {tag}", _place(event), "remove the tag")
        self._problems.append(problem)

    def _duplicate(self, container: dict[str, Any], key: str, event: Any) -> str:
        message = f"the key '{key}' appears twice in this mapping"
        self._problems.append(Problem("BR105", message, _place(event), "keep one of the two"))
        return f"{key}{DUPLICATE}{len(container)}"


def _place(event: Any) -> int:
    mark = event.start_mark
    return pack(mark.line, mark.column)
