"""Seconds as a person at a terminal has them: from the start, or from a key, until the screen shows the answer."""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from terminal.terminal import Terminal  # noqa: E402 - the tests' pseudo-terminal serves here too

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Turn = tuple[str, str | Callable[[str], bool]]

__all__ = ["KeySession", "first_content", "memory"]


STILL = 0.05
"""Seconds without a byte after which what has come is looked at."""


class Timed(Terminal):
    """A terminal that knows when each byte came: it draws them later, for its own drawing is not what is measured."""

    def seconds_until(self, shown: str | Callable[[str], bool], start: float) -> float:
        """The seconds from a start until the bytes had come with which the screen shows something."""
        found = shown if callable(shown) else lambda text: shown in text
        moment = None
        while moment is None:
            for came, data in self._arrivals():
                self._stream.feed(data)
                if moment is None and found(self.text):
                    moment = came
        return moment - start

    def _arrivals(self) -> list[tuple[float, bytes]]:
        """What comes until nothing does for a while."""
        arrivals = []
        while select.select([self._fd], [], [], STILL)[0]:
            arrivals.append((time.perf_counter(), os.read(self._fd, 65536)))
        return arrivals


def first_content(arguments: Sequence[str]) -> Callable[[], float]:
    """Start a program and wait until its screen shows the marker."""

    def run() -> float:
        start = time.perf_counter()
        with _open(arguments) as terminal:
            return terminal.seconds_until("MARKER", start)

    return run


class Resident(Timed):
    """A program whose memory is read while it runs."""

    def bytes_of(self, name: str) -> int:
        """What the system says of the memory: `VmRSS` is what it has, `VmHWM` the most it ever had."""
        status = Path(f"/proc/{self._program.pid}/status").read_text(encoding="ascii")
        return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith(f"{name}:")))

    def wait_until_checked(self) -> None:
        """Ask what was found until the answer is there."""
        while "Check:" not in self.text:
            self.send("c")
            pause = time.monotonic() + 1
            while time.monotonic() < pause:
                self._read(pause)
        self.send("q")
        self.wait_without("Check:")


def _open(arguments: Sequence[str]) -> Resident:
    return Resident(arguments, cwd=ROOT, env={key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ})


def memory(arguments: Sequence[str]) -> tuple[int, int]:
    """Open a brief in the reader, wait until it is proved and checked; the bytes it has then, and the most it had."""
    with _open(arguments) as terminal:
        terminal.wait_for("MARKER")
        terminal.wait_until_checked()
        return terminal.bytes_of("VmRSS"), terminal.bytes_of("VmHWM")


class KeySession:
    """A program that stays open, of which keys are asked.

    Args:
        arguments: The program.
        turns: Keys, and what the screen shows for each.
        timed: The number of the one turn that is timed; None for each in its turn.
        first: What is typed before.
        checked: Wait until the brief is proved and checked, which is done beside the screen.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        turns: Sequence[Turn],
        *,
        timed: int | None = None,
        first: str = "",
        checked: bool = False,
    ) -> None:
        self._terminal = _open(arguments)
        self._terminal.wait_for("MARKER")
        if checked:
            self._terminal.wait_until_checked()
        self._turns = turns
        self._timed = timed
        self._turn = 0
        self._terminal.send(first)
        for _ in range(2 * len(turns)):
            self._press_next()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._terminal.__exit__()

    def press(self) -> float:
        """Press the next key, and return the seconds until its answer is shown."""
        while self._timed not in {None, self._turn % len(self._turns)}:
            self._press_next()
        return self._press_next()

    def _press_next(self) -> float:
        key, shown = self._turns[self._turn % len(self._turns)]
        self._turn += 1
        start = time.perf_counter()
        self._terminal.send(key)
        return self._terminal.seconds_until(shown, start)
