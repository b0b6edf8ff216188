"""A YAML text taken apart into the lines of its keys and items, so that it can be put together again another way.

Every line belongs to one part: comments right above a key or an item to that, all others to what stands before them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefing.model.references import PROSE_PATTERNS, find_references, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["YamlPart", "parts_of", "renamed"]

_COMMENT = re.compile(r"[ \t]*#")
_TOKEN = re.compile(r"\[([A-Za-z][A-Za-z0-9_-]{0,63})\]")
_NOTES = ("as_of", "event.when", *(f"{owner}.*.date" for owner in ("quotes", "timeline")))
"""Dates whose notes are prose as well."""


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


class _Spanned(str):
    """A text of a file that knows where it is written."""

    __slots__ = ("end", "start")
    start: int
    end: int


def _plain(node: Any) -> Any:
    """A node as dicts, lists and texts that know where they stand."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    text = _Spanned(node.value)
    text.start, text.end = node.start_mark.index, node.end_mark.index
    return text


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Write other ids in the places of some, in the fields that name something and in the tokens of prose alone.

    Args:
        text: A well-formed text.
        names: For each id the new one.
    """
    names = {old: new for old, new in names.items() if old != new}
    if not names:
        return text
    tree = _plain(yaml.compose(text, Loader=yaml.CSafeLoader))
    stretches = sorted({*_of_fields(tree, names), *_of_prose(text, tree, names)}, reverse=True)
    for start, end, new in stretches:
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _of_fields(tree: Any, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for found in find_references(tree):
        if found.id in names and isinstance(found.id, _Spanned):
            quoted = found.id.end - found.id.start - len(found.id)
            # A mark on either side, if it has marks.
            yield found.id.start + quoted // 2, found.id.end - quoted // 2, names[found.id]


def _of_prose(text: str, tree: Any, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    patterns = [*PROSE_PATTERNS, *(f"{owner}.note" for owner in _NOTES)]
    for pattern in patterns:
        # A short form, such as a gap that is a plain text, has no key inside.
        for form in {pattern, pattern.removesuffix(".text")}:
            for _, prose in select(tree, form):
                if isinstance(prose, _Spanned) and "[" in prose:
                    for token in _TOKEN.finditer(text, prose.start, prose.end):
                        if token[1] in names:
                            yield token.start(1), token.end(1), names[token[1]]
