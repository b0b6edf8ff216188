"""Who takes part: people, states, organizations, territories, groups, media."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from briefing.model.base import ActorIds, BriefingModel, Line, Prose
from briefing.model.iso_codes import check_country

__all__ = ["Actor", "ActorKind"]


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
    note: Prose | None = Field(default=None, description="Anything a reader must know about this actor.")
