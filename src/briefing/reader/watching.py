"""Whether files are still the ones that were read: by their size, time and identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Stamp", "stamp"]

Stamp = tuple[tuple[int, int, int] | None, ...]
"""For each file its size in bytes, its time of change in nanoseconds and its number; None where there is none."""


def stamp(paths: Iterable[Path]) -> Stamp:
    """What tells the present state of files from another."""
    return tuple(_of(path) for path in paths)


def _of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino
