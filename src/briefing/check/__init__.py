"""What a brief claims, compared with its sources.

Names are resolved on first use: who only tells a result apart, as a first screen does, reads nothing of how it is made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.check.verdict import Rung, Standing, Tally, Verdict

if TYPE_CHECKING:
    from briefing.check.checking import Check, check_brief
    from briefing.check.ladder import Located, locate
    from briefing.check.marks import QuotedPiece, quoted_pieces
    from briefing.check.proof import Claim, Proof, Proven, claims_of, prove
    from briefing.check.prose import ProsePiece, prove_prose

__all__ = [
    "Check",
    "Claim",
    "Located",
    "Proof",
    "ProsePiece",
    "Proven",
    "QuotedPiece",
    "Rung",
    "Standing",
    "Tally",
    "Verdict",
    "check_brief",
    "claims_of",
    "locate",
    "prove",
    "prove_prose",
    "quoted_pieces",
]

_HOMES = {
    "checking": ("Check", "check_brief"),
    "ladder": ("Located", "locate"),
    "marks": ("QuotedPiece", "quoted_pieces"),
    "proof": ("Claim", "Proof", "Proven", "claims_of", "prove"),
    "prose": ("ProsePiece", "prove_prose"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"briefing.check.{module}"), name)
    message = f"module 'briefing.check' has no attribute '{name}'"
    raise AttributeError(message)
