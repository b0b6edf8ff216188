"""What every command of the program has: examples in its help, and help that survives any pipe and locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BriefingCommand", "WithExamples"]

EXAMPLE_WIDTH = 46


class WithExamples(click.Command):
    """A command whose help ends in examples.

    Args:
        examples: Command lines, each with what it does.
    """

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = tuple(examples)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Print the help as all data is printed: as UTF-8, and without a word to a closed pipe."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _print_help
        return option

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the examples."""
        with formatter.section("Examples"):
            formatter.write_dl(list(self.examples), col_max=EXAMPLE_WIDTH)


class BriefingCommand(WithExamples):
    """One command of the program."""


def _print_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(ctx.get_help() + "\n")
        ctx.exit()
