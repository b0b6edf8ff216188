"""What the reader remembers between runs: the theme, the order of statements, the last place in each brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from briefing.errors import BriefingFileError
from briefing.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KeptPlace", "Memory", "ReaderState", "load_state", "save_state", "state_path"]

MOST_PLACES = 200
"""Briefs whose place is remembered; the one left longest ago is forgotten first."""
LARGEST = 1_000_000
"""Bytes of the largest state that is read."""


class KeptPlace(BaseModel):
    """Where the reader was in a brief."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    tab: str = "summary"
    record: str = ""
    view: int = Field(default=0, ge=0)
    cursors: tuple[int, ...] = Field(default=(), max_length=10)
    detail: bool = False
    listing: tuple[str, str] = ("", "")


class ReaderState(BaseModel):
    """All that is remembered; what is missing or unknown in the file does not matter."""

    model_config = ConfigDict(extra="ignore", defer_build=True)

    theme: str = ""
    sort: str = ""
    export_format: str = ""
    places: dict[str, KeptPlace] = Field(default_factory=dict)


class Memory:
    """The state of one run; without a path nothing is read or written.

    Attributes:
        state: What is remembered at present.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.state = load_state(path) if path else ReaderState()
        self._before = self.state.model_copy()
        self._visited: dict[str, KeptPlace] = {}

    def remember(self, path: Path | None, place: KeptPlace) -> None:
        """Keep the place in a brief; one that came from no file has none."""
        if path is not None:
            self._visited[str(path.absolute())] = place

    def place_in(self, path: Path | None) -> KeptPlace | None:
        """The last place in a brief."""
        if path is None:
            return None
        name = str(path.absolute())
        return self._visited.get(name) or self.state.places.get(name)

    def save(self) -> None:
        """Write what this run has changed into what others have written meanwhile."""
        if self._path is None:
            return
        latest = load_state(self._path)
        places = latest.places
        for name, place in self._visited.items():
            places.pop(name, None)
            places[name] = place
        kept = dict(list(places.items())[-MOST_PLACES:])
        chosen = {name: getattr(self.state, name) for name in ("theme", "sort", "export_format")}
        changed = {name: value for name, value in chosen.items() if value != getattr(self._before, name)}
        save_state(self._path, latest.model_copy(update={**changed, "places": kept}))


def state_path() -> Path:
    """The file of the state, in the folder that the system has for such files."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a running reader has a state

    return user_state_path("briefing", appauthor=False) / "reader.json"


def load_state(path: Path) -> ReaderState:
    """Read the state; one that is missing or broken is the empty one, and is replaced when the reader ends."""
    try:
        if path.stat().st_size > LARGEST:
            return ReaderState()
        return ReaderState.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return ReaderState()


def save_state(path: Path, state: ReaderState) -> None:
    """Write the state; where it cannot be written, nothing is remembered and nobody is bothered."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, f"{state.model_dump_json()}\n".encode(), force=True)
    except (OSError, BriefingFileError):
        return
