"""The file of the index: SQLite with full-text search, in the user's folder of caches, one for each library.

It is a cache: whatever is wrong with it, it is made anew from the briefs, or one is made in memory for one answer.
Several processes may use it at a time. What is written of a brief is written in one transaction, so that whoever reads
has the brief as it was or as it is, also when a process is killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.rows import BriefRows, indexed_words
from briefing.library.index.tokens import is_said, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.library.index.rows import ActorRow, ItemRow, SourceRow

__all__ = ["ITEM_OF_WORD", "FileRow", "Stamp", "Store", "index_file", "is_broken", "program_stamp", "why_unusable"]

VERSION = 2
PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
CACHE_KIB = 32_768
_LARGEST = 2**63 - 1

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER,
    seen INTEGER, digest BLOB, state TEXT NOT NULL, problem TEXT, name TEXT, title TEXT, marking TEXT, status TEXT,
    first INTEGER, last INTEGER, date TEXT, tags TEXT);
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
CREATE TABLE part (actor INTEGER, name TEXT, item INTEGER, PRIMARY KEY (actor, name, item)) WITHOUT ROWID;
CREATE INDEX part_of_item ON part (item);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, key TEXT, title TEXT, outlet TEXT, url TEXT, kind TEXT,
    reliability TEXT, first INTEGER, archive TEXT, sha256 TEXT);
CREATE INDEX source_of_file ON source (file);
CREATE TABLE proof (file INTEGER PRIMARY KEY, evidence TEXT NOT NULL, verdicts TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5 (said, beside, content='', columnsize=0, tokenize='ascii');
"""
_NAMES = ("word", "proof", "source", "part", "naming", "form", "actor", "item", "file", "meta")


SERIALS = 2**28
_DAYS = 2**33
FULL = "every number of an item was used"

_Words = tuple[int, str, str]
"""The number of an item in the full-text search and its folded words: what it says, and what tells it."""


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


def index_file(library: Path) -> Path:
    """Where the index of a library is kept, by the real path of its folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only the index asks for it

    name = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:24]
    return user_cache_path("briefing", appauthor=False) / "library" / f"{name}.sqlite"


_CODE = ("check", "edtf", "files", "library", "model", "sources", "text")


def program_stamp() -> str:
    """Tells one state of the program from another: what it makes of the same files may differ.

    The modules themselves count, not the number of the version alone: somebody may work on them.
    """
    import unicodedata  # noqa: PLC0415 - only the index asks for it

    import briefing  # noqa: PLC0415 - likewise

    known = hashlib.sha256(f"{VERSION} {briefing.__version__} {sys.version} {unicodedata.unidata_version}".encode())
    home = Path(briefing.__file__).parent
    for folder in (home / name for name in _CODE):
        for path in sorted(folder.rglob("*.py")):
            with suppress(OSError):
                found = path.stat()
                known.update(f"{path.name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return known.hexdigest()


def is_broken(error: sqlite3.Error) -> bool:
    """Whether the file of the index is damaged, so that it has to be made anew."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")) or (
        name == "SQLITE_ERROR" or str(error) == FULL
    )


def why_unusable(error: sqlite3.Error | OSError) -> str:
    """Why an index cannot be kept, in a clause."""
    name = getattr(error, "sqlite_errorname", "") or ""
    reasons = {
        "SQLITE_FULL": "the disk is full",
        "SQLITE_READONLY": "its file cannot be written",
        "SQLITE_CANTOPEN": "its file cannot be opened",
        "SQLITE_BUSY": f"another process has written to it for {PATIENCE:.0f} seconds",
        "SQLITE_IOERR": "its file cannot be read or written",
    }
    known = next((reason for code, reason in reasons.items() if name.startswith(code)), "")
    return known or (getattr(error, "strerror", None) or str(error)).lower()


class Store:
    """One index that is open.

    Args:
        path: Its file, which is made where there is none; None keeps it in memory.

    Raises:
        sqlite3.Error: It cannot be opened, or is damaged.
        OSError: Its folder cannot be made.
    """

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # What is secret in a brief is as secret here: the file is the user's own before anything is in it.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600))
        self.path = path
        self.db = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except BaseException:
            self.db.close()
            raise

    def close(self) -> None:
        """Close the file; what was written stays."""
        self.db.close()

    def _prepare(self) -> None:
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA temp_store = MEMORY")
        self.db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self.db.create_function("holds", 2, _holds, deterministic=True)
        self.db.create_function("tagged", 2, _tagged, deterministic=True)
        stamp = program_stamp()
        if self._program() == stamp:
            return
        with self.writing():
            if self._program() != stamp:
                for name in _NAMES:
                    self.db.execute(f"DROP TABLE IF EXISTS {name}")
                for statement in _TABLES.split(";\n"):
                    self.db.execute(statement)
                self.db.execute("INSERT INTO meta VALUES ('program', ?), ('serial', '0')", (stamp,))

    def _program(self) -> str:
        """The state of the program that made the tables; empty where there are none."""
        if not self.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            return ""
        found = self.db.execute("SELECT value FROM meta WHERE name = 'program'").fetchone()
        return str(found[0]) if found else ""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is written or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read within is of one moment, whatever other processes write."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self.db.execute("COMMIT")

    def put(self, files: Iterable[FileRow]) -> None:
        """Write what was found in some files in place of what is known of them."""
        files = list(files)
        with self.writing():
            numbers = self._forget(file.path for file in files)
            words = [row for file in files for row in self._put(file, numbers.get(file.path))]
            # The full-text search writes what it has to the disk whenever a number is smaller than the one before.
            self.db.executemany("INSERT INTO word (rowid, said, beside) VALUES (?, ?, ?)", sorted(words))

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forget files that are no longer there."""
        with self.writing():
            self._forget(paths)

    def touch(self, files: Iterable[FileRow]) -> None:
        """Note that some files were looked at and are what they were."""
        with self.writing():
            self.db.executemany(
                "UPDATE file SET size = ?, mtime = ?, ctime = ?, inode = ?, seen = ? WHERE path = ? AND digest = ?",
                [(*file.stamp, file.seen, file.path, file.digest) for file in files],
            )

    def _forget(self, paths: Iterable[bytes]) -> dict[bytes, int]:
        """Take away everything of some files but their numbers, which are returned."""
        asked = "SELECT path, id FROM file WHERE path = ?"
        found = (self.db.execute(asked, (path,)).fetchone() for path in paths)
        numbers: dict[bytes, int] = dict(row for row in found if row)
        known = [(number,) for number in numbers.values()]
        words = []
        for file in known:
            items = self.db.execute("SELECT first, last, id, texts FROM item WHERE file = ?", file).fetchall()
            words += [(item_number(*place), *indexed_words(json.loads(texts))) for *place, texts in items]
        # A table that keeps no text is told what stood there.
        gone = "INSERT INTO word (word, rowid, said, beside) VALUES ('delete', ?, ?, ?)"
        self.db.executemany(gone, sorted(words))
        self.db.executemany("DELETE FROM part WHERE item IN (SELECT id FROM item WHERE file = ?)", known)
        self.db.executemany("DELETE FROM naming WHERE actor IN (SELECT id FROM actor WHERE file = ?)", known)
        for table in ("item", "actor", "source", "proof"):
            self.db.executemany(f"DELETE FROM {table} WHERE file = ?", known)  # noqa: S608 - a name of our own
        self.db.executemany("DELETE FROM file WHERE id = ?", known)
        return numbers

    def _put(self, file: FileRow, number: int | None) -> list[_Words]:
        """Write what was found in a file, all but the words of its items, which are returned."""
        rows = file.rows
        about = (
            (rows.id, rows.title, rows.marking, rows.status, rows.first, rows.last, rows.date, json.dumps(rows.tags))
            if rows
            else (None,) * 8
        )
        values = (number, file.path, *file.stamp, file.seen, file.digest, file.state, file.problem, *about)
        added = self.db.execute(f"INSERT INTO file VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        if rows is None:
            return []
        number = int(added.lastrowid or 0)
        if rows.verdicts:
            evidence = json.dumps({"brief": file.digest.hex(), "seen": file.seen, "archives": []})
            self.db.execute("INSERT INTO proof VALUES (?, ?, ?)", (number, evidence, rows.verdicts))
        actors = self._put_actors(number, rows.actors)
        self._put_sources(number, rows.sources)
        return self._put_items(number, rows.items, actors)

    def _put_actors(self, file: int, actors: Iterable[ActorRow]) -> dict[str, int]:
        numbers = {}
        for actor in actors:
            *values, forms = actor
            marks = ", ".join("?" * (len(values) + 2))
            added = self.db.execute(f"INSERT INTO actor VALUES ({marks})", (None, file, *values))  # noqa: S608
            numbers[actor.key] = number = int(added.lastrowid or 0)
            for place, words in enumerate(forms):
                self.db.execute("INSERT OR IGNORE INTO form (words) VALUES (?)", (words,))
                self.db.execute(
                    "INSERT OR IGNORE INTO naming SELECT id, ?, ? FROM form WHERE words = ?", (number, place, words)
                )
        return numbers

    def _put_items(self, file: int, items: Sequence[ItemRow], actors: dict[str, int]) -> list[_Words]:
        start = self._serial(len(items))
        kept, words, parts = [], [], []
        for number, item in enumerate(items, start):
            *values, said, beside, taking_part = item
            kept.append((number, file, *values))
            words.append((item_number(item.first, item.last, number), said, beside))
            parts += [(actors[key], name, number) for key, name in taking_part if key in actors]
        if kept:
            marks = ", ".join("?" * len(kept[0]))
            self.db.executemany(f"INSERT INTO item VALUES ({marks})", kept)  # noqa: S608
        self.db.executemany("INSERT OR IGNORE INTO part VALUES (?, ?, ?)", parts)
        return words

    def _serial(self, number: int) -> int:
        """The first of so many serial numbers that no item has had."""
        start = int(self.db.execute("SELECT value FROM meta WHERE name = 'serial'").fetchone()[0])
        if start + number > SERIALS:
            raise sqlite3.DatabaseError(FULL)
        self.db.execute("UPDATE meta SET value = ? WHERE name = 'serial'", (str(start + number),))
        return start

    def _put_sources(self, file: int, sources: Iterable[SourceRow]) -> None:
        for source in sources:
            marks = ", ".join("?" * (len(source) + 2))
            self.db.execute(f"INSERT INTO source VALUES ({marks})", (None, file, *source))  # noqa: S608


def _holds(wanted: str, text: str) -> bool:
    """Whether a text has some words, for questions in SQL."""
    return is_said(name_words(wanted), name_words(text))


def _tagged(tag: str, tags: str) -> bool:
    """Whether a tag is among some, which are written as JSON; likewise."""
    return name_words(tag) in map(name_words, json.loads(tags))
