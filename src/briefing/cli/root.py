"""The program as click has it: its options, its commands, its help."""

from __future__ import annotations

import click

from briefing.cli.group import BriefingGroup
from briefing.cli.parameters import color_option
from briefing.cli.streams import write_stdout

__all__ = ["briefing"]


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from briefing import __version__  # noqa: PLC0415 - read when asked for

        write_stdout(f"briefing {__version__}\n")
        ctx.exit()


@click.group(
    cls=BriefingGroup,
    invoke_without_command=True,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    examples=[
        ("briefing demo", "a first look"),
        ("briefing briefs/", "choose a brief of a folder"),
        ("briefing briefs/harbour-strike.yaml", "read one"),
        ("briefing export brief.yaml > brief.txt", "hand it over as plain text"),
    ],
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@color_option
@click.pass_context
def briefing(ctx: click.Context) -> int | None:
    """Read, prove and hand over event briefs.

    PATH is a brief (YAML, JSON or TOML) or a folder of briefs, opened in the reader; without it, the folder briefs/,
    else the folder you are in. Where there is no terminal to draw on, with TERM=dumb or BRIEFING_PLAIN=1, the brief
    is printed as text instead. A path that is named like a command is written ./show.

    Exit codes: 0 good, 1 findings or an invalid brief, 2 wrong usage or an unreadable file, 130 interrupted.
    """
    if ctx.invoked_subcommand is not None:
        return None
    from briefing.cli.commands.open import open_brief  # noqa: PLC0415 - a command is imported when it is called

    code: int = ctx.invoke(open_brief)
    return code
