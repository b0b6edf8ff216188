"""`briefing check`: everything that is wrong with briefs, in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefing.cli.briefs import STDIN, default_folder, is_folder, load_brief
from briefing.cli.command import BriefingCommand
from briefing.cli.findings import findings_as_json
from briefing.cli.parameters import BriefPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout
from briefing.errors import BriefingFileError, BriefingInvalidError, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check import Proof
    from briefing.cli.report import Report
    from briefing.errors import Diagnostic

__all__ = ["Checked", "check"]


class Checked(NamedTuple):
    """What was found in one file."""

    name: str
    findings: tuple[Diagnostic, ...]
    readable: bool
    proof: Proof | None = None


@click.command(
    "check",
    cls=BriefingCommand,
    examples=[
        ("briefing check", "every brief in and below briefs/"),
        ("briefing check briefs/harbour-strike.yaml", "one brief"),
        ("briefing check --strict --format json briefs/", "for a pipeline"),
        ("briefing check --explain BR201", "what a code means"),
    ],
)
@click.argument("paths", type=BriefPath(), nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text: messages on standard error; json: data on standard output.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--explain", metavar="CODE", help="Say what a code means, and check nothing.")
@color_option
@click.pass_obj
def check(report: Report, paths: tuple[str, ...], format_: str, strict: bool, explain: str | None) -> int:
    """Report everything that is wrong with briefs.

    That is what the file itself has wrong, and what does not stand in the archived text of its sources.

    PATH is a brief, a folder (searched with the folders in it), or - for standard input; without it, the folder
    briefs/, else the folder you are in. Ends with 1 where there are errors, with 2 where a file cannot be read.
    """
    if explain is not None:
        return _explain(explain)
    checked = [_check(name) for name in _names(paths, report)]
    if format_ == "json":
        write_stdout(findings_as_json((file.name, file.findings, file.proof) for file in checked))
    else:
        report.diagnostics(finding for file in checked for finding in file.findings)
    _summarize(checked, report)
    return _exit_code(checked, strict=strict)


def _names(paths: tuple[str, ...], report: Report) -> Iterator[str]:
    """Name every file to check, those of folders in their order."""
    from briefing.library import find_briefs  # noqa: PLC0415 - help and completion need no model

    for path in paths or (str(default_folder()),):
        if path == STDIN or not is_folder(path):
            yield path
            continue
        found = [str(file) for file in find_briefs(Path(path), deep=True)]
        if not found:
            report.problem("no briefs here; 'briefing new TITLE' writes one", where=path)
        yield from found


def _check(name: str) -> Checked:
    try:
        file = load_brief(name)
    except BriefingInvalidError as error:
        return Checked(name, error.diagnostics, readable=True)
    except BriefingFileError as error:
        return Checked(name, (error.diagnostic,), readable=False)
    from briefing.check import check_evidence  # noqa: PLC0415 - help and completion need no model

    findings, proof = check_evidence(file)
    return Checked(name, (*file.warnings, *findings), readable=True, proof=proof)


def _exit_code(checked: list[Checked], *, strict: bool) -> ExitCode:
    if not all(file.readable for file in checked):
        return ExitCode.USAGE
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = any(finding.severity in grave for file in checked for finding in file.findings)
    return ExitCode.FINDINGS if found else ExitCode.GOOD


def _summarize(checked: list[Checked], report: Report) -> None:
    from briefing.check.reporters.text import format_summary  # noqa: PLC0415 - help and completion need no model
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    for file in checked:
        if file.proof is not None and file.proof.quotes:
            report.note(f"{safe_line(file.name)}: {file.proof.summary()}")
    report.note(format_summary((finding for file in checked for finding in file.findings), len(checked)))


def _explain(code: str) -> int:
    from briefing.check.evidence import CODES as EVIDENCE_CODES  # noqa: PLC0415 - likewise
    from briefing.files.codes import CODES  # noqa: PLC0415 - likewise

    codes = CODES | EVIDENCE_CODES
    known = code.upper()
    if known not in codes:
        raise click.UsageError(f"'{code}' is not a code; codes run from {min(codes)} to {max(codes)}.")
    write_stdout(f"{known}: {codes[known]}\n")
    return ExitCode.GOOD
