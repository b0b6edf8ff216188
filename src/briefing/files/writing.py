"""Writes files completely or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["explained", "write_file", "write_files"]

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "it is larger than the system allows",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "part of its path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_file(path: str | Path, data: bytes, *, force: bool = False, replacing: bytes | None = None) -> None:
    """Write a file: to a temporary one in the same folder, which then takes its name.

    A kill leaves the old file or the new one. A symbolic link is never followed: with `force` the link itself is
    replaced, and what it points to stays as it is.

    Args:
        path: The file; its folder must exist.
        data: All of its bytes.
        force: Replace a file that is there.
        replacing: What that file must hold until it is replaced, so that nothing that another program saved is lost.

    Raises:
        BriefingFileError: It cannot be written, already exists, or has changed; nothing is left behind.
    """
    write_files({path: data}, force=force, replacing=replacing)


def write_files(contents: Mapping[str | Path, bytes], *, force: bool = False, replacing: bytes | None = None) -> None:
    """Write several files like `write_file`; where one cannot be written, none is.

    Raises:
        BriefingFileError: One cannot be written, or already exists; no new file is left behind.
    """
    with ExitStack() as temporaries, ExitStack() as undoing:
        waiting: list[tuple[Path, Path]] = []
        for path, data in contents.items():
            with explained(path):
                target = Path(path)
                waiting.append((_stage(target, data, temporaries, force=force), target))
        for temporary, target in waiting:
            with explained(target):
                is_new = not os.path.lexists(target)
                if replacing is not None and target.read_bytes() != replacing:
                    raise BriefingFileError(
                        str(target), "has changed in the meantime; nothing was written", hint="try again"
                    )
                _take_name(temporary, target, replace=force)
            if is_new:
                undoing.callback(_remove, target)
        undoing.pop_all()


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Turn an OS error inside the block into a sentence that says why the file cannot be written.

    Raises:
        BriefingFileError: The system did not let it be written.
    """
    try:
        yield
    except FileExistsError as error:
        raise _exists(Path(path)) from error
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None) or 0
        reason = _REASONS.get(number, (getattr(error, "strerror", None) or str(error)).lower())
        raise BriefingFileError(str(path), f"cannot be written: {reason}") from error


def _existing(target: Path, *, force: bool) -> os.stat_result | None:
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise BriefingFileError(str(target), "cannot be written: it is a folder", hint="give the name of a file")
    if not force:
        raise _exists(target)
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
        raise BriefingFileError(str(target), "cannot be written: it is not a regular file")
    return status if stat.S_ISREG(status.st_mode) else None


def _exists(target: Path) -> BriefingFileError:
    return BriefingFileError(str(target), "already exists", hint="--force replaces it")


def _mode(status: os.stat_result | None) -> int:
    if status is not None:
        return stat.S_IMODE(status.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _stage(target: Path, data: bytes, temporaries: ExitStack, *, force: bool) -> Path:
    """Write the data to a temporary file beside the target; it is removed when the stack is left."""
    mode = _mode(_existing(target, force=force))
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    temporaries.callback(_remove, temporary)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.chmod(mode)
    return temporary


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _take_name(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Without hard links, another program could still create the file between this check and the rename.
        if target.exists() or target.is_symlink():
            raise FileExistsError from None
        temporary.replace(target)
