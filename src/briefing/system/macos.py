"""macOS, where it differs: its own terminal takes nothing to be copied, and a program does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.system.posix import (
    DEFAULT_EDITOR,
    HANG_UP,
    in_place_of_the_shell,
    join_command,
    program_name,
    split_command,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

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

NAME = "macOS"
_ITS_OWN_TERMINAL = "Apple_Terminal"


def copy_program(environ: Mapping[str, str]) -> list[str]:
    """The program that puts its input into the clipboard; empty where the terminal is asked to.

    Of the terminals of this machine only Apple's own must be helped; behind ssh it is another machine's clipboard.
    """
    is_here = not (environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    return ["pbcopy"] if is_here and environ.get("TERM_PROGRAM") == _ITS_OWN_TERMINAL else []
