"""`briefing search`: words in all briefs of a folder."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.library import (
    hit_as_data,
    hit_line,
    hit_words,
    index_option,
    mention_problems,
    opened_library,
    problems_as_data,
)
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option, edtf_date
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout
from briefing.cli.terminals import is_terminal, terminal_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.library.index import Filters, Hit, Library

__all__ = ["search_briefs"]

VERSION = 1
KINDS = {
    **{kind: kind for kind in ("direct", "mixed", "indirect")},
    "quoted": "direct",
    "partial": "mixed",
    "reported": "indirect",
}
"""The kinds of statement, as the file and as the outputs call them."""
VERDICTS = {
    "verified": "verified",
    "not-found": "NOT FOUND",
    "not-quoted": "found, not as a quotation",
    "not-compared": "not compared",
    "passage-found": "passage found",
    "nothing-claimed": "nothing claimed",
}
MARKINGS = ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")
SECTIONS = (
    *("statements", "timeline", "tensions", "discrepancies", "assessments", "event", "gaps", "watch"),
    *("actors", "sources", "notes"),
)
HEADS = (
    *("path", "line", "brief", "title", "marking", "section", "id", "kind", "date", "speaker", "topic", "source"),
    *("paragraph", "verdict", "cautions", "draft", "text"),
)


class _Word(click.Choice[str]):
    """A choice of words, which may also be written as the outputs print them: 'NOT FOUND'."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the word for one of the choices."""
        plain = value.lower().removeprefix("found, ").removesuffix(" as a quotation").replace(" ", "-")
        return super().convert({"not": "not-quoted"}.get(plain, plain), param, ctx)


def _marking(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    plain = [value.upper().removeprefix("TLP:") for value in values]
    for value in plain:
        if value not in MARKINGS:
            raise click.BadParameter(f"'{value}' is not one of {', '.join(MARKINGS)}.")
    return tuple(f"TLP:{value}" for value in plain)


def _sections(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(part.strip() for value in values for part in value.split(","))
    for part in named:
        if part not in SECTIONS:
            raise click.BadParameter(f"'{part}' is not one of {', '.join(SECTIONS)}.")
    return named


@click.command(
    "search",
    cls=BriefingCommand,
    examples=[
        ('briefing search "night crew"', "in all briefs of briefs/"),
        ("briefing search 'strike NOT port' briefs/", "AND, OR, NOT, parentheses, beginnings: arbitrat*"),
        ("briefing search deadline --speaker Ferran", "what one person says of it"),
        ("briefing search 'NEAR(crew night, 3)' --json", "nearness; as data"),
    ],
)
@click.argument("words")
@click.argument("path", type=BriefPath(), required=False)
@click.option("--speaker", metavar="NAME", default="", help="Said by this actor, or its position: a name or an id.")
@click.option("--actor", metavar="NAME", default="", help="This actor has any part in it: a name or an id.")
@click.option("--source", metavar="SOURCE", default="", help="From this source: its id, outlet, title or address.")
@click.option(
    "--kind", type=_Word([*KINDS]), multiple=True, metavar="KIND", help="Statements that are direct, mixed or indirect."
)
@click.option(
    "--verdict",
    type=_Word([*VERDICTS]),
    multiple=True,
    metavar="VERDICT",
    help=f"Statements that are {', '.join(VERDICTS)}.",
)
@click.option("--since", metavar="DATE", callback=edtf_date, help="Of this date (EDTF) or later.")
@click.option("--until", metavar="DATE", callback=edtf_date, help="Of this date (EDTF) or earlier.")
@click.option("--tag", metavar="TAG", multiple=True, help="In briefs with this tag.")
@click.option("--marking", metavar="TLP", multiple=True, callback=_marking, help="In briefs with this marking: GREEN.")
@click.option(
    "--in",
    "sections",
    multiple=True,
    metavar="PART",
    callback=_sections,
    help=f"In this part of the briefs: {', '.join(SECTIONS)}.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The best N hits; by default all.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As a table for a spreadsheet.")
@index_option
@color_option
@click.pass_obj
def search_briefs(
    report: Report,
    /,
    words: str,
    path: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    index: str,
    **chosen: Any,
) -> int:
    """Find words in all briefs of a folder.

    PATH is a folder, searched with the folders in it, or one brief. WORDS are found whatever their case and accents, in
    any script; several of them stand anywhere in an item, in quotation marks beside each other. Empty WORDS ("") ask
    for everything that passes the options. Hits are told with their file and line, best first: words that stand
    together, then the newest. Exits with 1 if nothing is found.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    from briefing.library.index import parse_query, search  # noqa: PLC0415 - help and completion search nothing

    filters = _filters(**chosen)
    if not words.strip() and not filters.chooses:
        raise click.UsageError("Name words to look for, or an option that chooses.")
    query = parse_query(words) if words.strip() else None
    with opened_library(path, report, index) as library:
        hits, number = search(library, query, filters, limit)
        if as_json:
            write_stdout(_as_json(hits, number, words, library))
        elif as_csv:
            write_stdout(_as_csv(hits))
        else:
            write_stdout("".join(_lines(hits)))
        mention_problems(library, report)
        if not as_json and not as_csv and is_terminal(sys.stdout):
            _summarize(hits, number, library, report)
    return ExitCode.GOOD if hits else ExitCode.FINDINGS


def _filters(
    kind: Sequence[str],
    verdict: Sequence[str],
    since: str | None,
    until: str | None,
    tag: Sequence[str],
    **others: Any,
) -> Filters:
    from briefing.library.index import Filters, first_day, last_day  # noqa: PLC0415 - likewise

    return Filters(
        speaker=others["speaker"],
        actor=others["actor"],
        source=others["source"],
        kinds=tuple(KINDS[one] for one in kind),
        verdicts=tuple(VERDICTS[one] for one in verdict),
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        tags=tuple(tag),
        markings=others["marking"],
        sections=others["sections"],
    )


def _lines(hits: Sequence[Hit]) -> Iterator[str]:
    """A line for each hit in a pipe; on a terminal a heading for each brief, and its hits below."""
    if not is_terminal(sys.stdout):
        yield from (hit_line(hit) for hit in hits)
        return
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(str(hit.path), []).append(hit)
    for number, group in enumerate(groups.values()):
        yield "\n" if number else ""
        yield from _block(group, terminal_columns())


def _block(hits: Sequence[Hit], width: int) -> Iterator[str]:
    from briefing.text import safe_line, wrap  # noqa: PLC0415 - likewise

    first = hits[0]
    head = " ".join(filter(None, (first.title, f"({first.marking})" if first.marking else "")))
    yield f"{safe_line(head)}\n{safe_line(str(first.path))}\n"
    for hit in hits:
        about = ", ".join(filter(None, (hit.date, hit.speaker, *hit.told)))
        yield f"  {hit.line}: {safe_line(f'{hit.key}  {about}')}\n"
        for line in wrap(safe_line(hit_words(hit)), max(width - 6, 20)):
            yield f"      {line}\n"


def _summarize(hits: Sequence[Hit], number: int, library: Library, report: Report) -> None:
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    briefs = len({hit.path for hit in hits})
    shown = f"the best {len(hits)} of " if len(hits) < number else ""
    among = f"{briefs} of " if hits else ""
    report.note(f"{shown}{count_of(number, 'hit')} in {among}{count_of(library.count(), 'brief')}")


def _as_json(hits: Sequence[Hit], number: int, words: str, library: Library) -> str:
    """Write the hits as JSON in ASCII, where nothing needs to be made safe."""
    data = {
        "version": VERSION,
        "query": words,
        "found": number,
        "hits": [hit_as_data(hit) for hit in hits],
        "left_out": problems_as_data(library),
    }
    return json.dumps(data, indent=2) + "\n"


def _as_csv(hits: Iterable[Hit]) -> str:
    from briefing.export.csv_tables import csv_table  # noqa: PLC0415 - likewise

    data = ({**hit_as_data(hit), "cautions": "; ".join(hit.cautions), "draft": int(hit.draft)} for hit in hits)
    return csv_table(HEADS, [[row[head] for head in HEADS] for row in data])
