"""Where in a brief something of a sort can stand: patterns of paths, on the model and on the raw file alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefing.model.base import BriefingModel

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    yield from _select(node, tuple(pattern.split(".")), ())


def _select(node: Any, steps: tuple[str, ...], path: NodePath) -> Iterator[tuple[NodePath, Any]]:
    if not steps:
        if node is not None:
            yield path, node
        return
    step, rest = steps[0], steps[1:]
    for key, child in _children(node, step):
        yield from _select(child, rest, (*path, key))


def _children(node: Any, step: str) -> Iterator[tuple[str | int, Any]]:
    if step == "*":
        if isinstance(node, Mapping):
            yield from node.items()
        elif isinstance(node, list | tuple):
            yield from enumerate(node)
    elif isinstance(node, Mapping):
        if step in node:
            yield step, node[step]
    elif isinstance(node, BriefingModel):
        yield step, getattr(node, step)
