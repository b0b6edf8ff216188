"""From captured reports to a proposed brief: statements, actors, dates, all with their places, nothing asserted.

`propose` is resolved on first use: it needs the check, which takes long to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.draft.proposal import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedDiscrepancy,
    ProposedEntry,
    ProposedEvent,
    ProposedGap,
    ProposedNote,
    ProposedPair,
    ProposedStatement,
    ProposedVersion,
    SourceReport,
)

if TYPE_CHECKING:
    from briefing.draft.proposing import propose

__all__ = [
    "DraftPlace",
    "Proposal",
    "ProposedActor",
    "ProposedDate",
    "ProposedDiscrepancy",
    "ProposedEntry",
    "ProposedEvent",
    "ProposedGap",
    "ProposedNote",
    "ProposedPair",
    "ProposedStatement",
    "ProposedVersion",
    "SourceReport",
    "propose",
]


def __getattr__(name: str) -> Any:
    if name == "propose":
        return import_module("briefing.draft.proposing").propose
    message = f"module 'briefing.draft' has no attribute '{name}'"
    raise AttributeError(message)
