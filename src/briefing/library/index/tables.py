"""What an index holds: its tables, and the rows that are written into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.index.tokens import name_words

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

__all__ = [
    "ITEM_OF_WORD",
    "NAMES",
    "SECTIONS",
    "SERIALS",
    "STANDING",
    "TABLES",
    "TRANSLATED",
    "VERSION",
    "ActorRow",
    "BriefRows",
    "FileRow",
    "ItemRow",
    "Part",
    "SourceRow",
    "Stamp",
    "item_number",
    "tags_as_words",
]

VERSION = 6
"""Of the tables; another one makes every index anew."""

SECTIONS = (
    "statements",
    "timeline",
    "tensions",
    "discrepancies",
    "assessments",
    "event",
    "gaps",
    "watch",
    "actors",
    "sources",
    "notes",
)
"""The parts of a brief that can be searched by themselves."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER,
    seen INTEGER, digest BLOB, state TEXT NOT NULL, problem TEXT, name TEXT, title TEXT, marking TEXT, status TEXT,
    first INTEGER, last INTEGER, date TEXT, tags TEXT, listed TEXT);
CREATE TABLE item (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, section TEXT, key TEXT, line INTEGER, kind TEXT, first INTEGER,
    last INTEGER, date TEXT, speaker TEXT, topic TEXT, source TEXT, at INTEGER, draft INTEGER, texts TEXT);
CREATE INDEX item_of_file ON item (file);
CREATE TABLE actor (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, key TEXT, name TEXT, kind TEXT, role TEXT, side TEXT, country TEXT,
    affiliation TEXT, aliases TEXT, wikidata TEXT, same_as TEXT);
CREATE INDEX actor_of_file ON actor (file);
CREATE TABLE form (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);
CREATE TABLE naming (form INTEGER, actor INTEGER, place INTEGER, PRIMARY KEY (form, actor)) WITHOUT ROWID;
CREATE INDEX naming_of_actor ON naming (actor);
CREATE TABLE part (actor INTEGER, name TEXT, item INTEGER, file INTEGER, PRIMARY KEY (actor, name, item)) WITHOUT ROWID;
CREATE INDEX part_of_item ON part (item);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, key TEXT, title TEXT, outlet TEXT, url TEXT, kind TEXT,
    reliability TEXT, first INTEGER, archive TEXT, sha256 TEXT, words TEXT);
CREATE INDEX source_of_file ON source (file);
CREATE TABLE proof (file INTEGER PRIMARY KEY, evidence TEXT NOT NULL, verdicts TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5 (said, beside, content='', columnsize=0, tokenize='ascii');
"""
NAMES = ("word", "proof", "source", "part", "naming", "form", "actor", "item", "file", "meta")


SERIALS = 2**28
_DAYS = 2**33


def item_number(first: int | None, last: int | None, item: int) -> int:
    """The number of an item in the full-text search: the newer it is the larger, of one day the first the largest.

    So the newest of a million hits are found without a look at the others, for that is the order in which the full-text
    search finds them. The item itself is `ITEM_OF_WORD` of it.

    Args:
        first: The first day of the item, as a number in the order of days; None where it is open or not known.
        last: The last day likewise.
        item: Its number in the table of items, in which they stand as they were indexed.
    """
    day = first if first is not None else last
    place = 0 if day is None else max(min(day, _DAYS - 1), 1 - _DAYS) + _DAYS
    return place * SERIALS + SERIALS - 1 - item


ITEM_OF_WORD = f"({SERIALS - 1} - (word.rowid & {SERIALS - 1}))"
"""In SQL the number of an item from its number in the full-text search."""


TRANSLATED = "translated from"
STANDING = "standing"
"""What two texts of a statement are: the language it was said in, and why it does not simply stand."""

Part = tuple[str, str]
"""An actor's id, and its part in an item."""


def tags_as_words(tags: Iterable[str]) -> str:
    """The tags of a brief as they are kept: the words of each in marks that no word has.

    >>> tags_as_words(["Ports", "Black Sea"])
    '<ports><black sea>'
    """
    return "".join(f"<{name_words(tag)}>" for tag in tags)


class ItemRow(NamedTuple):
    """One thing that a brief says.

    Attributes:
        section: The part of the brief; 'positions' for those of the tensions.
        key: The item's id; for what has none, what it is.
        line: Its line in the file, from 1.
        kind: The kind of a statement, the stance of a position, the status of an entry; empty where there is none.
        first: The earliest day it can be of, as a number in the order of days; None where that is open or not known.
        last: The latest likewise.
        date: The date in words; 'published ...' where only its source has one, 'as of ...' or 'event of ...' where only
            its brief has.
        speaker: Who said it, or whose position it is, in words.
        topic: What it is about.
        source: The id of its source.
        at: The paragraph there.
        draft: Whether a program proposed it and nobody has confirmed it.
        texts: What it says and what tells it, as JSON: a list of texts, each with what it is.
        said: What it says, as folded words.
        beside: What tells it likewise.
        parts: Who takes part in it, and how.
    """

    section: str
    key: str
    line: int
    kind: str
    first: int | None
    last: int | None
    date: str
    speaker: str
    topic: str
    source: str
    at: int | None
    draft: bool
    texts: str
    said: str
    beside: str
    parts: tuple[Part, ...]


class ActorRow(NamedTuple):
    """An actor of a brief; `forms` are its names as names are compared, the first that of its name."""

    key: str
    name: str
    kind: str
    role: str
    side: str
    country: str
    affiliation: str
    aliases: str
    wikidata: str
    same_as: str
    forms: tuple[str, ...]


class SourceRow(NamedTuple):
    """A source of a brief.

    `outlet` is who published it, else the host of its address, else its title; `words` are those of its title, its
    outlet and its address, as names are compared.
    """

    key: str
    title: str
    outlet: str
    url: str
    kind: str
    reliability: str
    first: int | None
    archive: str
    sha256: str
    words: str


class BriefRows(NamedTuple):
    """Everything that is kept of one brief.

    `verdicts` are those on its statements, as JSON, where no archive has to be asked for them; empty where one has.
    `listed` is what a list of its folder says of it, which no index on a server keeps.
    """

    id: str
    title: str
    marking: str
    status: str
    first: int | None
    last: int | None
    date: str
    tags: tuple[str, ...]
    items: tuple[ItemRow, ...]
    actors: tuple[ActorRow, ...]
    sources: tuple[SourceRow, ...]
    verdicts: str = ""
    listed: str = ""

    def __reduce__(self) -> tuple[Callable[..., BriefRows], tuple[Any, ...]]:
        """Goes from one process to another as plain tuples, which takes half the time."""
        rows = (tuple(map(tuple, some)) for some in (self.items, self.actors, self.sources))
        return _again, (self[:8], *rows, self[11:])


def _again(
    about: tuple[Any, ...],
    items: Iterable[tuple[Any, ...]],
    actors: Iterable[tuple[Any, ...]],
    sources: Iterable[tuple[Any, ...]],
    rest: tuple[Any, ...],
) -> BriefRows:
    rows = (tuple(map(ItemRow._make, items)), tuple(map(ActorRow._make, actors)), tuple(map(SourceRow._make, sources)))
    return BriefRows._make((*about, *rows, *rest))


_LARGEST = 2**63 - 1


class Stamp(NamedTuple):
    """How a file is told from what it was, without reading it."""

    size: int
    mtime: int
    ctime: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """The stamp of a file from what the system says of it."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _LARGEST)


class FileRow(NamedTuple):
    """What was found in a file.

    Attributes:
        path: Relative to the library, as the system writes it.
        stamp: Taken before it was read.
        seen: When that was, in nanoseconds since 1970.
        digest: The SHA-256 of its bytes; empty where it cannot be read.
        state: `brief`, `broken`, or `other` for what is no brief.
        problem: Why it is broken, with its line.
        rows: What is kept of it; None where it is no brief that loads.
    """

    path: bytes
    stamp: Stamp
    seen: int
    digest: bytes
    state: str
    problem: str = ""
    rows: BriefRows | None = None
