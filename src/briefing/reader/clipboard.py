"""The way to the clipboard of the terminal, through tmux and screen as well."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from briefing.system import here

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Way", "clipboard_sequence", "find_way", "give_to_program", "give_to_tmux"]

MOST_BYTES = 74_000
"""Bytes that terminals take at least: xterm's limit for the whole sequence is 100,000 in base64."""
_SCREEN_PART = 700
"""Bytes of a sequence that screen passes through at a time."""


class Way(NamedTuple):
    """How a text reaches the clipboard: `tmux`, `screen`, `program` or `terminal`, and what is said of it."""

    name: str
    said: str


def find_way(env: Mapping[str, str] = os.environ) -> Way:
    """Find the way that this terminal has."""
    if env.get("TMUX") and shutil.which("tmux", path=env.get("PATH")):
        return Way("tmux", "to tmux's buffer and the terminal's clipboard")
    if env.get("TERM", "").startswith("screen") or env.get("STY"):
        return Way("screen", "to the terminal's clipboard, through screen")
    if program := here.copy_program(env):
        return Way("program", f"to the clipboard, by {program[0]}")
    return Way("terminal", "to the terminal's clipboard")


def clipboard_sequence(text: str, way: str = "terminal") -> str:
    """The sequence that hands a text to the terminal (OSC 52); it has nothing of the text but base64."""
    body = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{body}\x07"
    if way != "screen":
        return sequence
    parts = (sequence[start : start + _SCREEN_PART] for start in range(0, len(sequence), _SCREEN_PART))
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)


def give_to_tmux(text: str) -> bool:
    """Put a text into tmux's buffer, which hands it on to the terminal; False where tmux does not take it."""
    return _give_to(["tmux", "load-buffer", "-w", "-"], text)


def give_to_program(text: str) -> bool:
    """Put a text into the clipboard by the program that this system has for it; False where it does not take it."""
    return _give_to(here.copy_program(os.environ), text)


def _give_to(command: list[str], text: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - tmux or a program of the system, found by its name
            command,
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
