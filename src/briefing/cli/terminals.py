"""What is a terminal, how wide it is, and whether the reader can be shown on it."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["discard", "is_served", "is_terminal", "prefers_plain", "reader_fits", "reading_width", "terminal_columns"]

MEASURE = 76
"""The widest line that is comfortable to read."""
NARROWEST = 40
PLAIN_WIDTH = 72
"""Cells of a line where there is no terminal."""


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person sits at the other end of a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def terminal_columns() -> int:
    """How wide the terminal is; 80 where it does not say."""
    import shutil  # noqa: PLC0415 - slow to import, and most runs print no lines of that width

    return shutil.get_terminal_size((80, 24)).columns


def reading_width() -> int:
    """Cells of a line: as wide as the terminal, up to what is comfortable to read."""
    return max(min(terminal_columns(), MEASURE), NARROWEST) if is_terminal(sys.stdout) else PLAIN_WIDTH


def prefers_plain(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the user asked for linear text instead of screens."""
    return environ.get("TERM") == "dumb" or environ.get("BRIEFING_PLAIN", "") not in {"", "0"}


def is_served() -> bool:
    """Whether the reader is shown in a browser, which takes the place of the terminal."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def reader_fits() -> bool:
    """Whether the reader can be shown: it reads keys from standard input and draws on standard error."""
    if is_served():
        return True
    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    return all(is_terminal(stream) for stream in streams) and not prefers_plain()


def discard(stream: IO[str]) -> None:
    """Drop what was not yet written to a broken stream, so that the process ends quietly."""
    try:
        descriptor = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
    except (OSError, ValueError):
        return
