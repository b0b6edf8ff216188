"""The whole brief as JSON: its model, what its references mean, and what was found of its quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.check import QuoteProof
    from briefing.export.material import Material

__all__ = ["VERSION", "brief_as_data", "render_json"]

VERSION = 1
"""The version of this form; a key that is added leaves it as it is."""


def render_json(material: Material, *, name: str) -> str:
    r"""Write a brief as JSON; the value of `brief` is itself a briefing file and loads back to the same brief.

    `{"version": 1, "id", "brief": {...}, "references": {id: {"kind", "label", "used_by": [ids]}}, "quotes": [{"id",
    "result", "paragraph", "pieces": [{"words", "result", "paragraph", "quoted_there"}]}], "unread": {source: why}}`

    Texts are raw: a program that shows them must make them safe. What JSON lets stand and a terminal acts upon is
    written as `\u` escapes.
    """
    index = material.index
    references = {
        key: {
            "kind": str(reference.kind),
            "label": reference.label,
            "used_by": list(dict.fromkeys(use.user for use in index.uses.get(key, ()))),
        }
        for key, reference in index.references.items()
    }
    data = {
        "version": VERSION,
        "id": name,
        "brief": brief_as_data(material),
        "references": references,
        "quotes": [_proof_as_data(key, proof) for key, proof in material.proof.quotes.items()],
        "unread": dict(material.proof.unread),
    }
    return f"{json.dumps(data, indent=2)}\n"


def brief_as_data(material: Material) -> dict[str, Any]:
    """The brief as a file has it; what a file may leave out is left out."""
    return material.briefing.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _proof_as_data(key: str, proof: QuoteProof) -> dict[str, Any]:
    pieces = [
        {
            "words": piece.words,
            "result": str(piece.located.rung),
            "paragraph": piece.located.paragraph,
            "quoted_there": piece.quoted,
        }
        for piece in proof.pieces
    ]
    found = next((piece["paragraph"] for piece in pieces if piece["paragraph"]), None)
    return {"id": key, "result": str(proof.result), "paragraph": found, "pieces": pieces}
