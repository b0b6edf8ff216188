"""What the parts of the reader tell the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.errors import BriefingError
    from briefing.files import BriefingFile
    from briefing.model import Reference

__all__ = [
    "CopyText",
    "DossierShown",
    "FileLoaded",
    "FollowReference",
    "LoadFailed",
    "OpenFile",
    "PromptClosed",
    "RecordChosen",
    "SaveBrief",
    "TabChosen",
]


@dataclass
class FollowReference(Message):
    """The reader asks to go where references lead; several are offered as a numbered list."""

    references: tuple[Reference, ...]


@dataclass
class RecordChosen(Message):
    """A record of a list was opened, by Enter or a click on the one already chosen."""

    key: str


@dataclass
class DossierShown(Message):
    """The dossier of an actor is shown: what other briefs have on it is wanted."""

    key: str


@dataclass
class TabChosen(Message):
    """A tab was clicked."""

    name: str


@dataclass
class PromptClosed(Message):
    """The line at the bottom was left: with Enter it is kept, with Escape it is not."""

    kept: bool


@dataclass
class OpenFile(Message):
    """Open a brief, at one of its items where that is named."""

    path: Path
    item: str = ""


@dataclass
class FileLoaded(Message):
    """A large brief was read."""

    file: BriefingFile


@dataclass
class LoadFailed(Message):
    """A large brief could not be read; the error says why."""

    error: BriefingError


@dataclass
class CopyText(Message):
    """Put a text into the clipboard."""

    text: str


@dataclass
class SaveBrief(Message):
    """Save a brief, by a call that says what it did or raises a `BriefingError`; then remember the form."""

    save: Callable[[], str]
    path: Path
    form: str
