"""The lines of a YAML text, read by their indentation alone: a line that is half-written spoils no other."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.lsp.knowing.nodes import DEEPEST, NodeSort, TextNode, read_flow

__all__ = ["indent_before", "read_block"]

_LINE = re.compile(r"(?P<indent> *)(?P<rest>[^\r\n]*)(?:\r\n|\n|\r|$)")
_KEY = re.compile(
    r"(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s\-#\"'\[\]{},|>&*!%@`:][^\r\n:#]*?|-[^\s:][^\r\n:#]*?)[ \t]*:(?=\s|$)"
)
_DASH = re.compile(r"-(?=\s|$)[ \t]*")
_SKIPPED = re.compile(r"#|---(?:\s|$)|\.\.\.(?:\s|$)|%")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_NEXT_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+( *)(?=[^ \t\r\n])")
_ALONE = re.compile(r"[A-Za-z_][\w-]*[ \t]*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'", re.DOTALL)
_PLAIN_LINE = re.compile(r"(?:[^ \t#]++|[ \t]++(?=[^ \t#])|(?<=[^ \t])#)*+")


@lru_cache(maxsize=128)
def indent_before(column: int) -> re.Pattern[str]:
    """A line that is not blank and begins at a column, or before it."""
    return re.compile(rf"^ {{0,{column}}}(?=[^ \t\r\n])", re.MULTILINE)


def read_block(text: str, node: TextNode, start: int, stop: int) -> None:
    """Read lines into a node, which becomes what the first of them is.

    Args:
        text: The whole text.
        node: What has the lines as its value.
        start: Where the first line begins.
        stop: Where the last one ends.
    """
    reader = _BlockReader(text, node, stop)
    at = start
    while at < stop:
        line = _LINE.match(text, at, stop)
        if line is None or line.end() == at:
            break
        after = line.end()
        if line["rest"].strip() and not _SKIPPED.match(line["rest"]):
            after = max(after, reader.read(line.end("indent"), line.start(), line.end("rest")))
        at = after
    reader.finish()


class _BlockReader:
    """Puts lines together: what is open is the way from the whole to the last line."""

    def __init__(self, text: str, node: TextNode, stop: int) -> None:
        self._text = text
        self._stop = stop
        self._open = [node]

    def read(self, at: int, line: int, end: int) -> int:
        """Read a line; where to go on, which is behind it where a value takes several lines.

        Args:
            at: Its first character that is no blank.
            line: Where it begins.
            end: Where it ends.
        """
        self._close(at - line, is_item=_DASH.match(self._text, at, end) is not None)
        while (dash := _DASH.match(self._text, at, end)) and len(self._open) < DEEPEST:
            holder = self._open[-1]
            if holder.sort not in {NodeSort.NOTHING, NodeSort.LIST} or (
                holder.sort is NodeSort.LIST and holder.inner < 0
            ):
                return 0
            self._begin(holder, NodeSort.LIST, at - line)
            self._add(len(holder.children), at, at + 1, at - line)
            at = dash.end()
        if at >= end or self._text[at] == "#":
            return 0
        holder = self._open[-1]
        key = _KEY.match(self._text, at, end)
        if key and holder.sort in {NodeSort.NOTHING, NodeSort.MAPPING} and len(self._open) < DEEPEST:
            self._begin(holder, NodeSort.MAPPING, at - line)
            name = key["key"]
            node = self._add(name.strip("\"'") if name[0] in "\"'" else name, at, key.end("key"), at - line)
            node.start = node.end = key.end()
            at = _after_blanks(self._text, key.end(), end)
            return self._value(node, at, end) if at < end and self._text[at] != "#" else 0
        if holder.sort is NodeSort.NOTHING and not self._precedes_key(at, at - line, end):
            return self._value(holder, at, end)
        if len(self._open) < DEEPEST:
            self._begin(holder, NodeSort.MAPPING, at - line)
        self._word(holder, at, end)
        return 0

    def _precedes_key(self, at: int, column: int, end: int) -> bool:
        """Whether a word stands alone, and the next line has a key in the same column: the word will be one as well."""
        after = _NEXT_LINE.match(self._text, end, self._stop) if _ALONE.fullmatch(self._text, at, end) else None
        return after is not None and len(after[1]) == column and _KEY.match(self._text, after.end()) is not None

    def _close(self, column: int, *, is_item: bool) -> None:
        """Close what a line of a column stands beside or outside of."""
        while len(self._open) > 1:
            top = self._open[-1]
            # The dashes of a list may stand right below its key.
            beside = is_item and column == top.column and isinstance(top.key, str) and top.sort is not NodeSort.MAPPING
            if column > top.column or (beside and top.inner in {-1, column}):
                break
            gone = self._open.pop()
            self._open[-1].end = max(self._open[-1].end, gone.end)

    def finish(self) -> None:
        """Close all that is open."""
        self._close(-1, is_item=False)

    def _begin(self, holder: TextNode, sort: NodeSort, column: int) -> None:
        if holder.sort is NodeSort.NOTHING:
            holder.sort = sort
            holder.inner = column

    def _add(self, key: str | int, start: int, end: int, column: int) -> TextNode:
        holder = self._open[-1]
        if not holder.children:
            holder.start = start
        node = TextNode(key, start, end, holder)
        node.column = column
        holder.children.append(node)
        for one in self._open:
            one.end = max(one.end, end)
        self._open.append(node)
        return node

    def _word(self, holder: TextNode, at: int, end: int) -> None:
        """A word where a key is due."""
        node = TextNode(None, at, at, holder)
        node.sort, node.start, node.end = NodeSort.TEXT, at, _plain_end(self._text, at, end)
        node.column = holder.inner
        holder.children.append(node)
        holder.end = max(holder.end, node.end)

    def _value(self, node: TextNode, at: int, end: int) -> int:
        """Read a value that begins on a line; where it ends, or 0 where it ends on that line."""
        sign = self._text[at]
        node.start = at
        header = _HEADER.match(self._text, at, end) if sign in "|>" else None
        region = self._region(node, end)
        if header:
            node.sort, node.style = NodeSort.TEXT, sign
            node.end = max(header.end(), at + len(self._text[at:region].rstrip()))
            return region
        if sign in "[{":
            read_flow(self._text, node, at, region)
            return self._line_after(node.end) if node.closed else region
        node.sort = NodeSort.TEXT
        if sign in "\"'":
            node.style = sign
            whole = _QUOTED.match(self._text, at, region)
            node.closed = whole is not None
            node.end = whole.end() if whole else end
            return self._line_after(node.end)
        node.end = _plain_end(self._text, at, end)
        if region > end + 2:
            node.end = at + len(self._text[at:region].rstrip())
            return region
        return 0

    def _region(self, node: TextNode, end: int) -> int:
        """Where the lines end that are deeper than a key or a dash."""
        if node.column < 0:
            return self._stop
        after = indent_before(node.column).search(self._text, end, self._stop)
        return after.start() if after else self._stop

    def _line_after(self, at: int) -> int:
        found = _LINE.match(self._text, at, self._stop)
        return found.end() if found else at


def _after_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t":
        at += 1
    return at


def _plain_end(text: str, at: int, end: int) -> int:
    found = _PLAIN_LINE.match(text, at, end)
    return max(found.end() if found else end, at + 1)
