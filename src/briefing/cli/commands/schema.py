"""`briefing schema`: the JSON Schema of briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_product

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["schema"]

NAME = "briefing.schema.json"


@click.command(
    "schema",
    cls=BriefingCommand,
    examples=[
        ("briefing schema", "print it"),
        ("briefing schema -o briefing.schema.json", "keep it beside the briefs"),
    ],
)
@click.option("-o", "--output", type=OUTPUT, metavar="OUT", help="Write to this file; by default to standard output.")
@force_option
@color_option
@click.pass_obj
def schema(report: Report, output: str | None, force: bool) -> int:
    """Print the JSON Schema of briefs, for editors.

    With it an editor completes and explains every key. VS Code (with its YAML extension) and Neovim find it by the
    first line of a brief: # yaml-language-server: $schema=briefing.schema.json
    """
    from briefing.model.schema import schema_text  # noqa: PLC0415 - help and completion need no model

    write_product(schema_text(), output, report, name=NAME, force=force)
    return ExitCode.GOOD
