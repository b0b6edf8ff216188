"""A dossier over all briefs: what somebody said and did, where they stand, with whom, and in which briefs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.finding import ItemPlace, ItemReader
from briefing.library.index.people import Person, PersonMention, all_people, identities_of, people_in, people_named
from briefing.library.index.store import AMONG, AMONG_WORDS
from briefing.library.index.tokens import name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from briefing.library.identities import Contradiction, Identities
    from briefing.library.index.finding import Hit
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = [
    "BriefLine",
    "DossierCounts",
    "Found",
    "LibraryDossier",
    "LibraryStand",
    "all_dossiers",
    "dossiers_in",
    "dossiers_named",
]


class BriefLine(NamedTuple):
    """A brief in which somebody is named."""

    path: Path
    title: str
    date: str
    marking: str
    status: str


class LibraryStand(NamedTuple):
    """Where somebody stands in a tension of one brief.

    Attributes:
        own: Their position, or the one that their statement carries.
        others: The other positions.
        changed: Whether their stance in a tension of this title was another before.
    """

    own: Hit
    others: tuple[Hit, ...]
    changed: bool


class DossierCounts(NamedTuple):
    """How much of each kind a library has, where a dossier has the newest alone."""

    said: int
    said_to: int
    said_about: int
    done: int
    stands: int
    briefs: int


class LibraryDossier(NamedTuple):
    """What a library has of somebody; items by date, the newest first.

    Attributes:
        person: Who it is.
        counts: How much of each there is, of which the newest may be all that was read.
        said: Their statements.
        said_to: Statements to them.
        said_about: Statements about them.
        done: Timeline entries they take part in.
        stands: Where they stand.
        joins: Who says or holds the same together with them, and how often.
        opposes: Who holds other positions, and how often.
        briefs: The briefs that name them, the newest first.
        why: Why the actors of these briefs are one, pair by pair.
    """

    person: Person
    counts: DossierCounts
    said: tuple[Hit, ...]
    said_to: tuple[Hit, ...]
    said_about: tuple[Hit, ...]
    done: tuple[Hit, ...]
    stands: tuple[LibraryStand, ...]
    joins: tuple[tuple[str, int], ...]
    opposes: tuple[tuple[str, int], ...]
    briefs: tuple[BriefLine, ...]
    why: tuple[str, ...]


class Found(NamedTuple):
    """Whom a question means.

    Attributes:
        dossiers: What the library has of them.
        others: Whom else the name may mean.
        mentions: Where a text names each of them; empty where no text was looked through.
        contradictions: Who is both one and not.
    """

    dossiers: tuple[LibraryDossier, ...]
    others: tuple[Person, ...]
    mentions: tuple[tuple[PersonMention, ...], ...]
    contradictions: tuple[Contradiction, ...]


def dossiers_named(library: Library, folder: Path, name: str, most: int, newest: int | None = None) -> Found:
    """The dossiers of whom a name means, at most a number of them, and whom else it may mean.

    Args:
        library: Where to look; it has been refreshed.
        folder: Where the decisions on who is who lie.
        name: A name, an alias, a part of one, or an id.
        most: How many dossiers are made.
        newest: How many items of each kind are read; all where it is None.

    Raises:
        BriefingFileError: The decisions cannot be read.
    """

    def choose(store: Store, identities: Identities) -> _Chosen:
        people = people_named(store, name, identities)
        exact = [one for one in people if any(name_words(name) == name_words(spelling) for spelling in one.spellings)]
        chosen = (exact or people)[:most]
        return _Chosen(chosen, [person for person in people if person not in chosen])

    return library.ask(lambda store: _found(store, library, folder, choose, newest))


def dossiers_in(library: Library, folder: Path, paragraphs: Sequence[str]) -> Found:
    """The dossiers of whom a text names, in the order in which it does; raises as `dossiers_named` does."""

    def choose(store: Store, identities: Identities) -> _Chosen:
        named = people_in(paragraphs, all_people(store, identities))
        return _Chosen([person for person, _ in named], [], [tuple(mentions) for _, mentions in named])

    return library.ask(lambda store: _found(store, library, folder, choose))


def all_dossiers(library: Library, folder: Path) -> Found:
    """The dossiers of everybody in the order of their names; raises as `dossiers_named` does."""
    return library.ask(
        lambda store: _found(
            store, library, folder, lambda asked, identities: _Chosen(all_people(asked, identities), [])
        )
    )


class _Chosen(NamedTuple):
    people: Sequence[Person]
    others: Sequence[Person]
    mentions: Sequence[tuple[PersonMention, ...]] = ()


def _found(
    store: Store,
    library: Library,
    folder: Path,
    choose: Callable[[Store, Identities], _Chosen],
    newest: int | None = None,
) -> Found:
    reader = ItemReader(store, library, None)
    with store.reading():
        identities = identities_of(store, folder)
        chosen = choose(store, identities)
        made = [_Maker(store, library, reader, person, newest).dossier() for person in chosen.people]
    reader.proofs.keep()
    dossiers = tuple(one._replace(why=tuple(_why(one.person, identities.explain))) for one in made)
    mentions = tuple(chosen.mentions) or ((),) * len(dossiers)
    return Found(dossiers, tuple(chosen.others), mentions, tuple(identities.contradictions))


def _why(person: Person, explain: Callable[[str, str], str]) -> Iterable[str]:
    addresses = list(dict.fromkeys(one.address for one in person.sightings))
    reasons = (explain(addresses[0], other) for other in addresses[1:])
    return dict.fromkeys(filter(None, reasons))


_TAKING_PART = f"""
SELECT DISTINCT item.id, item.file, key, section, coalesce(item.first, item.last) AS day
FROM part JOIN item ON item.id = part.item AND item.file = part.file
WHERE part.name {AMONG_WORDS} AND actor {AMONG} ORDER BY day DESC NULLS LAST, item.id"""
_STANCES = f"SELECT id, kind, topic FROM item WHERE id {AMONG}"
_POSITIONS = f"SELECT id, file, key FROM item WHERE section = 'positions' AND file {AMONG} ORDER BY id"
_OTHERS = f"""
SELECT actor.name, part.item, actor.id FROM part JOIN actor ON actor.id = part.actor AND actor.file = part.file
WHERE part.item {AMONG} AND part.name {AMONG_WORDS}"""
_BRIEFS = f"SELECT id, path, title, date, marking, status FROM file WHERE id {AMONG}"


class _Maker:
    """Gathers one dossier.

    Args:
        store: The index.
        library: Whose index it is.
        reader: Reads its items.
        person: Whose dossier it is.
        newest: How many items of each kind are read; all where it is None.
    """

    def __init__(
        self, store: Store, library: Library, reader: ItemReader, person: Person, newest: int | None = None
    ) -> None:
        self._store = store
        self._library = library
        self._reader = reader
        self._person = person
        self._newest = newest
        self._actors = json.dumps(sorted(person.actors))

    def dossier(self) -> LibraryDossier:
        positions = self._places(("party", "voice"))
        statements, to, about = self._places(("speaker",)), self._places(("to",)), self._places(("about",))
        done = self._places(("took part",))
        against = self._against(positions)
        numbers = map(len, (statements, to, about, done, positions, self._person.files))
        return LibraryDossier(
            self._person,
            DossierCounts(*numbers),
            self._read(statements),
            self._read(to),
            self._read(about),
            self._read(done),
            self._stands(positions, against),
            self._others([*statements, *self._places(("party",))], ("speaker", "party")),
            self._others([other for place in positions for other in against[place.item]], ("party", "voice")),
            self._briefs(),
            (),
        )

    def _places(self, parts: Sequence[str]) -> list[ItemPlace]:
        """The items that the person has one of some parts in, the newest first."""
        rows = self._store.rows(_TAKING_PART, (json.dumps(parts), self._actors))
        return [ItemPlace(item, file, key, section == "statements") for item, file, key, section, _ in rows]

    def _read(self, places: Sequence[ItemPlace]) -> tuple[Hit, ...]:
        return tuple(hit for _, hit in self._reader.read(places[: self._newest]))

    def _against(self, positions: Sequence[ItemPlace]) -> dict[int, list[ItemPlace]]:
        """For each position the others of its tension in which the person has no part."""
        own = {place.item for place in positions}
        of_tension: defaultdict[tuple[int, str], list[ItemPlace]] = defaultdict(list)
        files = json.dumps(sorted({place.file for place in positions}))
        for item, file, key in self._store.rows(_POSITIONS, (files,)) if positions else ():
            if item not in own:
                of_tension[file, key].append(ItemPlace(item, file, key, is_statement=False))
        return {place.item: of_tension[place.file, place.key] for place in positions}

    def _stands(
        self, positions: Sequence[ItemPlace], against: Mapping[int, Sequence[ItemPlace]]
    ) -> tuple[LibraryStand, ...]:
        shown = positions[: self._newest]
        others = {other.item: other for place in shown for other in against[place.item]}
        hits = {place.item: hit for place, hit in self._reader.read([*shown, *others.values()])}
        changed = self._changed(positions)
        return tuple(
            LibraryStand(hits[one.item], tuple(hits[other.item] for other in against[one.item]), one.item in changed)
            for one in shown
        )

    def _changed(self, positions: Sequence[ItemPlace]) -> set[int]:
        """The positions whose stance in a tension of their title was another before."""
        numbers = json.dumps([place.item for place in positions])
        stances = {item: (kind, topic) for item, kind, topic in self._store.rows(_STANCES, (numbers,))}
        before: dict[str, str] = {}
        found = set()
        for place in reversed(positions):
            kind, topic = stances[place.item]
            title = name_words(topic)
            if kind and before.get(title, kind) != kind:
                found.add(place.item)
            before[title] = kind or before.get(title, "")
        return found

    def _others(self, places: Sequence[ItemPlace], parts: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """The names of others with one of some parts in items, with the number of those, the most frequent first."""
        items = json.dumps([place.item for place in places])
        rows = self._store.rows(_OTHERS, (items, json.dumps(parts)))
        own = self._person.actors
        others = {(name, item) for name, item, actor in rows if actor not in own}
        counts = Counter(name for name, _ in others)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def _briefs(self) -> tuple[BriefLine, ...]:
        files = self._person.files[: self._newest]
        rows = self._store.rows(_BRIEFS, (json.dumps(files),))
        found = {file: BriefLine(self._library.path_of(path), *about) for file, path, *about in rows}
        return tuple(found[file] for file in files)
