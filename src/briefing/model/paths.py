"""Where in a brief something of a sort can stand: patterns of paths, on the model and on the raw file alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.model.base import BriefingModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.positions import NodePath

__all__ = ["PROSE_PATTERNS", "select"]

PROSE_PATTERNS = (
    "event.summary",
    "event.what",
    "event.key_points.*.text",
    "event.background",
    "event.significance",
    "event.outlook",
    "actors.*.note",
    "sources.*.descriptor",
    "sources.*.note",
    "quotes.*.note",
    "timeline.*.text",
    "tensions.*.issue",
    "tensions.*.positions.*.position",
    "tensions.*.common_ground",
    "discrepancies.*.question",
    "discrepancies.*.versions.*.claim",
    "discrepancies.*.note",
    "assessments.*.text",
    "assessments.*.basis",
    "assessments.*.alternatives",
    "assessments.*.would_change",
    "gaps.*.text",
    "watch.*.text",
    "source_notes.*.note",
)
"""The briefer's own prose, in the order of the file: here tokens are references and quotation marks are claims."""


def select(node: Any, pattern: str) -> Iterator[tuple[NodePath, Any]]:
    """Find what a pattern such as `quotes.*.speaker` names, with its path; what is absent is passed over.

    Args:
        node: A model, or the plain dicts and lists of a file that may not be valid.
        pattern: Keys set apart by dots; `*` is every item of a list and every value of a mapping.
    """
    found: list[tuple[NodePath, Any]] = [((), node)]
    for step in _steps(pattern):
        found = [((*path, key), child) for path, parent in found for key, child in _children(parent, step)]
    return ((path, child) for path, child in found if child is not None)


@lru_cache(maxsize=256)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split("."))


def _children(node: Any, step: str) -> Iterable[tuple[str | int, Any]]:
    # Plain types first: asking whether something is a model or an abstract mapping costs ten times as much.
    kind: type = type(node)
    if kind is dict:
        if step == "*":
            items: Iterable[tuple[str | int, Any]] = node.items()
            return items
        return ((step, node[step]),) if step in node else ()
    if kind is tuple or kind is list:
        return enumerate(node) if step == "*" else ()
    if node is None or kind is str:
        return ()
    if isinstance(node, BriefingModel):
        return () if step == "*" else ((step, getattr(node, step)),)
    return dict(node).items() if step == "*" and isinstance(node, Mapping) else ()
