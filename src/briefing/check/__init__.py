"""What a brief claims, compared with its sources."""

from __future__ import annotations

from briefing.check.archive import ArchiveError, ArchiveText, read_archive, read_archives, split_paragraphs
from briefing.check.checking import Check, check_brief
from briefing.check.ladder import Located, Rung, locate
from briefing.check.proof import PieceProof, Proof, ProofResult, ProsePiece, QuoteProof, claims_of, prove, prove_prose
from briefing.check.quoted import QuotedPiece, quoted_pieces

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
