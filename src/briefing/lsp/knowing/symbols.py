"""What a text is made of: its parts as an outline, as stretches that can be folded, and as ever larger selections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import DocumentSymbol, FoldingRange, FoldingRangeKind, Range, SelectionRange, SymbolKind

from briefing.lsp.knowing.known import document_of, first_words, text_of, words_of
from briefing.lsp.knowing.nodes import NodeSort, line_end, written_text
from briefing.lsp.knowing.targets import target_at
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lsprotocol.types import Position

    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText, TextSection
    from briefing.lsp.snapshot import Snapshot

__all__ = ["folds", "outline_of_text", "selections"]

_KINDS = {
    "event": SymbolKind.Event,
    "actors": SymbolKind.Class,
    "sources": SymbolKind.File,
    "quotes": SymbolKind.String,
    "timeline": SymbolKind.Event,
    "tensions": SymbolKind.Interface,
    "discrepancies": SymbolKind.Interface,
    "assessments": SymbolKind.Interface,
}
"""The signs of sections and their items."""


def outline_of_text(snapshot: Snapshot) -> list[DocumentSymbol]:
    """The sections of a text, each with its items: ids with names, titles or first words."""
    document = document_of(snapshot)
    ids = {(one.section.start, one.number): one.id for one in document.declared()}
    return [_section(section, ids, document, snapshot) for section in document.sections if section.key]


def _section(
    section: TextSection, ids: dict[tuple[int, int], str], document: OpenText, snapshot: Snapshot
) -> DocumentSymbol:
    node = section.node
    kind = _KINDS.get(section.key, SymbolKind.Property)
    children = [
        _item(item, ids.get((section.start, number), ""), kind, document, snapshot)
        for number, item in enumerate(document.items(section))
        if node.sort is not NodeSort.TEXT and not item.is_word
    ]
    detail = first_words(written_text(node, document.text)) if node.sort is NodeSort.TEXT else None
    whole = snapshot.range(node.key_start, max(node.end, node.key_end))
    for child in children:
        # The header of a table stands before the name of its section, and tables may stand in any order.
        whole = Range(min(whole.start, child.range.start), max(whole.end, child.range.end))
    chosen = snapshot.range(node.key_start, node.key_end)
    return DocumentSymbol(safe_line(section.key), kind, whole, chosen, detail=detail, children=children)


def _item(item: TextNode, key: str, kind: SymbolKind, document: OpenText, snapshot: Snapshot) -> DocumentSymbol:
    text = document.text
    if item.sort is NodeSort.TEXT:
        words = written_text(item, text)
    else:
        words = words_of(item, document) or text_of(item, "note", document)
    # The keys of the event are its parts; the items of a list without ids are told by their words.
    name = key or (item.key if isinstance(item.key, str) else "") or first_words(words) or str(item.key)
    start = item.key_start
    end = max(item.end, item.key_end)
    chosen_end = (
        min(max(item.key_end, start + 1), end) if isinstance(item.key, str) else min(line_end(text, start), end)
    )
    # An editor refuses a part without a name.
    return DocumentSymbol(
        safe_line(name) or "?",
        kind,
        snapshot.range(start, end),
        snapshot.range(start, chosen_end),
        detail=first_words(words) if name != first_words(words) else None,
    )


def folds(snapshot: Snapshot) -> list[FoldingRange]:
    """Every part that takes several lines, and comments that do."""
    document = document_of(snapshot)
    found: dict[int, FoldingRange] = {}
    for section in document.sections:
        for node in (section.node, *(inner for item in document.items(section) for inner in item.walk())):
            start, _ = snapshot.lines.place(node.key_start)
            end, _ = snapshot.lines.place(max(node.end, node.key_start))
            if end > start:
                found.setdefault(start, FoldingRange(start, end))
    for start, end in _comments(snapshot):
        found.setdefault(start, FoldingRange(start, end, kind=FoldingRangeKind.Comment))
    return [found[start] for start in sorted(found)]


def _comments(snapshot: Snapshot) -> Iterator[tuple[int, int]]:
    """The first and the last line of each block of comments."""
    if snapshot.kind == "json":
        return
    first = None
    for number in range(len(snapshot.lines.starts)):
        is_comment = snapshot.lines.line(number).lstrip().startswith("#")
        if is_comment and first is None:
            first = number
        elif not is_comment and first is not None:
            if number - 1 > first:
                yield first, number - 1
            first = None


def selections(snapshot: Snapshot, positions: Sequence[Position]) -> list[SelectionRange]:
    """For each position the parts around it, from the innermost to the whole text."""
    document = document_of(snapshot)
    return [_selection(_around(document, snapshot.offset(position)), snapshot) for position in positions]


def _around(document: OpenText, offset: int) -> Iterator[tuple[int, int]]:
    yield 0, len(document.text)
    for node in document.chain(offset)[1:]:
        for start, end in ((node.key_start, max(node.end, node.key_end)), (node.start, node.end)):
            if start <= offset <= end:
                yield start, end
    node = document.chain(offset)[-1]
    if isinstance(node.key, str) and node.key_start <= offset <= node.key_end:
        yield node.key_start, node.key_end
    elif node.sort is NodeSort.TEXT and node.style and node.closed and node.start < offset < node.end:
        yield node.start + len(node.style), node.end - (0 if node.style in {"|", ">"} else len(node.style))
    target = target_at(document, offset)
    if target is not None:
        yield target.start, target.end


def _selection(stretches: Iterable[tuple[int, int]], snapshot: Snapshot) -> SelectionRange:
    chosen: SelectionRange | None = None
    last = (-1, -1)
    for start, end in stretches:
        within = chosen is None or (last[0] <= start <= end <= last[1])
        if (start, end) != last and within:
            chosen = SelectionRange(snapshot.range(start, end), chosen)
            last = start, end
    return chosen or SelectionRange(snapshot.range(0, 0))
