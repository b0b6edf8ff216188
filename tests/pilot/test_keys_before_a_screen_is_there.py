"""Keys that reach a screen before it is drawn: those typed behind the key that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.binding import Binding
from textual.widgets import Input

from briefing.errors import Diagnostic, Severity
from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.brief import OpenBrief
from briefing.reader.mended.palette import Palette
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.loading import LoadingScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.screens.save import SaveScreen
from briefing.reader.writer import Lettering
from pilot.screen import main_screen, press, settle, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    Open = Callable[..., BriefingApp]

LETTERING = Lettering()


def finding(number: int) -> Diagnostic:
    return Diagnostic("BR900", Severity.WARNING, f"thing {number}", "pact.yaml")


def choose(path: Path) -> Screen[Any]:
    brief = OpenBrief(load(path))
    return ChooseScreen(tuple(brief.index.references.values())[:3], brief, LETTERING)


SCREENS: dict[str, Callable[[Path], Screen[Any]]] = {
    "choose": choose,
    "findings": lambda _: FindingsScreen("Wrong", [finding(1), finding(2)], LETTERING),
    "no findings": lambda _: FindingsScreen("Nothing", (), LETTERING),
    "help": lambda _: HelpScreen(LETTERING),
    "save": lambda _: SaveScreen("pact", "text", LETTERING),
    "picker": lambda path: PickerScreen(path.parent, LETTERING, name="picker"),
    "brief": lambda path: MainScreen(load(path), LETTERING, read_only=True),
    "palette": lambda _: Palette(placeholder="What?"),
    "loading": lambda path: LoadingScreen(path, LETTERING),
}


async def every_key(app: BriefingApp, screen: Screen[Any]) -> None:
    """Do what the keys of a screen do, as the application does with a key that no view has taken."""
    for binding in Binding.make_bindings(type(screen).BINDINGS):
        if binding.action not in {"app.quit", "app.interrupt"} and app.screen is screen:
            await app._check_bindings(binding.key)


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_takes_its_keys_from_the_moment_it_is_asked_for(
    open_app: Open, brief_folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.clipboard.give_to_tmux", lambda _: True)
    monkeypatch.chdir(brief_folder)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = SCREENS[name](brief_folder / "pact.yaml")
        with app._context():
            app.push_screen(screen)
            assert not screen.is_mounted
            await every_key(app, screen)
        await settle(pilot)
        assert app.is_running


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_that_is_going_away_takes_keys_without_harm(
    open_app: Open, brief_folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.clipboard.give_to_tmux", lambda _: True)
    monkeypatch.chdir(brief_folder)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = SCREENS[name](brief_folder / "pact.yaml")
        await app.push_screen(screen)
        await settle(pilot)
        with app._context():
            await app.pop_screen()
            for binding in Binding.make_bindings(type(screen).BINDINGS):
                if binding.action not in {"close", "pick"} and not binding.action.startswith("app."):
                    await app.run_action(binding.action, screen)
        await pilot.pause()
        assert app.is_running


async def test_keys_typed_ahead_choose_what_they_would_have_chosen(open_app: Open) -> None:
    app = open_app()
    chosen: list[Any] = []
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        with app._context():
            app.push_screen(FindingsScreen("Wrong", [finding(1), finding(2), finding(3)], LETTERING), chosen.append)
            for key in ("j", "j", "enter"):
                await app._check_bindings(key)
        await settle(pilot)
        assert chosen == [finding(3)]
        assert shows(app, MainScreen)


async def test_the_name_takes_the_ending_of_a_form_chosen_ahead(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = SaveScreen("pact", "text", LETTERING)
        with app._context():
            app.push_screen(screen)
            await app._check_bindings("down")
        await settle(pilot)
        assert screen.query_one(Input).value == "pact-page.txt"


OPENERS: dict[str, type[Screen[Any]]] = {
    "question_mark": HelpScreen,
    "c": FindingsScreen,
    "s": SaveScreen,
    "ctrl+p": Palette,
    "T": Palette,
    "enter": ChooseScreen,
}
"""What opens on top of a brief, by its key."""
SOME_KEYS = ("end", "pagedown", "1", "x", "ctrl+d", "enter", "escape")
"""Keys that mean something on one or the other of them."""


def send(app: BriefingApp, *keys: str) -> None:
    """Have keys arrive at once, as a terminal's driver hands them over."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("opener", OPENERS)
async def test_the_keys_of_a_screen_come_in_one_burst_with_the_one_that_opens_it(
    open_app: Open, brief_folder: Path, opener: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(brief_folder)
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        main = main_screen(app)
        if opener == "enter":
            view = main.pane.focused_view
            assert view
            view.cursor = next(line for line in range(view.count()) if len(view.line_at(line).links) > 1)
        send(app, opener)
        await settle(pilot)
        screen = app.screen
        assert shows(app, OPENERS[opener])
        await press(pilot, "escape")
        # 'q' closes what is on top, which may be the brief by then.
        own = [binding.key for binding in Binding.make_bindings(type(screen).BINDINGS) if binding.key != "q"]
        for keys in (own, SOME_KEYS, ("enter", "enter"), ("escape", "end")):
            send(app, opener, *keys)
            await settle(pilot)
            assert app.is_running
            await press(pilot, *["escape"] * (len(app.screen_stack) - 1))


@pytest.mark.parametrize("key", ["q", "B"])
async def test_what_was_opened_last_is_not_closed_for_a_key_before_it(brief_folder: Path, key: str) -> None:
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        # The briefs of the folder are listed beside the screen.
        await settle(pilot)
        await press(pilot, "enter")
        assert shows(app, MainScreen)
        main = app.screen
        send(app, key, "ctrl+p")
        await settle(pilot)
        assert shows(app, Palette)
        await press(pilot, "escape")
        assert app.screen is main
