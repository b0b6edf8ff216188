"""Versions of a brief: the file as it is, another file, or what git has of it, each proved against its own archives."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import prove
from briefing.compare.comparing import compare
from briefing.edtf import parse_edtf
from briefing.errors import BriefingError
from briefing.files import load, load_text
from briefing.files.git import GitError, commit_of, contents_at, place_in_git
from briefing.model import BriefDate
from briefing.model.wording import format_date
from briefing.outline import Material, material_of
from briefing.sources import read_archives

if TYPE_CHECKING:
    from briefing.compare.change import Comparison
    from briefing.files import BriefingFile
    from briefing.files.git import Commit
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["Edition", "committed_edition", "compare_editions", "edition_at", "edition_of_file", "edition_since"]

_DAY = 24 * 60 * 60


class Edition(NamedTuple):
    """One version of a brief.

    Attributes:
        name: What it is called where it says neither its version nor its date: a file's name, or a revision.
        file: The brief.
        material: What was found of it.
    """

    name: str
    file: BriefingFile
    material: Material


def compare_editions(before: Edition, after: Edition) -> Comparison:
    """Say what changed from one version to another."""
    return compare(before.material, after.material, name=before.name)


def edition_of_file(file: BriefingFile) -> Edition:
    """The version that a file holds."""
    return Edition(Path(file.name).name, file, material_of(file))


def edition_since(since: str, file: BriefingFile) -> Edition:
    """The older version that somebody names: a file, or a revision in which git has the brief.

    Raises:
        BriefingError: It is neither, or no brief.
    """
    if Path(since).is_file():
        return edition_of_file(load(since))
    if file.path is None:
        raise GitError(f"there is no file '{since}', and git has no older versions of standard input")
    return edition_at(file.path, since)


def edition_at(
    path: Path, revision: str = "HEAD", *, commit: Commit | None = None, data: bytes | None = None
) -> Edition:
    """The version of a brief that git has in a commit.

    Its archives are those of the same commit; one that git does not keep is that of the folder.

    Args:
        path: The brief's file, which need not be there any more.
        revision: What names the commit.
        commit: The commit itself, where it is known already.
        data: What the commit has of the file, where that is known already.

    Raises:
        GitError: There is no repository, no such commit, or the commit does not have the file.
        BriefingError: What it has is no valid brief.
    """
    top, name = place_in_git(path)
    commit = commit or commit_of(top, revision)
    data = contents_at(commit, [name]).get(name) if data is None else data
    if data is None:
        raise GitError(f"{path} is not in {_called(revision, commit)}")
    return _edition(path, name, data, revision, commit)


def _edition(path: Path, name: str, data: bytes, revision: str, commit: Commit) -> Edition:
    kind = {".json": "json", ".toml": "toml"}.get(path.suffix.lower(), "yaml")
    file = load_text(data, name=f"{path} ({revision})", format=kind)
    return Edition(_called(revision, commit), file, _material_at(file, commit, name, path.parent))


def _called(revision: str, commit: Commit) -> str:
    """A commit in words: 'HEAD of 21 August 2015'."""
    day = _day(commit.seconds)
    shown = revision if len(revision) < len(commit.id) else revision[:12]
    return f"{shown} of {day}" if day else shown


def _day(seconds: int) -> str:
    """The day of a time in UTC, in words; empty where a calendar has no such day."""
    from datetime import UTC, datetime  # noqa: PLC0415 - few versions are of git

    try:
        return format_date(BriefDate(edtf=parse_edtf(datetime.fromtimestamp(seconds, UTC).date().isoformat())))
    except (ValueError, OverflowError, OSError):
        return ""


def _material_at(file: BriefingFile, commit: Commit, name: str, folder: Path) -> Material:
    """A brief of a commit, proved against the archives that the commit has beside it."""
    briefing = file.briefing
    archives: dict[str, ArchiveText | ArchiveError] = dict(read_archives(briefing, folder))
    archives |= _archives_at(file, commit, PurePosixPath(name).parent)
    proof = prove(briefing, archives)
    return Material(briefing, file.index, proof, archives, (), file.places.stands)


def _archives_at(file: BriefingFile, commit: Commit, folder: PurePosixPath) -> dict[str, ArchiveText | ArchiveError]:
    """The archives of a brief that git has in a commit, by their sources."""
    paths = {key: source.archive.path for key, source in file.briefing.sources.items() if source.archive}
    names = {path: str(folder / path) for path in paths.values()}
    held = contents_at(commit, names.values())
    with TemporaryDirectory(prefix="briefing-") as beside:
        written = {path for path, name in names.items() if name in held and _put(held[name], Path(beside, path))}
        found = read_archives(file.briefing, Path(beside))
    return {key: found[key] for key, path in paths.items() if path in written}


def _put(data: bytes, target: Path) -> bool:
    """Write a file of a commit beside others; false where this system cannot have a file of that name."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except (OSError, ValueError):
        return False
    return True


def committed_edition(file: BriefingFile) -> Edition | None:
    """The version of a brief in the last commit; None where git has none, or what it has is no brief, or the same."""
    if file.path is None:
        return None
    try:
        top, name = place_in_git(file.path)
        commit = commit_of(top, "HEAD")
        data = contents_at(commit, [name]).get(name)
        if data is None or data == file.places.data:
            return None
        return _edition(file.path, name, data, "HEAD", commit)
    except BriefingError:
        return None
