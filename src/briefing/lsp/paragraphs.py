"""Where the paragraphs of a source stand in the file of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Location, Position, Range

from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_beneath
from briefing.lsp.positions import EditorLines
from briefing.sources import ArchiveText, find_archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.lsp.snapshot import Snapshot

__all__ = ["find_paragraph"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest archive."""


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
        data = read_beneath(folder, name, LARGEST)
    except (OSError, ValueError, RuntimeError, NotRegularError, OutsideError, TooLargeError):
        return None
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    lines = EditorLines(data.decode("utf-16" if marked else "utf-8-sig", "replace"), snapshot.units)
    start, end = _stretch(lines.text, archive.paragraphs[: paragraph or 0])
    return Location(address, Range(Position(*lines.place(start)), Position(*lines.place(end))))


def _stretch(text: str, paragraphs: Sequence[str]) -> tuple[int, int]:
    """Where the last of the first paragraphs of a text begins and ends; its start where one of them is not found.

    The paragraphs are looked for by their first and last lines, one behind the other: line numbers and the marks of
    mails are no part of them, and the ends of lines may differ.
    """
    start = end = 0
    for paragraph in paragraphs:
        first, *_, last = ["", *paragraph.split("\n")] if "\n" not in paragraph else paragraph.split("\n")
        start = text.find(first or last, end)
        if start < 0:
            return 0, 0
        end = text.find(last, start if first == "" else start + len(first)) + len(last)
        if end < start:
            return 0, 0
    return start, end
