"""`briefing lsp`: the language server, which editors start."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO

import click

from briefing.cli.parameters import BriefingCommand
from briefing.cli.report import ExitCode
from briefing.cli.streams import standard_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.cli.report import Report

__all__ = ["lsp"]


@click.command(
    "lsp",
    cls=BriefingCommand,
    examples=[
        ("briefing lsp", "what an editor is told to start; see docs/editors.md"),
    ],
)
@click.option("--stdio", is_flag=True, help="What is done in any case; some editors give this option to each server.")
@click.pass_obj
def lsp(report: Report, stdio: bool) -> int:  # noqa: ARG001 - the protocol's own option changes nothing
    """Talk to an editor about the briefs that are open in it.

    An editor starts this and speaks the Language Server Protocol with it, over standard input and output. It tells what
    is wrong while a brief is written, completes and explains, and renames and mends. How to set up Neovim, Helix,
    VS Code, Emacs and Kate is in docs/editors.md. Needs the extra 'lsp'.

    Exits with 0 where the editor ended it, and with 1 where it was cut off.
    """
    from briefing.export.extras import MissingExtraError, needs_extra  # noqa: PLC0415 - help needs no model

    if find_spec("pygls") is None:
        raise MissingExtraError(*EXTRA)
    source = standard_input()
    if source.isatty():
        report.problem(
            "a language server talks to an editor, not to a person: have your editor start it",
            where="briefing lsp",
            hint="how to set it up is in docs/editors.md; 'briefing check FILE' says here what is wrong with a brief",
        )
        return ExitCode.USAGE
    with _protocol_alone() as target, _ended_by_ctrl_c():
        with needs_extra(*EXTRA):
            from briefing.lsp.server import serve  # noqa: PLC0415 - an extra, and slow to import
        ended = serve(source, target)
    if ended:
        return ExitCode.GOOD
    report.problem("the editor is gone, and did not say that it ends", where="briefing lsp")
    return ExitCode.FINDINGS


EXTRA = ("lsp", "The language server")


@contextmanager
def _protocol_alone() -> Iterator[BinaryIO]:
    """Standard output for the protocol; whatever else is printed meanwhile goes to standard error, or nowhere."""
    before, target = os.dup(1), os.fdopen(os.dup(1), "wb")
    if sys.stderr is not None:
        os.dup2(2, 1)
    else:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    try:
        yield target
    finally:
        os.dup2(before, 1)
        os.close(before)
        # An editor that is gone takes no last words.
        with suppress(OSError):
            target.close()


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Ctrl+C ends the process at once: the thread that waits for the next message would keep it waiting as well."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
