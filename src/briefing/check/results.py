"""The words for what the comparison with a source can give. They are told apart without reading how it is made."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ProofResult", "Rung"]


class Rung(StrEnum):
    """How words were found."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    ELIDED = "elided"
    NOT_FOUND = "not found"


class ProofResult(StrEnum):
    """The result for a statement: that of the worst of its pieces."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    ELIDED = "elided"
    NOT_FOUND = "not found"
    NO_ARCHIVE = "no archive"
    NOTHING_TO_PROVE = "nothing to prove"
