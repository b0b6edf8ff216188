"""`briefing new`: a commented brief to fill in."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import (
    BriefingCommand,
    OutputPath,
    brief_output_option,
    color_option,
    edtf_date,
    force_option,
    title_line,
)
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, names_folder, write_product

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["new"]


def _title_of(words: tuple[str, ...]) -> str | None:
    """The title that was given, on one line; None where none was."""
    if len(words) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({words[1]}). A title of several words goes in quotes.")
    return title_line(words[0], "'TITLE'") if words else None


def _is_report(word: str) -> bool:
    """Whether a word is a report and no title: `--from` takes one word, and who names several writes them behind it."""
    return word == STDIN or word.startswith(("http://", "https://")) or Path(word).is_file()


@click.command(
    "new",
    cls=BriefingCommand,
    examples=[
        ('briefing new "Harbour strike"', "write harbour-strike.yaml"),
        ('briefing new "Port talks" -o briefs/', "write it into a folder"),
        ('briefing new "Port talks" --edit', "open it in the editor"),
        ("briefing new --from page.html", "a draft from a report, to be corrected"),
    ],
)
@click.argument("words", nargs=-1, metavar="TITLE")
@click.option(
    "--from",
    "reports",
    type=OutputPath(),
    multiple=True,
    metavar="REPORT",
    help="Draft it from this report, as 'briefing draft' does; may be repeated.",
)
@brief_output_option
@click.option(
    "--date",
    metavar="DATE",
    callback=edtf_date,
    help="The date of information, as 2024-03-07; by default today. With --from the day of reports that give none.",
)
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
@force_option
@color_option
@click.pass_obj
def new(
    report: Report,
    words: tuple[str, ...],
    reports: tuple[str, ...],
    output: str | None,
    date: str | None,
    edit: bool,
    force: bool,
) -> int:
    """Start a brief: a commented file to fill in.

    The file is named after TITLE, has an example of everything a brief can say, and passes 'briefing check'.
    Editors complete its keys: its first line names the JSON Schema, a file in your own folder of data.
    """
    if edit and output == STDIN:
        raise click.UsageError("Standard output cannot be edited; name a file with -o.")
    more = tuple(word for word in words if reports and _is_report(word))
    title = _title_of(tuple(word for word in words if word not in more))
    if reports:
        return _draft(report, (*reports, *more), title, date, output, edit=edit, force=force)
    if title is None:
        raise click.UsageError("Missing argument 'TITLE'.")
    return _begin(report, title, date or _today(), output, edit=edit, force=force)


def _today() -> str:
    return dt.datetime.now().astimezone().date().isoformat()


def _draft(
    report: Report,
    reports: tuple[str, ...],
    title: str | None,
    date: str | None,
    output: str | None,
    *,
    edit: bool,
    force: bool,
) -> int:
    """Draft the brief from reports instead."""
    from briefing.cli.drafting import Drafter, Wishes  # noqa: PLC0415 - help and completion need none of it
    from briefing.cli.taking import Taker  # noqa: PLC0415 - likewise

    drafter = Drafter(report, Taker(report, allow_short=False, allow_local=False), output, force=force)
    code = drafter.draft(reports, Wishes(title, date))
    return _edit(report, drafter.written) if edit and drafter.written is not None else code


def _begin(report: Report, title: str, date: str, output: str | None, *, edit: bool, force: bool) -> int:
    """Write the template with its title."""
    from briefing.library.beginning import SCHEMA, fill_template, schema_address, slug_of  # noqa: PLC0415 - likewise

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
