"""Long text on a terminal, page by page, with the program that the user prefers."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from briefing.cli.streams import is_terminal, write_stdout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.cli.report import Report

__all__ = ["page", "pager_command"]

_SETTINGS = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
"""What pagers are told where the user told them nothing: quit if one screen is enough, keep what was shown."""


def pager_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The words of the pager's command line; empty where the user wants none.

    BRIEFING_PAGER comes before PAGER; `cat` and nothing at all both mean: no pager.
    """
    chosen = environ.get("BRIEFING_PAGER", environ.get("PAGER", "less"))
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = chosen.split()
    return [] if words == ["cat"] else words


def page(text: str, report: Report) -> None:
    """Show text page by page; print it at once where nobody sits before the screen, or no pager can be started."""
    command = pager_command()
    if not command or not is_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        write_stdout(text)
        return
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**_SETTINGS, **os.environ})  # noqa: S603 - the user's own pager
    except OSError as error:
        if "BRIEFING_PAGER" in os.environ or "PAGER" in os.environ:
            report.problem(f"the pager '{command[0]}' cannot be started: {error.strerror}")
        write_stdout(text)
        return
    _feed(process, text.encode())


def _feed(process: subprocess.Popen[bytes], text: bytes) -> None:
    """Hand the text over and wait; Ctrl+C is the pager's, and leaving early is no failure."""
    remaining: bytes | None = text
    while process.returncode is None:
        try:
            process.communicate(remaining)
        except BrokenPipeError:
            process.wait()
        except KeyboardInterrupt:
            remaining = None
