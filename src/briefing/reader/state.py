"""What the reader remembers between runs: the theme, the order of statements, the last place in each brief."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MOST_VIEWS", "KeptPlace", "Memory", "ReaderState", "load_state", "save_state", "state_path"]

MOST_PLACES = 200
"""Briefs whose place is remembered; the one left longest ago is forgotten first."""
MOST_VIEWS = 10
"""Views of a tab whose cursor is remembered; no tab has that many."""
LARGEST = 1_000_000
"""Bytes of the largest state that is read."""


@dataclass(frozen=True)
class KeptPlace:
    """Where the reader was in a brief."""

    tab: str = "summary"
    record: str = ""
    view: int = 0
    cursors: tuple[int, ...] = ()
    detail: bool = False
    listing: tuple[str, str] = ("", "")


@dataclass
class ReaderState:
    """All that is remembered."""

    theme: str = ""
    sort: str = ""
    export_format: str = ""
    places: dict[str, KeptPlace] = field(default_factory=dict)


class Memory:
    """The state of one run; without a path nothing is read or written.

    Attributes:
        state: What is remembered at present.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.state = load_state(path) if path else ReaderState()
        self._before = replace(self.state)
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
        save_state(self._path, replace(latest, **changed, places=kept))


def state_path() -> Path:
    """The file of the state, in the folder that the system has for such files."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a running reader has a state

    return user_state_path("briefing", appauthor=False) / "reader.json"


def load_state(path: Path) -> ReaderState:
    """Read the state; what is missing or broken in it is as it was at first, and is replaced when the reader ends."""
    try:
        found = from_json(read_limited(path, LARGEST))
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        found = None
    if not isinstance(found, dict):
        return ReaderState()
    places = found.get("places")
    return ReaderState(
        theme=_text(found, "theme"),
        sort=_text(found, "sort"),
        export_format=_text(found, "export_format"),
        places={name: _read_place(place) for name, place in places.items() if isinstance(place, dict)}
        if isinstance(places, dict)
        else {},
    )


def _read_place(found: dict[str, Any]) -> KeptPlace:
    listing = found.get("listing")
    cursors = found.get("cursors")
    numbers = cursors[:MOST_VIEWS] if isinstance(cursors, list) else []
    return KeptPlace(
        tab=_text(found, "tab"),
        record=_text(found, "record"),
        view=_number(found.get("view")),
        cursors=tuple(_number(number) for number in numbers),
        detail=found.get("detail") is True,
        listing=(str(listing[0]), str(listing[1])) if isinstance(listing, list) and len(listing) == 2 else ("", ""),
    )


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def save_state(path: Path, state: ReaderState) -> None:
    """Write the state; where it cannot be written, nothing is remembered and nobody is bothered."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, to_json(state) + b"\n", force=True)
    except (OSError, BriefingFileError):
        return
