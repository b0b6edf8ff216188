"""The other briefs of a folder: where they have an actor that is one with an actor of the open brief.

Who is one with whom is decided as for `briefing who`. Where the folder has an index, that is asked, and only the briefs
that it names are read; where it has none, each brief is, and no index is made.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Location, Position, Range

from briefing.errors import BriefingError
from briefing.files import load_text
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.library import find_briefs
from briefing.library.identities import Identities, Known, load_decisions
from briefing.library.index.people import Sighting, others_than, put_together
from briefing.library.index.place import index_file
from briefing.library.index.updating import Library
from briefing.lsp.knowing.open_text import OpenText
from briefing.lsp.knowing.targets import targets_of
from briefing.lsp.positions import EditorLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.lsp.snapshot import Snapshot
    from briefing.model import Actor

__all__ = ["actor_beside", "actors_beside"]

LARGEST = 4 * 2**20
"""Bytes of the largest brief that is looked into."""
MOST_BRIEFS = 200
"""Briefs of a folder without an index that are looked into."""
HERE = -1
"""The number of the open brief."""
_KINDS = {".json": "json", ".toml": "toml"}


class _OtherActor(NamedTuple):
    """An actor of another brief of the folder: the name of the file, the actor, and what is said of who it is."""

    file: str
    sighting: Sighting
    known: Known


def actors_beside(key: str, snapshot: Snapshot) -> list[Location]:
    """Every place of other briefs that gives or names an actor which is one with an actor of the open brief."""
    brief = snapshot.last
    if brief is None or snapshot.path is None or key not in brief.briefing.actors:
        return []
    here = list(_actors(snapshot.path.name, HERE, brief.id, brief.briefing.actors))
    others = _others(snapshot.path)
    known = [one.known for one in chain(here, others)]
    people = put_together((one.sighting for one in chain(here, others)), _identities(known, snapshot.path.parent))
    person = next(one for one in people if any((at.file, at.key) == (HERE, key) for at in one.sightings))
    wanted = {(at.file, at.key) for at in person.sightings}
    found = [one for one in others if (one.sighting.file, one.sighting.key) in wanted]
    return [place for one in found for place in _places(one, snapshot)]


def actor_beside(address: str, snapshot: Snapshot) -> Location | None:
    """Where another brief gives the actor that `brief:actor` names; None where none does."""
    others = _others(snapshot.path) if snapshot.path and ":" in address else ()
    found = next((one for one in others if one.sighting.address == address), None)
    return next(_places(found, snapshot, given_alone=True), None) if found else None


def _identities(known: list[Known], folder: Path) -> Identities:
    try:
        decisions = load_decisions(folder)
    except BriefingError:
        decisions = ()
    return Identities(known, decisions)


def _others(path: Path) -> Sequence[_OtherActor]:
    """The actors of the other briefs of a folder, in the order of the files."""
    try:
        if index_file(path.parent).exists():
            return _of_index(path)
        paths = [other for other in sorted(find_briefs(path.parent))[:MOST_BRIEFS] if other.name != path.name]
    except (BriefingError, OSError, RuntimeError):
        return ()
    read = ((number, other.name, _read(other)) for number, other in enumerate(paths))
    return [one for number, name, brief in read if brief for one in _actors(name, number, *brief)]


def _of_index(path: Path) -> Sequence[_OtherActor]:
    """The same from the index, with which only the files are read that have changed since."""
    library = Library(path.parent, lambda _sentence: None, cores=1)
    try:
        library.refresh(deep=False)
        return [_OtherActor(*one) for one in library.ask(lambda store: others_than(store, path.name))]
    finally:
        library.close()


def _actors(file: str, number: int, brief: str, actors: Mapping[str, Actor]) -> Iterator[_OtherActor]:
    """The actors of a brief, as an index has them."""
    for place, (key, actor) in enumerate(actors.items()):
        about = (actor.name, str(actor.kind or ""), actor.role or "", actor.country or "", actor.aliases)
        sighting = Sighting(place, number, brief, key, *about, None)
        yield _OtherActor(file, sighting, Known(sighting.address, actor.wikidata or "", actor.same_as))


def _read(path: Path) -> tuple[str, Mapping[str, Actor]] | None:
    try:
        stamp = path.stat()
    except OSError:
        return None
    return _loaded(str(path), stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=MOST_BRIEFS)
def _loaded(path: str, _changed: int, _size: int) -> tuple[str, Mapping[str, Actor]] | None:
    """The name and the actors of a brief as it lies on disk; None where it cannot be read."""
    try:
        file = load_text(_text_of(Path(path)), name=path, format=_kind(path))
    except (ValueError, BriefingError):
        return None
    return replace(file, path=Path(path)).id, file.briefing.actors


def _kind(path: str) -> str:
    return _KINDS.get(Path(path).suffix.lower(), "yaml")


def _text_of(path: Path) -> str:
    """The text of a file; empty where it cannot be read."""
    try:
        return read_limited(path, LARGEST).decode("utf-8")
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return ""


def _places(one: _OtherActor, snapshot: Snapshot, *, given_alone: bool = False) -> Iterator[Location]:
    """Where another brief gives an actor's id, and unless that alone is wanted, where it names it."""
    path = snapshot.path.parent / one.file if snapshot.path else Path(one.file)
    text = _text_of(path)
    lines = EditorLines(text, snapshot.units)
    for target in targets_of(OpenText(text, _kind(one.file)), one.sighting.key):
        if target.gives or not given_alone:
            start, end = (Position(*lines.place(place)) for place in (target.start, target.end))
            yield Location(path.absolute().as_uri(), Range(start, end))
