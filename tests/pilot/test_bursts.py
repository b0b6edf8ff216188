"""Keys that arrive faster than they are worked off, from a slow line or a paste, while the file changes as well."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.app import App
from textual.widgets import OptionList

from briefing.reader import BriefingApp
from briefing.reader.background import Background
from briefing.reader.commands import COMMANDS
from briefing.reader.screens.everywhere import EverywhereScreen
from briefing.reader.screens.main import MainScreen
from pilot.screen import main_screen, press, screen_text, settle, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., BriefingApp]

EMPTY = "briefing: 1\ntitle: t\nevent: {summary: s}\n"
LEAVING = {"ctrl+q", "ctrl+c", "q", "e", "o", "y", "Y", "B", "ctrl+z"}
"""Keys that end the reader, or reach out of it."""
KEYS = sorted({key for command in COMMANDS for key in command.keys} - LEAVING)
MODAL_KEYS = ["escape", "enter", "tab", "a", "space", "backspace", "ctrl+p", "pagedown", "pageup"]


def burst(app: App[Any], *keys: str) -> None:
    """Have keys arrive at once, as a terminal's driver hands them over."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


def letters(text: str) -> list[str]:
    """The keys of a text, as Textual calls them."""
    return [{"/": "slash", ";": "semicolon"}.get(letter, letter) for letter in text]


@pytest.mark.parametrize(
    "keys", ["r23", "r2r3r4", "2ri", "1;r/22", "r/dam", "r1r2r3r4r5r6", "rrrrr", "2rfspeaker", "r4d1"]
)
@pytest.mark.parametrize("first", ["1", "2", "3", "4", "5", "6"])
async def test_keys_behind_a_reload_are_worked_off_one_after_the_other(open_app: Open, first: str, keys: str) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, first)
        burst(app, *letters(keys))
        await settle(pilot)
        assert app.is_running
        await press(pilot, "escape", "escape")
        assert len(app.screen.query("Pane")) == len(main_screen(app).frame.panes)


async def test_no_key_behind_a_reload_is_lost(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2")
        for _ in range(5):
            burst(app, "r", "6", "2", "1", "4")
            await settle(pilot)
            assert main_screen(app).tab == "timeline"
            assert main_screen(app).focused in main_screen(app).pane.views


@pytest.mark.parametrize(
    "keys", [("pagedown",), ("pageup",), ("down", "pagedown"), ("enter", "enter", "enter"), ("escape",) * 3]
)
@pytest.mark.parametrize("size", [(100, 30), (4, 30), (1, 5)])
async def test_keys_behind_the_one_that_opens_the_palette(
    open_app: Open, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        if size != (100, 30):
            await press(pilot, "ctrl+p")
            await pilot.resize_terminal(*size)
        burst(app, *([] if size != (100, 30) else ["ctrl+p"]), *keys)
        await settle(pilot)
        assert app.is_running


@pytest.mark.parametrize("keys", ["BB", "BBB", "qB", "Bq"])
async def test_a_brief_is_left_once(brief_folder: Path, keys: str) -> None:
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")
        burst(app, *keys)
        await settle(pilot)
        assert not app.is_running or app.screen.name == "picker"


async def test_textual_has_not_mended_its_page_keys() -> None:
    async with App[None]().run_test():
        chooser = OptionList("one", "two")
        # Once this fails, `Palette._action_command_list` is no longer needed.
        with pytest.raises(KeyError):
            chooser._move_page(1)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 5))])
async def test_any_keys_in_bursts_with_saves_in_between(
    open_app: Open, brief_folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.screens.file_watch.LOOK_EVERY", 0.02)
    chance = random.Random(seed)  # noqa: S311 - no secret
    path = brief_folder / "pact.yaml"
    full = path.read_text()
    # What the palette is made to do reaches nothing outside either.
    monkeypatch.chdir(brief_folder)
    monkeypatch.setattr("briefing.reader.app.BriefingApp.exit", lambda *_, **__: None)
    monkeypatch.setattr("briefing.reader.screens.taking.Copying._hand_over", lambda *_: None)
    monkeypatch.setattr("briefing.reader.editor.edit", lambda *_: "")
    monkeypatch.setattr("textual.app.App.open_url", lambda *_, **__: None)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        pressed = 0
        while pressed < 300:
            keys = chance.choices([*KEYS, *MODAL_KEYS, "r"], k=chance.randint(1, 12))
            burst(app, *keys)
            pressed += len(keys)
            if chance.random() < 0.3:
                path.write_text(chance.choice([full, EMPTY, full.replace("The dams", "Those dams"), "briefing: ["]))
            if chance.random() < 0.5:
                await pilot.pause(chance.choice([0, 0.01, 0.03]))
            assert app.is_running, keys
        await settle(pilot)
        assert app.is_running


async def test_of_many_requests_the_first_and_the_last_are_carried_out() -> None:
    import asyncio
    import threading

    background, gate, done = Background(), threading.Event(), list[int]()

    def job(number: int) -> int:
        gate.wait(10)
        done.append(number)
        return number

    tasks = [asyncio.create_task(background.run(partial(job, number))) for number in range(5)]
    await asyncio.sleep(0)
    for task in tasks[:-1]:
        task.cancel()
    await asyncio.sleep(0)
    gate.set()
    assert await tasks[-1] == 4
    assert done == [0, 4]


async def test_what_a_job_raises_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        await Background().run(lambda: 1 // 0)


@pytest.mark.parametrize("opener", [(), ("slash",)])
async def test_keys_behind_the_enter_that_ends_a_line_are_commands(open_app: Open, opener: tuple[str, ...]) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        if not opener:
            await press(pilot, "slash")
        burst(app, *opener, *"dams", "enter", "n", "n")
        await settle(pilot)
        assert "/dams  3/" in screen_text(app)


async def test_what_is_typed_behind_the_key_that_searches_all_briefs_is_searched_for(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("textual.app.App.open_url", lambda _, url: opened.append(url))
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "6")
        burst(app, "ctrl+f", *"od")
        await settle(pilot)
        assert shows(app, EverywhereScreen)
        assert screen_text(app).splitlines()[-2].startswith(" / od ")
        assert opened == []


@pytest.mark.parametrize("key", ["backspace", "H"])
async def test_going_back_again_and_again_ends_at_the_search_that_led_there(open_app: Open, key: str) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "ctrl+f", *"dams", "enter", "enter")
        assert shows(app, MainScreen)
        burst(app, *[key] * 4)
        await settle(pilot)
        assert app.is_running
        assert shows(app, EverywhereScreen)
