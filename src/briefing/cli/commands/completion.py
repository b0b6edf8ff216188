"""`briefing completion`: a script that makes a shell complete commands, options and briefs."""

from __future__ import annotations

import click

from briefing.cli.command import BriefingCommand
from briefing.cli.parameters import color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout

__all__ = ["completion"]


@click.command(
    "completion",
    cls=BriefingCommand,
    examples=[
        ('eval "$(briefing completion bash)"', "a line for ~/.bashrc"),
        ('eval "$(briefing completion zsh)"', "a line for ~/.zshrc, after compinit"),
        ("briefing completion fish | source", "a line for ~/.config/fish/config.fish"),
    ],
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@color_option
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print the completion script of a shell.

    It completes commands, options and brief files.
    """
    from briefing.cli.completion import SHELLS  # noqa: PLC0415 - slow to import

    program = ctx.find_root().command
    write_stdout(SHELLS[shell](program, {}, "briefing", "_BRIEFING_COMPLETE").source())
    return ExitCode.GOOD
