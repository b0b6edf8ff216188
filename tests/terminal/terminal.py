"""A program in a real pseudo-terminal, and the screen it draws."""

from __future__ import annotations

import fcntl
import os
import pty
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

__all__ = ["Terminal", "briefing_command"]

PATIENCE = 60.0
"""Seconds until a screen that does not come is given up; a bound against hanging, not a measure of speed."""


class Terminal:
    """Runs a command on a terminal of its own; use it as a context manager."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        cwd: Path,
        env: Mapping[str, str],
    ) -> None:
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._program = subprocess.Popen(
            list(command),
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=cwd,
            env={**env, "TERM": "xterm-256color"},
            start_new_session=True,
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
        # Not the screen's own `display`, which fails on a wide character that was half overwritten.
        screen = self._screen
        rows = ("".join(screen.buffer[y][x].data for x in range(screen.columns)) for y in range(screen.lines))
        return "\n".join(row.rstrip() for row in rows)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

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


def briefing_command(*arguments: str) -> list[str]:
    """The program, run by this Python."""
    return [sys.executable, "-m", "briefing", *arguments]
