"""What happens beside the screen: work that takes time, and changes of files."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["BESIDE", "TELL_EVERY", "WORTH_TELLING", "Background", "Reading", "ReadingStoppedError", "Stamp", "stamp"]

BESIDE = "beside the screen"
"""The name of the threads, for whoever looks at a list of them."""

Result = TypeVar("Result")


class Background:
    """Runs one job at a time in a thread that ends with the program, so that quitting never waits for it.

    A job waits until the one before it has ended. If its worker is cancelled meanwhile, it is never started: of many
    requests made in a row only the first and the last are carried out.
    """

    def __init__(self) -> None:
        self._ended: asyncio.Event | None = None
        self._thread: threading.Thread | None = None

    async def run(self, job: Callable[[], Result]) -> Result:
        """Return what a job returns, or raise what it raises."""
        while self._ended is not None:
            await self._ended.wait()
        loop = asyncio.get_running_loop()
        ended = self._ended = asyncio.Event()
        result: asyncio.Future[Result] = loop.create_future()

        def finish(tell: Callable[[], None]) -> None:
            self._ended = None
            ended.set()
            if not result.done():
                tell()

        def work() -> None:
            tell: Callable[[], None]
            try:
                tell = partial(result.set_result, job())
            except Exception as error:  # noqa: BLE001 - raised again where the result is waited for
                tell = partial(result.set_exception, error)
            # The loop is closed once the reader has ended: nobody waits any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(finish, tell)

        self._thread = threading.Thread(target=work, name=BESIDE, daemon=True)
        self._thread.start()
        return await result

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Give the job that runs some seconds to end, once nothing is run any more."""
        if self._thread is not None:
            self._thread.join(seconds)


TELL_EVERY = 0.5
"""Seconds between two tellings of how far a job is."""

WORTH_TELLING = 64
"""Briefs to read from which on it is told how many are read: fewer take no time."""


class ReadingStoppedError(BriefingError):
    """Nobody waits for an answer any more, so no more briefs are read for it."""


class Reading:
    """Counts the briefs that a job reads, and ends it where nobody waits for it any more.

    Attributes:
        is_left: Whether nobody does.
    """

    def __init__(self) -> None:
        self._done = self._total = 0
        self.is_left = False

    def count(self, work: Iterator[Result], total: int) -> Iterator[Result]:
        """Pass on what is made of each brief.

        Raises:
            ReadingStoppedError: Nobody waits for more.
        """
        self._done, self._total = 0, total
        try:
            for one in work:
                if self.is_left:
                    raise ReadingStoppedError
                self._done += 1
                yield one
        finally:
            # The processes that read for it end now, and not when it is collected as garbage.
            if isinstance(work, Generator):
                work.close()

    @property
    def in_words(self) -> str:
        """How many briefs are read, while there are many to read: 'reading 312 of 4,000 briefs'."""
        if self._total < WORTH_TELLING or self._done == self._total:
            return ""
        return f"reading {self._done:,} of {self._total:,} briefs"


Stamp = tuple[tuple[int, int, int] | None, ...]
"""For each file its size in bytes, its time of change in nanoseconds and its number; None where there is none."""


def stamp(paths: Iterable[Path]) -> Stamp:
    """What tells the present state of files from another."""
    return tuple(_of(path) for path in paths)


def _of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
