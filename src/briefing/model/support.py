"""What each part of a brief rests on: which sources support it, and what cites each paragraph of a source."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.event import TimelineEntry
from briefing.model.quote import Quote
from briefing.model.references import PROSE_PATTERNS, SECTIONS, Reference, select, split_paragraph
from briefing.model.source import Source
from briefing.model.tension import Assessment, Discrepancy, Tension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.errors import NodePath
    from briefing.model.index import BriefingIndex

__all__ = ["NO_SOURCE", "Reliance", "SupportIndex"]

_NOTES = "quotes.*.note"

NO_SOURCE = ""
"""Stands among the sources of an item where a part of its support names none."""


class Reliance(NamedTuple):
    """What rests on one source and on no other.

    Attributes:
        items: The ids, by the section they stand in.
        points: The numbers of the event's key points, counted from 1.
        summary: Whether every reference of the bottom line leads to this source.
    """

    items: Mapping[str, tuple[str, ...]]
    points: tuple[int, ...]
    summary: bool

    def __bool__(self) -> bool:
        """Whether anything does."""
        return bool(self.items or self.points or self.summary)


class SupportIndex:
    """Answers questions about the support of a brief, each computed on first use."""

    def __init__(self, index: BriefingIndex) -> None:
        self._index = index

    def sources_of(self, key: str, *, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """Every source that an item rests on, by itself or by what it refers to."""
        item = self._index.items.get(key)
        if item is None or key in seen:
            return frozenset()
        if isinstance(item, Source):
            return frozenset({key})
        if isinstance(item, Quote):
            return frozenset({item.source or NO_SOURCE})
        found = {split_paragraph(target)[0] for target in _named_by(item)}
        found |= {part.id for text in _prose_of(item) for part in self._references(text)}
        own = {item.source} if isinstance(item, TimelineEntry) and item.source else set()
        return frozenset(own).union(*(self.sources_of(target, seen=seen | {key}) for target in found))

    def sources_of_prose(self, text: str) -> frozenset[str]:
        """Every source that the references of a text lead to."""
        return frozenset().union(*(self.sources_of(part.id) for part in self._references(text)))

    def _references(self, text: str) -> list[Reference]:
        if "[" not in text:
            return []
        return [part for part in self._index.split_prose(text) if isinstance(part, Reference)]

    def resting_on(self, source: str) -> Reliance:
        """What rests on a source and on nothing else."""
        items = {section: tuple(ids) for section, ids in self._alone[source].items()}
        event = self._index.briefing.event
        alone = frozenset({source})
        points = enumerate(event.key_points, 1)
        return Reliance(
            items,
            tuple(number for number, point in points if self.sources_of_prose(point.text) == alone),
            self.sources_of_prose(event.summary) == alone,
        )

    @cached_property
    def _alone(self) -> defaultdict[str, dict[str, list[str]]]:
        alone: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for source, quotes in self._index.quotes_by_source.items():
            alone[source]["quotes"] = [quote.id for quote in quotes]
        for section in ("timeline", "tensions", "assessments"):
            for item in getattr(self._index.briefing, section):
                sources = self.sources_of(item.id)
                if len(sources) == 1:
                    alone[next(iter(sources))].setdefault(section, []).append(item.id)
        return alone

    def citing(self, source: str) -> Mapping[int, tuple[str, ...]]:
        """For each paragraph of a source that is used, who uses it: ids, or words such as 'summary'."""
        users: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for quote in self._index.quotes_by_source.get(source, ()):
            if quote.at:
                users[quote.at][quote.id] = None
        for paragraph, user in self._citations.get(source, ()):
            users[paragraph][user] = None
        return {paragraph: tuple(found) for paragraph, found in users.items()}

    @cached_property
    def _citations(self) -> Mapping[str, list[tuple[int, str]]]:
        """For each source the paragraphs that are named anywhere but in statements, with who names them."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for source, paragraph, user in (*self._by_field(), *self._by_prose()):
            if source and paragraph:
                found[source].append((paragraph, user))
        return found

    def _by_field(self) -> Iterator[tuple[str | None, int | None, str]]:
        briefing = self._index.briefing
        for entry in briefing.timeline:
            yield entry.source, entry.at, entry.id
        for discrepancy in briefing.discrepancies:
            for version in discrepancy.versions:
                yield version.source, version.at, discrepancy.id
        for items in (briefing.timeline, briefing.tensions, briefing.assessments):
            for item in items:
                for written in item.refs:
                    yield *split_paragraph(written), item.id

    def _by_prose(self) -> Iterator[tuple[str, int | None, str]]:
        for user, text in self._prose():
            for part in self._references(text):
                if part.paragraph:
                    yield part.id, part.paragraph, user

    def _prose(self) -> Iterator[tuple[str, str]]:
        """All prose with the item that it belongs to. Notes of statements are read directly: there may be 100,000."""
        for pattern in PROSE_PATTERNS:
            if pattern == _NOTES:
                yield from ((quote.id, quote.note) for quote in self._index.briefing.quotes if quote.note)
            else:
                yield from ((self._user(path), text) for path, text in select(self._index.briefing, pattern))

    def _user(self, path: NodePath) -> str:
        """Who speaks at a path of prose: an id, or what a reader calls that part of the brief."""
        section, place = str(path[0]), path[1]
        if section in SECTIONS:
            return place if isinstance(place, str) else str(getattr(self._index.briefing, section)[place].id)
        if section == "event":
            return f"key point {int(path[2]) + 1}" if place == "key_points" else str(place)
        if section == "as_of":
            return "date of information"
        words = {"gaps": "gap", "watch": "watch", "source_notes": "source note"}[section]
        return f"{words} {int(place) + 1}"


def _named_by(item: object) -> Iterable[str]:
    """Ids, some with a paragraph, that an item's fields name as its support."""
    if isinstance(item, Tension):
        return (*item.refs, *item.quotes)
    if isinstance(item, Discrepancy):
        named = ((version.source, *version.quotes) for version in item.versions)
        return [target for targets in named for target in targets if target]
    return item.refs if isinstance(item, TimelineEntry | Assessment) else ()


def _prose_of(item: object) -> Iterator[str]:
    if isinstance(item, Tension):
        yield from filter(None, (item.issue, item.common_ground))
        yield from (position.position for position in item.positions)
    elif isinstance(item, TimelineEntry | Assessment):
        yield item.text
        yield getattr(item, "basis", None) or ""
