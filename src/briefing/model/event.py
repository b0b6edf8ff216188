"""The event itself, the bottom line first, and the timeline around it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from briefing.model.base import (
    ActorId,
    ActorIds,
    AnyIds,
    BriefingModel,
    Identifier,
    Line,
    Paragraph,
    Prose,
    SourceId,
    short_form,
)
from briefing.model.brief_date import DateField

__all__ = ["EntryStatus", "Event", "EventStatus", "KeyPoint", "KeyPointKind", "Participant", "TimelineEntry"]


class EventStatus(StrEnum):
    """Whether the event has come about."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"


class KeyPointKind(StrEnum):
    """What a key point is made of."""

    FACT = "fact"
    REPORTED = "reported"
    ASSESSMENT = "assessment"
    ASSUMPTION = "assumption"
    CAVEAT = "caveat"


class KeyPoint(BriefingModel):
    """One thing the reader must take away."""

    text: Prose = Field(description="The point, with references to its support: 'Talks have begun [hngn:15].'")
    kind: KeyPointKind | None = Field(default=None, description="fact, reported, assessment, assumption or caveat.")


class Participant(BriefingModel):
    """An actor who takes part in the event, and as what."""

    actor: ActorId = Field(description="Id of the actor.")
    role: Line | None = Field(default=None, description="Its part in the event: 'host', 'signatory'.")


class Event(BriefingModel):
    """What the brief is about."""

    summary: Prose = Field(description="The bottom line: what happened and why it matters, in two to four sentences.")
    what: Line | None = Field(default=None, description="What happened, in a few words.")
    when: DateField | None = Field(default=None, description="When (EDTF, or a mapping with the words of the source).")
    where: Line | None = Field(default=None, description="Where: 'Paris, France'.")
    status: EventStatus | None = Field(
        default=None, description="occurred, planned, ongoing, cancelled or unconfirmed."
    )
    key_points: tuple[
        Annotated[KeyPoint, BeforeValidator(short_form("text"), json_schema_input_type=Prose | KeyPoint)], ...
    ] = Field(default=(), description="What the reader must take away: texts, or mappings with a kind.")
    background: Prose | None = Field(default=None, description="What came before, as far as the reader needs it.")
    significance: Prose | None = Field(default=None, description="Why it matters.")
    outlook: Prose | None = Field(default=None, description="What comes next.")
    participants: tuple[
        Annotated[Participant, BeforeValidator(short_form("actor"), json_schema_input_type=ActorId | Participant)],
        ...,
    ] = Field(default=(), description="Who took part: actor ids, or mappings with a role.")


class EntryStatus(StrEnum):
    """Whether the entry has come about."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    ONGOING = "ongoing"
    UNCONFIRMED = "unconfirmed"


class TimelineEntry(BriefingModel):
    """One thing that happened, goes on, or is planned."""

    id: Identifier = Field(default="", description="Its id; E1, E2 … in the order of the list where it is left out.")
    date: DateField = Field(description="When (EDTF, or a mapping with the words of the source).")
    text: Prose = Field(description="What, in one plain sentence.")
    status: EntryStatus | None = Field(default=None, description="occurred, planned, ongoing or unconfirmed.")
    actors: ActorIds = Field(default=(), description="Who took part (actor ids).")
    source: SourceId | None = Field(default=None, description="Id of the source it is taken from.")
    at: Paragraph | None = Field(default=None, description="The paragraph of the source, counted from 1.")
    refs: AnyIds = Field(
        default=(), description="What it belongs to: ids of quotes, tensions, entries, or source:paragraph."
    )
