"""The file of the index: SQLite with full-text search, in the user's folder of caches, one for each library.

It is a cache: whatever is wrong with it, it is made anew from the briefs, or one is made in memory for one answer.
Several processes may use it at a time. What is written of a brief is written in one transaction, so that whoever reads
has the brief as it was or as it is, also when a process is killed.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from briefing.library.index.place import FULL, PATIENCE, UNSEALED, is_whole, program_stamp, seal
from briefing.library.index.query import as_fts
from briefing.library.index.rows import indexed_words
from briefing.library.index.store import WordedQuery
from briefing.library.index.tables import ITEM_OF_WORD, NAMES, SERIALS, TABLES, item_number, tags_as_words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.library.index.query import Node
    from briefing.library.index.tables import ActorRow, FileRow, ItemRow, SourceRow

__all__ = ["SqliteStore"]

CACHE_KIB = 32_768

_Words = tuple[int, str, str]
"""The number of an item in the full-text search and its folded words: what it says, and what tells it."""


class SqliteStore:
    """One index that is open; what each method does is said of `Store`.

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
        if path is not None and not is_whole(path):
            raise sqlite3.DatabaseError(UNSEALED)
        self.db = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except BaseException:
            self.db.close()
            raise

    def close(self) -> None:
        """Close the file; what was written stays."""
        self.db.close()
        self._seal()

    def _seal(self) -> None:
        if self.path is not None:
            seal(self.path)

    def _prepare(self) -> None:
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        self.db.execute("PRAGMA temp_store = MEMORY")
        self.db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        stamp = program_stamp()
        if self._program() == stamp:
            return
        with self.writing():
            if self._program() != stamp:
                for name in NAMES:
                    self.db.execute(f"DROP TABLE IF EXISTS {name}")
                for statement in TABLES.split(";\n"):
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
        self._seal()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read within is of one moment, whatever other processes write."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self.db.execute("COMMIT")

    @property
    def place(self) -> str:
        """Its file."""
        return str(self.path or "")

    def rows(self, asked: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """What it answers to a question."""
        return self.db.execute(asked, values)

    def stream(
        self,
        asked: str,
        values: Sequence[Any],
        first: int | None,  # noqa: ARG002 - a row is worked out when it is taken, however many there are
    ) -> Generator[tuple[Any, ...], None, None]:
        """The same, row by row."""
        yield from self.db.execute(asked, values)

    def worded(self, query: Node) -> WordedQuery:
        """Ask the full-text search, whose order is that of the days."""
        joined = f"word CROSS JOIN item ON item.id = {ITEM_OF_WORD} CROSS JOIN file ON file.id = item.file"
        return WordedQuery(joined, "word", "word MATCH ?", (as_fts(query),), "word.rowid DESC")

    def why_not_refreshed(self, library: Path) -> str:  # noqa: ARG002 - it is the index of this library by its path
        """It is brought up to date by whoever asks it."""
        return ""

    def refreshed(self) -> None:
        """What was written says by itself how far it goes."""

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

    def keep_proofs(self, proofs: Iterable[tuple[int, str, str, bytes]]) -> None:
        """Keep what was proved; where the index cannot be written, it is proved again next time."""
        kept = "INSERT OR REPLACE INTO proof SELECT id, ?, ? FROM file WHERE id = ? AND digest = ?"
        with suppress(sqlite3.Error), self.writing():
            for file, evidence, verdicts, digest in proofs:
                self.db.execute(kept, (evidence, verdicts, file, digest))

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
            self.db.executemany(f"DELETE FROM {table} WHERE file = ?", known)
        self.db.executemany("DELETE FROM file WHERE id = ?", known)
        return numbers

    def _put(self, file: FileRow, number: int | None) -> list[_Words]:
        """Write what was found in a file, all but the words of its items, which are returned."""
        rows = file.rows
        about: tuple[Any, ...] = (None,) * 9
        if rows:
            dated = (rows.first, rows.last, rows.date)
            words = (tags_as_words(rows.tags), rows.listed)
            about = (rows.id, rows.title, rows.marking, rows.status, *dated, *words)
        values = (number, file.path, *file.stamp, file.seen, file.digest, file.state, file.problem, *about)
        added = self.db.execute(f"INSERT INTO file VALUES ({', '.join('?' * len(values))})", values)
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
            added = self.db.execute(f"INSERT INTO actor VALUES ({marks})", (None, file, *values))
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
            parts += [(actors[key], name, number, file) for key, name in taking_part if key in actors]
        if kept:
            marks = ", ".join("?" * len(kept[0]))
            self.db.executemany(f"INSERT INTO item VALUES ({marks})", kept)
        self.db.executemany("INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)", parts)
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
            self.db.execute(f"INSERT INTO source VALUES ({marks})", (None, file, *source))
