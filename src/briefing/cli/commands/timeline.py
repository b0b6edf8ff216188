"""`briefing timeline`: the timelines of all briefs of a folder as one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.library import index_option, mention_problems, opened_library, problems_as_data
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option, edtf_date
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.library.index.finding import Hit
    from briefing.library.index.merging import Happening

__all__ = ["merge_timelines"]

VERSION = 1


@click.command(
    "timeline",
    cls=BriefingCommand,
    examples=[
        ("briefing timeline briefs/", "what happened, over all briefs"),
        ("briefing timeline briefs/ --since 2024 --json", "from 2024 on; as data"),
        ("briefing timeline --actor duc", "what one actor took part in"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@click.option("--actor", metavar="NAME", default="", help="In which this actor took part: a name or an id.")
@click.option("--since", metavar="DATE", callback=edtf_date, help="Of this date (EDTF) or later.")
@click.option("--until", metavar="DATE", callback=edtf_date, help="Of this date (EDTF) or earlier.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@index_option
@color_option
@click.pass_obj
def merge_timelines(
    report: Report, path: str | None, actor: str, since: str | None, until: str | None, as_json: bool, index: str
) -> int:
    """Print the timelines of all briefs of a folder as one.

    The earliest comes first, what has no day last. An event that several briefs tell in nearly the same words, and of
    the same days, stands once, with each of them; what is worded otherwise is shown in its own words. Exits with 1 if
    there is none.
    """
    from briefing.library.index import Filters, first_day, last_day  # noqa: PLC0415 - help needs no library
    from briefing.library.index.merging import merged_timeline  # noqa: PLC0415 - likewise

    days = (first_day(since) if since else None, last_day(until) if until else None)
    with opened_library(path, report, index) as library:
        found = merged_timeline(library, Filters(actor=actor, since=days[0], until=days[1]))
        write_stdout(_as_json(found, problems_as_data(library)) if as_json else "".join(_lines(found)))
        mention_problems(library, report)
    return ExitCode.GOOD if found else ExitCode.FINDINGS


def _lines(found: Sequence[Happening]) -> Iterator[str]:
    from briefing.text import cell_len, pad, safe_line  # noqa: PLC0415 - help and completion need no text

    width = max((cell_len(safe_line(one.entries[0].date)) for one in found), default=0)
    for happening in found:
        first = happening.entries[0]
        told = _standing(first)
        yield f"{pad(safe_line(first.date), width)}  {safe_line(first.main)}{f' [{told}]' if told else ''}\n"
        for entry in happening.entries:
            own = f": {entry.main}" if entry.main != first.main else ""
            differs = [_standing(entry) or "no status"] if _standing(entry) != told else []
            marked = ", ".join(filter(None, (entry.marking, *differs)))
            about = f"{entry.path}:{entry.line}: {entry.key}{f' [{marked}]' if marked else ''}{own}"
            yield f"{' ' * width}    {safe_line(about)}\n"


def _standing(entry: Hit) -> str:
    """Whether an entry came about, is planned, ..., and whether it is a draft; empty where nothing is said."""
    return ", ".join(filter(None, (entry.kind, "DRAFT" if entry.draft else "")))


def _as_json(found: Sequence[Happening], left_out: Sequence[dict[str, Any]]) -> str:
    """Write the events as JSON in ASCII, where nothing needs to be made safe."""
    events = [
        {
            "date": one.entries[0].date or None,
            "text": one.entries[0].main,
            "status": one.entries[0].kind or None,
            "entries": [_entry(entry) for entry in one.entries],
        }
        for one in found
    ]
    return json.dumps({"version": VERSION, "events": events, "left_out": left_out}, indent=2) + "\n"


def _entry(entry: Hit) -> dict[str, Any]:
    return {
        "path": str(entry.path),
        "line": entry.line,
        "brief": entry.brief,
        "marking": entry.marking or None,
        "id": entry.key,
        "text": entry.main,
        "status": entry.kind or None,
        "source": entry.source or None,
        "paragraph": entry.at,
        "draft": entry.draft,
    }
