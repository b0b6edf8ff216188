"""`briefing check`: everything that is wrong with briefs, in one run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, default_folder, is_folder, load_brief, write_stdout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.check.history import Committed
    from briefing.check.registry import Settings
    from briefing.cli.report import Report
    from briefing.errors import BriefingFileError
    from briefing.library.checking import CheckedFile

__all__ = ["check"]

MOST_NAMED = 20
"""Up to this many briefs get a line of results each; more than that share one."""


@click.command(
    "check",
    cls=BriefingCommand,
    examples=[
        ("briefing check", "every brief in and below briefs/"),
        ("briefing check briefs/harbour-strike.yaml", "one brief"),
        ("briefing check --fix briefs/harbour-strike.yaml", "write missing ids, paragraphs and hashes"),
        ("briefing check --strict --format json briefs/", "for a pipeline"),
        ("briefing check --select BR3 --ignore BR312 briefs/", "the evidence, and not how many outlets"),
        ("briefing check --explain BR201", "what a code means"),
    ],
)
@click.argument("paths", type=BriefPath(), nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="text: messages on standard error; json, github and sarif: for programs, on standard output.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Report only these: BR3,BR411; may be repeated.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Do not report these; the longer code wins.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--require-archives", is_flag=True, help="A quotation whose source's text is not at hand is an error.")
@click.option("--fix", is_flag=True, help="Write missing ids, paragraphs ('at') and SHA-256 into YAML files.")
@click.option("--explain", metavar="CODE", help="Say what a code means, and check nothing.")
@color_option
@click.pass_obj
def check(
    report: Report,
    paths: tuple[str, ...],
    format_: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    require_archives: bool,
    fix: bool,
    explain: str | None,
) -> int:
    """Report everything that is wrong with briefs.

    These are faults of the file itself, quotations that are not in the archived text of their sources, and departures
    from the standards of the trade.

    PATH is a brief, a folder (searched with its subfolders, except for what .gitignore names), or - for standard
    input; without it, the folder briefs/, else the folder you are in. A folder's settings are in its briefing.toml.
    Exits with 1 if there are errors, with 2 if a file cannot be read.
    """
    if explain is not None:
        return _explain(explain)
    from briefing.check.registry import Settings  # noqa: PLC0415 - help and completion need no model

    unread: list[BriefingFileError] = []
    given = Settings(_codes(select), _codes(ignore), strict=strict, require_archives=require_archives)
    settings_of = _settings_by_folder(given, unread)
    found = _Found(unread, report)
    names = list(found.names(paths))
    written = _fix(names, report) if fix else True
    everything = list(_checked(names, settings_of))
    checked = [file._replace(findings=settings_of(file.name).chosen(file.findings)) for file in everything]
    ignored = sum(len(file.findings) for file in everything) - sum(len(file.findings) for file in checked)
    from briefing.library.checking import CheckedFile  # noqa: PLC0415 - help and completion need no model

    checked += [CheckedFile(error.diagnostic.file, (error.diagnostic,), readable=False) for error in unread]
    _write(checked, format_, report, ignored)
    return _exit_code(checked, settings_of) if written and not found.left_out else ExitCode.USAGE


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """Split codes at their commas, and refuse any that is not one."""
    from briefing.check.registry import unknown_codes  # noqa: PLC0415 - help and completion need no model

    codes = tuple(code.strip().upper() for part in given for code in part.split(",") if code.strip())
    for code in unknown_codes(codes):
        raise click.UsageError(f"'{code}' is not a code, nor the beginning of one.")
    return codes


def _settings_by_folder(given: Settings, unread: list[BriefingFileError]) -> Callable[[str], Settings]:
    """Look up the settings of a file: its folder's `briefing.toml` and, above it, the command line.

    What is wrong with a settings file is added to `unread`; its folder is checked by the command line alone.
    """
    from briefing.check.registry import Settings, find_settings, load_settings  # noqa: PLC0415 - likewise
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - help and completion need no model

    @cache
    def of_file(path: Path) -> Settings:
        try:
            return load_settings(path)
        except BriefingFileError as error:
            unread.append(error)
            return Settings()

    @cache
    def of_folder(folder: Path) -> Settings:
        path = find_settings(folder)
        return (of_file(path) if path else Settings()).with_options(given)

    return lambda name: of_folder(Path() if name == STDIN else Path(name).parent)


class _Found:
    """Names the files to check.

    Args:
        unread: Gets the folders that cannot be read.
        report: Is told of folders without anything to check.

    Attributes:
        left_out: Whether a folder has briefs, and git leaves out all of them.
    """

    def __init__(self, unread: list[BriefingFileError], report: Report) -> None:
        self._unread = unread
        self._report = report
        self.left_out = False

    def names(self, paths: tuple[str, ...]) -> Iterator[str]:
        """Every file of some paths, those of folders in their order."""
        from briefing.library import find_briefs  # noqa: PLC0415 - help and completion need no model

        for path in paths or (str(default_folder()),):
            if path == STDIN or not is_folder(path):
                yield path
                continue
            found = [str(file) for file in find_briefs(Path(path), deep=True, unreadable=self._unread.append)]
            if not found:
                self._tell_why_none(path)
            yield from found

    def _tell_why_none(self, path: str) -> None:
        from briefing.library import count_ignored  # noqa: PLC0415 - likewise

        number = count_ignored(Path(path))
        if not number:
            self._report.problem("no briefs here; 'briefing new TITLE' writes one", where=path)
            return
        self.left_out = True
        all_of_them = f"all of the {number} briefs here are" if number > 1 else "the only brief here is"
        self._report.problem(f"{all_of_them} left out by .gitignore; name a file to have it checked", where=path)


def _checked(names: Sequence[str], settings_of: Callable[[str], Settings]) -> Iterator[CheckedFile]:
    from briefing.cli.report import with_progress  # noqa: PLC0415 - likewise
    from briefing.library.checking import check_file, check_files  # noqa: PLC0415 - likewise

    if STDIN in names:
        # Standard input can be read once, and by this process alone.
        return (check_file(name, load_brief, None, settings_of(name).require_archives) for name in names)
    required = check_files(names, archives_required=lambda name: settings_of(name).require_archives)
    return with_progress(required, len(names), "checking")


def _fix(names: Sequence[str], report: Report) -> bool:
    """Write what is missing; false if a file could not be written."""
    from briefing.check.history import committed_versions  # noqa: PLC0415 - likewise
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - likewise
    from briefing.files.changing import ChangeRefused  # noqa: PLC0415 - help and completion need no model

    written = True
    committed = committed_versions(names)
    for name in names:
        if name == STDIN:
            report.problem("standard input cannot be fixed in place; name the file", where=name)
            continue
        try:
            _fix_file(name, committed.get(name), report)
        except ChangeRefused as error:
            report.problem(str(error), where=name)
        except BriefingFileError as error:
            report.problem(error.reason, where=name)
            written = False
    return written


def _fix_file(name: str, committed: Committed | None, report: Report) -> None:
    from briefing.check import prove  # noqa: PLC0415 - likewise
    from briefing.check.fixes import fix_file  # noqa: PLC0415 - likewise
    from briefing.errors import BriefingInvalidError  # noqa: PLC0415 - likewise
    from briefing.sources import read_archives  # noqa: PLC0415 - likewise
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    try:
        file = load_brief(name)
    except BriefingInvalidError:
        # The check that follows reports why, unless it is another brief by then.
        report.problem("nothing was written into it, since it does not load", where=name)
        return
    archives = read_archives(file.briefing, Path(name).parent)
    for fix in fix_file(file, prove(file.briefing, archives), archives, committed):
        report.note(f"{safe_line(name)}: wrote {safe_line(fix.sentence)}")


def _write(checked: Sequence[CheckedFile], format_: str, report: Report, ignored: int) -> None:
    from briefing.library.checking import FORMATS  # noqa: PLC0415 - help and completion need no model

    if format_ == "text":
        report.diagnostics(finding for file in checked for finding in file.findings)
    else:
        write_stdout(FORMATS[format_](checked))
    _summarize(checked, report, ignored)


def _exit_code(checked: Sequence[CheckedFile], settings_of: Callable[[str], Settings]) -> ExitCode:
    if not all(file.readable for file in checked):
        return ExitCode.USAGE
    failed = any(settings_of(file.name).fails(file.findings) for file in checked)
    return ExitCode.FINDINGS if failed else ExitCode.GOOD


def _summarize(checked: Sequence[CheckedFile], report: Report, ignored: int) -> None:
    from briefing.check import Proof  # noqa: PLC0415 - help and completion need no model
    from briefing.check.reporters import format_summary  # noqa: PLC0415 - likewise
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    proved = [(file.name, file.proof) for file in checked if file.proof is not None and file.proof.verdicts]
    tally = Proof.of_all(proof for _, proof in proved).tally()
    if len(proved) <= MOST_NAMED:
        for name, proof in proved:
            report.note(f"{safe_line(name)}: {proof.tally().sentence()}")
    else:
        report.note(f"{len(proved):,} briefs with statements: {tally.sentence()}")
    findings = (finding for file in checked for finding in file.findings)
    report.note(format_summary(findings, len(checked), tally, ignored))


def _explain(code: str) -> int:
    from briefing.check.registry import REGISTRY, explain  # noqa: PLC0415 - likewise

    known = code.upper()
    if known not in REGISTRY:
        raise click.UsageError(f"'{code}' is not a code; codes run from {min(REGISTRY)} to {max(REGISTRY)}.")
    write_stdout(explain(known))
    return ExitCode.GOOD
