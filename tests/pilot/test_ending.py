"""The reader is told to end a few turns of the loop behind a key, in the midst of whatever the key has begun."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.widgets import Label

from briefing.reader import BriefingApp
from briefing.reader.commands import COMMANDS
from pilot.screen import settle
from pilot.test_bursts import LEAVING, MODAL_KEYS, burst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    Open = Callable[..., BriefingApp]

pytestmark = pytest.mark.slow

KEYS = sorted({key for command in COMMANDS for key in command.keys} - LEAVING)


async def end_behind(app: BriefingApp, keys: Sequence[str], turns: int) -> None:
    """Press keys at once, and tell the reader to end so many turns of the loop later; it raises what it fails with."""

    async def play(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        burst(app, *keys)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()

    await app.run_async(headless=True, size=(100, 30), auto_pilot=play)
    if app._exception is not None:
        raise app._exception
    assert app.return_code == 0


@pytest.mark.parametrize("turns", [1, 7, 17, 40])
@pytest.mark.parametrize("keys", [("T",), ("ctrl+p", "a"), ("T", "escape", "T"), ("slash", "a"), ("f", "a", "enter")])
async def test_it_ends_in_the_midst_of_what_a_key_opens(open_app: Open, keys: tuple[str, ...], turns: int) -> None:
    await end_behind(open_app(), keys, turns)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
async def test_it_ends_in_the_midst_of_whatever_is_pressed(open_app: Open, brief_folder: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    keys = chance.choices([*KEYS, *MODAL_KEYS, "down"], k=chance.randint(1, 4))
    app = open_app() if seed % 2 else BriefingApp(brief_folder)
    await end_behind(app, keys, chance.randint(0, 120))


async def test_textual_still_mounts_nothing_once_it_ends() -> None:
    app: App[None] = App()
    async with app.run_test():
        app.exit()
        await app.screen.mount_all([Label()])
        assert not app.query(Label)
