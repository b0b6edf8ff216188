"""What the server answers about a brief: pure functions of a snapshot and a place in it."""

from __future__ import annotations

from briefing.lsp.knowing.completion import TRIGGERS, complete
from briefing.lsp.knowing.hints import TOKEN_LEGEND, inlay_hints, lenses, reference_tokens
from briefing.lsp.knowing.hover import hover
from briefing.lsp.knowing.places import definition, highlights, references
from briefing.lsp.knowing.symbols import folds, outline_of_text, selections

__all__ = [
    "TOKEN_LEGEND",
    "TRIGGERS",
    "complete",
    "definition",
    "folds",
    "highlights",
    "hover",
    "inlay_hints",
    "lenses",
    "outline_of_text",
    "reference_tokens",
    "references",
    "selections",
]
