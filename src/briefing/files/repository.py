"""Where git keeps what: the top folder of a repository, what its worktrees share, and the name of a file in it."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.files.regular import NotRegularError, OutsideError, read_limited

__all__ = ["name_in_repository", "repository_of", "shared_folder"]

LONGEST = 64 * 1024
"""Bytes of the longest file that points from a worktree to its repository."""


def repository_of(folder: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The top folder of the repository that a folder lies in; None where it lies in none.

    Args:
        folder: An absolute path.
        known: What was found for other folders; what is found for this one is added to it.
    """
    known = {} if known is None else known
    passed = []
    found = None
    for place in (folder, *folder.parents):
        if place in known:
            found = known[place]
            break
        passed.append(place)
        if os.path.lexists(place / ".git"):
            found = place
            break
    known.update(dict.fromkeys(passed, found))
    return found


def shared_folder(top: Path) -> Path:
    """The folder with what all worktrees of a repository share, such as `info/exclude`.

    In a worktree `.git` is a file that names the worktree's own folder, and that one names the folder of all.
    What cannot be read is taken for the usual `.git`.
    """
    own = top / ".git"
    pointer = _first_line(own)
    if pointer.startswith("gitdir:"):
        own = top / pointer.removeprefix("gitdir:").strip()
    common = _first_line(own / "commondir")
    return own / common if common else own


def _first_line(path: Path) -> str:
    """The first line of a regular file; empty where there is none."""
    try:
        data = read_limited(path, LONGEST, head=True)
    except (OSError, ValueError, NotRegularError, OutsideError):
        return ""
    return data.decode("utf-8", "surrogateescape").partition("\n")[0].strip()


def name_in_repository(name: str, known: dict[Path, Path | None] | None = None) -> str:
    """What a file is called from the top of its repository, with slashes; as it was named where it lies in none.

    The repository of the folder in use comes first, so that a file of a submodule is named from the outer one.

    Args:
        name: The file as the user named it, from the folder in use.
        known: As for `repository_of`.
    """
    try:
        here = Path.cwd()
    except OSError:
        return name
    path = Path(os.path.normpath(here / name))
    for start in (here, path.parent):
        top = repository_of(start, known)
        if top is not None and path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return name
