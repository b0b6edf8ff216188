"""What a parser finds wrong with a file, before it is known to whom it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.files.source_map import FlatPositions, LinePositions, NodePlaces

__all__ = ["DEEPEST", "ParseStopped", "Parsed", "Problem"]

DEEPEST = 64
"""Containers inside containers; no brief needs more than eight."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the form of a file, at a packed position.

    Attributes:
        fits: Whether the token there is what is meant, so that it can be underlined whole.
    """

    code: str
    message: str
    place: int
    hint: str | None = None
    fits: bool = True


class ParseStopped(Exception):  # noqa: N818 - it ends a parse, and says with what
    """The file cannot be read beyond this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plain content of a file: dicts, lists, strings, None, and in JSON and TOML numbers and booleans.

    Attributes:
        nodes: Of a YAML file, where everything stands even when the content is used up.
    """

    tree: Any
    positions: FlatPositions | LinePositions
    problems: tuple[Problem, ...] = ()
    nodes: NodePlaces | None = None
