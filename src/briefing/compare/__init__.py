"""What changed between two versions of a brief, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compare.change import Change, Comparison, Difference, Importance, Turn
from briefing.compare.comparing import compare, edition_of
from briefing.compare.telling import changes_told, text_of
from briefing.outline import material_of

if TYPE_CHECKING:
    from briefing.files import BriefingFile

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Importance",
    "Turn",
    "changes_told",
    "compare",
    "compare_files",
    "edition_of",
    "text_of",
]


def compare_files(before: BriefingFile, after: BriefingFile) -> Comparison:
    """Say what changed from one loaded brief to another, each proved against its own archives."""
    return compare(material_of(before), material_of(after), name=before.name)
