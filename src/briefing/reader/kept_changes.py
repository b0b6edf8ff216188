"""The last changes of each brief that were made in the reader, kept between runs so that they can be undone later."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import from_json, to_json

from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.files.changing import FileChange

__all__ = ["Done", "KeptChanges"]

MOST_STEPS = 10
"""Changes of a brief that can be undone in a later run."""
MOST_KEPT = 50
"""Briefs whose changes are kept; those of the brief changed longest ago go first."""
LARGEST = 4_000_000
"""Bytes of the largest file of changes, compressed; what it holds may have sixteen times as many."""
_BROKEN = (OSError, ValueError, KeyError, TypeError, NotRegularError, OutsideError, TooLargeError, BriefingFileError)
"""What reading or writing a file can raise that is missing or broken."""


class Done(NamedTuple):
    """A change that was written, and what was said of it."""

    change: FileChange
    said: str


class KeptChanges:
    """Keeps what a brief was before each of its last changes; without a folder nothing is kept.

    Args:
        folder: Where it is kept, a compressed file for each brief.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def of(self, path: Path, now: bytes) -> list[Done]:
        """The changes that led to what a brief holds now, in their order; none where another program changed it since.

        Args:
            path: The file of the brief.
            now: All of its bytes.
        """
        from briefing.files.changing import FileChange  # noqa: PLC0415 - few readers change a brief

        found: list[Done] = []
        with suppress(*_BROKEN):
            for step in reversed(self._steps(path)):
                if step["after"] != _digest(now):
                    break
                before = str(step["before"]).encode()
                found.insert(0, Done(FileChange(path, before, now), str(step["said"])))
                now = before
        return found

    def keep(self, path: Path, done: Sequence[Done]) -> None:
        """Keep the last changes of a brief; where they cannot be written, nobody is bothered."""
        if self._folder is None:
            return
        import zlib  # noqa: PLC0415 - few readers change a brief

        with suppress(*_BROKEN):
            steps = [
                {"before": one.change.before.decode(), "after": _digest(one.change.after), "said": one.said}
                for one in done[-MOST_STEPS:]
            ]
            data = zlib.compress(to_json(steps))
            # It holds what briefs say: that is nobody else's.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._file(path)
            if steps and len(data) <= LARGEST:
                write_file(file, data, force=True)
            else:
                file.unlink(missing_ok=True)
            kept = sorted(self._folder.glob("*.undo"), key=lambda one: one.stat().st_mtime)
            for old in kept[:-MOST_KEPT]:
                old.unlink(missing_ok=True)

    def _steps(self, path: Path) -> list[dict[str, str]]:
        import zlib  # noqa: PLC0415 - as above

        if self._folder is None:
            return []
        try:
            found = from_json(zlib.decompressobj().decompress(read_limited(self._file(path), LARGEST), 16 * LARGEST))
        except zlib.error as error:
            raise ValueError(str(error)) from error
        return list(found)

    def _file(self, path: Path) -> Path:
        assert self._folder is not None  # noqa: S101 - asked for only where there is one
        return self._folder / f"{_digest(str(path.absolute()).encode('utf-8', 'surrogateescape'))[:32]}.undo"


def _digest(data: bytes) -> str:
    import hashlib  # noqa: PLC0415 - as above

    return hashlib.sha256(data).hexdigest()
