"""What stands at a place of a text that is being written, and what may be written there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.lsp.knowing.nodes import NodeSort, line_end

if TYPE_CHECKING:
    from briefing.errors import NodePath
    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText

__all__ = ["Caret", "Writes", "caret_at", "node_at"]

_BLANK = re.compile(r"[ \t]*")


class Writes(NamedTuple):
    """What may be written at a place.

    Attributes:
        keys: A key of the mapping there.
        values: A value.
    """

    keys: bool
    values: bool


_KEY, _VALUE, _EITHER, _NEITHER = Writes(True, False), Writes(False, True), Writes(True, True), Writes(False, False)


class Caret(NamedTuple):
    """A place of a text.

    Attributes:
        path: The way to the value that stands or is due there; where only a key is due, to the mapping that gets it.
        writes: What may be written.
        start: Where what is written there begins, without a mark.
        end: Where it ends.
        node: What stands there, or what holds what is due.
        holder: The mapping whose keys are known there; None where there is none yet.
        quoted: The mark before what is written; empty where there is none.
        closed: Whether that mark is closed.
        spaced: Whether a blank is missing before what is written.
    """

    path: NodePath
    writes: Writes
    start: int
    end: int
    node: TextNode
    holder: TextNode | None = None
    quoted: str = ""
    closed: bool = True
    spaced: bool = True


def node_at(document: OpenText, offset: int) -> TextNode | None:
    """The innermost part whose key or value a place touches."""
    for node in reversed(document.chain(offset)):
        if node.key_start <= offset <= node.key_end and node.key is not None:
            return node
        if node.start <= offset <= node.end:
            return node
    return None


def caret_at(document: OpenText, offset: int) -> Caret:
    """Find out what a place is."""
    text = document.text
    chain = document.chain(offset)
    last = chain[-1]
    if isinstance(last.key, str) and last.key_start <= offset <= last.key_end and last.parent is not None:
        return _on_key(last, offset, text)
    for node in reversed(chain):
        if node.sort is NodeSort.TEXT and node.start <= offset <= _text_end(node, offset, text):
            return _on_text(node, offset, text)
    inside = _innermost_open(chain, offset)
    if inside is not None:
        behind = chain[chain.index(inside) + 1 :]
        return _in_brackets(inside, behind[0] if behind else None, offset, text)
    return _between(document, chain, offset)


def _between(document: OpenText, chain: list[TextNode], offset: int) -> Caret:
    """A place where nothing stands yet: behind a key or a dash, or on a line of its own."""
    text, last = document.text, chain[-1]
    line = _line_start(text, offset)
    if last.sort is NodeSort.NOTHING and last.key is not None and last.key_start >= line:
        spaced = text[offset - 1 : offset] in {" ", "\t"} or document.kind == "toml"
        writes = _EITHER if isinstance(last.key, int) else _VALUE
        writes = _NEITHER if "#" in text[last.start : offset] else writes
        return Caret(last.path, writes, offset, offset, last, spaced=spaced)
    if document.kind == "toml":
        return _in_table(document, offset)
    if text[line:offset].strip():
        return Caret(last.path, _NEITHER, offset, offset, last)
    return _on_blank(chain, offset, offset - line, text)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _text_end(node: TextNode, offset: int, text: str) -> int:
    """Where a text ends: behind the blanks that follow it, and of a block with the blank line that is begun below."""
    if node.style in {"|", ">"} and node.column >= 0 and offset > node.end:
        line = _line_start(text, offset)
        is_below = not text[node.end : line].strip() and text[line:offset].strip() == "" and offset - line > node.column
        return offset if is_below else node.end
    if node.style or node.is_word:
        return node.end
    blanks = _BLANK.match(text, node.end)
    return blanks.end() if blanks else node.end


def _on_key(node: TextNode, offset: int, text: str) -> Caret:
    quoted = text[node.key_start] if text[node.key_start : node.key_start + 1] in {'"', "'"} else ""
    size = len(quoted)
    start, end = node.key_start + size, max(node.key_end - size, node.key_start + size)
    holder = node.parent or node
    writes = _KEY if start <= offset <= end else _NEITHER
    return Caret(holder.path, writes, start, end, node, holder, quoted)


def _on_text(node: TextNode, offset: int, text: str) -> Caret:
    size = len(node.style) if node.style not in {"|", ">"} else 0
    start = node.start + size
    end = node.end - size if node.closed and node.end - size >= start else node.end
    if size and not node.closed:
        end = offset
    quoted = node.style if size else ""
    holder = node.parent
    if quoted and not start <= offset <= end:
        return Caret(node.path, _NEITHER, offset, offset, node)
    if node.is_word:
        # Where a list stands, the word would become an item.
        writes = _KEY if holder is not None and holder.sort is not NodeSort.LIST else _VALUE
        return Caret(node.path, writes, min(start, offset), max(end, offset), node, holder, quoted, node.closed)
    begins_line = node.column >= 0 and not text[_line_start(text, node.start) : node.start].strip(" -")
    plain = not node.style and "\n" not in text[node.start : node.end]
    writes = _EITHER if begins_line and plain else _VALUE
    return Caret(node.path, writes, min(start, offset), max(end, offset), node, None, quoted, node.closed)


def _innermost_open(chain: list[TextNode], offset: int) -> TextNode | None:
    """What is in brackets around a place."""
    for node in reversed(chain):
        if node.style in {"[", "{"} and node.start < offset and (offset < node.end or not node.closed):
            return node if offset <= node.end else None
    return None


def _in_brackets(node: TextNode, last: TextNode | None, offset: int, text: str) -> Caret:
    """Between the values in brackets: behind a comma or the bracket something is due, behind a key its value.

    Args:
        node: What is in the brackets.
        last: The last part of it that begins before the place.
        offset: The place.
        text: All of the text.
    """
    before = text[node.start : offset].rstrip()[-1:]
    if before in {":", "="} and last is not None and last.sort is NodeSort.NOTHING:
        spaced = text[offset - 1 : offset].isspace()
        return Caret(last.path, _VALUE, offset, offset, last, spaced=spaced)
    if before not in {",", "[", "{"}:
        return Caret(node.path, _NEITHER, offset, offset, node)
    spaced = before != "," or text[offset - 1 : offset].isspace()
    if node.sort is NodeSort.MAPPING:
        return Caret(node.path, _KEY, offset, offset, node, node, spaced=spaced)
    number = last.key + 1 if last is not None and isinstance(last.key, int) else 0
    return Caret((*node.path, number), _VALUE, offset, offset, node, spaced=spaced)


def _in_table(document: OpenText, offset: int) -> Caret:
    """On a blank line of TOML: a key of the table above is due."""
    holder = document.root
    for section in document.sections:
        for node in section.node.walk():
            if node.sort is NodeSort.MAPPING and not node.style and holder.key_start <= node.key_start < offset:
                holder = node
    line = _line_start(document.text, offset)
    is_blank = not document.text[line:offset].strip(" \t\ufeff")
    return Caret(holder.path, _KEY if is_blank else _NEITHER, offset, offset, holder, holder)


def _on_blank(chain: list[TextNode], offset: int, column: int, text: str) -> Caret:
    """On a line that is blank so far: the column tells what the line will be a part of."""
    blanks = _BLANK.match(text, offset)
    rest = blanks.end() if blanks else offset
    if rest < line_end(text, offset):
        # Something stands behind the place already.
        return Caret(chain[-1].path, _NEITHER, offset, offset, chain[-1])
    for node in reversed(chain):
        if node.sort is NodeSort.NOTHING and node.key is not None and column > node.column:
            return Caret(node.path, _EITHER, offset, offset, node)
        if node.sort is NodeSort.MAPPING and node.inner == column:
            return Caret(node.path, _KEY, offset, offset, node, node)
        if node.sort is NodeSort.LIST and node.inner == column and not _is_shared(node, column):
            break
    return Caret(chain[-1].path, _NEITHER, offset, offset, chain[-1])


def _is_shared(node: TextNode, column: int) -> bool:
    """Whether the dashes of a list stand in the column of the keys around it."""
    return node.parent is not None and node.parent.inner == column
