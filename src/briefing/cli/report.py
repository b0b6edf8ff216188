"""Everything that is written to standard error, and the exit codes."""

from __future__ import annotations

import os
import sys
import time
from enum import IntEnum
from typing import TYPE_CHECKING, TypeVar

from briefing.cli.terminals import discard, is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

    from briefing.errors import BriefingError, Diagnostic

__all__ = ["ExitCode", "Report", "exit_code_for", "with_progress"]


Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before a progress bar is shown."""


class ExitCode(IntEnum):
    """What the program ends with."""

    GOOD = 0
    FINDINGS = 1
    """Findings, or a brief that is not valid."""
    USAGE = 2
    """Wrong usage, or a file that cannot be read or written."""
    BUG = 70
    """An error of the program itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl+C: 128 and the number of SIGINT, as shells have it."""


def exit_code_for(error: BriefingError) -> ExitCode:
    """A brief that is not valid is a finding; anything else a user can cause concerns the file or the usage."""
    from briefing.errors import BriefingInvalidError  # noqa: PLC0415 - only a failure needs it

    return ExitCode.FINDINGS if isinstance(error, BriefingInvalidError) else ExitCode.USAGE


class Report:
    """The one writer of standard error. Standard output is flushed whenever it is written, so the two read in order.

    Attributes:
        color: What `--color` says: 'auto', 'always' or 'never'.
    """

    def __init__(self) -> None:
        self.color = "auto"

    def note(self, text: str) -> None:
        """Say what was done, or what comes next."""
        from briefing.text import safe_text  # noqa: PLC0415 - nothing is said on most runs

        self._write(f"{safe_text(text)}\n")

    def problem(self, text: str, *, where: str = "briefing", hint: str = "") -> None:
        """Say in a sentence what failed and why, and what would be right."""
        from briefing.text import safe_line  # noqa: PLC0415 - nothing is said on most runs

        self._write(f"{safe_line(where)}: {safe_line(text)}\n" + (f"{safe_line(hint)}\n" if hint else ""))

    def diagnostics(self, findings: Iterable[Diagnostic]) -> None:
        """Print findings with their lines and carets."""
        from briefing.check.reporters import format_diagnostics  # noqa: PLC0415 - nothing is found on most runs

        self._write(format_diagnostics(findings, color=self.colored))

    def error(self, error: BriefingError) -> None:
        """Print what a user caused, with all its findings."""
        from briefing.errors import BriefingFileError, BriefingInvalidError  # noqa: PLC0415 - only a failure needs it

        if isinstance(error, BriefingInvalidError):
            self.diagnostics(error.diagnostics)
        elif isinstance(error, BriefingFileError):
            self.diagnostics([error.diagnostic])
        else:
            self.problem(str(error))

    def usage(self, error: click.UsageError) -> None:
        """Say what is wrong with the command line, and where its help is."""
        where = error.ctx.command_path.strip() if error.ctx else "briefing"
        self.problem(error.format_message(), where=where, hint=f"Try '{where} --help'.")

    def bug(self, error: Exception) -> None:
        """Own up to a bug of the program; its traceback is shown on request."""
        from traceback import format_exception  # noqa: PLC0415 - rare, and slow to import

        from briefing.text import safe_text, truncate  # noqa: PLC0415 - nothing is said on most runs

        cause = truncate(" ".join(f"{type(error).__name__}: {error}".split()), 200)
        self.problem(f"this is a bug in the program, not a mistake of yours ({cause}).")
        if os.environ.get("BRIEFING_DEBUG", "") not in {"", "0"}:
            self._write(safe_text("".join(format_exception(error))))
        self.note("Report it where you got the program from, with the file if you can;")
        self.note("run it with BRIEFING_DEBUG=1 for the traceback.")

    @property
    def colored(self) -> bool:
        """Whether standard error takes colours: `--color`, then NO_COLOR, then FORCE_COLOR, then the terminal."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"

    def _write(self, text: str) -> None:
        stream = sys.stderr
        if stream is None or not text:
            return
        encoding = stream.encoding or "utf-8"
        try:
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            stream.flush()
        except (OSError, ValueError):
            discard(stream)


def with_progress(items: Iterable[Item], total: int, words: str) -> Iterator[Item]:
    """Pass items on, with a progress bar on a terminal's standard error once it has taken a while.

    Args:
        items: What is worked on, made one by one.
        total: How many there will be.
        words: What is done: 'checking'.
    """
    source = iter(items)
    started = time.monotonic()
    done = 0
    quiet = not is_terminal(sys.stderr)
    for item in source:
        done += 1
        yield item
        if not quiet and time.monotonic() - started > PATIENCE:
            break
    yield from _with_bar(source, done, total, words) if done < total else ()


def _with_bar(items: Iterator[Item], done: int, total: int, words: str) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415 - most runs are over before
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total, completed=done)
        for item in items:
            bar.advance(task)
            yield item
