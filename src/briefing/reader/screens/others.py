"""What the other briefs of the folder have on the actor whose dossier is read, looked for beside the screen."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingError, BriefingFileError
from briefing.reader.background import TELL_EVERY, ReadingStoppedError
from briefing.reader.library_beside import LibraryBeside

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.library.index import Library
    from briefing.library.index.elsewhere import Elsewhere
    from briefing.reader.screens.pane_frame import PaneFrame

__all__ = ["OthersBeside", "has_others"]

MOST = 6
"""Items of other briefs that a dossier shows."""


class OthersBeside:
    """Looks for what other briefs have, of one actor after the other; what is no longer wanted is not waited for.

    Args:
        frame: The panes of the brief.
        path: The file of the brief; None looks for nothing.
        folder: The library that it lies in.
        beside: Runs what takes time, in the place of what it ran before.
    """

    def __init__(
        self, frame: PaneFrame, path: Path | None, folder: Path | None, beside: Callable[[Any], object]
    ) -> None:
        self._frame = frame
        self._path = path
        self._beside = beside
        self._folder = folder
        self._library = LibraryBeside(folder) if path and folder else None
        self._has_others: bool | None = None

    def look(self, key: str) -> None:
        """Look for what other briefs have on an actor."""
        if self._library and self._path and self._has_others is not False:
            # Not yet called: a worker that is cancelled before it begins would leave what nobody awaits.
            self._beside(partial(self._look, self._library, self._path, key))

    def renew(self) -> None:
        """The brief was changed."""
        if self._library:
            self._library.renew()

    def leave(self) -> None:
        """The dossiers are left."""
        if self._library:
            self._library.leave()

    def close(self) -> None:
        """The brief is closed."""
        if self._library:
            self._library.close()

    async def _look(self, library: LibraryBeside, path: Path, key: str) -> None:
        if self._has_others is None:
            self._has_others = await library.beside(partial(has_others, path, self._folder or path.parent))
        if not self._has_others:
            return
        telling = asyncio.create_task(self._tell_progress(library, key))
        try:
            found: Elsewhere | str | None = await library.ask(partial(_found, path, key))
        except ReadingStoppedError:
            return
        except BriefingError as error:
            found = str(error)
        finally:
            telling.cancel()
        self._frame.tell_others(key, found)

    async def _tell_progress(self, library: LibraryBeside, key: str) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(TELL_EVERY)
                if library.progress:
                    self._frame.tell_others(key, library.progress)


def _found(path: Path, key: str, library: Library) -> Elsewhere | None:
    from briefing.library.index.elsewhere import found_elsewhere  # noqa: PLC0415 - few readers ask

    return found_elsewhere(library, path, key, MOST)


def has_others(path: Path, folder: Path) -> bool:
    """Whether other briefs of a folder may be looked for unasked: there is another, or the folder was searched.

    A folder that holds the user's home is not read through for a brief that happens to lie in it.
    """
    from briefing.library import find_briefs  # noqa: PLC0415 - few readers ask
    from briefing.library.index.place import index_file  # noqa: PLC0415 - likewise

    with suppress(OSError, RuntimeError, BriefingFileError):
        whole = folder.resolve()
        if Path.home().resolve().is_relative_to(whole):
            return index_file(whole).exists()
        return any(other != path for other in find_briefs(folder, deep=True))
    return False
