"""The parts of a text that is being written, each with its place: what stands in brackets and braces is read here.

No parser of YAML, JSON or TOML reads a text with a half-written line. This reading is lenient instead: it takes what is
there, and tells where it would go on.
"""

from __future__ import annotations

import re
import sys
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath

__all__ = ["DEEPEST", "NodeSort", "TextNode", "key_stretch", "line_end", "read_flow", "written_text"]

DEEPEST = 64
"""Brackets inside brackets; what lies deeper is passed over, as no brief has it."""


class NodeSort(Enum):
    """What a part of a text is, as far as it is written."""

    NOTHING = auto()
    TEXT = auto()
    LIST = auto()
    MAPPING = auto()


class TextNode:
    """A value with the key or the place in a list that it has; offsets are characters of the whole text.

    Attributes:
        sort: What it is.
        start: Where the value begins; behind the key or the dash where nothing is written yet.
        end: Where it ends.
        key: Its key, its place from 0, or None for a word that may become a key.
        key_start: Where the key or the dash begins.
        key_end: Where the key ends.
        column: Of a value in a block the column of its key or dash; -1 for any other.
        inner: The column of the keys or dashes inside of it; -1 where there are none in a block.
        style: The sign that a text or what is in brackets begins with: a mark, `|`, `>`, `[`, `{`; empty for plain.
        closed: Whether the mark or bracket that it begins with is closed.
        parent: What it is a part of.
        children: Its parts, in the order of the text.
    """

    __slots__ = (
        "children",
        "closed",
        "column",
        "end",
        "inner",
        "key",
        "key_end",
        "key_start",
        "parent",
        "sort",
        "start",
        "style",
    )

    def __init__(self, key: str | int | None, key_start: int, key_end: int, parent: TextNode | None = None) -> None:
        self.sort = NodeSort.NOTHING
        self.key = key
        self.key_start = key_start
        self.key_end = key_end
        self.start = self.end = key_end
        self.column = self.inner = -1
        self.style = ""
        self.closed = True
        self.parent = parent
        self.children: list[TextNode] = []

    @property
    def path(self) -> NodePath:
        """The way to it from the whole; that of a word which is no value yet ends at what holds it."""
        steps: list[str | int] = []
        node: TextNode | None = self
        while node is not None and node.parent is not None:
            if node.key is not None:
                steps.append(node.key)
            node = node.parent
        return tuple(reversed(steps))

    @property
    def is_word(self) -> bool:
        """Whether it stands where a key is due."""
        return self.key is None and self.parent is not None

    def child(self, key: str) -> TextNode | None:
        """The value of a key."""
        return next((child for child in self.children if child.key == key), None)

    def walk(self) -> Iterator[TextNode]:
        """Itself and all that it is made of, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "a": "\x07", "b": "\b", "f": "\f", "v": "\v"} | {
    "0": "\x00",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(00[01][0-9A-Fa-f]{5})|(.))", re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[\r\n]")
_FOLDED = re.compile(r"[ \t]*\r?\n\s*")


def written_text(node: TextNode, text: str) -> str:
    """What a text says, without its marks and with its lines in one; of rare escapes it keeps the sign."""
    raw = text[node.start : node.end]
    if node.style in {"|", ">"}:
        raw = raw.partition("\n")[2]
    elif node.style:
        size = len(node.style)
        raw = raw[size:-size] if node.closed and len(raw) >= 2 * size else raw[size:]
        raw = _whole(_ESCAPED.sub(_unescaped, raw)) if node.style[0] == '"' else raw.replace("''", "'")
    return _FOLDED.sub(" ", raw).strip()


def line_end(text: str, start: int) -> int:
    """Where the line ends in which a place is."""
    found = _BREAK.search(text, start)
    return found.start() if found else len(text)


def key_stretch(node: TextNode, text: str) -> tuple[int, int]:
    """Where a key stands, without its marks."""
    size = int(text[node.key_start : node.key_start + 1] in {'"', "'"})
    return node.key_start + size, max(node.key_end - size, node.key_start + size)


def _whole(text: str) -> str:
    """A text in which two halves of a character, as JSON writes some, are one."""
    return (
        text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") if _HALF.search(text) else text
    )


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return _ESCAPES.get(found[4], found[4])
    return chr(int(code, 16)) if int(code, 16) <= sys.maxunicode else "\ufffd"


@lru_cache(maxsize=4)
def _tokens(sign: str, *, in_line: bool) -> re.Pattern[str]:
    """The tokens between brackets.

    Args:
        sign: What stands between a key and its value: a colon, or in TOML an equals sign.
        in_line: Whether a text in marks ends on its line.
    """
    broken = r"\r\n" if in_line else ""
    behind = r":(?=[\s,\[\]{}]|$)|(?<=[\"']):" if sign == ":" else "="
    in_plain = r":(?![\s,\[\]{}]|$)|" if sign == ":" else ":|"
    stop = r"\s,\[\]{}" + sign
    return re.compile(
        rf"(?P<blank>\s+|(?<!\S)#[^\r\n]*)|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<comma>,)|(?P<sign>{behind})|"
        rf"(?P<quoted>\"(?:[^\"\\{broken}]|\\.)*+\"|'(?:[^'{broken}]|'')*+')|(?P<unclosed>[\"'][^\r\n]*)|"
        rf"(?P<plain>(?:[^{stop}]++|{in_plain}[ \t]++(?=[^{stop}#]))++)|(?P<other>.)",
        re.DOTALL,
    )


def read_flow(
    text: str,
    node: TextNode,
    start: int,
    stop: int,
    sign: str = ":",
    *,
    inside: NodeSort | None = None,
    in_line: bool = False,
) -> None:
    """Read what stands in brackets or braces into a node.

    Args:
        text: The whole text.
        node: Its value begins with the bracket.
        start: Where that stands, or where to begin.
        stop: Where to end at the latest.
        sign: What stands between a key and its value.
        inside: What is open already at the start: a list or a mapping; None where a bracket stands there.
        in_line: Whether a text in marks ends on its line, as in JSON and TOML.
    """
    node.start, node.end = start, stop
    node.closed = inside is not None
    if inside is not None:
        node.sort = inside
        reader = _FlowReader(text, node)
    else:
        node.style = text[start]
        node.sort = NodeSort.LIST if text[start] == "[" else NodeSort.MAPPING
        reader = _FlowReader(text, node)
        start += 1
    for found in _tokens(sign, in_line=in_line).finditer(text, start, stop):
        kind = found.lastgroup or ""
        if kind == "close" and reader.close(found.end()) and inside is None:
            return
        if kind == "open":
            reader.open(found[0], *found.span())
        elif kind == "sign":
            reader.sign(found.end())
        elif kind == "comma":
            reader.comma()
        elif kind in {"quoted", "unclosed", "plain"}:
            reader.text(found[0], *found.span(), closed=kind != "unclosed")


class _FlowReader:
    """Puts tokens together. What is open is kept on a list, not on Python's stack."""

    def __init__(self, text: str, node: TextNode) -> None:
        self._text = text
        self._open = [node]
        self._skipped = 0
        self._slot: TextNode | None = None
        self._joins = False

    def _place(self, start: int) -> TextNode | None:
        """Where a value goes that begins here; None where it can only be a word that may become a key."""
        if self._slot is not None:
            slot, self._slot = self._slot, None
            return slot
        holder = self._open[-1]
        if holder.sort is not NodeSort.LIST:
            return None
        node = TextNode(len(holder.children), start, start, holder)
        holder.children.append(node)
        return node

    def open(self, bracket: str, start: int, end: int) -> None:
        if len(self._open) >= DEEPEST:
            self._skipped += 1
            return
        holder = self._open[-1]
        node = self._place(start)
        if node is None:
            node = TextNode(None, start, start, holder)
            holder.children.append(node)
        node.start, node.end, node.closed, node.style = start, end, False, bracket
        node.sort = NodeSort.LIST if bracket == "[" else NodeSort.MAPPING
        self._open.append(node)
        self._joins = False

    def close(self, end: int) -> bool:
        """Close the innermost bracket; whether that was the outermost of all."""
        if self._skipped:
            self._skipped -= 1
            return False
        node = self._open[-1]
        self._slot, self._joins = None, False
        if len(self._open) > 1:
            self._open.pop()
        elif not node.style:
            return False
        node.end, node.closed = end, True
        return not self._open[1:] and node is self._open[0]

    def comma(self) -> None:
        self._slot, self._joins = None, False

    def sign(self, end: int) -> None:
        """The word before becomes a key, whose value is yet to come."""
        holder = self._open[-1]
        last = holder.children[-1] if holder.children else None
        if holder.sort is NodeSort.MAPPING and last is not None and last.is_word and last.sort is NodeSort.TEXT:
            last.key = written_text(last, self._text)
            last.key_start, last.key_end = last.start, last.end
            last.sort, last.style, last.closed = NodeSort.NOTHING, "", True
            last.start = last.end = end
            self._slot = last
        self._joins = False

    def text(self, raw: str, start: int, end: int, *, closed: bool) -> None:
        holder = self._open[-1]
        if self._joins and holder.children:
            # A plain text goes on in the next line.
            holder.children[-1].end = end
            return
        node = self._place(start)
        if node is None:
            node = TextNode(None, start, start, holder)
            holder.children.append(node)
        node.sort, node.start, node.end, node.closed = NodeSort.TEXT, start, end, closed
        node.style = raw[0] if raw[0] in "\"'" else ""
        self._joins = not node.style
