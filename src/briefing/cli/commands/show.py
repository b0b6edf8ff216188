"""`briefing show`: a brief as linear text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from briefing.cli.briefs import load_brief, mention_warnings
from briefing.cli.command import BriefingCommand
from briefing.cli.pager import page
from briefing.cli.parameters import MIN_WIDTH, BriefPath, ascii_option, color_option, pager_option, width_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import is_terminal, terminal_columns, write_stdout

if TYPE_CHECKING:
    from briefing.cli.report import Report
    from briefing.files import BriefingFile

__all__ = ["print_brief", "show"]

MEASURE = 76
"""The widest line that is still read with ease."""
PLAIN_WIDTH = 72


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
@width_option("the terminal's, at most 76,")
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

    text = export_text(file, width=width or _width(), ascii_only=ascii_only)
    mention_warnings(file, report)
    if no_pager:
        write_stdout(text)
    else:
        page(text, report)
    return ExitCode.GOOD


def _width() -> int:
    """As wide as the terminal, as long as that is read with ease."""
    return max(min(terminal_columns(), MEASURE), MIN_WIDTH) if is_terminal(sys.stdout) else PLAIN_WIDTH
