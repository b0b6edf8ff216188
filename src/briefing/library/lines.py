"""A brief on one line of a list: what `briefing list` and the reader say of it, in columns that fit a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model.wording import count_of
from briefing.text import cell_len, clusters, safe_line, truncate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.library.listing import BriefSummary

__all__ = ["GAP", "ListedCells", "ListedSizes", "cells_of", "cut_name", "sizes_of"]

GAP = 2
"""Blank cells between two columns."""
MIN_TITLE = 16
MIN_NAME = 12
MOST_DATE = 20
"""Cells of the widest date: one that is given in a source's words may be a sentence."""


class ListedCells(NamedTuple):
    """The columns of a brief, each safe to show.

    Attributes:
        date: The date of its information; of a brief that has none 'event' and the date of that.
        title: Its title.
        status: Its status, and its version where it has one: 'final v2'.
        marking: How far it may travel.
        counts: How many statements, sources and tensions it has.
        name: The name of its file.
    """

    date: str
    title: str
    status: str
    marking: str
    counts: str
    name: str


class ListedSizes(NamedTuple):
    """The cells of each column; none where nothing stands in it."""

    date: int
    title: int
    status: int
    marking: int
    counts: int
    name: int

    def fitting(self, width: int, gap: int = GAP) -> ListedSizes:
        """The same for lines of a width: title and name share what the others and the gaps between all leave."""
        others = sum(size + gap for size in (self.date, self.status, self.marking, self.counts) if size)
        room = max(width - others - gap, MIN_TITLE + MIN_NAME) if self.name else max(width - others, MIN_TITLE)
        if self.title + self.name <= room:
            return self
        name = min(self.name, max(MIN_NAME, room * 2 // 5, room - self.title))
        return self._replace(title=min(self.title, max(room - name, MIN_TITLE)), name=name)


def cells_of(brief: BriefSummary, *, in_words: bool, safe: Callable[[str], str] = safe_line) -> ListedCells:
    """Say of a brief what a list says.

    Args:
        brief: The brief.
        in_words: Write the counts out, where there is room.
        safe: Makes a text safe to show on one line.
    """
    if in_words:
        numbers = ((brief.quotes, "statement"), (brief.sources, "source"), (brief.tensions, "tension"))
        counts = ", ".join(count_of(number, word) for number, word in numbers)
    else:
        counts = f"{brief.quotes}q {brief.sources}s {brief.tensions}t"
    version = f"v{brief.version}" if brief.version else ""
    return ListedCells(
        safe(brief.date_words),
        safe(brief.title),
        " ".join(filter(None, (str(brief.status or ""), version))),
        str(brief.marking or ""),
        counts,
        safe(brief.path.name),
    )


def sizes_of(rows: Iterable[ListedCells]) -> ListedSizes:
    """The cells that each column of some briefs needs, if there is room for all."""
    sizes = [0] * len(ListedSizes._fields)
    for row in rows:
        sizes = [max(size, cell_len(cell)) for size, cell in zip(sizes, row, strict=True)]
    found = ListedSizes(*sizes)
    return found._replace(date=min(found.date, MOST_DATE))


def cut_name(name: str, width: int) -> str:
    """Cut the name of a file: first what tells its format, then its middle, as its end tells yesterday's from today's.

    >>> cut_name("harbour-strike-2024-03-08.yaml", 26), cut_name("harbour-strike-2024-03-08.yaml", 22)
    ('harbour-strike-2024-03-08', 'harbour-...-2024-03-08')
    """
    if cell_len(name) <= width:
        return name
    stem = name.rpartition(".")[0] or name
    if cell_len(stem) <= width:
        return stem
    end = ""
    for cluster in reversed(list(clusters(stem))):
        if cell_len(cluster + end) > width // 2:
            break
        end = cluster + end
    return truncate(stem, width - cell_len(end)) + end
