"""Reads what others have put there: regular files alone, none larger than is asked for, none outside of a folder.

Every file that the program did not make itself is read here: a pipe would block, a device would never end, and a file
of a few gigabytes would take the memory. A process that reads for somebody else gives up all but one folder.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "NotRegularError",
    "OutsideError",
    "TooLargeError",
    "confine",
    "confined",
    "is_same_file",
    "look_at",
    "read_beneath",
    "read_limited",
]

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
    """The path leads out of the folder in which it has to stay."""


def is_same_file(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by a link or by another name; false where one of them leads to none."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


class _Bounds(NamedTuple):
    """What may be read: everything in a folder, and one file that may lie elsewhere. No folder: everything."""

    folder: Path | None = None
    file: Path | None = None


_bounds = _Bounds()


def confine(path: Path) -> None:
    """Read nothing from now on but what lies in a folder; a link that leads out of it is not followed.

    Args:
        path: The folder; or a file, with whose folder it is then. The file itself may be a link to another place.

    Raises:
        OSError: It is not there.
    """
    global _bounds  # noqa: PLW0603 - it holds for the whole process, and nothing takes it back
    found = path.resolve(strict=True)
    _bounds = _Bounds(found) if found.is_dir() else _Bounds(path.parent.resolve(), found)


@contextmanager
def confined(path: Path) -> Iterator[None]:
    """Read nothing but what lies in a folder as long as this lasts, in any thread; see `confine`."""
    global _bounds  # noqa: PLW0603 - it is put back
    before = _bounds
    confine(path)
    try:
        yield
    finally:
        _bounds = before


def read_limited(path: str | Path, largest: int, *, head: bool = False) -> bytes:
    """Read a regular file.

    Args:
        path: The file; links are followed.
        largest: Bytes of the largest file that is read.
        head: Read as much of a larger one.

    Raises:
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
        NotRegularError: It is something else.
        TooLargeError: It is larger, or grew while it was read.
        OutsideError: The process is confined to another folder.
    """
    return _read(_open(path), largest, head=head)[1]


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
        OutsideError: The path leads out of the folder, or of the one to which the process is confined.
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
        RuntimeError: Its links lead in a circle.
        NotRegularError: It is something else than a regular file.
        TooLargeError: It is larger.
    """
    root = folder.resolve()
    target = (root / path).resolve()
    if not target.is_relative_to(root) or not _is_within_bounds(target):
        raise OutsideError
    return _read(_open_in_steps(root, target), largest)[1]


def _is_within_bounds(target: Path) -> bool:
    return _bounds.folder is None or target == _bounds.file or target.is_relative_to(_bounds.folder)


def _open(path: str | Path) -> int:
    if _bounds.folder is None:
        return os.open(path, _FLAGS)
    try:
        target = Path(path).resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12, where links lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    if not _is_within_bounds(target):
        raise OutsideError
    return _open_in_steps(target.parent if target == _bounds.file else _bounds.folder, target)


def _open_in_steps(root: Path, target: Path) -> int:
    if not _IN_STEPS:
        return os.open(target, _FLAGS)
    parts = target.relative_to(root).parts or (".",)
    folder = os.open(root, _SEARCH)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _SEARCH | _NO_LINK, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FLAGS | _NO_LINK, dir_fd=folder)
    finally:
        os.close(folder)


def _read(descriptor: int, largest: int, *, head: bool = False) -> tuple[os.stat_result, bytes]:
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(status.st_mode)
        if status.st_size > largest and not head:
            raise TooLargeError
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(largest if head else largest + 1)
    finally:
        os.close(descriptor)
    if len(data) > largest:
        raise TooLargeError
    return status, data
