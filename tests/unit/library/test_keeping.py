"""What no export replaces: briefs, and what proves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import BriefingFileError
from briefing.files import load
from briefing.library import keeping
from briefing.library.keeping import Keeper

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.files import BriefingFile

BRIEF = (
    "briefing: 1\ntitle: Flood\nevent: {{summary: It rose.}}\nsources: {{w: {{title: W, archive: {{path: {path}}}}}}}\n"
)


def brief(folder: Path, name: str, archive: str) -> Path:
    """Write a brief and its archive."""
    (folder / archive).parent.mkdir(exist_ok=True)
    (folder / archive).write_text("Evidence.")
    (folder / name).write_text(BRIEF.format(path=f"'{archive}'"))
    return folder / name


def why(keeper: Keeper, target: Path) -> str:
    """Why a target is kept; empty where it may be replaced."""
    try:
        keeper.refuse([target])
    except BriefingFileError as error:
        return error.reason
    return ""


def test_what_is_not_there_or_is_only_an_export_may_be_written(tmp_path: Path) -> None:
    mine = brief(tmp_path, "mine.yaml", "wire.txt")
    (tmp_path / "mine.txt").write_text("An export that cites wire.txt.")
    (tmp_path / "mine.json").write_text('{"version": 1, "id": "mine", "brief": {"briefing": 1, "title": "Flood"}}')
    keeper = Keeper([mine])
    assert [why(keeper, tmp_path / name) for name in ("new.txt", "mine.txt", "mine.json")] == ["", "", ""]


def test_the_brief_and_any_other_are_kept(tmp_path: Path) -> None:
    mine = brief(tmp_path, "mine.yaml", "wire.txt")
    (tmp_path / "other.json").write_text('{"briefing": 1, "title": "Other"}')
    (tmp_path / "again.yaml").symlink_to(mine)
    keeper = Keeper([mine])
    assert why(keeper, mine) == "is the brief itself"
    assert why(keeper, tmp_path / "again.yaml") == "is the brief itself"
    assert why(keeper, tmp_path / "other.json") == "is a brief"


@pytest.mark.parametrize("archive", ["wire.txt", "press/wire.txt", "press/Übersicht.txt"])
def test_archives_are_kept_by_every_name(tmp_path: Path, archive: str) -> None:
    mine = brief(tmp_path, "mine.yaml", archive)
    (tmp_path / "hard.txt").hardlink_to(tmp_path / archive)
    for target in (tmp_path / archive, tmp_path / "hard.txt"):
        assert why(Keeper([mine]), target) == "is an archived source of the brief, and its proof"


@pytest.mark.parametrize("archive", ["wire.txt", "press/wire.txt", "press/Übersicht.txt"])
def test_archives_of_briefs_nearby_are_kept(tmp_path: Path, archive: str) -> None:
    mine = brief(tmp_path, "mine.yaml", "mine.txt")
    brief(tmp_path, "other.yaml", archive)
    assert why(Keeper([mine]), tmp_path / archive) == "is an archived source of other.yaml, and its proof"


def test_the_original_of_an_archive_is_kept(tmp_path: Path) -> None:
    mine = brief(tmp_path, "mine.yaml", "wire.txt")
    text = mine.read_text()
    assert "{path: 'wire.txt'}" in text
    mine.write_text(text.replace("{path: 'wire.txt'}", "{path: wire.txt, original: {path: wire.html}}"))
    (tmp_path / "wire.html").write_text("<p>Evidence.")
    assert why(Keeper([mine]), tmp_path / "wire.html") == "is an archived source of the brief, and its proof"


def test_archives_are_kept_where_the_brief_writes_their_names_otherwise(tmp_path: Path) -> None:
    mine, other = (brief(tmp_path, f"{name}.yaml", f"{name}.txt") for name in ("mine", "other"))
    (tmp_path / "mine.txt").rename(tmp_path / "Mine.TXT")
    (tmp_path / "other.txt").rename(tmp_path / "OTHER.txt")
    if (tmp_path / "mine.txt").exists():
        pytest.skip("the disk makes no difference between cases")
    keeper = Keeper([mine])
    assert why(keeper, tmp_path / "Mine.TXT") == "is an archived source of the brief, and its proof"
    assert why(keeper, tmp_path / "OTHER.txt") == f"is an archived source of {other.name}, and its proof"


def test_a_brief_that_does_not_load_keeps_nothing_but_itself(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("?")
    (tmp_path / "broken.yaml").write_text("briefing: 1\ntitle: [wire.txt\n")
    keeper = Keeper([tmp_path / "broken.yaml"])
    assert why(keeper, tmp_path / "wire.txt") == ""
    assert why(keeper, tmp_path / "broken.yaml") == "is the brief itself"


@pytest.mark.parametrize(
    "text",
    [
        "briefing: 1\ntitle: [x\nsources: {w: {archive: {path: press/wire.txt}}}\n",
        "briefing: 1\ntitel: x\nsources:\n  w:\n    archive:\n      path: 'press/wire.txt'\n",
        '{"briefing": 1, "title": 3, "sources": {"w": {"archive": {"path" : "press/wire.txt"}}}}',
        'briefing = 1\n[sources.w.archive]\npath = "press/wire.txt"\n',
    ],
    ids=["broken", "a key misspelt", "json", "toml"],
)
def test_the_archives_of_a_brief_that_does_not_load_are_kept(text: str, tmp_path: Path) -> None:
    mine = brief(tmp_path, "mine.yaml", "own.txt")
    kind = "json" if text.startswith("{") else "toml" if "=" in text else "yaml"
    broken = tmp_path / f"broken.{kind}"
    broken.write_text(text)
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "wire.txt").write_text("Evidence.")
    (tmp_path / "press" / "other.txt").write_text("An export.")
    keeper = Keeper([mine])
    assert why(keeper, tmp_path / "press" / "wire.txt") == f"is an archived source of {broken.name}, and its proof"
    assert why(keeper, tmp_path / "press" / "other.txt") == ""
    assert why(Keeper([broken]), tmp_path / "press" / "wire.txt") == "is an archived source of the brief, and its proof"


def test_a_brief_is_loaded_once_for_all_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load_told(path: Path) -> BriefingFile:
        loaded.append(path)
        return load(path)

    monkeypatch.setattr(keeping, "load", load_told)
    mine = brief(tmp_path, "mine.yaml", "wire.txt")
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("An export.")
    Keeper([mine]).refuse(tmp_path / f"{number}.txt" for number in range(5))
    assert loaded == [mine]
