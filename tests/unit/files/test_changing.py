"""A change of a brief: proved before it is written, and written only where the file is as it was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import BriefingFileError
from briefing.files import load, load_text
from briefing.files.changing import ChangeRefused, change_of, write_change

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Briefing

BRIEF = b"briefing: 1\ntitle: Tide  # of June\nevent: {summary: It rose.}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "tide.yaml"
    found.write_bytes(BRIEF)
    return found


def retitled(text: str) -> str:
    return text.replace("Tide", "Ebb")


def is_retitled(after: Briefing) -> bool:
    return after.title == "Ebb"


def test_a_change_is_written_and_taken_back_byte_for_byte(path: Path) -> None:
    change = change_of(load(path), retitled, is_retitled)
    assert path.read_bytes() == BRIEF
    write_change(change)
    assert path.read_bytes() == BRIEF.replace(b"Tide", b"Ebb")
    write_change(change.undone)
    assert path.read_bytes() == BRIEF


def test_a_byte_order_mark_stays(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + BRIEF)
    write_change(change_of(load(path), retitled, is_retitled))
    assert path.read_bytes() == b"\xef\xbb\xbf" + BRIEF.replace(b"Tide", b"Ebb")


def test_a_comment_that_was_saved_meanwhile_is_not_lost(path: Path) -> None:
    file = load(path)
    path.write_bytes(BRIEF + b"# look again\n")
    with pytest.raises(ChangeRefused, match="changed meanwhile"):
        change_of(file, retitled, is_retitled)
    assert path.read_bytes() == BRIEF + b"# look again\n"


def test_what_was_saved_between_proof_and_writing_is_not_lost_either(path: Path) -> None:
    change = change_of(load(path), retitled, is_retitled)
    path.write_bytes(BRIEF + b"# look again\n")
    with pytest.raises(BriefingFileError, match="changed meanwhile"):
        write_change(change)
    with pytest.raises(BriefingFileError, match="changed meanwhile"):
        write_change(change.undone)
    assert path.read_bytes() == BRIEF + b"# look again\n"


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ("briefing: 1\ntitle: Ebb\n", "missing key 'event'"),
        ("briefing: [", ""),
        (BRIEF.decode(), "would say something else"),
    ],
)
def test_what_is_not_meant_is_not_made(path: Path, after: str, why: str) -> None:
    with pytest.raises(ChangeRefused, match=f"{why}.*nothing was changed"):
        change_of(load(path), lambda _: after, is_retitled)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"briefing": 1, "title": "Tide", "event": {"summary": "s"}}'),
        ("a.toml", b'briefing = 1\ntitle = "Tide"\n[event]\nsummary = "s"\n'),
        ("a.yaml", b'{"briefing": 1, "title": "Tide", "event": {"summary": "s"}}'),
    ],
)
def test_other_formats_are_refused_and_yaml_that_looks_like_json_is_not(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    file = load(tmp_path / name)
    if name.endswith("yaml"):
        write_change(change_of(file, retitled, is_retitled))
        assert (tmp_path / name).read_bytes() == data.replace(b"Tide", b"Ebb")
        return
    with pytest.raises(ChangeRefused, match="'briefing convert' makes YAML"):
        change_of(file, retitled, is_retitled)


def test_a_brief_without_a_file_and_a_link_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ChangeRefused, match="not read from a file"):
        change_of(load_text(BRIEF), retitled, is_retitled)
    (tmp_path / "link.yaml").symlink_to(path)
    with pytest.raises(ChangeRefused, match="symbolic link"):
        change_of(load(tmp_path / "link.yaml"), retitled, is_retitled)
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises((ChangeRefused, BriefingFileError)):
        change_of(load_text(BRIEF), retitled, is_retitled)


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    file = load(path)
    change = change_of(file, retitled, is_retitled)
    path.unlink()
    with pytest.raises(BriefingFileError, match="no such file"):
        change_of(file, retitled, is_retitled)
    with pytest.raises(BriefingFileError, match="changed meanwhile"):
        write_change(change)
    assert not path.exists()


def test_a_change_knows_the_brief_that_it_makes(path: Path) -> None:
    change = change_of(load(path), retitled, is_retitled)
    write_change(change)
    again = load(path, known=change.loaded)
    assert again is change.loaded
    fresh = load(path)
    assert (again.briefing, again.path, again.name, again.warnings) == (
        fresh.briefing,
        fresh.path,
        fresh.name,
        fresh.warnings,
    )
    assert change.undone.loaded is None


def test_a_file_that_holds_something_else_by_now_is_read(path: Path) -> None:
    change = change_of(load(path), retitled, is_retitled)
    write_change(change)
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert load(path, known=change.loaded) is not change.loaded
