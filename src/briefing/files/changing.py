"""Changes a brief in its file: the one way in which the program writes into a brief that somebody else has written.

A change is made of the bytes that were loaded, and proved before it is written: the new text must load, and say what it
is meant to say and nothing else. It is written only where the file still holds those bytes.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.files.loader import load_text
from briefing.files.reading import LARGEST, no_cyclic_garbage, read_regular
from briefing.files.writing import edit_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.files.loader import BriefingFile
    from briefing.model import Briefing

__all__ = ["ChangeRefused", "FileChange", "change_of", "proved", "writable", "write_change"]


class ChangeRefused(BriefingError):  # noqa: N818 - a sentence for the user, like its siblings
    """A file that was not changed; the message says why."""


class FileChange(NamedTuple):
    """What a file holds, and what it shall hold.

    Attributes:
        path: The file.
        before: All of its bytes.
        after: All that it shall have.
        loaded: The brief that this makes, where it was loaded already.
    """

    path: Path
    before: bytes
    after: bytes
    loaded: BriefingFile | None = None

    @property
    def undone(self) -> FileChange:
        """The change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


def change_of(file: BriefingFile, edit: Callable[[str], str], is_meant: Callable[[Briefing], bool]) -> FileChange:
    """Make a change of a brief, without writing it.

    Args:
        file: The brief, as it was loaded.
        edit: Makes the new text of the old one; raises LookupError where it cannot.
        is_meant: Whether the brief that the new text makes is the one that is wanted.

    Raises:
        ChangeRefused: The file cannot be changed, holds something else by now, or would not say what is meant.
        BriefingFileError: It cannot be read.
    """
    path = writable(file)
    data = read_regular(str(path), LARGEST)
    if data != file.places.data:
        raise ChangeRefused("the file changed meanwhile; nothing was changed: load it again")
    loaded = proved(file, edit, is_meant)
    return FileChange(path, data, loaded.places.data, replace(loaded, path=path))


def proved(file: BriefingFile, edit: Callable[[str], str], is_meant: Callable[[Briefing], bool]) -> BriefingFile:
    """Make a change of the text of a brief, whether a file holds that text or not; the new text is `places.data`.

    Args:
        file: The brief.
        edit: Makes the new text of the old one; raises LookupError where it cannot.
        is_meant: Whether the brief that the new text makes is the one that is wanted.

    Raises:
        ChangeRefused: The text cannot be changed so, or would not say what is meant.
    """
    data = file.places.data
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        with no_cyclic_garbage():
            text = edit(data.removeprefix(mark).decode("utf-8"))
    except LookupError as error:
        raise ChangeRefused("the file is written in a way that cannot be added to; nothing was changed") from error
    try:
        loaded = load_text(mark + text.encode("utf-8"), name=file.name, format=file.format)
    except BriefingError as error:
        raise ChangeRefused(f"{error}; nothing was changed") from error
    if not is_meant(loaded.briefing):
        raise ChangeRefused("the file would say something else afterwards; nothing was changed")
    return loaded


def writable(file: BriefingFile) -> Path:
    """The file of a brief that can be changed.

    Raises:
        ChangeRefused: It cannot, whatever the change is.
    """
    if file.path is None:
        raise ChangeRefused("the brief was not read from a file; nothing was changed")
    if file.format != "yaml":
        raise ChangeRefused("only briefs in YAML are written to: 'briefing convert' makes YAML of it")
    if file.path.is_symlink():
        raise ChangeRefused("the file is a symbolic link; name the file that it leads to")
    return file.path


def write_change(change: FileChange) -> None:
    """Write a change.

    Raises:
        BriefingFileError: The file holds something else by now, or cannot be written; it is left as it is.
    """
    edit_file(change.path, change.before, change.after)
