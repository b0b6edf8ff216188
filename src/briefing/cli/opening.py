"""Opening a brief or a folder of them: the reader, or the same as text where no reader can be shown."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.report import ExitCode
from briefing.cli.streams import default_folder, is_folder, load_brief, mention_warnings, write_stdout
from briefing.cli.terminals import is_served, is_terminal, reader_fits

if TYPE_CHECKING:
    from briefing.cli.report import Report
    from briefing.files import BriefingFile

__all__ = ["open_path", "read"]

LARGE = 2_000_000
"""Bytes of a file from which on the reader starts first and loads it then."""


def open_path(
    path: str | None, report: Report, *, ascii_only: bool = False, no_pager: bool = False, read_only: bool = False
) -> int:
    """Open a brief, or a folder of briefs; without a path the folder where briefs are."""
    folder = default_folder() if path is None else Path(path)
    if is_served():
        _confine(folder)
    if path is None or is_folder(folder):
        return _read_folder(folder, report, ascii_only=ascii_only, read_only=read_only)
    if reader_fits() and _is_large(folder):
        return _run(folder, ascii_only=ascii_only, read_only=read_only)
    return read(load_brief(path), report, ascii_only=ascii_only, no_pager=no_pager, read_only=read_only)


def _confine(path: Path) -> None:
    """A visitor in a browser sees what was served, and nothing that links in it lead to."""
    from briefing.files.regular import confine  # noqa: PLC0415 - few are served

    try:
        confine(path)
    except (OSError, RuntimeError, ValueError) as error:
        from briefing.errors import BriefingFileError  # noqa: PLC0415 - rare

        raise BriefingFileError(str(path), "there is no such file") from error


def read(file: BriefingFile, report: Report, *, ascii_only: bool, no_pager: bool, read_only: bool = False) -> int:
    """Open a loaded brief in the reader; print it where that cannot be shown, without a pager where nobody watches."""
    if reader_fits():
        return _run(file, ascii_only=ascii_only, read_only=read_only)
    if is_terminal(sys.stdout):
        from briefing.cli.commands.show import print_brief  # noqa: PLC0415 - the reader needs no commands

        return print_brief(file, report, ascii_only=ascii_only, no_pager=no_pager)
    from briefing.export import export_text  # noqa: PLC0415 - help and completion need no model

    text = export_text(file, ascii_only=ascii_only)
    mention_warnings(file, report)
    write_stdout(text)
    return ExitCode.GOOD


def _is_large(path: Path) -> bool:
    """Whether a file takes so long to load that the reader should start before."""
    try:
        status = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size >= LARGE


def _read_folder(folder: Path, report: Report, *, ascii_only: bool, read_only: bool) -> int:
    if not reader_fits():
        from briefing.cli.commands.list import print_list  # noqa: PLC0415 - the reader needs no commands

        return print_list(folder, report, as_json=False)
    from briefing.library import find_briefs  # noqa: PLC0415 - likewise

    next(find_briefs(folder), None)  # an unreadable folder is reported before the screen is drawn
    return _run(folder, ascii_only=ascii_only, read_only=read_only)


def _run(target: BriefingFile | Path, *, ascii_only: bool, read_only: bool) -> int:
    from briefing.reader import run_reader  # noqa: PLC0415 - the only way to Textual

    # A browser draws with Unicode, whatever the locale of the machine that serves it.
    encoding = "utf-8" if is_served() else getattr(sys.__stderr__, "encoding", None) or ""
    colorless = bool(os.environ.get("NO_COLOR"))
    ascii_only = ascii_only or not encoding.lower().startswith("utf")
    return run_reader(target, ascii_only=ascii_only, markers=colorless, read_only=read_only)
