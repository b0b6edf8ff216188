"""Evidence: what a brief rests on, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.check.rules.rule import Found, rule
from briefing.errors import Severity
from briefing.model.references import Reference, TargetKind, split_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules.rule import Subject

__all__ = ["RULES"]


@rule(
    "BR311",
    Severity.WARNING,
    "A key point rests on one source alone, and that source has no archived text.",
    "Archive the source's text, so that others can look it up, or find a second source.",
)
def unarchived_alone(subject: Subject) -> Iterator[Found]:
    """The sources of a key point are those it cites, and those of the statements and entries it cites."""
    for place, point in enumerate(subject.briefing.event.key_points):
        cited = (part for part in subject.index.split_prose(point.text) if isinstance(part, Reference))
        sources = {source for reference in cited for source in _sources_of(subject, reference)}
        if len(sources) == 1 and subject.briefing.sources[next(iter(sources))].archive is None:
            message = f"key point {place + 1} rests on '{next(iter(sources))}' alone, which has no archive"
            yield Found(("event", "key_points", place), message)


def _sources_of(subject: Subject, reference: Reference) -> frozenset[str]:
    if reference.kind is TargetKind.SOURCE:
        return frozenset({reference.id})
    item: Any = subject.index.items[reference.id]
    found: set[str | None] = {getattr(item, "source", None)}
    for position in getattr(item, "positions", ()):
        found |= {subject.index.items[quote].source for quote in position.quotes}
    for ref in getattr(item, "refs", ()):
        found.add(split_paragraph(ref)[0])
    return frozenset(source for source in found if source and source in subject.briefing.sources)


@rule(
    "BR312",
    Severity.NOTE,
    "The whole brief rests on one outlet.",
    "Look for a report that does not depend on it, or say in the summary that all rests on one.",
)
def one_outlet(subject: Subject) -> Iterator[Found]:
    """Several sources of one publisher are one outlet."""
    sources = subject.briefing.sources
    outlets = {(source.publisher or key).casefold() for key, source in sources.items()}
    if len(outlets) == 1:
        source = next(iter(sources.values()))
        yield Found(("sources",), f"everything rests on {source.publisher or source.title}")


@rule(
    "BR313",
    Severity.WARNING,
    "A source is newer than the date of information.",
    "Move 'as_of' to the day of the newest source, or leave the source out.",
)
def newer_than_as_of(subject: Subject) -> Iterator[Found]:
    """Compares the earliest day of publication with the latest day of `as_of`."""
    limit = subject.briefing.as_of.latest if subject.briefing.as_of else None
    for key, source in subject.briefing.sources.items():
        day = source.published.earliest if source.published else None
        if limit and day and day > limit:
            message = f"'{key}' was published on {day.iso()}, after the brief's date of information {limit.iso()}"
            yield Found(("sources", key, "published"), message)


@rule(
    "BR314",
    Severity.NOTE,
    "A source has no grade of reliability.",
    "Give 'reliability' a letter from A to F (F: cannot be judged), as the Admiralty system has it.",
)
def ungraded(subject: Subject) -> Iterator[Found]:
    """ICD 206 asks for a word on the quality of each source."""
    for key, source in subject.briefing.sources.items():
        if source.reliability is None:
            yield Found(("sources", key), f"the source '{key}' is not graded")


RULES = (unarchived_alone, one_outlet, newer_than_as_of, ungraded)
