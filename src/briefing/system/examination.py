"""What the machine can do for the program: terminal, clipboard, editor and git, and what to do where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.system import here
from briefing.system.editors import editor_command, opens_at_a_line

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Examined", "State", "examine_clipboard", "examine_colors", "examine_editor", "examine_git", "examine_size"]

COMFORT, LEAST = (80, 24), (40, 10)
"""Columns and rows with which the reader is comfortable, and with which it is drawn at all."""
PATIENCE = 5
"""Seconds after which another program is no longer waited for."""

_WITHOUT_CLIPBOARD = {"Apple_Terminal": "Terminal of macOS", "vscode": "the terminal of VS Code before version 1.98"}
"""Terminals that are known not to take what is copied, by $TERM_PROGRAM."""


class State(StrEnum):
    """How one thing is."""

    GOOD = "ok"
    LIMITED = "note"
    """Something is not to be had, and the program goes on without it."""
    BROKEN = "bad"
    """Something that was set cannot work."""


class Examined(NamedTuple):
    """One thing that was looked at.

    Attributes:
        what: What it is, in a word.
        state: How it is.
        said: What was found, in a clause.
        advice: What to do; empty where nothing need be done.
    """

    what: str
    state: State
    said: str
    advice: str = ""


def examine_size(columns: int, rows: int) -> Examined:
    """Whether the terminal is large enough."""
    said = f"{columns}x{rows}"
    if columns >= COMFORT[0] and rows >= COMFORT[1]:
        return Examined("size", State.GOOD, said)
    if columns >= LEAST[0] and rows >= LEAST[1]:
        return Examined(
            "size", State.LIMITED, f"{said}: lists and texts are shown one at a time", "make it 80x24 or more"
        )
    return Examined(
        "size", State.BROKEN, f"{said}: too small for the reader", "make it 40x10 or more; 80x24 is comfortable"
    )


def examine_colors(system: str | None, environ: Mapping[str, str] = os.environ) -> Examined:
    """How many colours there are.

    Args:
        system: What Rich has found: `truecolor`, `256`, `standard`, `windows`, or None.
        environ: The environment.
    """
    if environ.get("NO_COLOR"):
        return Examined("colours", State.LIMITED, "none, since NO_COLOR is set: signs and words stand for them")
    if system == "truecolor":
        return Examined("colours", State.GOOD, "16 million")
    if system is None:
        return Examined("colours", State.LIMITED, "none that the terminal tells of", "set TERM to what the terminal is")
    number = {"256": "256", "standard": "16", "windows": "16"}.get(system, system)
    advice = "set COLORTERM=truecolor if the terminal can show them all"
    return Examined("colours", State.LIMITED, f"{number}, the nearest of which are taken", advice)


def examine_clipboard(said: str, environ: Mapping[str, str] = os.environ) -> Examined:
    """Whether what is copied arrives; no terminal tells that, so what is known of it must do.

    Args:
        said: By which way a text is copied, as the reader says it.
        environ: The environment.
    """
    program = environ.get("TERM_PROGRAM", "")
    if environ.get("TMUX") and _output("tmux", "show-options", "-gv", "set-clipboard") == "off":
        return Examined("clipboard", State.LIMITED, "tmux keeps it to itself", "tmux set -g set-clipboard on")
    if program in _WITHOUT_CLIPBOARD and not here.copy_program(environ):
        advice = "use another terminal, or 's' to save what you would copy"
        return Examined("clipboard", State.LIMITED, f"{_WITHOUT_CLIPBOARD[program]} does not take it (OSC 52)", advice)
    advice = "if nothing arrives, allow OSC 52 in the settings of the terminal"
    if here.copy_program(environ):
        return Examined("clipboard", State.GOOD, said)
    return Examined("clipboard", State.GOOD, f"{said} (OSC 52)", advice)


def examine_editor(environ: Mapping[str, str] = os.environ) -> Examined:
    """Which editor 'e' and 'new --edit' open, and whether it is there."""
    try:
        command = editor_command(Path("brief.yaml"), 1, environ)
    except ValueError:
        return Examined("editor", State.BROKEN, "$VISUAL or $EDITOR is no command", "check its quotation marks")
    name = command[0]
    if shutil.which(name, path=environ.get("PATH")) is None:
        return Examined(
            "editor", State.BROKEN, f"{name} is not there", "set EDITOR to an editor that you have: nano, vim, code"
        )
    if opens_at_a_line(name):
        return Examined("editor", State.GOOD, f"{name}, at the line of the item")
    return Examined(
        "editor", State.LIMITED, f"{name}, at the top of the file", "it is not known how to tell it the line"
    )


def examine_git() -> Examined:
    """Whether git is there: `check` compares a brief with the last commit."""
    version = _output("git", "--version")
    if not version:
        return Examined("git", State.LIMITED, "not there: 'check' does not compare with the last commit", "install git")
    inside = _output("git", "rev-parse", "--is-inside-work-tree") == "true"
    where = "this folder is in a repository" if inside else "this folder is in no repository"
    return Examined("git", State.GOOD, f"{version.removeprefix('git version ')}; {where}")


def _output(*command: str) -> str:
    """What a program prints; empty where it is not there, fails, or takes too long."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 - named above
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""
