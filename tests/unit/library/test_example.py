"""The example is read as a copy, which goes away unless somebody has worked on it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.library.example import copy_example, discard_copy, example_path
from briefing.sources import ArchiveText, read_archives

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return copy_example()


def test_the_copy_is_the_example_with_its_archives(copy: Path, data_folder: Path) -> None:
    assert copy != example_path()
    first, *rest = copy.read_text(encoding="utf-8").splitlines()
    assert rest == example_path().read_text(encoding="utf-8").splitlines()[1:]
    schema = data_folder / "briefing" / "briefing.schema.json"
    assert first == f"# yaml-language-server: $schema={schema.as_uri()}"
    assert schema.is_file()
    archives = read_archives(load(copy).briefing, copy.parent)
    assert len([one for one in archives.values() if isinstance(one, ArchiveText)]) >= 3


def test_a_copy_that_nobody_changed_goes_away(copy: Path) -> None:
    assert discard_copy(copy)
    assert not copy.parent.exists()


def test_two_copies_are_two(copy: Path) -> None:
    other = copy_example()
    assert discard_copy(other)
    assert copy.is_file()


def test_a_copy_that_was_changed_is_kept(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b"tags: [mine]\n")
    assert not discard_copy(copy)
    assert copy.read_bytes().endswith(b"tags: [mine]\n")


def test_a_brief_that_was_saved_beside_it_is_kept(copy: Path) -> None:
    (copy.parent / "harbour-strike.txt").write_text("saved")
    assert not discard_copy(copy)
    assert (copy.parent / "harbour-strike.txt").is_file()
