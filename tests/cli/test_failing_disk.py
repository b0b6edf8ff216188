"""Every system call of writing fails in turn: the old file or the new one is whole, alone, and it is told."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode
from briefing.reader.state import ReaderState, load_state, save_state
from capture_pages import PAGE
from failing import FailingDisk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Run

TEXT = "The talks will begin in the spring.\n\nDockers stay out.\n"
BRIEF = """\
briefing: 1
title: Talks
event: {summary: Talks.}
actors: {mia: {name: Mia Torv}}
sources: {wire: {title: Talks, archive: {path: wire.txt}}}
quotes:
  - text: The talks will begin
    speaker: mia
    source: wire
"""
EMPTY = "briefing: 1\ntitle: Talks\nevent: {summary: Talks.}\n"
ERRORS = [errno.ENOSPC, errno.EIO, errno.EPERM, errno.EROFS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief that lacks a paragraph and a hash."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "wire.txt").write_text(TEXT)
    (folder / "talks.yaml").write_text(BRIEF)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fail_each(disk: FailingDisk, error: int, attempt: Callable[[], None]) -> int:
    """Attempt something until no call of it fails any more; how many could."""
    number = 0
    while True:
        disk.fail_at(number, error)
        attempt()
        if not disk.failed:
            return number
        number += 1


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_fix_is_made_or_not(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    path = folder / "talks.yaml"
    before = contents(folder)
    assert run("check", "--fix", str(path)).code == ExitCode.GOOD
    after = contents(folder)
    assert before != after
    disk = FailingDisk(monkeypatch, folder)

    def attempt() -> None:
        path.write_bytes(before["talks.yaml"])
        result = run("check", "--fix", str(path))
        found = contents(folder)
        assert found in (before, after), disk.done
        assert result.code != ExitCode.BUG
        assert found == after or result.err
        assert disk.failed or found == after

    assert fail_each(disk, error, attempt) >= 5
    assert {"open", "write", "chmod", "fsync", "replace"} <= set(disk.done)


@pytest.mark.parametrize("format_", ["text", "csv"])
@pytest.mark.parametrize("forced", [False, True])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_an_export_is_written_whole_or_not_at_all(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, error: int, forced: bool, format_: str
) -> None:
    out = folder / "out"
    out.mkdir()
    line = ["export", str(folder / "talks.yaml"), "-f", format_, "-o", str(out), *["--force"] * forced]
    assert run(*line).code == ExitCode.GOOD
    after = contents(out)
    before = dict.fromkeys(after, b"old") if forced else {}
    disk = FailingDisk(monkeypatch, out)

    def attempt() -> None:
        for name in after:
            (out / name).unlink(missing_ok=True)
        for name, data in before.items():
            (out / name).write_bytes(data)
        result = run(*line)
        found = contents(out)
        assert found in (before, after), disk.done
        assert result.code == (ExitCode.GOOD if found == after else ExitCode.USAGE), result.err
        assert found == after or "cannot be written" in result.err

    assert fail_each(disk, error, attempt) >= 4 * len(after)
    assert {"open", "write", "chmod", "fsync"} <= set(disk.done)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_report_is_taken_in_whole_or_can_be_taken_in_again(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "desk"
    page.write_text(PAGE)
    folder.mkdir()
    path, sources = folder / "talks.yaml", folder / "sources"
    disk = FailingDisk(monkeypatch, folder)

    def attempt() -> None:
        path.write_text(EMPTY)
        for left in sources.glob("*"):
            left.unlink()
        result = run("capture", str(page), "--into", str(path), "--id", "wire")
        found = contents(sources) if sources.exists() else {}
        is_told = path.read_text() != EMPTY
        assert set(found) in (set(), {"wire.txt", "wire.orig.html"})
        assert result.code == (ExitCode.GOOD if is_told else ExitCode.USAGE), result.err
        assert result.err
        assert found or not is_told
        assert {left.name for left in folder.iterdir()} <= {"sources", "talks.yaml"}
        if is_told:
            assert found["wire.orig.html"] == PAGE.encode()
            assert "path: sources/wire.txt" in path.read_text()

    assert fail_each(disk, error, attempt) >= 10


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_what_the_reader_remembers_is_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    folder = tmp_path / "state" / "briefing"
    old, new = ReaderState(theme="paper", sort="speaker"), ReaderState(theme="ink", sort="date")
    path = folder / "reader.json"
    disk = FailingDisk(monkeypatch, folder)

    def attempt() -> None:
        number = disk._number
        disk.fail_at(-1, 0)
        save_state(path, old)
        disk.fail_at(number, error)
        save_state(path, new)
        failed = disk.failed
        disk.fail_at(-1, 0)
        assert load_state(path) in (old, new)
        assert os.listdir(folder) == ["reader.json"]  # noqa: PTH208 - names
        disk.failed = failed

    assert fail_each(disk, error, attempt) >= 4


def test_a_file_that_is_written_in_place_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    disk = FailingDisk(monkeypatch, tmp_path)
    found = set()

    def attempt() -> None:
        path.write_bytes(b"old")
        with suppress(OSError):
            descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
            try:
                rest = b"new, and longer"
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            finally:
                os.close(descriptor)
        found.add(path.read_bytes())

    assert fail_each(disk, errno.ENOSPC, attempt) >= 3
    assert len(found) > 2
