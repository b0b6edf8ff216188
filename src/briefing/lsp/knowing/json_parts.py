"""The keys of the whole in a text of JSON, each with where its items begin: what is in them is not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.lsp.knowing.nodes import TextNode

__all__ = ["JsonPart", "find_parts"]

_TOKEN = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*+\"?|[\[\]{}]")
_COLON = re.compile(r"\s*:")


class JsonPart:
    """A key of the whole.

    Attributes:
        key: The key.
        start: Where it begins.
        end: Where it ends.
        opened: The bracket that its value begins with; empty for a value without one.
        starts: Where each item of its value begins.
        closed: Where the bracket ends that closes its value; None where none does.
    """

    def __init__(self, key: str, start: int, end: int) -> None:
        self.key = key
        self.start = start
        self.end = end
        self.opened = ""
        self.starts: list[int] = []
        self.closed: int | None = None


def find_parts(text: str, root: TextNode) -> list[JsonPart]:
    """Find the keys of the whole, and where the brackets of that stand.

    Args:
        text: All of it.
        root: The whole, which gets its brackets.
    """
    parts: list[JsonPart] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        last = parts[-1] if parts else None
        if sign in "]}":
            depth -= 1
            _close(depth, last, root, token.end())
            continue
        if depth == 1 and sign == '"' and _is_key(text, token):
            parts.append(JsonPart(token[0].strip('"'), *token.span()))
        elif depth == 1 and sign != '"' and last is not None:
            last.opened = last.opened or sign
        elif depth == 2 and last is not None and _begins_item(text, last, token):
            last.starts.append(token.start())
        if sign != '"':
            if depth == 0 and not root.style:
                root.start, root.style, root.closed = token.start(), sign, False
            depth += 1
    return parts


def _begins_item(text: str, part: JsonPart, token: re.Match[str]) -> bool:
    """Whether an item begins with a token: in a list each, elsewhere a key."""
    return part.opened == "[" or (part.opened == "{" and token[0][0] == '"' and _is_key(text, token))


def _close(depth: int, part: JsonPart | None, root: TextNode, end: int) -> None:
    """A bracket that closes what is open at a depth."""
    if depth == 1 and part is not None and part.closed is None:
        part.closed = end
    elif depth == 0 and not root.closed:
        root.end, root.closed = end, True


def _is_key(text: str, token: re.Match[str]) -> bool:
    """Whether a text of JSON is a key, or stands where one is due."""
    if _COLON.match(text, token.end()):
        return True
    before = token.start() - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return text[before : before + 1] in {",", "{"}
