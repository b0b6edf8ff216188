"""The event itself: the bottom line first."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from briefing.model.base import ActorId, BriefingModel, Line, Prose, short_form
from briefing.model.brief_date import DateField

__all__ = ["Event", "EventStatus", "KeyPoint", "KeyPointKind", "Participant"]


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
