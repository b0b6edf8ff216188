"""What a brief claims, compared with its sources."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.check.archive import ArchiveError, ArchiveText, read_archive, read_archives, split_paragraphs
from briefing.check.ladder import Located, Rung, locate
from briefing.check.proof import PieceProof, Proof, ProofResult, ProsePiece, QuoteProof, claims_of, prove, prove_prose
from briefing.check.quoted import QuotedPiece, quoted_pieces

if TYPE_CHECKING:
    from briefing.check.checking import Check, check_brief

__all__ = [
    "ArchiveError",
    "ArchiveText",
    "Check",
    "Located",
    "PieceProof",
    "Proof",
    "ProofResult",
    "ProsePiece",
    "QuoteProof",
    "QuotedPiece",
    "Rung",
    "check_brief",
    "claims_of",
    "locate",
    "prove",
    "prove_prose",
    "quoted_pieces",
    "read_archive",
    "read_archives",
    "split_paragraphs",
]


def __getattr__(name: str) -> Any:
    if name not in {"Check", "check_brief"}:
        message = f"module 'briefing.check' has no attribute '{name}'"
        raise AttributeError(message)
    # The rules of the trade are many modules, and no export or first screen needs one.
    return getattr(import_module("briefing.check.checking"), name)
