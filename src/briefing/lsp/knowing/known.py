"""What a text that is being written refers to: its ids, who and what they stand for, the paragraphs of its sources."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from briefing.lsp.knowing.allowed import date_of
from briefing.lsp.knowing.nodes import NodeSort, written_text
from briefing.lsp.knowing.open_text import open_text
from briefing.model import Actor, Archive, TargetKind
from briefing.model.index import KINDS
from briefing.model.wording import described
from briefing.sources import ArchiveError, ArchiveText, read_archive
from briefing.text import safe_line, truncate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.knowing.open_text import Declaration, OpenText
    from briefing.lsp.snapshot import Snapshot
    from briefing.model import Quote

__all__ = [
    "KnownItem",
    "archive_of",
    "called",
    "document_of",
    "first_words",
    "known_items",
    "language_of",
    "quote_at",
    "source_beside",
    "source_day",
    "text_of",
    "words_of",
]

FIRST_WORDS = 60
"""Cells of the words that a list shows of a statement or a paragraph."""

MOST_READ = 400
"""Items whose words are read for a list while the text makes no brief; of more only names and titles are."""
_NAMED = frozenset({TargetKind.ACTOR, TargetKind.SOURCE})
_CALLED = {TargetKind.QUOTE: "statement"}
_WORDY = ("name", "title", "question", "text")


class KnownItem(NamedTuple):
    """Something that has an id.

    Attributes:
        id: The id.
        kind: What it is.
        words: Its name, title or text, as written.
        names: Of an actor all names, as written; empty for anything else.
    """

    id: str
    kind: TargetKind
    words: str
    names: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it is, with its first words, safe and on one line."""
        return f"{called(self.kind)}: {first_words(self.words)}"


def called(kind: TargetKind) -> str:
    """What a thing is called, for people."""
    return _CALLED.get(kind, kind)


def document_of(snapshot: Snapshot) -> OpenText:
    """The text of a snapshot, taken apart."""
    return open_text(snapshot.text, snapshot.kind)


def known_items(snapshot: Snapshot, *kinds: TargetKind) -> Mapping[str, KnownItem]:
    """Everything that has an id in the text, or in the last one that made a brief where this one does not show it.

    Args:
        snapshot: The open text.
        kinds: Of what kinds; of all where none is named.
    """
    before = _of_brief(snapshot, kinds)
    if snapshot.file is not None:
        return before
    document = document_of(snapshot)
    declared = list(document.declared(*kinds))
    few = len(declared) <= MOST_READ
    found = {
        one.id: before.get(one.id)
        or (_of_text(one, document) if few or one.kind in _NAMED else KnownItem(one.id, one.kind, ""))
        for one in declared
    }
    # What the last brief had and no line shows may stand in a part that cannot be read.
    return {**found, **{key: item for key, item in before.items() if key not in found and key in snapshot.text}}


def _of_brief(snapshot: Snapshot, kinds: tuple[TargetKind, ...]) -> dict[str, KnownItem]:
    if snapshot.last is None:
        return {}
    index = snapshot.last.index
    return {
        key: KnownItem(key, kind, described(item), _names(item))
        for key, item in index.items.items()
        if (kind := KINDS[type(item)]) in kinds or not kinds
    }


def _names(item: object) -> tuple[str, ...]:
    return tuple(filter(None, (item.name, item.short, *item.aliases))) if isinstance(item, Actor) else ()


def _of_text(one: Declaration, document: OpenText) -> KnownItem:
    item = document.item(one)
    words = words_of(item, document)
    names = (words, text_of(item, "short", document), *texts_of(item, "aliases", document))
    return KnownItem(one.id, one.kind, words, tuple(filter(None, names)) if one.kind is TargetKind.ACTOR else ())


def first_words(text: str) -> str:
    """The beginning of a text for a list: safe, on one line."""
    return truncate(safe_line(text[: 4 * FIRST_WORDS]), FIRST_WORDS)


def words_of(item: TextNode, document: OpenText) -> str:
    """The words that an item is known by; empty where it has none yet."""
    return next((text for key in _WORDY if (text := text_of(item, key, document))), "")


def text_of(node: TextNode, key: str, document: OpenText) -> str:
    """The text under a key, empty where there is none."""
    value = node.child(key)
    return written_text(value, document.text) if value and value.sort is NodeSort.TEXT else ""


def quote_at(item: TextNode, number: int, document: OpenText, snapshot: Snapshot) -> Quote | None:
    """The statement that an item of the list is; None where the text makes no brief, or where the two differ.

    The text is read leniently: whoever tells a verdict makes sure that it is of these very words.
    """
    quotes = snapshot.file.briefing.quotes if snapshot.file else ()
    if number >= len(quotes):
        return None
    same = text_of(item, "text", document).split() == quotes[number].text.split()
    return quotes[number] if same else None


def texts_of(node: TextNode, key: str, document: OpenText) -> tuple[str, ...]:
    """The texts of the list under a key."""
    value = node.child(key)
    return (
        tuple(written_text(one, document.text) for one in value.children if one.sort is NodeSort.TEXT) if value else ()
    )


def archive_of(source: str, snapshot: Snapshot) -> ArchiveText | None:
    """The text of a source; None where it is not at hand. In a text that never made a brief its path is looked up."""
    found = snapshot.archives.get(source)
    if found is None and snapshot.last is None and snapshot.path is not None:
        document = document_of(snapshot)
        section = document.section("sources")
        item = next((one for one in document.items(section) if one.key == source), None) if section else None
        archive = item.child("archive") if item else None
        path = text_of(archive, "path", document) if archive else ""
        try:
            return read_archive(Archive(path=path), snapshot.path.parent) if path else None
        except (ArchiveError, ValidationError):
            return None
    return found if isinstance(found, ArchiveText) else None


def source_beside(node: TextNode, document: OpenText) -> str:
    """The id of the source that the same item names; empty where it names none."""
    holder = node.parent
    while holder is not None:
        if source := text_of(holder, "source", document):
            return source
        holder = holder.parent
    return ""


def source_day(source: str, snapshot: Snapshot) -> Date | None:
    """The day on which a source was published; without one that of the only source, or of the information."""
    document = document_of(snapshot)
    section = document.section("sources")
    items = list(document.items(section)) if section else []
    item = next((one for one in items if one.key == source), items[0] if len(items) == 1 and not source else None)
    if item is not None and (published := _day(item.child("published"), document)):
        return published
    as_of = document.section("as_of")
    return _day(as_of.node, document) if as_of else None


def _day(node: TextNode | None, document: OpenText) -> Date | None:
    """The one day that a date means; None where it means several or none."""
    if node is None:
        return None
    written = written_text(node, document.text) if node.sort is NodeSort.TEXT else text_of(node, "edtf", document)
    found = date_of(written)
    if found is None or found.earliest is None or found.earliest != found.latest or found.earliest.year < 1:
        return None
    return Date(*found.earliest) if found.earliest.year <= Date.max.year else None


def language_of(source: str, document: OpenText) -> str | None:
    """The language that a source is said to be in."""
    section = document.section("sources")
    item = next((one for one in document.items(section) if one.key == source), None) if section else None
    return (text_of(item, "language", document) or None) if item else None
