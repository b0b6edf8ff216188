"""The entry point: calls the command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import gc
import os
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NoReturn

import click

from briefing.cli.group import BriefingGroup
from briefing.cli.parameters import color_option
from briefing.cli.report import ExitCode, Report, exit_code_for
from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["main"]

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""New objects until Python looks for cycles; its own 700 are meant for programs that run long and import little."""


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


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the program and end the process.

    Args:
        argv: The arguments without the program's name; those of the process where it is None.
    """
    # While modules are imported the cycle collector finds nothing, and takes a sixth of the time to start.
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    # Pydantic would read the metadata of every package that is installed, to find plugins that change how models check.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    report = Report()
    with _Ending(report):
        raise SystemExit(_call(argv, report))


def _call(argv: list[str] | None, report: Report) -> int:
    if os.environ.get("_BRIEFING_COMPLETE"):
        from briefing.cli.completion import register  # noqa: PLC0415 - only a shell asks

        register()
    try:
        code = briefing.main(argv, prog_name="briefing", standalone_mode=False, obj=report)
    except click.UsageError as error:
        report.usage(error)
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    return int(code or ExitCode.GOOD)


class _Ending(AbstractContextManager[None]):
    """Turns whatever ends a run into a message and an exit code.

    What a user can cause is told as such. Any other exception is a bug: it is owned up to in a sentence that says whom
    to tell, and has an exit code of its own.
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(ExitCode.INTERRUPTED) from None
        if isinstance(error, Exception):
            raise SystemExit(self._tell(error)) from None

    def _tell(self, error: Exception) -> ExitCode:
        from briefing.errors import BriefingError  # noqa: PLC0415 - only a failure needs it

        if isinstance(error, BriefingError):
            self._report.error(error)
            return exit_code_for(error)
        self._report.bug(error)
        return ExitCode.BUG
