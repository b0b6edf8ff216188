"""The library of a folder, asked beside the screen."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from briefing.library.index import Library
from briefing.library.index.place import index_file
from briefing.reader.background import WORTH_TELLING, ReadingStoppedError
from briefing.reader.library_beside import LibraryBeside, LibraryFailedError
from briefing.reader.screens.others import has_others

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = "briefing: 1\ntitle: Brief {number}\nevent: {{summary: It rains.}}\n"


def write(folder: Path, number: int) -> Path:
    path = folder / f"b{number}.yaml"
    path.write_text(BRIEF.format(number=number))
    return path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryBeside:
    """A library of some more briefs than are read without a word, all read by this process."""
    for number in range(WORTH_TELLING + 6):
        write(tmp_path, number)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    return LibraryBeside(tmp_path)


class Gate:
    """Lets so many briefs be read, and then none until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, briefs: int) -> None:
        from briefing.library.index import updating

        self.reached, self.opened = threading.Event(), threading.Event()
        self.read = 0
        read_file = updating.read_file

        def read(folder: str, wanted: object) -> object:
            self.read += 1
            if self.read > briefs:
                self.reached.set()
                self.opened.wait(10)
            return read_file(folder, wanted)  # type: ignore[arg-type]

        monkeypatch.setattr(updating, "read_file", read)


async def test_how_many_briefs_are_read_is_told_until_they_are(
    library: LibraryBeside, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, 12)
    assert library.progress == ""
    asked = asyncio.create_task(library.ask(Library.count))
    await asyncio.to_thread(gate.reached.wait, 10)
    assert library.progress == f"reading 12 of {WORTH_TELLING + 6} briefs"
    gate.opened.set()
    assert await asked == WORTH_TELLING + 6
    assert library.progress == ""
    library.close()


async def test_who_leaves_stops_the_reading_and_who_comes_back_goes_on(
    library: LibraryBeside, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, 12)
    asked = asyncio.create_task(library.ask(Library.count))
    await asyncio.to_thread(gate.reached.wait, 10)
    library.leave()
    gate.opened.set()
    with pytest.raises(ReadingStoppedError):
        await asked
    assert gate.read == 13
    assert await library.ask(Library.count) == WORTH_TELLING + 6
    library.close()


async def test_a_library_that_is_closed_while_it_is_read_leaves_no_index_open(
    library: LibraryBeside, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(Library, "close", lambda _: closed.append(True))
    gate = Gate(monkeypatch, 12)
    asked = asyncio.create_task(library.ask(Library.count))
    await asyncio.to_thread(gate.reached.wait, 10)
    library.close()
    assert closed == []
    gate.opened.set()
    with pytest.raises(ReadingStoppedError):
        await asked
    assert closed == [True]


async def test_a_brief_that_was_changed_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, 1)
    library = LibraryBeside(tmp_path)
    assert await library.ask(Library.count) == 1
    write(tmp_path, 2)
    assert await library.ask(Library.count) == 1
    library.renew()
    assert await library.ask(Library.count) == 2
    library.close()


async def test_an_index_that_fails_is_told_in_a_sentence(tmp_path: Path) -> None:
    def fail(_library: Library) -> None:
        raise sqlite3.OperationalError("no such thing")

    library = LibraryBeside(tmp_path)
    with pytest.raises(LibraryFailedError, match="cannot be asked: no such thing"):
        await library.ask(fail)
    assert await library.ask(Library.count) == 0
    library.close()


def test_other_briefs_are_looked_for_where_there_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path.parent / "home"))
    path = write(tmp_path, 1)
    (tmp_path / "settings.yaml").write_text("theme: dark\n")
    assert not has_others(path, tmp_path)
    write(tmp_path, 2)
    assert has_others(path, tmp_path)
    assert not has_others(tmp_path / "gone" / "b.yaml", tmp_path / "gone")


def test_a_home_is_not_read_through_unless_it_was_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = write(tmp_path, 1)
    write(tmp_path, 2)
    assert not has_others(path, tmp_path)
    index_file(tmp_path).parent.mkdir(parents=True, exist_ok=True)
    index_file(tmp_path).touch()
    assert has_others(path, tmp_path)
