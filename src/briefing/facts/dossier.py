"""What a brief knows of one actor beyond its own entry: what it did, where it stands, with whom and against whom."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Briefing, BriefingIndex, Position, Tension, TimelineEntry

__all__ = ["Dossier", "Stand", "dossier_of", "namesakes", "parts_in_event"]

MOST_NAMESAKES = 5
"""Others that are told of each name of an actor."""

Reasons = dict[str, dict[str, None]]
"""For each other actor the ids of what connects the two."""


class Stand(NamedTuple):
    """Where an actor stands in a tension.

    Attributes:
        tension: The tension.
        own: The positions that it is a party to, or that its statements carry.
        others: All others.
    """

    tension: Tension
    own: tuple[Position, ...]
    others: tuple[Position, ...]


class Dossier(NamedTuple):
    """What a brief knows of an actor; who and what is told by ids.

    Attributes:
        members: The actors that belong to it.
        done: The timeline entries that it takes part in, by their earliest possible day, without those to come.
        planned: Those to come.
        stands: The tensions that it is a party to, then those in which its statements carry the position of another.
        opposes: Who holds, or speaks for, another position, each with the tensions.
        joins: Who says or holds the same together with it, each with the tensions and statements.
        places: The sources and paragraphs that its statements and deeds stand in.
        namesakes: Other actors with one of its names, each with that name; the first of them.
    """

    members: tuple[str, ...]
    done: tuple[TimelineEntry, ...]
    planned: tuple[TimelineEntry, ...]
    stands: tuple[Stand, ...]
    opposes: Mapping[str, tuple[str, ...]]
    joins: Mapping[str, tuple[str, ...]]
    places: frozenset[tuple[str, int]]
    namesakes: tuple[tuple[str, str], ...]


def dossier_of(key: str, index: BriefingIndex) -> Dossier:
    """Gather what a brief knows of an actor."""
    actors = index.briefing.actors
    entries = sorted(index.entries_by_actor.get(key, ()), key=lambda entry: entry.date.sort_key())
    stands = tuple(_stands(key, index))
    return Dossier(
        members=tuple(other for other, actor in actors.items() if key in actor.affiliation),
        done=tuple(entry for entry in entries if not entry.is_planned),
        planned=tuple(entry for entry in entries if entry.is_planned),
        stands=stands,
        opposes=_ids_by_actor(_opposed(stands, index)),
        joins=_ids_by_actor(_joined(key, stands, index)),
        places=frozenset(_places(key, index)),
        namesakes=namesakes(index.briefing)[key],
    )


def parts_in_event(briefing: Briefing) -> Mapping[str, tuple[str | None, ...]]:
    """For each actor that takes part in the event its parts there; None for one that the file does not name."""
    parts: defaultdict[str, list[str | None]] = defaultdict(list)
    for participant in briefing.event.participants:
        parts[participant.actor].append(participant.role)
    return {actor: tuple(roles) for actor, roles in parts.items()}


def _stands(key: str, index: BriefingIndex) -> Iterator[Stand]:
    tensions = {tension.id: tension for tension in index.tensions_by_actor.get(key, ())}
    carried = index.tensions_by_quote
    for quote in index.quotes_by_actor.get(key, ()) if carried else ():
        tensions.update((tension.id, tension) for tension in carried.get(quote.id, ()))
    for tension in tensions.values():
        own = [key in _holders(position, index) for position in tension.positions]
        sorted_out = list(zip(tension.positions, own, strict=True))
        yield Stand(
            tension,
            tuple(position for position, is_own in sorted_out if is_own),
            tuple(position for position, is_own in sorted_out if not is_own),
        )


def _holders(position: Position, index: BriefingIndex) -> dict[str, None]:
    """The parties to a position, and those whose statements carry it."""
    speakers = (speaker for key in position.quotes for speaker in index.items[key].speaker)
    return dict.fromkeys((*position.party, *speakers))


def _opposed(stands: tuple[Stand, ...], index: BriefingIndex) -> Reasons:
    opposed: Reasons = defaultdict(dict)
    for tension, own, others in stands:
        allies = {other for position in own for other in _holders(position, index)}
        for other in (other for position in others for other in _holders(position, index)):
            if other not in allies:
                opposed[other][tension.id] = None
    return opposed


def _joined(key: str, stands: tuple[Stand, ...], index: BriefingIndex) -> Reasons:
    joined: Reasons = defaultdict(dict)
    for tension, own, _ in stands:
        for other in (other for position in own if key in position.party for other in position.party):
            joined[other][tension.id] = None
    for quote in index.quotes_by_actor.get(key, ()):
        for other in quote.speaker if len(quote.speaker) > 1 else ():
            joined[other][quote.id] = None
    joined.pop(key, None)
    return joined


def _ids_by_actor(reasons: Reasons) -> Mapping[str, tuple[str, ...]]:
    return {actor: tuple(ids) for actor, ids in reasons.items()}


def _places(key: str, index: BriefingIndex) -> Iterator[tuple[str, int]]:
    for quote in index.quotes_by_actor.get(key, ()):
        if quote.source and quote.at:
            yield quote.source, quote.at
    for entry in index.entries_by_actor.get(key, ()):
        if entry.source and entry.at:
            yield entry.source, entry.at


def namesakes(briefing: Briefing) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each actor the others with one of its names, in the order of the file, each with that name.

    Of the many that may have one name the first five are given.
    """
    holders: dict[str, list[str]] = {}
    for key, actor in briefing.actors.items():
        for name in dict.fromkeys(map(folded, (actor.name, *actor.aliases))):
            holders.setdefault(name, []).append(key)
    places = {key: place for place, key in enumerate(briefing.actors)}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, actor in briefing.actors.items():
        own = {folded(name): name for name in (actor.name, *actor.aliases)}
        same = [
            (other, name) for name in own for other in islice((it for it in holders[name] if it != key), MOST_NAMESAKES)
        ]
        found[key] = tuple((other, own[name]) for other, name in sorted(same, key=lambda it: (places[it[0]], it[1])))
    return found
