"""Writes files completely or not at all; nothing else writes beside a brief, or into one.

What is written goes to a temporary file in the same folder, which then takes the name: a kill leaves the old file or
the new one. What a kill leaves beside it is removed when something is written there the next time.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError
from briefing.files.regular import NotRegularError, TooLargeError, look_at
from briefing.files.temporaries import clear_left, create_temporary, hold_folder, kept_beside, let_rename, remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from io import FileIO

__all__ = ["edit_file", "explained", "write_file", "write_files"]

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

_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, getattr(errno, "EMLINK", 0)}
"""What opening a file fails with where it is no longer there, or a link is in its place."""


def write_file(path: str | Path, data: bytes, *, force: bool = False) -> None:
    """Write a file.

    A symbolic link is never followed: with `force` the link itself is replaced, and what it points to stays as it is.

    Args:
        path: The file; its folder must exist.
        data: All of its bytes.
        force: Replace a file that is there; the new one has its mode.

    Raises:
        BriefingFileError: It cannot be written, or already exists; nothing is left behind.
    """
    write_files({path: data}, force=force)


def write_files(contents: Mapping[str | Path, bytes], *, force: bool = False) -> None:
    """Write several files like `write_file`; where one cannot be written, none is.

    The old ones come back then, where the disk lets a file have a second name until all are written.

    Raises:
        BriefingFileError: One cannot be written, or already exists; no new file is left behind.
    """
    with ExitStack() as temporaries, ExitStack() as undoing:
        for folder in {Path(path).parent for path in contents}:
            clear_left(folder)
        waiting: list[tuple[Path, Path]] = []
        holders: dict[Path, str] = {}
        for path, data in contents.items():
            with explained(path):
                target = Path(path)
                if len(contents) > 1 and target.parent not in holders:
                    holders[target.parent] = hold_folder(target.parent, temporaries)
                holder = holders.get(target.parent, "")
                waiting.append((_stage(target, data, temporaries, force=force, holder=holder), target))
        for temporary, target in waiting:
            with explained(target):
                undo = _undoing(target, temporary, temporaries) if len(waiting) > 1 else None
                _take_name(temporary, target, replace=force)
            if undo:
                undoing.callback(undo)
        undoing.pop_all()


def edit_file(path: str | Path, before: bytes | None, after: bytes) -> None:
    """Change what a file holds, and nothing else about it: owner, group, mode and extended attributes are kept.

    The owner and the attributes are those that Linux knows; a Mac's attributes cannot be read by Python.

    Args:
        path: The file.
        before: What it holds; None where there was none, which is made then. It is looked at again at the last moment,
            so that nothing is lost that another program saved.
        after: What it shall hold.

    Raises:
        BriefingFileError: It changed meanwhile, cannot be written, or would not be the same file: it is a link, or has
            a second name, or an owner or attributes that cannot be given to it again. It is left as it is.
    """
    target = Path(path)
    clear_left(target.parent)
    if before is None:
        _create(target, after)
        return
    if target.is_symlink():
        raise _not_kept(target, "it is a symbolic link; name the file that it leads to")
    with ExitStack() as temporaries, explained(target):
        found = _look(target, before)
        stream, temporary = create_temporary(target, temporaries)
        _fill(stream, after)
        _keep(stream, temporary, target, found)
        os.fsync(stream.fileno())
        let_rename(stream)
        if _identity(_look(target, before)) != _identity(found):
            raise _changed(target)
        os.replace(temporary, target)  # noqa: PTH105 - one way for all calls that write


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


def _create(target: Path, data: bytes) -> None:
    with ExitStack() as temporaries, explained(target):
        if os.path.lexists(target):
            raise _changed(target)
        temporary = _stage(target, data, temporaries, force=False)
        try:
            _take_name(temporary, target, replace=False)
        except FileExistsError as error:
            raise _changed(target) from error


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


def _changed(target: Path) -> BriefingFileError:
    return BriefingFileError(str(target), "changed meanwhile; nothing was written", hint="try again")


def _mode(status: os.stat_result | None) -> int:
    if status is not None:
        return stat.S_IMODE(status.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _stage(target: Path, data: bytes, temporaries: ExitStack, *, force: bool, holder: str = "") -> Path:
    """Write the data to a temporary file beside the target; it is removed when the stack is left."""
    mode = _mode(_existing(target, force=force))
    stream, temporary = create_temporary(target, temporaries, holder)
    _fill(stream, data)
    _set_mode(stream, temporary, mode)
    os.fsync(stream.fileno())
    if holder:
        stream.close()
    let_rename(stream)
    return temporary


def _set_mode(stream: FileIO, temporary: Path, mode: int) -> None:
    """Give the open file a mode, where that is possible: others may have put a link in the place of its name."""
    os.chmod(stream.fileno() if os.chmod in os.supports_fd else temporary, mode)  # noqa: PTH101 - of an open file


def _fill(stream: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(stream.fileno(), rest) :]


def _undoing(target: Path, temporary: Path, temporaries: ExitStack) -> Callable[[], None] | None:
    """What makes a target as it was before; None where it cannot be."""
    if not os.path.lexists(target):
        return lambda: remove(target)
    kept = kept_beside(target, temporary)
    if kept is None:
        return None
    temporaries.callback(remove, kept)
    return lambda: _put_back(kept, target)


def _put_back(kept: Path, target: Path) -> None:
    with suppress(OSError):
        kept.replace(target)


def _take_name(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        os.replace(temporary, target)  # noqa: PTH105 - likewise
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Without hard links, another program could still create the file between this check and the rename.
        if os.path.lexists(target):
            raise FileExistsError from None
        os.replace(temporary, target)  # noqa: PTH105 - likewise


def _look(target: Path, before: bytes) -> os.stat_result:
    """The state of a file that holds what it should, and could be replaced without a loss."""
    try:
        found, data = look_at(target, len(before))
    except OSError as error:
        if error.errno in _GONE:
            raise _changed(target) from error
        raise
    except (NotRegularError, TooLargeError) as error:
        raise _changed(target) from error
    if data != before:
        raise _changed(target)
    if found.st_nlink > 1:
        raise _not_kept(target, "it has a second name (a hard link), which would keep the old text")
    if not os.access(target, os.W_OK):
        raise _not_kept(target, "there is no permission to write it")
    return found


def _identity(status: os.stat_result) -> tuple[int, ...]:
    """Everything that shows whether a file has been changed or replaced."""
    file = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return (*file, status.st_mode, status.st_uid, status.st_gid)


def _keep(stream: FileIO, temporary: Path, target: Path, found: os.stat_result) -> None:
    """Give a new file the owner, the group, the extended attributes and the mode of the one that it replaces."""
    descriptor = stream.fileno()
    new = os.fstat(descriptor)
    if hasattr(os, "fchown") and (new.st_uid, new.st_gid) != (found.st_uid, found.st_gid):
        try:
            os.fchown(descriptor, found.st_uid, found.st_gid)
        except OSError as error:
            raise _not_kept(target, "its owner or group could not be kept") from error
    if hasattr(os, "setxattr"):
        _keep_attributes(descriptor, target)
    _set_mode(stream, temporary, stat.S_IMODE(found.st_mode))


def _keep_attributes(descriptor: int, target: Path) -> None:
    given, wanted = _attributes(descriptor), _attributes(target)
    for name in given | wanted:
        try:
            if name not in wanted:
                os.removexattr(descriptor, name)
            elif given.get(name) != wanted[name]:
                os.setxattr(descriptor, name, wanted[name])
        except OSError as error:
            raise _not_kept(target, f"its attribute '{name}' could not be kept") from error


def _attributes(file: int | Path) -> dict[str, bytes]:
    """The extended attributes of a file, which hold its access list as well; none where the disk has none."""
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno in {errno.ENOTSUP, errno.ENOSYS}:
            return {}
        raise


def _not_kept(target: Path, reason: str) -> BriefingFileError:
    return BriefingFileError(str(target), f"was left as it is: {reason}")
