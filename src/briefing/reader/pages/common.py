"""What several pages share: names in their side's colour, labels as links, rows of a list."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model import Reference
from briefing.reader.document import Role, Span
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model import BriefDate
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Line
    from briefing.reader.writer import Lettering, Run, Writer

__all__ = [
    "Records",
    "described",
    "linked_line",
    "listed",
    "name_span",
    "paragraph_reference",
    "reference_runs",
    "shortened",
    "spaced",
    "write_doubt",
]


@dataclass(frozen=True)
class Records:
    """The rows of a list: a key for each, empty for a heading, and how to lay one out when it is drawn.

    Attributes:
        keys: The id of what each row tells of.
        make: Lays out the row at a place of `keys` for a width in cells.
        head: Lays out the names of the columns for a width; None where they need none.
    """

    keys: tuple[str, ...]
    make: Callable[[int, int, Lettering], Line]
    head: Callable[[int, Lettering], Line] | None = None

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key."""
        return {key: place for place, key in enumerate(self.keys) if key}

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The places of the headings."""
        return tuple(place for place, key in enumerate(self.keys) if not key)

    @property
    def count(self) -> int:
        """How many records there are, headings aside."""
        return len(self.keys) - len(self.headings)

    def number_of(self, place: int) -> int:
        """The number of the record at a place, counted from 1 without the headings."""
        return place + 1 - bisect_right(self.headings, place)


def name_span(actor: str, brief: OpenBrief) -> Span:
    """An actor's name in the colour of its side, linked to the actor."""
    role = Role(brief.sides.role(actor))
    return Span(brief.index.actor_name(actor), role, brief.index.references.get(actor))


def paragraph_reference(source: str | None, at: int | None, brief: OpenBrief) -> Reference | None:
    """The reference to a paragraph of a source; None without a source."""
    known = brief.index.references.get(source) if source else None
    return Reference(known.id, known.kind, known.label, at) if known else None


def reference_runs(ids: Iterable[str], brief: OpenBrief) -> list[Run]:
    """Links to what `refs` and the like name, set apart by blanks."""
    found = (brief.index.reference(name) for name in ids)
    return spaced([reference for reference in found if reference])


def spaced(runs: Iterable[Run]) -> list[Run]:
    """Set runs apart by one blank."""
    result: list[Run] = []
    for run in runs:
        result += [" ", run] if result else [run]
    return result


def listed(runs: Iterable[Run]) -> list[Run]:
    """Set runs apart by commas."""
    result: list[Run] = []
    for run in runs:
        result += [", ", run] if result else [run]
    return result


def shortened(text: str, most: int) -> str:
    """Shorten a text of many characters at a blank, with dots for what is left out."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} ..."


def described(item: object) -> str:
    """An item of a brief in its own words: its name, title, question or text."""
    return next((str(getattr(item, name)) for name in ("name", "title", "question", "text") if hasattr(item, name)), "")


def linked_line(
    writer: Writer, label: str, key: str, text: str, brief: OpenBrief, *, label_width: int, owner: str = ""
) -> None:
    """Write one line that leads to an item: a label, the item's own label, and a few words of what it is."""
    reference = brief.index.references[key]
    gap = " " * max(label_width - cell_len(label), 1)
    writer.row(Span(label, Role.LABEL), gap, reference, " ", text, owner=owner or key)


def write_doubt(writer: Writer, date: BriefDate | None, *, owner: str) -> None:
    """Write the signs of a date's doubt, each with what it means."""
    for flag in doubt_of(date).flags:
        writer.item(Span(flag, Role.CAUTION), Span(DOUBT_MEANINGS[flag], Role.CAUTION), width=2, owner=owner)
