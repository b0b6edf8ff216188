"""`briefing sources`: the outlets that the briefs of a folder rest on, and the archives that prove nothing any more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.library import index_option, mention_problems, opened_library, problems_as_data
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.library.index import Library
    from briefing.library.index.merging import ArchiveProblem, Outlet

__all__ = ["tell_sources"]

VERSION = 1


@click.command(
    "sources",
    cls=BriefingCommand,
    examples=[
        ("briefing sources briefs/", "outlets by use, and what is wrong with archives"),
        ("briefing sources briefs/ --json", "as data"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@index_option
@color_option
@click.pass_obj
def tell_sources(report: Report, path: str | None, as_json: bool, index: str) -> int:
    """Tell which outlets the briefs of a folder rest on.

    Of each outlet, those with the most statements first: how many sources, briefs, statements and timeline entries, how
    it is graded, and which briefs rest on it alone. Then every archived text that has changed or cannot be read. Exits
    with 1 if there is such a text.
    """
    from briefing.library.index.merging import outlets_of  # noqa: PLC0415 - help and completion need no library

    with opened_library(path, report, index) as library:
        outlets = outlets_of(library)
        problems = _problems(library)
        if not library.place.exists():
            report.note("the archives were not looked at, since they lie with the briefs")
        if as_json:
            write_stdout(_as_json(outlets, problems, problems_as_data(library)))
        else:
            write_stdout("".join((*_outlets(outlets), *_archives(problems))))
        mention_problems(library, report)
    return ExitCode.FINDINGS if problems else ExitCode.GOOD


def _problems(library: Library) -> list[ArchiveProblem]:
    from briefing.cli.report import with_progress  # noqa: PLC0415 - likewise
    from briefing.library.index.merging import problems_of_archives  # noqa: PLC0415 - likewise

    if not library.place.exists():
        return []
    total = library.ask(lambda store: next(store.rows("SELECT count(*) FROM source WHERE archive != ''")))
    looked_at = with_progress(problems_of_archives(library), int(total[0]), "reading archives")
    return [problem for problem in looked_at if problem]


def _outlets(outlets: Sequence[Outlet]) -> Iterator[str]:
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    for outlet in outlets:
        counts = [
            count_of(outlet.statements, "statement"),
            *([count_of(outlet.entries, "timeline entry", "timeline entries")] if outlet.entries else []),
            f"{count_of(outlet.sources, 'source')} in {count_of(len(outlet.briefs), 'brief')}",
            _grades(outlet),
        ]
        yield f"{safe_line(outlet.name)}: {', '.join(counts)}\n"
        yield from (f"  alone in {safe_line(str(path))}\n" for path in outlet.alone)


def _grades(outlet: Outlet) -> str:
    grades = [f"{grade} ({number})" for grade, number in sorted(outlet.grades.items()) if grade]
    if len(grades) == 1 and len(outlet.grades) == 1:
        return f"graded {grades[0].partition(' ')[0]}"
    ungraded = outlet.grades.get("", 0)
    without = f"{ungraded} not graded" if grades and ungraded else "not graded" if ungraded else ""
    return ", ".join(filter(None, (f"graded {', '.join(grades)}" if grades else "", without)))


def _archives(problems: Sequence[ArchiveProblem]) -> Iterator[str]:
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    if problems:
        yield "\nARCHIVES\n"
    for problem in problems:
        yield f"  {safe_line(f'{problem.path}: {problem.source}: {problem.sentence}')}\n"


def _as_json(outlets: Sequence[Outlet], problems: Sequence[ArchiveProblem], left_out: Sequence[dict[str, Any]]) -> str:
    """Write the outlets as JSON in ASCII, where nothing needs to be made safe."""
    data = {
        "version": VERSION,
        "outlets": [
            {
                "name": outlet.name,
                "sources": outlet.sources,
                "statements": outlet.statements,
                "entries": outlet.entries,
                "grades": [{"grade": grade or None, "sources": number} for grade, number in outlet.grades.items()],
                "briefs": [str(path) for path in outlet.briefs],
                "alone": [str(path) for path in outlet.alone],
            }
            for outlet in outlets
        ],
        "archives": [
            {"path": str(one.path), "source": one.source, "kind": one.kind, "reason": one.sentence} for one in problems
        ],
        "left_out": left_out,
    }
    return json.dumps(data, indent=2) + "\n"
