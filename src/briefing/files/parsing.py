"""What a parser returns: the plain content of a file, what is wrong with its form, and how far the load has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.files.source_map import LINE_SHIFT

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from briefing.files.source_map import FlatPositions, LinePositions, NodePlaces

__all__ = ["DEEPEST", "FormProblem", "LoadProgress", "ParseStopped", "Parsed"]

DEEPEST = 64
"""Containers inside containers; no brief needs more than eight."""


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong with the form of a file, at a packed position.

    Attributes:
        fits: Whether the token there is what is meant, so that it can be underlined whole.
        near: Where the parser noticed it, where that tells more.
    """

    code: str
    message: str
    place: int
    hint: str | None = None
    fits: bool = True
    near: int | None = None


class ParseStopped(Exception):  # noqa: N818 - it ends a parse, and says with what
    """The file cannot be read beyond this problem."""

    def __init__(self, problem: FormProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plain content of a file: dicts, lists, strings, None, and in JSON and TOML numbers and booleans.

    Attributes:
        nodes: Of a YAML file, where everything stands even when the content is used up.
        unquoted: Where, in brackets or braces, a text with '?' begins and ends that is not in quotes: only newer
            readers of YAML take it for a text.
    """

    tree: Any
    positions: FlatPositions | LinePositions
    problems: tuple[FormProblem, ...] = ()
    nodes: NodePlaces | None = None
    unquoted: tuple[tuple[int, int], ...] = ()


PARSING = 0.85
"""The share of the time that goes into reading the form of a large YAML file; the rest makes the model of it."""


class LoadProgress:
    """Tells other threads how far a load has come.

    This costs the loader nothing: it only exposes the lists that it builds and uses up.
    """

    def __init__(self) -> None:
        self._places: array[int] | None = None
        self._lines = 1
        self._lists: Sequence[list[Any]] = ()
        self._items = 0

    def parsing(self, places: array[int], lines: int) -> None:
        """The parser begins: the last of the places is where it is, in a text of that many lines."""
        self._places, self._lines = places, max(lines, 1)

    def validating(self, lists: Sequence[list[Any]]) -> None:
        """The model is made of lists, out of which the items are taken."""
        self._items = sum(len(items) for items in lists)
        self._lists = lists

    @property
    def share(self) -> float | None:
        """How much is done, from 0 to 1; None where that cannot be told."""
        if self._items:
            left = sum(len(items) for items in self._lists)
            return PARSING + (1 - PARSING) * (1 - left / self._items)
        if self._places:
            return PARSING * min((self._places[-1] >> LINE_SHIFT) / self._lines, 1)
        return None
