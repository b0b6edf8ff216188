"""The user's editor: it is opened at a line, and has the terminal until it ends."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import App

__all__ = ["edit", "editor_command"]

_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mcedit"}
)
_COLON = frozenset({"hx", "helix", "subl", "zed"})
_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})
_WAITING = {"subl": "--wait", "zed": "--wait", "code": "--wait", "code-insiders": "--wait", "codium": "--wait"}

_FROM_KEYS = [number for name in ("SIGINT", "SIGQUIT") if (number := getattr(signal, name, None))]
"""What a terminal sends every program on it at Ctrl+C and Ctrl+backslash."""
_ENDING = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
"""What shall end the reader, though not before its editor."""


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


def edit(app: App[Any], path: Path, line: int) -> str:
    """Edit a file at a line, and wait for the editor to end; returns what went wrong, empty where nothing did."""
    try:
        command = editor_command(path, line)
    except ValueError:
        return "$VISUAL or $EDITOR is no command: check its quotation marks"
    try:
        with app.suspend(), _keys_of_the_editor():
            code = subprocess.call(command)  # noqa: S603 - the user's own editor
    except SuspendNotSupported:
        return "This terminal cannot be left to an editor."
    except OSError as error:
        return f"{command[0]} does not start: {(error.strerror or str(error)).lower()}; set $EDITOR"
    return f"{command[0]} ended with {code}" if code else ""


@contextmanager
def _keys_of_the_editor() -> Iterator[None]:
    """Leave Ctrl+C and Ctrl+backslash to the editor, as a shell does; what shall end the reader does so afterwards.

    The signals are caught and not ignored, since a program that is started would ignore them as well. The event loop,
    which takes note of a caught signal for later, is told of none.
    """
    waiting: list[int] = []
    handlers: dict[int, Any] = {number: lambda *_: None for number in _FROM_KEYS}
    handlers |= {number: lambda caught, _frame: waiting.append(caught) for number in _ENDING}
    loop = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(loop)
        for number in waiting:
            signal.raise_signal(number)
