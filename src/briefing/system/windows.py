"""Windows: other words in a command, another editor, no signal of a terminal that goes away, and no `exec`."""

from __future__ import annotations

import shlex
import signal
from pathlib import PureWindowsPath
from subprocess import list2cmdline
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

NAME = "Windows"
DEFAULT_EDITOR = "notepad"
HANG_UP = signal.SIGTERM
"""There is no SIGHUP; a console that is closed ends its programs."""


def split_command(text: str) -> list[str]:
    """The words of a command that a user has set; a backslash is part of a path, and marks around a word fall away.

    Raises:
        ValueError: A quotation mark is left open.
    """
    return [
        word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in shlex.split(text, posix=False)
    ]


def join_command(words: Sequence[str]) -> str:
    """A command as it can be pasted into a shell."""
    return list2cmdline(words)


def program_name(program: str) -> str:
    """What a program is called, whatever its folder, without `.exe`."""
    return PureWindowsPath(program).stem


def in_place_of_the_shell(line: str) -> str:
    """The command line as it is: no program takes the place of another here."""
    return line


def copy_program(_environ: Mapping[str, str]) -> list[str]:
    """None: the terminal is asked to, and that of Windows does."""
    return []
