"""CSL-JSON: the items of citation processors and of Zotero, read with their places, and a source of a brief as one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from briefing.interchange.dates import date_as_csl, date_from_csl
from briefing.interchange.json_file import JsonFile
from briefing.interchange.references import TYPES, Pile, leave_type, mark_of_kind, take_kind, type_of_source
from briefing.interchange.values import address_of, language_of, one_line, split_names, without_tags
from briefing.model.base import is_identifier
from briefing.text import find_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.errors import NodePath
    from briefing.interchange.references import WorkReference
    from briefing.model import Source

__all__ = ["as_json_text", "read_csl", "write_csl"]

_OUTLETS = ("container-title", "publisher", "authority")
_HOUSES = ("publisher", "authority", "container-title")
_RICH = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
"""The tags that CSL-JSON may have in a title."""


def read_csl(data: bytes, name: str) -> list[WorkReference]:
    """Read a file of CSL-JSON: a list of items, or one item.

    Args:
        data: The file.
        name: What problems call it.

    Raises:
        BriefingSyntaxError: It is malformed.
    """
    file = JsonFile(data, name)
    alone = isinstance(file.tree, dict)
    items = [file.tree] if alone else file.tree
    if not isinstance(items, list) or (alone and "type" not in file.tree):
        raise file.refused((), "CSL-JSON is a list of items", 'write it as [{"id": "key", "type": "report", ...}]')
    return [_Item(file, () if alone else (place,), item).reference() for place, item in enumerate(items)]


class _Item:
    """An item that is taken apart; what is not as CSL-JSON has it is told with its place."""

    def __init__(self, file: JsonFile, path: NodePath, item: Any) -> None:
        self._file, self._path = file, path
        if not isinstance(item, dict):
            raise file.refused(path, "an item of CSL-JSON is a mapping", 'write it as {"id": ..., "type": ...}')
        self._pile = Pile(item.items())

    def reference(self) -> WorkReference:
        """What a source of a brief has of it."""
        pile = self._pile
        key, name = self._key(), self._text("type")
        row = next((row for row in TYPES if row.csl == name), None)
        kind = take_kind(pile, "genre", lambda other: other.csl == name)
        if row is None:
            pile.tell("type", f"is no type of CSL-JSON ('{name}'), and is taken for that of a report")
        elif kind is None:
            leave_type(pile, row, name)
        fields = {
            "title": one_line(_RICH.sub("", self._text("title", "title-short", "shortTitle"))),
            "author": "; ".join(self._names()),
            "publisher": one_line(self._text(*(_OUTLETS if row is None or row.in_outlet else _HOUSES))),
            "url": address_of(pile, filter(None, [self._text("URL")]), self._text("DOI") or None, "URL"),
            "published": self._date("issued"),
            "accessed": self._date("accessed"),
            "language": language_of(self._text("language") or None),
            "kind": kind,
            "note": without_tags(self._text("note")),
        }
        return pile.reference(key, fields)

    def _key(self) -> str:
        """What the item is called: its id; where a brief cannot have that, as Zotero's addresses, its other key."""
        cited = self._pile.peek("citation-key")
        key = self._text("id")
        if cited and (not is_identifier(key) or str(cited) == key):
            return self._text("citation-key")
        return key

    def _text(self, *names: str) -> str:
        for name in names:
            value = self._pile.take(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                return str(value)
            if value is not None:
                raise self._file.refused((*self._path, name), f"'{name}' is a text", "put it in double quotes")
        return ""

    def _date(self, name: str) -> Any:
        value = self._pile.take(name)
        try:
            return date_from_csl(value) if value is not None else None
        except (TypeError, ValueError) as error:
            hint = 'write it as {"date-parts": [[2024, 3, 8]]}, or as {"raw": "2024-03-08"}'
            raise self._file.refused((*self._path, name), str(error), hint) from error

    def _names(self) -> Iterator[str]:
        names = self._pile.take("author") or []
        hint = 'write it as [{"family": "Rusu", "given": "Anna"}, {"literal": "The Gazette"}]'
        if not isinstance(names, list):
            raise self._file.refused((*self._path, "author"), "'author' is a list of names", hint)
        for place, name in enumerate(names):
            parts = name if isinstance(name, dict) else {"": None}
            if not all(isinstance(part, str | bool | int) for part in parts.values()):
                raise self._file.refused((*self._path, "author", place), "a name is a mapping of texts", hint)
            for part in parts:
                if part not in _PARTS or (parts.get("literal") and part != "literal"):
                    self._pile.leave(f"author.{part}")
            if written := one_line(_name(parts)):
                yield written


_PARTS = frozenset({"family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle"})
"""What of a name is written in a brief."""


def _name(parts: Mapping[str, Any]) -> str:
    def joined(*names: str) -> str:
        return " ".join(str(parts[name]) for name in names if parts.get(name))

    family, given = joined("non-dropping-particle", "family"), joined("given", "dropping-particle")
    return joined("literal") or ", ".join(filter(None, (family, given, joined("suffix"))))


def write_csl(sources: Mapping[str, Source]) -> str:
    """Write sources as CSL-JSON.

    Args:
        sources: The sources by their ids.
    """
    return as_json_text([_as_item(key, source) for key, source in sources.items()])


def _as_item(key: str, source: Source) -> dict[str, Any]:
    row = type_of_source(source)
    item = {
        "id": key,
        "type": row.csl,
        "title": source.title,
        "author": [_as_name(name) for name in split_names(source.author)] if source.author else None,
        "container-title" if row.in_outlet else "publisher": source.publisher,
        "issued": date_as_csl(source.published) if source.published else None,
        "accessed": date_as_csl(source.accessed) if source.accessed else None,
        "URL": source.url,
        "language": source.language,
        "genre": mark_of_kind(source),
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _as_name(parts: tuple[str, ...]) -> dict[str, str]:
    if len(parts) == 1:
        return {"literal": parts[0]}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


_NUMBERS = (
    re.compile(r"\[\n *(-?\d+(?:,\n *-?\d+)*)\n *\]"),
    re.compile(r"\[\n *(\[[-\d, ]+\](?:,\n *\[[-\d, ]+\])*)\n *\]"),
)
"""Lists of numbers, and lists of these: a date stands on one line. No text of JSON has a line break in it."""

_BETWEEN = re.compile(r",\n *")


def as_json_text(tree: Any) -> str:
    r"""Write plain values as JSON that a person can read; what a terminal acts upon is written as `\u` escapes.

    >>> as_json_text(["Chișinău", "a\x9bb\u202e"])
    '[\n  "Chișinău",\n  "a\\u009bb\\u202e"\n]\n'
    """
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    for numbers in _NUMBERS:
        text = numbers.sub(lambda found: f"[{_BETWEEN.sub(', ', found[1])}]", text)
    parts, done = [], 0
    for found in find_unsafe(text):
        parts += [text[done : found.offset], json.dumps(found.character)[1:-1]]
        done = found.offset + 1
    return "".join([*parts, text[done:], "\n"])
