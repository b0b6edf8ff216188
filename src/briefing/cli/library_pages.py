"""The pages of a library while its briefs are worked on: made once, and anew where a file has changed."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.library import mention_contradictions, opened_library
from briefing.cli.report import ExitCode, exit_code_for, with_progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.library.index import Library
    from briefing.site import Shelf

__all__ = ["LibraryPages"]

LOOK_EVERY = 2.0
"""Seconds between two looks whether anything has changed."""

_Stamp = tuple[tuple[str, int, int], ...]
"""The files that a page rests on, each with its size and its time of change."""


class LibraryPages:
    """Makes the pages of the briefs of a folder, and of those in it.

    Args:
        folder: The library.
        report: Is told which briefs cannot be read.
        reader: Where the reader is, seen from the page of the library; empty where there is none.
        confined: Follow no link that leads out of the folder, and ask no index that knows what lies behind one.

    Attributes:
        pages: The pages by their names; none where there is no brief.
        shelves: The briefs by their files.
        code: How bad what was told is.
    """

    def __init__(self, folder: str, report: Report, *, reader: str = "", confined: bool = False) -> None:
        self._folder, self._report, self._reader = folder, report, reader
        self._is_confined = confined
        self._own: Library | None = None
        self._stamps: dict[Path, _Stamp] = {}
        self._rest: _Stamp = ()
        self._looked = 0.0
        self.pages: dict[str, str] = {}
        self.shelves: dict[Path, Shelf] = {}
        self.code = ExitCode.GOOD

    def look(self) -> None:
        """Make the pages, or those of what has changed since they were made, unless that was done a moment ago.

        Raises:
            BriefingError: The folder cannot be listed, or the decisions on who is who cannot be read.
        """
        if self.pages and time.monotonic() - self._looked < LOOK_EVERY:
            return
        with self._bounds():
            self._look()

    @contextmanager
    def _bounds(self) -> Iterator[None]:
        """Hold what is read to the folder, where that is asked for."""
        from briefing.errors import BriefingFileError  # noqa: PLC0415 - few runs make pages
        from briefing.files.regular import confined  # noqa: PLC0415 - likewise

        if not self._is_confined:
            yield
            return
        folder = Path(self._folder)
        if not _is_there(folder):
            raise BriefingFileError(self._folder, "there is no such folder")
        with confined(folder):
            yield

    def _look(self) -> None:
        from briefing.library.identities import FILE  # noqa: PLC0415 - see above
        from briefing.library.listing import find_briefs  # noqa: PLC0415 - likewise

        root = Path(self._folder)
        paths = list(find_briefs(root, deep=True, unreadable=self._report.error))
        rest = _stamp([root / FILE])
        changed = [path for path in paths if self._stamp(path) != self._stamps.get(path)]
        gone = self._stamps.keys() - set(paths)
        if changed or gone or rest != self._rest:
            self._make(root, paths, gone)
        self._rest, self._looked = rest, time.monotonic()

    def _stamp(self, path: Path) -> _Stamp:
        """The state of a brief and of its archives, as far as it is known which these are."""
        shelf = self.shelves.get(path)
        sources = shelf.material.briefing.sources.values() if shelf else ()
        return _stamp([path, *(path.parent / source.archive.path for source in sources if source.archive)])

    def _make(self, root: Path, paths: Sequence[Path], gone: set[Path]) -> None:
        from briefing.library.index.dossier import all_dossiers  # noqa: PLC0415 - see above
        from briefing.library.index.finding import Filters  # noqa: PLC0415 - likewise
        from briefing.library.index.merging import merged_timeline, outlets_of  # noqa: PLC0415 - likewise
        from briefing.site import SiteContent, pages_of_library  # noqa: PLC0415 - likewise

        for path in gone:
            self.shelves.pop(path, None)
            del self._stamps[path]
        for path, shelf in with_progress(self._shelved(paths, root), len(paths), "writing"):
            self.shelves[path] = shelf
        # In the order of the files, as when all are made at once.
        self.shelves = {path: self.shelves[path] for path in paths if path in self.shelves}
        if not self.shelves:
            self.pages = {}
            return
        with self._library(root) as library:
            found = all_dossiers(library, root)
            mention_contradictions(found.contradictions, self._report)
            timeline, outlets = merged_timeline(library, Filters()), outlets_of(library)
        content = SiteContent(root.resolve().name, self.shelves, found.dossiers, outlets, timeline)
        self.pages = pages_of_library(content, reader=self._reader)

    @contextmanager
    def _library(self, root: Path) -> Iterator[Library]:
        """The library with its index brought up to date; a confined one has an index of its own, kept nowhere."""
        if not self._is_confined:
            with opened_library(self._folder, self._report) as library:
                yield library
            return
        from briefing.library.index import Library  # noqa: PLC0415 - see above
        from briefing.library.index.sqlite import SqliteStore  # noqa: PLC0415 - likewise

        if self._own is None:
            self._own = Library(root, lambda _: None, cores=1, server=lambda: SqliteStore(None))
        self._own.refresh()
        yield self._own

    def _shelved(self, paths: Sequence[Path], root: Path) -> Iterator[tuple[Path, Shelf]]:
        """Each brief that can be read, by its file; of the others the report is told."""
        from briefing.errors import BriefingError  # noqa: PLC0415 - help needs no model
        from briefing.files import load  # noqa: PLC0415 - likewise
        from briefing.site import page_name, shelve  # noqa: PLC0415 - likewise

        taken: set[str] = set()
        for path in paths:
            page = page_name(path, root, taken)
            known = self.shelves.get(path)
            if known and known.page == page and self._stamp(path) == self._stamps.get(path):
                taken.add(page)
                yield path, known
                continue
            self._stamps[path] = self._stamp(path)
            try:
                file = load(path)
            except BriefingError as error:
                self.shelves.pop(path, None)
                self._report.error(error)
                self.code = max(self.code, exit_code_for(error))
                continue
            taken.add(page)
            shelf = self.shelves[path] = shelve(file, page)
            # Only now it is known which archives it has.
            self._stamps[path] = self._stamp(path)
            yield path, shelf


def _is_there(folder: Path) -> bool:
    """Whether a folder can be found: the one that we are in may have been taken away."""
    try:
        folder.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return True


def _stamp(paths: Sequence[Path]) -> _Stamp:
    found = []
    for path in paths:
        try:
            status = path.stat()
        except (OSError, ValueError):
            continue
        found.append((str(path), status.st_size, status.st_mtime_ns))
    return tuple(found)
