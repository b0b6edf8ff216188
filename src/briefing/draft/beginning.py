"""A brief that begins with a report: captured, drafted and written beside it, all in one call."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from briefing.capture import take
from briefing.capture.entering import put_down
from briefing.draft.drafting import draft_of, plan_sources
from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.library.beginning import schema_address, slug_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from briefing.capture import Captured

__all__ = ["draft_beside", "heading_of"]


def heading_of(captured: Captured) -> str:
    """What a report is called: its title, else how its text begins."""
    return captured.provenance.title or captured.paragraphs[0]


def draft_beside(name: str, folder: Path, now: dt.datetime) -> tuple[Path, str]:
    """Draft a brief of a report into a folder, in a file that is named after the report.

    Args:
        name: The address of the report, or its path.
        folder: Where the brief shall lie; the report is put into `sources/` in it.
        now: When the report is retrieved; the day of information where it does not say when it was published.

    Returns:
        The file of the brief, and what is in it in a sentence.

    Raises:
        BriefingError: The report cannot be had, or the file is there already; nothing is written then.
    """
    captured = take(name)
    path = folder / f"{slug_of(heading_of(captured))}.yaml"
    if os.path.lexists(path):
        raise BriefingFileError(str(path), "already exists")
    sources = plan_sources({name: captured}, folder, now=now)
    draft = draft_of(sources, [captured], now=now, file=shlex.quote(str(path)), schema=schema_address(folder))
    put_down(sources, folder)
    write_file(path, draft.text.encode())
    return path, draft.summary
