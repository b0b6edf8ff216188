"""Which version of each brief was read last, and which changes since then were looked at: kept between runs."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json, to_json

from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited

__all__ = ["Seen", "SeenVersions"]

LARGEST = 8_000_000
"""Bytes of the largest brief of which a version is kept."""
MOST_KEPT = 200
"""Briefs of which a version is kept; the one kept longest ago goes first."""
LONGEST_PATH = 16_384
"""Bytes in which the path of a brief is looked for."""
MOST_LOOKED_AT = 10_000
"""Changes of a brief that are remembered to have been looked at."""


class Seen(NamedTuple):
    """What a reader has seen of a brief.

    Attributes:
        data: All bytes of the version since which changes are told.
        called: What that version is called where it says neither its version nor its date; empty where it was read.
        looked_at: The marks of the changes since then that were looked at.
    """

    data: bytes
    called: str = ""
    looked_at: frozenset[str] = frozenset()


class SeenVersions:
    """What was seen of each brief; without a folder nothing is kept between runs.

    Args:
        folder: Where it is kept, a compressed file for each brief.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._seen: dict[Path, Seen] = {}
        self._kept: dict[Path, Seen | None] = {}

    def of(self, path: Path) -> Seen | None:
        """What was seen of a brief in this run or before; None where it was never read, or is forgotten."""
        if path not in self._seen and path not in self._kept:
            self._kept[path] = _read(self._file(path)) if self._folder else None
        return self._seen.get(path) or self._kept.get(path)

    def keep(self, path: Path, seen: Seen) -> None:
        """Remember what was seen of a brief; one that is too large is not kept."""
        if len(seen.data) <= LARGEST:
            self._seen[path] = seen

    def save(self) -> None:
        """Write what is new; where it cannot be written, it is forgotten and nobody is bothered."""
        if self._folder is None:
            return
        new = {path: seen for path, seen in self._seen.items() if seen != self._kept.get(path)}
        if not new:
            return
        with suppress(OSError, ValueError, BriefingFileError):
            # It holds what briefs say: that is nobody else's.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path, seen in new.items():
                write_file(self._file(path), _packed(seen, path), force=True)
            _forget(self._folder)

    def _file(self, path: Path) -> Path:
        assert self._folder is not None  # noqa: S101 - asked for only where there is one
        import hashlib  # noqa: PLC0415 - the first screen is shown without it

        name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return self._folder / f"{name}.seen"


def _packed(seen: Seen, path: Path) -> bytes:
    """The path of a brief, what was seen of it, and the version, each on its own line; all compressed."""
    import zlib  # noqa: PLC0415 - likewise

    name = str(path.absolute()).encode("utf-8", "backslashreplace").decode()
    head = {"called": seen.called, "looked_at": sorted(seen.looked_at)[:MOST_LOOKED_AT]}
    return zlib.compress(b"\n".join((to_json(name), to_json(head), seen.data)))


_BROKEN = (OSError, ValueError, KeyError, TypeError, NotRegularError, OutsideError, TooLargeError)
"""What reading a file can raise that is missing or broken."""


def _read(path: Path) -> Seen | None:
    """What a file keeps; None where there is none, or it is broken."""
    try:
        _, head, data = _unpacked(path, 2 * LARGEST).split(b"\n", 2)
        found = from_json(head)
        return Seen(data, str(found["called"]), frozenset(map(str, found["looked_at"])))
    except _BROKEN:
        return None


def _unpacked(path: Path, most: int) -> bytes:
    """The content of a file, up to a number of bytes."""
    import zlib  # noqa: PLC0415 - likewise

    try:
        return zlib.decompressobj().decompress(read_limited(path, LARGEST), most)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _forget(folder: Path) -> None:
    """Keep the versions that were kept last, and none of a brief that is gone."""
    kept = sorted(folder.glob("*.seen"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-MOST_KEPT]:
        path.unlink(missing_ok=True)
    for path in kept[-MOST_KEPT:]:
        with suppress(*_BROKEN):
            if not Path(from_json(_unpacked(path, LONGEST_PATH).partition(b"\n")[0])).exists():
                path.unlink()
