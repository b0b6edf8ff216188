"""Keys added to a YAML text, with every other character left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.positions import NodePath

__all__ = ["Addition", "add_keys"]


class Addition(NamedTuple):
    """A key to be added to a mapping, beside one that it has.

    Attributes:
        path: Where the mapping stands.
        beside: The key that it is put behind.
        key: The new key.
        value: Its value as YAML.
    """

    path: NodePath
    beside: str
    key: str
    value: str


def add_keys(text: str, additions: Iterable[Addition]) -> str:
    """Add keys to the mappings of a well-formed text without anchors and tags.

    In a block, the new key gets a line of its own behind that of the other key; where that one's value runs over
    several lines, before it. Between braces it follows the other value.

    Raises:
        KeyError: A mapping, or the key beside, is not there.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    insertions = sorted((_insertion(text, root, addition) for addition in additions), reverse=True)
    for place, inserted in insertions:
        text = text[:place] + inserted + text[place:]
    return text


def _insertion(text: str, root: Any, addition: Addition) -> tuple[int, str]:
    mapping = _node(root, addition.path)
    key, value = _pair(mapping, addition.beside)
    written = f"{addition.key}: {addition.value}"
    if mapping.flow_style:
        return value.end_mark.index, f", {written}"
    indent, ending = " " * key.start_mark.column, _line_ending(text)
    if key.start_mark.line != value.end_mark.line:
        return key.start_mark.index, f"{written}{ending}{indent}"
    end = text.find("\n", value.end_mark.index)
    return (len(text), f"{ending}{indent}{written}") if end < 0 else (end + 1, f"{indent}{written}{ending}")


def _line_ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _node(node: Any, path: NodePath) -> Any:
    for part in path:
        node = node.value[part] if isinstance(part, int) else _pair(node, part)[1]
    return node


def _pair(mapping: Any, key: str) -> tuple[Any, Any]:
    if isinstance(mapping, yaml.MappingNode):
        for known, value in mapping.value:
            if known.value == key:
                return known, value
    raise KeyError(key)
