"""Which two versions of which briefs `briefing diff` is asked for: files, folders, or revisions of git."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefing.cli.streams import STDIN, is_folder, load_brief
from briefing.compare.versions import edition_at, edition_of_file
from briefing.files.git import commit_of, contents_at, names_at, place_in_git
from briefing.library import SUFFIXES, find_briefs, looks_like_brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.compare.versions import Edition
    from briefing.files.git import Commit

__all__ = ["Asked", "asked_for"]


class _Place(NamedTuple):
    """Where one version of a brief is: a file, or a file of a commit."""

    path: Path
    revision: str = ""
    commit: Commit | None = None
    data: bytes | None = None

    def load(self) -> Edition:
        """Load it; raises BriefingError."""
        if self.commit is None:
            return edition_of_file(load_brief(str(self.path)))
        return edition_at(self.path, self.revision, commit=self.commit, data=self.data)


class Asked(NamedTuple):
    """A brief of which two versions are to be compared.

    Attributes:
        name: What messages call it.
        before: The older version; None where the brief is new.
        after: The newer version; None where the brief is gone.
    """

    name: str
    before: _Place | None
    after: _Place | None


def asked_for(words: Sequence[str]) -> Iterator[Asked]:
    """Read what stands behind `briefing diff`.

    Two files or folders are compared with each other. A brief or a folder alone is compared with the last commit. A
    word that is no file is a revision, or two with `..` between them, and what follows are briefs or folders.

    Raises:
        GitError: There is no repository, or a revision names nothing.
        click.UsageError: The words cannot be meant.
    """
    there = [word == STDIN or os.path.lexists(word) for word in words]
    if len(words) == 2 and all(there):
        yield from _two(*map(Path, words))
        return
    if there[0] or (len(words) == 1 and ".." not in words[0]):
        if len(words) > 2:
            raise click.UsageError("Name two versions, one brief, or a revision and briefs.")
        if not any(there):
            advice = f"behind a revision name the briefs: briefing diff {words[0]} -- BRIEF"
            raise click.UsageError(f"'{words[0]}': there is no such file; {advice}")
        if not all(there):
            raise click.UsageError(f"'{words[there.index(False)]}' is not there; a revision stands before the briefs.")
        old, new, briefs = "HEAD", "", words
    else:
        old, new, briefs = *_revisions(words[0]), words[1:]
        if not briefs:
            raise click.UsageError(f"Name the briefs to compare: briefing diff {words[0]} -- BRIEF")
    for brief in briefs:
        yield from _in_git(Path(brief), old, new)


def _revisions(word: str) -> tuple[str, str]:
    """The two revisions that a word such as `v1..v2` names; one alone is compared with the files as they are."""
    old, dots, new = word.partition("..")
    if new.startswith("."):
        raise click.UsageError("Two dots stand between two revisions.")
    return old or "HEAD", (new or "HEAD") if dots else ""


def _two(old: Path, new: Path) -> Iterator[Asked]:
    if is_folder(old) != is_folder(new):
        raise click.UsageError("A file is compared with a file, a folder with a folder.")
    if not is_folder(old):
        yield Asked(str(new), _Place(old), _Place(new))
        return
    olds, news = _files(old), _files(new)
    for name in sorted({*olds, *news}):
        before, after = olds.get(name), news.get(name)
        yield Asked(str(new / name), _Place(before) if before else None, _Place(after) if after else None)


def _files(folder: Path) -> dict[str, Path]:
    """The briefs in and below a folder, by their names from there."""
    return {path.relative_to(folder).as_posix(): path for path in find_briefs(folder, deep=True)}


def _in_git(path: Path, old: str, new: str) -> Iterator[Asked]:
    """One brief, or all of a folder, in two versions; an empty `new` is the files as they are."""
    top, name = place_in_git(path)
    former, later = commit_of(top, old), commit_of(top, new) if new else None
    if not is_folder(path):
        yield Asked(str(path), _Place(path, old, former), _Place(path, new, later))
        return
    olds = _committed(path, name, old, former)
    news = _committed(path, name, new, later) if later else {key: _Place(file) for key, file in _files(path).items()}
    for key in sorted({*olds, *news}):
        yield Asked(str(path / key), olds.get(key), news.get(key))


def _committed(folder: Path, name: str, revision: str, commit: Commit) -> dict[str, _Place]:
    """The briefs that a commit has in and below a folder, by their names from there."""
    start = "" if name == "." else f"{name}/"
    names = [one for one in names_at(commit, name) if one.lower().endswith(SUFFIXES)]
    visible = [one for one in names if not any(part.startswith(".") for part in one.split("/"))]
    held = contents_at(commit, visible)
    return {
        one.removeprefix(start): _Place(folder / one.removeprefix(start), revision, commit, data)
        for one, data in held.items()
        if looks_like_brief(data, Path(one).suffix)
    }
