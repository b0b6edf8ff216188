"""`briefing demo`: the example that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.opening import read
from briefing.cli.parameters import BriefingCommand, ascii_option, color_option, pager_option
from briefing.cli.streams import load_brief
from briefing.cli.terminals import reader_fits

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["demo"]


@click.command(
    "demo",
    cls=BriefingCommand,
    examples=[
        ("briefing demo", "read it"),
        ("briefing demo | less", "the same as plain text"),
    ],
)
@ascii_option
@pager_option
@color_option
@click.pass_obj
def demo(report: Report, ascii_only: bool, no_pager: bool) -> int:
    """Open the example that comes with the program.

    It is an invented harbour strike, told by three invented reports, and it shows every part of a brief. The reader
    opens a copy, which is kept if you change it.
    """
    from briefing.library.example import copy_example, discard_copy, example_path  # noqa: PLC0415 - help needs no model

    if not reader_fits():
        return read(load_brief(str(example_path())), report, ascii_only=ascii_only, no_pager=no_pager)
    copy = copy_example()
    try:
        return read(load_brief(str(copy)), report, ascii_only=ascii_only, no_pager=no_pager)
    finally:
        if not discard_copy(copy):
            report.note(f"Your copy of the example, with what you changed: {copy}")
