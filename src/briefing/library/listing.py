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
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.files import load
from briefing.files.regular import NotRegularError, TooLargeError, read_limited
from briefing.files.repository import repository_of, shared_folder
from briefing.model.wording import format_date_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pathspec import GitIgnoreSpec

    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.model import BriefDate, BriefingStatus, Marking

__all__ = [
    "SUFFIXES",
    "BriefSummary",
    "BrokenBrief",
    "GitIgnore",
    "find_briefs",
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
            `.gitignore` leaves out.
        unreadable: Is told of each folder inside that cannot be listed; without it, they are passed over.

    Raises:
        BriefingFileError: If the folder itself cannot be listed.
    """
    return _search(folder, unreadable) if deep else _briefs_in(folder)


def _briefs_in(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.name.lower().endswith(SUFFIXES) and not _is_folder(entry) and _is_brief(Path(entry.path)):
            yield folder / entry.name


def _search(top: Path, unreadable: Callable[[BriefingFileError], None] | None) -> Iterator[Path]:
    """Search folder after folder, with a list instead of recursion: folders can be nested a thousand deep."""
    waiting = [(top, _resolved(top), GitIgnore.above(top))]
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
        for entry in entries:
            if entry.name.lower().endswith(SUFFIXES) and not _is_folder(entry):
                ignored = ignore.ignores(place / entry.name, is_folder=False)
                if not ignored and _is_brief(Path(entry.path)):
                    yield folder / entry.name
        for entry in reversed(entries):
            inner = place / entry.name
            if _is_folder(entry, follow=False) and not ignore.ignores(inner, is_folder=True):
                waiting.append((folder / entry.name, inner, ignore.entered(inner)))


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
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


def _is_brief(path: Path) -> bool:
    """Look into a regular file. What cannot be opened counts as a brief, so that the loader says why."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return looks_like_brief(file.read(_LIMIT), path.suffix)
    except OSError:
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


LARGEST = 1024 * 1024
MOST_STARS = 4
_STARS = re.compile(r"(?<!\\)\*{2,}")


class GitIgnore:
    """The ignore files that apply to a folder, the deepest last, each with its own folder.

    As in git, the deepest file with a matching pattern wins.
    """

    def __init__(self, files: tuple[tuple[Path, GitIgnoreSpec], ...] = ()) -> None:
        self._files = files

    @classmethod
    def above(cls, folder: Path) -> GitIgnore:
        """Those from the root of a folder's repository down to the folder; where there is no repository, its own."""
        try:
            resolved = folder.resolve()
        except (OSError, RuntimeError):
            return cls()
        root = repository_of(resolved)
        if root is None:
            return cls().entered(resolved)
        exclude = _read(shared_folder(root) / "info" / "exclude")
        found = cls(((root, exclude),) if exclude else ())
        inner = resolved.relative_to(root).parts
        for place in (root, *(root.joinpath(*inner[:depth]) for depth in range(1, len(inner) + 1))):
            found = found.entered(place)
        return found

    def entered(self, folder: Path) -> GitIgnore:
        """These and the folder's own."""
        spec = _read(folder / ".gitignore")
        return GitIgnore((*self._files, (folder, spec))) if spec else self

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a path is left out; it must lie in the folder that was entered last, which itself is not."""
        for folder, spec in reversed(self._files):
            name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            result = spec.check_file(name)
            if result.include is not None:
                return result.include
        return False


def _read(path: Path) -> GitIgnoreSpec | None:
    """Read one file of patterns; what cannot be read, or is no list of patterns, leaves nothing out."""
    try:
        lines = read_limited(path, LARGEST).decode("utf-8", errors="replace").splitlines()
    except (OSError, NotRegularError, TooLargeError):
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most folders have no such file

    return GitIgnoreSpec.from_lines(_tamed(line) for line in lines if _is_pattern(line))


def _tamed(pattern: str) -> str:
    """A pattern that matches the same without taking for ever: stars in a row are one, except for `**` by itself.

    The pattern becomes a regular expression, which tries every way to share a name out among its stars. One with more
    than `MOST_STARS` between two slashes, or as many `**`, is a pattern that nobody writes; it leaves nothing out.
    """
    parts = [part if part == "**" else _STARS.sub("*", part) for part in pattern.split("/")]
    parts = [part for place, part in enumerate(parts) if part != "**" or parts[place - 1 : place] != ["**"]]
    most = max(parts.count("**"), *(part.count("*") for part in parts))
    return "" if most > MOST_STARS else "/".join(parts)


def _is_pattern(line: str) -> bool:
    """Whether a line can be read; one that cannot is passed over, as git does."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - likewise

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class BriefSummary:
    """What a list says of a brief.

    Attributes:
        path: The file.
        id: The brief's short name.
        date: When the event was; the date of information where the brief does not say.
        title: Its title, raw.
        status: Draft, final or superseded, or None.
        marking: How far it may travel, or None.
        quotes: How many statements it has.
        sources: How many sources it rests on.
        tensions: How many tensions it describes.
    """

    path: Path
    id: str
    date: BriefDate | None
    title: str
    status: BriefingStatus | None
    marking: Marking | None
    quotes: int
    sources: int
    tensions: int

    @property
    def date_words(self) -> str:
        """The date for a narrow column."""
        return format_date_column(self.date)


@dataclass(frozen=True, slots=True)
class BrokenBrief:
    """A file of the folder that does not load, and the first reason."""

    path: Path
    diagnostic: Diagnostic


def list_briefs(folder: Path) -> tuple[BriefSummary | BrokenBrief, ...]:
    """List the briefs that lie directly in a folder: newest first, then the undated, then those that do not load.

    Raises:
        BriefingFileError: If the folder cannot be read.
    """
    found = [_summary_of(path) for path in find_briefs(folder)]
    dated = [brief for brief in found if isinstance(brief, BriefSummary) and _is_dated(brief.date)]
    undated = [brief for brief in found if isinstance(brief, BriefSummary) and not _is_dated(brief.date)]
    broken = [brief for brief in found if isinstance(brief, BrokenBrief)]
    dated.sort(key=lambda brief: brief.date.sort_key() if brief.date else (), reverse=True)
    return (*dated, *undated, *broken)


def summarize(file: BriefingFile, path: Path) -> BriefSummary:
    """Say in short what a loaded brief is."""
    brief = file.briefing
    return BriefSummary(
        path=path,
        id=file.id,
        date=brief.event.when or brief.as_of,
        title=brief.title,
        status=brief.status,
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
