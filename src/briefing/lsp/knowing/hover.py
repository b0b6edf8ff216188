"""What an editor shows of a place that is pointed at: who and what is named, what words mean, what a rule says.

All of it is plain text: a brief is hostile, and Markdown would fetch its pictures and follow its links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from briefing.check import Proof, prove
from briefing.check.registry import REGISTRY, explain
from briefing.export.text import render_record
from briefing.lsp.knowing.allowed import date_of, holds_date, meaning_of, values_at
from briefing.lsp.knowing.caret import node_at
from briefing.lsp.knowing.dates import told_day
from briefing.lsp.knowing.known import archive_of, document_of, known_items, quote_at
from briefing.lsp.knowing.nodes import NodeSort, written_text
from briefing.lsp.knowing.targets import Target, target_at
from briefing.model import Quote, TargetKind, Tension
from briefing.model.wording import count_of, format_date_resolved
from briefing.outline import Material
from briefing.outline.records import record_of
from briefing.text import plain_text, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Position

    from briefing.files import BriefingFile
    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import OpenText
    from briefing.lsp.snapshot import Snapshot
    from briefing.model import BriefDate, BriefingIndex

__all__ = ["card_of", "hover", "material_of_snapshot"]

WIDTH = 76
"""Cells of a line."""
LONGEST = 1500
"""Characters of a paragraph that are shown."""
LONGEST_CARD = 6000
"""Characters that are shown of anything."""
_BEFORE = "As it was when the brief last loaded:"
_WORDS_OF_STATEMENT = frozenset({"text", "passage", "original"})


def hover(snapshot: Snapshot, position: Position) -> Hover | None:
    """What is to be known of a position of an open text; None where there is nothing to say."""
    document = document_of(snapshot)
    offset = snapshot.offset(position)
    node = node_at(document, offset)
    target = target_at(document, offset)
    parts = [part for part in (*_of_place(node, target, offset, document, snapshot), *_rules(offset, snapshot)) if part]
    if not parts:
        return None
    start, end = (target.start, target.end) if target else _shown(node, offset)
    told = "\n\n".join(parts)
    shown = told if len(told) <= LONGEST_CARD else f"{told[:LONGEST_CARD]}..."
    return Hover(MarkupContent(MarkupKind.PlainText, shown), snapshot.range(start, end))


def _shown(node: TextNode | None, offset: int) -> tuple[int, int]:
    if node is None:
        return offset, offset
    return (node.key_start, node.key_end) if _is_on_key(node, offset) else (node.start, node.end)


def _is_on_key(node: TextNode, offset: int) -> bool:
    return isinstance(node.key, str) and node.key_start <= offset <= node.key_end


def _of_place(
    node: TextNode | None, target: Target | None, offset: int, document: OpenText, snapshot: Snapshot
) -> Iterator[str]:
    if target is not None and (card := card_of(target, snapshot)):
        yield card
    elif node is not None:
        yield from _of_node(node, offset, document, snapshot)


def _of_node(node: TextNode, offset: int, document: OpenText, snapshot: Snapshot) -> Iterator[str]:
    """What a key or a value is that names nothing."""
    path = node.path
    if _is_on_key(node, offset):
        meaning = meaning_of(path)
        yield f"{path[-1]}: {meaning}" if meaning else ""
        return
    in_statement = len(path) > 1 and path[0] == "quotes" and isinstance(path[1], int)
    on_dash = len(path) == 2 and offset <= node.key_start + 1
    if in_statement and (on_dash or (node.sort is NodeSort.TEXT and path[2:3] and path[2] in _WORDS_OF_STATEMENT)):
        yield from _statement(node, int(path[1]), document, snapshot)
    elif node.sort is NodeSort.TEXT:
        written = written_text(node, document.text)
        found = next((known for known in values_at(path) if known.value == written), None)
        if found is not None and found.meaning:
            yield f"{written}: {found.meaning}"
        elif holds_date(path):
            yield _date(written)


def _statement(node: TextNode, number: int, document: OpenText, snapshot: Snapshot) -> Iterator[str]:
    """The statement of a place in the list; only where the text makes a brief its place is known."""
    item = node
    while item.parent is not None and len(item.path) > 2:
        item = item.parent
    quote = quote_at(item, number, document, snapshot)
    if quote is not None:
        yield card_of(Target(quote.id, None, 0, 0), snapshot)


def card_of(target: Target, snapshot: Snapshot) -> str:
    """What is to be known of something that has an id, or of a paragraph of a source; empty where nothing has it."""
    if target.paragraph is not None:
        return _paragraph(target.id, target.paragraph, snapshot)
    brief = snapshot.last
    if brief is None or target.id not in brief.index.items:
        known = known_items(snapshot).get(target.id)
        return plain_text(f"{known.id}, {known.told}") if known else ""
    record = record_of(target.id, material_of_snapshot(brief, target.id, snapshot))
    told = [] if snapshot.file is brief else [_BEFORE]
    told += [render_record(record, width=WIDTH)] if record else []
    verdict = record.verdict if record else None
    if verdict is not None:
        told.append(plain_text(verdict.sentence))
    told.append(_counts(target.id, brief.index))
    return "\n\n".join(filter(None, told))


def material_of_snapshot(brief: BriefingFile, key: str, snapshot: Snapshot) -> Material:
    """What the record of one thing is made from; while the text makes no brief only what it needs is proved."""
    proof = snapshot.proof if snapshot.file is brief else None
    if proof is None:
        item = brief.index.items.get(key)
        needed = {item.id} if isinstance(item, Quote) else set(item.quotes) if isinstance(item, Tension) else set()
        quotes = tuple(quote for quote in brief.briefing.quotes if quote.id in needed)
        alone = brief.briefing.model_copy(update={"quotes": quotes})
        proof = prove(alone, snapshot.archives) if quotes else Proof({})
    return Material(brief.briefing, brief.index, proof, snapshot.archives)


def _counts(key: str, index: BriefingIndex) -> str:
    """How often something is named, and of an actor in what and from when to when."""
    kind = index.references[key].kind
    if kind is not TargetKind.ACTOR:
        # Of most things that is known sooner than who names actors and sources, of which there are many.
        uses = len((index.uses if kind is TargetKind.SOURCE else index.uses_of_statements).get(key, ()))
        return f"Named in {count_of(uses, 'place')}." if uses else "Named nowhere."
    said = index.quotes_by_actor.get(key, ())
    entries = index.entries_by_actor.get(key, ())
    counts = (
        (len(said), "statement", ""),
        (len(index.quotes_to_actor.get(key, ())), "statement to it", "statements to it"),
        (len(index.quotes_about_actor.get(key, ())), "statement about it", "statements about it"),
        (len(entries), "timeline entry", "timeline entries"),
        (len(index.tensions_by_actor.get(key, ())), "tension", ""),
    )
    told = ", ".join(count_of(number, one, many) for number, one, many in counts if number)
    given = [*(quote.date for quote in said), *(entry.date for entry in entries)]
    dates = sorted((date for date in given if date and date.edtf), key=lambda date: date.sort_key())
    return f"{told or 'Named in no statement and no entry'}{_span(dates)}."


def _span(dates: list[BriefDate]) -> str:
    words = [format_date_resolved(date) for date in (dates[0], dates[-1])] if dates else []
    if not words:
        return ""
    return f"; dated {words[0]}" if words[0] == words[1] else f"; dated from {words[0]} to {words[1]}"


def _paragraph(source: str, number: int, snapshot: Snapshot) -> str:
    """A paragraph of a source, and what the brief has from it."""
    archive = archive_of(source, snapshot)
    known = known_items(snapshot, TargetKind.SOURCE).get(source)
    if known is None:
        return ""
    head = safe_line(f"[{source}:{number}] {known.words}")
    if archive is None:
        return f"{head}\n\nThe text of this source is not at hand."
    if number > len(archive.paragraphs):
        return f"{head}\n\nThe text of this source has {count_of(len(archive.paragraphs), 'paragraph')}."
    text = archive.paragraphs[number - 1]
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    index = snapshot.last.index if snapshot.last else None
    quotes = index.quotes_by_source.get(source, ()) if index else ()
    ids = ", ".join(quote.id for quote in quotes if quote.at == number)
    notes = index.source_notes_by_paragraph.get((source, number), ()) if index else ()
    more = [f"Statements from it: {ids}" if ids else "", *(f"Note: {note.note}" for note in notes)]
    return "\n\n".join([head, plain_text(shown), *(plain_text(line) for line in more if line)])


def _date(written: str) -> str:
    """A date in words, and the first and the last day that it can mean."""
    found = date_of(written)
    if found is None:
        return ""
    first, last = (day.iso() if day else "open" for day in (found.earliest, found.latest))
    covers = first if first == last else f"{first} to {last}"
    return f"{safe_line(written)}: {told_day(found)}\nCovers: {covers}"


def _rules(offset: int, snapshot: Snapshot) -> Iterator[str]:
    """What the rules mean by which something was found at a place."""
    codes = {
        finding.code: None
        for finding in snapshot.findings
        if finding.span is not None
        and snapshot.offset_of(finding.span.start) <= offset <= snapshot.offset_of(finding.span.end)
    }
    yield from (explain(code).rstrip() for code in codes if code in REGISTRY)
