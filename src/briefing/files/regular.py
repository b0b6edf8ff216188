"""Reads what others have put there: regular files alone, none larger than is asked for, none outside of a folder.

Every file that the program did not make itself is read here: a pipe would block, a device would never end, and a file
of a few gigabytes would take the memory.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NotRegularError", "OutsideError", "TooLargeError", "look_at", "read_beneath", "read_limited"]

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_SEARCH = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
"""To pass through a folder, which may be one that cannot be listed."""
_IN_STEPS = os.open in os.supports_dir_fd and _NO_LINK != 0
"""Whether a folder can be opened within one that is open; it cannot on Windows."""


class NotRegularError(Exception):
    """What was opened is a folder, a pipe, a socket or a device.

    Attributes:
        mode: Its mode, as `stat` gives it.
    """

    def __init__(self, mode: int) -> None:
        super().__init__("is not a regular file")
        self.mode = mode


class TooLargeError(Exception):
    """The file is larger than was asked for."""


class OutsideError(Exception):
    """The path leads out of its folder."""


def read_limited(path: str | Path, largest: int) -> bytes:
    """Read a regular file.

    Args:
        path: The file; links are followed.
        largest: Bytes of the largest file that is read.

    Raises:
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
        NotRegularError: It is something else.
        TooLargeError: It is larger, or grew while it was read.
    """
    return _read(os.open(path, _FLAGS), largest)[1]


def look_at(path: Path, largest: int) -> tuple[os.stat_result, bytes]:
    """Read a regular file like `read_limited`, but through no link, with its state before it was read."""
    return _read(os.open(path, _FLAGS | _NO_LINK), largest)


def read_beneath(folder: Path, path: str, largest: int) -> bytes:
    """Read a regular file inside of a folder, wherever others move its parts meanwhile.

    Links are resolved first and may lead to any place in the folder. What was found is then opened step by step, each
    folder within the one before, and without following a link: one that was put there meanwhile leads nowhere.
    Where a system cannot do that, the file is opened by its resolved path.

    Args:
        folder: The folder.
        path: The file, relative to it.
        largest: Bytes of the largest file that is read.

    Raises:
        OutsideError: The path leads out of the folder.
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
        RuntimeError: Its links lead in a circle.
        NotRegularError: It is something else than a regular file.
        TooLargeError: It is larger.
    """
    root = folder.resolve()
    target = (root / path).resolve()
    if not target.is_relative_to(root):
        raise OutsideError
    if not _IN_STEPS:
        return _read(os.open(target, _FLAGS), largest)[1]
    return _read(_open_in_steps(root, target.relative_to(root).parts or (".",)), largest)[1]


def _open_in_steps(root: Path, parts: tuple[str, ...]) -> int:
    folder = os.open(root, _SEARCH)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _SEARCH | _NO_LINK, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FLAGS | _NO_LINK, dir_fd=folder)
    finally:
        os.close(folder)


def _read(descriptor: int, largest: int) -> tuple[os.stat_result, bytes]:
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(status.st_mode)
        if status.st_size > largest:
            raise TooLargeError
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(largest + 1)
    finally:
        os.close(descriptor)
    if len(data) > largest:
        raise TooLargeError
    return status, data
