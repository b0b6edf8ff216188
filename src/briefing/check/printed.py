"""The single lines of a brief that every output prints beside its prose: a place, an office, a title, a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.marks import has_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath
    from briefing.model import BriefDate, Briefing

__all__ = ["lines_with_marks"]


def lines_with_marks(briefing: Briefing) -> Iterator[tuple[NodePath, str]]:
    """Every printed line with a quotation mark in it, and its path."""
    return ((path, text) for path, text in _lines(briefing) if text and has_marks(text))


def _lines(briefing: Briefing) -> Iterator[tuple[NodePath, str | None]]:
    """The lines in the order of the file."""
    yield ("title",), briefing.title
    yield ("prepared_by",), briefing.prepared_by
    yield ("prepared_for",), briefing.prepared_for
    yield from ((("tags", place), tag) for place, tag in enumerate(briefing.tags))
    yield from _of_date(("as_of",), briefing.as_of)
    event = briefing.event
    yield from _of_date(("event", "when"), event.when)
    yield ("event", "where"), event.where
    for place, participant in enumerate(event.participants):
        if participant.role:
            yield ("event", "participants", place, "role"), participant.role
    for key, actor in briefing.actors.items():
        yield from _of(("actors", key), name=actor.name, short=actor.short, role=actor.role, side=actor.side)
        yield from ((("actors", key, "aliases", place), alias) for place, alias in enumerate(actor.aliases))
    for key, source in briefing.sources.items():
        yield from _of(("sources", key), title=source.title, publisher=source.publisher, author=source.author)
        yield from _of_date(("sources", key, "published"), source.published)
        yield from _of_date(("sources", key, "accessed"), source.accessed)
        if source.archive is not None:
            yield ("sources", key, "archive", "by"), source.archive.by
    yield from _of_items(briefing)


def _of_items(briefing: Briefing) -> Iterator[tuple[NodePath, str | None]]:
    """The lines of what there may be thousands of; most have none, and are passed over without a path."""
    for place, quote in enumerate(briefing.quotes):
        if _is_worded(quote.date):
            yield from _of_date(("quotes", place, "date"), quote.date)
        if quote.venue or quote.topic:
            yield from _of(("quotes", place), venue=quote.venue, topic=quote.topic)
        if quote.via:
            yield from ((("quotes", place, "via", number), text) for number, text in enumerate(quote.via))
    yield from _of_few_items(briefing)


def _of_few_items(briefing: Briefing) -> Iterator[tuple[NodePath, str | None]]:
    for place, entry in enumerate(briefing.timeline):
        if _is_worded(entry.date):
            yield from _of_date(("timeline", place, "date"), entry.date)
    for place, tension in enumerate(briefing.tensions):
        yield ("tensions", place, "title"), tension.title
    for section, points in (("gaps", briefing.gaps), ("watch", briefing.watch)):
        for place, point in enumerate(points):
            yield from _of_date((section, place, "by"), point.by)
    for place, note in enumerate(briefing.source_notes):
        yield from _of(("source_notes", place), printed=note.printed, read_as=note.read_as)


def _of(path: NodePath, **texts: str | None) -> Iterator[tuple[NodePath, str]]:
    return (((*path, field), text) for field, text in texts.items() if text)


def _is_worded(date: BriefDate | None) -> bool:
    return date is not None and (date.text is not None or date.note is not None)


def _of_date(path: NodePath, date: BriefDate | None) -> Iterator[tuple[NodePath, str]]:
    return _of(path, text=date.text, note=date.note) if date is not None else iter(())
