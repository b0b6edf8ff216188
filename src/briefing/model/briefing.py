"""The whole brief: the root of the model."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from briefing.model.base import (
    BriefingModel,
    Identifier,
    LanguageTag,
    Line,
    Lines,
    PositiveNumber,
    Slug,
    numbered,
)
from briefing.model.brief_date import DateField
from briefing.model.event import Actor, Event, TimelineEntry
from briefing.model.quote import Quote
from briefing.model.source import Source, SourceNote
from briefing.model.tension import Assessment, Discrepancy, OpenPointField, Tension

__all__ = ["Briefing", "BriefingStatus", "Marking"]


class Marking(StrEnum):
    """How far the brief may travel: the labels of the Traffic Light Protocol 2.0 (FIRST, 2022)."""

    # The strictest first: how far two of them let a text travel together goes by this order.
    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"


class BriefingStatus(StrEnum):
    """Where the brief stands in its own life."""

    DRAFT = "draft"
    FINAL = "final"
    SUPERSEDED = "superseded"


def _format_version(value: Any) -> Any:
    return 1 if value == "1" else value


class Briefing(BriefingModel):
    """One event, briefed: the bottom line, who said what, when, where the parties disagree, what is uncertain."""

    briefing: Annotated[Literal[1], BeforeValidator(_format_version, json_schema_input_type=Literal[1])] = Field(
        description="Version of the file format: 1."
    )
    id: Slug | None = Field(default=None, description="Short name of the brief; the file's name where it is left out.")
    title: Line = Field(description="The title, on one line.")
    marking: Marking | None = Field(
        default=None,
        description="TLP 2.0 marking, printed first and last: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, "
        "TLP:GREEN or TLP:CLEAR.",
    )
    status: BriefingStatus | None = Field(default=None, description="draft, final or superseded.")
    version: PositiveNumber | None = Field(default=None, description="Version of this brief, counted from 1.")
    as_of: DateField | None = Field(
        default=None, description="Date of information (EDTF): nothing later than this was used."
    )
    prepared_by: Line | None = Field(default=None, description="Who wrote the brief.")
    prepared_for: Line | None = Field(default=None, description="Who it is for.")
    language: LanguageTag | None = Field(default=None, description="Language of the brief as a BCP 47 tag.")
    tags: Lines = Field(default=(), description="Words to find the brief by.")
    event: Event = Field(description="What happened: the bottom line first.")
    actors: Mapping[Identifier, Actor] = Field(
        default_factory=dict, description="Who acts or speaks: an id for each, and its name."
    )
    sources: Mapping[Identifier, Source] = Field(
        default_factory=dict, description="What the brief rests on: an id for each report, and its title."
    )
    quotes: Annotated[tuple[Quote, ...], BeforeValidator(numbered("Q"), json_schema_input_type=list[Quote])] = Field(
        default=(), description="Who said what: direct, mixed or indirect statements."
    )
    timeline: Annotated[
        tuple[TimelineEntry, ...], BeforeValidator(numbered("E"), json_schema_input_type=list[TimelineEntry])
    ] = Field(default=(), description="What happened when, and what is planned.")
    tensions: Annotated[tuple[Tension, ...], BeforeValidator(numbered("T"), json_schema_input_type=list[Tension])] = (
        Field(default=(), description="Where the parties disagree.")
    )
    discrepancies: Annotated[
        tuple[Discrepancy, ...], BeforeValidator(numbered("D"), json_schema_input_type=list[Discrepancy])
    ] = Field(default=(), description="Where reports contradict each other.")
    assessments: Annotated[
        tuple[Assessment, ...], BeforeValidator(numbered("J"), json_schema_input_type=list[Assessment])
    ] = Field(default=(), description="The analyst's own judgements, kept apart from what was reported.")
    gaps: tuple[OpenPointField, ...] = Field(default=(), description="What is not known.")
    watch: tuple[OpenPointField, ...] = Field(default=(), description="What to look out for.")
    source_notes: tuple[SourceNote, ...] = Field(
        default=(), description="Errors of the sources themselves, known to the briefer."
    )
