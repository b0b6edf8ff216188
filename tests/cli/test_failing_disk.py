"""Every system call of writing fails in turn: the old file or the new one is whole, alone, and it is told."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import zipfile
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
QUICK = ("another format", "sources")
"""Writers that every run of the tests tries."""
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


RIS = "TY  - NEWS\nTI  - The quay is full\nUR  - https://news.example/quay\nER  - \n"
MARKED = """{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "urn:a", "target": {"source":
"https://news.example/talks", "selector": {"type": "TextQuoteSelector", "exact": "Dockers stay out."}}}"""
WRITERS = {
    "a new brief": ["new", "Cranes", "-o", "out/cranes.yaml"],
    "a draft over another": ["draft", "page.html", "-o", "out/old.yaml", "--force"],
    "another format": ["convert", "talks.yaml", "out/talks.json"],
    "a bibliography": ["convert", "talks.yaml", "out/talks.bib"],
    "a brief of a bibliography": ["convert", "quay.ris", "out/quay.yaml"],
    "sources": ["convert", "quay.ris", "--into", "out/talks.yaml"],
    "annotations": ["convert", "marked.jsonld", "--into", "out/bare.yaml"],
    "what changed": ["diff", "talks.yaml", "quays.yaml", "-o", "out/changes.html"],
    "comments": ["verify", "memo.docx", "--against", "wire.txt", "--comments", "out/commented.docx"],
    "a site": ["export", "in", "-f", "html", "-o", "out/site/"],
    "a site over another": ["export", "in", "-f", "html", "-o", "out/old/", "--force"],
    "attributes of git": ["git", "--install", "out"],
    "a merged brief": ["git", "--merge", "base.yaml", "out/talks.yaml", "quays.yaml", "7", "talks.yaml"],
}
"""What writes into the folder `out`, by what it writes."""


@pytest.fixture
def desk(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with something for every writer, and in it `out` with what is there already."""
    monkeypatch.chdir(folder)
    brief = BRIEF.replace("title: Talks, archive", "title: Talks, url: 'https://news.example/talks', archive")
    (folder / "talks.yaml").write_text(brief)
    (folder / "base.yaml").write_text(brief)
    (folder / "in").mkdir()
    (folder / "in" / "talks.yaml").write_text(EMPTY)
    (folder / "quays.yaml").write_text(brief.replace("summary: Talks.", "summary: The quays are full."))
    (folder / "page.html").write_text(PAGE)
    (folder / "quay.ris").write_text(RIS)
    (folder / "marked.jsonld").write_text(MARKED)
    assert run("export", "talks.yaml", "-f", "docx", "-o", "memo.docx").code == ExitCode.GOOD
    out = folder / "out"
    (out / ".git" / "info").mkdir(parents=True)
    for name in ("old.yaml", "old/index.html", "old/briefs/talks.html", ".git/info/attributes"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("old: text\n")
    (out / "talks.yaml").write_text(brief.replace("title: Talks\n", "title: Talks of May\n"))
    (out / "bare.yaml").write_text(brief.replace(", archive: {path: wire.txt}", ""))
    (out / "wire.txt").write_text(TEXT)
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    """What each file in and below a folder holds, but for the settings, which git writes itself; folders too."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    kept = {name: path.read_bytes() if path.is_file() else b"" for name, path in found.items() if name != ".git/config"}
    return {name: without_times(data) for name, data in kept.items()}


def without_times(data: bytes) -> bytes:
    """What a file holds, whenever it was written; of a whole Word file what its parts hold."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            data = b"".join(packed.read(name) for name in packed.namelist())
    return re.sub(rb"\d\d:\d\d:\d\d", b"(now)", data)


def put_back(folder: Path, before: dict[str, bytes]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if name not in before and name != ".git/config":
            path.rmdir() if path.is_dir() else path.unlink()
    for name, data in before.items():
        if not (folder / name).is_dir() and (folder / name).read_bytes() != data:
            (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    ("what", "error"),
    [
        pytest.param(
            what, error, id=f"{what}-{errno.errorcode[error]}", marks=[] if what in QUICK else pytest.mark.slow
        )
        for what in WRITERS
        for error in (ERRORS[:1] if what not in QUICK else [errno.EACCES])
    ],
)
def test_every_writer_writes_all_or_nothing(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch, what: str, error: int
) -> None:
    out = desk / "out"
    if what == "attributes of git":
        subprocess.run(["git", "init", "-q", "out"], check=True)
    before = everything(out)
    good = run(*WRITERS[what])
    assert good.code == ExitCode.GOOD, good.err
    after = everything(out)
    assert after != before
    disk = FailingDisk(monkeypatch, out)

    def attempt() -> None:
        put_back(out, before)
        result = run(*WRITERS[what])
        found = everything(out)
        assert result.code in {ExitCode.GOOD, ExitCode.USAGE}, result.err
        # What was taken in before the brief could not be written lies beside it, and is taken in again.
        whole = {name: data for name, data in found.items() if not name.startswith("sources")}
        assert found == after or whole == before, (disk.done, found.keys())
        assert (result.code == ExitCode.GOOD) == (found == after), result.err
        assert result.err or found == after

    assert fail_each(disk, error, attempt) >= 4


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
