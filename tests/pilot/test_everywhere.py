"""All briefs of a folder are searched as it is typed, and a brief is opened at what was found."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.panes.actors import ActorsPane
from briefing.reader.screens.everywhere import EverywhereScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from pilot.screen import main_screen, notices, press, screen_text, settle, shows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two_briefs(brief_folder: Path) -> Path:
    """A folder with the brief of the tests, and another in a folder below."""
    text = (brief_folder / "pact.yaml").read_text()
    below = brief_folder / "older"
    below.mkdir()
    (below / "locks.yaml").write_text(
        text.replace("title: Velmar", "title: Locks of Velmar", 1).replace("The dams will open", "The dams shall shut")
    )
    return brief_folder


async def test_a_brief_is_opened_at_what_was_found_in_any_brief(two_briefs: Path) -> None:
    app = BriefingApp(two_briefs)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "words in any of 2 briefs" in await press(pilot, "ctrl+f")
        shown = await press(pilot, *"dams sh")
        assert shows(app, EverywhereScreen)
        assert "Locks of Velmar and Ostria" in shown
        assert "Q2          ┊reported┊" in shown
        assert "The dams shall shut in summer." in shown
        assert "1 hit in 1 brief" in shown
        assert "locks.yaml:" in await press(pilot, "enter")
        await press(pilot, "enter")
        assert main_screen(app).brief.file.path == two_briefs / "older" / "locks.yaml"
        assert main_screen(app).pane.record == "Q2"
        # From a brief of an inner folder all of the folder that was opened is searched.
        assert "words in any of 2 briefs" in await press(pilot, "ctrl+f")
        await press(pilot, "escape", "backspace")
        assert shows(app, EverywhereScreen)
        await press(pilot, "q")
        assert shows(app, PickerScreen)


async def test_all_briefs_are_searched_from_a_brief(two_briefs: Path) -> None:
    app = BriefingApp(load(two_briefs / "pact.yaml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f")
        shown = await press(pilot, *"league AND")
        assert "a word is missing after AND" in shown
        shown = await press(pilot, *["backspace"] * 4)
        assert "in 2 briefs" in shown
        await press(pilot, "escape", "escape")
        assert shows(app, MainScreen)


async def test_escape_before_a_word_leaves_the_search(two_briefs: Path) -> None:
    app = BriefingApp(two_briefs)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f", "escape")
        assert shows(app, PickerScreen)
        assert notices(app) == []
        assert "2 briefs" not in screen_text(app)


async def test_a_dossier_tells_of_other_briefs_and_leads_there_and_back(two_briefs: Path) -> None:
    shutil.copy(two_briefs / "older" / "locks.yaml", two_briefs / "locks.yaml")
    app = BriefingApp(load(two_briefs / "pact.yaml"))
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "5", "tab")
        pane = main_screen(app).pane
        assert isinstance(pane, ActorsPane)
        line = pane.detail_view.find_line("the dams shall shut in summer")
        assert line is not None
        pane.detail_view.cursor = line
        await press(pilot, "enter")
        assert main_screen(app).brief.file.path == two_briefs / "locks.yaml"
        assert main_screen(app).pane.record == "Q2"
        await press(pilot, "backspace")
        assert main_screen(app).brief.file.path == two_briefs / "pact.yaml"
        assert main_screen(app).pane is pane
        assert pane.detail_view.cursor == line
