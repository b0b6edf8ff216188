"""What the reader remembers between runs: the theme, the order of statements, the last place in each brief."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import cache
from time import time
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, SchemaValidator, core_schema, to_json

from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.reader.kept_changes import KeptChanges
from briefing.reader.seen import SeenVersions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["MOST_VIEWS", "KeptPlace", "Memory", "ReaderState", "load_state", "save_state", "state_path"]

STILL_THERE = 3600
"""Seconds after which a brief that was left is begun anew."""
MOST_PLACES = 200
"""Briefs whose place is remembered; the one left longest ago is forgotten first."""
MOST_VIEWS = 10
"""Views of a tab whose cursor is remembered; no tab has that many."""
LARGEST = 1_000_000
"""Bytes of the largest state that is read."""


@dataclass(frozen=True)
class KeptPlace:
    """Where the reader was in a brief."""

    tab: str = ""
    record: str = ""
    view: int = 0
    cursors: tuple[int, ...] = ()
    detail: bool = False
    listing: tuple[str, str] = ("", "")
    left: int = 0
    """When the brief was left, in seconds since 1970."""
    hidden: tuple[str, ...] = ()
    """Rules whose findings are not listed in this brief."""


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
        versions: What was seen of each brief.
        changes: What was changed in each brief, to be undone.
    """

    def __init__(self, path: Path | None = None, *, clock: Callable[[], float] = time) -> None:
        self._path = path
        self._clock = clock
        self.state = load_state(path) if path else ReaderState()
        self.versions = SeenVersions(path.parent / "seen" if path else None)
        self.changes = KeptChanges(path.parent / "undo" if path else None)
        self._before = replace(self.state)
        self._visited: dict[str, KeptPlace] = {}

    def remember(self, path: Path | None, place: KeptPlace) -> None:
        """Keep the place in a brief, which is there now; one that came from no file has none."""
        if path is not None:
            name = _name(path)
            self._visited.pop(name, None)
            self._visited[name] = replace(place, left=int(self._clock()))

    def place_in(self, path: Path | None) -> KeptPlace | None:
        """The last place in a brief; none in one that was left more than an hour ago, to be begun anew."""
        kept = self._kept(path)
        return kept if kept and 0 <= self._clock() - kept.left < STILL_THERE else None

    def _kept(self, path: Path | None) -> KeptPlace | None:
        if path is None:
            return None
        name = _name(path)
        return self._visited.get(name) or self.state.places.get(name)

    def hidden_rules(self, path: Path | None) -> tuple[str, ...]:
        """The rules whose findings are not listed in a brief."""
        kept = self._kept(path)
        return kept.hidden if kept else ()

    def hide_rules(self, path: Path | None, rules: tuple[str, ...]) -> None:
        """Keep which rules' findings are not listed in a brief."""
        if path is not None:
            self.remember(path, replace(self._kept(path) or KeptPlace(), hidden=rules))

    def save(self) -> None:
        """Write what this run has changed into what others have written meanwhile."""
        if self._path is None:
            return
        self.versions.save()
        latest = load_state(self._path)
        places = latest.places
        if self._visited:
            # The brief that was on the screen last is left only now.
            name, place = self._visited.popitem()
            self._visited[name] = replace(place, left=int(self._clock()))
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
        state: ReaderState = _validator().validate_json(read_limited(path, LARGEST))
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return ReaderState()
    return state


@cache
def _validator() -> SchemaValidator:
    """Read the state from JSON; a field whose value it cannot have is as it was at first.

    The schema is written out for pydantic's core: to work it out of annotations takes longer than all else of a start.
    """
    text = core_schema.str_schema(strict=True)
    number = core_schema.int_schema(strict=True, ge=0)
    cursors = core_schema.tuple_variable_schema(core_schema.with_default_schema(number, default=0, on_error="default"))
    place = _schema_of(
        KeptPlace,
        tab=text,
        record=text,
        view=number,
        cursors=core_schema.no_info_before_validator_function(_first_numbers, cursors),
        detail=core_schema.bool_schema(strict=True),
        listing=core_schema.tuple_positional_schema([text, text]),
        left=number,
        hidden=core_schema.tuple_variable_schema(text),
    )
    places = core_schema.no_info_before_validator_function(_only_places, core_schema.dict_schema(text, place))
    return SchemaValidator(_schema_of(ReaderState, theme=text, sort=text, export_format=text, places=places))


def _schema_of(kind: type[KeptPlace | ReaderState], **schemas: CoreSchema) -> CoreSchema:
    first: Any = kind()
    taken = [
        core_schema.dataclass_field(
            name,
            core_schema.with_default_schema(schema, default=getattr(first, name), on_error="default"),
        )
        for name, schema in schemas.items()
    ]
    arguments = core_schema.dataclass_args_schema(kind.__name__, taken)
    return core_schema.dataclass_schema(kind, arguments, [each.name for each in fields(kind)])


def _first_numbers(value: object) -> object:
    return value[:MOST_VIEWS] if isinstance(value, list) else value


def _only_places(value: object) -> object:
    return (
        {name: place for name, place in value.items() if isinstance(place, dict)} if isinstance(value, dict) else value
    )


def save_state(path: Path, state: ReaderState) -> None:
    """Write the state; where it cannot be written, nothing is remembered and nobody is bothered."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, to_json(state) + b"\n", force=True)
    except (OSError, ValueError, BriefingFileError):
        return
