"""What a running reader shows, as text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerCancelled

from briefing.reader.screens.main import MainScreen

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

__all__ = ["main_screen", "notices", "press", "screen_text", "settle", "shows"]


def screen_text(app: App[Any]) -> str:
    """The rows of the screen, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def notices(app: App[Any]) -> list[str]:
    """What was told in passing."""
    return [str(note.message) for note in app._notifications]


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is left to be done: workers, messages, a refresh."""
    while True:
        # What another request has taken the place of was cancelled, and says so to whoever waits for it.
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
            break
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys, wait, and return what the screen shows."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return screen_text(pilot.app)


def shows(app: App[Any], kind: type[Any]) -> bool:
    """Whether a screen of a kind is on top."""
    return isinstance(app.screen, kind)


def main_screen(app: App[Any]) -> MainScreen:
    """The screen of the brief, which must be on top."""
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen
