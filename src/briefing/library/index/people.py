"""Who a name means in a library: the actors of its briefs that have it, put together where they are one person.

Two actors are put together where `identities` says so, and for a dossier also where they have the very same name and
nothing parts them: that is told, since only the name says so.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.identities import Identities, Known, load_decisions
from briefing.library.index.store import AMONG
from briefing.library.index.tokens import name_words, needle_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.library.index.store import Store

__all__ = [
    "Person",
    "PersonMention",
    "Sighting",
    "actors_meant",
    "all_people",
    "identities_of",
    "others_than",
    "people_in",
    "people_named",
    "put_together",
    "unknown_in_decisions",
]


class Sighting(NamedTuple):
    """An actor of one brief.

    Attributes:
        actor: Its number in the index.
        file: The number of its brief.
        brief: The brief's short name.
        key: Its id there.
        name: Its name there.
        kind: What sort of actor it is, or nothing.
        role: Its office, or nothing.
        country: Its country, or nothing.
        aliases: Its other names there.
        first: The first day of the brief's date, as a number in the order of days; None where there is none.
    """

    actor: int
    file: int
    brief: str
    key: str
    name: str
    kind: str
    role: str
    country: str
    aliases: tuple[str, ...]
    first: int | None

    @property
    def address(self) -> str:
        """What decisions call it."""
        return f"{self.brief}:{self.key}"


@dataclass(frozen=True)
class Person:
    """Actors that are taken for one.

    Attributes:
        sightings: The actors, those of the newest brief first.
        by_name_alone: Whether nothing but the same name puts some of them together.
    """

    sightings: tuple[Sighting, ...]
    by_name_alone: bool = False

    @property
    def name(self) -> str:
        """The name that most briefs give, the newest of several."""
        counts = Counter(one.name for one in self.sightings)
        return max(self.sightings, key=lambda one: counts[one.name]).name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name and alias, the most frequent first."""
        return tuple(Counter(name for one in self.sightings for name in (one.name, *one.aliases)))

    @property
    def roles(self) -> tuple[str, ...]:
        """Every office, the newest first."""
        return tuple(dict.fromkeys(one.role for one in self.sightings if one.role))

    @property
    def actors(self) -> frozenset[int]:
        """The numbers of the actors."""
        return frozenset(one.actor for one in self.sightings)

    @property
    def files(self) -> tuple[int, ...]:
        """The numbers of the briefs, the newest first."""
        return tuple(dict.fromkeys(one.file for one in self.sightings))


_SIGHTING = """
SELECT actor.id, file.id, file.name, actor.key, actor.name, kind, role, country, aliases, file.first
FROM actor JOIN file ON file.id = actor.file"""
_BESIDE = f"{_SIGHTING.replace('SELECT', 'SELECT file.path, wikidata, same_as,', 1)} ORDER BY actor.id"
_ALL = f"{_SIGHTING} ORDER BY actor.id"
_AMONG = f"{_SIGHTING} WHERE actor.id {AMONG} ORDER BY actor.id"
_CALLED = f"{_SIGHTING} WHERE file.name = ? AND actor.key = ? ORDER BY actor.id"
_IDENTIFIED = """
SELECT file.name, actor.key, wikidata, same_as FROM actor JOIN file ON file.id = actor.file
WHERE wikidata != '' OR same_as != '[]' ORDER BY actor.id"""
_SAYING = "SELECT id FROM form WHERE instr(' ' || words || ' ', ?) > 0"


def identities_of(store: Store, folder: Path) -> Identities:
    """Who is who in a library; raises BriefingFileError where the decisions cannot be read."""
    rows = store.rows(_IDENTIFIED)
    known = [Known(f"{brief}:{key}", item, tuple(json.loads(others))) for brief, key, item, others in rows]
    known += [Known(address) for one in known for address in one.same_as if ":" in address]
    return Identities(known, load_decisions(folder))


def unknown_in_decisions(store: Store, folder: Path) -> list[str]:
    """The actors, as `brief:actor`, of whom somebody decided something and whom no brief has."""
    named = {address for decision in load_decisions(folder) for address in decision.actors}
    return sorted(named - {one.address for one in _at(store, named)})


def actors_named(store: Store, name: str) -> set[int]:
    """The numbers of the actors with a name, in every brief: by a name, an alias, a part of one, or an id."""
    forms = [form for (form,) in store.rows(_SAYING, (needle_of(name),))]
    named = store.rows(f"SELECT actor FROM naming WHERE form {AMONG}", (json.dumps(forms),))
    by_id = store.rows("SELECT id FROM actor WHERE key = ?", (whole(name),))
    return {number for (number,) in (*named, *by_id)}


def actors_meant(store: Store, name: str, folder: Path) -> set[int]:
    """The same, and whoever is one with any of them, under whatever name.

    Args:
        store: The index.
        name: The name.
        folder: Where the decisions on who is who lie.

    Raises:
        BriefingFileError: They cannot be read.
    """
    found = actors_named(store, name)
    identities = identities_of(store, folder)
    addresses = {address for one in _sightings(store, found) for address in identities.of(one.address) - {one.address}}
    return found | {one.actor for one in _at(store, addresses)}


def people_named(store: Store, name: str, identities: Identities) -> list[Person]:
    """The people that a name may mean: those with exactly that name first, then by how many briefs they are in."""
    found = {one.actor: one for one in _sightings(store, actors_named(store, name))}
    addresses = {address for one in found.values() for address in identities.of(one.address)}
    found |= {one.actor: one for one in _at(store, addresses - {one.address for one in found.values()})}
    wanted = name_words(name)

    def rank(person: Person) -> tuple[bool, int]:
        exact = any(name_words(spelling) == wanted for spelling in person.spellings)
        return (not exact, -len(person.files))

    return sorted(put_together(found.values(), identities), key=rank)


def all_people(store: Store, identities: Identities) -> list[Person]:
    """Everybody in a library, in the order of their names."""
    found = [_sighting(row) for row in store.rows(_ALL)]
    return sorted(put_together(found, identities), key=lambda person: name_words(person.name))


def others_than(store: Store, name: str) -> list[tuple[str, Sighting, Known]]:
    """The actors of all briefs that lie directly in a library's folder but one, by the names of the files.

    Args:
        store: The index.
        name: The name of the file that is left out.
    """
    found = []
    for path, wikidata, same_as, *row in store.rows(_BESIDE):
        if "/" not in (file := os.fsdecode(path)) and file != name:
            one = _sighting(row)
            found.append((file, one, Known(one.address, wikidata, tuple(json.loads(same_as)))))
    return sorted(found, key=lambda one: one[0])


def _sightings(store: Store, actors: Iterable[int]) -> Iterator[Sighting]:
    wanted = json.dumps(sorted(actors))
    return map(_sighting, store.rows(_AMONG, (wanted,)))


def _at(store: Store, addresses: Iterable[str]) -> Iterator[Sighting]:
    """The actors at some addresses."""
    pairs = sorted(address.rpartition(":")[::2] for address in addresses)
    for brief, key in pairs:
        yield from map(_sighting, store.rows(_CALLED, (whole(brief), whole(key))))


def _sighting(row: Sequence[Any]) -> Sighting:
    *values, aliases, first = row
    return Sighting._make((*values, tuple(json.loads(aliases)), first))


def put_together(found: Iterable[Sighting], identities: Identities) -> Iterator[Person]:
    """Put sightings together: first those that are one, then those of one name that nothing parts."""
    groups: dict[frozenset[str], list[Sighting]] = {}
    for one in found:
        groups.setdefault(identities.of(one.address), []).append(one)
    by_name: dict[str, list[_Cluster]] = {}
    for group in sorted(groups.values(), key=len, reverse=True):
        same_name = by_name.setdefault(name_words(group[0].name) or group[0].address, [])
        fitting = next((cluster for cluster in same_name if not cluster.is_parted_from(group, identities)), None)
        if fitting is None:
            same_name.append(fitting := _Cluster())
        fitting.add(group, identities)
    return (cluster.person() for same_name in by_name.values() for cluster in same_name)


class _Cluster:
    """Groups of actors of one name that nothing parts."""

    def __init__(self) -> None:
        self._groups = 0
        self._sightings: list[Sighting] = []
        self._files: set[int] = set()
        self._kinds: set[str] = set()
        self._addresses: set[str] = set()
        self._items: set[str] = set()

    def add(self, group: Sequence[Sighting], identities: Identities) -> None:
        self._groups += 1
        self._sightings += group
        self._files.update(one.file for one in group)
        self._kinds.update(one.kind for one in group if one.kind)
        self._addresses.update(one.address for one in group)
        self._items |= {identities.item(one.address) for one in group} - {""}

    def is_parted_from(self, group: Sequence[Sighting], identities: Identities) -> bool:
        """Whether anything parts a group from these: a decision, a doubt, two items of Wikidata, two kinds, a brief.

        A brief that has two actors of one name means two.
        """
        addresses = {one.address for one in group}
        kinds = self._kinds | {one.kind for one in group if one.kind}
        items = self._items | {identities.item(one) for one in addresses} - {""}
        if len(kinds) > 1 or len(items) > 1 or any(one.file in self._files for one in group):
            return True
        return any(other in self._addresses for one in addresses for other in identities.not_taken_for(one))

    def person(self) -> Person:
        """These as one person; one brief in several files, as of yesterday and today, is no second opinion."""
        several = self._groups > 1 and len(self._addresses) > 1
        return Person(tuple(sorted(self._sightings, key=_newest_first)), by_name_alone=several)


def _newest_first(one: Sighting) -> tuple[bool, int, str]:
    return (one.first is None, -(one.first or 0), one.brief)


class PersonMention(NamedTuple):
    """Where a text names somebody.

    Attributes:
        paragraph: The paragraph, from 1.
        words: The words that name them, as the text has them.
    """

    paragraph: int
    words: str


def people_in(paragraphs: Sequence[str], people: Sequence[Person]) -> list[tuple[Person, list[PersonMention]]]:
    """Whom a text names, in the order in which it does, each with every place; what names two names both.

    Args:
        paragraphs: The text.
        people: Who may be named.
    """
    from briefing.check.naming import NamingIndex  # noqa: PLC0415 - only a text that is looked through needs it
    from briefing.model import Actor, ActorKind, Briefing, Event  # noqa: PLC0415 - likewise
    from briefing.text import folded_beside  # noqa: PLC0415 - likewise

    actors = {
        str(number): Actor.model_construct(
            name=person.name,
            kind=next((ActorKind(one.kind) for one in person.sightings if one.kind), None),
            country=next((one.country for one in person.sightings if one.country), None),
            aliases=tuple(alias for alias in person.spellings if alias != person.name and _is_name(alias)),
        )
        for number, person in enumerate(people)
        if any(map(_is_name, person.spellings))
    }
    event = Event.model_construct(summary="")
    names = NamingIndex(Briefing.model_construct(briefing=1, title="", event=event, actors=actors))
    found: dict[str, list[PersonMention]] = {}
    for number, paragraph in enumerate(paragraphs, 1):
        text, cased = folded_beside(paragraph)
        for naming in names.find(text, cased):
            if not naming.by_role:
                found.setdefault(naming.key, []).append(PersonMention(number, cased[naming.start : naming.end]))
    return [(people[int(key)], mentions) for key, mentions in found.items()]


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _is_name(words: str) -> bool:
    """Whether words name somebody in every text: in a brief 'the minister' is one of many, elsewhere any."""
    return not any(word[0].islower() for word in _LONG_WORD.findall(words))
