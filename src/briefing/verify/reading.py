"""Reads the documents to be verified and the texts they are held against, from files, folders and briefs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError, BriefingFileError
from briefing.export.extras import needs_extra
from briefing.files import load
from briefing.files.reading import read_regular
from briefing.sources import ArchiveError, ArchiveText, read_archives
from briefing.sources.documents import SUFFIXES, DocumentError, DocumentText, extra_of, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model import Briefing

__all__ = ["Origin", "ReadSource", "open_document", "read_texts"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest document or source."""

DEEPEST = 20
"""Folders in folders that are looked into."""


class Origin(NamedTuple):
    """The brief that a text is an archive of, and the id of its source there."""

    briefing: Briefing
    key: str


class ReadSource(NamedTuple):
    """The text of a source, its name, and the brief that it is an archive of; None where it is a file by itself."""

    name: str
    text: ArchiveText
    origin: Origin | None = None


_BRIEFS = frozenset({".yaml", ".yml", ".json", ".toml"})


def open_document(name: str, data: bytes | None = None) -> DocumentText:
    """Read one document.

    Args:
        name: Its path, or `-`.
        data: Its bytes, where they were read already.

    Raises:
        BriefingFileError: It cannot be read, or has no text.
        MissingExtraError: It is a PDF or LaTeX, and the extra for that is not installed.
    """
    if data is None:
        data = read_regular(name, LARGEST)
    try:
        with needs_extra(*extra_of(name)):
            return read_document(data, name)
    except DocumentError as error:
        raise BriefingFileError(name, str(error)) from error


def read_texts(names: tuple[str, ...], problem: Callable[[BriefingError], None]) -> Iterator[ReadSource]:
    """Read the texts of sources: of files, of all documents in and below folders, of the archives of briefs.

    Args:
        names: Their paths as the user named them.
        problem: Is told of each that cannot be read; the others are read all the same.

    Yields:
        Each text. The name of an archive is the brief's path with the id of the source.
    """
    for name in names:
        path = Path(name)
        if path.is_dir():
            for found in _documents_in(path, problem):
                yield from _texts_of(str(found), problem)
        elif path.suffix.lower() in _BRIEFS:
            yield from _archives_of(name, problem)
        else:
            yield from _texts_of(name, problem)


def _texts_of(name: str, problem: Callable[[BriefingError], None]) -> Iterator[ReadSource]:
    try:
        document = open_document(name)
    except BriefingError as error:
        problem(error)
        return
    paragraphs = tuple(block.text for block in document.blocks)
    digest = hashlib.sha256("\n\n".join(paragraphs).encode("utf-8", "surrogatepass")).hexdigest()
    yield ReadSource(name, ArchiveText(paragraphs, digest))


def _archives_of(name: str, problem: Callable[[BriefingError], None]) -> Iterator[ReadSource]:
    try:
        file = load(name)
    except BriefingError as error:
        problem(error)
        return
    for key, found in read_archives(file.briefing, Path(name).parent).items():
        if isinstance(found, ArchiveError):
            problem(BriefingFileError(name, f"source '{key}': {found}", code="BR302"))
        else:
            yield ReadSource(f"{name}#{key}", found, Origin(file.briefing, key))


def _documents_in(folder: Path, problem: Callable[[BriefingError], None], depth: int = 0) -> Iterator[Path]:
    """The documents in and below a folder in the order of their names; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        problem(BriefingFileError(str(folder), f"cannot be looked into: {(error.strerror or str(error)).lower()}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and depth < DEEPEST:
                yield from _documents_in(entry, problem, depth + 1)
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            yield entry
