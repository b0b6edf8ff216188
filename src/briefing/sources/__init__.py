"""The archived sources of a brief: their paragraphs and hashes, or why they cannot be read."""

from __future__ import annotations

from briefing.sources.archive import ArchiveError, ArchiveText, read_archive, read_archives, split_paragraphs

__all__ = ["ArchiveError", "ArchiveText", "read_archive", "read_archives", "split_paragraphs"]
