"""The brief's values in whole phrases, for texts that are read without the program beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf
from briefing.model.brief_date import DateBasis
from briefing.model.briefing import BriefingStatus
from briefing.model.enum_meanings import MEANINGS
from briefing.model.event import EventStatus
from briefing.model.quote import QuoteStatus
from briefing.model.wording import (
    CREDIBILITY_WORDS,
    LEVEL_WORDS,
    RELIABILITY_WORDS,
    format_date,
    format_date_basis,
    format_date_resolved,
)

if TYPE_CHECKING:
    from briefing.model.assessment import Confidence, Likelihood
    from briefing.model.brief_date import BriefDate
    from briefing.model.source import Reliability

__all__ = [
    "format_brief_status",
    "format_confidence",
    "format_credibility",
    "format_date_with_basis",
    "format_deadline",
    "format_event_status",
    "format_level",
    "format_likelihood",
    "format_reliability",
    "is_doubted",
    "says_more_than_its_column",
]

_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+")
_LIMITS = ("by ", "before ", "until ", "since ", "from ", "on or before ")


def format_date_with_basis(date: BriefDate) -> str:
    """A date as worded and as resolved, and how it is known where the source does not state it.

    'Monday (12 October 2026, inferred by the briefer)'.
    """
    resolved = format_date_resolved(date)
    basis = format_date_basis(date) if resolved and date.basis is not DateBasis.STATED else ""
    if not date.text or not resolved:
        return f"{format_date(date)}, {basis}" if basis else format_date(date)
    said = resolved.casefold() in date.text.casefold()
    flat = resolved.replace(" (", ", ").removesuffix(")")
    added = ", ".join(filter(None, ("" if said else flat, basis)))
    return f"{date.text} ({added})" if added else date.text


def says_more_than_its_column(date: BriefDate) -> bool:
    """Whether a date is more than a narrow column gives, which has months in short and nothing else left out."""
    edtf = date.edtf
    if edtf is None or date.text or date.basis in {DateBasis.INFERRED, DateBasis.UNKNOWN}:
        return date.text is not None or edtf is not None
    return _MONTH.sub(r"\1", format_edtf(edtf)) != format_short(edtf)


def format_deadline(date: BriefDate) -> str:
    """A date by which something should be known or seen: 'by 20 October 2026'."""
    words = format_date(date)
    return words if date.bound or words.startswith(_LIMITS) else f"by {words}"


def format_event_status(status: EventStatus) -> str:
    """Whether the event has come about; explained unless it simply has."""
    return _explained(status) if status is not EventStatus.OCCURRED else str(status)


def format_brief_status(status: BriefingStatus) -> str:
    """Where the brief stands; what is not final says so loudly."""
    if status is BriefingStatus.FINAL:
        return str(status)
    return f"{status.upper()} ({MEANINGS[BriefingStatus][status]})"


def format_level(level: int) -> str:
    """An intensity on the Heidelberg scale: 'level 2 of 5, non-violent crisis'."""
    return f"level {level} of 5, {LEVEL_WORDS[level]}"


def format_likelihood(likelihood: Likelihood) -> str:
    """A likelihood with the range that ICD 203 gives it: 'likely (55 to 80 in 100)'."""
    return f"{likelihood} ({MEANINGS[type(likelihood)][likelihood]})"


def format_confidence(confidence: Confidence) -> str:
    """A confidence with what it stands for."""
    return f"{confidence} ({MEANINGS[type(confidence)][confidence]})"


def format_reliability(reliability: Reliability) -> str:
    """The grade of a source: 'B, usually reliable'."""
    return f"{reliability}, {RELIABILITY_WORDS[reliability]}"


def format_credibility(credibility: int) -> str:
    """The grade of a statement's content: 'probably true (2 on a scale of 1 to 6)'."""
    return f"{CREDIBILITY_WORDS[credibility]} ({credibility} on a scale of 1 to 6)"


def is_doubted(status: QuoteStatus | None) -> bool:
    """Whether a statement's standing is a caution to its reader."""
    return status not in {None, QuoteStatus.UNCONTESTED}


def _explained(status: EventStatus) -> str:
    return f"{status}: {MEANINGS[EventStatus][status]}"
