"""Bringing an index up to date with the briefs: what is new, changed or gone is found and read, the rest is not.

A file that has the size, the times and the inode that it had is not read again, unless it was changed so shortly before
it was last read that a further change may have the same time: then its bytes decide.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections import deque
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.errors import BriefingError, BriefingFileError, BriefingInvalidError
from briefing.files.reading import LARGEST, no_cyclic_garbage
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.library.cores import Cores
from briefing.library.index.place import discard, index_file, is_broken, why_unusable
from briefing.library.index.rows import rows_of
from briefing.library.index.sqlite import SqliteStore
from briefing.library.index.tables import FileRow, Stamp
from briefing.library.index.tokens import whole
from briefing.library.listing import find_candidates, looks_like_brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.library.index.store import Store
    from briefing.library.index.tables import BriefRows

__all__ = ["Library", "Problem", "load_as_read", "read_file"]

Answer = TypeVar("Answer")
RACE = 2_000_000_000
"""Nanoseconds within which two changes may have the same time: that is how exact the clocks of file systems are."""
WORTH_A_PROCESS = 48
AT_A_TIME = 256
"""Files that are read before any of them is written, so that memory does not grow with the library."""
_KINDS = {".yml": "yaml", ".yaml": "yaml", ".json": "json", ".toml": "toml"}


class Problem(NamedTuple):
    """A file that cannot be searched, and why."""

    path: Path
    sentence: str


_Known = tuple[int, int, int, int, int, bytes]
"""What is known of a file: its size, its times and inode, when it was read, the SHA-256 of what was read."""


class _Wanted(NamedTuple):
    """A file that is to be read: its path in the library, and the SHA-256 of what is known of it."""

    path: bytes
    digest: bytes


class Library:
    """A folder of briefs, or one brief, with its index.

    Args:
        place: The folder, or the file.
        note: Is told, in a sentence, where the index cannot be kept.
        cores: Processes to read with at most; by default one for each core.
        server: Opens its index on a server; without it the index is a file. That of one brief is kept nowhere.

    Attributes:
        place: As it was given.
        store: Its index, as it was at the last refresh.
        stale: Why the index was asked as it stands, and not brought up to date, in a sentence; else empty.
        unreadable: Folders inside that could not be listed at the last refresh.
        read: How many files the last refresh read.
    """

    def __init__(
        self,
        place: Path,
        note: Callable[[str], None],
        cores: int | None = None,
        server: Callable[[], Store] | None = None,
    ) -> None:
        self.place = place
        self.unreadable: list[BriefingFileError] = []
        self.read = 0
        self.stale = ""
        self._note = note
        self._cores = cores
        self._server = server
        self._is_folder = place.is_dir() if server is None else not place.is_file()
        self.store = self._opened()

    def close(self) -> None:
        """Close the index."""
        self.store.close()

    def refresh(
        self,
        progress: Callable[[Iterator[None], int], Iterable[None]] = lambda done, _total: done,
        *,
        deep: bool = True,
    ) -> int:
        """Bring the index up to date; returns how many files were read.

        Args:
            progress: Passes on what is done, a file at a time, out of so many.
            deep: Whether with all of the library; else only with the files that lie directly in its folder, also those
                that `.gitignore` leaves out. What is gone is left to the next time, then.

        Raises:
            BriefingFileError: The folder cannot be listed.
        """
        self.read = self.ask(lambda store: self._refresh(store, progress, deep=deep), fresh=False)
        return self.read

    def ask(self, question: Callable[[Store], Answer], *, fresh: bool = True) -> Answer:
        """Answer a question from the index; one that is damaged is made anew first, one that cannot be kept in memory.

        Args:
            question: Asks an index.
            fresh: Whether an index that is made anew has to be filled before it is asked.
        """
        for attempt in range(3):
            try:
                return question(self.store)
            except (sqlite3.Error, json.JSONDecodeError) as error:
                if attempt == 2 or self.store.path is None:
                    raise
                self._replace(error, again=attempt == 0)
                if fresh:
                    self.refresh()
        raise AssertionError  # the loop returns or raises

    def problems(self) -> list[Problem]:
        """The briefs that do not load, in the order of their paths."""
        found = self.ask(
            lambda store: list(store.rows("SELECT path, problem FROM file WHERE state = 'broken' ORDER BY path"))
        )
        return [Problem(self.path_of(path), problem) for path, problem in found]

    def count(self) -> int:
        """How many briefs can be searched."""
        return int(self.ask(lambda store: next(store.rows("SELECT count(*) FROM file WHERE state = 'brief'")))[0])

    @property
    def folder(self) -> Path:
        """The folder, or that of the one brief: where the decisions on who is who lie."""
        return self.place if self._is_folder else self.place.parent

    def path_of(self, path: bytes) -> Path:
        """A file of the library as the user would name it."""
        return self.place / os.fsdecode(path) if self._is_folder else self.place

    def _opened(self) -> Store:
        if not self._is_folder:
            return SqliteStore(None)
        if self._server:
            return self._server()
        try:
            path = index_file(self.place)
            try:
                return SqliteStore(path)
            except sqlite3.Error as error:
                if not is_broken(error):
                    raise
                discard(path)
                return SqliteStore(path)
        except (sqlite3.Error, OSError, RuntimeError) as error:
            return self._in_memory(error if not isinstance(error, RuntimeError) else OSError(str(error)))

    def _in_memory(self, error: sqlite3.Error | OSError) -> Store:
        self._note(f"the index cannot be kept: {why_unusable(error)}; every brief is read for this answer alone")
        return SqliteStore(None)

    def _replace(self, error: sqlite3.Error | json.JSONDecodeError, *, again: bool) -> None:
        """Put another index in the place of one that failed."""
        path = self.store.path
        self.store.close()
        if path and again and (not isinstance(error, sqlite3.Error) or is_broken(error)):
            discard(path)
            self.store = self._opened()
        else:
            self.store = self._in_memory(error if isinstance(error, sqlite3.Error) else OSError(str(error)))

    def _refresh(self, store: Store, progress: Callable[[Iterator[None], int], Iterable[None]], *, deep: bool) -> int:
        self.stale = store.why_not_refreshed(self.place)
        if self.stale:
            self._note(self.stale)
            return 0
        known = _known(store)
        wanted = list(self._changed(known, deep=deep))
        for _ in progress(self._work(store, wanted), len(wanted)):
            pass
        if not deep:
            return len(wanted)
        if known:
            store.remove(known)
        store.refreshed()
        return len(wanted)

    def _changed(self, known: dict[bytes, _Known], *, deep: bool) -> Iterator[_Wanted]:
        """The files to be read; what is left of those that are known is no longer there."""
        for path, stamp in self._files(deep=deep):
            old = known.pop(path, None)
            if old is None:
                yield _Wanted(path, b"")
                continue
            size, mtime, ctime, inode, seen, digest = old
            if stamp != (size, mtime, ctime, inode) or max(mtime, ctime) > seen - RACE:
                yield _Wanted(path, digest)

    def _files(self, *, deep: bool) -> Iterator[tuple[bytes, Stamp]]:
        if not self._is_folder:
            yield os.fsencode(self.place.name), Stamp(0, 0, 0, 0)
            return
        self.unreadable = []
        top = len(os.fsencode(self.place / "x")) - 1
        folder, before = self.place, b""
        for inner, entry in find_candidates(self.place, self.unreadable.append, deep=deep):
            if inner is not folder:
                folder, before = inner, os.fsencode(inner / "x")[top:-1]
            try:
                stamp = Stamp.of(entry.stat())
            except OSError:
                stamp = Stamp(-1, 0, 0, 0)
            yield before + os.fsencode(entry.name), stamp

    def _work(self, store: Store, wanted: Sequence[_Wanted]) -> Iterator[None]:
        """Read files and write what is found in them, one by one."""
        workers = min(self._cores or os.cpu_count() or 1, len(wanted) // (WORTH_A_PROCESS // 2))
        with Cores(workers) as cores:
            for some, files in _one_ahead(self._read_by(cores, workers, wanted)):
                found = []
                for file in files:
                    found.append(file)
                    yield
                same = {one.path: one.digest for one in some if one.digest}
                kept = [file for file in found if file.digest and same.get(file.path) == file.digest]
                store.put(file for file in found if not (file.digest and same.get(file.path) == file.digest))
                store.touch(kept)

    def _read_by(
        self, cores: Cores, workers: int, wanted: Sequence[_Wanted]
    ) -> Iterator[tuple[list[_Wanted], Iterator[FileRow]]]:
        """Some files after the others, and what is found in them."""
        rest = iter(wanted)
        while some := list(islice(rest, AT_A_TIME)):
            arguments = [(str(self.folder), one) for one in some]
            yield some, cores.map(read_file, arguments, min(16, len(some) // (max(workers, 1) * 2)))


def _one_ahead(begun: Iterable[Answer]) -> Iterator[Answer]:
    """The same, each when the one behind it was begun, so that those who read do not wait for the one who writes."""
    waiting: deque[Answer] = deque()
    for one in begun:
        waiting.append(one)
        if len(waiting) > 1:
            yield waiting.popleft()
    yield from waiting


def read_file(folder: str, wanted: _Wanted) -> FileRow:
    """Read one file of a library and take from it what the index keeps; whatever is wrong with it is told.

    Args:
        folder: The library.
        wanted: The file; where its bytes are what they were, nothing is made of them.
    """
    with no_cyclic_garbage():
        return _read(folder, wanted)


def _read(folder: str, wanted: _Wanted) -> FileRow:
    path = os.path.join(folder, os.fsdecode(wanted.path))  # noqa: PTH118 - a name of any bytes
    seen = time.time_ns()
    stamp = Stamp(-1, 0, 0, 0)
    try:
        stamp = Stamp.of(os.stat(path))  # noqa: PTH116 - likewise
        data = read_limited(path, LARGEST)
    except NotRegularError:
        return FileRow(wanted.path, stamp, seen, b"", "other")
    except (OSError, ValueError, OutsideError, TooLargeError):
        # A file that was taken away meanwhile is none; a link that leads nowhere is told.
        state = _load(path, None)[:2] if os.path.lexists(path) else ("other", "")
        return FileRow(wanted.path, stamp, seen, b"", *state)
    digest = hashlib.sha256(data).digest()
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - likewise
    if digest == wanted.digest or not looks_like_brief(data, suffix):
        return FileRow(wanted.path, stamp, seen, digest, "other")
    found = FileRow(wanted.path, stamp, seen, digest, *_load(path, data))
    # Only an escape can name what no database takes.
    kept: FileRow = _whole(found) if b"\\" in data else found
    return kept


def _whole(value: Any) -> Any:
    """A value, and all in it, as a database takes it."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, tuple):
        inside = map(_whole, value)
        return type(value)(*inside) if hasattr(value, "_fields") else tuple(inside)
    return value


def _load(path: str, data: bytes | None) -> tuple[str, str, BriefRows | None]:
    """What becomes of a brief: its state, what is wrong with it, and what is kept of it."""
    try:
        return "brief", "", rows_of(_loaded(path, data))
    except BriefingInvalidError as error:
        return "broken", _sentence(error.diagnostics[0]), None
    except BriefingFileError as error:
        return "broken", _sentence(error.diagnostic), None


def _loaded(path: str, data: bytes | None) -> BriefingFile:
    from dataclasses import replace  # noqa: PLC0415 - only a file that is read needs the loader

    from briefing.files import load  # noqa: PLC0415 - likewise
    from briefing.files.loader import load_text  # noqa: PLC0415 - likewise

    if data is None:
        return load(path)
    kind = _KINDS[os.path.splitext(path)[1].lower()]  # noqa: PTH122 - a name of any bytes
    return replace(load_text(data, name=path, format=kind), path=Path(path))


def load_as_read(path: str, digest: bytes) -> BriefingFile | None:
    """Load a brief that was indexed; None where its bytes are no longer those, or it does not load.

    Args:
        path: The file.
        digest: The SHA-256 of the bytes that were indexed.
    """
    try:
        data = read_limited(path, LARGEST)
        return _loaded(path, data) if hashlib.sha256(data).digest() == digest else None
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError, BriefingError):
        return None


def _sentence(found: Diagnostic) -> str:
    line = f"line {found.span.start.line}: " if found.span else ""
    return f"{line}{found.message} [{found.code}]"


def _known(store: Store) -> dict[bytes, _Known]:
    found = store.rows("SELECT path, size, mtime, ctime, inode, seen, digest FROM file")
    return {path: (size, mtime, ctime, inode, seen, digest) for path, size, mtime, ctime, inode, seen, digest in found}
