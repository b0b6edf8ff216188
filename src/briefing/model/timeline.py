"""What happened when, and what is planned."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from briefing.model.base import ActorIds, AnyIds, BriefingModel, Identifier, Paragraph, Prose, SourceId
from briefing.model.brief_date import DateField

__all__ = ["EntryStatus", "TimelineEntry"]


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
