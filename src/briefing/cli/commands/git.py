"""`briefing git`: teaches a git repository to show briefs in words and to merge them item by item."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import default_folder, write_stdout

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["git"]

_FORMS = {".json": "json", ".toml": "toml"}
"""The form of a brief by the ending of its name; all others are YAML."""

LARGEST_MARKER = 100
"""Signs of the longest marker of a conflict."""


@click.command(
    "git",
    cls=BriefingCommand,
    examples=[
        ("briefing git --install", "for the briefs in briefs/, else in this folder"),
        ("briefing git --install notes/", "for those of another folder"),
        ("git log -p briefs/harbour-strike.yaml", "then reads as changes in words"),
        ("briefing git --uninstall", "takes it away again"),
    ],
)
@click.argument("path", type=OUTPUT, required=False, metavar="[FOLDER]")
@click.option("--install", "task", flag_value="install", help="Set the drivers, for the files of FOLDER.")
@click.option("--uninstall", "task", flag_value="uninstall", help="Take them away.")
@click.option("--text", metavar="FILE", type=OUTPUT, help="Print a brief for comparison by lines; git calls this.")
@click.option(
    "--merge",
    nargs=5,
    metavar="BASE OURS THEIRS SIZE NAME",
    help="Merge two versions into OURS; git calls this.",
)
@color_option
@click.pass_obj
def git(
    report: Report,
    path: str | None,
    task: str | None,
    text: str | None,
    merge: tuple[str, str, str, str, str] | None,
) -> int:
    """Teach a git repository to show briefs in words, and to merge them item by item.

    --install writes into .git/config and .git/info/attributes of the repository, nothing that is committed, and says
    what. Then 'git diff', 'git log -p' and 'git blame' show what a brief says, without numbers that only moved, and
    'git merge' keeps the items of both sides; where both changed the same field, both stand between markers.
    """
    asked = [one for one in (task, text, merge) if one is not None]
    if len(asked) != 1:
        raise click.UsageError("Say --install or --uninstall.")
    if text is not None:
        return _print_lines(text)
    if merge is not None:
        return _merge(merge, report)
    from briefing.compare.installing import install, uninstall  # noqa: PLC0415 - help and completion need none of it

    folder = Path(path) if path is not None else default_folder()
    if not folder.is_dir():
        raise click.UsageError(f"'{folder}' is no folder.")
    told = list((install if task == "install" else uninstall)(folder))
    for line in told or ["nothing of briefing was there"]:
        report.note(line)
    return ExitCode.GOOD


def _print_lines(name: str) -> ExitCode:
    """Print a brief in words; what is none as it is, since git asks for every file of the pattern."""
    from briefing.compare.plain import plain_lines  # noqa: PLC0415 - help and completion need no model
    from briefing.errors import BriefingError  # noqa: PLC0415 - likewise
    from briefing.files import load  # noqa: PLC0415 - likewise
    from briefing.files.reading import LARGEST, read_regular  # noqa: PLC0415 - likewise

    try:
        shown: str | bytes = plain_lines(load(name))
    except BriefingError:
        shown = read_regular(name, LARGEST)
    write_stdout(shown)
    return ExitCode.GOOD


def _merge(given: tuple[str, str, str, str, str], report: Report) -> ExitCode:
    """Merge two versions into the file of ours, by lines where that cannot be done by items."""
    from briefing.compare.merging import MergeRefused  # noqa: PLC0415 - help needs no model
    from briefing.compare.merging_trees import merge_in_form  # noqa: PLC0415 - likewise
    from briefing.files import write_file  # noqa: PLC0415 - likewise
    from briefing.files.reading import LARGEST, read_regular  # noqa: PLC0415 - likewise
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    base, ours, theirs, size, name = given
    marker = min(int(size), LARGEST_MARKER) if size.isdecimal() else 7
    try:
        before, mine, other = (read_regular(one, LARGEST) for one in (base, ours, theirs))
        form = _FORMS.get(Path(name).suffix.lower(), "yaml")
        merged = merge_in_form(before, mine, other, form, marker=marker)
    except MergeRefused as error:
        report.problem(f"merged by lines, not by items: {error}", where=name)
        return _merge_lines(base, ours, theirs, marker, name, report)
    write_file(ours, merged.text.encode("utf-8"), force=True)
    if merged.problem:
        report.problem(f"merged, and to be looked at: {merged.problem}", where=name)
    if merged.conflicts:
        report.problem(f"{count_of(merged.conflicts, 'place')} to choose at, between markers", where=name)
    return ExitCode.FINDINGS if merged.conflicts or merged.problem else ExitCode.GOOD


def _merge_lines(base: str, ours: str, theirs: str, marker: int, name: str, report: Report) -> ExitCode:
    from briefing.files.git import merge_lines  # noqa: PLC0415 - rare

    conflicts = merge_lines(Path(ours), Path(base), Path(theirs), marker=marker)
    if conflicts is None:
        report.problem("git could not merge it by lines either; ours was kept", where=name)
    return ExitCode.FINDINGS if conflicts != 0 else ExitCode.GOOD
