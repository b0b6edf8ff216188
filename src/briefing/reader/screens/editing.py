"""Leaves the terminal to the user's editor, and takes it back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from briefing.reader.editor import editor_command

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

__all__ = ["edit"]


def edit(app: App[Any], path: Path, line: int) -> str:
    """Edit a file at a line, and wait for the editor to end; returns what went wrong, empty where nothing did."""
    try:
        command = editor_command(path, line)
    except ValueError:
        return "$VISUAL or $EDITOR is no command: check its quotation marks"
    try:
        with app.suspend():
            code = subprocess.call(command)  # noqa: S603 - the user's own editor
    except SuspendNotSupported:
        return "This terminal cannot be left to an editor."
    except OSError as error:
        return f"{command[0]} does not start: {(error.strerror or str(error)).lower()}; set $EDITOR"
    return f"{command[0]} ended with {code}" if code else ""
