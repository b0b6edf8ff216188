"""The other briefs of a folder: where they have an actor that is one with an actor of the open brief.

Who is one with whom is decided as in the rest of the library: by what the briefs say, by `identities.yaml`, and where
neither says anything by the very same name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Location, Position, Range

from briefing.errors import BriefingError
from briefing.files import load_text
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.library import find_briefs
from briefing.library.identities import Identities, Known, load_decisions
from briefing.library.index.tokens import name_words
from briefing.lsp.knowing.open_text import open_text
from briefing.lsp.knowing.targets import targets_of
from briefing.lsp.positions import EditorLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.files import BriefingFile
    from briefing.lsp.snapshot import Snapshot

__all__ = ["actor_beside", "actors_beside"]

LARGEST = 4 * 2**20
"""Bytes of the largest brief that is looked into."""
MOST_BRIEFS = 200
"""Briefs of a folder that are looked into; an index finds more."""
_KINDS = {".json": "json", ".toml": "toml"}


class _OtherBrief(NamedTuple):
    """Another brief of the folder, with its text as an editor would have it."""

    path: Path
    text: str
    file: BriefingFile


def actors_beside(key: str, snapshot: Snapshot) -> list[Location]:
    """Every place of other briefs that gives or names an actor which is one with an actor of the open brief."""
    brief = snapshot.last
    actor = brief.briefing.actors.get(key) if brief else None
    if brief is None or actor is None:
        return []
    others = [other for other in _others(snapshot) if other.file.briefing.actors]
    known = [*_known(brief), *(known for other in others for known in _known(other.file))]
    identities = _identities(known, snapshot)
    own = f"{brief.id}:{key}"
    name = name_words(actor.name)
    found: list[Location] = []
    for other in others:
        for one, candidate in other.file.briefing.actors.items():
            address = f"{other.file.id}:{one}"
            by_name = name and name_words(candidate.name) == name and not identities.parts(own, address)
            if address in identities.of(own) or by_name:
                found += _places(one, other, snapshot)
    return found


def actor_beside(address: str, snapshot: Snapshot) -> Location | None:
    """Where another brief gives the actor that `brief:actor` names; None where none does."""
    brief, colon, key = address.partition(":")
    if not colon:
        return None
    for other in _others(snapshot):
        if other.file.id == brief and key in other.file.briefing.actors:
            return next(_places(key, other, snapshot, given_alone=True), None)
    return None


def _known(file: BriefingFile) -> Iterator[Known]:
    for key, actor in file.briefing.actors.items():
        yield Known(f"{file.id}:{key}", actor.wikidata or "", actor.same_as)


def _identities(known: list[Known], snapshot: Snapshot) -> Identities:
    try:
        decisions = load_decisions(snapshot.path.parent) if snapshot.path else ()
    except BriefingError:
        decisions = ()
    return Identities(known, decisions)


def _others(snapshot: Snapshot) -> Iterator[_OtherBrief]:
    """The other briefs of the folder that load."""
    if snapshot.path is None:
        return
    try:
        paths = sorted(find_briefs(snapshot.path.parent))[:MOST_BRIEFS]
    except BriefingError:
        return
    for path in paths:
        if path.name != snapshot.path.name and (other := _read(path)) is not None:
            yield other


def _read(path: Path) -> _OtherBrief | None:
    try:
        stamp = path.stat()
    except OSError:
        return None
    return _loaded(str(path), stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=MOST_BRIEFS)
def _loaded(path: str, _changed: int, _size: int) -> _OtherBrief | None:
    """A brief as it lies on disk; None where it cannot be read."""
    kind = _KINDS.get(Path(path).suffix.lower(), "yaml")
    try:
        text = read_limited(path, LARGEST).decode("utf-8")
        return _OtherBrief(Path(path), text, replace(load_text(text, name=path, format=kind), path=Path(path)))
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError, BriefingError):
        return None


def _places(key: str, other: _OtherBrief, snapshot: Snapshot, *, given_alone: bool = False) -> Iterator[Location]:
    """Where another brief gives an id, and unless that alone is wanted, where it names it."""
    lines = EditorLines(other.text, snapshot.units)
    for target in targets_of(open_text(other.text, other.file.format), key):
        if target.gives or not given_alone:
            start, end = (Position(*lines.place(place)) for place in (target.start, target.end))
            yield Location(other.path.absolute().as_uri(), Range(start, end))
