"""Where git keeps what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files.repository import name_in_repository, shared_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_worktree_leads_to_the_folder_of_its_repository(tmp_path: Path) -> None:
    own = tmp_path / "main" / ".git" / "worktrees" / "east"
    own.mkdir(parents=True)
    (own / "commondir").write_text("../..\n")
    (tmp_path / "east").mkdir()
    (tmp_path / "east" / ".git").write_text("gitdir: ../main/.git/worktrees/east\n")
    assert shared_folder(tmp_path / "east").resolve() == tmp_path / "main" / ".git"
    assert shared_folder(tmp_path / "main") == tmp_path / "main" / ".git"


@pytest.mark.parametrize("pointer", ["", "gitdir", "gitdir: \0", "gitdir: nowhere", "\udcff"])
def test_what_leads_nowhere_is_harmless(tmp_path: Path, pointer: str) -> None:
    (tmp_path / ".git").write_text(pointer, errors="surrogateescape")
    assert not (shared_folder(tmp_path) / "info" / "exclude").exists() or pointer == "gitdir: \0"


def test_a_file_of_a_submodule_is_named_from_the_outer_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "inner" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert name_in_repository("inner/a.yaml") == "inner/a.yaml"
    monkeypatch.chdir(tmp_path / "inner")
    assert name_in_repository("a.yaml") == "a.yaml"
