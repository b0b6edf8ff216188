"""The file of a brief and its archives: whether they have changed, and loading them again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingError
from briefing.reader.background import Background, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.reader.background import Stamp

__all__ = ["LOOK_EVERY", "FileWatch"]

LOOK_EVERY = 0.5
"""Seconds between two looks at the files."""


class FileWatch:
    """Follows the files of a brief, and loads it again if one has changed. A brief that came from no file never does.

    Args:
        file: The brief, as it was just loaded.
        beside: Runs a coroutine function in the background, and cancels the one before.
        loaded: Called with the brief when it was loaded again, and with the reason in words.
        broken: Called with the error if it does not load.
    """

    def __init__(
        self,
        file: BriefingFile,
        *,
        beside: Callable[[Callable[[], Coroutine[Any, Any, None]]], object],
        loaded: Callable[[BriefingFile, str], object],
        broken: Callable[[BriefingError], object],
    ) -> None:
        self._beside, self._loaded, self._broken = beside, loaded, broken
        self._background = Background()
        self._paths = [file.path] if file.path else []
        self._read = stamp(self._paths)
        self._archives = _archives(file)
        self._seen = self._now()
        self._latest = file
        self._is_held = False

    def _now(self) -> Stamp:
        return stamp([*self._paths, *self._archives])

    def look(self) -> None:
        """Load the brief again if one of its files has changed since the last look."""
        if self._is_held:
            return
        before, self._seen = self._seen, self._now()
        if before != self._seen:
            self._beside(partial(self._load, self._paths[0], "The file has changed: this is its present state."))

    def load_again(self) -> bool:
        """Load the brief again, changed or not; False if it came from no file."""
        self._seen = self._now()
        if self._paths:
            self._beside(partial(self._load, self._paths[0], "Loaded again."))
        return bool(self._paths)

    async def _load(self, path: Path, why: str) -> None:
        from briefing.files import load  # noqa: PLC0415 - read already, unless the brief came from elsewhere

        # Taken before reading: what is written while the file is read counts as a further change.
        before = stamp([path])
        try:
            file = await self._background.run(lambda: load(path))
        except BriefingError as error:
            self._broken(error)
        else:
            self._read, self._latest = before, file
            self._loaded(file, why)

    def is_latest(self, file: BriefingFile) -> bool:
        """Whether nothing was loaded since."""
        return file is self._latest

    async def after(self, write: Callable[[], BriefingFile | None]) -> BriefingFile:
        """Write into the file beside the screen, load it again, follow what was loaded, and return it.

        Args:
            write: Writes, and returns the brief that this makes, where it is known.

        Raises:
            BriefingError: It was not written, or does not load.
        """
        from briefing.files import load  # noqa: PLC0415 - likewise

        self._is_held = True
        try:
            known = await self._background.run(write)
            before = stamp(self._paths)
            self._latest = await self._background.run(lambda: load(self._paths[0], known=known))
            self._read = before
            self.follow(self._latest)
        finally:
            self._is_held = False
        return self._latest

    def follow(self, file: BriefingFile) -> None:
        """Watch the archives of the brief that was loaded last. They must not have been read yet."""
        self._archives = _archives(file)
        self._seen = (*self._read, *stamp(self._archives))


def _archives(file: BriefingFile) -> list[Path]:
    if file.path is None:
        return []
    archives = (source.archive for source in file.briefing.sources.values())
    return [file.path.parent / archive.path for archive in archives if archive]
