"""The program's commands by name; a command's module is imported when it is called."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from briefing.cli.command import WithExamples
from briefing.cli.parameters import BRIEF_TYPE
from briefing.cli.table import COMMANDS, OPEN

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from briefing.cli.table import LazyCommand

__all__ = ["BriefingGroup"]


ENVIRONMENT = [
    ("BRIEFING_PLAIN=1", "text instead of the reader"),
    ("BRIEFING_PAGER, PAGER", "the pager of 'briefing show'"),
    ("NO_COLOR, FORCE_COLOR", "no colours; colours even in a pipe"),
    ("BRIEFING_DEBUG=1", "the traceback of a bug"),
]
"""The variables a user can set, as the help tells them."""


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
        """Find the command; what names none is a path or an option of the reader, unless it looks like a slip."""
        word = args[0]
        if word in COMMANDS:
            return super().resolve_command(ctx, args)
        if not ctx.resilient_parsing and not _can_be_path(word):
            raise click.UsageError(_no_such_command(word), ctx)
        return "", _import(OPEN), args

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
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    near = get_close_matches(word.lower(), COMMANDS)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return f"'{word}' is neither a command nor a file.{meant}"


def _can_be_path(word: str) -> bool:
    """Whether a word is an option, a path that exists, or written as only a path is."""
    if not word or word.startswith("-"):
        return True
    return os.path.lexists(word) or "." in word or "/" in word or os.sep in word
