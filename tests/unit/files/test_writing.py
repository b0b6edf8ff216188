"""A file is written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingFileError
from briefing.files import edit_file, write_file, write_files, writing
from briefing.files.regular import look_at
from briefing.files.temporaries import LOCKS, clear_left, create_temporary
from unit.files.killing import OURS, PLAIN, killed_at_every_step


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
    assert {kind for kind, _, _ in found} == {"old", "new"}
    assert max(others for _, others, _ in found) == 1
    assert max(left for _, _, left in found) == 0
    assert found[-1] == ("new", 0, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_kill_would_show_a_file_that_is_written_in_place(tmp_path: Path) -> None:
    assert "broken" in {kind for kind, _, _ in killed_at_every_step(tmp_path, PLAIN)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BriefingFileError, match="not a regular file"):
        write_file(tmp_path / "pipe", b"new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def held(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.iterdir()}


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    files: dict[str | Path, bytes] = {tmp_path / name: b"new" for name in ("a.txt", "b.txt", "x" * 300)}
    with pytest.raises(BriefingFileError, match="name is too long"):
        write_files(files, force=True)
    assert held(tmp_path) == {"a.txt": b"old"}


def test_a_file_that_was_replaced_comes_back_where_another_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    replace = os.replace

    def refuse_b(source: Path, target: Path) -> None:
        if target.name == "b.txt":
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_b)
    with pytest.raises(BriefingFileError, match="input/output error"):
        write_files({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"}, force=True)
    assert held(tmp_path) == {"a.txt": b"old"}


@pytest.mark.skipif(LOCKS is None, reason="this system has no locks of this kind")
def test_what_a_killed_writer_left_goes_and_what_a_living_one_has_stays(tmp_path: Path) -> None:
    theirs = [".a.txt.backup.tmp", ".a.txt.briefing.tmp", ".a.txt.abcdefg.briefing.tmp", "a.abcdefgh.briefing.tmp"]
    left = [".a.txt.abcdefgh.briefing.tmp", ".a.txt.abcdefgh.old.briefing.tmp", ".b.txt.abcdefgh.briefing.tmp"]
    for name in (*theirs, *left):
        (tmp_path / name).write_bytes(b"?")
    with ExitStack() as stack:
        _, living = create_temporary(tmp_path / "a.txt", stack)
        write_file(tmp_path / "a.txt", b"new")
        assert set(held(tmp_path)) == {"a.txt", living.name, *theirs}
    assert set(held(tmp_path)) == {"a.txt", *theirs}


@pytest.mark.skipif(LOCKS is None, reason="this system has no locks of this kind")
def test_whoever_writes_many_files_needs_few_open_at_a_time(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    most, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 12, hard))
    try:
        for _ in range(2):
            write_files({tmp_path / f"page{number}.html": b"new" for number in range(60)}, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    assert held(tmp_path) == {f"page{number}.html": b"new" for number in range(60)}


@pytest.mark.skipif(LOCKS is None, reason="this system has no locks of this kind")
@pytest.mark.parametrize("killed", [False, True])
def test_many_files_that_wait_for_their_names_stay_for_as_long_as_their_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: bool
) -> None:
    old = dict.fromkeys(("a.txt", "b.txt", "c.txt"), b"old")
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    if killed:
        child = os.fork()
        if not child:
            monkeypatch.setattr(os, "replace", lambda *_: os._exit(0))
            write_files({tmp_path / name: b"new" for name in old}, force=True)
        os.waitpid(child, 0)
        assert set(held(tmp_path)) > set(old)
        write_file(tmp_path / "d.txt", b"other")
        assert held(tmp_path) == {**old, "d.txt": b"other"}
        return
    replace = os.replace

    def between(temporary: Path, target: Path) -> None:
        # Another program writes into the same folder, and takes away what nobody holds.
        with ExitStack() as stack:
            clear_left(tmp_path)
            create_temporary(tmp_path / "e.txt", stack)
        if target.name == "c.txt":
            raise OSError(5, "Input/output error")
        replace(temporary, target)

    monkeypatch.setattr(os, "replace", between)
    with pytest.raises(BriefingFileError, match="input/output error"):
        write_files({tmp_path / name: b"new" for name in old}, force=True)
    assert held(tmp_path) == old


def test_a_temporary_file_that_somebody_removed_at_once_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Any = tempfile.mkstemp

    def removed_once(**options: str) -> tuple[int, str]:
        monkeypatch.setattr(tempfile, "mkstemp", made)
        descriptor, name = made(**options)
        Path(name).unlink()
        return int(descriptor), str(name)

    monkeypatch.setattr(tempfile, "mkstemp", removed_once)
    write_file(tmp_path / "a.txt", b"new")
    assert held(tmp_path) == {"a.txt": b"new"}


@pytest.mark.skipif(os.chmod not in os.supports_fd, reason="this system gives a mode to names only")
@pytest.mark.parametrize("edited", [False, True])
def test_a_link_in_the_place_of_a_temporary_file_changes_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: bool
) -> None:
    private, folder = tmp_path / "private", tmp_path / "shared"
    private.write_bytes(b"private")
    private.chmod(0o600)
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"old")
    write = os.write

    def swapped(descriptor: int, data: memoryview) -> int:
        (temporary,) = folder.glob("*.tmp")
        temporary.rename(folder / "moved")
        temporary.symlink_to(private)
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", swapped)
    if edited:
        edit_file(folder / "a.txt", b"old", b"new")
    else:
        write_file(folder / "a.txt", b"new", force=True)
    assert (private.read_bytes(), private.stat().st_mode & 0o777) == (b"private", 0o600)


def test_an_edit_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    edit_file(path, b"old", b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert set(held(tmp_path)) == {"brief.yaml"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
def test_an_edit_keeps_owner_and_group(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)
    path.chmod(0o2664)
    edit_file(path, b"old", b"new")
    status = path.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (12345, 23456, 0o2664)


def refused(path: Path, reason: str) -> None:
    before = held(path.parent)
    with pytest.raises(BriefingFileError, match=reason):
        edit_file(path, b"old", b"new")
    assert held(path.parent) == before


def test_an_edit_that_would_change_the_owner_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_permission(_descriptor: int, _user: int, _group: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    (tmp_path / "brief.yaml").write_bytes(b"old")
    monkeypatch.setattr(os, "fchown", no_permission, raising=False)
    monkeypatch.setattr(writing, "look_at", lambda path, largest: (Owned(look_at(path, largest)[0]), b"old"))
    refused(tmp_path / "brief.yaml", "its owner or group could not be kept")


class Owned:
    """The state of a file that belongs to somebody else."""

    st_uid = 54321

    def __init__(self, status: os.stat_result) -> None:
        self._status = status

    def __getattr__(self, name: str) -> int:
        value: int = getattr(self._status, name)
        return value


def test_an_edit_of_a_file_with_two_names_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_bytes(b"old")
    (tmp_path / "second.yaml").hardlink_to(tmp_path / "brief.yaml")
    refused(tmp_path / "brief.yaml", "second name")


@pytest.mark.usefixtures("no_superuser")
def test_an_edit_of_a_file_that_is_read_only_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_bytes(b"old")
    (tmp_path / "brief.yaml").chmod(0o444)
    refused(tmp_path / "brief.yaml", "no permission to write it")


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A file with an extended attribute."""
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.desk", b"foreign")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    return path


def test_an_edit_keeps_extended_attributes(labelled: Path) -> None:
    edit_file(labelled, b"old", b"new")
    assert (labelled.read_bytes(), os.getxattr(labelled, "user.desk")) == (b"new", b"foreign")


def test_an_edit_that_would_lose_an_attribute_is_refused(labelled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    refused(labelled, r"its attribute 'user\.desk' could not be kept")


def test_an_edit_of_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"old")
    (tmp_path / "link.yaml").symlink_to("brief.yaml")
    with pytest.raises(BriefingFileError, match="it is a symbolic link; name the file that it leads to"):
        edit_file(tmp_path / "link.yaml", b"old", b"new")
    assert (path.read_bytes(), (tmp_path / "link.yaml").is_symlink()) == (b"old", True)


@pytest.mark.parametrize("early", [False, True])
def test_a_file_that_came_while_it_was_to_be_made_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, early: bool
) -> None:
    path = tmp_path / "who.yaml"
    if early:
        path.write_bytes(b"theirs")
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (sync(descriptor), path.write_bytes(b"theirs")))
    with pytest.raises(BriefingFileError, match="changed meanwhile; nothing was written"):
        edit_file(path, None, b"ours")
    assert held(tmp_path) == {"who.yaml": b"theirs"}


@pytest.mark.parametrize("change", ["longer", "same length", "touched", "replaced", "gone", "link", "folder"])
def test_whatever_happens_to_a_file_right_before_its_name_is_taken_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"old")
    sync = os.fsync

    def meanwhile(descriptor: int) -> None:
        sync(descriptor)
        if change in {"longer", "same length"}:
            path.write_bytes(b"older" if change == "longer" else b"odd")
        elif change == "touched":
            os.utime(path, ns=(1, 1))
        else:
            path.rename(tmp_path / "moved.yaml")
        if change == "replaced":
            path.write_bytes(b"old")
        elif change == "link":
            path.symlink_to("moved.yaml")
        elif change == "folder":
            path.mkdir()

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(BriefingFileError, match="changed meanwhile; nothing was written"):
        edit_file(path, b"old", b"new")
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []
    assert {"longer": b"older", "same length": b"odd", "touched": b"old", "replaced": b"old"}.get(change) == (
        path.read_bytes() if path.is_file() and not path.is_symlink() else None
    )
