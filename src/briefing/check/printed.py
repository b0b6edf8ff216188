"""The single lines of a brief that every output prints beside its prose: a place, an office, a title, a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.marks import has_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.errors import NodePath
    from briefing.model import BriefDate, Briefing

__all__ = ["lines_with_marks"]


def lines_with_marks(briefing: Briefing) -> Iterator[tuple[NodePath, str]]:
    """Every printed line with a quotation mark in it, and its path, in the order of the file.

    Of what there may be thousands, all lines of an item are looked at in one go: most have no mark.
    """
    event = briefing.event
    yield from _of((), title=briefing.title, prepared_by=briefing.prepared_by, prepared_for=briefing.prepared_for)
    yield from _listed(("tags",), briefing.tags)
    yield from _of_words_of(("as_of",), briefing.as_of)
    yield from _of_words_of(("event", "when"), event.when)
    yield from _of(("event",), where=event.where)
    for place, participant in enumerate(event.participants):
        yield from _of(("event", "participants", place), role=participant.role)
    yield from _of_actors(briefing)
    yield from _of_sources(briefing)
    yield from _of_quotes(briefing)
    for place, entry in enumerate(briefing.timeline):
        yield from _of_words_of(("timeline", place, "date"), entry.date)
    for place, tension in enumerate(briefing.tensions):
        yield from _of(("tensions", place), title=tension.title)
    for section, points in (("gaps", briefing.gaps), ("watch", briefing.watch)):
        for place, point in enumerate(points):
            yield from _of_words_of((section, place, "by"), point.by)
    for place, note in enumerate(briefing.source_notes):
        yield from _of(("source_notes", place), printed=note.printed, read_as=note.read_as)


def _of_actors(briefing: Briefing) -> Iterator[tuple[NodePath, str]]:
    for key, actor in briefing.actors.items():
        if has_marks(f"{actor.name}\n{actor.short}\n{actor.role}\n{actor.side}\n{actor.aliases or ''}"):
            yield from _of(("actors", key), name=actor.name, short=actor.short, role=actor.role, side=actor.side)
            yield from _listed(("actors", key, "aliases"), actor.aliases)


def _of_sources(briefing: Briefing) -> Iterator[tuple[NodePath, str]]:
    for key, source in briefing.sources.items():
        yield from _of(("sources", key), title=source.title, publisher=source.publisher, author=source.author)
        yield from _of_words_of(("sources", key, "published"), source.published)
        yield from _of_words_of(("sources", key, "accessed"), source.accessed)
        if source.archive is not None:
            yield from _of(("sources", key, "archive"), by=source.archive.by)
            yield from _of_words_of(("sources", key, "archive", "retrieved"), source.archive.retrieved)


def _of_quotes(briefing: Briefing) -> Iterator[tuple[NodePath, str]]:
    for place, quote in enumerate(briefing.quotes):
        if has_marks(f"{quote.date.text if quote.date else ''}\n{quote.venue}\n{quote.topic}\n{quote.via or ''}"):
            yield from _of_words_of(("quotes", place, "date"), quote.date)
            yield from _of(("quotes", place), venue=quote.venue, topic=quote.topic)
            yield from _listed(("quotes", place, "via"), quote.via)


def _of(path: NodePath, **texts: str | None) -> Iterator[tuple[NodePath, str]]:
    return (((*path, field), text) for field, text in texts.items() if text and has_marks(text))


def _listed(path: NodePath, texts: Iterable[str]) -> Iterator[tuple[NodePath, str]]:
    return (((*path, place), text) for place, text in enumerate(texts) if has_marks(text))


def _of_words_of(path: NodePath, date: BriefDate | None) -> Iterator[tuple[NodePath, str]]:
    """A date in the words of the brief; its note is prose, which is looked at as such."""
    return _of(path, text=date.text) if date is not None else iter(())
