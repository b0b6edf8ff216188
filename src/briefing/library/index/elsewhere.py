"""What the other briefs of a library have on an actor of one of them, for whoever reads that one.

Who it is in the other briefs is decided as for `briefing who`. What this brief says itself is left out, as is what
several others say in the same words: of those the newest tells it.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.index.finding import ItemPlace, ItemReader
from briefing.library.index.people import identities_of, people_named
from briefing.library.index.store import AMONG, AMONG_WORDS
from briefing.library.index.tokens import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from briefing.library.index.finding import Hit
    from briefing.library.index.people import Person
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = ["Elsewhere", "ElsewhereItem", "found_elsewhere"]

PARTS = ("speaker", "to", "about", "took part", "party")


class ElsewhereItem(NamedTuple):
    """An item of another brief, and whether it is the actor who speaks in it or whose position it is."""

    hit: Hit
    is_own: bool


class Elsewhere(NamedTuple):
    """What other briefs have on an actor.

    Attributes:
        items: The newest of it, the newest first.
        number: How much there is, each said once.
        briefs: How many other briefs name the actor.
        by_name_alone: Whether nothing but the same name says that it is the same actor in some of them.
    """

    items: tuple[ElsewhereItem, ...]
    number: int
    briefs: int
    by_name_alone: bool


def found_elsewhere(library: Library, path: Path, key: str, most: int) -> Elsewhere | None:
    """What the other briefs of a library have on an actor; None where no other brief names it.

    Args:
        library: Where to look; it has been refreshed, and the brief lies in its folder.
        path: The file of the brief that names the actor.
        key: The actor's id there.
        most: How many items are read.

    Raises:
        BriefingFileError: The decisions on who is who cannot be read.
    """
    if not path.is_relative_to(library.folder):
        return None
    name = os.fsencode(path.relative_to(library.folder))
    return library.ask(lambda store: _found(store, library, name, key, most))


def _found(store: Store, library: Library, name: bytes, key: str, most: int) -> Elsewhere | None:
    with store.reading():
        known = next(store.rows(_ACTOR, (name, key)), None)
        person = _person(store, library, (known[0], known[1]), key) if known else None
        others = set(person.files) - {known[0]} if person and known else set()
        if known is None or person is None or not others:
            return None
        new = _new(store, person, known[0])
        reader = ItemReader(store, library, None)
        hits = reader.read(place for place, _ in new[:most])
        items = tuple(ElsewhereItem(hit, is_own) for (_, hit), (_, is_own) in zip(hits, new, strict=False))
    reader.proofs.keep()
    return Elsewhere(items, len(new), len(others), person.by_name_alone)


_ACTOR = """
SELECT file.id, actor.name FROM actor JOIN file ON file.id = actor.file
WHERE file.path = ? AND file.state = 'brief' AND actor.key = ?"""


def _person(store: Store, library: Library, known: tuple[int, str], key: str) -> Person | None:
    """Who the actor of a brief is, by the number of that and the actor's name there."""
    file, name = known
    people = people_named(store, name, identities_of(store, library.folder))
    return next((one for one in people if any((at.file, at.key) == (file, key) for at in one.sightings)), None)


_ITEMS = f"""
SELECT item.id, item.file, item.key, section, texts, max(CASE WHEN part.name IN ('speaker', 'party') THEN 1 ELSE 0 END)
FROM part JOIN item ON item.id = part.item AND item.file = part.file JOIN file ON file.id = item.file
WHERE part.name {AMONG_WORDS} AND actor {AMONG}
GROUP BY item.id, item.file, item.key, section, texts, item.first, item.last, file.first, file.status
ORDER BY coalesce(item.first, item.last) DESC NULLS LAST, file.first DESC NULLS LAST, file.status = 'superseded',
item.id"""


def _new(store: Store, person: Person, file: int) -> list[tuple[ItemPlace, bool]]:
    """What other briefs have that one has not, the newest first, and whether it is the person's own."""
    rows = list(store.rows(_ITEMS, (json.dumps(PARTS), json.dumps(sorted(person.actors)))))
    said = set(_sayings(row for row in rows if row[1] == file))
    found: list[tuple[ItemPlace, bool]] = []
    for row, saying in zip(rows, _sayings(rows), strict=True):
        item, other, key, section, _, is_own = row
        if saying not in said:
            said.add(saying)
            found.append((ItemPlace(item, other, key, section == "statements"), bool(is_own)))
    return found


def _sayings(rows: Iterable[Sequence[Any]]) -> Iterable[tuple[str, ...]]:
    """What tells one saying from another: the part of the brief it stands in, and its folded words."""
    for _, _, _, section, texts, _ in rows:
        first = next((text for label, text in json.loads(texts) if not label), "")
        yield (section, *plain_words(first))
