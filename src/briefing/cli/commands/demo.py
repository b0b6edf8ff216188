"""`briefing demo`: the example that comes with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import briefing
from briefing.cli.opening import read
from briefing.cli.parameters import BriefingCommand, ascii_option, color_option, pager_option
from briefing.cli.streams import load_brief

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["demo", "demo_path"]

NAME = "harbour-strike.yaml"


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

    It is an invented harbour strike, told by three invented reports, and it shows every part of a brief.
    """
    return read(load_brief(str(demo_path())), report, ascii_only=ascii_only, no_pager=no_pager)


def demo_path() -> Path:
    """Where the example is: in the installed package, or in the folder of briefs beside a checkout's sources."""
    package = Path(briefing.__file__).parent
    installed = package / "demo" / NAME
    return installed if installed.is_file() else package.parents[1] / "briefs" / NAME
