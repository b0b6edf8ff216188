"""A file is written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing.errors import BriefingFileError
from briefing.files import write_file
from unit.files.killing import OURS, PLAIN, killed_at_every_step

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_has_the_ordinary_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "a.txt", b"new")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with pytest.raises(BriefingFileError, match="already exists"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_followed(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "precious.txt"
    target.write_bytes(b"precious")
    link = tmp_path / "a.txt"
    link.symlink_to(target)
    if force:
        write_file(link, b"new", force=True)
        assert not link.is_symlink()
    else:
        with pytest.raises(BriefingFileError):
            write_file(link, b"new")
    assert target.read_bytes() == b"precious"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    with pytest.raises(BriefingFileError):
        write_file(tmp_path / "a.txt", b"new")
    assert not (tmp_path / "b.txt").exists()


@pytest.mark.parametrize("name", [".", "missing/a.txt", "file/a.txt", "x" * 300, "a\x00b"])
def test_what_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BriefingFileError):
        write_file(f"{tmp_path}/{name}", b"new", force=True)
    assert sorted(tmp_path.iterdir()) == before


def test_a_failure_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefingFileError, match="the disk is full"):
        write_file(tmp_path / "a.txt", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    found = killed_at_every_step(tmp_path, OURS)
    assert {kind for kind, _ in found} == {"old", "new"}
    assert max(others for _, others in found) == 1
    assert found[-1] == ("new", 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_kill_would_show_a_file_that_is_written_in_place(tmp_path: Path) -> None:
    assert "broken" in {kind for kind, _ in killed_at_every_step(tmp_path, PLAIN)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BriefingFileError, match="not a regular file"):
        write_file(tmp_path / "pipe", b"new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
