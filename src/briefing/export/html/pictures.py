"""Measures that the pictures share. They are drawn in the units of their view box, 440 wide on every screen."""

from __future__ import annotations

from briefing.text import truncate, wrap

__all__ = ["LINE", "WIDTH", "fit", "shown"]

WIDTH = 440
LINE = 16
"""From one line of text to the next; the letters are 13 high, and a cell is at most 7 wide."""


def fit(text: str, cells: int, lines: int) -> tuple[str, ...]:
    """Wrap a text; of one with too many lines the last one ends in dots."""
    wrapped = wrap(text, cells)
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], truncate(" ".join(wrapped[lines - 1 :]), cells, "…")]
    return tuple(wrapped)


def shown(number: float) -> str:
    """Write a length: one digit behind the point, the same everywhere."""
    return f"{number:.1f}".removesuffix(".0")
