"""The user's editor: which program it is, and how it is told the line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.system import here

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["editor_command", "opens_at_a_line", "run_editor"]

_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mcedit"}
)
_COLON = frozenset({"hx", "helix", "subl", "zed"})
_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
_WAITING = {"subl": "--wait", "zed": "--wait", "code": "--wait", "code-insiders": "--wait", "codium": "--wait"}


def editor_command(path: Path, line: int, env: Mapping[str, str] = os.environ) -> list[str]:
    """The command that edits a file: $VISUAL, else $EDITOR, else vi; at the line where the editor is a known one.

    Args:
        path: The file.
        line: From 1.
        env: Where the editor is named.

    Raises:
        ValueError: The variable is no command, such as one with an open quotation mark.
    """
    given = env.get("VISUAL") or env.get("EDITOR") or here.DEFAULT_EDITOR
    command = here.split_command(given)
    if not command:
        raise ValueError(given)
    name = here.program_name(command[0])
    # A name that begins with a hyphen would be an option.
    target = str(path if path.is_absolute() else Path.cwd() / path)
    if name in _WAITING and _WAITING[name] not in command:
        command.append(_WAITING[name])
    if name in _PLUS:
        return [*command, f"+{line}", target]
    if name in _GOTO:
        return [*command, "--goto", f"{target}:{line}"]
    return [*command, f"{target}:{line}" if name in _COLON else target]


def opens_at_a_line(program: str) -> bool:
    """Whether it is known how an editor is told the line."""
    return here.program_name(program) in _PLUS | _COLON | _GOTO


def run_editor(path: Path, line: int) -> str:
    """Edit a file at a line, and wait for the editor to end; returns what went wrong, empty where nothing did."""
    try:
        command = editor_command(path, line)
    except ValueError:
        return "$VISUAL or $EDITOR is no command: check its quotation marks"
    try:
        code = subprocess.call(command)  # noqa: S603 - the user's own editor
    except OSError as error:
        return f"{command[0]} does not start: {(error.strerror or str(error)).lower()}; set $EDITOR"
    return f"{command[0]} ended with {code}" if code else ""
