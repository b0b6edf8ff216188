"""Temporary files beside the files that they become, none of which stays behind.

A writer holds a lock on its temporary file for as long as it lives. One that nobody holds was left by a process that
was killed; it is removed when something is written in the folder the next time. Whoever writes many files holds one
more, which each of them names, and not all of them: a process may have few files open at a time. Where a system or a
disk has no such locks, what was left stays.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import ExitStack
    from io import FileIO

__all__ = ["LOCKS", "clear_left", "create_temporary", "hold_folder", "kept_beside", "let_rename", "remove"]


def _find_locks() -> Any:
    try:
        return import_module("fcntl")
    except ImportError:  # Windows
        return None


LOCKS: Any = _find_locks()
"""Python's `fcntl`, or None where the system has no such locks."""
_ENDING = ".briefing.tmp"
_KEPT = ".old"
_LONGEST = 40
_HOLDER = ".all"
_RANDOM = "[a-z0-9_]{8}"
_OURS = re.compile(rf"\..{{1,{_LONGEST}}}?\.{_RANDOM}(?:\.({_RANDOM}))?(?:\{_KEPT})?{re.escape(_ENDING)}", re.DOTALL)
_OPEN = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
_TRIES = 20


def create_temporary(target: Path, stack: ExitStack, holder: str = "") -> tuple[FileIO, Path]:
    """Create a file beside the target that only its owner can read.

    Args:
        target: What it shall become.
        stack: Closes and removes it when it is left.
        holder: What `hold_folder` returned: the file stays when it is closed, until the stack is left.

    Returns:
        The open file, and where it is.

    Raises:
        OSError: It cannot be created.
    """
    ending = f".{holder}{_ENDING}" if holder else _ENDING
    return _create(f".{target.name[:_LONGEST]}.", ending, target.parent, stack)


def hold_folder(folder: Path, stack: ExitStack) -> str:
    """Have temporary files in a folder stay that are no longer open, until the stack is left; see `create_temporary`.

    Raises:
        OSError: Nothing can be created in the folder.
    """
    _, path = _create(f"{_HOLDER}.", _ENDING, folder, stack)
    return path.name.removeprefix(f"{_HOLDER}.").removesuffix(_ENDING)


def _create(prefix: str, ending: str, folder: Path, stack: ExitStack) -> tuple[FileIO, Path]:
    for _ in range(_TRIES):
        descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=ending, dir=folder)
        stream = os.fdopen(descriptor, "wb", buffering=0)
        stack.callback(remove, Path(name))
        stack.callback(stream.close)
        _lock(descriptor, wait=True)
        if os.fstat(descriptor).st_nlink:
            return stream, Path(name)
    raise OSError("temporary files are removed as soon as they are there")


def let_rename(stream: FileIO) -> None:
    """Close a temporary file that has no lock to lose: Windows renames none that is open."""
    if LOCKS is None:
        stream.close()


def kept_beside(target: Path, temporary: Path) -> Path | None:
    """Give what is there a second name, under which it can come back; None where the disk has no second names."""
    kept = temporary.with_name(f"{temporary.name.removesuffix(_ENDING)}{_KEPT}{_ENDING}")
    try:
        os.link(target, kept, follow_symlinks=os.link not in os.supports_follow_symlinks)
    except (OSError, NotImplementedError):
        return None
    return kept


def clear_left(folder: Path) -> None:
    """Remove what killed writers have left in a folder; where that is not possible, say nothing."""
    with suppress(OSError, ValueError):
        for name in os.listdir(folder):  # noqa: PTH208 - names are enough
            found = _OURS.fullmatch(name) if name.endswith(_ENDING) else None
            if found and not (found[1] and _is_held(folder / f"{_HOLDER}.{found[1]}{_ENDING}")):
                _clear(folder / name)


def remove(path: Path) -> None:
    """Remove a file, where that is possible."""
    with suppress(OSError):
        path.unlink()


def _clear(path: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(path, _OPEN)
        try:
            if _lock(descriptor, wait=False):
                path.unlink()
        finally:
            os.close(descriptor)


def _is_held(path: Path) -> bool:
    try:
        descriptor = os.open(path, _OPEN)
    except OSError:
        return False
    try:
        return not _lock(descriptor, wait=False)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, wait: bool) -> bool:
    """Hold a file until it is closed; false where somebody else holds it, or it cannot be held."""
    if LOCKS is None:
        return False
    try:
        LOCKS.flock(descriptor, LOCKS.LOCK_EX | (0 if wait else LOCKS.LOCK_NB))
    except OSError:
        return False
    return True
