"""Adds keys to a YAML text and leaves every other character as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.errors import NodePath

__all__ = ["Addition", "add_entry", "add_keys", "as_yaml"]

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for YAML 1.1."""
_LF = "\n"


class Addition(NamedTuple):
    """A key to be added to a mapping, beside one that it has.

    Attributes:
        path: Where the mapping stands.
        beside: The key that it is put behind; None puts it before the first one.
        key: The new key.
        value: Its value as YAML.
    """

    path: NodePath
    beside: str | None
    key: str
    value: str


def add_keys(text: str, additions: Iterable[Addition]) -> str:
    """Add keys to the mappings of a well-formed text without anchors and tags.

    In a block, the new key gets its own line after the other key, or before it if that key's value spans several
    lines. Between braces it follows the other value. A key that is there without a value gets the value in place.

    Raises:
        KeyError: The mapping or the key beside it does not exist, or the new key already has a value.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    edits = sorted((_edit(text, root, addition) for addition in additions), reverse=True)
    for start, end, written in edits:
        text = text[:start] + written + text[end:]
    return text


def as_yaml(value: Any) -> str:
    """Write plain values as YAML in blocks, each text on one line."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=2**20, default_flow_style=False)


def add_entry(text: str, section: str, key: str, value: Any) -> str:
    """Add an entry behind the others of a mapping at the top of a well-formed text, which may have none yet.

    Args:
        text: The text of a YAML file.
        section: The key of the mapping.
        key: The new key in it.
        value: What it stands for, in plain values.

    Raises:
        KeyError: There is no mapping to add to, or it has the key.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    found = _find(root, section)
    first = _BREAK.search(text)
    end = first[0] if first else _LF
    if found is None:
        lines = as_yaml({section: {key: value}})
        return text + ("" if text.endswith(("\n", "\r")) else end) + lines.replace(_LF, end)
    node = found[1]
    if node.tag == "tag:yaml.org,2002:null":
        text = text[: node.start_mark.index] + text[node.end_mark.index :]
        return _behind_line(
            text, node.start_mark.index, _indented({key: value}, found[0].start_mark.column + 2, end), end
        )
    if not isinstance(node, yaml.MappingNode) or _find(node, key) is not None:
        raise KeyError(key)
    if node.flow_style:
        stop = node.end_mark.index - 1
        before = text[:stop].rstrip()
        comma = "" if not node.value else " " if before.endswith(",") else ", "
        return before + comma + _in_braces({key: value}) + text[stop:]
    last = node.value[-1][1]
    entry = _indented({key: value}, node.value[0][0].start_mark.column, end)
    return _behind_line(text, _end_of(last), entry, end)


def _behind_line(text: str, place: int, lines: str, end: str) -> str:
    """Put lines behind the one in which a place is."""
    ending = _BREAK.search(text, place)
    return text[: ending.end()] + lines + text[ending.end() :] if ending else text + end + lines


def _indented(value: Any, column: int, end: str) -> str:
    return "".join(f"{' ' * column}{line}{end}" for line in as_yaml(value).splitlines())


def _in_braces(value: Any) -> str:
    """Plain values in flow style, without the braces around them."""
    written: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=2**20, default_flow_style=True)
    return written.strip()[1:-1]


def _end_of(node: Any) -> int:
    """Where the last line of a node ends; the mark of a block stands behind the blank lines that follow it."""
    if isinstance(node, yaml.ScalarNode):
        stop: int = node.end_mark.index
        return stop - 1 if node.style in {"|", ">"} else stop
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end_of(last[1] if isinstance(last, tuple) else last)


def _edit(text: str, root: Any, addition: Addition) -> tuple[int, int, str]:
    """The stretch that is replaced, and by what."""
    mapping = _node(root, addition.path)
    given = _find(mapping, addition.key)
    if given is not None:
        return _filled(text, given[1], addition)
    written = f"{addition.key}: {addition.value}"
    if addition.beside is None:
        return _before_first(text, mapping, written)
    key, value = _pair(mapping, addition.beside)
    if mapping.flow_style:
        return value.end_mark.index, value.end_mark.index, f", {written}"
    indent = " " * key.start_mark.column
    if key.start_mark.line != value.end_mark.line:
        return _before(text, key, written)
    ending = _BREAK.search(text, value.end_mark.index)
    if ending is None:
        earlier = _BREAK.search(text)
        return len(text), len(text), f"{earlier[0] if earlier else _LF}{indent}{written}"
    return ending.end(), ending.end(), f"{indent}{written}{ending[0]}"


def _before_first(text: str, mapping: Any, written: str) -> tuple[int, int, str]:
    """Put a key before all others of a mapping, which has one at least."""
    first = mapping.value[0][0]
    if not mapping.flow_style:
        return _before(text, first, written)
    start = first.start_mark.index
    return start, start, f"{written}, "


def _before(text: str, key: Any, written: str) -> tuple[int, int, str]:
    """Put a line before a key of a block."""
    start = key.start_mark.index
    ending = _BREAK.search(text, start)
    return start, start, f"{written}{ending[0] if ending else _LF}{' ' * key.start_mark.column}"


def _filled(text: str, value: Any, addition: Addition) -> tuple[int, int, str]:
    """Give a key that has none its value."""
    if value.tag != "tag:yaml.org,2002:null":
        raise KeyError(addition.key)
    start, end = value.start_mark.index, value.end_mark.index
    gap = "" if end > start or text[start - 1].isspace() else " "
    return start, end, gap + addition.value


def _node(node: Any, path: NodePath) -> Any:
    for part in path:
        node = node.value[part] if isinstance(part, int) else _pair(node, part)[1]
    return node


def _pair(mapping: Any, key: str) -> tuple[Any, Any]:
    found = _find(mapping, key)
    if found is None:
        raise KeyError(key)
    return found


def _find(mapping: Any, key: str) -> tuple[Any, Any] | None:
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next(((known, value) for known, value in mapping.value if known.value == key), None)
