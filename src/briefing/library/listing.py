"""The briefs of a folder: which files they are, and a line on each, newest first.

A brief is a file named `.yaml`, `.yml`, `.json` or `.toml` that is not hidden and has, at its top level, the key
`briefing`, or both `title` and `event` (a brief that lacks the first line is listed with its error, not left out).
Other files of these kinds are passed over: a folder may hold settings as well. What cannot be opened counts as a
brief, so that whoever loads it learns why.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.facts.dates import format_doubted
from briefing.files import load
from briefing.files.regular import NotRegularError, OutsideError, read_limited
from briefing.library.ignoring import GitIgnore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.model import BriefDate, BriefingStatus, Marking

__all__ = [
    "SUFFIXES",
    "BriefSummary",
    "BrokenBrief",
    "count_ignored",
    "find_briefs",
    "find_candidates",
    "is_brief",
    "list_briefs",
    "looks_like_brief",
    "summarize",
]

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
"""What a brief's file name ends in."""

_LIMIT = 64 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_YAML_FIRST_KEY = re.compile(r"^( *)(?![ #%\r\n]|---)", re.MULTILINE)
_TOML_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def find_briefs(
    folder: Path, *, deep: bool = False, unreadable: Callable[[BriefingFileError], None] | None = None
) -> Iterator[Path]:
    """Find the briefs of a folder, by name.

    Args:
        folder: Where to look.
        deep: Look into the folders inside as well; hidden ones and links to folders are passed over, and whatever
            `.gitignore` leaves out. The folder itself was named, so what leaves it out as a whole does not count.
        unreadable: Is told of each folder inside that cannot be listed; without it, they are passed over.

    Raises:
        BriefingFileError: If the folder itself cannot be listed.
    """
    return _search(folder, GitIgnore.above(folder), unreadable) if deep else _briefs_in(folder)


def count_ignored(folder: Path) -> int:
    """How many briefs of a folder, and of those in it, `.gitignore` leaves out.

    Raises:
        BriefingFileError: If the folder itself cannot be listed.
    """
    return sum(1 for _ in _search(folder, None)) - sum(1 for _ in find_briefs(folder, deep=True))


def _briefs_in(folder: Path) -> Iterator[Path]:
    paths = (folder / entry.name for _, entry in find_candidates(folder, deep=False))
    return (path for path in paths if is_brief(path))


def _search(
    top: Path, ignore: GitIgnore | None, unreadable: Callable[[BriefingFileError], None] | None = None
) -> Iterator[Path]:
    paths = (folder / entry.name for folder, entry in _walk(top, ignore, unreadable))
    return (path for path in paths if is_brief(path))


def find_candidates(
    folder: Path, unreadable: Callable[[BriefingFileError], None] | None = None, *, deep: bool = True
) -> Iterator[tuple[Path, os.DirEntry[str]]]:
    """Find the files of a folder, and of those in it, that are briefs by their names alone; none of them is opened.

    Each comes with its folder; no path is made of it, which would take longer than to find it.

    Args:
        folder: Where to look; what is passed over is the same as in `find_briefs`.
        unreadable: Is told of each folder inside that cannot be listed; without it, they are passed over.
        deep: Look into the folders inside as well.

    Raises:
        BriefingFileError: If the folder itself cannot be listed.
    """
    if not deep:
        return ((folder, entry) for entry in _files_in(_entries(folder), folder, None))
    return _walk(folder, GitIgnore.above(folder), unreadable)


def _walk(
    top: Path, ignore: GitIgnore | None, unreadable: Callable[[BriefingFileError], None] | None = None
) -> Iterator[tuple[Path, os.DirEntry[str]]]:
    """Search folder after folder, with a list instead of recursion: folders can be nested a thousand deep."""
    waiting = [(top, _resolved(top), ignore)]
    while waiting:
        folder, place, ignore = waiting.pop()
        try:
            entries = _entries(folder)
        except BriefingFileError as error:
            if folder is top:
                raise
            if unreadable:
                unreadable(error)
            continue
        yield from ((folder, entry) for entry in _files_in(entries, place, ignore))
        for entry in reversed([entry for entry in entries if _is_folder(entry, follow=False)]):
            inner = place / entry.name
            if not (ignore and ignore.ignores(inner, is_folder=True)):
                waiting.append((folder / entry.name, inner, ignore and ignore.entered(inner)))


def _files_in(entries: list[os.DirEntry[str]], place: Path, ignore: GitIgnore | None) -> Iterator[os.DirEntry[str]]:
    files = (entry for entry in entries if entry.name.lower().endswith(SUFFIXES) and not _is_folder(entry))
    if ignore is None or not ignore.names_files:
        return files
    return (entry for entry in files if not ignore.ignores(place / entry.name, is_folder=False))


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        if not folder.is_absolute():
            os.getcwd()  # noqa: PTH109 - a folder that was removed while we are in it looks empty
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except (OSError, ValueError) as error:
        raise BriefingFileError(str(folder), _reason(error)) from error
    return sorted(entries, key=lambda entry: entry.name)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    if isinstance(error, NotADirectoryError):
        return "is a file, not a folder"
    if isinstance(error, PermissionError):
        return "there is no permission to read the folder"
    return f"the folder cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"


def _is_folder(entry: os.DirEntry[str], *, follow: bool = True) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:
        return False


def is_brief(path: Path) -> bool:
    """Look into a regular file. What cannot be opened counts as a brief, so that the loader says why."""
    try:
        return looks_like_brief(read_limited(path, _LIMIT, head=True), path.suffix)
    except NotRegularError:
        return False
    except (OSError, OutsideError):
        return True


def looks_like_brief(data: bytes, suffix: str) -> bool:
    """Whether the content of a file has the top-level keys of a brief, without parsing it.

    Args:
        data: The file's bytes, however broken.
        suffix: What its name ends in, with the dot.
    """
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    text = data.decode(encoding, "replace")
    has_key = _KEYS_BY_SUFFIX.get(suffix.lower(), _yaml_keys)(text)
    return has_key("briefing") or (has_key("title") and has_key("event"))


def _yaml_keys(text: str) -> Callable[[str], bool]:
    """Look for keys as far indented as the first one; what stands in braces is searched as JSON."""
    first = _YAML_FIRST_KEY.search(text)
    if first is None:
        return lambda _key: False
    if text.startswith("{", first.end()):
        return _json_keys(text)
    return lambda key: re.search(rf"^{first[1]}[\"']?{key}[\"']?[ \t]*:", text, re.MULTILINE) is not None


def _json_keys(text: str) -> Callable[[str], bool]:
    """Look for keys of the outermost mapping; anywhere in what is not JSON, for a broken brief is still a brief."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return lambda key: re.search(rf"(?<![\w-])[\"']?{key}[\"']?\s*:", text) is not None
    return lambda key: isinstance(tree, dict) and key in tree


def _toml_keys(text: str) -> Callable[[str], bool]:
    """Look for keys before the first table, and for tables of that name."""
    table = _TOML_TABLE.search(text)
    top = text[: table.start()] if table else text

    def has_key(key: str) -> bool:
        plain = re.search(rf"^[ \t]*[\"']?{key}[\"']?[ \t]*[.=]", top, re.MULTILINE)
        return plain is not None or re.search(rf"^[ \t]*\[[ \t]*{key}[ \t]*[\].]", text, re.MULTILINE) is not None

    return has_key


_KEYS_BY_SUFFIX = {".json": _json_keys, ".toml": _toml_keys}


@dataclass(frozen=True, slots=True)
class BriefSummary:
    """What a list says of a brief.

    Attributes:
        path: The file.
        id: The brief's short name.
        as_of: The date of its information, or None.
        when: When the event was, or None.
        title: Its title, raw.
        status: Draft, final or superseded, or None.
        version: Its version, or None.
        marking: How far it may travel, or None.
        quotes: How many statements it has.
        sources: How many sources it rests on.
        tensions: How many tensions it describes.
    """

    path: Path
    id: str
    as_of: BriefDate | None
    when: BriefDate | None
    title: str
    status: BriefingStatus | None
    version: int | None
    marking: Marking | None
    quotes: int
    sources: int
    tensions: int

    @property
    def date(self) -> BriefDate | None:
        """What it is sorted by: the date of its information, that of the event where it has none."""
        return self.as_of or self.when

    @property
    def date_words(self) -> str:
        """That date for a narrow column; that of the event is told as such."""
        event = "event " if self.as_of is None and self.when is not None else ""
        return f"{event}{format_doubted(self.date)}"


@dataclass(frozen=True, slots=True)
class BrokenBrief:
    """A file of the folder that does not load, and the first reason."""

    path: Path
    diagnostic: Diagnostic


Listed: TypeAlias = BriefSummary | BrokenBrief
WORTH_AN_INDEX = 64
"""Files from which on a list is taken from the index of the folder, which is brought up to date for it."""


def list_briefs(
    folder: Path, progress: Callable[[Iterator[Any], int], Iterable[Any]] = lambda done, _total: done
) -> tuple[Listed, ...]:
    """List the briefs that lie directly in a folder: newest first, then the undated, then those that do not load.

    The newest is what has the latest information; of one day the highest version comes first.

    Args:
        folder: The folder.
        progress: Passes on what is read, a file at a time, out of so many.

    Raises:
        BriefingFileError: If the folder cannot be read.
    """
    names = [entry.name for _, entry in find_candidates(folder, deep=False)]
    found = dict.fromkeys(names) if len(names) < WORTH_AN_INDEX else _from_index(folder, progress)
    paths = [path for name in names if name in found and not found[name] and is_brief(path := folder / name)]
    read = dict(zip((path.name for path in paths), progress(map(_summary_of, paths), len(paths)), strict=True))
    listed = filter(None, (found.get(name) or read.get(name) for name in names))
    return _in_order(listed)


def _from_index(
    folder: Path, progress: Callable[[Iterator[Any], int], Iterable[Any]]
) -> Mapping[str, BriefSummary | None]:
    from briefing.library.index.listed import summaries_in  # noqa: PLC0415 - few folders have so many briefs

    return summaries_in(folder, progress)


def _in_order(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    found = list(listed)
    dated = [brief for brief in found if isinstance(brief, BriefSummary) and _is_dated(brief.date)]
    undated = [brief for brief in found if isinstance(brief, BriefSummary) and not _is_dated(brief.date)]
    broken = [brief for brief in found if isinstance(brief, BrokenBrief)]
    dated.sort(key=lambda brief: (brief.date.sort_key() if brief.date else (), brief.version or 0), reverse=True)
    return (*dated, *undated, *broken)


def summarize(file: BriefingFile, path: Path) -> BriefSummary:
    """Say in short what a loaded brief is."""
    brief = file.briefing
    return BriefSummary(
        path=path,
        id=file.id,
        as_of=brief.as_of,
        when=brief.event.when,
        title=brief.title,
        status=brief.status,
        version=brief.version,
        marking=brief.marking,
        quotes=len(brief.quotes),
        sources=len(brief.sources),
        tensions=len(brief.tensions),
    )


def _is_dated(date: BriefDate | None) -> bool:
    return date is not None and date.edtf is not None


def _summary_of(path: Path) -> BriefSummary | BrokenBrief:
    try:
        return summarize(load(path), path)
    except BriefingInvalidError as error:
        return BrokenBrief(path, error.diagnostics[0])
    except BriefingFileError as error:
        return BrokenBrief(path, error.diagnostic)
