"""The user's editor, opened at a line."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["editor_command"]

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
    given = env.get("VISUAL") or env.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    command = shlex.split(given, posix=os.name != "nt")
    if not command:
        raise ValueError(given)
    name = Path(command[0]).stem if os.name == "nt" else Path(command[0]).name
    # A name that begins with a hyphen would be an option.
    target = str(path if path.is_absolute() else Path.cwd() / path)
    if name in _WAITING and _WAITING[name] not in command:
        command.append(_WAITING[name])
    if name in _PLUS:
        return [*command, f"+{line}", target]
    if name in _GOTO:
        return [*command, "--goto", f"{target}:{line}"]
    return [*command, f"{target}:{line}" if name in _COLON else target]
