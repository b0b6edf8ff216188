"""What no export replaces, whatever is asked for: briefs, the archived texts that prove them, and their originals."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, BriefingFileError
from briefing.files import load
from briefing.files.reading import LARGEST
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, is_same_file, read_limited
from briefing.library.listing import SUFFIXES, find_briefs, looks_like_brief
from briefing.sources import find_archive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Keeper"]

_PATH = re.compile(r"""\bpath["']?[ \t]*[:=][ \t]*["']?([^"'\r\n,{}\[\]]{1,4096})""")


class Keeper:
    """Refuses to write over briefs and archives; what it has found out of a file it holds to for one run.

    Args:
        briefs: The files that products are made of.
    """

    def __init__(self, briefs: Iterable[Path]) -> None:
        self._briefs = tuple(briefs)
        self._archives = cache(_archives)
        self._neighbours = cache(_neighbours)

    def refuse(self, targets: Iterable[Path]) -> None:
        """Let nothing be written over a brief or an archive; what is not there yet is not looked at.

        Beside the archives of its own briefs, those of all others in the folder of a target and in the one above are
        looked for: an archive lies beside its brief or in a folder of it.

        Raises:
            BriefingFileError: One of the targets is to be kept; the message says what it is.
        """
        for target in targets:
            if os.path.lexists(target) and (reason := self._why_kept(target)):
                raise BriefingFileError(str(target), reason, hint="choose another name for the export")

    def _why_kept(self, target: Path) -> str:
        if any(is_same_file(target, brief) for brief in self._briefs):
            return "is the brief itself"
        if target.suffix.lower() in SUFFIXES and looks_like_brief(_read(target), target.suffix):
            return "is a brief"
        if any(self._proves(target, brief) for brief in self._briefs):
            return "is an archived source of the brief, and its proof"
        for folder in (target.parent, target.parent.absolute().parent):
            for brief, data in self._neighbours(folder).items():
                if _may_name(data, target.name) and self._proves(target, brief):
                    return f"is an archived source of {brief.name}, and its proof"
        return ""

    def _proves(self, target: Path, brief: Path) -> bool:
        return any(is_same_file(target, archive) for archive in self._archives(brief))


def _neighbours(folder: Path) -> dict[Path, bytes]:
    """The briefs of a folder, and what each of them holds; none where the folder cannot be listed."""
    try:
        return {brief: _read(brief) for brief in find_briefs(folder)}
    except BriefingFileError:
        return {}


def _may_name(data: bytes, name: str) -> bool:
    """Whether a brief may have a file of this name as an archive.

    The brief may write it in other cases, and other letters than those of ASCII in other ways.
    """
    return not name.isascii() or name.lower().encode() in data.lower()


def _archives(brief: Path) -> tuple[Path, ...]:
    """The archives of a brief, and the files that their texts were taken from."""
    try:
        sources = load(brief).briefing.sources.values()
    except BriefingError:
        paths = _written_paths(_read(brief))
    else:
        archives = [source.archive for source in sources if source.archive]
        paths = [archive.path for archive in archives] + [one.original.path for one in archives if one.original]
    return tuple(brief.parent / find_archive(path, brief.parent) for path in paths)


def _written_paths(data: bytes) -> list[str]:
    """What stands behind the key `path` in a brief that does not load, whose evidence is as good as any other's."""
    return [found[1].strip() for found in _PATH.finditer(data.decode("utf-8", "replace"))]


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, LARGEST)
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return b""
