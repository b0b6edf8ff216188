"""Open texts with a place in them, written as `‸`, for the tests of the language server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files import load_text
from briefing.lsp.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from lsprotocol.types import Position

    from briefing.files import BriefingFile

CARET = "‸"


def opened(
    text: str, *, path: Path | None = None, kind: str = "yaml", known: str = "", before: BriefingFile | None = None
) -> Snapshot:
    """An open text.

    Args:
        text: What the editor has.
        path: Where it lies, for the texts of its sources.
        kind: Its format.
        known: The text before it that made a brief.
        before: That brief, where it is loaded already.
    """
    name = str(path) if path else f"brief.{kind}"
    before = load_text(known, name=name, format=kind) if known else before
    return Snapshot(uri=f"file:///{name.lstrip('/')}", name=name, path=path, kind=kind, text=text, known=before)


def at_caret(text: str, *, path: Path | None = None, kind: str = "yaml", known: str = "") -> tuple[Snapshot, Position]:
    """An open text without the mark in it, and the position of the mark."""
    before, mark, after = text.partition(CARET)
    assert mark, "no place is marked"
    snapshot = opened(before + after, path=path, kind=kind, known=known)
    return snapshot, snapshot.position(len(before))
