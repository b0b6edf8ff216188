"""The ways to begin: a new brief, one with a report, the example, or a brief that lies elsewhere."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.library.example import copy_example, discard_copy
from briefing.reader.background import Background
from briefing.reader.messages import OpenFile
from briefing.reader.screens.saving import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from briefing.reader.widgets.foot import Foot
    from briefing.reader.writer import Lettering

__all__ = ["CHOICES", "Beginning", "completed_path"]


class Choice(NamedTuple):
    """One way to begin.

    Attributes:
        key: The key that chooses it.
        title: What it is called.
        meaning: What comes of it.
        asks: What must be told first; empty where it needs nothing.
    """

    key: str
    title: str
    meaning: str
    asks: str = ""


CHOICES = {
    "new": Choice("n", "New brief", "a commented file to fill in", "Title:"),
    "report": Choice("a", "New from an article", "a draft of a page, PDF, Word file, mail or text", "Report:"),
    "demo": Choice("d", "See the demo", "a copy of the example: change what you like"),
    "open": Choice("o", "Open another brief", "a file, or a folder of briefs", "Path:"),
}
"""The ways to begin, in the order in which they are offered."""


class Beginning:
    """Begins a brief in a folder, or opens one that lies elsewhere, after asking what it needs to be told.

    Args:
        screen: The screen that offers it.
        folder: The folder that a new brief lies in.
        lettering: How text is put on this screen.
        foot: Where a title or a path is asked for.
        asked: Called when the question was answered or left, to give the keys to the list again.
        say: Shows what is being done; an empty text when it is done.
        show_folder: Shows the briefs of another folder.
    """

    def __init__(
        self,
        screen: Screen[None],
        folder: Path,
        lettering: Lettering,
        foot: Foot,
        *,
        asked: Callable[[], object],
        say: Callable[[str], object],
        show_folder: Callable[[Path], object],
    ) -> None:
        self._screen, self._folder, self._lettering, self._foot = screen, folder, lettering, foot
        self._when_asked, self._say, self._show_folder = asked, say, show_folder
        self._background = Background()
        self._asked, self._typed = "", ""
        self._copies: list[Path] = []
        self.begun: Path | None = None
        """The brief that was begun last."""

    async def begin(self, name: str) -> None:
        """Begin in one of the ways of `CHOICES`."""
        if name == "demo":
            self._open_example()
            return
        self._asked = name
        complete = None if name == "new" else completed_path
        await self._foot.ask(CHOICES[name].asks, "", self._keep_typed, self._end_asking, complete)
        if prompt := self._foot.prompt:
            prompt.say({"report": "a path, or http...", "open": "a path"}.get(name, ""))

    def discard_copies(self) -> None:
        """Take the copies of the example away that nobody has changed."""
        for copy in self._copies:
            discard_copy(copy)

    async def _keep_typed(self, text: str) -> None:
        self._typed = text

    async def _end_asking(self, kept: bool) -> None:
        typed, self._typed = self._typed.strip(), ""
        self._when_asked()
        if not kept or not typed:
            return
        if self._asked == "open":
            self._open(typed)
        else:
            self._screen.run_worker(self._make(typed, self._asked), exclusive=True, group="begin")

    def _open(self, typed: str) -> None:
        path = Path(typed).expanduser()
        if path.is_dir():
            self._show_folder(path)
        else:
            self._screen.post_message(OpenFile(path))

    def _open_example(self) -> None:
        try:
            copy = copy_example()
        except BriefingError as error:
            self._tell_failure(error)
            return
        self._copies.append(copy)
        self._screen.post_message(OpenFile(copy))
        said = f"This is a copy: {shown_path(copy)}. It is kept if you change it."
        self._screen.notify(self._lettering.line(said), markup=False)

    async def _make(self, typed: str, way: str) -> None:
        """Write the brief beside the screen, then open it."""
        now = dt.datetime.now().astimezone()
        self._say("Drafting a brief of the report ..." if way == "report" else "")
        try:
            path, said = await self._background.run(self._maker(typed, now, with_report=way == "report"))
        except BriefingError as error:
            self._tell_failure(error)
            return
        finally:
            self._say("")
        self.begun = path
        self._screen.post_message(OpenFile(path))
        told = f"Wrote {shown_path(path)}{said and ': '}{said}. e opens it in your editor."
        self._screen.notify(self._lettering.line(told), markup=False)

    def _maker(self, typed: str, now: dt.datetime, *, with_report: bool) -> Callable[[], tuple[Path, str]]:
        """What makes the brief, and tells its file and what is in it."""
        folder = self._folder
        if with_report:
            from briefing.draft.beginning import draft_beside  # noqa: PLC0415 - most briefs are begun otherwise

            name = typed if "://" in typed else str(Path(typed).expanduser())
            return lambda: draft_beside(name, folder, now)
        from briefing.library.beginning import begin  # noqa: PLC0415 - likewise

        return lambda: (begin(folder, " ".join(typed.split()), now.date().isoformat()), "")

    def _tell_failure(self, error: BriefingError) -> None:
        """Say all of it, such as the command that adds what is not installed: a line may be too short for that."""
        said = self._lettering.text(str(error))
        self._screen.notify(said, severity="error", markup=False, timeout=15)


def completed_path(text: str) -> str | None:
    """A path with the rest of the first name that begins as its last part does; None where none does."""
    lead, slash, stem = text.rpartition("/")
    if "://" in text or not text:
        return None
    names = sorted(_names_in(Path(lead + slash).expanduser() if slash else Path()))
    found = next((name for name in names if name.startswith(stem) and not name.startswith(".")), None)
    return f"{lead}{slash}{found}" if found else None


def _names_in(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries)
    except (OSError, ValueError):
        return
