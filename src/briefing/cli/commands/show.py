"""`briefing show`: a brief as linear text, page by page on a terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import (
    BriefingCommand,
    BriefPath,
    ascii_option,
    color_option,
    pager_option,
    width_option,
)
from briefing.cli.report import ExitCode
from briefing.cli.streams import load_brief, mention_warnings, write_stdout
from briefing.cli.terminals import is_terminal, reading_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.cli.report import Report
    from briefing.files import BriefingFile

__all__ = ["pager_command", "print_brief", "show"]

_SETTINGS = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
"""Settings for pagers where the user has none: quit if one screen is enough, keep what was shown."""


@click.command(
    "show",
    cls=BriefingCommand,
    examples=[
        ("briefing show briefs/harbour-strike.yaml", "read it page by page"),
        ("briefing show --no-pager brief.yaml", "print it at once, for a screen reader"),
        ("briefing show - < brief.yaml", "read it from standard input"),
    ],
)
@click.argument("file", type=BriefPath())
@width_option("the terminal's width, at most 76")
@ascii_option
@pager_option
@color_option
@click.pass_obj
def show(report: Report, file: str, width: int | None, ascii_only: bool, no_pager: bool) -> int:
    """Print a brief as linear text for a terminal or a screen reader.

    On a terminal long briefs are paged: with $BRIEFING_PAGER, $PAGER, or less.
    """
    return print_brief(load_brief(file), report, width=width, ascii_only=ascii_only, no_pager=no_pager)


def print_brief(
    file: BriefingFile, report: Report, *, width: int | None = None, ascii_only: bool, no_pager: bool
) -> int:
    """Print a loaded brief, page by page on a terminal."""
    from briefing.export import export_text  # noqa: PLC0415 - help and completion need no model

    text = export_text(file, width=width or reading_width(), ascii_only=ascii_only)
    mention_warnings(file, report)
    if no_pager:
        write_stdout(text)
    else:
        _page(text, report)
    return ExitCode.GOOD


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


def _page(text: str, report: Report) -> None:
    """Show text page by page; print it at once if there is no terminal or no pager can be started."""
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
