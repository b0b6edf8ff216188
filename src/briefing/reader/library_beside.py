"""A library that is asked beside the screen: its index is opened by the first question, and brought up to date."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import BriefingError
from briefing.reader.background import Background, Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.library.index import Library

__all__ = ["LibraryBeside", "LibraryFailedError"]

Answer = TypeVar("Answer")


class LibraryFailedError(BriefingError):
    """The index cannot be read, or the system does not let it be made."""


class LibraryBeside:
    """Asks the library of a folder, one question at a time.

    Args:
        folder: The folder, searched with the folders in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None
        self._background = Background()
        self._reading = Reading()
        self._is_closed = self._is_stale = False

    async def ask(self, question: Callable[[Library], Answer]) -> Answer:
        """Answer a question, once the one before is answered.

        Raises:
            BriefingError: What kept the folder, or its index, from being read.
            ReadingStoppedError: It was left before it was read.
        """
        self._reading.is_left = self._is_closed
        return await self._background.run(partial(self._answer, question))

    async def beside(self, job: Callable[[], Answer]) -> Answer:
        """Do something before a question that needs no index."""
        return await self._background.run(job)

    def leave(self) -> None:
        """Wait for no answer: what was read so far is kept, and the rest is read for the next question."""
        self._reading.is_left = True

    def renew(self) -> None:
        """A file of the folder has changed: bring the index up to date before the next question."""
        self._is_stale = True

    def close(self) -> None:
        """Ask no more. The index is closed at once, or by what is being asked of it once that has ended."""
        self._reading.is_left = self._is_closed = True
        if not self._background.is_busy:
            self._close()

    @property
    def progress(self) -> str:
        """How many briefs are read, while there are many to read: 'reading 312 of 4,000 briefs'."""
        return self._reading.in_words if self._library is None else ""

    def _answer(self, question: Callable[[Library], Answer]) -> Answer:
        import sqlite3  # noqa: PLC0415 - few readers ask

        try:
            if self._library is None:
                self._library = self._opened()
            elif self._is_stale:
                self._library.refresh(self._reading.count)
            self._is_stale = False
            return question(self._library)
        except (sqlite3.Error, OSError) as error:
            # Nobody shall lose what they read for what stands beside it.
            raise LibraryFailedError(f"the other briefs cannot be asked: {error}") from error
        finally:
            if self._is_closed:
                self._close()

    def _opened(self) -> Library:
        from briefing.library.index import Library  # noqa: PLC0415 - few readers ask

        library = Library(self._folder, lambda _: None)
        try:
            library.refresh(self._reading.count)
        except BaseException:
            library.close()
            raise
        return library

    def _close(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            library.close()
