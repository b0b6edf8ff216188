"""Evidence: what a brief rests on, and how firmly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.check.rules.rule import Fault, rule
from briefing.edtf.instants import first_in_words, is_after, last_in_words
from briefing.errors import Severity
from briefing.model.source import SourceKind
from briefing.model.support import NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules.rule import Subject
    from briefing.model import Briefing

__all__ = ["RULES"]


@rule(
    "BR311",
    Severity.WARNING,
    "A key point rests on one source alone, and that source has no archived text.",
    "Archive the source's text, so that others can look it up, or find a second source.",
)
def unarchived_alone(subject: Subject) -> Iterator[Fault]:
    """The sources of a key point are those that it cites, and those on which the cited items rest."""
    for place, point in enumerate(subject.briefing.event.key_points):
        sources = subject.support.sources_of_prose(point.text)
        alone = next(iter(sources)) if len(sources) == 1 else NO_SOURCE
        if alone != NO_SOURCE and subject.briefing.sources[alone].archive is None:
            message = f"key point {place + 1} rests on '{alone}' alone, which has no archive"
            yield Fault(("event", "key_points", place), message)


@rule(
    "BR312",
    Severity.NOTE,
    "The whole brief rests on one outlet.",
    "Look for a report that does not depend on it, or say in the summary that everything rests on a single source.",
)
def one_outlet(subject: Subject) -> Iterator[Fault]:
    """Several sources of one publisher are one outlet. Silent where the brief says so itself."""
    sources = subject.briefing.sources
    outlets = {(source.publisher or key).casefold() for key, source in sources.items()}
    if len(outlets) == 1 and not _says_that_all_rests_on_one(subject.briefing):
        source = next(iter(sources.values()))
        yield Fault(("sources",), f"everything rests on {source.publisher or source.title}")


_ONE = re.compile(
    r"\b(?:one|single|sole|only)\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?:source|report|outlet|article|account|dispatch|newspaper|publisher|broadcaster|agency|website)\b",
    re.IGNORECASE,
)


def _says_that_all_rests_on_one(briefing: Briefing) -> bool:
    """Whether the summary or a caveat says so: 'a single report', or the outlet's name and 'alone'."""
    event = briefing.event
    said = [event.summary, *(point.text for point in event.key_points if point.kind == "caveat")]
    outlets = {name for source in briefing.sources.values() for name in (source.publisher, source.title) if name}
    return any(
        _ONE.search(text) or any(re.search(rf"\b{re.escape(name)} (?:alone|only)\b", text) for name in outlets)
        for text in said
    )


@rule(
    "BR313",
    Severity.WARNING,
    "A source is newer than the date of information.",
    "Move 'as_of' to the day of the newest source, or leave the source out.",
)
def newer_than_as_of(subject: Subject) -> Iterator[Fault]:
    """Compares the earliest time of publication with the latest one of `as_of`."""
    limit = subject.briefing.as_of.edtf if subject.briefing.as_of else None
    for key, source in subject.briefing.sources.items():
        day = source.published.edtf if source.published else None
        if limit and day and is_after(day, limit):
            last = last_in_words(limit)
            message = f"'{key}' was published on {first_in_words(day)}, after the brief's date of information {last}"
            yield Fault(("sources", key, "published"), message)


@rule(
    "BR314",
    Severity.NOTE,
    "A source has no grade of reliability.",
    "Give 'reliability' a letter from A to F (F: cannot be judged), as the Admiralty system has it.",
)
def ungraded(subject: Subject) -> Iterator[Fault]:
    """ICD 206 asks for a word on the quality of each source."""
    for key, source in subject.briefing.sources.items():
        if source.reliability is None:
            yield Fault(("sources", key), f"the source '{key}' is not graded")


@rule(
    "BR322",
    Severity.WARNING,
    "A source is a statement without a speaker, or names a speaker and is no statement.",
    "Give a statement its 'speaker'; the speakers of other sources stand with the quotes.",
)
def statement_of_nobody(subject: Subject) -> Iterator[Fault]:
    """All of a statement is its speaker's words, so each quote from it is held against that speaker."""
    for key, source in subject.briefing.sources.items():
        if source.kind is SourceKind.STATEMENT and source.speaker is None:
            yield Fault(("sources", key), f"the statement '{key}' has no speaker")
        elif source.speaker is not None and source.kind is not SourceKind.STATEMENT:
            yield Fault(("sources", key, "speaker"), f"'{key}' has a speaker and is not of the kind 'statement'")


RULES = (unarchived_alone, one_outlet, newer_than_as_of, ungraded, statement_of_nobody)
