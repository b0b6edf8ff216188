"""The stream of an editor's messages, made safe to read: headers as the protocol writes them, and no endless body."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["LARGEST", "Messages"]

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest message that is read; a brief has a quarter of them at most."""
LONGEST_HEADER = 64 * 1024
CHUNK = 1024 * 1024
_LENGTH = re.compile(rb"\s*content-length\s*:\s*(\d{1,18})\s*", re.IGNORECASE)


class Messages(io.BytesIO):
    """Reads headers and bodies.

    A length is written as the protocol wants it, whatever its letters and its end of line; a body that is too large is
    passed over, and one that says nothing stands in its place.

    Args:
        source: What the editor writes to.
    """

    def __init__(self, source: BinaryIO) -> None:
        super().__init__()
        self._source = source

    def readline(self, _size: int | None = -1, /) -> bytes:
        """The next line of a header; empty at the end of all messages."""
        line = self._source.readline(LONGEST_HEADER)
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
