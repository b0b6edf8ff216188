"""A folder without briefs offers the ways to begin."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from briefing.export.extras import MissingExtraError, how_to_add
from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.screens.beginning import CHOICES, completed_path
from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.start import StartScreen
from capture_pages import PAGE
from pilot.screen import main_screen, notices, press, screen_text, settle, shows

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the user is in; temporary files lie beside it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return folder


async def answer(pilot: Pilot[Any], key: str, text: str) -> str:
    """Choose a way to begin, fill in what it asks, and press Enter; returns what is shown then."""
    await press(pilot, key)
    pilot.app.screen.query_one(Input).value = text
    return await press(pilot, "enter")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_an_empty_folder_offers_the_ways_to_begin(folder: Path, size: tuple[int, int]) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert [choice.title for choice in CHOICES.values() if choice.title not in shown] == []
        assert "~/desk" in shown
        assert shows(app, StartScreen)


async def test_a_title_makes_a_brief_that_is_opened(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Title:" in await press(pilot, "enter")
        shown = await press(pilot, *"Ferries stop", "enter")
        assert shows(app, MainScreen)
        assert "Write here first what the reader must know" in shown
        assert notices(app) == ["Wrote ~/desk/ferries-stop.yaml. e opens it in your editor."]
        assert load(folder / "ferries-stop.yaml").briefing.title == "Ferries stop"


async def test_once_there_is_a_brief_the_list_takes_the_place_of_the_offers(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "n", "Ferries")
        await press(pilot, "q")
        assert shows(app, PickerScreen)
        await press(pilot, "enter", "B")
        assert shows(app, PickerScreen)
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_file_that_is_there_is_kept_and_told(folder: Path) -> None:
    (folder / "ferries.yaml").write_text("no brief")
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "n", "Ferries")
        assert any("ferries.yaml" in said for said in notices(app))
        assert shows(app, StartScreen)
    assert (folder / "ferries.yaml").read_text() == "no brief"


async def test_an_article_becomes_a_brief_with_its_source(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE)
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Report:" in await press(pilot, "a")
        await press(pilot, "escape")
        await answer(pilot, "a", "page.html")
        assert main_screen(app).brief.file.briefing.title == "Ferry crews stop work"
    brief = load(folder / "ferry-crews-stop-work.yaml").briefing
    assert [source.publisher for source in brief.sources.values()] == ["The Example Wire"]
    assert [path.suffix for path in sorted((folder / "sources").iterdir())] == [".html", ".txt"]


async def test_an_article_that_is_none_leaves_no_brief(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "a", "gone")
        assert any("no such file" in said for said in notices(app))
        assert shows(app, StartScreen)
    assert names_in(folder) == []


async def test_the_demo_is_a_copy_that_goes_away_unchanged(folder: Path, tmp_path: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d")
        path = main_screen(app).brief.file.path
        assert path is not None
        assert path.is_relative_to(tmp_path / "temporary")
        assert "This is a copy: ~/temporary/" in notices(app)[0]
        await press(pilot, "q")
        assert shows(app, StartScreen)
    assert not path.parent.exists()


async def test_the_demo_that_was_changed_is_kept(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d")
        path = main_screen(app).brief.file.path
        assert path is not None
        path.write_text(path.read_text() + "\ntags: [mine]\n")
    assert "mine" in path.read_text()


@pytest.mark.usefixtures("brief_folder")
async def test_a_path_opens_a_brief_or_a_folder(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "o", "../briefs")
        assert shows(app, PickerScreen)
        await press(pilot, "q")
        await answer(pilot, "o", "../briefs/pact.yaml")
        assert main_screen(app).brief.file.path is not None
        await press(pilot, "q")
        await answer(pilot, "o", "gone.yaml")
        assert shows(app, FindingsScreen)


async def test_escape_asks_no_longer_and_begins_nothing(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *"Ferries", "escape", "n", "enter")
        assert shows(app, StartScreen)
    assert names_in(folder) == []


async def test_who_may_only_read_is_offered_nothing_to_write(folder: Path) -> None:
    app = BriefingApp(folder, read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert shows(app, PickerScreen)


def test_a_path_is_completed_by_the_first_name_that_fits(folder: Path) -> None:
    (folder / "reports").mkdir()
    for name in ("wire.txt", ".hidden"):
        (folder / "reports" / name).write_text("")
    assert completed_path("rep") == "reports/"
    assert completed_path("reports/") == "reports/wire.txt"
    assert completed_path("~/de") == "~/desk/"
    assert [completed_path(text) for text in ("", "none", "no/such", "https://wire.example.org")] == [None] * 4


async def test_the_help_begins_with_the_ways_to_begin(folder: Path) -> None:
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "question_mark")
        assert shown.index("START") < shown.index("See the demo") < shown.index("TABS")


async def test_what_is_not_installed_comes_with_the_whole_command_that_adds_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.html").write_text(PAGE)

    def fail(*_: object) -> None:
        raise MissingExtraError("capture", "an article of a page")

    monkeypatch.setattr("briefing.draft.beginning.take", fail)
    app = BriefingApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "a", "page.html")
        assert [how_to_add("capture") in said for said in notices(app)] == [True]
        assert shows(app, StartScreen)
