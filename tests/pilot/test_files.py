"""What the reader does with files: saving, loading again, choosing another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.screens.loading import LoadingScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.save import SaveScreen
from briefing.reader.widgets import DocumentView
from pilot.screen import main_screen, press, screen_text, settle, shows, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., BriefingApp]


async def test_save_writes_what_export_prints(open_app: Open, tmp_path: Path) -> None:
    from briefing.export import export_text

    target = tmp_path / "brief.txt"
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        assert shows(app, SaveScreen)
        app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        assert shows(app, MainScreen)
        assert target.read_text() == export_text(main_screen(app).brief.file)


async def test_save_asks_before_it_replaces_a_file(open_app: Open, tmp_path: Path) -> None:
    target = tmp_path / "brief.txt"
    target.write_text("mine")
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = str(target)
        assert "Enter again replaces it" in await press(pilot, "enter")
        assert target.read_text() == "mine"
        await press(pilot, "escape")
        assert target.read_text() == "mine"


async def test_a_file_that_cannot_be_written_is_a_sentence(open_app: Open, tmp_path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = str(tmp_path / "nowhere" / "brief.txt")
        await press(pilot, "enter")
        assert any("there is no such folder" in notice.message for notice in app._notifications)


async def test_reload_shows_the_new_content_at_the_same_place(open_app: Open, brief_folder: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "j")
        path = brief_folder / "pact.yaml"
        path.write_text(path.read_text().replace("The dams will open in summer.", "The dams open soon."))
        shown = await press(pilot, "r")
        assert "The dams open soon." in shown
        assert shows(app, MainScreen)
        assert main_screen(app).pane.record == "Q2"


async def test_a_file_that_no_longer_loads_leaves_the_last_good_brief(open_app: Open, brief_folder: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        path = brief_folder / "pact.yaml"
        path.write_text(path.read_text().replace("title: Velmar", "titel: Velmar", 1))
        shown = await press(pilot, "r")
        assert shows(app, FindingsScreen)
        assert "BR111" in shown
        assert "did you mean 'title'?" in shown
        assert "Velmar and Ostria" in await press(pilot, "escape")


async def test_the_picker_lists_a_folder_and_opens_a_brief(brief_folder: Path) -> None:
    (brief_folder / "broken.yaml").write_text("briefing: 1\ntitle: Half a brief\nevent: [\n")
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert shows(app, PickerScreen)
        assert "Velmar and Ostria sign a river pact" in shown
        assert "broken.yaml" in shown
        assert "1 does not load" in shown
        shown = await press(pilot, "enter")
        assert shows(app, MainScreen)
        assert "BOTTOM LINE" in shown
        await press(pilot, "q")
        assert shows(app, PickerScreen)


async def test_a_broken_brief_of_the_picker_says_why(brief_folder: Path) -> None:
    (brief_folder / "pact.yaml").unlink()
    (brief_folder / "broken.yaml").write_text("briefing: 1\ntitle: Half a brief\nevent: [\n")
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter")
        assert shows(app, FindingsScreen)
        assert "BR104" in shown


async def test_another_brief_is_chosen_from_the_same_folder(open_app: Open, brief_folder: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "B")
        assert shows(app, PickerScreen)
        assert str(brief_folder)[:20] in shown
        await press(pilot, "q")
        assert shows(app, MainScreen)


def test_no_key_of_the_terminal_is_taken() -> None:
    from briefing.reader.commands import COMMANDS

    taken = {key for command in COMMANDS for key in command.keys}
    never = {"ctrl+s", "ctrl+z", "ctrl+backslash", "ctrl+a", "ctrl+b", *(f"alt+{n}" for n in range(10))}
    assert not taken & never
    assert [command.action for command in COMMANDS if "ctrl+c" in command.keys] == ["app.interrupt"]


async def test_a_brief_from_standard_input_can_be_read(brief_folder: Path) -> None:
    from briefing.files import load_text

    app = BriefingApp(load_text((brief_folder / "pact.yaml").read_bytes()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        detail = app.screen.query_one("#statements-detail", DocumentView).document
        assert "not compared: the archived text of the source is not at hand" in " ".join(detail.plain.split())
    assert load(brief_folder / "pact.yaml").briefing.title


async def test_a_large_brief_is_loaded_while_the_screen_says_so(brief_folder: Path) -> None:
    app = BriefingApp(brief_folder / "pact.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen_stack[0], LoadingScreen)
        await until(pilot, lambda: shows(app, MainScreen))
        await settle(pilot)
        assert "BOTTOM LINE" in screen_text(app)
        await press(pilot, "q")
    assert app.return_value is None


async def test_a_large_file_that_does_not_load_ends_the_reader_with_its_error(brief_folder: Path) -> None:
    path = brief_folder / "pact.yaml"
    path.write_text(path.read_text() + "nonsense: 1\n")
    app = BriefingApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.return_value is not None)
    assert "nonsense" in str(app.return_value)


async def test_the_brief_is_never_replaced_by_its_export(open_app: Open, brief_folder: Path) -> None:
    before = (brief_folder / "pact.yaml").read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = str(brief_folder / "pact.yaml")
        await press(pilot, "enter", "enter")
    assert (brief_folder / "pact.yaml").read_bytes() == before


@pytest.mark.parametrize("key", "123456")
async def test_a_pane_that_is_taken_away_is_not_asked_where_it_is(open_app: Open, key: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        screen = main_screen(app)
        for view in list(screen.pane.query("LineView")):
            await view.remove()
            screen.show_status()
            screen.pane.cursor_moved(view)  # type: ignore[arg-type]
        assert app.is_running
