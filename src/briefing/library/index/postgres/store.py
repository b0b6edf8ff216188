"""An index on a server that is open: its questions, its transactions, and who keeps it."""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from briefing.library.index.place import program_contents
from briefing.library.index.postgres.connecting import connected, telling
from briefing.library.index.postgres.schema import PARTITIONS, let_in, level_of, open_schema
from briefing.library.index.postgres.wording import as_tsquery, translated
from briefing.library.index.postgres.writing import forget, write_files
from briefing.library.index.store import IndexServerError, WordedQuery

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.library.index.postgres.address import IndexAddress
    from briefing.library.index.query import Node
    from briefing.library.index.tables import FileRow

__all__ = ["PostgresStore"]

AT_A_TIME = 2000
"""Rows of a long answer that are fetched with one question."""
MANY = 200
"""Files after which the server is told to look anew at what it has."""


class PostgresStore:
    """One index on a server; what each method does is said of `Store`.

    Args:
        address: Where it is.

    Raises:
        IndexServerError: It cannot be opened.
    """

    path = None

    def __init__(self, address: IndexAddress) -> None:
        self._address = address
        self._db = connected(address)
        self._streams = count()
        self._written = 0
        try:
            with telling(self._db, address):
                open_schema(self._db, address)
        except BaseException:
            self._db.close()
            raise

    @property
    def place(self) -> str:
        """The address without what is secret in it."""
        return self._address.shown

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, one writer at a time; who reads goes on meanwhile."""
        with telling(self._db, self._address), self._db.transaction():
            # A lock that only who may write can take, and that keeps nobody from reading.
            self._db.execute("LOCK TABLE meta IN SHARE ROW EXCLUSIVE MODE")
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All of one moment."""
        with telling(self._db, self._address), self._db.transaction():
            self._db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def rows(self, asked: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """What the server answers, as a whole."""
        with telling(self._db, self._address):
            return iter(self._db.execute(translated(asked).encode(), values).fetchall())

    def stream(self, asked: str, values: Sequence[Any], first: int | None) -> Generator[tuple[Any, ...], None, None]:
        """The first rows, for which the server looks in another way than for all, and then all others by and by."""
        known = list(self.rows(f"{asked} LIMIT {first:d}", values)) if first else []
        yield from known
        if first and len(known) < first:
            return
        with telling(self._db, self._address), self._db.cursor(name=f"answer{next(self._streams)}") as cursor:
            cursor.itersize = AT_A_TIME
            yield from islice(cursor.execute(translated(asked).encode(), values), len(known), None)

    def worded(self, query: Node) -> WordedQuery:
        """Ask for the words; what the server cannot tell of an item by itself, it gives the texts of."""
        written = as_tsquery(query)
        condition, unsure = "item.words @@ ?::tsquery", "NULL" if written.exact else "texts"
        if next(self.rows("SELECT EXISTS (SELECT 1 FROM item WHERE words IS NULL)"))[0]:
            condition = f"({condition} OR item.words IS NULL)"
            unsure = "CASE WHEN item.words IS NULL THEN texts END" if written.exact else unsure
        tables = "item JOIN file ON file.id = item.file"
        return WordedQuery(tables, "item", condition, (written.text,), "day DESC, item.id", unsure)

    def why_not_refreshed(self, library: Path) -> str:
        """It is kept by the first who writes it, from that folder on that machine; others ask it as it stands."""
        meta = dict(self.rows("SELECT name, value FROM meta"))
        here = f"{platform.node()}:{os.path.realpath(library)}"
        may_write = next(self.rows("SELECT has_table_privilege('file', 'INSERT')"))[0]
        if meta["keeper"] in {"", here} and may_write and library.is_dir():
            self._take(here, meta)
            return ""
        if not meta["keeper"]:
            why = f"the role '{self._db.info.user}' may not write it" if library.is_dir() else f"{library} is not here"
            raise IndexServerError(f"{self.place}: nothing is indexed there yet, and {why}")
        as_of = f"as of {meta['refreshed']}" if meta["refreshed"] else "not finished, so that briefs may be missing"
        machine, _, folder = meta["keeper"].partition(":")
        more = "; the briefs are not here, so that no verdict can be told"
        if library.is_dir():
            more = ", and another folder needs a name of its own in the address: ?library=NAME" if may_write else ""
        return f"the index is asked as it stands, {as_of}; it is kept from {folder} on {machine}{more}"

    def _take(self, keeper: str, meta: dict[str, str]) -> None:
        """Become who keeps the index; what another state of the program made of the briefs is read again."""
        program = program_contents()
        if (meta["keeper"], meta["program"]) == (keeper, program):
            return
        with self.writing():
            taken = self._db.execute(
                "UPDATE meta SET value = %s WHERE name = 'keeper' AND value IN ('', %s)", (keeper, keeper)
            )
            if not taken.rowcount:
                raise IndexServerError(f"{self.place}: somebody else has just begun to keep the index")
            if meta["program"] != program:
                self._db.execute("UPDATE file SET size = -2, digest = ''")
                self._db.execute("UPDATE meta SET value = %s WHERE name = 'program'", (program,))

    def refreshed(self) -> None:
        """Note when; after much was written, let the server look at what it has, so that it plans well."""
        now = datetime.now(tz=UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        with self.writing():
            self._db.execute("UPDATE meta SET value = %s WHERE name = 'refreshed'", (now,))
        if self._written >= MANY:
            with telling(self._db, self._address):
                self._settle()
        self._written = 0

    def _settle(self) -> None:
        for part in range(PARTITIONS):
            self._db.execute("SELECT gin_clean_pending_list(to_regclass(%s))", (f"item_{part}_words_idx",))
        self._db.execute("ANALYZE file, form, item, actor, naming, part, source, proof")

    def put(self, files: Iterable[FileRow]) -> None:
        """Write some files in place of what is known of them."""
        files = list(files)
        if not files:
            return
        with self.writing():
            write_files(self._db, files, forget(self._db, [file.path for file in files]))
        self._written += len(files)

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forget files that are no longer there."""
        with self.writing():
            forget(self._db, paths)

    def touch(self, files: Iterable[FileRow]) -> None:
        """Note that some files were looked at and are what they were."""
        rows = [(*file.stamp, file.seen, file.path, file.digest) for file in files]
        if not rows:
            return
        asked = """
        UPDATE file SET size = %s, mtime = %s, ctime = %s, inode = %s, seen = %s
        WHERE sha256(path) = sha256(%s) AND digest = %s"""
        with self.writing(), self._db.cursor() as cursor:
            cursor.executemany(asked, rows)

    def grant_reader(self, role: str, marking: str) -> None:
        """Let a role read the index, and see what is marked up to a marking; the highest sees what has none, too.

        Args:
            role: A role that the server has.
            marking: A marking, as in `TLP:GREEN`.

        Raises:
            IndexServerError: There is no such role, or ours may not do that.
        """
        asked = "INSERT INTO reader VALUES (%s, %s) ON CONFLICT (role) DO UPDATE SET level = excluded.level"
        with self.writing():
            let_in(self._db, self._address.library, role)
            self._db.execute(asked, (role, level_of(marking)))

    def keep_proofs(self, proofs: Iterable[tuple[int, str, str, bytes]]) -> None:
        """Keep what was proved, where our role may write it."""
        proofs = list(proofs)
        known = [(evidence, verdicts, file, digest) for file, evidence, verdicts, digest in proofs]
        with suppress(IndexServerError), self.writing(), self._db.cursor() as cursor:
            cursor.execute("DELETE FROM proof WHERE file = ANY(%s)", ([file for file, *_ in proofs],))
            asked = "INSERT INTO proof SELECT id, level, %s, %s FROM file WHERE id = %s AND digest = %s"
            cursor.executemany(asked, known)
