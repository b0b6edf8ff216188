"""The briefs of a folder in a line each, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.files import load
from briefing.library.discovery import find_briefs
from briefing.model.wording import format_date_column

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.model import BriefDate, BriefingStatus, Marking

__all__ = ["BriefSummary", "BrokenBrief", "list_briefs", "summarize"]


@dataclass(frozen=True, slots=True)
class BriefSummary:
    """What a list says of a brief.

    Attributes:
        path: The file.
        id: The brief's short name.
        date: When the event was; the date of information where the brief does not say.
        title: Its title, raw.
        status: Draft, final or superseded, or None.
        marking: How far it may travel, or None.
        quotes: How many statements it has.
        sources: How many sources it rests on.
        tensions: How many tensions it describes.
    """

    path: Path
    id: str
    date: BriefDate | None
    title: str
    status: BriefingStatus | None
    marking: Marking | None
    quotes: int
    sources: int
    tensions: int

    @property
    def date_words(self) -> str:
        """The date for a narrow column."""
        return format_date_column(self.date)


@dataclass(frozen=True, slots=True)
class BrokenBrief:
    """A file of the folder that does not load, and the first reason."""

    path: Path
    diagnostic: Diagnostic


def list_briefs(folder: Path) -> tuple[BriefSummary | BrokenBrief, ...]:
    """List the briefs that lie directly in a folder: newest first, then the undated, then those that do not load.

    Raises:
        BriefingFileError: If the folder cannot be read.
    """
    found = [_read(path) for path in find_briefs(folder)]
    dated = [brief for brief in found if isinstance(brief, BriefSummary) and _is_dated(brief.date)]
    undated = [brief for brief in found if isinstance(brief, BriefSummary) and not _is_dated(brief.date)]
    broken = [brief for brief in found if isinstance(brief, BrokenBrief)]
    dated.sort(key=lambda brief: brief.date.sort_key() if brief.date else (), reverse=True)
    return (*dated, *undated, *broken)


def summarize(file: BriefingFile, path: Path) -> BriefSummary:
    """Say in short what a loaded brief is."""
    brief = file.briefing
    return BriefSummary(
        path=path,
        id=file.id,
        date=brief.event.when or brief.as_of,
        title=brief.title,
        status=brief.status,
        marking=brief.marking,
        quotes=len(brief.quotes),
        sources=len(brief.sources),
        tensions=len(brief.tensions),
    )


def _is_dated(date: BriefDate | None) -> bool:
    return date is not None and date.edtf is not None


def _read(path: Path) -> BriefSummary | BrokenBrief:
    try:
        return summarize(load(path), path)
    except BriefingInvalidError as error:
        return BrokenBrief(path, error.diagnostics[0])
    except BriefingFileError as error:
        return BrokenBrief(path, error.diagnostic)
