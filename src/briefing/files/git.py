"""Asks git for what it keeps, with plumbing that runs no filter, hook, pager or transport of the repository.

The settings of a repository may be anybody's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.files.repository import repository_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["Commit", "GitError", "ask_git", "commit_of", "contents_at", "merge_lines", "names_at", "place_in_git"]

SECONDS = 5
MOST_CONFLICTS = 127
"""The most that git counts; beyond it a merge by lines has failed."""
_SAFE = ("--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_WHEN = re.compile(rb"^committer .*> (-?\d+) [+-]\d{4}$", re.MULTILINE)


class GitError(BriefingError):
    """What was asked of git cannot be had; the text says why."""


class Commit(NamedTuple):
    """A version of everything.

    Attributes:
        repository: The top folder of the repository.
        id: The full id of the commit.
        seconds: When it was made, in seconds since 1970.
    """

    repository: Path
    id: str
    seconds: int


def ask_git(repository: str | Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers; None where there is no git, or it has no answer.

    Args:
        repository: The top folder of the repository.
        arguments: A plumbing command.
        given: What the command reads.
    """
    program = shutil.which("git")
    if program is None:
        return None
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found, with arguments of ours
            [program, *_SAFE, *arguments],
            cwd=repository,
            env=kept | _ENVIRONMENT,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def merge_lines(ours: Path, base: Path, theirs: Path, *, marker: int) -> int | None:
    """Merge two versions line by line into the first, as git does by itself.

    Returns:
        How many conflicts there are; None where git could not merge.
    """
    program = shutil.which("git")
    if program is None:
        return None
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    names = [str(path) for path in (ours, base, theirs)]
    arguments = ["merge-file", "-q", f"--marker-size={marker}", *labels, "--", *names]
    try:
        done = subprocess.run([program, *arguments], check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - as above
    except OSError:
        return None
    return done.returncode if 0 <= done.returncode <= MOST_CONFLICTS else None


def place_in_git(path: Path) -> tuple[Path, str]:
    """The repository that a file or a folder lies in, and its name from the top of that.

    Raises:
        GitError: It lies in none, or there is no git.
    """
    if shutil.which("git") is None:
        raise GitError("git is not installed, or not on the path: only two files can be compared")
    try:
        whole = path.resolve()
    except (OSError, RuntimeError) as error:
        raise GitError(f"{path}: cannot be found") from error
    top = repository_of(whole if whole.is_dir() else whole.parent)
    if top is None:
        raise GitError(f"{path} lies in no git repository: name an older file to compare it with")
    return top, whole.relative_to(top).as_posix()


def commit_of(repository: Path, revision: str) -> Commit:
    """The commit that a revision such as `HEAD~1` or `v2` names.

    Raises:
        GitError: It names none.
    """
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = ask_git(repository, *asked) if revision and not revision.startswith("-") else None
    key = (found or b"").decode("ascii", "replace").strip()
    if not key:
        if revision == "HEAD" and ask_git(repository, "rev-parse", "--git-dir") is not None:
            raise GitError(f"nothing was committed yet in {repository}")
        raise GitError(f"'{revision}' names no commit in {repository}")
    when = _WHEN.search(ask_git(repository, "cat-file", "commit", key) or b"")
    return Commit(repository, key, int(when[1]) if when else 0)


def contents_at(commit: Commit, names: Iterable[str]) -> Mapping[str, bytes]:
    """What files hold in a commit, by their names from the top; what it does not have is left out."""
    wanted = [name for name in dict.fromkeys(names) if "\n" not in name]
    asked = "".join(f"{commit.id}:{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
    answer = ask_git(commit.repository, "cat-file", "--batch", given=asked) if wanted else None
    found = {}
    rest = answer or b""
    for name in wanted:
        head, _, rest = rest.partition(b"\n")
        words = head.split()
        if head.endswith((b" missing", b" ambiguous")) or len(words) < len(("id", "type", "size")):
            continue
        size = int(words[2])
        if words[1] == b"blob":
            found[name] = rest[:size]
        rest = rest[size + 1 :]
    return found


def names_at(commit: Commit, folder: str) -> tuple[str, ...]:
    """The names of all files in and below a folder of a commit, from the top of the repository."""
    below = [] if folder in {"", "."} else ["--", f"{folder}/"]
    listed = ask_git(commit.repository, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit.id, *below)
    return tuple(os.fsdecode(name) for name in (listed or b"").split(b"\0") if name)
