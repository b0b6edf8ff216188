"""Where the paragraphs of a source stand in the file of its text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lsprotocol.types import Location, Position, Range

from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_beneath
from briefing.lsp.positions import EditorLines
from briefing.sources import ArchiveText, find_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefing.lsp.positions import Units
    from briefing.lsp.snapshot import Snapshot

__all__ = ["find_paragraph"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest archive."""
MOST_KEPT = 32
"""Texts of sources that are kept with their places: of many findings each is about one of a few."""


def find_paragraph(snapshot: Snapshot, source: str, paragraph: int | None = None) -> Location | None:
    """The place of a paragraph in the text of a source; None where the text is not at hand.

    Args:
        snapshot: A document with a path.
        source: The id of the source.
        paragraph: Its number from 1; None for the start of the text, which also stands for one that is not found.
    """
    brief, archive = snapshot.last, snapshot.archives.get(source)
    known = brief.briefing.sources.get(source) if brief else None
    if known is None or known.archive is None or not isinstance(archive, ArchiveText) or snapshot.path is None:
        return None
    folder = snapshot.path.parent
    name = find_archive(known.archive.path, folder)
    try:
        address = (folder / name).absolute().as_uri()
    except ValueError:
        return None
    lines, extents = _extents(folder, name, archive, snapshot.units)
    start, end = extents[paragraph - 1] if paragraph and paragraph <= len(extents) else (0, 0)
    return Location(address, Range(Position(*lines.place(start)), Position(*lines.place(end))))


@lru_cache(maxsize=MOST_KEPT)
def _extents(
    folder: Path, name: str, archive: ArchiveText, units: Units
) -> tuple[EditorLines, tuple[tuple[int, int], ...]]:
    """The text of a source as an editor shows it, and where each of its paragraphs begins and ends there.

    They end before the first that is not found. The archive, which has the SHA-256 of the file, tells texts apart.
    """
    try:
        data = read_beneath(folder, name, LARGEST)
    except (OSError, ValueError, RuntimeError, NotRegularError, OutsideError, TooLargeError):
        return EditorLines("", units), ()
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    lines = EditorLines(data.decode("utf-16" if marked else "utf-8-sig", "replace"), units)
    return lines, tuple(_stretches(lines.text, archive.paragraphs))


def _stretches(text: str, paragraphs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text begin and end, up to the first that is not found.

    They are looked for by their first and last lines, one behind the other: line numbers and the marks of mails are no
    part of them, and the ends of lines may differ.
    """
    end = 0
    for paragraph in paragraphs:
        first, *others = paragraph.split("\n")
        start = text.find(first, end)
        end = start + len(first)
        if start >= 0 and others:
            last = text.find(others[-1], end)
            start, end = (start, last + len(others[-1])) if last >= 0 else (-1, 0)
        if start < 0:
            return
        yield start, end
