"""The tables of a TOML text, as far as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.lsp.knowing.nodes import DEEPEST, NodeSort, TextNode, read_flow

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_tables"]

_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\r\n]*)")
_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\r\n]*"|'[^'\r\n]*')"""
_KEY = re.compile(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=[ \t]*")
_WORD = re.compile(r"[ \t]*([^\s#=\[][^\r\n#]*)")
_NAMES = re.compile(_NAME)
_LINE_END = re.compile(r"\r\n|\n|\r|$")
_TEXT = re.compile(
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3}|'{3}(?:[^']|'(?!''))*+'{3}|\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*+'",
    re.DOTALL,
)


class _Name(NamedTuple):
    """A part of a dotted key, and where it stands."""

    name: str
    start: int
    end: int


def _names_in(text: str, start: int, end: int) -> list[_Name]:
    return [_Name(found[0].strip("\"'"), *found.span()) for found in _NAMES.finditer(text, start, end)]


def read_tables(text: str, root: TextNode) -> None:
    """Read a TOML text into the node of its whole."""
    table, at = root, len(text) - len(text.removeprefix("\ufeff"))
    while at < len(text):
        if header := _HEADER.match(text, at):
            names = _names_in(text, *header.span(2)) or [_Name("", *header.span(2))]
            table = _table(root, names, header)
        elif key := _KEY.match(text, at):
            *outer, last = _names_in(text, *key.span(1))
            node = _inside(table, outer)
            value = TextNode(last.name, last.start, last.end, node)
            node.children.append(value)
            value.start = value.end = key.end()
            at = _value(text, value, key.end())
        elif word := _WORD.match(text, at):
            one = TextNode(None, word.start(1), word.start(1), table)
            one.sort, one.end = NodeSort.TEXT, word.end(1)
            table.children.append(one)
        end = _LINE_END.search(text, at)
        at = end.end() if end and end.end() > at else at + 1
    _widen(root)


def _widen(node: TextNode) -> int:
    """Let a table end where the last of its parts does; returns where that is."""
    node.end = max([node.end, *map(_widen, node.children)])
    return node.end


def _inside(node: TextNode, names: Sequence[_Name]) -> TextNode:
    """The table below another one that names lead to; in lists that of their last item."""
    for name in names[:DEEPEST]:
        found = node.child(name.name)
        if found is None or found.sort is NodeSort.TEXT:
            found = TextNode(name.name, name.start, name.end, node)
            found.sort = NodeSort.MAPPING
            node.children.append(found)
        node = found.children[-1] if found.sort is NodeSort.LIST and found.children else found
    return node


def _table(root: TextNode, names: Sequence[_Name], header: re.Match[str]) -> TextNode:
    """The table that a header opens."""
    if header[1] == "[":
        return _inside(root, names)
    holder, last = _inside(root, names[:-1]), names[-1]
    listed = holder.child(last.name)
    if listed is None:
        listed = TextNode(last.name, last.start, last.end, holder)
        listed.sort = NodeSort.LIST
        holder.children.append(listed)
    item = TextNode(len(listed.children), header.start(1), last.end, listed)
    item.sort = NodeSort.MAPPING
    listed.children.append(item)
    return item


def _value(text: str, node: TextNode, at: int) -> int:
    """Read the value behind a key; where it ends."""
    stop = _LINE_END.search(text, at)
    end = stop.start() if stop else len(text)
    rest = text[at:end].partition(" #")[0].rstrip()
    if not rest or rest[0] == "#":
        return at
    node.sort, node.start, node.end = NodeSort.TEXT, at, at + len(rest)
    if rest[0] in "[{":
        read_flow(text, node, at, _region(text, end), "=", in_line=True)
        return node.end if node.closed else end
    if rest[0] in "\"'":
        whole = _TEXT.match(text, at)
        node.style = rest[:3] if rest[:3] in {'"""', "'''"} else rest[0]
        node.closed = whole is not None
        node.end = whole.end() if whole else end
    return node.end


_NEXT = re.compile(r"^[ \t]*(?:\[\[?[A-Za-z]|[A-Za-z0-9_-]+[ \t]*=)", re.MULTILINE)


def _region(text: str, end: int) -> int:
    """Where a value in brackets ends at the latest: before the next key or header."""
    found = _NEXT.search(text, end)
    return found.start() if found else len(text)
