"""Changes of a brief in JSON or TOML: a value in the place of another one, a new key, a new actor."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from briefing.files.yaml_edits import Addition, NewEntry, Replacement, stretches_of
from briefing.lsp.knowing.known import document_of
from briefing.lsp.knowing.nodes import NodeSort, line_end

if TYPE_CHECKING:
    from typing import Any

    from briefing.errors import NodePath
    from briefing.files.yaml_removals import Stretch
    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText
    from briefing.lsp.snapshot import Snapshot

__all__ = ["node_of", "stretches_in"]

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANKS = re.compile(r"\s*\Z")


def stretches_in(snapshot: Snapshot, edit: Addition | NewEntry | Replacement) -> list[Stretch]:
    """What a change writes where, in the text without a byte-order mark, whatever its format.

    Args:
        snapshot: The document.
        edit: The change; in JSON and TOML an addition is put before the first key, and its value is a text.

    Raises:
        LookupError: The text is written in a way in which it cannot be made.
    """
    document, mark = document_of(snapshot), len(snapshot.mark)
    if document.kind == "yaml":
        return stretches_of(snapshot.plain, [edit])
    return [(start - mark, end - mark, written) for start, end, written in [_stretch(document, edit)]]


def node_of(document: OpenText, path: NodePath) -> TextNode | None:
    """The part of a text at the end of a path; None where the text does not show it."""
    section = document.section(str(path[0])) if path else None
    if section is None:
        return None
    node: TextNode | None = section.node
    for step in path[1:]:
        parts = document.parts(node) if node else ()
        node = next((part for part in parts if part.key == step), None)
    return node


def _stretch(document: OpenText, edit: Addition | NewEntry | Replacement) -> Stretch:
    if isinstance(edit, NewEntry):
        return _entry(document, edit)
    node = node_of(document, edit.path)
    if isinstance(edit, Replacement):
        if node is None or node.sort is not NodeSort.TEXT:
            raise LookupError(edit.path)
        return node.start, node.end, _written(edit.value, document)
    if node is None or not node.children:
        raise LookupError(edit.path)
    if node.style:
        return _before(node.children[0], edit.key, edit.value, document)
    # The keys of a table stand below its header.
    place = line_end(document.text, node.key_end)
    return place, place, f"{_line_break(document)}{_pair(edit.key, edit.value, document)}"


def _entry(document: OpenText, edit: NewEntry) -> Stretch:
    """An entry behind the last one of its section, or a section with it."""
    section = document.section(edit.section)
    parts = list(document.items(section)) if section else []
    if section is None and document.kind == "json" and document.sections:
        return _before(document.sections[0].node, edit.section, {edit.key: edit.value}, document)
    if section is not None and section.node.style:
        if not parts:
            raise LookupError(edit.section)
        lead = _lead(parts[-1], document)
        return parts[-1].end, parts[-1].end, f",{lead}{_pair(edit.key, edit.value, document)}"
    if document.kind == "json":
        raise LookupError(edit.section)
    end = max((max(part.end, part.key_end) for part in parts), default=len(document.text.rstrip()))
    place, after = line_end(document.text, end), _line_break(document)
    lines = (f"[{edit.section}.{edit.key}]", *(_pair(key, value, document) for key, value in edit.value.items()))
    return place, place, f"{after}{after}{after.join(lines)}"


def _before(first: TextNode, key: str, value: Any, document: OpenText) -> Stretch:
    """A key before the first one in braces, as that stands there."""
    return first.key_start, first.key_start, f"{_pair(key, value, document)},{_lead(first, document) or ' '}"


def _lead(node: TextNode, document: OpenText) -> str:
    """The blanks and line breaks before a key."""
    found = _BLANKS.search(document.text, 0, node.key_start)
    return found[0] if found else ""


def _pair(key: str, value: Any, document: OpenText) -> str:
    if document.kind == "json":
        return f"{json.dumps(key)}: {_written(value, document)}"
    return f"{key} = {_written(value, document)}"


def _written(value: Any, document: OpenText) -> str:
    """A text as both formats write it, or a mapping of texts."""
    if isinstance(value, dict):
        return "{" + ", ".join(_pair(key, one, document) for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _line_break(document: OpenText) -> str:
    found = _BREAK.search(document.text)
    return found[0] if found else "\n"
