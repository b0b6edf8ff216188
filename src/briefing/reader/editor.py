"""Leaves the terminal to the user's editor until it ends."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from briefing.system.editors import run_editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import App

__all__ = ["edit"]

_FROM_KEYS = [number for name in ("SIGINT", "SIGQUIT") if (number := getattr(signal, name, None))]
"""What a terminal sends every program on it at Ctrl+C and Ctrl+backslash."""
_ENDING = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
"""What shall end the reader, though not before its editor."""


def edit(app: App[Any], path: Path, line: int) -> str:
    """Edit a file at a line, and wait for the editor to end; returns what went wrong, empty where nothing did."""
    try:
        with app.suspend(), _keys_of_the_editor():
            return run_editor(path, line)
    except SuspendNotSupported:
        return "This terminal cannot be left to an editor."


@contextmanager
def _keys_of_the_editor() -> Iterator[None]:
    """Leave Ctrl+C and Ctrl+backslash to the editor, as a shell does; what shall end the reader does so afterwards.

    The signals are caught and not ignored, since a program that is started would ignore them as well. The event loop,
    which takes note of a caught signal for later, is told of none.
    """
    waiting: list[int] = []
    handlers: dict[int, Any] = {number: lambda *_: None for number in _FROM_KEYS}
    handlers |= {number: lambda caught, _frame: waiting.append(caught) for number in _ENDING}
    loop = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(loop)
        for number in waiting:
            signal.raise_signal(number)
