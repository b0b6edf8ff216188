"""Whether there is still somebody to draw for, where no signal tells that the terminal has gone away."""

from __future__ import annotations

import os
import select
import sys
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["draw_for_nobody", "lasting_output", "server_listens", "terminal_is_there"]


def terminal_is_there() -> bool:
    """Whether keys can still come from a terminal."""
    stream = sys.__stdin__
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def server_listens() -> bool:
    """Whether the server that shows the reader in a browser still takes what is drawn."""
    if sys.__stdout__ is None or not hasattr(select, "poll"):
        return True
    pipe = select.poll()
    pipe.register(sys.__stdout__.fileno(), 0)
    return not pipe.poll(0)


def draw_for_nobody() -> None:
    """Let what is still drawn vanish.

    A terminal that is gone refuses it, and Python, which tries once more when it ends, would make that its exit code.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class _LastingOutput:
    """A stream that takes what is written even when nobody is left to see it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, or let it vanish."""
        with suppress(OSError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write what is held back, or let it vanish."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def lasting_output() -> Iterator[None]:
    """Let the screen be drawn on a stream that never refuses.

    Textual draws on `sys.__stderr__` in a thread, which would die of a terminal that is gone. The program would then
    wait for ever for room in the queue of what is to be drawn, were it full: as after a connection that first stalls.
    """
    stream = sys.__stderr__
    if stream is None:
        yield
        return
    sys.__stderr__ = _LastingOutput(stream)  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stderr__ = stream  # type: ignore[misc]
