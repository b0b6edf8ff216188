"""Where something stands in a file: lines and columns, both counted from 1 in characters."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NodePath", "SourcePosition", "SourceSpan", "format_path"]

NodePath = tuple[str | int, ...]
"""The way to a value in a briefing file: mapping keys and list positions (from 0)."""


class SourcePosition(NamedTuple):
    """One place in a file. Line and column are counted from 1, the column in characters, not bytes."""

    line: int
    column: int


class SourceSpan(NamedTuple):
    """A stretch of a file; `end` is the place just after it."""

    start: SourcePosition
    end: SourcePosition


def format_path(path: NodePath) -> str:
    """Write a path as users see it.

    >>> format_path(("quotes", 3, "speaker"))
    'quotes[3].speaker'
    """
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)
