"""The actors of a proposal: those who speak, or whom the reports give an office, each with an id of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

from briefing.draft.proposal import DraftPlace, ProposedActor
from briefing.model import Actor
from briefing.model.names import family_name
from briefing.model.wording import count_of
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing.draft.people import Named

__all__ = ["Actors", "id_of_actor"]

_NO_ID = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"[a-z]\d+")
"""What looks like the default id of a statement or an entry."""
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгґдежзиійклмнопрстуфхцчшщыьэюяєёъў",
            "a b v g g d e zh z i i i k l m n o p r s t u f kh ts ch sh shch y _ e iu ia ie e _ u".split(),
            strict=True,
        )
    )
    | dict.fromkeys("ьъ", "")
)
"""How ids print the letters of Ukrainian and Russian."""
LONGEST_ID = 32
"""Characters of the longest id that is made of a name."""

Kind = Literal["person", "state", "organization", "territory", "group", "media"]


class _Entry:
    """An actor while reports are read: what they all say of it."""

    def __init__(self, key: str, named: Named, place: DraftPlace) -> None:
        self.id = key
        self.name = named.name
        self.kind = named.kind
        self.role = named.role
        self.country = named.country
        self.place = place
        self.aliases: dict[str, None] = {}
        self.speaks = False
        self.count = named.count

    def learn(self, named: Named) -> None:
        """Take in what another report, or a further look, says of it."""
        if len(named.name) > len(self.name) and " " not in self.name:
            self.aliases[self.name] = None
            self.name = named.name
        for form in (named.name, *named.forms):
            if form != self.name:
                self.aliases[form] = None
        self.role = self.role or named.role
        self.country = self.country or named.country
        if named.is_person:
            self.kind = "person"


class Actors:
    """The actors of several reports; the same name is the same actor, and so is a surname that only one has.

    Args:
        taken: The ids of the sources.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*taken}
        self._known: dict[str, _Entry] = {}
        self._by_family: dict[str, dict[str, None]] = {}

    def id_of(self, named: Named, source: str, *, speaks: bool = False) -> str:
        """The id of somebody, who is an actor by it."""
        entry = self._find(named)
        if entry is None:
            entry = _Entry(self._new_id(named), named, DraftPlace(source, named.at))
            self._known[folded(named.name)] = entry
            if named.is_person:
                self._by_family.setdefault(folded(_family(named)), {})[folded(named.name)] = None
        entry.learn(named)
        entry.speaks = entry.speaks or speaks
        return entry.id

    def knows(self, named: Named) -> bool:
        """Whether somebody is an actor already."""
        return self._find(named) is not None

    def _find(self, named: Named) -> _Entry | None:
        key = folded(named.name)
        if key in self._known:
            return self._known[key]
        if " " not in named.name:
            keys = self._by_family.get(key, {})
            return self._known[next(iter(keys))] if len(keys) == 1 else None
        return None

    def _new_id(self, named: Named) -> str:
        short = next((form for form in named.forms if form.isupper() and len(form) > 1), "")
        words = short or (_family(named) if named.is_person else named.name)
        made = id_of_actor(words, self._taken)
        self._taken.add(made)
        return made

    def proposed(self) -> tuple[ProposedActor, ...]:
        """All of them, in the order in which they were found."""
        return tuple(
            ProposedActor(
                id=entry.id,
                name=entry.name,
                kind=cast("Kind", entry.kind),
                place=entry.place,
                role=entry.role,
                aliases=tuple(alias for alias in entry.aliases if not _is_part(alias, entry)),
                country=entry.country,
                why=_why(entry),
            )
            for entry in self._known.values()
        )


def _why(entry: _Entry) -> str:
    if entry.speaks:
        return "says something"
    return f"is named as '{entry.role}'" if entry.role else f"is named {count_of(entry.count, 'time')}"


def id_of_actor(words: str, taken: Collection[str]) -> str:
    """An id that is made of a name, and that nothing has."""
    plain = _NO_ID.sub("-", folded(words).translate(_CYRILLIC)).strip("-")[:LONGEST_ID].strip("-")
    if not plain[:1].isalpha() or _RESERVED.fullmatch(plain):
        plain = f"actor-{plain}".rstrip("-")
    number, made = 1, plain
    while made in taken:
        number += 1
        made = f"{plain}-{number}"
    return made


def _is_part(alias: str, entry: _Entry) -> bool:
    """Whether an alias says nothing new: the name itself, or of a person a word of it."""
    words = folded(entry.name).split()
    return folded(alias) == folded(entry.name) or (entry.kind == "person" and folded(alias) in words)


def _family(named: Named) -> str:
    return family_name(Actor(name=named.name, kind="person")) or named.name if named.is_person else named.name
