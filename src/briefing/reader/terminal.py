"""Whether there is still somebody to draw for, where no signal tells that the terminal has gone away."""

from __future__ import annotations

import os
import select
import sys

__all__ = ["draw_for_nobody", "server_listens", "terminal_is_there"]


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
