"""`briefing [PATH]` with options: the reader, or the same as text where no reader can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.command import BriefingCommand
from briefing.cli.opening import open_path
from briefing.cli.parameters import BriefPath, ascii_option, color_option, pager_option

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["open_brief"]


@click.command(
    "open",
    cls=BriefingCommand,
    examples=[
        ("briefing briefs/harbour-strike.yaml", "open a brief in the reader"),
        ("briefing briefs/", "choose a brief of a folder"),
        ("briefing brief.yaml > brief.txt", "print it, as 'briefing export' does"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@ascii_option
@pager_option
@click.option("--read-only", is_flag=True, help="Edit nothing, write no files, open no pages.")
@color_option
@click.pass_obj
def open_brief(report: Report, path: str | None, ascii_only: bool, no_pager: bool, read_only: bool) -> int:
    """Open a brief, or a folder of briefs, in the reader."""
    return open_path(path, report, ascii_only=ascii_only, no_pager=no_pager, read_only=read_only)
