"""The entry point: call the command, and turn whatever ends it into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import AbstractContextManager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

from briefing.cli.commands import COMMANDS
from briefing.cli.report import ExitCode, Report, exit_code_for

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["main"]

OBJECTS_BETWEEN_COLLECTIONS = 500_000
"""New objects until Python looks for cycles; its own 700 are meant for programs that run long and import little."""


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the program and end the process.

    Args:
        argv: The arguments without the program's name; those of the process where it is None.
    """
    # While modules are imported the cycle collector finds nothing, and takes a sixth of the time to start.
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    _leave_plugins_out()
    report = Report()
    try:
        _end_with(argv, report)
    except SystemExit as end:
        if argv is None:
            _end_at_once_beside_threads(end.code)
        raise


def _leave_plugins_out() -> None:
    """Have Pydantic look for no plugins that change how models check, in the metadata of every package installed.

    What looks for them would import a reader of such metadata, and of mail, though it is told not to look: it is left
    out. A Pydantic that has it elsewhere does without the time saved.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__":
        looks_for_none = ModuleType("pydantic.plugin._loader")
        vars(looks_for_none)["get_plugins"] = tuple
        sys.modules.setdefault(looks_for_none.__name__, looks_for_none)


def _end_with(argv: list[str] | None, report: Report) -> NoReturn:
    with _Ending(report):
        raise SystemExit(_call(argv, report))


def _end_at_once_beside_threads(code: object) -> None:
    """End the process here if a thread still works, as one does beside a reader that was quit.

    Python would stop such a thread where it next waits for its turn. Inside Pydantic that is in the midst of Rust,
    which aborts: the process would end by a signal, one time in two.
    """
    threading = sys.modules.get("threading")
    if threading is not None and any(thread.daemon for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code if isinstance(code, int) else ExitCode.BUG)


def _call(argv: list[str] | None, report: Report) -> int:
    words = sys.argv[1:] if argv is None else argv
    asked_by_shell = "_BRIEFING_COMPLETE" in os.environ
    if not asked_by_shell and _is_only_a_path(words):
        from briefing.cli.opening import open_path  # noqa: PLC0415 - only where it is called for

        return open_path(words[0] if words else None, report)
    return _call_command(words, report, asked_by_shell=asked_by_shell)


def _is_only_a_path(words: list[str]) -> bool:
    """Whether the command line is only a path, as it mostly is: that needs no parser of options."""
    if len(words) != 1:
        return not words
    word = words[0]
    return word not in COMMANDS and not word.startswith("-") and os.path.lexists(word)


def _call_command(words: list[str], report: Report, *, asked_by_shell: bool) -> int:
    import click  # noqa: PLC0415 - opening a brief can do without the hundredth of a second

    from briefing.cli.program import briefing  # noqa: PLC0415 - likewise

    if asked_by_shell:
        from briefing.cli.commands.completion import register  # noqa: PLC0415 - only a shell asks

        register()
    try:
        code = briefing.main(words, prog_name="briefing", standalone_mode=False, obj=report)
    except click.UsageError as error:
        report.usage(error)
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    return int(code or ExitCode.GOOD)


class _Ending(AbstractContextManager[None]):
    """Turns whatever ends a run into a message and an exit code.

    What a user can cause is reported as such. Any other exception is a bug: a sentence says so and whom to tell, and it
    has an exit code of its own.
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
