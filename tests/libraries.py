"""Libraries as tests open them, with an index in a file or on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library.index import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["library_at"]


def library_at(place: Path, note: Callable[[str], None], url: str = "", cores: int | None = 1) -> Library:
    """Open a library.

    Args:
        place: The folder of its briefs, or one brief.
        note: Is told what goes wrong.
        url: The address of its index; empty for a file.
        cores: Processes to read with.
    """
    if not url:
        return Library(place, note, cores)
    from briefing.library.index.postgres import IndexAddress, PostgresStore

    return Library(place, note, cores, lambda: PostgresStore(IndexAddress.of(url)))
