"""Where in a brief something of a sort can stand: patterns of paths, on the model and on the raw file alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.model.base import BriefingModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.positions import NodePath

__all__ = ["PROSE_PATTERNS", "select", "value_at"]

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
        if step == "*":
            found = [((*path, key), child) for path, parent in found for key, child in _items(parent)]
        else:
            found = [((*path, step), child) for path, parent in found if (child := value_at(parent, step)) is not None]
        if not found:
            break
    return ((path, child) for path, child in found if child is not None)


@lru_cache(maxsize=256)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split("."))


# Plain types first: asking whether something is a model or an abstract mapping costs ten times as much.


def value_at(node: Any, key: str) -> Any:
    """What a mapping or a model has under a key; None where it has nothing."""
    kind: type = type(node)
    if kind is dict:
        return node.get(key)
    if node is None or kind is tuple or kind is list or kind is str:
        return None
    return getattr(node, key) if isinstance(node, BriefingModel) else None


def _items(node: Any) -> Iterable[tuple[str | int, Any]]:
    kind: type = type(node)
    if kind is tuple or kind is list:
        return enumerate(node)
    if kind is dict:
        items: Iterable[tuple[str | int, Any]] = node.items()
        return items
    if node is None or kind is str or isinstance(node, BriefingModel):
        return ()
    return dict(node).items() if isinstance(node, Mapping) else ()
