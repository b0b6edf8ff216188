"""The event itself, the bottom line first, who takes part, and the timeline around it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from briefing.model.base import (
    ActorId,
    ActorIds,
    AnyIds,
    BriefingModel,
    DraftMark,
    Identifier,
    Line,
    Lines,
    Paragraph,
    Prose,
    SourceId,
    short_form,
)
from briefing.model.brief_date import DateField
from briefing.model.iso_codes import check_country

__all__ = [
    "Actor",
    "ActorKind",
    "EntryStatus",
    "Event",
    "EventStatus",
    "KeyPoint",
    "KeyPointKind",
    "Participant",
    "TimelineEntry",
]


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
    draft: DraftMark = False


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
    draft: DraftMark = False

    @property
    def is_planned(self) -> bool:
        """Whether it is yet to come."""
        return self.status is EventStatus.PLANNED


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
    draft: DraftMark = False

    @property
    def is_planned(self) -> bool:
        """Whether it is yet to come."""
        return self.status is EntryStatus.PLANNED


_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)


def _wikidata(text: str) -> str:
    if _WIKIDATA.fullmatch(text) is None:
        raise PydanticCustomError("wikidata", "an item of Wikidata is a Q and a number: Q42")
    return text


class ActorKind(StrEnum):
    """What sort of actor this is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    TERRITORY = "territory"
    GROUP = "group"
    MEDIA = "media"


class Actor(BriefingModel):
    """Somebody who acts or speaks in the brief; its key in `actors` is its id."""

    name: Line = Field(description="The name as the brief prints it: 'Maia Sandu'.")
    short: Line | None = Field(
        default=None,
        description="The name for narrow columns and for a source that uses it alone: 'Hu' of 'Hu Yongmin', 'EU'. "
        "Without it a person's family name is taken, the last word where nothing shows it.",
    )
    kind: ActorKind | None = Field(default=None, description="person, state, organization, territory, group or media.")
    role: Line | None = Field(default=None, description="Office or function at the time: 'President of Moldova'.")
    affiliation: ActorIds = Field(
        default=(), description="The actor, or actors, that this one belongs to or speaks for (ids)."
    )
    side: Line | None = Field(
        default=None,
        description="The side it stands on, in a word or two: 'Moldova'. Actors are grouped by it.",
    )
    country: Annotated[str, AfterValidator(check_country)] | None = Field(
        default=None, description="ISO 3166 alpha-2 country code: MD, FR, RU."
    )
    aliases: tuple[Line, ...] = Field(
        default=(),
        description="Other ways in which sources write the name; used to find the speaker near the words.",
    )
    wikidata: Annotated[str, AfterValidator(_wikidata)] | None = Field(
        default=None,
        description="The item of Wikidata that means this actor: Q42. Actors of several briefs with one item are one.",
    )
    same_as: Lines = Field(
        default=(),
        description="Whatever else means this actor: an actor of another brief as 'brief:actor', or an address or a "
        "number of a register. Actors of several briefs that share one are one.",
    )
    note: Prose | None = Field(default=None, description="Anything a reader must know about this actor.")
    draft: DraftMark = False
