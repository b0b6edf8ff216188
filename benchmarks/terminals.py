"""Seconds as a person at a terminal has them: from the start, or from a key, until the screen shows the answer."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from terminal.terminal import Terminal  # noqa: E402 - the tests' pseudo-terminal serves here too

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["KeySession", "first_content"]


def _open(arguments: Sequence[str]) -> Terminal:
    return Terminal(arguments, cwd=ROOT, env={key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ})


def first_content(arguments: Sequence[str]) -> Callable[[], float]:
    """Start a program and wait until its screen shows the marker."""

    def run() -> float:
        start = time.perf_counter()
        with _open(arguments) as terminal:
            terminal.wait_for("MARKER")
            return time.perf_counter() - start

    return run


class KeySession:
    """A program that stays open, of which keys are asked; `tabs` are two keys and what the screen shows for each."""

    def __init__(self, arguments: Sequence[str], tabs: Sequence[tuple[str, str]]) -> None:
        self._terminal = _open(arguments)
        self._terminal.wait_for("MARKER")
        self._tabs = tabs
        self._turn = 0
        for key, shown in (*tabs, *tabs):
            self._terminal.send(key)
            self._terminal.wait_for(shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._terminal.__exit__()

    def press(self) -> float:
        """Press the key of the other tab, and return the seconds until it is shown."""
        key, shown = self._tabs[self._turn % len(self._tabs)]
        self._turn += 1
        start = time.perf_counter()
        self._terminal.send(key)
        self._terminal.wait_for(shown)
        return time.perf_counter() - start
