"""Takes keys and items out of a YAML text, with the lines or the comma that they leave behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from briefing.files.yaml_nodes import COMMA, column_of, end_of, line_start, node_at, pair
from briefing.files.yaml_source import YAML_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath

__all__ = ["Stretch", "removed"]

Stretch: TypeAlias = tuple[int, int, str]
"""Where what is replaced starts and ends, and by what."""

_REASON = re.compile(r"# ?[A-Za-z][\w-]*:\d+: ")
"""How a reason begins: with the paragraph of a source."""

_BLANK = re.compile(r"[ \t]*(?:\r\n|[\r\n])")


def removed(text: str, root: Any, path: NodePath) -> Iterator[Stretch]:
    """The stretches that go with a key or an item.

    Raises:
        KeyError: It does not exist, or its mapping would be left without any key.
    """
    parent = node_at(root, path[:-1])
    parts = [part if isinstance(part, tuple) else (part, part) for part in parent.value]
    place = path[-1] if isinstance(path[-1], int) else parts.index(pair(parent, path[-1]))
    if parent.flow_style:
        yield from _removed_in_brackets(text, parent, parts, place)
    elif len(parts) == 1:
        empty = "{}" if isinstance(parent, yaml.MappingNode) else "[]"
        key, _ = pair(node_at(root, path[:-2]), str(path[-2]))
        colon = text.index(":", key.end_mark.index) + 1
        start, end = _lines_of(text, parent, parts, place)
        yield colon, colon, f" {empty}"
        yield start, end, ""
    elif isinstance(parent, yaml.MappingNode) and not _stands_below(text, parts[place]):
        yield _removed_key(text, parts, place)
    else:
        yield (*_lines_of(text, parent, parts, place), "")


def _stands_below(text: str, part: tuple[Any, Any]) -> bool:
    """Whether a value is a block below its key, which begins a line."""
    key, value = part
    start = key.start_mark.index
    is_block = not isinstance(value, yaml.ScalarNode) and not value.flow_style
    return is_block and not text[line_start(text, start) : start].strip()


def _removed_in_brackets(text: str, parent: Any, parts: list[tuple[Any, Any]], place: int) -> Iterator[Stretch]:
    """Take a part away with one of the commas beside it."""
    start, end = parts[place][0].start_mark.index, parts[place][1].end_mark.index
    if place + 1 < len(parts):
        yield start, parts[place + 1][0].start_mark.index, ""
        return
    behind = COMMA.match(text, end, parent.end_mark.index - 1)
    if place == 0 or behind:
        yield start, behind.end() if behind else end, ""
        return
    comma = COMMA.match(text, parts[place - 1][1].end_mark.index, start)
    if comma is None:
        raise KeyError(place)
    if text[comma.end() : start].strip():
        yield comma.end() - 1, comma.end(), ""
        yield start, end, ""
    else:
        yield comma.end() - 1, end, ""


def _removed_key(text: str, parts: list[tuple[Any, Any]], place: int) -> Stretch:
    """Take a key of a block away; a comment behind its value stays."""
    key, value = parts[place]
    start, end = key.start_mark.index, end_of(value)
    line = line_start(text, start)
    ending = YAML_BREAK.search(text, end)
    stop = ending.start() if ending else len(text)
    comment = text[end:stop].strip() if end < stop else ""
    if not text[line:start].strip():
        return (start, stop - len(comment), "") if comment else (line, ending.end() if ending else stop, "")
    # It stands behind the dash of an item.
    following = parts[place + 1][0].start_mark.index
    if not text[end:following].strip():
        return start, following, ""
    dash = line + len(text[line:start].rstrip())
    return (start, stop - len(comment), "") if comment else (dash, end, "")


def _lines_of(text: str, parent: Any, parts: list[tuple[Any, Any]], place: int) -> tuple[int, int]:
    """The lines of a part of a block, with the comments that are indented like what is inside it.

    What `briefing draft` says above a part, from which paragraph it is and why, belongs to it as well.
    """
    first, last = parts[place]
    column = column_of(parent)
    start = first.start_mark.index
    if isinstance(parent, yaml.SequenceNode):
        start = parent.start_mark.index if place == 0 else _dash(text, end_of(parts[place - 1][1]), column)
    start = _with_reason(text, line_start(text, start), column)
    ending = YAML_BREAK.search(text, end_of(last))
    end = ending.end() if ending else len(text)
    inside = re.compile(rf"(?:[ \t]*(?:\r\n|[\r\n]))*+[ ]{{{column + 1},}}#[^\r\n]*(?:\r\n|[\r\n]|$)")
    while found := inside.match(text, end):
        end = found.end()
    blank = _BLANK.match(text, end)
    return start, blank.end() if blank and _is_blank(text, start) else end


def _with_reason(text: str, start: int, column: int) -> int:
    """Where the reason begins that stands in comments right above a line; the line itself where there is none."""
    above = start
    while above > 0:
        # The break before the line, of which CRLF has two characters, stands at the end of the one above.
        line = line_start(text, above - (2 if text.endswith("\r\n", 0, above) else 1))
        if not text.startswith(f"{' ' * column}#", line):
            return start
        if _REASON.match(text, line + column):
            return line
        above = line
    return start


def _dash(text: str, place: int, column: int) -> int:
    """Where the dash of the next item of a list stands."""
    found = re.compile(rf"(?:(?<=[\r\n\x85\u2028\u2029])|^) {{{column}}}-(?=\s)").search(text, place)
    if found is None:
        raise KeyError(place)
    return found.end() - 1


def _is_blank(text: str, start: int) -> bool:
    """Whether the line before the one that starts at a place is blank."""
    end = start - 1 if not text.startswith("\n", start - 1) or text[start - 2 : start] != "\r\n" else start - 2
    return start > 0 and not text[line_start(text, max(end, 0)) : start].strip()
