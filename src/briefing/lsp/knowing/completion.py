"""What can be written at a place of a brief: keys, values, ids, paragraphs, dates."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from briefing.check import locate
from briefing.lsp.knowing.allowed import (
    AllowedKey,
    holds_date,
    is_edtf,
    is_prose,
    keys_at,
    reference_field,
    takes_text,
    values_at,
)
from briefing.lsp.knowing.caret import caret_at
from briefing.lsp.knowing.dates import offered_dates
from briefing.lsp.knowing.headers import header_at
from briefing.lsp.knowing.known import archive_of, document_of, first_words, known_items, source_beside, text_of
from briefing.lsp.knowing.nodes import NodeSort
from briefing.model import TargetKind
from briefing.text import folded, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lsprotocol.types import Position

    from briefing.lsp.knowing.caret import Caret
    from briefing.lsp.knowing.known import KnownItem
    from briefing.lsp.knowing.open_text import OpenText
    from briefing.lsp.snapshot import Snapshot

__all__ = ["MOST_OFFERED", "TRIGGERS", "complete"]

TRIGGERS = ("[", ":", " ", '"', "{", ",")
"""Signs behind which an editor asks without being told to."""

MOST_OFFERED = 400
"""What one answer offers at most; with a letter more there are fewer."""

LONGEST_LABEL = 100
"""Characters that a list shows of a name; no id has more."""
LOOKED_THROUGH = 200
"""Characters of a statement in which words are sought."""

_TOKEN_BEFORE = re.compile(r"\[([A-Za-z][A-Za-z0-9_-]*)?(:(\d*))?$", re.ASCII)
_WORD_BEHIND = re.compile(r"[A-Za-z0-9_:-]*", re.ASCII)
_WORD = re.compile(r"[\w-]*")
_PARAGRAPH_BEFORE = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(\d*)$", re.ASCII)
_BARE = re.compile(r"[^\s\"'{}\[\],&*#?|<>=!%@`:-][^\"'{}\[\],#:?]*|\d[\d/.XT:~-]*")
"""A text that YAML needs no quotation marks for, also in braces."""

_KINDS = {
    TargetKind.ACTOR: CompletionItemKind.Class,
    TargetKind.SOURCE: CompletionItemKind.File,
    TargetKind.QUOTE: CompletionItemKind.Text,
    TargetKind.ENTRY: CompletionItemKind.Event,
    TargetKind.TENSION: CompletionItemKind.Interface,
    TargetKind.DISCREPANCY: CompletionItemKind.Interface,
    TargetKind.ASSESSMENT: CompletionItemKind.Interface,
}


class _Offer(NamedTuple):
    """Something that can be written.

    Attributes:
        label: What a list shows.
        text: What is written.
        kind: What it is.
        detail: A few words beside it.
        about: What it means, in sentences.
        sought: What is compared with what was typed; the label where it is empty.
    """

    label: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    about: str = ""
    sought: str = ""


def complete(snapshot: Snapshot, position: Position) -> CompletionList:
    """What can be written at a position of an open text, whether that makes a brief or not."""
    document = document_of(snapshot)
    offset = snapshot.offset(position)
    caret = caret_at(document, offset)
    begun = _in_header(offset, document) or _in_token(caret, offset, snapshot, document)
    offers, start, end = begun or (None, caret.start, caret.end)
    if offers is None:
        if _is_broken(document.text[start:end]):
            return CompletionList(is_incomplete=False, items=[])
        offers = [*_keys(caret, document), *_values(caret, offset, snapshot, document)]
    shown = offers[:MOST_OFFERED]
    edit_range = snapshot.range(start, end)
    items = [
        CompletionItem(
            label=safe_line(offer.label[:LONGEST_LABEL]),
            kind=offer.kind,
            detail=offer.detail or None,
            documentation=MarkupContent(MarkupKind.PlainText, offer.about) if offer.about else None,
            filter_text=offer.sought or None,
            sort_text=f"{place:04}",
            text_edit=TextEdit(edit_range, offer.text),
        )
        for place, offer in enumerate(shown)
    ]
    # Who types goes on with a name that is not the id: what is sought by names is asked for with each letter.
    by_name = any(offer.kind in _KINDS.values() for offer in shown)
    return CompletionList(is_incomplete=len(offers) > len(shown) or by_name, items=items)


def _is_broken(written: str) -> bool:
    """Whether what would be replaced takes several lines, which no completion may."""
    return "\n" in written or "\r" in written


def _in_header(offset: int, document: OpenText) -> tuple[list[_Offer], int, int] | None:
    """What can stand in the header of a table of TOML; None where none is begun."""
    header = header_at(document.text, offset) if document.kind == "toml" else None
    # What looks like a header may stand in a text or in a list of lists.
    if header is None or any(node.style and node.start < offset <= node.end for node in document.chain(offset)):
        return None
    offers = [
        _Offer(key.name, text, CompletionItemKind.Property, "required" if key.required else "", key.meaning)
        for key, text in header.offers()
        if header.may_be_written(document.section(key.name))
    ]
    return offers, header.start, header.end


def _in_token(
    caret: Caret, offset: int, snapshot: Snapshot, document: OpenText
) -> tuple[list[_Offer], int, int] | None:
    """What can stand in the brackets of a token in prose; None where no token is begun."""
    text = document.text
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    found = _TOKEN_BEFORE.search(text[line:offset])
    if found is None or not _stands_in_prose(caret):
        return None
    behind = _WORD_BEHIND.match(text, offset)
    end = behind.end() if behind else offset
    closing = "" if text[end : end + 1] == "]" else "]"
    if found[2] is not None:
        start = line + found.start(3)
        return list(_paragraphs(found[1] or "", found[3], snapshot, closing)), start, end
    start = line + found.start() + 1
    offers = []
    for item in islice(_matching(known_items(snapshot).values(), text[start:offset]), MOST_OFFERED):
        if item.kind is TargetKind.SOURCE and archive_of(item.id, snapshot):
            offers.append(_item_offer(item, text[start:offset], f"{item.id}:", f"{item.id}:"))
        offers.append(_item_offer(item, text[start:offset], f"{item.id}{closing}"))
    return offers, start, end


def _stands_in_prose(caret: Caret) -> bool:
    """Whether a bracket at a place begins a token; at the start of a plain text YAML itself reads it as a list."""
    path = caret.path
    if is_prose(path):
        return caret.node.sort is NodeSort.TEXT or caret.writes.values
    return len(path) > 1 and isinstance(path[-1], int) and is_prose(path[:-1])


def _matching(items: Iterable[KnownItem], typed: str) -> Iterator[KnownItem]:
    """The items whose id or one of whose names begins with, or else holds, what was typed; all where nothing was."""
    sought = folded(typed)
    known = list(items)
    first = [item for item in known if _begins(item, sought)]
    yield from first
    chosen = {item.id for item in first}
    yield from (item for item in known if item.id not in chosen and (sought in folded(item.id) or not first))


def _begins(item: KnownItem, sought: str) -> bool:
    if folded(item.id).startswith(sought):
        return True
    return bool(sought) and any(
        f" {sought}" in f" {folded(name)}" for name in (*item.names, item.words[:LOOKED_THROUGH])
    )


def _item_offer(item: KnownItem, typed: str, text: str, label: str = "") -> _Offer:
    sought = typed if typed and not folded(item.id).startswith(folded(typed)) and _begins(item, folded(typed)) else ""
    about = "\n".join(map(safe_line, dict.fromkeys(item.names)))
    return _Offer(label or item.id, text, _KINDS[item.kind], item.told, about, sought)


def _paragraphs(source: str, typed: str, snapshot: Snapshot, closing: str = "") -> Iterator[_Offer]:
    archive = archive_of(source, snapshot)
    for number, paragraph in enumerate(archive.paragraphs, 1) if archive else ():
        if str(number).startswith(typed):
            words = first_words(paragraph)
            about = safe_line(paragraph[:1000])
            yield _Offer(str(number), f"{number}{closing}", CompletionItemKind.Reference, words, about)


def _keys(caret: Caret, document: OpenText) -> Iterator[_Offer]:
    if not caret.writes.keys or not _WORD.fullmatch(document.text, caret.start, caret.end):
        return
    parts = document.parts(caret.holder) if caret.holder else []
    written = {part.key for part in parts if part is not caret.node}
    keys = [key for key in keys_at(caret.path) if key.name not in written]
    for key in sorted(keys, key=lambda key: not key.required):
        detail = "required" if key.required else ""
        yield _Offer(key.name, _key_text(key, caret, document), CompletionItemKind.Property, detail, key.meaning)


def _key_text(key: AllowedKey, caret: Caret, document: OpenText) -> str:
    """A key as the format writes it, with what stands behind it where that is not there yet."""
    mark = caret.quoted or ('"' if document.kind == "json" else "")
    closing = mark if not caret.quoted or not caret.closed else ""
    name = f"{'' if caret.quoted else mark}{key.name}{closing}"
    lead = "" if caret.spaced else " "
    if caret.quoted and caret.closed:
        # The mark that closes it stands there already, and the sign belongs behind that.
        return name
    is_key = isinstance(caret.node.key, str) and caret.node.key_start <= caret.start <= caret.node.key_end
    sign = "" if is_key else " = " if document.kind == "toml" and caret.node.style != "{" else ": "
    is_inline = document.kind == "toml" and caret.holder is not None and caret.holder.style == "{"
    return f"{lead}{name}{' = ' if is_inline and sign else sign}"


def _values(caret: Caret, offset: int, snapshot: Snapshot, document: OpenText) -> Iterator[_Offer]:
    if not caret.writes.values:
        return
    typed = document.text[caret.start : offset]
    for allowed in values_at(caret.path):
        text = _value_text(allowed.value, caret, document, is_text=allowed.is_text)
        yield _Offer(allowed.value, text, CompletionItemKind.EnumMember, allowed.meaning)
    field = reference_field(caret.path)
    if field is not None and takes_text(caret.path):
        yield from _references(field.kind, typed, caret, snapshot, document)
    if caret.path[-1:] == ("at",):
        for offer in _numbers(typed, caret, snapshot, document):
            yield offer._replace(text=_value_text(offer.text, caret, document, is_text=False))
    if holds_date(caret.path):
        for date in offered_dates(caret, typed, snapshot, document):
            text = _date_text(date.edtf, date.words, date.basis, caret, document)
            yield _Offer(date.label, text, CompletionItemKind.Constant, date.detail)


def _numbers(typed: str, caret: Caret, snapshot: Snapshot, document: OpenText) -> list[_Offer]:
    """The paragraphs of the source beside, first the one in which the words of the statement stand."""
    source = source_beside(caret.node, document)
    offers = list(_paragraphs(source, typed, snapshot))
    archive, item = archive_of(source, snapshot), caret.node.parent
    words = (text_of(item, "passage", document) or text_of(item, "text", document)) if item is not None else ""
    found = locate(words, archive).paragraph if archive and words else None
    return sorted(offers, key=lambda offer: offer.text != str(found))


def _references(
    kind: TargetKind | None, typed: str, caret: Caret, snapshot: Snapshot, document: OpenText
) -> Iterator[_Offer]:
    paragraph = _PARAGRAPH_BEFORE.match(typed) if kind is None else None
    if paragraph:
        for offer in _paragraphs(paragraph[1], paragraph[2], snapshot):
            whole = f"{paragraph[1]}:{offer.text}"
            yield offer._replace(label=whole, text=_value_text(whole, caret, document))
        return
    for item in islice(_matching(known_items(snapshot, *([kind] if kind else [])).values(), typed), MOST_OFFERED + 1):
        yield _item_offer(item, typed, _value_text(item.id, caret, document))


def _value_text(value: str, caret: Caret, document: OpenText, *, is_text: bool = True) -> str:
    """A value as the format writes it at a place."""
    if caret.quoted:
        inner = json.dumps(value, ensure_ascii=False)[1:-1] if caret.quoted[0] == '"' else value.replace("'", "''")
        return inner if caret.closed else f"{inner}{caret.quoted}"
    lead = "" if caret.spaced else " "
    needs_marks = document.kind != "yaml" if is_text else False
    if document.kind == "yaml" and is_text and not _BARE.fullmatch(value) and ":" not in value:
        needs_marks = True
    return f"{lead}{json.dumps(value, ensure_ascii=False) if needs_marks else value}"


def _date_text(edtf: str, words: str, basis: str, caret: Caret, document: OpenText) -> str:
    """A date: with the words that it was resolved from where there are any and a mapping may stand."""
    if not words or is_edtf(caret.path) or caret.quoted:
        return _value_text(edtf, caret, document)
    bare = caret._replace(spaced=True)
    pairs = (("edtf", edtf), ("text", words), ("basis", basis))
    mark, sign = ('"', ": ") if document.kind == "json" else ("", " = " if document.kind == "toml" else ": ")
    inner = ", ".join(f"{mark}{key}{mark}{sign}{_value_text(value, bare, document)}" for key, value in pairs)
    return f"{'' if caret.spaced else ' '}{{{inner}}}"
