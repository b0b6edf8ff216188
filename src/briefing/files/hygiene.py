"""Text in a file that its reader must know of: control, bidirectional and invisible characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.files.validation import Finding
from briefing.text import find_unsafe, may_be_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.positions import NodePath

__all__ = ["find_text_warnings"]

_ESCAPES = re.compile(r"\\[0abtvfre_NLPxuU]")

_KINDS = {
    "control": ("BR601", "control character"),
    "bidi": ("BR602", "bidirectional control"),
    "invisible": ("BR603", "invisible character"),
    "odd-newline": ("BR604", "unusual line break"),
    "combining-overflow": ("BR605", "too many marks on one letter"),
    "surrogate": ("BR606", "half of a character"),
    "noncharacter": ("BR607", "code point that stands for no character"),
}


def find_text_warnings(tree: Any, source: str) -> Iterator[Finding]:
    """Warn once of each kind in each text. A file without a suspect character or escape costs one search."""
    if may_be_unsafe(source) or _ESCAPES.search(source):
        yield from _walk(tree, ())


def _walk(node: Any, path: NodePath) -> Iterator[Finding]:
    if isinstance(node, str):
        yield from _in_text(node, path)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _in_text(key, (*path, key), at_key=True)
            yield from _walk(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _walk(value, (*path, place))


def _in_text(text: str, path: NodePath, *, at_key: bool = False) -> Iterator[Finding]:
    if not may_be_unsafe(text):
        return
    seen: set[str] = set()
    for found in find_unsafe(text):
        if found.kind in seen:
            continue
        seen.add(found.kind)
        code, words = _KINDS[found.kind]
        message = f"{words} U+{ord(found.character):04X} at character {found.offset + 1} of the text"
        hint = "every output shows what it is; take it out if the source does not have it"
        yield Finding(code, message, path, path, hint, at_key=at_key)
