"""Standard input and output as the commands use them: bytes in, UTF-8 bytes out, and what is a terminal."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "discard",
    "is_terminal",
    "prefers_plain",
    "reader_fits",
    "standard_input",
    "terminal_columns",
    "write_stdout",
]


def write_stdout(product: str | bytes) -> None:
    """Write bytes, or text as UTF-8 with LF whatever the locale; that nobody reads on is no failure.

    Raises:
        BriefingFileError: If standard output is closed, or its disk is full.
    """
    stream = sys.stdout
    if stream is None:
        raise _broken("standard output", "is closed")
    try:
        stream.flush()
        stream.buffer.write(product.encode("utf-8", "backslashreplace") if isinstance(product, str) else product)
        stream.buffer.flush()
    except BrokenPipeError:
        discard(stream)
    except (OSError, ValueError) as error:
        discard(stream)
        reason = getattr(error, "strerror", None) or str(error)
        raise _broken("standard output", f"cannot be written: {reason}") from error


def _broken(stream: str, reason: str) -> Exception:
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - only a failure needs it

    return BriefingFileError(stream, reason)


def discard(stream: IO[str]) -> None:
    """Let what is still to be written to a broken stream vanish, so that the end of the process is quiet."""
    try:
        descriptor = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
    except (OSError, ValueError):
        return


def standard_input() -> BinaryIO:
    """Standard input as bytes.

    Raises:
        BriefingFileError: If it is closed.
    """
    if sys.stdin is None:
        raise _broken("-", "standard input is closed")
    return sys.stdin.buffer


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person sits at the other end of a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def prefers_plain(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the user asked for linear text instead of screens."""
    return environ.get("TERM") == "dumb" or environ.get("BRIEFING_PLAIN", "") not in {"", "0"}


def is_served() -> bool:
    """Whether the reader is shown in a browser, which stands for the terminal."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")


def reader_fits() -> bool:
    """Whether the reader can be shown: it reads keys from standard input and draws on standard error."""
    if is_served():
        return True
    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    return all(is_terminal(stream) for stream in streams) and not prefers_plain()


def terminal_columns() -> int:
    """How wide the terminal is; 80 where it does not say."""
    import shutil  # noqa: PLC0415 - slow to import, and most runs print no lines of that width

    return shutil.get_terminal_size((80, 24)).columns
