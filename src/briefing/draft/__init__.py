"""From captured reports to a proposed brief: statements, actors, dates, all with their places, nothing asserted."""

from __future__ import annotations

from briefing.draft.proposal import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedDiscrepancy,
    ProposedEntry,
    ProposedEvent,
    ProposedPair,
    ProposedStatement,
    ProposedVersion,
    SourceReport,
)
from briefing.draft.proposing import propose

__all__ = [
    "DraftPlace",
    "Proposal",
    "ProposedActor",
    "ProposedDate",
    "ProposedDiscrepancy",
    "ProposedEntry",
    "ProposedEvent",
    "ProposedPair",
    "ProposedStatement",
    "ProposedVersion",
    "SourceReport",
    "propose",
]
