"""What `.gitignore` and a repository's own list leave out of a search, as git has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.files.repository import repository_of, shared_folder

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

__all__ = ["GitIgnore"]

LARGEST = 1024 * 1024
MOST_STARS = 4
ANY = "\x1f"
"""Stands for the name of any file: no pattern that means certain files fits it."""

_STARS = re.compile(r"(?<!\\)\*{2,}")


class GitIgnore:
    """The ignore files that apply to a folder, the deepest last, each with its own folder.

    As in git, the deepest file with a matching pattern wins.
    """

    def __init__(self, files: tuple[tuple[Path, GitIgnoreSpec], ...] = ()) -> None:
        self._files = files

    @classmethod
    def above(cls, folder: Path) -> GitIgnore:
        """Those from the root of a folder's repository down to the folder; where there is no repository, its own.

        Patterns that leave out the folder, one above it, or whatever is in it are taken away: who names it wants it.
        """
        try:
            resolved = folder.resolve()
        except (OSError, RuntimeError):
            return cls()
        root = repository_of(resolved)
        if root is None:
            return cls().entered(resolved).without_those_for(resolved)
        exclude = _read(shared_folder(root) / "info" / "exclude")
        found = cls(((root, exclude),) if exclude else ())
        inner = resolved.relative_to(root).parts
        for place in (root, *(root.joinpath(*inner[:depth]) for depth in range(1, len(inner) + 1))):
            found = found.entered(place)
        return found.without_those_for(resolved)

    @property
    def names_files(self) -> bool:
        """Whether there is any pattern at all."""
        return bool(self._files)

    def without_those_for(self, folder: Path) -> GitIgnore:
        """These without the patterns that leave out a folder, or a file in it whatever its name."""
        kept = []
        for place, spec in self._files:
            inner = folder.relative_to(place).as_posix() if folder != place else ""
            names = (f"{inner}/", f"{inner}/{ANY}") if inner else (ANY,)
            patterns = [one for one in spec.patterns if not (one.include and any(map(one.match_file, names)))]
            kept.append((place, spec if len(patterns) == len(spec.patterns) else type(spec)(patterns)))
        return GitIgnore(tuple(kept))

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
    except (OSError, NotRegularError, OutsideError, TooLargeError):
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
    except (ValueError, re.error):
        return False
    return True
