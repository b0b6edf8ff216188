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

__all__ = [
    "ArchiveError",
    "ArchiveNote",
    "ArchiveText",
    "described",
    "find_archive",
    "problem_of_original",
    "read_archive",
    "read_archives",
    "split_paragraphs",
]
