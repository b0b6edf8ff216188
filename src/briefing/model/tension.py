"""Where the parties disagree, where the reports do, and what the briefer judges of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from briefing.model.base import (
    ActorIds,
    AnyIds,
    BriefingModel,
    DraftMark,
    Identifier,
    Line,
    Paragraph,
    PositiveNumber,
    Prose,
    QuoteIds,
    SourceId,
    short_form,
)
from briefing.model.brief_date import DateField

__all__ = [
    "Assessment",
    "Confidence",
    "Discrepancy",
    "Likelihood",
    "OpenPoint",
    "OpenPointField",
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
    draft: DraftMark = False

    @property
    def parties(self) -> tuple[str, ...]:
        """Who holds a position in it, each once."""
        return tuple(dict.fromkeys(actor for position in self.positions for actor in position.party))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The ids of the statements that carry its positions, each once."""
        return tuple(dict.fromkeys(key for position in self.positions for key in position.quotes))


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
    draft: DraftMark = False

    @model_validator(mode="after")
    def _prefers_one_of_them(self) -> Discrepancy:
        if self.preferred is not None and self.preferred > len(self.versions):
            raise PydanticCustomError(
                "preferred",
                "'preferred' is the number of a version, from 1 to {count}",
                {"count": len(self.versions)},
            )
        return self


class Likelihood(StrEnum):
    """The seven steps of ICD 203, section D.6.e.2.a, with the probability each stands for."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"


class Confidence(StrEnum):
    """How well the judgement is founded; never mixed into the likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Assessment(BriefingModel):
    """A judgement of the analyst, kept apart from what was reported."""

    id: Identifier = Field(default="", description="Its id; J1, J2 … in the order of the list where it is left out.")
    text: Prose = Field(description="The judgement, in a sentence.")
    likelihood: Likelihood | None = Field(
        default=None,
        description="ICD 203: almost no chance (1-5%), very unlikely (5-20%), unlikely (20-45%), roughly even chance "
        "(45-55%), likely (55-80%), very likely (80-95%), almost certain (95-99%).",
    )
    confidence: Confidence | None = Field(
        default=None, description="low, moderate or high: how good the basis is, not how likely the event."
    )
    basis: Prose | None = Field(default=None, description="What the judgement, and the confidence in it, rests on.")
    refs: AnyIds = Field(default=(), description="Evidence: ids of quotes, entries, tensions, or source:paragraph.")
    alternatives: Prose | None = Field(default=None, description="What else could explain it or come of it.")
    would_change: Prose | None = Field(default=None, description="What would change the judgement.")
    draft: DraftMark = False


class OpenPoint(BriefingModel):
    """Something that is not known, or to be looked out for."""

    text: Prose = Field(description="What is not known, or what to look out for.")
    by: DateField | None = Field(default=None, description="By when it should be known or seen (EDTF).")
    draft: DraftMark = False


OpenPointField = Annotated[
    OpenPoint,
    BeforeValidator(short_form("text"), json_schema_input_type=Prose | OpenPoint),
]
"""An open point in a file: a text, or a mapping with a date."""
