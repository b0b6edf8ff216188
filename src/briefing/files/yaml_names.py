"""Where the ids of a brief are written in its text: where they are given, in fields that name something, in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefing.files.yaml_nodes import composed
from briefing.model.references import (
    PROSE_PATTERNS,
    SECTIONS,
    TOKEN,
    find_references,
    select,
    split_paragraph,
    value_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.errors import NodePath

__all__ = ["WrittenName", "renamed", "with_other_names", "written_names"]

_NULL = "tag:yaml.org,2002:null"


class WrittenName(NamedTuple):
    """An id in a text.

    Attributes:
        start: Where it begins, without quotation marks and brackets.
        end: Where it ends; a paragraph behind it is no part of it.
        id: The id. One in prose may name nothing.
        path: The value in which it stands; of an id that is given as a key, what has it.
        gives: Whether something gets its id here.
    """

    start: int
    end: int
    id: str
    path: NodePath
    gives: bool = False


class _Spanned(str):
    """A text of a file that knows where it is written."""

    __slots__ = ("end", "start")
    start: int
    end: int


def _spanned(node: Any) -> _Spanned:
    text = _Spanned(node.value)
    text.start, text.end = node.start_mark.index, node.end_mark.index
    return text


def _plain(node: Any) -> Any:
    """A node as dicts, lists and texts that know where they stand."""
    if isinstance(node, yaml.MappingNode):
        return {_spanned(key): _plain(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node.tag == _NULL else _spanned(node)


def written_names(text: str) -> list[WrittenName]:
    """All ids of a well-formed text in YAML or JSON, in their order.

    Raises:
        LookupError: It is not well-formed.
    """
    tree = _plain(composed(text))
    return sorted({*_given(text, tree), *_in_fields(text, tree), *_in_prose(text, tree)})


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Write other ids in the places of some, in the fields that name something and in the tokens of prose alone.

    Args:
        text: A well-formed text.
        names: For each id the new one.
    """
    names = {old: new for old, new in names.items() if old != new}
    for found in reversed(written_names(text) if names else []):
        if found.id in names and not found.gives:
            text = f"{text[: found.start]}{names[found.id]}{text[found.end :]}"
    return text


def _given(text: str, tree: Any) -> Iterator[WrittenName]:
    for section in SECTIONS:
        items = value_at(tree, section)
        if isinstance(items, dict):
            for key in items:
                yield from _written(text, key, str(key), (section, str(key)), gives=True)
        for path, item in select(tree, f"{section}.*"):
            if isinstance(path[-1], int) and (key := value_at(item, "id")) is not None:
                yield from _written(text, key, str(key), (*path, "id"), gives=True)


def _in_fields(text: str, tree: Any) -> Iterator[WrittenName]:
    for path, name, kind in find_references(tree):
        yield from _written(text, name, split_paragraph(name)[0] if kind is None else str(name), path)
    known = value_at(tree, "actors")
    for path, via in select(tree, "quotes.*.via"):
        for place, name in (
            [((*path, number), one) for number, one in enumerate(via)] if isinstance(via, list) else [(path, via)]
        ):
            # Here a name may stand as well, which nothing tells from an id but that there is none.
            if isinstance(known, dict) and isinstance(name, str) and name in known:
                yield from _written(text, name, str(name), place)


def _written(text: str, value: Any, key: str, path: NodePath, *, gives: bool = False) -> Iterator[WrittenName]:
    """The place of an id in a value; nothing where it is not written there as it is."""
    if isinstance(value, _Spanned) and key and (start := text.find(key, value.start, value.end)) >= 0:
        yield WrittenName(start, start + len(key), key, path, gives)


def _prose(tree: Any) -> Iterator[tuple[NodePath, Any]]:
    """The texts in which tokens are references."""
    for pattern in PROSE_PATTERNS:
        # A short form, such as a gap that is a plain text, has no key inside.
        for form in {pattern, pattern.removesuffix(".text")}:
            yield from ((path, prose) for path, prose in select(tree, form) if isinstance(prose, str))


def _in_prose(text: str, tree: Any) -> Iterator[WrittenName]:
    for path, prose in _prose(tree):
        if isinstance(prose, _Spanned) and "[" in prose:
            for token in TOKEN.finditer(text, prose.start, prose.end):
                yield WrittenName(token.start(1), token.end(1), token[1], path)


def with_other_names(tree: Any, names: Mapping[str, str]) -> Any:
    """The plain content of a brief with other ids in the places of some; the tree itself is changed.

    Args:
        tree: Dicts, lists and texts.
        names: For each id the new one; an id that an item has by its place is written.
    """
    places: dict[NodePath, str] = {}
    for path, name, kind in list(find_references(tree)):
        key, paragraph = split_paragraph(name) if kind is None else (name, None)
        if key in names:
            places[path] = f"{names[key]}:{paragraph}" if paragraph else names[key]
    for path, via in select(tree, "quotes.*.via"):
        named = [((*path, number), one) for number, one in enumerate(via)] if isinstance(via, list) else [(path, via)]
        places |= {
            place: names[one] for place, one in named if one in names and one in (value_at(tree, "actors") or ())
        }
    for path, prose in _prose(tree):
        places[path] = TOKEN.sub(lambda found: found[0].replace(found[1], names.get(found[1], found[1]), 1), prose)
    for path, value in places.items():
        _value_holding(tree, path)[path[-1]] = value
    for section, (_, letter) in SECTIONS.items():
        items = value_at(tree, section)
        if isinstance(items, dict):
            tree[section] = {names.get(key, key): item for key, item in items.items()}
        for number, item in enumerate(items if isinstance(items, list) else (), 1):
            key = value_at(item, "id") or f"{letter}{number}"
            if key in names:
                item["id"] = names[key]
    return tree


def _value_holding(tree: Any, path: NodePath) -> Any:
    for part in path[:-1]:
        tree = tree[part]
    return tree
