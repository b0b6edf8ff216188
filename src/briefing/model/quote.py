"""What was said: statements, and whether the words are the speaker's own."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from briefing.model.base import (
    ActorIds,
    BriefingModel,
    DraftMark,
    Identifier,
    LanguageTag,
    Line,
    Lines,
    Paragraph,
    PositiveNumber,
    Prose,
    SourceId,
)
from briefing.model.brief_date import DateField

__all__ = ["Original", "Quote", "QuoteKind", "QuoteStatus"]


class QuoteKind(StrEnum):
    """Whose words a statement's text is made of. The kinds are never blurred."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class QuoteStatus(StrEnum):
    """Whether the statement stands: unchallenged, unchecked, contested, disputed, or taken back."""

    UNCONTESTED = "uncontested"
    UNVERIFIED = "unverified"
    CONTESTED = "contested"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class Original(BriefingModel):
    """The words in the language they were said in, where `text` is a translation."""

    language: LanguageTag = Field(description="The language of the original as a BCP 47 tag.")
    text: Prose | None = Field(
        default=None, description="The original words; these are what is proved against the archive."
    )


class Quote(BriefingModel):
    """A statement by somebody, as quoted or reported by a source."""

    id: Identifier = Field(default="", description="Its id; Q1, Q2 … in the order of the list where it is left out.")
    text: Prose = Field(
        description="direct: the speaker's words, without quotation marks. mixed: your sentence, with the speaker's "
        "own words in quotation marks. indirect: your paraphrase, without quotation marks."
    )
    speaker: ActorIds = Field(
        description="Who said it: an actor's id, a list of ids, or null where the source names none."
    )
    kind: QuoteKind = Field(
        default=QuoteKind.DIRECT,
        description="direct: all of `text` is the speaker's words. mixed: only the words in quotation marks are. "
        "indirect: a paraphrase; never printed as a quotation.",
    )
    date: DateField | None = Field(
        default=None, description="When it was said (EDTF, or a mapping with the words of the source)."
    )
    venue: Line | None = Field(default=None, description="Where or in what form it was said: 'Paris', 'on television'.")
    to: ActorIds = Field(default=(), description="Who was spoken to (actor ids).")
    about: ActorIds = Field(default=(), description="Who or what it is about (actor ids).")
    source: SourceId | None = Field(default=None, description="Id of the source it is taken from.")
    at: Paragraph | None = Field(default=None, description="The paragraph of the source it stands in, counted from 1.")
    passage: Prose | None = Field(
        default=None, description="The source's own words that the paraphrase rests on, verbatim."
    )
    via: Lines = Field(
        default=(), description="Outlets or persons in between, as ids or text: who the source cites for it."
    )
    status: QuoteStatus | None = Field(
        default=None,
        description="uncontested, unverified, contested (others object), disputed (its truth is denied) or "
        "withdrawn (taken back).",
    )
    credibility: Annotated[PositiveNumber, Field(le=6)] | None = Field(
        default=None,
        description="Admiralty grade of the content: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, "
        "5 improbable, 6 cannot be judged.",
    )
    original: Original | None = Field(
        default=None, description="The original words; `text` is then printed as a translation."
    )
    topic: Line | None = Field(default=None, description="What it is about, in a word or two.")
    note: Prose | None = Field(default=None, description="Anything a reader must know about this statement.")
    draft: DraftMark = False
