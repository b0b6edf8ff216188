"""What the analyst makes of it, what is not known, and what to look out for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from briefing.model.base import AnyIds, BriefingModel, Identifier, Prose, short_form
from briefing.model.brief_date import DateField

__all__ = ["Assessment", "Confidence", "Likelihood", "OpenPoint", "OpenPointField"]


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


class OpenPoint(BriefingModel):
    """Something that is not known, or to be looked out for."""

    text: Prose = Field(description="What is not known, or what to look out for.")
    by: DateField | None = Field(default=None, description="By when it should be known or seen (EDTF).")


OpenPointField = Annotated[
    OpenPoint,
    BeforeValidator(short_form("text"), json_schema_input_type=Prose | OpenPoint),
]
"""An open point in a file: a text, or a mapping with a date."""
