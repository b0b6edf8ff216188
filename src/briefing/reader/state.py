"""What the reader remembers between runs: the theme, the order of statements, the last place in each brief."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    BeforeValidator,
    Field,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticUseDefault, to_json

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


def _or_as_at_first(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """Take what a field has at first in the place of a value that it cannot have."""
    try:
        return read(value)
    except ValidationError:
        raise PydanticUseDefault from None


def _or_zero(value: object, read: ValidatorFunctionWrapHandler) -> object:
    try:
        return read(value)
    except ValidationError:
        return 0


def _first_numbers(value: object) -> object:
    return value[:MOST_VIEWS] if isinstance(value, list) else value


def _only_places(value: object) -> object:
    return (
        {name: place for name, place in value.items() if isinstance(place, dict)} if isinstance(value, dict) else value
    )


_Text = Annotated[str, Field(strict=True), WrapValidator(_or_as_at_first)]
_Number = Annotated[int, Field(strict=True, ge=0), WrapValidator(_or_as_at_first)]
_Cursor = Annotated[int, Field(strict=True, ge=0), WrapValidator(_or_zero)]


@dataclass(frozen=True)
class KeptPlace:
    """Where the reader was in a brief."""

    tab: _Text = ""
    record: _Text = ""
    view: _Number = 0
    cursors: Annotated[tuple[_Cursor, ...], BeforeValidator(_first_numbers), WrapValidator(_or_as_at_first)] = ()
    detail: Annotated[bool, Field(strict=True), WrapValidator(_or_as_at_first)] = False
    listing: Annotated[tuple[str, str], WrapValidator(_or_as_at_first)] = ("", "")


@dataclass
class ReaderState:
    """All that is remembered."""

    theme: _Text = ""
    sort: _Text = ""
    export_format: _Text = ""
    places: Annotated[dict[str, KeptPlace], BeforeValidator(_only_places), WrapValidator(_or_as_at_first)] = field(
        default_factory=dict
    )


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
            self._visited[_name(path)] = place

    def place_in(self, path: Path | None) -> KeptPlace | None:
        """The last place in a brief."""
        if path is None:
            return None
        name = _name(path)
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


def _name(path: Path) -> str:
    """The whole path of a brief; of a name that is no text its bytes are written out."""
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()


def state_path() -> Path:
    """The file of the state, in the folder that the system has for such files."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a running reader has a state

    return user_state_path("briefing", appauthor=False) / "reader.json"


def load_state(path: Path) -> ReaderState:
    """Read the state; what is missing or broken in it is as it was at first, and is replaced when the reader ends."""
    try:
        return TypeAdapter(ReaderState).validate_json(read_limited(path, LARGEST))
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return ReaderState()


def save_state(path: Path, state: ReaderState) -> None:
    """Write the state; where it cannot be written, nothing is remembered and nobody is bothered."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, to_json(state) + b"\n", force=True)
    except (OSError, ValueError, BriefingFileError):
        return
