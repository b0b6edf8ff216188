"""Reads YAML into plain strings, lists and dicts, with a position for every node, from libyaml's events.

The ordinary loaders read `no` as False and `12:30` as 750, and silently drop a key that appears twice; 200,000 open
brackets crash the process. Here every scalar stays text; only null, `~` and an empty value become None.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
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

from briefing.files.parsing import DEEPEST, FormProblem, Parsed, ParseStopped
from briefing.files.source_map import LINE_SHIFT, FlatPositions, NodePlaces, pack, place_in, unpack
from briefing.files.yaml_mistakes import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.files.parsing import LoadProgress

__all__ = ["DUPLICATE", "YAML_BREAK", "parse_yaml"]

ITEM_DEPTH = 2
"""How deep the items of a section lie: inside the root and the section."""

_NO_FLOW = DEEPEST + 1
"""Deeper than anything is: no bracket or brace is open."""

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
        message = f"the character U+{ord(bad[0]):04X} cannot stand in YAML as it is"
        hint = 'write it inside double quotes as an escape: "\\x1b"'
        raise ParseStopped(FormProblem("BR104", message, place_in(text, bad.start()), hint, fits=False))
    builder = _Builder(text)
    if progress:
        progress.parsing(builder.places, text.count("\n"))
    at = _editor_place(text) if _ODD_BREAK.search(text) else None
    del text  # libyaml reads a copy of its own
    try:
        parsed = builder.parse()
    except ParseStopped as stop:
        if at is None:
            raise
        raise ParseStopped(replace(stop.problem, place=at(stop.problem.place))) from stop
    return _moved(parsed, builder.places, at) if at else parsed


_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
YAML_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML 1.1, and for libyaml, which counts lines by it; no editor's line ends at the odd ones."""


def _editor_place(text: str) -> Callable[[int], int]:
    """Makes a packed position by the lines of YAML into one by the lines of an editor."""
    starts = [0, *(found.end() for found in YAML_BREAK.finditer(text))]
    lines = [0, *(found.end() for found in YAML_BREAK.finditer(text) if found[0][0] in "\r\n")]

    def at(packed: int) -> int:
        line, column = unpack(packed)
        offset = starts[min(line, len(starts) - 1)] + column
        number = bisect_right(lines, offset) - 1
        return pack(number, offset - lines[number])

    return at


def _moved(parsed: Parsed, places: array[int], at: Callable[[int], int]) -> Parsed:
    """What was read, with every place by the lines of an editor."""
    places[:] = array("Q", map(at, places))
    problems = tuple(replace(problem, place=at(problem.place)) for problem in parsed.problems)
    return replace(parsed, problems=problems, unquoted=tuple((at(start), at(end)) for start, end in parsed.unquoted))


def _no_nodes() -> array[int]:
    return array("I")


class _Builder:
    """Builds the tree from events. The containers that are open are kept on a stack, not on Python's."""

    def __init__(self, text: str) -> None:
        self._loader = yaml.CSafeLoader(text)
        self.places: array[int] = array("Q")
        self._problems: list[FormProblem] = []
        self.unquoted: list[tuple[int, int]] = []
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
            raise ParseStopped(FormProblem("BR104", f"this is not YAML: {error}", 0, fits=False)) from error
        finally:
            self._loader.dispose()
        nodes = NodePlaces(self.places, self._starts, self._ends, self._items)
        return Parsed(tree, FlatPositions(tree, self.places), tuple(self._problems), nodes, tuple(self.unquoted))

    def _open(self) -> None:
        event = self._loader.get_event()
        while not isinstance(event, DocumentStartEvent):
            if isinstance(event, StreamEndEvent) or event is None:
                raise ParseStopped(FormProblem("BR110", "the file is empty", 0, fits=False))
            event = self._loader.get_event()

    def _close(self) -> None:
        event = self._loader.get_event()
        if isinstance(event, DocumentEndEvent):
            event = self._loader.get_event()
        if isinstance(event, DocumentStartEvent):
            hint = "put each brief into a file of its own"
            raise ParseStopped(FormProblem("BR108", "a second document starts here", _place(event), hint, fits=False))

    def _node(self) -> Any:  # noqa: C901, PLR0912, PLR0915 - one loop over events, kept whole for speed
        get_event: Callable[[], Any] = self._loader.get_event
        places, starts, ends = self.places, self._starts, self._ends
        add_place = places.append
        keys, items = self._keys, self._items
        flow_depth = _NO_FLOW
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
                if "?" in value and len(stack) >= flow_depth and event.implicit[0]:
                    self.unquoted.append((places[-1], pack(event.end_mark.line, event.end_mark.column)))
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
                if event.flow_style and len(stack) < flow_depth:
                    flow_depth = len(stack)
                starts.append(len(places) - 1)
                ends.append(0)
                container, key = ({} if kind is MappingStartEvent else []), None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                if len(stack) == flow_depth:
                    flow_depth = _NO_FLOW
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
            raise ParseStopped(FormProblem("BR109", message, _place(event), fits=False))
        if is_key:
            hint = "a text that starts with a bracket or brace goes in quotes"
            raise ParseStopped(
                FormProblem("BR104", "a key is a text, not a list or a mapping", _place(event), hint, fits=False)
            )

    def _refuse(self, event: Any) -> None:
        """Note an anchor, an alias or a tag; what comes after it is still read."""
        if isinstance(event, AliasEvent):
            problem = FormProblem(
                "BR106", f"a brief has no aliases: *{event.anchor}", _place(event), "write the value out"
            )
        elif event.anchor is not None:
            problem = FormProblem(
                "BR106", f"a brief has no anchors: &{event.anchor}", _place(event), "remove the anchor"
            )
        else:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            problem = FormProblem("BR107", f"a brief has no tags: {tag}", _place(event), "remove the tag")
        self._problems.append(problem)

    def _duplicate(self, container: dict[str, Any], key: str, event: Any) -> str:
        message = f"the key '{key}' appears twice in this mapping"
        self._problems.append(FormProblem("BR105", message, _place(event), "keep one of the two"))
        return f"{key}{DUPLICATE}{len(container)}"


def _place(event: Any) -> int:
    mark = event.start_mark
    return pack(mark.line, mark.column)
