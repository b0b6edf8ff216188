"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from briefing.errors import BriefingFileError

__all__ = ["write_file"]

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_file(path: str | Path, data: bytes, *, force: bool = False) -> None:
    """Write a file: to a temporary one in the same folder, which then takes its name.

    A kill leaves the old file or the new one. A symbolic link is never followed: with `force` the link itself is
    replaced, and what it points to stays as it is.

    Args:
        path: The file; its folder must exist.
        data: All of its bytes.
        force: Replace a file that is there.

    Raises:
        BriefingFileError: It cannot be written, or is there already; nothing is left behind.
    """
    target = Path(path)
    try:
        status = _existing(target, force=force)
        _write(target, data, _mode(status), replace=force)
    except BriefingFileError:
        raise
    except FileExistsError as error:
        raise _exists(target) from error
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None) or 0
        reason = _REASONS.get(number, (getattr(error, "strerror", None) or str(error)).lower())
        raise BriefingFileError(str(target), f"cannot be written: {reason}") from error


def _existing(target: Path, *, force: bool) -> os.stat_result | None:
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise BriefingFileError(str(target), "cannot be written: it is a folder", hint="give a file's name")
    if not force:
        raise _exists(target)
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
        raise BriefingFileError(str(target), "cannot be written: it is no ordinary file")
    return status if stat.S_ISREG(status.st_mode) else None


def _exists(target: Path) -> BriefingFileError:
    return BriefingFileError(str(target), "is there already", hint="--force replaces it")


def _mode(status: os.stat_result | None) -> int:
    if status is not None:
        return stat.S_IMODE(status.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _write(target: Path, data: bytes, mode: int, *, replace: bool) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        _take_name(temporary, target, replace=replace)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _take_name(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: nobody can be kept from creating the file between this look and the rename.
        if target.exists() or target.is_symlink():
            raise FileExistsError from None
        temporary.replace(target)
