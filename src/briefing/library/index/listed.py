"""What a list says of a brief, as the index keeps it: so a folder of many briefs is listed without reading them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.library.listing import BriefSummary, summarize
from briefing.model import BriefDate, BriefingStatus, Marking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.files import BriefingFile
    from briefing.library.index.store import Store

__all__ = ["as_listed", "summaries_in"]


def as_listed(file: BriefingFile) -> str:
    """What a list says of a brief, as JSON in ASCII."""
    told = summarize(file, Path())
    known = (told.title, told.status, told.version, told.marking, told.quotes, told.sources, told.tensions)
    return json.dumps([told.id, _date_as_data(told.as_of), _date_as_data(told.when), *known])


def summaries_in(
    folder: Path, progress: Callable[[Iterator[Any], int], Iterable[Any]]
) -> dict[str, BriefSummary | None]:
    """Bring the index up to date with the files that lie directly in a folder, and take from it what a list says.

    Args:
        folder: The folder.
        progress: Passes on what is read, a file at a time, out of so many.

    Returns:
        By the names of the files that are briefs what a list says of them; None where that has to be read in the file,
        as of one that does not load.
    """
    from briefing.library.index.updating import Library  # noqa: PLC0415 - it keeps what is made here

    def known(store: Store) -> list[tuple[bytes, str | None]]:
        asked = "SELECT path, listed FROM file WHERE state != 'other' AND instr(path, ?) = 0"
        return [(path, listed) for path, listed in store.rows(asked, (os.fsencode(os.sep),))]

    library = Library(folder, lambda _: None)
    try:
        library.refresh(progress, deep=False)
        found = library.ask(known)
    finally:
        library.close()
    names = ((os.fsdecode(path), listed) for path, listed in found)
    return {name: _summary(folder / name, listed) if listed else None for name, listed in names}


def _date_as_data(date: BriefDate | None) -> list[str | None] | None:
    return [date.edtf.text if date.edtf else None, date.text, date.basis, date.bound, date.note] if date else None


def _date(data: list[str | None] | None) -> BriefDate | None:
    if data is None:
        return None
    return BriefDate.model_validate(dict(zip(("edtf", "text", "basis", "bound", "note"), data, strict=True)))


def _summary(path: Path, listed: str) -> BriefSummary | None:
    """What a list says of a brief; None where what was kept cannot be read."""
    try:
        key, as_of, when, title, status, version, marking, *counts = json.loads(listed)
        stands = BriefingStatus(status) if status else None
        marked = Marking(marking) if marking else None
        return BriefSummary(path, key, _date(as_of), _date(when), title, stands, version, marked, *counts)
    except (ValueError, TypeError):
        return None
