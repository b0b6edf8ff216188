"""The program as click has it: its options, its commands, its help; it opens the reader where no command is named."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from briefing.cli.commands import COMMANDS
from briefing.cli.parameters import (
    BRIEF_TYPE,
    BriefingCommand,
    BriefPath,
    WithExamples,
    ascii_option,
    color_option,
    pager_option,
)
from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from briefing.cli.commands import LazyCommand
    from briefing.cli.report import Report

__all__ = ["BriefingGroup", "briefing", "open_brief"]

ENVIRONMENT = [
    ("BRIEFING_PLAIN=1", "text instead of the reader"),
    ("BRIEFING_PAGER, PAGER", "the pager of 'briefing show'"),
    ("BRIEFING_INDEX", "the index on a server: postgresql://host/database"),
    ("NO_COLOR, FORCE_COLOR", "no colours; colours even in a pipe"),
    ("BRIEFING_DEBUG=1", "show the traceback of a bug"),
]
"""The variables a user can set, as the help lists them."""


@click.command(
    "open",
    cls=BriefingCommand,
    examples=[
        ("briefing briefs/harbour-strike.yaml", "open a brief in the reader"),
        ("briefing briefs/", "choose a brief of a folder"),
        ("briefing brief.yaml > brief.txt", "print it, as 'briefing export' does"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@ascii_option
@pager_option
@click.option("--read-only", is_flag=True, help="Edit nothing, write no files, open no pages.")
@color_option
@click.pass_obj
def open_brief(report: Report, path: str | None, ascii_only: bool, no_pager: bool, read_only: bool) -> int:
    """Open a brief, or a folder of briefs, in the reader."""
    from briefing.cli.opening import open_path  # noqa: PLC0415 - help and version open nothing

    return open_path(path, report, ascii_only=ascii_only, no_pager=no_pager, read_only=read_only)


class BriefingGroup(WithExamples, click.Group):
    """Calls a command by its name, and opens the reader on anything else."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        return _import(COMMANDS[cmd_name]) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep a `--` for the reader, so that what follows it is a path even where it is named like a command."""
        place = args.index("--") if "--" in args else len(args)
        if place < len(args) and not COMMANDS.keys() & set(args[:place]):
            args = [*args[:place], "--", *args[place:]]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; any other word is a path or an option of the reader, unless it looks like a typo."""
        word = args[0]
        if word in COMMANDS:
            return super().resolve_command(ctx, args)
        if not ctx.resilient_parsing and not _can_be_path(word):
            raise click.UsageError(_no_such_command(word), ctx)
        return "", open_brief, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands, options, and whatever the reader can open."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell asks

        commands = [
            CompletionItem(name, help=command.summary)
            for name, command in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*commands, *options, CompletionItem(incomplete, type=BRIEF_TYPE)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways of calling the program."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [PATH]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix=" " * len("Usage: "))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the examples, and what the program takes from its environment."""
        super().format_epilog(ctx, formatter)
        with formatter.section("Environment"):
            formatter.write_dl(ENVIRONMENT)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])


def _import(command: LazyCommand) -> click.Command:
    module, attribute = command.place.split(":")
    found = getattr(import_module(module), attribute)
    if not isinstance(found, click.Command):
        raise TypeError(f"{command.place} is no command")
    return found


def _no_such_command(word: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a typo needs it

    near = get_close_matches(word.lower(), COMMANDS)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return f"'{word}' is neither a command nor a file.{meant}"


def _can_be_path(word: str) -> bool:
    """Whether a word is an option, a path that exists, or written as only a path is."""
    if not word or word.startswith("-"):
        return True
    return os.path.lexists(word) or "." in word or "/" in word or os.sep in word


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
    is printed as text instead. A path with the name of a command is written ./show.

    Exit codes: 0 good, 1 findings or an invalid brief, 2 wrong usage or an unreadable file, 130 interrupted.
    """
    if ctx.invoked_subcommand is not None:
        return None
    code: int = ctx.invoke(open_brief)
    return code
