"""Shown while a large brief is loaded; it can be left at any time."""

from __future__ import annotations

import gc
import threading
import time
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.files import load
from briefing.files.parsing import LoadProgress
from briefing.reader.document import Role, Span
from briefing.reader.messages import FileLoaded, LoadFailed
from briefing.reader.widgets import Bar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.reader.writer import Lettering

__all__ = ["LoadingScreen"]


class LoadingScreen(Screen[None]):
    """Says which file is being loaded, its size, and how long it has taken so far."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape", "app.quit", "Quit")]

    def __init__(self, path: Path, lettering: Lettering, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self._path = path
        self._started = time.monotonic()
        self._progress = LoadProgress()
        self._title, self._told, self._keys = Bar(id="title"), Bar(id="loading"), Bar(id="loading-keys")
        self._title.left = (Span("briefing", Role.HEADING), Span(f"  {lettering.line(path.name)}"))
        self._keys.left = (Span("q quits", Role.MUTED),)

    def compose(self) -> ComposeResult:
        """The file, the progress, and the key that quits."""
        yield self._title
        yield self._told
        yield self._keys

    def on_mount(self) -> None:
        """Start loading in a daemon thread, so that quitting need not wait for it."""
        self._tell()
        self.set_interval(0.25, self._tell)
        threading.Thread(target=self._load, daemon=True).start()

    def _tell(self) -> None:
        size = self._path.stat().st_size / 1_000_000 if self._path.exists() else 0
        seconds = time.monotonic() - self._started
        share = self._progress.share
        done = f" {share:.0%}," if share is not None else ""
        text = f"Loading {size:,.0f} MB:{done} {seconds:.0f} s so far"
        self._told.left = (Span(text, Role.STRONG),)

    def _load(self) -> None:
        try:
            file = load(self._path, self._progress)
        except BriefingError as error:
            self.post_message(LoadFailed(error))
        else:
            # Keep the brief out of the cycle collector: it has no cycles, and scanning a million objects would make the
            # screen stutter.
            gc.freeze()
            self.post_message(FileLoaded(file))
