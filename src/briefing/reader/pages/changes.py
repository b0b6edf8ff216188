"""The block of the summary that says what changed since an earlier version of the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compare import text_of
from briefing.outline.record import Revision
from briefing.reader.document import Role, Span
from briefing.reader.news import CHANGES
from briefing.text.difference import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.compare import Change
    from briefing.reader.news import News
    from briefing.reader.writer import Lettering, Run, Writer

__all__ = ["write_changes"]

MOST_LISTED = 60
"""Changes that the block lists; the others are reached one by one."""


def write_changes(writer: Writer, news: News) -> None:
    """Write a paragraph for each change, the most important first."""
    changes = news.comparison.changes
    writer.heading("CHANGES", Span(f"since {news.comparison.since}", Role.MUTED), owner=CHANGES)
    for number, change in enumerate(changes[:MOST_LISTED], 1):
        runs = _told(change, news, writer.lettering)
        writer.item(Span("-", Role.MUTED), *runs, width=2, owner=f"{CHANGES}.{number}")
    if len(changes) > MOST_LISTED:
        writer.item(" ", Span(f"and {len(changes) - MOST_LISTED} more; }} goes to each", Role.MUTED), width=2)


def _told(change: Change, news: News, lettering: Lettering) -> Iterator[Run]:
    """A change in words; where there are colours they tell what was taken out and what was put in."""
    lead, *rest = text_of(change, news.comparison)
    reference = news.comparison.index.references.get(change.id)
    name = str(lead)[: len(change.name)]
    yield Span(name, Role.LINK, reference) if reference else Span(name, Role.STRONG)
    yield str(lead)[len(change.name) :]
    for run in rest:
        if isinstance(run, Revision) and not lettering.glyphs.words_open:
            yield Span(run.words, Role.REMOVED if run.kept is Kept.BEFORE else Role.ADDED)
        else:
            yield run
