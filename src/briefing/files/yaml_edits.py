"""Changes single values of a YAML text and leaves every other character as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from briefing.files.yaml_nodes import COMMA, column_of, composed, end_of, ending_of, find, last_of, node_at, pair
from briefing.files.yaml_removals import removed
from briefing.files.yaml_source import YAML_BREAK
from briefing.files.yaml_writing import as_yaml, in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.errors import NodePath
    from briefing.files.yaml_removals import Stretch

__all__ = [
    "Addition",
    "Edit",
    "NewEntries",
    "NewEntry",
    "NewItem",
    "NewItems",
    "Removal",
    "Replacement",
    "add_entry",
    "add_keys",
    "edited",
    "rewritten",
    "stretches_of",
    "texts_over_lines",
]

_NULL = "tag:yaml.org,2002:null"
_END_OF_DOCUMENT = re.compile(r"(?:(?<=\n)|(?<=\r))\.\.\.(?=\s|$)")


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


class NewEntry(NamedTuple):
    """An entry to be added behind the others of a mapping at the top, which need not be there yet.

    Attributes:
        section: The key of the mapping.
        key: The new key in it.
        value: What it stands for, in plain values.
    """

    section: str
    key: str
    value: Any


class NewEntries(NamedTuple):
    """Several entries to be added like one.

    Attributes:
        section: The key of the mapping.
        entries: What each new key in it stands for, in plain values; at least one.
    """

    section: str
    entries: dict[str, Any]


class NewItem(NamedTuple):
    """An item to be added behind the others of a list at the top, which need not be there yet.

    Attributes:
        section: The key of the list.
        value: The item, in plain values.
    """

    section: str
    value: Any


class NewItems(NamedTuple):
    """Several items to be added like one.

    Attributes:
        section: The key of the list.
        values: The items, in plain values; at least one.
    """

    section: str
    values: list[Any]


class Removal(NamedTuple):
    """A key of a mapping, or an item of a list, to be taken away with its value, and with the comments inside it.

    Attributes:
        path: Where it stands.
    """

    path: NodePath


class Replacement(NamedTuple):
    """A value to be written in the place of another one.

    Attributes:
        path: Where it stands.
        value: The new value, in plain values.
    """

    path: NodePath
    value: Any


Edit: TypeAlias = Addition | NewEntries | NewEntry | NewItem | NewItems | Removal | Replacement


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Make some edits, none of which may touch what another one touches, in a well-formed text without anchors.

    Raises:
        KeyError: Something that an edit names does not exist, or what it adds is there already.
    """
    return rewritten(text, stretches_of(text, edits))


def stretches_of(text: str, edits: Iterable[Edit]) -> list[Stretch]:
    """The stretches that some edits replace, in their order; raises as `edited` does."""
    root = composed(text)
    found = [stretch for edit in edits for stretch in _stretches(text, root, edit)]
    # What is put into one place stays in the order of the edits.
    return sorted(found, key=lambda stretch: stretch[0])


def rewritten(text: str, stretches: Sequence[Stretch]) -> str:
    """A text with some stretches replaced.

    Args:
        text: All of it.
        stretches: In their order.

    Raises:
        KeyError: Two of them touch the same characters.
    """
    parts, limit = [], len(text)
    for start, end, written in reversed(stretches):
        if end > limit:
            raise KeyError(written)
        parts += [text[end:limit], written]
        limit = start
    return "".join([text[:limit], *reversed(parts)])


def add_keys(text: str, additions: Iterable[Addition]) -> str:
    """Add keys to the mappings of a well-formed text without anchors and tags.

    In a block, the new key gets its own line after the other key, or before it if that key's value spans several
    lines. Between braces it follows the other value. A key that is there without a value gets the value in place.

    Raises:
        KeyError: The mapping or the key beside it does not exist, or the new key already has a value.
    """
    return edited(text, additions)


def add_entry(text: str, section: str, key: str, value: Any) -> str:
    """Add an entry behind the others of a mapping at the top of a well-formed text, which may have none yet.

    Raises:
        KeyError: There is no mapping to add to, or it has the key.
    """
    return edited(text, [NewEntry(section, key, value)])


def texts_over_lines(text: str) -> list[tuple[int, int]]:
    """Where the values of a well-formed text that go over several lines begin and end, in their order."""
    waiting, found = [composed(text)], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif node is not None and node.start_mark.line != node.end_mark.line:
            found.append((node.start_mark.index, node.end_mark.index))
    return sorted(found)


def _stretches(text: str, root: Any, edit: Edit) -> Iterator[Stretch]:
    match edit:
        case Addition():
            yield _added(text, root, edit)
        case NewEntry(section, key, value):
            yield from _new(text, root, section, {key: value})
        case NewEntries(section, entries):
            yield from _new(text, root, section, entries)
        case NewItem(section, value):
            yield from _new(text, root, section, [value])
        case NewItems(section, values):
            yield from _new(text, root, section, values)
        case Removal(path):
            yield from removed(text, root, path)
        case Replacement(path, value):
            yield _replaced(text, root, path, value)


def _new(text: str, root: Any, section: str, one: dict[str, Any] | list[Any]) -> Iterator[Stretch]:
    """Add one entry or item behind the others of a section, or several."""
    found = find(root, section)
    if found is None:
        yield _new_section(text, root, {section: one})
        return
    section_key, node = found
    column = section_key.start_mark.column + 2
    kind = yaml.MappingNode if isinstance(one, dict) else yaml.SequenceNode
    if node.tag == _NULL or _is_empty_list(node, root):
        yield len(text[: node.start_mark.index].rstrip(" ")), node.end_mark.index, ""
        yield _behind_line(text, node.end_mark.index, _indented(one, column, ending_of(text)))
        return
    if not isinstance(node, kind) or (
        isinstance(one, dict) and not {key.value for key, _ in node.value}.isdisjoint(one)
    ):
        raise KeyError(section)
    if node.flow_style:
        yield _behind_last(text, node, in_one_line(one)[1:-1])
        return
    column = column_of(node)
    gap = ending_of(text) if _is_spaced(text, node) else ""
    yield _behind_line(text, end_of(node), gap + _indented(one, column, ending_of(text)))


def _new_section(text: str, root: Any, section: dict[str, Any]) -> Stretch:
    """Add a section at the end of the text."""
    if not isinstance(root, yaml.MappingNode):
        raise KeyError(*section)
    if root.flow_style:
        return _behind_last(text, root, in_one_line(section)[1:-1])
    end = ending_of(text)
    stop = _END_OF_DOCUMENT.search(text, end_of(root))
    place = stop.start() if stop else len(text)
    gap = "" if text[:place].endswith(("\n", "\r")) else end
    return place, place, gap + _indented(section, root.value[0][0].start_mark.column, end)


def _behind_last(text: str, node: Any, written: str) -> Stretch:
    """Put something behind what stands last in brackets."""
    if not node.value:
        place = node.start_mark.index + 1
        return place, place, written
    place = last_of(node).end_mark.index
    comma = COMMA.match(text, place, node.end_mark.index - 1)
    if comma:
        return comma.end(), comma.end(), f" {written}"
    return place, place, f", {written}"


def _behind_line(text: str, place: int, lines: str) -> Stretch:
    """Put lines behind the one in which a place is."""
    ending = YAML_BREAK.search(text, place)
    if ending:
        return ending.end(), ending.end(), lines
    return len(text), len(text), ending_of(text) + lines


def _is_spaced(text: str, node: Any) -> bool:
    """Whether a blank line parts the last two parts of a block."""
    if len(node.value) < 2:
        return False
    before, last = node.value[-2:]
    first, second = (before[1], last[0]) if isinstance(before, tuple) else (before, last)
    lines = YAML_BREAK.split(text[end_of(first) : second.start_mark.index])
    return any(not line.strip() for line in lines[1:-1])


def _added(text: str, root: Any, addition: Addition) -> Stretch:
    mapping = node_at(root, addition.path)
    given = find(mapping, addition.key)
    if given is not None:
        if given[1].tag != _NULL:
            raise KeyError(addition.key)
        return _valued(text, given[1], addition.value)
    written = f"{addition.key}: {addition.value}"
    if addition.beside is None:
        return _before_first(text, mapping, written)
    key, value = pair(mapping, addition.beside)
    if mapping.flow_style:
        return value.end_mark.index, value.end_mark.index, f", {written}"
    indent = " " * key.start_mark.column
    if key.start_mark.line != value.end_mark.line:
        return _before(text, key, written)
    ending = YAML_BREAK.search(text, value.end_mark.index)
    if ending is None:
        return len(text), len(text), f"{ending_of(text)}{indent}{written}"
    return ending.end(), ending.end(), f"{indent}{written}{ending[0]}"


def _before_first(text: str, mapping: Any, written: str) -> Stretch:
    """Put a key before all others of a mapping, which has one at least."""
    first = mapping.value[0][0]
    if not mapping.flow_style:
        return _before(text, first, written)
    start = first.start_mark.index
    return start, start, f"{written}, "


def _before(text: str, key: Any, written: str) -> Stretch:
    """Put a line before a key of a block."""
    start = key.start_mark.index
    ending = YAML_BREAK.search(text, start)
    end = ending[0] if ending else ending_of(text)
    return start, start, f"{written}{end}{' ' * key.start_mark.column}"


def _replaced(text: str, root: Any, path: NodePath, value: Any) -> Stretch:
    key, node = pair(node_at(root, path[:-1]), str(path[-1]))
    written = in_one_line(value)
    if not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        # A block stands below its key; what takes its place stands beside it.
        colon = text.index(":", key.end_mark.index) + 1
        return colon, end_of(node), f" {written}"
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return node.start_mark.index, end_of(node), written
    return _valued(text, node, written)


def _valued(text: str, value: Any, written: str) -> Stretch:
    """Write a value in the place of another one, which may be nothing at all."""
    start, end = value.start_mark.index, value.end_mark.index
    gap = "" if end > start or text[start - 1].isspace() else " "
    return start, end, gap + written


def _is_empty_list(node: Any, root: Any) -> bool:
    """Whether nothing stands between the brackets of a list that can go on as a block."""
    is_list = isinstance(node, yaml.SequenceNode) and not node.value
    return is_list and not root.flow_style and node.start_mark.line == node.end_mark.line


def _indented(value: Any, column: int, end: str) -> str:
    return "".join(f"{' ' * column}{line}{end}" for line in as_yaml(value).splitlines())
