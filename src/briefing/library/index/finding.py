"""Answers to a search: which items of a library hold the words, and pass the filters.

They are ranked: first what has the words beside each other, then what has them near each other, then the rest; of each
the newest first.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.index.matching import holds
from briefing.library.index.people import actors_meant
from briefing.library.index.proving import Proofs
from briefing.library.index.query import Both, Near, QueryPhrase, phrases_of
from briefing.library.index.rows import indexed_words
from briefing.library.index.spans import find_spans
from briefing.library.index.store import AMONG, WordedQuery
from briefing.library.index.tables import STANDING, TRANSLATED, tags_as_words
from briefing.library.index.tokens import needle_of, whole
from briefing.model.briefing import BriefingStatus
from briefing.model.wording import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.library.index.query import Node
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = ["Filters", "Hit", "ItemPlace", "ItemReader", "Question", "places_of", "search"]

BESIDE = 1
NEAR = 10
_ANY_PART = ("speaker", "to", "about", "took part", "party", "voice", "participant", "self")


@dataclass(frozen=True)
class Filters:
    """What a hit has to be, beside holding the words; what is empty filters nothing.

    Attributes:
        speaker: A name, or an id, of one of its speakers.
        actor: A name, or an id, of an actor with any part in it.
        source: The id of its source, or words of its title, outlet or address.
        kinds: Kinds of statement: `direct`, `mixed`, `indirect`.
        verdicts: The words of verdicts on statements.
        since: The first day that its date may mean, as a number in the order of days.
        until: The last day likewise.
        tags: Tags of its brief.
        markings: Markings of its brief.
        sections: Parts of a brief.
    """

    speaker: str = ""
    actor: str = ""
    source: str = ""
    kinds: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    tags: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    @property
    def chooses(self) -> bool:
        """Whether anything is left out."""
        return self != Filters()


class Hit(NamedTuple):
    """One item that was found.

    Attributes:
        path: The file of its brief.
        line: Its line there, from 1.
        brief: The brief's short name.
        title: The brief's title.
        marking: The brief's marking, or nothing.
        section: The part of the brief.
        key: The item's id.
        kind: Of a statement its kind, of others what stands in its place.
        date: Its date in words, with the signs of its doubt; where it has none that of its source ('published ...') or
            brief ('as of ...').
        speaker: Who said it, in words.
        topic: What it is about.
        source: The id of its source.
        at: The paragraph there.
        draft: Whether nobody has confirmed it.
        label: Which of its texts is shown: nothing for what it says.
        text: That text, composed.
        main: What the item says; the same where that is what is shown.
        spans: Where the words stand in it.
        verdict: The verdict on a statement in words, with how it was found; empty for anything else.
        word: The verdict in one word.
        cautions: What else must be known: that a later brief replaced this one; of a statement that its words are a
            translation, that others contest it.
    """

    path: Path
    line: int
    brief: str
    title: str
    marking: str
    section: str
    key: str
    kind: str
    date: str
    speaker: str
    topic: str
    source: str
    at: int | None
    draft: bool
    label: str
    text: str
    main: str
    spans: tuple[tuple[int, int], ...]
    verdict: str
    word: str
    cautions: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What a reader must know before its words: its kind, its verdict, what limits both, whether it is a draft."""
        kind = _KIND_WORDS.get(self.kind, self.kind) if self.section == "statements" else self.kind
        return tuple(word for word in (kind, self.verdict, *self.cautions, "DRAFT" if self.draft else "") if word)


_KIND_WORDS = {str(kind): word for kind, word in KIND_WORDS.items()}


class ItemPlace(NamedTuple):
    """An item that was found, not yet read; the lower its rank, the nearer to each other are the words in it."""

    item: int
    file: int
    key: str
    is_statement: bool
    day: int = 0
    rank: int = 0


class ItemReader:
    """Reads the items that were found.

    Args:
        store: The index.
        library: Whose index it is.
        query: What was looked for.
    """

    def __init__(self, store: Store, library: Library, query: Node | None) -> None:
        self._store = store
        self._library = library
        self._phrases = tuple(phrases_of(query)) if query else ()
        self._paths: dict[int, Path] = {}
        self.proofs = Proofs(store, library.path_of)

    def read(self, places: Iterable[ItemPlace]) -> Iterator[tuple[ItemPlace, Hit]]:
        """Read items, each with its place, in their order; of a statement the verdict as well."""
        rest = iter(places)
        while some := list(islice(rest, AT_A_TIME)):
            numbers = (json.dumps([place.item for place in some]), json.dumps(sorted({place.file for place in some})))
            found = {item: row for item, *row in self._store.rows(_ITEMS, numbers)}
            self.proofs.prepare(place.file for place in some if place.is_statement)
            for place in some:
                yield place, self._read(place, found[place.item])

    def _read(self, place: ItemPlace, row: Sequence[Any]) -> Hit:
        path, brief, title, marking, status, section, key, line, kind, date, *rest = row
        speaker, topic, source, at, draft, texts = rest
        kept_texts = json.loads(texts)
        label, text, spans = self._shown(kept_texts)
        kept = self.proofs.of(place.file).get(key) if place.is_statement else None
        if place.file not in self._paths:
            self._paths[place.file] = self._library.path_of(path)
        return Hit(
            self._paths[place.file],
            line,
            brief,
            title,
            marking,
            "tensions" if section == "positions" else section,
            key,
            kind,
            date,
            speaker,
            topic,
            source,
            at,
            bool(draft),
            label,
            text,
            kept_texts[0][1] if kept_texts else "",
            tuple(spans),
            kept.label if kept else "",
            kept.word if kept else "",
            tuple(_cautions(kept_texts, status)),
        )

    def _shown(self, texts: Sequence[tuple[str, str]]) -> tuple[str, str, list[tuple[int, int]]]:
        """The text with most of the phrases in it, the first of several."""
        if not self._phrases:
            return (*texts[0], []) if texts else ("", "", [])
        best: tuple[int, str, str, list[tuple[int, int]]] = (-1, "", "", [])
        for label, text in texts:
            spans = find_spans(text, self._phrases)
            number = len({text[start:end].casefold() for start, end in spans})
            if number > best[0]:
                best = (number, label, text, spans)
            if number >= len(self._phrases):
                break
        return best[1:]


def _cautions(texts: Iterable[tuple[str, str]], status: str | None) -> Iterator[str]:
    if status == BriefingStatus.SUPERSEDED:
        yield "in a superseded brief"
    for label, text in texts:
        if label == TRANSLATED:
            yield f"{label} {text}"
        elif label == STANDING:
            yield text


AT_A_TIME = 500
"""Items that are read with one question."""
_ITEMS = f"""
SELECT item.id, path, name, title, marking, status, section, key, line, kind, item.date, speaker, topic, source, at,
draft, texts FROM item JOIN file ON file.id = item.file WHERE item.id {AMONG} AND item.file {AMONG}"""


DAY = f"coalesce(item.first, item.last, {-(10**18)})"
"""In SQL the day of an item, as a number in the order of days; that of an item without any before all others."""


def search(
    library: Library, query: Node | None, filters: Filters, limit: int | None = None, *, counted: bool = True
) -> tuple[list[Hit], int]:
    """Find what holds the words and passes the filters; returns the hits, best first, and how many there are in all.

    Args:
        library: Where to look; it has been refreshed.
        query: What to look for; None for everything that passes the filters.
        filters: What a hit has to be.
        limit: The most hits that are returned.
        counted: Whether those beyond the limit are counted; without it the number is that of the hits returned.
    """
    return library.ask(lambda store: _search(store, library, query, filters, limit, counted=counted))


def _search(
    store: Store, library: Library, query: Node | None, filters: Filters, limit: int | None, *, counted: bool
) -> tuple[list[Hit], int]:
    reader = ItemReader(store, library, query)
    with store.reading():
        question = Question.of(store, query, filters, library.folder)
        places = places_of(store, question, None if filters.verdicts else limit)
        if filters.verdicts:
            places = (place for place in places if _verdict(place, reader.proofs) in filters.verdicts)
        found = list(islice(places, limit))
        # Of one day the briefs come in the order of their names, whenever each of them was indexed.
        hits = list(reader.read(found))
        hits.sort(key=lambda pair: (pair[0].rank, -pair[0].day, str(pair[1].path), pair[0].item))
        number = len(found)
        if counted and number == limit:
            number += sum(1 for _ in places) if filters.verdicts else _count(store, question) - number
    reader.proofs.keep()
    return [hit for _, hit in hits], number


def _verdict(place: ItemPlace, proofs: Proofs) -> str:
    kept = proofs.of(place.file).get(place.key) if place.is_statement else None
    return kept.word if kept else ""


class Question(NamedTuple):
    """What is looked for.

    Attributes:
        query: The words; None for any.
        filters: What a hit has to be.
        speakers: The numbers of the actors whom the filters mean by a speaker, as JSON.
        actors: Those whom they mean by an actor.
    """

    query: Node | None
    filters: Filters
    speakers: str
    actors: str

    @classmethod
    def of(cls, store: Store, query: Node | None, filters: Filters, folder: Path) -> Question:
        """Find out whom the filters mean; `folder` is where the decisions on who is who lie."""
        meant = [
            json.dumps(sorted(actors_meant(store, name, folder)) if name else [])
            for name in (filters.speaker, filters.actor)
        ]
        return cls(query, filters, *meant)


def places_of(store: Store, question: Question, first: int | None = None) -> Iterator[ItemPlace]:
    """The items that hold the words and pass the filters, best first; the verdicts are left to whoever asks.

    Args:
        store: The index.
        question: What is looked for.
        first: How many of them are probably enough.
    """
    seen: set[int] = set()
    query = question.query
    for rank, narrowed in enumerate(_by_nearness(query)):
        words, where, values = _asked(store, question._replace(query=narrowed))
        asked = f"SELECT item.id, item.file, key, section, {DAY} AS day, {words.unsure} FROM {words.tables}"
        asked = f"{asked} WHERE {where} ORDER BY {words.order}"
        with closing(store.stream(asked, values, first)) as rows:
            for item, file, key, section, day, unsure in rows:
                if item in seen or not _holds(narrowed, unsure):
                    continue
                yield ItemPlace(item, file, key, section == "statements", day, rank)
                if query is not narrowed:
                    seen.add(item)


def _holds(query: Node | None, unsure: str | None) -> bool:
    """Whether an item holds the words, where the index was not sure of it and gave the texts."""
    return unsure is None or query is None or holds(query, indexed_words(json.loads(unsure)))


def _count(store: Store, question: Question) -> int:
    words, where, values = _asked(store, question)
    tables = words.tables if question.filters.chooses else words.alone
    sure = f"{words.unsure} IS NULL"
    number = next(store.rows(f"SELECT count(*) FROM {tables} WHERE {where} AND {sure}", values))[0]
    if words.unsure == WordedQuery._field_defaults["unsure"]:
        return int(number)
    asked = f"SELECT texts FROM {tables} WHERE {where} AND NOT {sure} ORDER BY item.id"
    with closing(store.stream(asked, values, None)) as rows:
        return int(number) + sum(1 for (texts,) in rows if _holds(question.query, texts))


_EVERYTHING = WordedQuery("item JOIN file ON file.id = item.file", "item", "1 = 1", (), "day DESC, item.id")


def _asked(store: Store, question: Question) -> tuple[WordedQuery, str, list[Any]]:
    """What an index is asked for: the words, the whole condition, and the values of it."""
    words = store.worded(question.query) if question.query else _EVERYTHING
    conditions, values = _conditions(question)
    return words, " AND ".join([words.condition, *conditions]), [*words.values, *values]


def _by_nearness(query: Node | None) -> Iterator[Node | None]:
    """A query with its words beside each other, then near each other, then as it is."""
    parts = query.parts if isinstance(query, Both) else ()
    phrases = tuple(part for part in parts if isinstance(part, QueryPhrase))
    if len(phrases) > 1 and len(phrases) == len(parts):
        yield Near(phrases, BESIDE)
        yield Near(phrases, NEAR)
    yield query


def _conditions(question: Question) -> tuple[list[str], list[Any]]:
    """What has to hold of an item beside its words, and the values of it."""
    filters = question.filters
    found = [*_about_actors(question), *_about_days(filters)]
    if filters.source:
        found.append((_SOURCE, [whole(filters.source), needle_of(filters.source)]))
    if filters.kinds:
        found.append((f"section = 'statements' AND kind IN ({_marks(filters.kinds)})", [*filters.kinds]))
    if filters.verdicts:
        found.append(("section = 'statements'", []))
    found += [("instr(tags, ?) > 0", [tags_as_words([tag])]) for tag in filters.tags]
    if filters.markings:
        found.append((f"marking IN ({_marks(filters.markings)})", [*filters.markings]))
    if filters.sections:
        sections = [*filters.sections, *(["positions"] if "tensions" in filters.sections else [])]
        found.append((f"section IN ({_marks(sections)})", sections))
    return [condition for condition, _ in found], [value for _, values in found for value in values]


_Condition = tuple[str, list[Any]]
_SOURCE = """EXISTS (SELECT 1 FROM source WHERE source.file = item.file AND source.key = item.source AND
(source.key = ? OR instr(source.words, ?) > 0))"""


def _about_actors(question: Question) -> Iterator[_Condition]:
    filters = question.filters
    for name, actors, parts in (
        (filters.speaker, question.speakers, ("speaker", "party")),
        (filters.actor, question.actors, _ANY_PART),
    ):
        if name:
            asked = f"SELECT item FROM part WHERE name IN ({_marks(parts)}) AND actor {AMONG}"
            yield f"item.id IN ({asked})", [*parts, actors]


def _about_days(filters: Filters) -> Iterator[_Condition]:
    """An end that is open reaches any day; what has no day at all passes no limit."""
    if filters.since is not None:
        yield "(item.last >= ? OR (item.last IS NULL AND item.first IS NOT NULL))", [filters.since]
    if filters.until is not None:
        yield "(item.first <= ? OR (item.first IS NULL AND item.last IS NOT NULL))", [filters.until]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
