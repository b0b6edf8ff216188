"""Which state of a brief is shown, where its files are written again and again."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from briefing.files import load, load_text
from briefing.reader.screens.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    import pytest

    from briefing.errors import BriefingError
    from briefing.files import BriefingFile

BRIEF = "briefing: 1\ntitle: {}\nevent: {{summary: s}}\n"
ARCHIVED = BRIEF + "sources:\n  wire: {{title: T, publisher: W, archive: {{path: wire.txt}}}}\n"


class Desk:
    """A watch of a brief, and what it told."""

    def __init__(self, file: BriefingFile) -> None:
        self.jobs: list[Callable[[], Coroutine[Any, Any, None]]] = []
        self.loaded: list[BriefingFile] = []
        self.broken: list[BriefingError] = []
        self.watch = FileWatch(
            file, beside=self.jobs.append, loaded=lambda file, _: self.loaded.append(file), broken=self.broken.append
        )

    def look(self) -> list[str]:
        """Look once, load what is to be loaded, follow it, and return its title."""
        self.watch.look()
        return self.work_off()

    def work_off(self) -> list[str]:
        self.loaded.clear()
        for job in self.jobs:
            asyncio.run(job())
        self.jobs.clear()
        for file in self.loaded:
            self.watch.follow(file)
        return [file.briefing.title for file in self.loaded]


def write(path: Path, text: str, *, second: int) -> None:
    """Write a file at a second of its own, so that no two states look the same."""
    path.write_text(text)
    os.utime(path, (second, second))


def test_each_state_is_loaded_once(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    write(path, BRIEF.format("First"), second=1)
    desk = Desk(load(path))
    assert desk.look() == []
    write(path, BRIEF.format("Other"), second=2)
    assert desk.look() == ["Other"]
    assert desk.look() == []


def test_what_is_written_while_the_file_is_loaded_is_a_further_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.yaml"
    write(path, BRIEF.format("First"), second=1)
    desk = Desk(load(path))
    write(path, BRIEF.format("Second"), second=2)

    def load_and_be_overtaken(given: Path) -> BriefingFile:
        file = load(given)
        write(path, BRIEF.format("Third"), second=3)
        monkeypatch.undo()
        return file

    monkeypatch.setattr("briefing.files.load", load_and_be_overtaken)
    assert desk.look() == ["Second"]
    assert desk.look() == ["Third"]
    assert desk.look() == []


def test_an_archive_that_is_new_to_the_brief_is_followed(tmp_path: Path) -> None:
    path, archive = tmp_path / "brief.yaml", tmp_path / "wire.txt"
    write(path, BRIEF.format("First"), second=1)
    desk = Desk(load(path))
    write(path, ARCHIVED.format("Second"), second=2)
    assert desk.look() == ["Second"]
    write(archive, "It was said.", second=3)
    assert desk.look() == ["Second"]
    assert desk.look() == []


def test_of_a_file_that_does_not_load_it_is_told_once_why(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    write(path, BRIEF.format("First"), second=1)
    desk = Desk(load(path))
    write(path, "briefing: [", second=2)
    assert desk.look() == []
    assert desk.look() == []
    assert len(desk.broken) == 1
    write(path, BRIEF.format("Mended"), second=3)
    assert desk.look() == ["Mended"]


def test_it_is_loaded_again_on_demand_where_it_came_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    write(path, BRIEF.format("First"), second=1)
    desk = Desk(load(path))
    assert desk.watch.load_again()
    assert desk.work_off() == ["First"]
    piped = Desk(load_text(BRIEF.format("Piped")))
    assert not piped.watch.load_again()
    assert piped.look() == []
