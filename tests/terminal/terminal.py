"""A program in a real pseudo-terminal, and the screen it draws."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Screen", "Terminal", "briefing_command"]

_ON_AT_START = {"7", "25"}
"""The modes that are on before the program starts: lines wrap, the cursor is shown."""

ALTERNATE_SCREEN = 1049

QUIET = 0.3
"""Seconds without drawing; a cursor that blinks does it every half second."""

PATIENCE = 60.0
"""Seconds until a screen that does not come is given up; a bound against hanging, not a measure of speed."""


class Screen(pyte.Screen):
    """Pyte's screen with the alternate one that terminals have beside it, which is empty whenever it is entered."""

    def set_mode(self, *modes: int, **kind: bool) -> None:
        super().set_mode(*modes, **kind)
        if kind.get("private") and ALTERNATE_SCREEN in modes:
            self._beside = {y: dict(row) for y, row in self.buffer.items()}
            self._place = (self.cursor.x, self.cursor.y)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kind: bool) -> None:
        super().reset_mode(*modes, **kind)
        if kind.get("private") and ALTERNATE_SCREEN in modes:
            self.erase_in_display(2)
            for y, row in self._beside.items():
                self.buffer[y].update(row)
            self.cursor.x, self.cursor.y = self._place

    @property
    def text(self) -> str:
        """What is shown, without the blanks at the ends of rows."""
        # Not pyte's own `display`, which fails on a wide character that was half overwritten.
        rows = ("".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines))
        return "\n".join(row.rstrip() for row in rows)


class Terminal:
    """Runs a command on a terminal of its own; use it as a context manager.

    Args:
        command: The program and its arguments.
        columns: The width.
        rows: The height.
        cwd: Where the program starts.
        env: Its environment; TERM is that of xterm where it says nothing else.
        controlling: The terminal sends the program signals: of a new size, and of its own end.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        cwd: Path,
        env: Mapping[str, str],
        controlling: bool = True,
    ) -> None:
        self.raw = bytearray()
        self._screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, side = pty.openpty()
        self._attributes = termios.tcgetattr(side)
        self._set_size(columns, rows)
        self._program = subprocess.Popen(
            list(command),
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=cwd,
            env={"TERM": "xterm-256color", **env},
            start_new_session=True,
            preexec_fn=_take_terminal if controlling else None,  # noqa: PLW1509 - no threads run here yet
        )
        os.close(side)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What the screen shows, without the blanks at the ends of its rows."""
        return self._screen.text

    def send(self, keys: str) -> None:
        """Type."""
        self.send_bytes(keys.encode("utf-8", "replace"))

    def send_bytes(self, data: bytes) -> None:
        """Send what a terminal of another encoding may send."""
        os.write(self._fd, data)

    def send_all(self, keys: str) -> None:
        """Type more than the terminal holds at once, and take in what is drawn meanwhile."""
        left = keys.encode()
        while left:
            _, ready, _ = select.select([], [self._fd], [], PATIENCE)
            left = left[os.write(self._fd, left[:1024]) :] if ready else left
            while self._read(time.monotonic()):
                pass

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, of which the program is told."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def left_on(self) -> set[str]:
        """What the program has turned on in the terminal, or off, and not put back."""
        modes = dict(re.findall(r"\x1b\[\?(\d+)([hl])", self.raw.decode("utf-8", "replace")))
        left = {f"?{number}" for number, end in modes.items() if (end == "h") != (number in _ON_AT_START)}
        kitty = self.raw.count(b"\x1b[>") - self.raw.count(b"\x1b[<u")
        left |= {"kitty's keyboard"} if kitty else set()
        # The terminal's own end has the attributes of the program's.
        return left | ({"attributes"} if termios.tcgetattr(self._fd) != self._attributes else set())

    @property
    def said_last(self) -> str:
        """What was written behind the last picture, such as a traceback that is longer than the screen."""
        last = self.raw.decode("utf-8", "replace").rpartition(f"\x1b[?{ALTERNATE_SCREEN}l")[2]
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", last).replace("\r\n", "\n").strip()

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._program.pid

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._program.send_signal(number)

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until the screen shows something; returns what it shows then."""
        found = wanted if callable(wanted) else lambda shown: wanted in shown
        deadline = time.monotonic() + PATIENCE
        while not found(self.text):
            if time.monotonic() > deadline or not self._read(deadline):
                message = f"never shown: {wanted!r}; the screen is\n{self.text}"
                raise AssertionError(message)
        return self.text

    def wait_without(self, words: str) -> str:
        """Read until the screen no longer shows something."""
        return self.wait_for(lambda text: words not in text)

    def wait_for_row(self, row: int, words: str) -> str:
        """Read until a row of the screen, counted from 0 or from the end, has some words."""
        return self.wait_for(lambda text: words in (text.splitlines() or [""])[max(row, -text.count("\n"))])

    def hang_up(self) -> int:
        """Take the terminal away without a signal to the program; returns the exit code."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDONLY)
        return self._program.wait(PATIENCE)

    def read_for(self, seconds: float) -> None:
        """Take in what is drawn meanwhile."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass

    @property
    def has_ended(self) -> bool:
        """Whether the program has."""
        return self._program.poll() is not None

    def wait_until_quiet(self) -> None:
        """Read until nothing was drawn for a while: the program is asleep then, but for a cursor that blinks."""
        deadline = time.monotonic() + PATIENCE
        while self._read(time.monotonic() + QUIET):
            if time.monotonic() > deadline:
                message = f"never quiet; the screen is\n{self.text}"
                raise AssertionError(message)

    def wait_for_end(self) -> int:
        """Read until the program ends; returns its exit code, negative for the signal that ended it."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline) and time.monotonic() < deadline:
            pass
        return self._program.wait(PATIENCE)

    def _read(self, deadline: float) -> bool:
        """Take in what the program wrote; False once it is gone."""
        ready, _, _ = select.select([self._fd], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)


def _take_terminal() -> None:
    """Make standard input the terminal that controls this process, as a terminal emulator does."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def briefing_command(*arguments: str) -> list[str]:
    """The program, run by this Python."""
    return [sys.executable, "-m", "briefing", *arguments]
