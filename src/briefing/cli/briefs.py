"""Briefs as the commands name them: a path, a folder, or `-` for standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.streams import standard_input

if TYPE_CHECKING:
    from briefing.cli.report import Report
    from briefing.files import BriefingFile

__all__ = ["STDIN", "default_folder", "is_folder", "load_brief", "mention_warnings"]

STDIN = "-"


def load_brief(path: str) -> BriefingFile:
    """Load a brief from a file, or from standard input; raises BriefingError."""
    from briefing.files import load, load_stream  # noqa: PLC0415 - help and completion need no model

    return load_stream(standard_input()) if path == STDIN else load(path)


def mention_warnings(file: BriefingFile, report: Report) -> None:
    """Say that a brief that is good enough to print has findings all the same, and who tells them."""
    if file.warnings:
        from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

        findings = count_of(len(file.warnings), "warning")
        report.problem(f"{findings}; see 'briefing check'", where=file.name)


def default_folder() -> Path:
    """Where the briefs are if nobody says: in `briefs`, else in the folder the program was started in."""
    briefs = Path("briefs")
    return briefs if is_folder(briefs) else Path()


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder; not where nobody can tell, as with a name that is too long."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False
