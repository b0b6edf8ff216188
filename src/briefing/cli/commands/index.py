"""`briefing index`: the index of a library, brought up to date before it is asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from briefing.cli.library import index_option, mention_problems, opened_library, spread_index
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from briefing.cli.report import Report
    from briefing.library.index import Library

__all__ = ["index_briefs"]

MARKINGS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


@click.command(
    "index",
    cls=BriefingCommand,
    examples=[
        ("briefing index briefs/", "read what is new or changed"),
        ("briefing index --verdicts briefs/", "prove every statement as well"),
        ("briefing index --index postgresql://db/desk briefs/", "keep it on a server, for others to ask"),
    ],
)
@click.argument("paths", type=BriefPath(), nargs=-1, required=True, metavar="PATH...")
@click.option("--verdicts", is_flag=True, help="Prove every statement as well, so that no search has to.")
@index_option
@click.option(
    "--shard",
    "shards",
    metavar="URL",
    multiple=True,
    help="Once, when the index is made: have its briefs lie on this server and on others that are named so.",
)
@click.option("--grant-reader", metavar="ROLE", help="Let this role of the server read the index, and not write it.")
@click.option(
    "--up-to",
    type=click.Choice(MARKINGS),
    help="Show that role briefs up to this marking. Without it, it sees all, also what has no marking.",
)
@color_option
@click.pass_obj
def index_briefs(
    report: Report,
    paths: tuple[str, ...],
    verdicts: bool,
    index: str,
    shards: tuple[str, ...],
    grant_reader: str | None,
    up_to: str | None,
) -> int:
    """Bring the index of a folder up to date.

    Each PATH is a library with an index of its own. Every command that asks a library does so by itself; this one does
    it beforehand. The index lies in your folder of caches, never beside the briefs, and may be deleted at any time; or
    on a server of PostgreSQL, where it is kept from the folder that was indexed first. It holds the words of the
    briefs, whatever their marking. Exits with 1 if a brief does not load.
    """
    if (grant_reader or up_to) and not (index and grant_reader):
        raise click.UsageError("--up-to goes with --grant-reader, and that with --index.")
    if shards:
        if not index:
            raise click.UsageError("--shard goes with --index, the server that is asked.")
        spread_index(index, shards)
    problems = False
    for path in paths:
        started = time.monotonic()
        with opened_library(path, report, index) as library:
            if library.stale:
                return ExitCode.USAGE
            if grant_reader:
                _let_in(library, grant_reader, up_to, report)
            if verdicts:
                _prove(library)
            mention_problems(library, report)
            problems = problems or bool(library.problems() or library.unreadable)
            _tell(path, library, time.monotonic() - started, report)
    return ExitCode.FINDINGS if problems else ExitCode.GOOD


def _let_in(library: Library, role: str, marking: str | None, report: Report) -> None:
    from briefing.library.index.postgres import PostgresStore  # noqa: PLC0415 - few libraries are on a server

    if isinstance(library.store, PostgresStore):
        library.store.grant_reader(role, f"TLP:{marking or 'RED'}")
        seen = f"what is marked up to TLP:{marking}" if marking and marking != "RED" else "every brief"
        report.note(f"{role} may read {library.store.place}, and sees {seen}")


def _prove(library: Library) -> None:
    from briefing.cli.report import with_progress  # noqa: PLC0415 - help and completion prove nothing
    from briefing.library.index import prove_all  # noqa: PLC0415 - likewise

    for _ in with_progress(prove_all(library), library.count(), "proving"):
        pass


def _tell(path: str, library: Library, seconds: float, report: Report) -> None:
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    place = library.store.place
    where = f"; the index is {place}" if place else ""
    read = f", {library.read} of them read in {seconds:.1f} s" if library.read else ", nothing changed"
    report.note(f"{path}: {count_of(library.count(), 'brief')}{read}{where}")
