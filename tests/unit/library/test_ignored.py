"""What `.gitignore` leaves out: the same as git itself."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing.library import find_briefs

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = "briefing: 1\ntitle: One\nevent: {summary: It rose.}\n"
NAMES = ["a.yaml", "b.yaml", "in/a.yaml", "in/deep/c.yaml", "out/d.yaml", "sp ace/e.yaml", "in/keep.yaml"]
LISTS = {
    "a name anywhere": {".gitignore": "a.yaml\n"},
    "a name here alone": {".gitignore": "/a.yaml\n"},
    "a folder": {".gitignore": "in/\n"},
    "all but one": {".gitignore": "*.yaml\n!keep.yaml\n"},
    "a folder cannot be entered again": {".gitignore": "in/\n!in/keep.yaml\n"},
    "the deeper file wins": {".gitignore": "*.yaml\n", "in/.gitignore": "!a.yaml\n"},
    "a deeper file starts from its folder": {"in/.gitignore": "/deep\n/b.yaml\n"},
    "stars, blanks, comments": {".gitignore": "# c.yaml\n\n**/deep/*.yaml\nsp\\ ace\n"},
    "not UTF-8": {".gitignore": "\udcff\udcfe\nb.yaml\n"},
    "no pattern": {".gitignore": "!\n/\n\\\nb.yaml\n"},
    "the repository's own list": {".git/info/exclude": "out\n"},
}


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogateescape")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in NAMES:
        put(tmp_path, name, BRIEF)
    return tmp_path


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize("case", LISTS)
def test_the_same_files_are_left_out_as_by_git(repository: Path, case: str) -> None:
    for name, text in LISTS[case].items():
        put(repository, name, text)
    ignored = set(git(repository, "check-ignore", *NAMES).stdout.splitlines())
    assert ignored != set(NAMES)
    found = {path.relative_to(repository).as_posix() for path in find_briefs(repository, deep=True)}
    assert found == set(NAMES) - ignored


def test_a_folder_in_a_repository_is_searched_with_what_stands_above_it(repository: Path) -> None:
    put(repository, ".gitignore", "/in/deep/\na.yaml\n")
    found = [path.name for path in find_briefs(repository / "in", deep=True)]
    assert found == ["keep.yaml"]


def test_without_a_repository_the_lists_in_and_below_count(tmp_path: Path) -> None:
    put(tmp_path, ".gitignore", "a.yaml\n")
    put(tmp_path, "in/.gitignore", "b.yaml\n")
    for name in ("in/a.yaml", "in/b.yaml", "in/c.yaml"):
        put(tmp_path, name, BRIEF)
    assert [path.name for path in find_briefs(tmp_path / "in", deep=True)] == ["a.yaml", "c.yaml"]


def test_a_file_that_is_named_is_never_left_out(repository: Path) -> None:
    put(repository, ".gitignore", "*.yaml\n")
    assert [path.name for path in find_briefs(repository)] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("text", ["x" * 2_000_000, "[", "[a-", "[z-a]", "\x00"])
def test_a_broken_list_leaves_nothing_out_and_breaks_nothing(repository: Path, text: str) -> None:
    put(repository, ".gitignore", text)
    assert len(list(find_briefs(repository, deep=True))) == len(NAMES)


@pytest.mark.parametrize(
    ("pattern", "ignored"),
    [
        ("**********zq", False),
        ("a**********a.yaml", True),
        ("*a*a*a*a*a*a*a*a*a*a*a*b", False),
        ("**/" * 30 + "zq", False),
        ("**/**/**/*.yaml", True),
        ("/".join(["a**"] * 30), False),
    ],
)
@pytest.mark.timeout(20)
def test_stars_in_a_row_do_not_take_for_ever(tmp_path: Path, pattern: str, ignored: bool) -> None:
    (tmp_path / ".gitignore").write_text(pattern)
    (tmp_path / f"{'a' * 200}.yaml").write_text("briefing: 1")
    assert (list(find_briefs(tmp_path, deep=True)) == []) == ignored


def test_a_worktree_has_the_list_of_its_repository(repository: Path) -> None:
    put(repository, ".git/info/exclude", "b.yaml\n")
    git(repository, "add", "-A")
    git(repository, "-c", "user.email=a@b.example", "-c", "user.name=x", "commit", "-qm", "x")
    other = repository.parent / f"{repository.name}-other"
    assert git(repository, "worktree", "add", "-q", str(other)).returncode == 0
    put(other, "b.yaml", BRIEF)
    assert git(other, "check-ignore", "b.yaml").stdout == "b.yaml\n"
    found = {path.relative_to(other).as_posix() for path in find_briefs(other, deep=True)}
    assert found == set(NAMES) - {"b.yaml"}
