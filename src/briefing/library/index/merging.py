"""What the briefs of a library say together: one timeline of all, and the outlets that they rest on.

Two entries are one event where they mean the same days and say the same in nearly the same words. That they were taken
for one is told by showing both; where a number or a negation differs they stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.finding import Filters, ItemReader, Question, places_of
from briefing.library.index.tokens import name_words, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.library.index.finding import Hit
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = ["ArchiveProblem", "Happening", "Outlet", "merged_timeline", "outlets_of", "problems_of_archives"]

LAST = 10**19
"""Later than any day."""
ALIKE = 88
"""How much of two texts has to be the same, of 100, for two entries to be one event."""
_REFERENCE = re.compile(r"\[[^\[\]]*\]")
_DENIAL = frozenset("no not never nobody nothing none neither nor without t denies denied fails failed".split())


class Happening(NamedTuple):
    """One event of the merged timeline; `entries` are what briefs say of it, the newest brief first."""

    entries: tuple[Hit, ...]

    @property
    def briefs(self) -> int:
        """How many briefs tell it."""
        return len({entry.path for entry in self.entries})


def merged_timeline(library: Library, filters: Filters) -> list[Happening]:
    """The timelines of all briefs as one, the earliest first, what has no day last.

    Args:
        library: Whose briefs; it has been refreshed.
        filters: What an entry has to be.
    """
    return library.ask(lambda store: _timeline(store, library, filters))


def _timeline(store: Store, library: Library, filters: Filters) -> list[Happening]:
    from dataclasses import replace  # noqa: PLC0415 - only here

    reader = ItemReader(store, library, None)
    with store.reading():
        places = places_of(store, Question.of(store, None, replace(filters, sections=("timeline",)), library.folder))
        days = {item: (first, last) for item, first, last in store.rows(_DAYS)}
        groups: defaultdict[tuple[int | None, int | None], list[list[Hit]]] = defaultdict(list)
        for place, hit in reader.read(places):
            same_day = groups[days[place.item]]
            same = next((group for group in same_day if _is_one(group[0], hit)), None)
            if same is None or days[place.item] == (None, None):
                same_day.append([hit])
            else:
                same.append(hit)
    ordered = sorted(groups.items(), key=lambda pair: _order(*pair[0]))
    return [Happening(tuple(group)) for _, same_day in ordered for group in same_day]


_DAYS = "SELECT id, first, last FROM item WHERE section = 'timeline'"


def _order(first: int | None, last: int | None) -> tuple[bool, int, int]:
    start = first if first is not None else last
    return (start is None, start or 0, LAST if last is None else last)


def _is_one(one: Hit, other: Hit) -> bool:
    """Whether two entries of the same days tell one event; those of one file never do."""
    if one.path == other.path:
        return False
    words, others = (plain_words(_REFERENCE.sub(" ", hit.main)) for hit in (one, other))
    if words == others:
        return True
    for differ in (str.isdigit, _DENIAL.__contains__):
        if Counter(filter(differ, words)) != Counter(filter(differ, others)):
            return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - only texts that differ are compared

    return fuzz.token_sort_ratio(" ".join(words), " ".join(others)) >= ALIKE


class Outlet(NamedTuple):
    """What a library takes from one outlet.

    Attributes:
        name: Its name as most briefs write it.
        sources: How many sources it published.
        statements: How many statements rest on them.
        entries: How many entries of timelines likewise.
        grades: How often it has which grade of reliability; the empty one for none.
        briefs: The files of the briefs that rest on it.
        alone: Those of them that rest on nothing else.
    """

    name: str
    sources: int
    statements: int
    entries: int
    grades: Mapping[str, int]
    briefs: tuple[Path, ...]
    alone: tuple[Path, ...]


def outlets_of(library: Library) -> list[Outlet]:
    """The outlets of a library by use: those with the most statements first, then those in the most briefs."""
    return library.ask(lambda store: _outlets(store, library))


def _outlets(store: Store, library: Library) -> list[Outlet]:
    with store.reading():
        rows = list(store.rows(_OUTLETS))
        used = Counter({tuple(key): number for *key, number in store.rows(_USED)})
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_file: defaultdict[int, set[str]] = defaultdict(set)
    found: defaultdict[str, list[tuple[int, str, str, bytes]]] = defaultdict(list)
    for file, key, outlet, grade, path in rows:
        name = name_words(outlet) or outlet
        names[name][outlet] += 1
        by_file[file].add(name)
        found[name].append((file, key, grade, path))
    outlets = [
        _outlet(names[name].most_common(1)[0][0], name, those, used, by_file, library) for name, those in found.items()
    ]
    return sorted(outlets, key=lambda one: (-one.statements, -len(one.briefs), -one.entries, one.name))


_OUTLETS = """
SELECT source.file, source.key, outlet, reliability, path FROM source JOIN file ON file.id = source.file
ORDER BY source.id"""
_USED = """
SELECT file, source, section, count(*) FROM item WHERE section IN ('statements', 'timeline') AND source != ''
GROUP BY file, source, section"""


def _outlet(
    shown: str,
    name: str,
    sources: Iterable[tuple[int, str, str, bytes]],
    used: Mapping[tuple[object, ...], int],
    by_file: Mapping[int, set[str]],
    library: Library,
) -> Outlet:
    sources = list(sources)
    paths = {file: library.path_of(path) for file, _, _, path in sources}
    return Outlet(
        shown,
        len(sources),
        sum(used.get((file, key, "statements"), 0) for file, key, _, _ in sources),
        sum(used.get((file, key, "timeline"), 0) for file, key, _, _ in sources),
        Counter(grade for _, _, grade, _ in sources),
        tuple(sorted(paths.values())),
        tuple(sorted(path for file, path in paths.items() if by_file[file] == {name})),
    )


class ArchiveProblem(NamedTuple):
    """An archived text that cannot serve as proof: its brief, the source, what is wrong and a sentence on it."""

    path: Path
    source: str
    kind: str
    sentence: str


def problems_of_archives(library: Library) -> Iterator[ArchiveProblem | None]:
    """Look at the archive of every source, one by one; None for one that is good."""
    from briefing.model import Archive  # noqa: PLC0415 - only a library that is looked through needs it
    from briefing.sources import ArchiveError, read_archive  # noqa: PLC0415 - likewise

    for path, key, archive, digest in library.ask(lambda store: list(store.rows(_ARCHIVES))):
        place = library.path_of(path)
        try:
            read_archive(Archive(path=archive, sha256=digest or None), place.parent)
        except ArchiveError as error:
            yield ArchiveProblem(place, key, error.kind, str(error))
        else:
            yield None


_ARCHIVES = """
SELECT path, key, archive, sha256 FROM source JOIN file ON file.id = source.file WHERE archive != ''
ORDER BY path, source.id"""
