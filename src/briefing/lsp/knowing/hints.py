"""What an editor shows beside a text without being asked: verdicts, dates in words, how often something is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeLens,
    Command,
    InlayHint,
    InlayHintKind,
    SemanticTokens,
    SemanticTokensLegend,
)

from briefing.lsp.knowing.allowed import date_of, holds_date, is_edtf, is_prose, reference_field
from briefing.lsp.knowing.dates import told_day
from briefing.lsp.knowing.known import document_of, known_items, quote_at
from briefing.lsp.knowing.nodes import NodeSort, line_end, written_text
from briefing.lsp.knowing.targets import target_at, tokens_in
from briefing.model import BriefDate, DateBound, TargetKind
from briefing.model.wording import count_of, format_date_resolved
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lsprotocol.types import Range

    from briefing.check import Verdict
    from briefing.lsp.knowing.known import KnownItem
    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText
    from briefing.lsp.snapshot import Snapshot

__all__ = ["TOKEN_LEGEND", "inlay_hints", "lenses", "reference_tokens"]

_TOKEN_TYPES = {
    TargetKind.ACTOR: "class",
    TargetKind.SOURCE: "namespace",
    TargetKind.QUOTE: "variable",
    TargetKind.ENTRY: "event",
    TargetKind.TENSION: "interface",
    TargetKind.DISCREPANCY: "interface",
    TargetKind.ASSESSMENT: "interface",
}
_TYPES = tuple(dict.fromkeys(_TOKEN_TYPES.values()))
TOKEN_LEGEND = SemanticTokensLegend(list(_TYPES), [])
"""What the numbers of tokens mean; all of them are names of the protocol."""


def inlay_hints(snapshot: Snapshot, stretch: Range) -> list[InlayHint]:
    """The verdict at each statement that begins in a stretch, and each date there in words."""
    document = document_of(snapshot)
    first, last = snapshot.offset(stretch.start), snapshot.offset(stretch.end)
    found: list[tuple[int, str]] = []
    for section in document.sections:
        for number, item in document.items_within(section, first, last):
            if section.key == "quotes":
                found += _verdict(item, number, document, snapshot)
            for node in item.walk():
                found += _date(node, document)
        found += _date(section.node, document)
    return [
        InlayHint(snapshot.position(place), safe_line(words), InlayHintKind.Type, padding_left=True)
        for place, words in sorted(found)
        if first <= place <= last
    ]


def _verdict(item: TextNode, number: int, document: OpenText, snapshot: Snapshot) -> Iterator[tuple[int, str]]:
    """The verdict on a statement, at the end of the line on which its words begin."""
    text = item.child("text")
    quote = quote_at(item, number, document, snapshot)
    if text is None or quote is None or snapshot.proof is None:
        return
    verdict = snapshot.proof.verdicts.get(quote.id)
    if verdict is not None and verdict.remark:
        yield line_end(document.text, text.start), _shown(verdict)


def _shown(verdict: Verdict) -> str:
    return " ".join(filter(None, (verdict.sign, verdict.remark)))


def _date(node: TextNode, document: OpenText) -> Iterator[tuple[int, str]]:
    """A date as EDTF in words, with its bound, behind it."""
    if node.sort is not NodeSort.TEXT or not holds_date(node.path):
        return
    written = written_text(node, document.text)
    edtf = date_of(written)
    if edtf is None:
        return
    bound = node.parent.child("bound") if node.parent and is_edtf(node.path) else None
    told = written_text(bound, document.text) if bound and bound.sort is NodeSort.TEXT else ""
    date = BriefDate(edtf=edtf, bound=DateBound(told) if told in set(DateBound) else None)
    words = told_day(edtf, format_date_resolved(date))
    if words != written:
        yield node.end, words


def lenses(snapshot: Snapshot) -> list[CodeLens]:
    """Above each thing that has an id, in how many places the brief names it; none while the text makes no brief."""
    if snapshot.file is None:
        return []
    uses = snapshot.file.index.uses
    document = document_of(snapshot)
    found = []
    for one in document.declared():
        number = len(uses.get(one.id, ()))
        # Without a command an editor shows the words alone.
        title = f"used in {count_of(number, 'place')}" if number else "used nowhere"
        stretch = snapshot.range(one.start, one.end)
        found.append(CodeLens(stretch, Command(title, "")))
    return found


def reference_tokens(snapshot: Snapshot, stretch: Range | None = None) -> SemanticTokens:
    """Every reference in the prose, and every field that names something, of a text or of a stretch of it."""
    document = document_of(snapshot)
    known = known_items(snapshot)
    first = snapshot.offset(stretch.start) if stretch else 0
    last = snapshot.offset(stretch.end) if stretch else len(document.text)
    numbers: list[int] = []
    before = (0, 0)
    # Tables of TOML may stand in any order.
    for start, end, kind in sorted(_references(first, last, document, known)):
        line, column = snapshot.lines.place(start)
        size = snapshot.lines.units.of(document.text[start:end])
        behind = column - before[1] if line == before[0] else column
        numbers += [line - before[0], behind, size, _TYPES.index(_TOKEN_TYPES[kind]), 0]
        before = line, column
    return SemanticTokens(numbers)


def _references(
    first: int, last: int, document: OpenText, known: Mapping[str, KnownItem]
) -> Iterator[tuple[int, int, TargetKind]]:
    """The stretches that name something that the brief has, and what that is."""
    for section in document.sections:
        for _, item in document.items_within(section, first, last):
            for node in item.walk():
                yield from _in_node(node, document, known)


def _in_node(
    node: TextNode, document: OpenText, known: Mapping[str, KnownItem]
) -> Iterator[tuple[int, int, TargetKind]]:
    if node.sort is not NodeSort.TEXT:
        return
    if is_prose(node.path):
        for one in tokens_in(node, document):
            if one.id in known and (one.paragraph is None or known[one.id].kind is TargetKind.SOURCE):
                yield one.start, one.end, known[one.id].kind
    elif reference_field(node.path) is not None:
        target = target_at(document, node.start)
        # A token of the protocol takes one line.
        is_line = target is not None and "\n" not in document.text[target.start : target.end]
        if target is not None and is_line and target.id in known and not target.gives:
            yield target.start, target.end, known[target.id].kind
