"""What `.gitignore` leaves out of a folder, with git's own precedence: the deepest file that says something wins."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

__all__ = ["GitIgnore"]

LARGEST = 1024 * 1024
MOST_STARS = 4
_STARS = re.compile(r"(?<!\\)\*{2,}")


class GitIgnore:
    """The ignore files that hold for a folder, the deepest last, each with the folder that its patterns start from."""

    def __init__(self, files: tuple[tuple[Path, GitIgnoreSpec], ...] = ()) -> None:
        self._files = files

    @classmethod
    def above(cls, folder: Path) -> GitIgnore:
        """Those from the root of a folder's repository down to the folder; where there is no repository, its own."""
        try:
            resolved = folder.resolve()
        except (OSError, RuntimeError):
            return cls()
        places = [resolved, *resolved.parents]
        root = next((number for number, place in enumerate(places) if os.path.lexists(place / ".git")), None)
        if root is None:
            return cls().entered(resolved)
        exclude = _read(places[root] / ".git" / "info" / "exclude")
        found = cls(((places[root], exclude),) if exclude else ())
        for place in reversed(places[: root + 1]):
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
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
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
