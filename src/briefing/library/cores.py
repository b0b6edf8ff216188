"""Work that is shared out among processes, one for each core, and comes back in its order."""

from __future__ import annotations

import os
import signal
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from typing import Self

__all__ = ["Cores"]

Result = TypeVar("Result")


class Cores:
    """Processes that work; none where one core is enough, and the work is done here.

    Args:
        workers: How many.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._workers > 1:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - little work needs no process

            self._pool = ProcessPoolExecutor(self._workers, initializer=_end_with_parent)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, work: Callable[..., Result], arguments: Sequence[tuple[Any, ...]], size: int = 1) -> Iterator[Result]:
        """Do some work with each set of arguments; yield each result as soon as it and all before it are ready.

        The processes begin at once, before the first result is asked for.

        Args:
            work: A function of a module, as processes can name it.
            arguments: What it is called with, time after time.
            size: How many calls a process takes at a time.
        """
        return self._results(self._begun(work, arguments, max(size, 1)), work, arguments)

    def _begun(
        self, work: Callable[..., Result], arguments: Sequence[tuple[Any, ...]], size: int
    ) -> Iterator[Result] | None:
        """The results that processes are at work on; None where they are made here."""
        if not self._pool:
            return None
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - likewise

        try:
            return self._pool.map(_called, repeat(work), arguments, chunksize=size)
        except BrokenProcessPool:
            return None

    def _results(
        self, begun: Iterator[Result] | None, work: Callable[..., Result], arguments: Sequence[tuple[Any, ...]]
    ) -> Iterator[Result]:
        done = 0
        if begun is not None:
            from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - likewise

            try:
                for result in begun:
                    done += 1
                    yield result
            except BrokenProcessPool:
                # A process was killed, perhaps for lack of memory; the rest is done here.
                self._pool = None
        yield from (work(*each) for each in arguments[done:])


def _called(work: Callable[..., Result], each: tuple[Any, ...]) -> Result:
    return work(*each)


def _end_with_parent() -> None:
    """End this process with the one that started it: one that was killed could not tell it that nothing more comes."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only a process that was started has one
    from threading import Thread  # noqa: PLC0415 - likewise

    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            # Nothing else ends a process that waits, whatever it does with signals.
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    Thread(target=wait, daemon=True).start()
