"""Saves the brief as plain text, as `briefing export` would."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export import export_text
from briefing.files import write_file

if TYPE_CHECKING:
    from briefing.files import BriefingFile

__all__ = ["save_brief", "suggested_path"]


def suggested_path(file: BriefingFile) -> Path:
    """The name that is offered: the brief's id, in the folder the reader was started in."""
    return Path(f"{file.id}.txt")


def save_brief(file: BriefingFile, path: Path, *, replace: bool) -> str:
    """Write the plain-text brief and say what was done; raises BriefingFileError where it cannot be written."""
    target = path / suggested_path(file) if path.is_dir() else path
    write_file(target, export_text(file).encode(), force=replace)
    return f"Saved {target}"
