"""What stands at a glance: who, what, when, where, whether it came about, why it matters, and what comes next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Actor, BriefDate, BriefingIndex, Participant, TimelineEntry

__all__ = ["GlanceRole", "GlanceRow", "glance_of"]

MOST_PLANNED = 3
"""Planned entries that are named where the brief has no outlook of its own; the timeline has all of them."""


class GlanceRole(StrEnum):
    """The question that a row answers; the rows of one role follow each other."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    STATUS = "status"
    WHY = "why"
    NEXT = "next"


class GlanceRow(NamedTuple):
    """One answer; what it does not need is empty.

    Attributes:
        role: The question.
        text: Prose of the file; of somebody who takes part, the office and the part in the event.
        actor: The id of somebody who takes part.
        date: When the event takes place.
        status: Whether the event has come about.
        entry: A planned entry.
        further: How many planned entries there are beyond those that are named.
    """

    role: GlanceRole
    text: str = ""
    actor: str = ""
    date: BriefDate | None = None
    status: EventStatus | None = None
    entry: TimelineEntry | None = None
    further: int = 0


def glance_of(index: BriefingIndex) -> tuple[GlanceRow, ...]:
    """What a brief says at a glance; next comes what the outlook says, without one the first planned entries."""
    event = index.briefing.event
    rows = [_participant(participant, index) for participant in event.participants]
    rows.append(GlanceRow(GlanceRole.WHAT, event.what or ""))
    if event.when:
        rows.append(GlanceRow(GlanceRole.WHEN, date=event.when))
        rows.append(GlanceRow(GlanceRole.WHEN, event.when.note or ""))
    rows.append(GlanceRow(GlanceRole.WHERE, event.where or ""))
    # That an event has simply come about is not worth a line.
    if event.status is not EventStatus.OCCURRED:
        rows.append(GlanceRow(GlanceRole.STATUS, status=event.status))
    rows.append(GlanceRow(GlanceRole.WHY, event.significance or ""))
    rows += [GlanceRow(GlanceRole.NEXT, event.outlook)] if event.outlook else _planned(index)
    return tuple(row for row in rows if any(row[1:]))


def _participant(participant: Participant, index: BriefingIndex) -> GlanceRow:
    actor = index.briefing.actors.get(participant.actor)
    roles = ", ".join(filter(None, _roles(actor, participant)))
    return GlanceRow(GlanceRole.WHO, roles, actor=participant.actor)


def _roles(actor: Actor | None, participant: Participant) -> tuple[str | None, ...]:
    """The office and the part in the event; the office is left out where the part names it."""
    office, part = actor.role if actor else None, participant.role
    return (part,) if office and part and office.casefold() in part.casefold() else (office, part)


def _planned(index: BriefingIndex) -> Iterator[GlanceRow]:
    for entry in index.planned[:MOST_PLANNED]:
        yield GlanceRow(GlanceRole.NEXT, entry=entry)
    if len(index.planned) > MOST_PLANNED:
        yield GlanceRow(GlanceRole.NEXT, further=len(index.planned) - MOST_PLANNED)
