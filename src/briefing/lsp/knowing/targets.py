"""What a place of a text refers to, and every place that refers to the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.lsp.knowing.allowed import is_prose, reference_field
from briefing.lsp.knowing.caret import node_at
from briefing.lsp.knowing.known import source_beside
from briefing.lsp.knowing.nodes import NodeSort, key_stretch, written_text
from briefing.model.references import SECTIONS, TOKEN, split_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText

__all__ = ["Target", "target_at", "targets_of", "tokens_in"]

_NUMBER = re.compile(r"[1-9]\d{0,5}", re.ASCII)


class Target(NamedTuple):
    """An id that is written somewhere.

    Attributes:
        id: What is named.
        paragraph: The paragraph of a source that is; None for all of it, and for anything else.
        start: Where the name begins in the text, without brackets and marks.
        end: Where it ends, a paragraph included.
        gives: Whether it is given there, and not named.
    """

    id: str
    paragraph: int | None
    start: int
    end: int
    gives: bool = False


def target_at(document: OpenText, offset: int) -> Target | None:
    """What is named at a place; None where nothing is."""
    node = node_at(document, offset)
    if node is None:
        return None
    given = _given_by(node, document)
    if given is not None and given.start <= offset <= given.end:
        return given
    if node.sort is not NodeSort.TEXT or not node.start <= offset <= node.end:
        return None
    if is_prose(node.path):
        return next((found for found in tokens_in(node, document) if found.start - 1 <= offset <= found.end + 1), None)
    return _named_by(node, document)


def tokens_in(node: TextNode, document: OpenText) -> Iterator[Target]:
    """What has the form of a token in the prose of a node."""
    for found in TOKEN.finditer(document.text, node.start, node.end):
        yield Target(found[1], int(found[2]) if found[2] else None, found.start() + 1, found.end() - 1)


def targets_of(document: OpenText, key: str) -> Iterator[Target]:
    """Every place that gives an id or names it, in the order of the text."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(key)}(?![\w-])", document.text, re.ASCII):
        target = target_at(document, found.start())
        if target is not None and target.id == key and target.start == found.start():
            yield target


def _given_by(node: TextNode, document: OpenText) -> Target | None:
    """The id that a part of the text gives."""
    path = node.path
    if len(path) == 2 and isinstance(path[1], str) and path[0] in SECTIONS and node.key is not None:
        return Target(path[1], None, *key_stretch(node, document.text), gives=True)
    if len(path) == 3 and path[2] == "id" and path[0] in SECTIONS and isinstance(path[1], int):
        return _inner(node, document, gives=True)
    return None


def _named_by(node: TextNode, document: OpenText) -> Target | None:
    """What a field names: an id, a paragraph of a source, or the number of a paragraph of the source beside it."""
    field = reference_field(node.path)
    if field is not None:
        return _inner(node, document, may_have_paragraph=field.kind is None)
    number = written_text(node, document.text)
    source = source_beside(node, document) if node.key == "at" and _NUMBER.fullmatch(number) else ""
    return Target(source, int(number), node.start, node.end) if source else None


def _inner(node: TextNode, document: OpenText, *, gives: bool = False, may_have_paragraph: bool = False) -> Target:
    """The id that is all of a text."""
    size = len(node.style) if node.style not in {"|", ">"} else 0
    written = written_text(node, document.text)
    name, paragraph = split_paragraph(written) if may_have_paragraph else (written, None)
    start = node.start + size
    return Target(name, paragraph, start, min(start + len(written), max(node.end - size, start)), gives)
