"""Where the parties disagree, and where the reports do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from briefing.model.base import (
    ActorIds,
    AnyIds,
    BriefingModel,
    Identifier,
    Line,
    Paragraph,
    PositiveNumber,
    Prose,
    QuoteIds,
    SourceId,
)

__all__ = [
    "Discrepancy",
    "Position",
    "Stance",
    "Tension",
    "TensionBasis",
    "TensionStatus",
    "Trend",
    "Version",
]


class Stance(StrEnum):
    """How a party stands to the issue."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    DEMANDS = "demands"
    CONDITIONAL = "conditional"
    AMBIVALENT = "ambivalent"


class TensionBasis(StrEnum):
    """Who says that there is a tension: a party to it, or the analyst."""

    STATED = "stated"
    ANALYST = "analyst"


class Trend(StrEnum):
    """Where the tension is going."""

    RISING = "rising"
    STEADY = "steady"
    EASING = "easing"
    UNKNOWN = "unknown"


class TensionStatus(StrEnum):
    """Whether the tension is open, contained, or over."""

    OPEN = "open"
    MANAGED = "managed"
    RESOLVED = "resolved"


class Position(BriefingModel):
    """What one party, or several together, holds."""

    party: ActorIds = Field(min_length=1, description="Whose position it is: an actor's id, or several.")
    position: Prose = Field(description="What they hold, in your own words.")
    stance: Stance | None = Field(
        default=None, description="asserts, denies, supports, opposes, demands, conditional or ambivalent."
    )
    quotes: QuoteIds = Field(default=(), description="The statements that carry it (quote ids).")


class Tension(BriefingModel):
    """A matter on which parties stand against each other."""

    id: Identifier = Field(default="", description="Its id; T1, T2 … in the order of the list where it is left out.")
    title: Line = Field(description="The tension in a few words: 'Moldova / Russia'.")
    positions: tuple[Position, ...] = Field(min_length=2, description="At least two positions, a party each.")
    issue: Prose | None = Field(default=None, description="What it is about, in a sentence.")
    basis: TensionBasis | None = Field(
        default=None, description="stated: a party says so itself; analyst: the briefer's reading."
    )
    level: Annotated[PositiveNumber, Field(le=5)] | None = Field(
        default=None,
        description="Heidelberg intensity: 1 dispute, 2 non-violent crisis, 3 violent crisis, 4 limited war, 5 war.",
    )
    trend: Trend | None = Field(default=None, description="rising, steady, easing or unknown.")
    common_ground: Prose | None = Field(default=None, description="What the parties agree on.")
    refs: AnyIds = Field(default=(), description="Further evidence: ids, or source:paragraph.")
    status: TensionStatus | None = Field(default=None, description="open, managed or resolved.")


class Version(BriefingModel):
    """One report's account of a disputed fact."""

    claim: Prose = Field(description="What this report says.")
    source: SourceId | None = Field(default=None, description="Id of the source that says so.")
    at: Paragraph | None = Field(default=None, description="The paragraph, counted from 1.")
    quotes: QuoteIds = Field(default=(), description="Statements that carry it (quote ids).")


class Discrepancy(BriefingModel):
    """A fact on which reports contradict each other."""

    id: Identifier = Field(default="", description="Its id; D1, D2 … in the order of the list where it is left out.")
    question: Line = Field(description="The question the reports answer differently: 'How many went on strike?'")
    versions: tuple[Version, ...] = Field(min_length=2, description="At least two accounts.")
    preferred: PositiveNumber | None = Field(
        default=None, description="The version this brief uses, by its number in the list, counted from 1."
    )
    note: Prose | None = Field(default=None, description="Why, and what would settle it.")

    @model_validator(mode="after")
    def _prefers_one_of_them(self) -> Discrepancy:
        if self.preferred is not None and self.preferred > len(self.versions):
            raise PydanticCustomError(
                "preferred",
                "'preferred' is the number of a version, from 1 to {count}",
                {"count": len(self.versions)},
            )
        return self
