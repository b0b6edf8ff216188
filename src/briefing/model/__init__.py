"""The briefing as frozen, closed models, and the questions asked of it."""

from __future__ import annotations

from briefing.model.brief_date import BriefDate, DateBasis, DateBound
from briefing.model.briefing import Briefing, BriefingStatus, Marking
from briefing.model.drafts import Drafted
from briefing.model.event import (
    Actor,
    ActorKind,
    EntryStatus,
    Event,
    EventStatus,
    KeyPoint,
    KeyPointKind,
    Participant,
    TimelineEntry,
)
from briefing.model.index import BriefingIndex, ReferenceUse
from briefing.model.quote import Original, Quote, QuoteKind, QuoteStatus
from briefing.model.references import Reference, TargetKind
from briefing.model.source import Archive, OriginalFile, Reliability, Source, SourceKind, SourceNote
from briefing.model.tension import (
    Assessment,
    Confidence,
    Discrepancy,
    Likelihood,
    OpenPoint,
    Position,
    Stance,
    Tension,
    TensionBasis,
    TensionStatus,
    Trend,
    Version,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Archive",
    "Assessment",
    "BriefDate",
    "Briefing",
    "BriefingIndex",
    "BriefingStatus",
    "Confidence",
    "DateBasis",
    "DateBound",
    "Discrepancy",
    "Drafted",
    "EntryStatus",
    "Event",
    "EventStatus",
    "KeyPoint",
    "KeyPointKind",
    "Likelihood",
    "Marking",
    "OpenPoint",
    "Original",
    "OriginalFile",
    "Participant",
    "Position",
    "Quote",
    "QuoteKind",
    "QuoteStatus",
    "Reference",
    "ReferenceUse",
    "Reliability",
    "Source",
    "SourceKind",
    "SourceNote",
    "Stance",
    "TargetKind",
    "Tension",
    "TensionBasis",
    "TensionStatus",
    "TimelineEntry",
    "Trend",
    "Version",
]
