"""What is proposed for a brief: plain values that know where they come from and how sure they are.

Each item has `why`, a sentence for whoever reads the draft, and `sure`: whether it is to be asserted. What is not sure
is a hint, which belongs into a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = [
    "DraftPlace",
    "Proposal",
    "ProposedActor",
    "ProposedDate",
    "ProposedDiscrepancy",
    "ProposedEntry",
    "ProposedEvent",
    "ProposedGap",
    "ProposedNote",
    "ProposedPair",
    "ProposedStatement",
    "ProposedVersion",
    "SourceReport",
]


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A captured report.

    Attributes:
        id: The id of its source in the brief.
        paragraphs: Its text, as the check numbers it from 1.
        language: Its BCP 47 tag.
        published: The day of publication as EDTF; days are counted from it where it is one day.
        title: Its headline.
        publisher: Who published it.
    """

    id: str
    paragraphs: tuple[str, ...]
    language: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None


class DraftPlace(NamedTuple):
    """A paragraph of a source, counted from 1."""

    source: str
    at: int


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """A date.

    Attributes:
        text: As the report words it.
        edtf: As it was resolved; None where it was not.
        basis: `stated` where the report gives the whole date, `inferred` where it was counted from that of publication,
            `unknown` where it was not resolved.
    """

    text: str
    edtf: str | None
    basis: Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStatement:
    """A statement.

    Attributes:
        kind: As in a brief. `text` of a direct one is without marks; of a mixed one the sentence of the report; of an
            indirect one what is said, without the words that say who says it.
        text: The words, on one line.
        source: The source it is taken from.
        at: The paragraph in which it begins.
        speakers: The ids of the actors who say it; empty where the report names none, or several may be meant.
        passage: Of an indirect statement the sentence of the report; else empty.
        cue: The words of the report that say who says it: 'said Lupu'; empty where none do.
        date: When it was said.
        venue: Where or in what form, as worded: 'in a statement'.
        via: Whom it was said to, or who is cited for it, as worded: 'Reuters'.
        also: Other places with the same words.
        note: What whoever reads it must know of it; else empty.
        why: Why it is proposed.
        sure: Whether it is to be asserted.
    """

    kind: Literal["direct", "mixed", "indirect"]
    text: str
    source: str
    at: int
    speakers: tuple[str, ...] = ()
    passage: str = ""
    cue: str = ""
    date: ProposedDate | None = None
    venue: str = ""
    via: tuple[str, ...] = ()
    also: tuple[DraftPlace, ...] = ()
    note: str = ""
    why: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedActor:
    """Somebody, or some body, that a report names.

    Attributes:
        id: An id that no other actor and no source has.
        name: The longest form of the name.
        kind: As in a brief; empty where it is not known.
        role: The office as worded; empty where none is given.
        aliases: Other forms in which the reports have it.
        country: The ISO 3166 code of the country that the text gives beside the name; empty where it gives none.
        place: Where it is named first.
        why: Why it is proposed.
        sure: Whether it is to be asserted.
    """

    id: str
    name: str
    kind: Literal["", "person", "state", "organization", "territory", "group", "media"]
    place: DraftPlace
    role: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    why: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEntry:
    """An entry of the timeline: a sentence of a report that says when something happened.

    Attributes:
        date: When.
        text: The sentence, on one line.
        place: Where it stands.
        actors: The ids of the proposed actors that it names.
        status: As in a brief.
        why: Why it is proposed.
        sure: Whether it is to be asserted.
    """

    date: ProposedDate
    text: str
    place: DraftPlace
    actors: tuple[str, ...] = ()
    status: Literal["occurred", "planned"] = "occurred"
    why: str = ""
    sure: bool = True


class ProposedVersion(NamedTuple):
    """What one report says where another says something else: its words, and where they stand."""

    claim: str
    place: DraftPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedDiscrepancy:
    """A number, name or date that differs between reports."""

    question: str
    versions: tuple[ProposedVersion, ...]
    why: str = ""
    sure: bool = True


class ProposedPair(NamedTuple):
    """Two actors whose statements name each other: where a tension may be looked for. The two are ids."""

    one: str
    other: str
    why: str


class ProposedNote(NamedTuple):
    """An error of a report: where it stands, what is wrong in a sentence, and how a misprint is read."""

    place: DraftPlace
    note: str
    printed: str = ""
    read_as: str = ""


class ProposedGap(NamedTuple):
    """What a report leaves open: where it does first, and what is not known in a sentence."""

    place: DraftPlace
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEvent:
    """The event.

    Attributes:
        summary: The first sentence of the first report that is no headline and no date, on one line.
        when: The day of the event.
        where: Its place, as the dateline or the first paragraph words it; empty where neither does.
        place: Where the summary stands.
        why: Why date and place are proposed.
    """

    summary: str
    place: DraftPlace
    when: ProposedDate | None = None
    where: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed brief. Every order is that of the reports; None or nothing stands where they show nothing."""

    title: str
    event: ProposedEvent
    actors: tuple[ProposedActor, ...] = ()
    statements: tuple[ProposedStatement, ...] = ()
    timeline: tuple[ProposedEntry, ...] = ()
    discrepancies: tuple[ProposedDiscrepancy, ...] = ()
    pairs: tuple[ProposedPair, ...] = ()
    notes: tuple[ProposedNote, ...] = ()
    gaps: tuple[ProposedGap, ...] = ()
