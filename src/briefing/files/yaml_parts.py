"""A YAML text taken apart into the lines of its keys and items, so that it can be put together again another way.

Every line belongs to one part: comments right above a key or an item to that, all others to what stands before them.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

__all__ = ["YamlPart", "parts_of"]

_COMMENT = re.compile(r"[ \t]*#")


class YamlPart(NamedTuple):
    """A key with its value, an item of a list, or the whole text.

    Attributes:
        key: The key, or the place of an item from 0; empty for the whole.
        lines: All lines, with their ends; in those of a key behind the dash of an item a blank stands for the dash.
        head: Those before the first part inside; all of them where it has none.
        parts: What it is made of; none where it cannot be taken apart.
        is_list: Whether those are items of a list.
        dash: The column of the dash of an item whose parts are keys; -1 for anything else.
    """

    key: str | int
    lines: tuple[str, ...]
    head: tuple[str, ...]
    parts: tuple[YamlPart, ...] = ()
    is_list: bool = False
    dash: int = -1

    @property
    def text(self) -> str:
        """All of it, without the blank lines at its end."""
        return "".join(self.lines).rstrip()


def parts_of(text: str) -> YamlPart:
    """Take a well-formed text apart.

    Raises:
        ValueError: It is written in a way that cannot be taken apart, such as in braces.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    lines = tuple(text.splitlines(keepends=True))
    if text.count("\n") != len(lines) - (not text.endswith("\n")) or not isinstance(root, yaml.MappingNode):
        raise ValueError("it has line breaks of other kinds, or is no mapping")
    part = _part("", root, lines, 0, len(lines), -1)
    if not part.parts:
        raise ValueError("it is written in braces")
    return part


def _part(key: str | int, node: Any, lines: tuple[str, ...], start: int, end: int, dash: int) -> YamlPart:
    """The part of some lines, whose value is a node.

    Args:
        key: Its key or its place.
        node: Its value.
        lines: All lines of the text.
        start: Its first line.
        end: The line behind its last.
        dash: The column of its dash; -1 where it is no item.
    """
    own = lines[start:end]
    starts = _starts(node, lines, start)
    if not starts:
        return YamlPart(key, own, own)
    is_list = isinstance(node, yaml.SequenceNode)
    inside = [(place, item) for place, item in enumerate(node.value)] if is_list else node.value
    if dash >= 0:
        bare = f"{lines[starts[0][1]][:dash]} {lines[starts[0][1]][dash + 1 :]}"
        lines = (*lines[: starts[0][1]], bare, *lines[starts[0][1] + 1 :])
    parts = []
    for (name, value), (first, _), (last, _) in zip(inside, starts, [*starts[1:], (end, end)], strict=True):
        written = name if is_list else name.value
        column = _dash_of(lines[_line_of_item(value, lines)]) if is_list and _is_taken_apart(value, lines) else -1
        parts.append(_part(written, value, lines, first, last, column))
    return YamlPart(key, own, lines[start : starts[0][0]], tuple(parts), is_list, dash)


def _is_taken_apart(node: Any, lines: tuple[str, ...]) -> bool:
    """Whether an item is a mapping whose first key stands behind its dash."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return False
    mark = node.value[0][0].start_mark
    before: str = lines[mark.line][: mark.column]
    return before.strip() == "-"


def _starts(node: Any, lines: tuple[str, ...], start: int) -> list[tuple[int, int]]:
    """For each key or item of a block its first line, comments above included, and the line it is written on.

    Empty where they do not each begin a line of their own.
    """
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return []
    is_list = isinstance(node, yaml.SequenceNode)
    written = [_line_of_item(one, lines) if is_list else one[0].start_mark.line for one in node.value]
    if len(set(written)) < len(written) or -1 in written or any(line < start for line in written):
        return []
    if is_list and any(_dash_of(lines[line]) < 0 for line in written):
        return []
    if not is_list and any(
        lines[line][: one[0].start_mark.column].strip(" -") for one, line in zip(node.value, written, strict=True)
    ):
        return []
    found, before = [], start - 1
    for line in written:
        first = line
        while first - 1 > before and _COMMENT.match(lines[first - 1]):
            first -= 1
        found.append((first, line))
        before = line
    return found


def _line_of_item(node: Any, lines: tuple[str, ...]) -> int:
    """The line with the dash of an item; -1 where it is not found."""
    line: int = node.start_mark.line
    if lines[line][: node.start_mark.column].strip() == "-" or _dash_of(lines[line]) == node.start_mark.column:
        return line
    while line > 0 and not lines[line - 1].strip(" \t\r\n-"):
        line -= 1
        if lines[line].strip() == "-":
            return line
    return -1


def _dash_of(line: str) -> int:
    """The column of the dash that a line begins with; -1 where it begins with none."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) if bare.startswith(("- ", "-\n", "-\r")) else -1
