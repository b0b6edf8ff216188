"""Which version of a brief was read last is kept between runs, and nobody is bothered where it cannot be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing.reader import seen as kept
from briefing.reader.seen import Seen, SeenVersions

if TYPE_CHECKING:
    from pathlib import Path

SEEN = Seen("briefing: 1\ntitle: Jäger\n".encode(), "HEAD of 1 May 2026", frozenset({"ab", "cd"}))


@pytest.fixture(autouse=True)
def briefs(tmp_path: Path) -> None:
    """Briefs that are there: what is kept of one goes with it."""
    for name in ("brief.yaml", "large.yaml", *"abc"):
        (tmp_path / name).write_text("briefing: 1\n")


def test_what_was_seen_is_known_in_the_next_run(tmp_path: Path) -> None:
    brief, folder = tmp_path / "brief.yaml", tmp_path / "state" / "seen"
    first = SeenVersions(folder)
    assert first.of(brief) is None
    first.keep(brief, SEEN)
    assert first.of(brief) == SEEN
    first.save()
    assert SeenVersions(folder).of(brief) == SEEN
    assert SeenVersions(folder).of(tmp_path / "other.yaml") is None
    assert os.name != "posix" or folder.stat().st_mode & 0o077 == 0


def test_without_a_folder_it_is_known_in_this_run_alone(tmp_path: Path) -> None:
    versions = SeenVersions()
    versions.keep(tmp_path / "brief.yaml", SEEN)
    versions.save()
    assert versions.of(tmp_path / "brief.yaml") == SEEN
    assert list(tmp_path.glob("**/*.seen")) == []


@pytest.mark.parametrize("broken", [b"", b"no such thing", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_broken_was_never_read(tmp_path: Path, broken: bytes) -> None:
    versions = SeenVersions(tmp_path)
    versions.keep(tmp_path / "brief.yaml", SEEN)
    versions.save()
    (file,) = tmp_path.glob("*.seen")
    file.write_bytes(broken)
    assert SeenVersions(tmp_path).of(tmp_path / "brief.yaml") is None


def test_a_state_that_cannot_be_written_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    versions = SeenVersions(tmp_path / "file" / "seen")
    versions.keep(tmp_path / "brief.yaml", SEEN)
    versions.save()
    assert SeenVersions(tmp_path / "file" / "seen").of(tmp_path / "brief.yaml") is None


def test_large_briefs_are_not_kept_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LARGEST", 100)
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    versions = SeenVersions(tmp_path)
    versions.keep(tmp_path / "large.yaml", SEEN._replace(data=b"x" * 101))
    for name in "abc":
        versions.keep(tmp_path / name, SEEN)
    versions.save()
    assert len(list(tmp_path.glob("*.seen"))) == 2
    assert versions.of(tmp_path / "large.yaml") is None


def test_what_is_kept_of_a_brief_goes_with_it(tmp_path: Path) -> None:
    for name in "ab":
        versions = SeenVersions(tmp_path / "seen")
        versions.keep(tmp_path / name, SEEN)
        versions.save()
        assert SeenVersions(tmp_path / "seen").of(tmp_path / name) == SEEN
        (tmp_path / "a").unlink(missing_ok=True)
    assert SeenVersions(tmp_path / "seen").of(tmp_path / "a") is None
    assert SeenVersions(tmp_path / "seen").of(tmp_path / "b") == SEEN
