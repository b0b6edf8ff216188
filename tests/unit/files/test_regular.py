"""Reading what others have put there: whole regular files, and none outside of a folder, whatever happens meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import regular
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_beneath, read_limited

if TYPE_CHECKING:
    from collections.abc import Callable

needs_steps = pytest.mark.skipif(not regular._IN_STEPS, reason="this system cannot open a folder within an open one")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text two folders deep, and beside it another one that holds a secret of the same name."""
    inner = tmp_path / "desk" / "press" / "june"
    inner.mkdir(parents=True)
    (inner / "wire.txt").write_text("open")
    foreign = tmp_path / "foreign" / "june"
    foreign.mkdir(parents=True)
    (foreign / "wire.txt").write_text("secret")
    return tmp_path / "desk"


def swap(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> None:
    """Let something happen between the moment at which a path is resolved and that at which it is opened."""
    before: Any = Path.resolve

    def resolve(path: Path, *, strict: bool = False) -> Path:
        found: Path = before(path, strict=strict)
        if found.name == "wire.txt":
            change()
        return found

    monkeypatch.setattr(Path, "resolve", resolve)


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "latest").symlink_to("press/june")
    (folder / "today.txt").symlink_to(folder / "latest" / "wire.txt")
    assert read_beneath(folder, "latest/wire.txt", 100) == b"open"
    assert read_beneath(folder, "today.txt", 100) == b"open"


def test_a_folder_that_is_itself_reached_by_a_link_holds_its_files(folder: Path) -> None:
    (folder.parent / "desk-link").symlink_to(folder)
    assert read_beneath(folder.parent / "desk-link", "press/june/wire.txt", 100) == b"open"


@pytest.mark.parametrize("path", ["../foreign/june/wire.txt", "out/june/wire.txt", "up/foreign/june/wire.txt"])
def test_no_path_leads_out(folder: Path, path: str) -> None:
    (folder / "out").symlink_to(folder.parent / "foreign")
    (folder / "up").symlink_to("..")
    with pytest.raises(OutsideError):
        read_beneath(folder, path, 100)


@needs_steps
def test_a_folder_that_is_swapped_for_a_link_leads_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change() -> None:
        (folder / "press").rename(folder / "moved")
        (folder / "press").symlink_to(folder.parent / "foreign")

    swap(monkeypatch, change)
    with pytest.raises(OSError, match=r"press"):
        read_beneath(folder, "press/june/wire.txt", 100)


@needs_steps
def test_a_file_that_is_swapped_for_a_link_leads_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change() -> None:
        (folder / "press/june/wire.txt").unlink()
        (folder / "press/june/wire.txt").symlink_to(folder.parent / "foreign/june/wire.txt")

    swap(monkeypatch, change)
    with pytest.raises(OSError, match=r"wire.txt"):
        read_beneath(folder, "press/june/wire.txt", 100)


def test_the_swap_would_be_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change() -> None:
        (folder / "press").rename(folder / "moved")
        (folder / "press").symlink_to(folder.parent / "foreign")

    swap(monkeypatch, change)
    monkeypatch.setattr(regular, "_IN_STEPS", False)
    assert read_beneath(folder, "press/june/wire.txt", 100) == b"secret"


@needs_steps
@pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="a folder must be listable to be passed through here")
def test_a_folder_that_cannot_be_listed_is_passed_through(folder: Path) -> None:
    (folder / "press").chmod(0o311)
    try:
        assert read_beneath(folder, "press/june/wire.txt", 100) == b"open"
    finally:
        (folder / "press").chmod(0o755)


@pytest.mark.parametrize("in_steps", [False, True])
def test_the_folder_itself_is_no_file(folder: Path, in_steps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular, "_IN_STEPS", in_steps and regular._IN_STEPS)
    for path in (".", "press", "press/june/."):
        with pytest.raises((NotRegularError, IsADirectoryError)):
            read_beneath(folder, path, 100)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_nothing_but_a_regular_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(NotRegularError):
            read_limited(path, 100)


def test_the_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    (tmp_path / "exact").write_bytes(b"x" * 100)
    with (tmp_path / "sparse").open("wb") as stream:
        stream.truncate(2**40)
    assert len(read_limited(tmp_path / "exact", 100)) == 100
    with pytest.raises(TooLargeError):
        read_limited(tmp_path / "exact", 99)
    with pytest.raises(TooLargeError):
        read_limited(tmp_path / "sparse", 100)


def test_no_open_file_is_left(folder: Path) -> None:
    def descriptors() -> int:
        return len(os.listdir("/dev/fd"))  # noqa: PTH208 - the list of open files is no folder that a Path can walk

    before = descriptors()
    read_beneath(folder, "press/june/wire.txt", 100)
    for path in ("press/june/wire.txt", "press/june", "press/none/wire.txt", "../foreign"):
        with pytest.raises((OSError, NotRegularError, TooLargeError, OutsideError)):
            read_beneath(folder, path, 1)
    assert descriptors() == before


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test confine this process, and take that back when it ends."""
    monkeypatch.setattr(regular, "_bounds", regular._bounds)


@pytest.mark.usefixtures("free")
def test_who_is_confined_to_a_folder_reads_nothing_else(folder: Path) -> None:
    (folder / "out.txt").symlink_to(folder.parent / "foreign/june/wire.txt")
    (folder / "in.txt").symlink_to("press/june/wire.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    regular.confine(folder)
    assert read_limited(folder / "press/june/wire.txt", 100) == b"open"
    assert read_limited(folder / "in.txt", 100) == b"open"
    assert read_beneath(folder / "press", "june/wire.txt", 100) == b"open"
    for path in (folder / "out.txt", folder.parent / "foreign/june/wire.txt", folder / "../foreign/june/wire.txt"):
        with pytest.raises(OutsideError):
            read_limited(path, 100)
    with pytest.raises(OutsideError):
        read_beneath(folder.parent / "foreign", "june/wire.txt", 100)
    with pytest.raises(OSError, match=r"circle|symbolic"):
        read_limited(folder / "circle.txt", 100)


@pytest.mark.usefixtures("free")
def test_who_is_confined_to_a_file_reads_its_folder_and_what_it_links_to(folder: Path) -> None:
    (folder / "latest.txt").symlink_to(folder.parent / "foreign/june/wire.txt")
    (folder.parent / "foreign/june/other.txt").write_text("other")
    (folder / "other.txt").symlink_to(folder.parent / "foreign/june/other.txt")
    regular.confine(folder / "latest.txt")
    assert read_limited(folder / "latest.txt", 100) == b"secret"
    assert read_limited(folder / "press/june/wire.txt", 100) == b"open"
    with pytest.raises(OutsideError):
        read_limited(folder / "other.txt", 100)


@needs_steps
@pytest.mark.usefixtures("free")
def test_who_is_confined_follows_no_link_that_is_put_there_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        (folder / "press").rename(folder / "moved")
        (folder / "press").symlink_to(folder.parent / "foreign")

    regular.confine(folder)
    swap(monkeypatch, change)
    with pytest.raises(OSError, match=r"press"):
        read_limited(folder / "press/june/wire.txt", 100)


def test_the_beginning_of_a_large_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 200)
    assert read_limited(tmp_path / "large", 100, head=True) == b"x" * 100
