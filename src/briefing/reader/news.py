"""What changed in a brief since another version of it, and which of that nobody has looked at yet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.compare import compare, text_of
from briefing.compare.versions import committed_edition
from briefing.errors import BriefingError
from briefing.files import load_text
from briefing.model.wording import count_of
from briefing.reader.brief import OpenBrief, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.compare import Change, Comparison
    from briefing.outline import Material
    from briefing.reader.seen import Seen

__all__ = ["CHANGES", "Earlier", "News", "earlier_version", "news_since"]

CHANGES = "changes"
"""What the block of changes on the summary is called: its second line is 'changes.2'."""

LAST_READ = "your last reading"
"""What a version is called that was read and says neither its version nor its date."""

_ON_SUMMARY = frozenset({"key_points", "gaps", "watch", "source_notes"})
"""Sections whose items have no id, and stand on the summary."""


class Earlier(NamedTuple):
    """An earlier version of a brief.

    Attributes:
        data: All of its bytes.
        called: What it is called where it says neither its version nor its date; empty where it was read.
        material: The brief with its proof.
        looked_at: The marks of the changes since then that were looked at.
    """

    data: bytes
    called: str
    material: Material
    looked_at: frozenset[str]


def earlier_version(brief: OpenBrief, seen: Seen | None) -> Earlier | None:
    """The version that was read last, else the last committed one, where it says something else. This takes a moment.

    Args:
        brief: The brief as it is.
        seen: What was seen of it.
    """
    file = brief.file
    looked_at = seen.looked_at if seen else frozenset()
    if seen and seen.data != file.places.data:
        try:
            before = OpenBrief(replace(load_text(seen.data, name=file.name, format=file.format), path=file.path))
        except BriefingError:
            pass
        else:
            before.prove_after(brief)
            return Earlier(seen.data, seen.called, _material(before), looked_at)
    edition = committed_edition(file)
    if edition is None:
        return None
    return Earlier(edition.file.places.data, edition.name, edition.material, looked_at)


class News:
    """The changes of a brief, each with the place where it is read.

    Args:
        comparison: What changed.
        looked_at: The marks of the changes that were looked at before.
    """

    def __init__(self, comparison: Comparison, looked_at: Iterable[str]) -> None:
        self.comparison = comparison
        self.targets = tuple(_target(change, number, comparison) for number, change in enumerate(comparison.changes, 1))
        self._marks = tuple(_mark(change, comparison) for change in comparison.changes)
        known = set(looked_at)
        self._unseen = {number for number, mark in enumerate(self._marks) if mark not in known}
        self._numbers: dict[str, list[int]] = {}
        for number, target in enumerate(self.targets):
            for key in {target, f"{CHANGES}.{number + 1}"}:
                self._numbers.setdefault(key, []).append(number)

    def is_fresh(self, key: str) -> bool:
        """Whether something about an item, or on a line of the block of changes, was not looked at yet."""
        return any(number in self._unseen for number in self._numbers.get(key, ()))

    def marks_at(self, key: str) -> frozenset[str]:
        """The marks of the changes of an item, or on a line of the block of changes."""
        return frozenset(self._marks[number] for number in self._numbers.get(key, ()))

    def see(self, key: str) -> bool:
        """What stands here was looked at; False if that is no news."""
        seen = self._unseen.intersection(self._numbers.get(key, ()))
        self._unseen -= seen
        return bool(seen)

    def see_all_but(self, marks: Iterable[str]) -> None:
        """Everything was looked at save what has one of these marks."""
        known = set(marks)
        self._unseen = {number for number in self._unseen if self._marks[number] in known}

    @property
    def unseen_marks(self) -> frozenset[str]:
        """The marks of the changes that were not looked at."""
        return frozenset(self._marks[number] for number in self._unseen)

    @property
    def unseen(self) -> int:
        """How many changes were not looked at."""
        return len(self._unseen)

    @property
    def marks(self) -> frozenset[str]:
        """The marks of all changes, by which they are known in another run."""
        return frozenset(self._marks)

    def beside(self, key: str, step: int) -> str:
        """Where the next change is read, or the one before, from an item on; over the end it begins anew."""
        places = list(dict.fromkeys(self.targets))
        if key.startswith(f"{CHANGES}.") and key not in places:
            key = self.targets[self._numbers[key][0]] if key in self._numbers else ""
        here = places.index(key) if key in places else -1 if step > 0 else 0
        return places[(here + step) % len(places)]

    @property
    def in_words(self) -> str:
        """How many changes were not looked at: '3 changes unseen'; empty where all were."""
        return f"{count_of(self.unseen, 'change')} unseen" if self._unseen else ""


def news_since(earlier: Earlier, brief: OpenBrief) -> News | None:
    """What is new in a proved brief; None where it says the same. A long brief takes a moment."""
    found = compare(earlier.material, _material(brief), name=earlier.called or LAST_READ)
    return News(found, earlier.looked_at) if found.changes else None


def _material(brief: OpenBrief) -> Material:
    """A brief with its proof, and with what its file says of the ids."""
    return replace(brief.material, is_written=brief.file.places.stands)


def _target(change: Change, number: int, comparison: Comparison) -> str:
    """Where a change is read: at its item, else on its line of the block of changes."""
    if change.path is not None:
        if change.id in comparison.index.references:
            return change.id
        if isinstance(change.path[-1], int) and change.path[-2] in _ON_SUMMARY:
            return place_of(change.path)
    return f"{CHANGES}.{number}"


def _mark(change: Change, comparison: Comparison) -> str:
    """What a change is known by in another run: short, and another where something else is told."""
    told = "".join(map(str, text_of(change, comparison)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
