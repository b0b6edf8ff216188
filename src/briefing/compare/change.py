"""What a change of a brief is: an item that came, went or differs, and how it differs, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.errors import NodePath
    from briefing.model import BriefingIndex, Marking
    from briefing.outline.record import Text

__all__ = ["BRIEF", "Change", "Comparison", "Difference", "Importance", "Turn"]

BRIEF = "brief"
"""Stands for a section where the fields of the whole brief are meant: title, marking, date of information."""


class Turn(StrEnum):
    """What became of an item or of one of its fields, in the word that every output prints."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    CLOSED = "closed"
    OPENED = "opened"
    RESOLVED = "resolved"
    RAISED = "raised"
    LOWERED = "lowered"
    MOVED = "moved"
    CAME_ABOUT = "came about"
    CONFIRMED = "confirmed"
    REWORDED = "reworded"
    CHANGED = "changed"


class Importance(IntEnum):
    """How much a change matters to a reader; the smallest number comes first."""

    JUDGEMENT = 1
    CONTRADICTION = 2
    VERDICT = 3
    MARKING = 4
    EVENT = 5
    KEY_POINT = 6
    STATEMENT = 7
    TIMELINE = 8
    GAP = 9
    SOURCE = 10
    ACTOR = 11
    BRIEF = 12


class Difference(NamedTuple):
    """One field of an item that says something else than before.

    Attributes:
        field: The key of the file, as in `likelihood`; `verdict` is what the comparison with the source gave.
        turn: What became of it.
        before: What it said, in words; empty where it said nothing.
        after: What it says now; empty where it says nothing.
        is_prose: Both are texts that are held against each other word by word.
        has_references: Ids in brackets are references of the newer brief; in words that were said they are words.
        of: The part of the item that has the field: the party of a position, the claim of a version; else empty.
    """

    field: str
    turn: Turn
    before: str = ""
    after: str = ""
    is_prose: bool = False
    has_references: bool = False
    of: str = ""


class Change(NamedTuple):
    """One item that came, went, or differs.

    Attributes:
        section: The key of the file under which it stands: `quotes`, `key_points`, `event`; or `BRIEF`.
        turn: What became of it; CHANGED where `differences` say more.
        importance: How much it matters.
        name: What a reader calls it: its id or label, 'key point 2', 'the bottom line'.
        path: Where it stands in the newer brief; None where that has it no more.
        words: What it says: now, or when it was there last.
        id: The id by which the newer brief refers to it; empty where it has none, or is gone.
        differences: What is different about it; empty where it came or went.
        before: Its name in the older brief, where that is another or it is gone.
        likeness: How alike it is to the item that it is taken for, in percent; 0 where no guess was made.
    """

    section: str
    turn: Turn
    importance: Importance
    name: str
    path: NodePath | None
    words: Text
    id: str = ""
    differences: tuple[Difference, ...] = ()
    before: str = ""
    likeness: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the older brief does not have it."""
        return self.turn in {Turn.ADDED, Turn.OPENED}

    @property
    def is_gone(self) -> bool:
        """Whether the newer brief does not have it."""
        return self.path is None

    @property
    def taken_for(self) -> str:
        """Which item of the older brief it is taken for, where that is a guess; else empty."""
        if not self.likeness:
            return ""
        return f"taken for the same as {self.before or self.name} before, {self.likeness} % alike"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a newer brief says that an older one does not, and the other way round.

    Attributes:
        since: Which brief the older one is: 'version 2 of 21 August 2015'.
        changes: The most important first.
        index: The cross-references of the newer brief, which resolve the references in words.
        lost: The ids of sources whose text as it was then is not at hand: verdicts on them cannot be compared.
        marking: How far the changes may travel, which quote both versions: the stricter of their markings.
    """

    since: str
    changes: tuple[Change, ...]
    index: BriefingIndex
    lost: tuple[str, ...] = ()
    marking: Marking | None = None

    def by_importance(self) -> Mapping[Importance, tuple[Change, ...]]:
        """The changes of each importance that there are, the greatest first."""
        found: dict[Importance, tuple[Change, ...]] = {}
        for change in self.changes:
            found[change.importance] = (*found.get(change.importance, ()), change)
        return found
