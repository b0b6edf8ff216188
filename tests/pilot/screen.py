"""What a running reader shows, as text."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerCancelled

from briefing.reader.background import BESIDE
from briefing.reader.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

__all__ = ["main_screen", "notices", "press", "screen_text", "settle", "shows", "until"]


def screen_text(app: App[Any]) -> str:
    """The rows of the screen, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def notices(app: App[Any]) -> list[str]:
    """What was told in passing."""
    return [str(note.message) for note in app._notifications]


PATIENCE = 20.0
"""Seconds after which what a test waits for will not come, however busy the machine is."""
LONGEST = 1.5
"""Seconds that a job beside the screen is waited for: some tests hold one on purpose."""


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is left to be done: workers, jobs beside the screen, messages, a refresh."""
    await _workers(pilot)
    await pilot.pause()
    if await _waited_for_jobs():
        await _workers(pilot)
        await pilot.pause()
    # A place is gone back to in three steps, each of which waits for the one before to be drawn.
    for _ in range(3):
        await pilot.pause()


async def _workers(pilot: Pilot[Any]) -> None:
    while True:
        # What another request has taken the place of was cancelled, and says so to whoever waits for it.
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
            break


async def _waited_for_jobs() -> bool:
    """Wait for the threads of the reader; whether there were any."""
    waited = 0.0
    while waited < LONGEST and any(thread.name == BESIDE for thread in threading.enumerate()):
        await asyncio.sleep(0.005)
        waited += 0.005
    return waited > 0


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys, wait, and return what the screen shows."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return screen_text(pilot.app)


async def until(pilot: Pilot[Any], reached: Callable[[], bool]) -> None:
    """Wait until something holds, which takes longer than everything that can be seen to be at work."""
    waited = 0.0
    while waited < PATIENCE and not reached():
        await pilot.pause(0.01)
        waited += 0.01
    assert reached()


def shows(app: App[Any], kind: type[Any]) -> bool:
    """Whether a screen of a kind is on top."""
    return isinstance(app.screen, kind)


def main_screen(app: App[Any]) -> MainScreen:
    """The screen of the brief, which must be on top."""
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen
