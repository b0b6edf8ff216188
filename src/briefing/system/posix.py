"""Linux and whatever else is like it; macOS has most of it, too."""

from __future__ import annotations

import shlex
import signal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "DEFAULT_EDITOR",
    "HANG_UP",
    "NAME",
    "copy_program",
    "in_place_of_the_shell",
    "join_command",
    "program_name",
    "split_command",
]

NAME = "Linux"
DEFAULT_EDITOR = "vi"
HANG_UP = signal.Signals(getattr(signal, "SIGHUP", signal.SIGTERM))
"""The signal of a terminal that goes away."""


def split_command(text: str) -> list[str]:
    """The words of a command that a user has set; raises ValueError where a quotation mark is left open."""
    return shlex.split(text)


def join_command(words: Sequence[str]) -> str:
    """A command as it can be pasted into a shell."""
    return shlex.join(words)


def program_name(program: str) -> str:
    """What a program is called, whatever its folder."""
    return PurePosixPath(program).name


def in_place_of_the_shell(line: str) -> str:
    """A command line whose program takes the shell's process, so that ending the one ends the other."""
    return f"exec {line}"


def copy_program(_environ: Mapping[str, str]) -> list[str]:
    """None: the terminal is asked to copy, which works over ssh as well."""
    return []
