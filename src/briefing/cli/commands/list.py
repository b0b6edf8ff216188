"""`briefing list`: the briefs of a folder in a line each."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode, with_progress
from briefing.cli.streams import default_folder, write_stdout
from briefing.cli.terminals import is_terminal, terminal_columns
from briefing.library.checking import finding_as_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.cli.report import Report
    from briefing.library import BriefSummary, BrokenBrief

__all__ = ["format_list", "list_folder", "print_list"]

VERSION = 1
WIDE = 120
"""Columns from which on counts are written out."""


@click.command(
    "list",
    cls=BriefingCommand,
    examples=[
        ("briefing list", "the briefs in briefs/, those with the newest information first"),
        ("briefing list --json briefs/", "as data"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@color_option
@click.pass_obj
def list_folder(report: Report, path: str | None, as_json: bool) -> int:
    """List the briefs of a folder, newest first.

    A line each: date of information (where a brief has none that of the event, told as such), title, status with
    version, marking, the numbers of statements (q), sources (s) and tensions (t), and the file. Files that do not load
    are reported on standard error with their first error, and the exit code is 1.
    """
    folder = default_folder() if path is None else Path(path)
    return print_list(folder, report, as_json=as_json)


def print_list(folder: Path, report: Report, *, as_json: bool) -> int:
    """Print the list of a folder: as wide as the terminal, or as wide as it needs to be for a pipe."""
    from briefing.library import BriefSummary, list_briefs  # noqa: PLC0415 - help and completion need no model
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    found = list_briefs(folder, lambda read, total: with_progress(read, total, "reading"))
    good = [brief for brief in found if isinstance(brief, BriefSummary)]
    broken = [brief for brief in found if not isinstance(brief, BriefSummary)]
    if as_json:
        write_stdout(_as_json(good, broken))
    elif good:
        write_stdout(format_list(good, terminal_columns() if is_terminal(sys.stdout) else None))
    if not found:
        report.problem("no briefs here; 'briefing new TITLE' writes one", where=str(folder))
    if broken:
        report.diagnostics(brief.diagnostic for brief in broken)
        report.note(f"{count_of(len(broken), 'file')} not listed; 'briefing check' reports everything that is wrong")
    return ExitCode.FINDINGS if broken else ExitCode.GOOD


def format_list(briefs: Sequence[BriefSummary], width: int | None) -> str:
    """Lay the briefs out in columns.

    Args:
        briefs: What to list, in this order.
        width: Cells a line may have; None where there is no limit.
    """
    from briefing.library import GAP, cells_of, cut_name, sizes_of  # noqa: PLC0415 - help and completion need no model
    from briefing.text import pad, truncate  # noqa: PLC0415 - likewise

    rows = [cells_of(brief, in_words=width is None or width >= WIDE) for brief in briefs]
    sizes = sizes_of(rows)
    if width is not None:
        sizes = sizes.fitting(width)
    lines = []
    for row in rows:
        cut = row._replace(name=cut_name(row.name, sizes.name))
        cells = [pad(truncate(cell, size), size) for cell, size in zip(cut, sizes, strict=True) if size]
        line = (" " * GAP).join(cells).rstrip()
        lines.append(truncate(line, width) if width is not None else line)
    return "\n".join(lines) + "\n"


def _as_json(good: Sequence[BriefSummary], broken: Sequence[BrokenBrief]) -> str:
    """Write the list as JSON in ASCII, where nothing needs to be made safe."""
    data = {
        "version": VERSION,
        "briefs": [_as_data(brief) for brief in good],
        "broken": [{"path": str(brief.path), "error": finding_as_data(brief.diagnostic)} for brief in broken],
    }
    return json.dumps(data, indent=2) + "\n"


def _as_data(brief: BriefSummary) -> dict[str, Any]:
    dates = {"date": brief.when or brief.as_of, "as_of": brief.as_of}
    return {
        "path": str(brief.path),
        "id": brief.id,
        **{name: date.edtf.text if date and date.edtf else None for name, date in dates.items()},
        "title": brief.title,
        "status": brief.status,
        "version": brief.version,
        "marking": brief.marking,
        "quotes": brief.quotes,
        "sources": brief.sources,
        "tensions": brief.tensions,
    }
