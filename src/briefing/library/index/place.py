"""Where an index is kept, for which state of the program, and whether it is as the program left it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library.index.tables import VERSION, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "FULL",
    "PATIENCE",
    "UNSEALED",
    "discard",
    "index_file",
    "is_broken",
    "is_whole",
    "program_contents",
    "program_stamp",
    "seal",
    "why_unusable",
]

PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
FULL = "every number of an item was used"


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
    for path in _modules():
        with suppress(OSError):
            found = path.stat()
            known.update(f"{path.name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return known.hexdigest()


@cache
def program_contents() -> str:
    """The same by what the modules say, so that two machines with one version of the program have one state.

    That of this process is what they say when it first asks.
    """
    import unicodedata  # noqa: PLC0415 - only the index asks for it

    known = hashlib.sha256(f"{VERSION} {unicodedata.unidata_version}".encode())
    for path in _modules():
        known.update(path.name.encode() + path.read_bytes())
    return known.hexdigest()


def _modules() -> Iterator[Path]:
    import briefing  # noqa: PLC0415 - only the index asks for it

    home = Path(briefing.__file__).parent
    for folder in (home / name for name in _CODE):
        yield from sorted(folder.rglob("*.py"))


def is_broken(error: sqlite3.Error) -> bool:
    """Whether the file of the index is damaged, so that it has to be made anew."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")) or (
        name == "SQLITE_ERROR" or str(error) in {FULL, UNSEALED}
    )


UNSEALED = "the index was changed by something else"
SHORT_WHILE = 0.05
"""Seconds after which is looked again whether another process, which has just written, noted the state of the file."""
ATTEMPTS = 20
"""Looks after which is asked whether there is such a process."""


def is_whole(path: Path) -> bool:
    """Whether a file is as the program left it, or has nothing in it yet.

    What SQLite itself notices of damage is the form of its pages, not the words on them. A process that was killed
    leaves a journal beside the file, with checksums, and the file as it was noted last. One that is writing at this
    moment is waited for.
    """
    for _ in range(int(PATIENCE / (ATTEMPTS * SHORT_WHILE))):
        for _ in range(ATTEMPTS):
            with suppress(OSError):
                if path.stat().st_size == 0 or _seal_of(path).read_text() == _state(path):
                    return True
            time.sleep(SHORT_WHILE)
        if not _is_open_elsewhere(path):
            break
    return False


def _is_open_elsewhere(path: Path) -> bool:
    """Whether another process has an index open: then nobody else can have it alone."""
    with closing(sqlite3.connect(path, timeout=0)) as db:
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            return (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_BUSY")
    return False


def seal(path: Path) -> None:
    """Note the state in which the program left a file: whatever else changes it damages it."""
    with suppress(OSError):
        _seal_of(path).write_text(_state(path))


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def _state(path: Path) -> str:
    return " ".join(map(str, Stamp.of(path.stat())))


def discard(path: Path) -> None:
    """Take an index away, with all that lies beside it; other processes go on with what they have open."""
    beside = [path.with_name(f"{path.name}{ending}") for ending in ("", "-wal", "-shm")]
    for one in (*beside, _seal_of(path)):
        with suppress(OSError):
            one.unlink()


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
