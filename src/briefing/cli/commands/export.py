"""`briefing export`: a brief in the form in which it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.briefs import load_brief, mention_warnings
from briefing.cli.command import BriefingCommand
from briefing.cli.output import write_product
from briefing.cli.parameters import OUTPUT, BriefPath, ascii_option, color_option, force_option, width_option
from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["export"]

PLAIN_WIDTH = 72
_SUFFIXES = {"text": "txt"}
"""The formats, and what the name of a file ends in."""


def _complete_section(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from briefing.export import SECTION_IDS  # noqa: PLC0415 - help needs no model

    return [name for name in SECTION_IDS if name.startswith(incomplete.lower())]


@click.command(
    "export",
    cls=BriefingCommand,
    examples=[
        ("briefing export brief.yaml", "print it, 72 cells wide"),
        ("briefing export brief.yaml -o out/", "write it to out/<id>.txt"),
        ("briefing export brief.yaml --section statements", "only the statements"),
        ("briefing export brief.yaml --ascii -o brief.txt --force", "ASCII only, replacing the file"),
    ],
)
@click.argument("file", type=BriefPath())
@click.option("-f", "--format", "format_", type=click.Choice(list(_SUFFIXES)), default="text", help="The format: text.")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="OUT",
    help="Write to this file, or to <id>.txt in this folder; standard output without it, or with -.",
)
@width_option(f"{PLAIN_WIDTH}")
@ascii_option
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="NAME",
    shell_complete=_complete_section,
    help="Only this section, such as 'statements'; may be repeated.",
)
@force_option
@color_option
@click.pass_obj
def export(
    report: Report,
    file: str,
    format_: str,
    output: str | None,
    width: int | None,
    ascii_only: bool,
    sections: tuple[str, ...],
    force: bool,
) -> int:
    """Write a brief as plain text, to hand over.

    The same brief gives the same bytes, on every machine and with or without -o.
    """
    from briefing.export import export_text  # noqa: PLC0415 - help and completion need no model

    brief = load_brief(file)
    text = export_text(brief, width=width or PLAIN_WIDTH, ascii_only=ascii_only, sections=sections or None)
    mention_warnings(brief, report)
    write_product(text, output, report, name=f"{brief.id}.{_SUFFIXES[format_]}", force=force, brief=brief.path)
    return ExitCode.GOOD
