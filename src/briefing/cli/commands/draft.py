"""`briefing draft`: a brief proposed from reports, and proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import (
    BriefingCommand,
    OutputPath,
    brief_output_option,
    color_option,
    edtf_date,
    force_option,
    language_tag,
    title_line,
)
from briefing.cli.taking import Taker

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["TIMEOUT", "draft_brief"]

TIMEOUT = 300
"""Seconds that another program may take by default."""


@click.command(
    "draft",
    cls=BriefingCommand,
    examples=[
        ("briefing draft page.html", "a brief named after the headline, to be corrected"),
        ("briefing draft https://wire.example.org/port -o port.yaml", "of a page from the web"),
        ("briefing draft page.html minutes.txt -o port.yaml", "of several reports of one event"),
        ("briefing draft page.html --with 'python3 ask.py'", "statements from a program of your own"),
    ],
)
@click.argument("reports", type=OutputPath(), nargs=-1, required=True, metavar="URL|FILE|-...")
@brief_output_option
@click.option(
    "--title",
    metavar="TITLE",
    callback=lambda _context, _option, value: None if value is None else title_line(value, "'--title'"),
    help="The title; by default the headline of the first report.",
)
@click.option(
    "--published",
    metavar="DATE",
    callback=edtf_date,
    help="The day, as 2024-03-07, on which a report was published that does not say it; days are counted from it.",
)
@click.option(
    "--language",
    metavar="TAG",
    callback=language_tag,
    help="The language, as fr or pt-BR, of a report that does not say it.",
)
@click.option("--with", "command", metavar="COMMAND", help="Ask this program for the statements; no shell reads it.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=86_400),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long that program may take.",
)
@click.option("--allow-short", is_flag=True, help="Take a report of fewer than 60 words as well.")
@click.option("--allow-local", is_flag=True, help="Fetch addresses of the local network, too.")
@force_option
@color_option
@click.pass_obj
def draft_brief(
    report: Report,
    reports: tuple[str, ...],
    output: str | None,
    title: str | None,
    published: str | None,
    language: str | None,
    command: str | None,
    timeout: float,
    allow_short: bool,
    allow_local: bool,
    force: bool,
) -> int:
    """Propose a brief from reports: to be corrected, not typed.

    A report is anything that 'briefing capture' takes; it is captured beside the brief. Statements, actors and dates
    are proposed with their places, each marked as a draft; what is not sure is a comment. The draft is proved before
    it is written: it has no quotation that 'briefing check' does not find.

    Exits with 1 if something that the program of --with proposed is not in it, with 2 if there is no draft.
    """
    from briefing.cli.drafting import Drafter, Wishes  # noqa: PLC0415 - help and completion need none of it

    drafter = Drafter(report, Taker(report, allow_short=allow_short, allow_local=allow_local), output, force=force)
    return drafter.draft(reports, Wishes(title, published, language, command, timeout))
