"""The streams to an editor and from it: headers as the protocol has them, no endless body, an end where it is gone."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import ReadableBuffer as Buffer

__all__ = ["LARGEST", "Answers", "Messages"]

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest message that is read; a brief has a quarter of them at most."""
LONGEST_HEADER = 64 * 1024
CHUNK = 1024 * 1024
_LENGTH = re.compile(rb"\s*content-length\s*:\s*(\d{1,18})\s*", re.IGNORECASE)


class Answers(io.BytesIO):
    """Writes what the server says; where nobody reads it any more, it is given up.

    Args:
        target: What the editor reads.

    Attributes:
        is_over: Whether nobody reads it.
    """

    def __init__(self, target: BinaryIO) -> None:
        super().__init__()
        self._target = target
        self.is_over = False

    def write(self, data: Buffer, /) -> int:
        """Write a message, at once."""
        try:
            self._target.write(data)
            self._target.flush()
        except (OSError, ValueError):
            self.is_over = True
        return len(memoryview(data))

    def flush(self) -> None:
        """Do nothing: what is written has left."""

    def close(self) -> None:
        """Let go of the stream."""
        with suppress(OSError):
            self._target.close()


class Messages(io.BytesIO):
    """Reads headers and bodies.

    A length is written as the protocol wants it, whatever its letters and its end of line; a body that is too large is
    passed over, and one that says nothing stands in its place. Where nobody reads the answers there is no more.

    Args:
        source: What the editor writes to.
        answers: What is said to it.
    """

    def __init__(self, source: BinaryIO, answers: Answers) -> None:
        super().__init__()
        self._source = source
        self._answers = answers

    def readline(self, _size: int | None = -1, /) -> bytes:
        """The next line of a header; empty at the end of all messages."""
        line = b"" if self._answers.is_over else self._source.readline(LONGEST_HEADER)
        length = _LENGTH.fullmatch(line)
        return b"Content-Length: %d\r\n" % int(length[1]) if length else line

    def read(self, size: int | None = -1, /) -> bytes:
        """The body of a message."""
        size = size or 0
        if size <= LARGEST:
            return self._source.read(size) or b""
        while size > 0 and (part := self._source.read(min(size, CHUNK))):
            size -= len(part)
        return NOTHING


NOTHING = b"{}"
"""A body that is no message."""
