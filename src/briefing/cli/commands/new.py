"""`briefing new`: a commented brief to fill in."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, names_folder, write_product

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["new"]


def _check_title(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    title = " ".join(value.split())
    if not title:
        raise click.BadParameter("it is empty.")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not valid UTF-8.") from None
    return title


def _check_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    from briefing.edtf import EdtfError, parse_edtf  # noqa: PLC0415 - help and completion need no model

    if value is None:
        return dt.datetime.now().astimezone().date().isoformat()
    try:
        return parse_edtf(value).text
    except EdtfError as error:
        raise click.BadParameter(f"{error}.") from error


def _check_output(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and value.lower().endswith((".json", ".toml")):
        raise click.BadParameter("the new brief is written in YAML: name it .yaml.")
    return value


@click.command(
    "new",
    cls=BriefingCommand,
    examples=[
        ('briefing new "Harbour strike"', "write harbour-strike.yaml"),
        ('briefing new "Port talks" -o briefs/', "write it into a folder"),
        ('briefing new "Port talks" --edit', "open it in the editor"),
    ],
)
@click.argument("title", callback=_check_title)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="OUT",
    callback=_check_output,
    help="The file, or the folder to put it in; - for standard output.",
)
@click.option(
    "--date", metavar="DATE", callback=_check_date, help="The date of information, as 2024-03-07; by default today."
)
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
@force_option
@color_option
@click.pass_obj
def new(report: Report, title: str, output: str | None, date: str, edit: bool, force: bool) -> int:
    """Start a brief: a commented file to fill in.

    The file is named after TITLE, has an example of everything a brief can say, and passes 'briefing check'.
    Editors complete its keys: its first line names the JSON Schema, a file in your own folder of data.
    """
    from briefing.library.beginning import SCHEMA, fill_template, schema_address, slug_of  # noqa: PLC0415 - likewise

    if edit and output == STDIN:
        raise click.UsageError("Standard output cannot be edited; name a file with -o.")
    name = f"{slug_of(title)}.yaml"
    target = output or name
    path = Path(target, name) if names_folder(target) else Path(target)
    file = name if target == STDIN else str(path)
    schema = schema_address(path.parent)
    write_product(fill_template(title, date, file=file, schema=schema), target, report, name=name, force=force)
    if target == STDIN:
        return ExitCode.GOOD
    report.note(f"Fill it in, then:  briefing check {shlex.quote(file)}")
    report.note(f"Read it:           briefing {shlex.quote(file)}")
    if schema == SCHEMA and not path.with_name(SCHEMA).exists():
        report.note(f"For editors, once: briefing schema -o {shlex.quote(str(path.parent / SCHEMA))}")
    return _edit(report, path) if edit else ExitCode.GOOD


def _edit(report: Report, path: Path) -> ExitCode:
    """Open the new brief where the summary is to be written."""
    from briefing.system.editors import run_editor  # noqa: PLC0415 - few ask for it

    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("  summary:")), 1)
    problem = run_editor(path, line + 1)
    if problem:
        report.problem(problem, where="briefing new")
    return ExitCode.USAGE if problem else ExitCode.GOOD
