"""The archived sources of a brief: their paragraphs and hashes, or why they cannot be read."""

from __future__ import annotations

from briefing.sources.archive import (
    ArchiveError,
    ArchiveNote,
    ArchiveText,
    described,
    find_archive,
    problem_of_original,
    read_archive,
    read_archives,
    split_paragraphs,
)
from briefing.sources.forms import form_of

__all__ = [
    "ArchiveError",
    "ArchiveNote",
    "ArchiveText",
    "described",
    "find_archive",
    "form_of",
    "problem_of_original",
    "read_archive",
    "read_archives",
    "split_paragraphs",
]
