"""What the commands share: examples in their help, arguments and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from briefing.cli.report import Report

__all__ = [
    "BRIEF",
    "BRIEF_TYPE",
    "MAX_WIDTH",
    "MIN_WIDTH",
    "OUTPUT",
    "BriefPath",
    "BriefingCommand",
    "OutputPath",
    "WithExamples",
    "ascii_option",
    "brief_output_option",
    "color_option",
    "edtf_date",
    "force_option",
    "language_tag",
    "pager_option",
    "title_line",
    "width_option",
]

EXAMPLE_WIDTH = 46
MIN_WIDTH = 40
MAX_WIDTH = 200
BRIEF_TYPE = "brief"
"""The type of a completion that the shell fills with brief files and folders (see `commands/completion.py`)."""

_Function = TypeVar("_Function", bound="Callable[..., Any]")

if TYPE_CHECKING:
    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType


class WithExamples(click.Command):
    """A command whose help ends in examples.

    Args:
        examples: Command lines, each with what it does.
    """

    def __init__(self, *args: Any, examples: Sequence[tuple[str, str]] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = tuple(examples)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Print the help as all data is printed: as UTF-8, and quietly if the pipe is closed."""
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


class BriefPath(_TextType):
    """The path of a brief, or `-`; the loader says best whether it can be read."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what cannot be a path at all."""
        if not value:
            self.fail("the name of the file is empty.", param, ctx)
        if "\0" in value:
            self.fail("a file name cannot contain a NUL character.", param, ctx)
        return value

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave the names to the shell, which knows how to quote them."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell asks

        return [CompletionItem(incomplete, type=BRIEF_TYPE)]


class OutputPath(BriefPath):
    """Where a file is to be written, or `-`."""

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer every file and folder."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell asks

        return [CompletionItem(incomplete, type="file")]


OUTPUT = OutputPath()
BRIEF = BriefPath()


def title_line(value: str, shown: str) -> str:
    """Read a title: text on one line.

    Args:
        value: What was given.
        shown: What messages call the place where it was given.
    """
    title = " ".join(value.split())
    if not title:
        raise click.BadParameter("it is empty.", param_hint=shown)
    from briefing.model.base import NOTHING_SHOWN  # noqa: PLC0415 - help and completion need no model

    if not title.strip(NOTHING_SHOWN):
        raise click.BadParameter("it has invisible characters alone.", param_hint=shown)
    try:
        title.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not valid UTF-8.", param_hint=shown) from None
    return title


def edtf_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read a date of EDTF."""
    from briefing.edtf import EdtfError, parse_edtf  # noqa: PLC0415 - help and completion need no model

    try:
        return parse_edtf(value).text if value is not None else None
    except EdtfError as error:
        raise click.BadParameter(f"{error}.") from error


def language_tag(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read the tag of a language."""
    if value is None:
        return None
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - help and completion need no model

    from briefing.model.base import LanguageTag  # noqa: PLC0415 - likewise

    try:
        tag: str = TypeAdapter(LanguageTag).validate_python(value)
    except ValidationError as error:
        raise click.BadParameter(f"{error.errors()[0]['msg']}.") from error
    return tag


def must_be_yaml(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse an output whose name is that of another form: a new brief has comments."""
    if value is not None and value.lower().endswith((".json", ".toml")):
        raise click.BadParameter("the new brief is written in YAML: name it .yaml.")
    return value


def _remember_color(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        report: Report | None = ctx.find_root().obj
        if report is not None:
            report.color = value


def color_option(command: _Function) -> _Function:
    """Add `--color`: when messages are coloured; the data on standard output never is."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        expose_value=False,
        is_eager=True,
        callback=_remember_color,
        help="Colour messages: on a terminal (auto), always, or never.",
    )(command)


def ascii_option(command: _Function) -> _Function:
    """Add `--ascii`."""
    return click.option(
        "--ascii", "ascii_only", is_flag=True, help="ASCII only: accents, quotation marks and dashes are rewritten."
    )(command)


def pager_option(command: _Function) -> _Function:
    """Add `--no-pager`."""
    return click.option("--no-pager", is_flag=True, help="Print at once, even on a terminal.")(command)


def width_option(default: str) -> Callable[[_Function], _Function]:
    """Add `--width`.

    Args:
        default: The default width, in words.
    """
    return click.option(
        "--width",
        type=click.IntRange(MIN_WIDTH, MAX_WIDTH),
        metavar="N",
        help=f"Cells per line; by default {default}.",
    )


def brief_output_option(command: _Function) -> _Function:
    """Add `--output` of the commands that write a brief."""
    return click.option(
        "-o",
        "--output",
        type=OUTPUT,
        metavar="OUT",
        callback=must_be_yaml,
        help="The file, or the folder to put it in; - for standard output.",
    )(command)


def force_option(command: _Function) -> _Function:
    """Add `--force`."""
    return click.option("--force", is_flag=True, help="Replace the file if it is there.")(command)
