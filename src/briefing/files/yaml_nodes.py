"""Where the parts of a YAML text stand: nodes, lines, commas between brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from briefing.files.yaml_source import YAML_BREAK

if TYPE_CHECKING:
    from briefing.errors import NodePath

__all__ = [
    "COMMA",
    "column_of",
    "composed",
    "end_of",
    "ending_of",
    "find",
    "last_of",
    "line_start",
    "node_at",
    "pair",
]

COMMA = re.compile(r"(?:[^,#]|(?<!\s)#|(?<=\s)#[^\r\n]*+)*+,")
"""What stands between a value in brackets and the comma behind it, comments included."""


MOST_KEPT = 1_500_000
"""Characters of a text whose nodes are kept for the next question about it; they take forty times as much room."""


def composed(text: str) -> Any:
    """The nodes of a text, which nobody may change.

    Raises:
        LookupError: It is not well-formed, or an alias in it names nothing.
    """
    try:
        return _composed(text) if len(text) <= MOST_KEPT else _composed.__wrapped__(text)
    except yaml.YAMLError as error:
        raise LookupError("the text is not well-formed") from error


@lru_cache(maxsize=1)
def _composed(text: str) -> Any:
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def line_start(text: str, place: int) -> int:
    """Where the line starts in which a place is."""
    return max(text.rfind(sign, 0, place) for sign in "\n\r\x85\u2028\u2029") + 1


def ending_of(text: str) -> str:
    """What ends a line of a text."""
    first = YAML_BREAK.search(text)
    return first[0] if first else "\n"


def end_of(node: Any) -> int:
    """Where the last line of a node ends; the mark of a block stands behind the blank lines that follow it."""
    if isinstance(node, yaml.ScalarNode):
        stop: int = node.end_mark.index
        return stop - 1 if node.style in {"|", ">"} else stop
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    return end_of(last_of(node))


def last_of(node: Any) -> Any:
    """What stands last in a node."""
    last = node.value[-1]
    return last[1] if isinstance(last, tuple) else last


def column_of(node: Any) -> int:
    """The column of the parts of a block."""
    first = node.value[0]
    return int(first[0].start_mark.column if isinstance(first, tuple) else node.start_mark.column)


def node_at(node: Any, path: NodePath) -> Any:
    """The node at a path.

    Raises:
        KeyError: There is none.
    """
    for part in path:
        node = node.value[part] if isinstance(part, int) else pair(node, part)[1]
    return node


def pair(mapping: Any, key: str) -> tuple[Any, Any]:
    """A key of a mapping and its value.

    Raises:
        KeyError: It has no such key.
    """
    found = find(mapping, key)
    if found is None:
        raise KeyError(key)
    return found


def find(mapping: Any, key: str) -> tuple[Any, Any] | None:
    """A key of a mapping and its value; None where there is none."""
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next(((known, value) for known, value in mapping.value if known.value == key), None)
