"""The terminal may have any size, and take another at any moment."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from pathlib import Path

import pytest

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.panes import TABS
from pilot.screen import press, screen_text, settle
from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
SIZES = [(40, 10), (300, 100), (41, 11), (69, 24), (70, 24), (109, 40), (110, 40), (1, 1), (39, 9), (2, 30), (200, 3)]
KEYS = ["j", "k", "G", "g", "tab", "}", "{", "space", "b", "z", "enter", "escape", "n", "right", "left", "ctrl+d"]
OPENED = {
    "nothing": [],
    "help": ["question_mark"],
    "check": ["c"],
    "choose": ["j", "j", "enter"],
    "save": ["s"],
    "palette": ["ctrl+p"],
    "search": ["slash", *"river"],
    "filter": ["f", *"kind:"],
    "zoomed": ["2", "tab", "z"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "briefs"))


@pytest.mark.parametrize("start", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", OPENED)
async def test_what_is_open_comes_back_as_it_was(name: str, start: tuple[int, int], folder: Path) -> None:
    app = BriefingApp(load(folder / "pact.yaml"))
    async with app.run_test(size=start) as pilot:
        await settle(pilot)
        before = await press(pilot, *OPENED[name])
        for size in [*SIZES, start]:
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert screen_text(app) == before


@pytest.mark.parametrize("start", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("tab", TABS)
async def test_a_tab_comes_back_as_it_was(tab: str, start: tuple[int, int], folder: Path) -> None:
    app = BriefingApp(load(folder / "pact.yaml"))
    async with app.run_test(size=start) as pilot:
        await settle(pilot)
        before = await press(pilot, str(TABS.index(tab) + 1), "j")
        for size in SIZES[::3]:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            await pilot.resize_terminal(*start)
            await settle(pilot)
            assert screen_text(app) == before, size


@pytest.mark.parametrize("seed", range(3))
async def test_keys_and_sizes_in_any_order_break_nothing(seed: int, folder: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    app = BriefingApp(load(folder / "pact.yaml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(40):
            size = chance.choice([*SIZES, (chance.randint(1, 300), chance.randint(1, 100))])
            await pilot.resize_terminal(*size)
            await pilot.press(*chance.choices([*KEYS, *"123456"], k=3))
            if chance.random() < 0.3:
                await pilot.press(*chance.choice(list(OPENED.values())))
                await pilot.press("escape")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.is_running
        # Nothing is left half drawn: the whole screen drawn anew is the same.
        shown = screen_text(app)
        app.refresh(layout=True)
        await settle(pilot)
        assert screen_text(app) == shown


def test_a_terminal_that_changes_its_size_is_filled_at_once(folder: Path, tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    env = {**kept, **dict.fromkeys(("HOME", "XDG_STATE_HOME"), str(tmp_path)), "LANG": "C.UTF-8"}
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for (columns, rows), number in zip([(120, 40), (40, 10), (300, 100), (80, 24)], itertools.cycle("2345")):
            terminal.resize(columns, rows)
            terminal.send(number)
            terminal.wait_for(f"[{number} ")
            terminal.wait_for_row(-1, "? help")
            assert len(terminal.text.splitlines()) == rows
        terminal.resize(30, 5)
        terminal.wait_for("needs 40x10")
        terminal.resize(80, 24)
        terminal.send("1")
        terminal.wait_for("BOTTOM LINE")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
