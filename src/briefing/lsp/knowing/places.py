"""Where something is given, and where it is named: in the open text, in the texts of its sources, in other briefs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import DocumentHighlight, DocumentHighlightKind, Location

from briefing.lsp.knowing.allowed import pattern_of
from briefing.lsp.knowing.beside import actor_beside, actors_beside
from briefing.lsp.knowing.caret import node_at
from briefing.lsp.knowing.known import document_of
from briefing.lsp.knowing.nodes import NodeSort, written_text
from briefing.lsp.knowing.targets import target_at, targets_of
from briefing.lsp.paragraphs import find_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Position

    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import Declaration, OpenText
    from briefing.lsp.knowing.targets import Target
    from briefing.lsp.snapshot import Snapshot

__all__ = ["declaration_of", "definition", "highlights", "references"]

_ARCHIVE_PATHS = frozenset({"sources.*.archive.path", "sources.*.archive"})


def definition(snapshot: Snapshot, position: Position) -> list[Location]:
    """Where what is named at a position is given: an id in the text, a paragraph in that of its source."""
    document = document_of(snapshot)
    offset = snapshot.offset(position)
    target = target_at(document, offset)
    if target is None:
        node = node_at(document, offset)
        return list(_elsewhere(node, snapshot, document)) if node is not None else []
    if target.paragraph is not None and (place := find_paragraph(snapshot, target.id, target.paragraph)):
        return [place]
    declared = declaration_of(target.id, document)
    if declared is None:
        return []
    if target.gives and (text := find_paragraph(snapshot, target.id)):
        return [text]
    return [Location(snapshot.uri, snapshot.range(declared.start, declared.end))]


def declaration_of(key: str, document: OpenText) -> Declaration | None:
    """Where the text gives an id."""
    return next((one for one in document.declared() if one.id == key), None)


def _elsewhere(node: TextNode, snapshot: Snapshot, document: OpenText) -> Iterator[Location]:
    """What a path or an actor of another brief leads to."""
    path = node.path
    if pattern_of(path) in _ARCHIVE_PATHS and (place := find_paragraph(snapshot, str(path[1]))):
        yield place
    elif len(path) in {3, 4} and path[0] == "actors" and path[2] == "same_as" and node.sort is NodeSort.TEXT:
        place = actor_beside(written_text(node, document.text), snapshot)
        yield from [place] if place else []


def references(snapshot: Snapshot, position: Position, *, include_declaration: bool = True) -> list[Location]:
    """Every place that names what is named at a position; of an actor also those of other briefs of the folder."""
    document = document_of(snapshot)
    target = target_at(document, snapshot.offset(position))
    if target is None:
        return []
    found = _same(target, document, with_given=include_declaration)
    own = [Location(snapshot.uri, snapshot.range(start, end)) for start, end in found]
    return [*own, *(actors_beside(target.id, snapshot) if target.paragraph is None else ())]


def highlights(snapshot: Snapshot, position: Position) -> list[DocumentHighlight]:
    """Every place of the text itself that names, or gives, what is named at a position."""
    document = document_of(snapshot)
    target = target_at(document, snapshot.offset(position))
    if target is None:
        return []
    given = {one.start for one in document.declared() if one.id == target.id}
    return [
        DocumentHighlight(
            snapshot.range(start, end), DocumentHighlightKind.Write if start in given else DocumentHighlightKind.Read
        )
        for start, end in _same(target, document, with_given=True)
    ]


def _same(target: Target, document: OpenText, *, with_given: bool) -> list[tuple[int, int]]:
    """The stretches that name the same thing, in the order of the text, where wanted those that give its id too."""
    if target.paragraph is not None:
        found = [*targets_of(document, target.id), *_numbers(target, document)]
        return sorted((one.start, one.end) for one in found if one.paragraph == target.paragraph)
    stretches = {(one.start, one.end): one.gives for one in targets_of(document, target.id)}
    declared = declaration_of(target.id, document)
    if declared is not None and declared.by_default:
        stretches[declared.start, declared.end] = True
    return sorted(stretch for stretch, gives in stretches.items() if with_given or not gives)


def _numbers(target: Target, document: OpenText) -> Iterator[Target]:
    """The fields that name a paragraph by its number, beside the source."""
    for found in re.finditer(rf"\bat[\"']?[ \t]*[:=][ \t]*[\"']?({target.paragraph})\b", document.text):
        one = target_at(document, found.start(1))
        if one is not None and one.id == target.id:
            yield one
