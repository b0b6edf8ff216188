"""What happened when, and what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import Fact, Section, TimelineRow
from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model import EntryStatus
from briefing.model.wording import format_date_resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.model import TimelineEntry

__all__ = ["timeline_section"]

_WORDED = "the date as the source words it"


def timeline_section(material: Material) -> Section | None:
    """Every entry by its earliest possible day, what is planned behind what has come about."""
    entries = material.index.timeline
    if not entries:
        return None
    rows = [_row(entry, material) for entry in entries]
    rows.sort(key=lambda row: row.planned)
    return Section("timeline", "Timeline", tuple(rows), tuple(_legend(rows)))


def _legend(rows: list[TimelineRow]) -> Iterator[Fact]:
    for flag, meaning in DOUBT_MEANINGS.items():
        if any(flag in row.flags for row in rows):
            yield Fact(flag, (meaning,))
    if any(row.worded for row in rows):
        yield Fact("(...)", (_WORDED,))


def _row(entry: TimelineEntry, material: Material) -> TimelineRow:
    resolved = format_date_resolved(entry.date)
    worded = entry.date.text or ""
    same = worded.casefold() == resolved.casefold()
    plain = entry.status in {None, EntryStatus.OCCURRED}
    return TimelineRow(
        id=entry.id,
        title=material.split(entry.text),
        resolved=resolved or ("not resolved" if worded else "no date"),
        worded="" if same else worded,
        flags=doubt_of(entry.date).flags,
        status="" if plain else str(entry.status),
        citation=material.where(entry.source, entry.at),
        planned=entry.status is EntryStatus.PLANNED,
        details=tuple(_details(entry, material)),
    )


def _details(entry: TimelineEntry, material: Material) -> Iterator[Fact]:
    if entry.date.note:
        yield Fact("On the date", material.split(entry.date.note))
    if entry.refs:
        yield Fact("See", material.references(entry.refs))
