"""`briefing capture`: a report becomes a source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import BRIEF, OUTPUT, BriefingCommand, OutputPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import folder_made, load_brief, write_stdout
from briefing.cli.taking import Taker, losses, size_of, tell_doubts

if TYPE_CHECKING:
    from briefing.capture import Captured, Entered
    from briefing.cli.report import Report
    from briefing.files import BriefingFile

__all__ = ["capture_reports"]


@click.command(
    "capture",
    cls=BriefingCommand,
    examples=[
        ("briefing capture page.html", "its text into sources/, its entry to be pasted"),
        ("briefing capture page.html --into brief.yaml", "the entry into the brief as well"),
        ("briefing capture https://wire.example.org/port --into brief.yaml", "a page from the web"),
        ("briefing capture minutes.txt --id minutes --into brief.yaml", "under an id of your own"),
        ("briefing capture page.html --left-out", "what of the page is not in the text"),
        ("briefing capture --update brief.yaml", "which pages have changed since"),
    ],
)
@click.argument("reports", type=OutputPath(), nargs=-1, metavar="[URL|FILE|-]...")
@click.option("--into", "into", type=BRIEF, metavar="BRIEF", help="Write the entry into this brief, in YAML.")
@click.option(
    "-o", "--output", type=OUTPUT, metavar="DIR", help="Where sources/ is; by default beside the brief, or here."
)
@click.option("--id", "key", metavar="ID", help="The id of the source; by default made of its publisher.")
@click.option("--left-out", is_flag=True, help="Print what of the page is not in the text, and write nothing.")
@click.option("--allow-short", is_flag=True, help="Take a text of fewer than 60 words as well.")
@click.option("--allow-local", is_flag=True, help="Fetch addresses of the local network, too.")
@click.option("--update", type=BRIEF, metavar="BRIEF", help="Compare the pages of a brief's sources with its archives.")
@color_option
@click.pass_obj
def capture_reports(
    report: Report,
    reports: tuple[str, ...],
    into: str | None,
    output: str | None,
    key: str | None,
    left_out: bool,
    allow_short: bool,
    allow_local: bool,
    update: str | None,
) -> int:
    """Make a source of a web page, a file or a mail.

    It has its text in paragraphs, the bytes as they came, and an entry for the brief.
    A report is a web page (http or https), a saved page, a PDF, a Word or OpenDocument file, a mail, subtitles, a text,
    or - for standard input. The text goes into sources/ID.txt, the bytes into sources/ID.orig.*, the entry into the
    brief of --into or to standard output. Only this command uses a network.

    Exits with 1 if --update finds a page that changed, with 2 if a report cannot be had.
    """
    taker = Taker(report, allow_short=allow_short, allow_local=allow_local)
    if update is not None:
        if reports or into:
            raise click.UsageError("--update takes no other report.")
        return _update(report, taker, update)
    if not reports:
        raise click.UsageError("Name a report: an address, a file, or -.")
    if key is not None and len(reports) > 1:
        raise click.UsageError("--id names one source; capture several reports one by one.")
    failed = False
    for name in reports:
        captured = taker.take_in(name)
        if captured is None:
            failed = True
        elif left_out:
            write_stdout("".join(f"{_safe(paragraph)}\n" for paragraph in captured.left_out))
            report.note(f"{_safe(name)}: {losses(captured)}")
        else:
            failed = not _enter(report, name, captured, into=into, output=output, key=key) or failed
    return ExitCode.USAGE if failed else ExitCode.GOOD


def _enter(
    report: Report,
    name: str,
    captured: Captured,
    *,
    into: str | None,
    output: str | None,
    key: str | None,
) -> bool:
    from briefing.capture import enter, stem_of  # noqa: PLC0415 - help and completion need none of it
    from briefing.errors import BriefingError  # noqa: PLC0415 - likewise

    try:
        brief = load_brief(into) if into else None
        folder = Path(output) if output else Path(into).parent if into else Path()
        with folder_made(output or ""):
            entered = enter(captured, folder, key=key, now=dt.datetime.now(dt.UTC), brief=brief, name=stem_of(name))
    except BriefingError as error:
        report.error(error)
        return False
    _tell_entered(report, name, captured, entered, brief)
    if brief is None:
        write_stdout(entered.entry)
    return True


def _tell_entered(report: Report, name: str, captured: Captured, entered: Entered, brief: BriefingFile | None) -> None:
    if not entered.is_new:
        report.note(f"{_safe(name)}: the same text is there already as '{entered.key}'; nothing was written")
        return
    report.note(f"{_safe(name)}: {size_of(captured)}; {losses(captured)}")
    report.note(f"wrote {_safe(str(entered.text))} and {_safe(str(entered.original))}")
    if brief is not None:
        report.note(f"wrote the source '{entered.key}' into {_safe(brief.name)}")
    tell_doubts(report, captured)


def _update(report: Report, taker: Taker, name: str) -> ExitCode:
    from briefing.capture.updating import compare_sources  # noqa: PLC0415 - help and completion need none of it
    from briefing.errors import BriefingError  # noqa: PLC0415 - likewise

    try:
        file = load_brief(name)
    except BriefingError as error:
        report.error(error)
        return ExitCode.USAGE
    compared = 0
    changed = failed = False
    for source in compare_sources(file, taker.capture):
        compared += 1
        if source.problem is not None:
            report.error(source.problem)
            failed = True
        elif source.added or source.removed:
            changed = True
            write_stdout(f"{_safe(source.key)}: changed\n")
            write_stdout("".join(f"- {_safe(one)}\n" for one in source.removed))
            write_stdout("".join(f"+ {_safe(one)}\n" for one in source.added))
            if source.lost:
                write_stdout(f"no longer on the page: {', '.join(source.lost)}\n")
        else:
            write_stdout(f"{_safe(source.key)}: unchanged\n")
    if not compared:
        report.note("no source has both an address and an archive at hand: nothing to compare")
    return ExitCode.USAGE if failed else ExitCode.FINDINGS if changed else ExitCode.GOOD


def _safe(text: str) -> str:
    from briefing.text import safe_line  # noqa: PLC0415 - help and completion need none of it

    return safe_line(text)
