"""Items that a program proposed and nobody has confirmed yet: those with `draft: true`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model.references import SECTIONS, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath
    from briefing.model.briefing import Briefing

__all__ = ["DRAFT_PATTERNS", "Drafted", "drafts_of"]

DRAFT_PATTERNS = (
    "event",
    "event.key_points.*",
    *(f"{section}.*" for section in SECTIONS),
    "gaps.*",
    "watch.*",
    "source_notes.*",
)
"""Every sort of item that can be a draft, in the order of the file."""

_WORDS = {"key_points": "key point", "gaps": "gap", "watch": "point to watch", "source_notes": "source note"}
"""What an item without an id is called, before its number."""


class Drafted(NamedTuple):
    """An item that nobody has confirmed.

    Attributes:
        path: Where it stands in the file.
        id: Its id; empty where it can have none.
        name: What a reader calls it: its id, 'the event', or 'key point 2'.
    """

    path: NodePath
    id: str
    name: str


def drafts_of(briefing: Briefing) -> Iterator[Drafted]:
    """Every item that nobody has confirmed, in the order of the file's sections."""
    for pattern in DRAFT_PATTERNS:
        for path, held in select(briefing, pattern.removesuffix(".*")):
            for step, item in _items_of(held) if pattern.endswith(".*") else (((), held),):
                # A brief may have a hundred thousand items, and few of them are drafts.
                if item.draft:
                    place = (*path, *step)
                    key = _id_of(place, item)
                    yield Drafted(place, key, key or _name_of(place))


def _items_of(held: Any) -> Iterator[tuple[NodePath, Any]]:
    """The items of a list or a mapping, each with the step that leads to it."""
    pairs = held.items() if isinstance(held, Mapping) else enumerate(held)
    return (((key,), item) for key, item in pairs)


def _id_of(path: NodePath, item: object) -> str:
    if path[0] not in SECTIONS:
        return ""
    return path[1] if isinstance(path[1], str) else str(getattr(item, "id", ""))


def _name_of(path: NodePath) -> str:
    if len(path) == 1:
        return "the event"
    return f"{_WORDS[str(path[-2])]} {int(path[-1]) + 1}"
