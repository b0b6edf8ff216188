"""What a brief says, in order, in no format: the one thing that every export is made from.

Texts are raw: each format makes them safe at its own edge. What a record has beyond its own fields stands in
`details` as label and value, so that a new field of the file reaches every format by one change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefing.model import Reference

__all__ = [
    "ActorRow",
    "AssessmentBlock",
    "Block",
    "Bullet",
    "DiscrepancyBlock",
    "Fact",
    "Facts",
    "Outline",
    "Paragraph",
    "PositionRow",
    "Record",
    "Section",
    "SourceBlock",
    "Statement",
    "TensionBlock",
    "Text",
    "TimelineRow",
    "VersionRow",
]

Text: TypeAlias = tuple[str | Reference, ...]
"""Plain text and resolved references, one after the other."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; without a label it goes on from the fact before."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose."""

    text: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values that stand by themselves."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list; `kind` says in a word what it is made of, or is empty."""

    text: Text
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something that references can name.

    Attributes:
        id: How references print it: Q3, T1, A2; a source's number.
        title: What it is called, or says.
        cautions: What its reader must know before using it, a sentence each.
        details: Everything else.
    """

    id: str
    title: Text
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Who said what; `title` is the speaker.

    Attributes:
        kind: QUOTED, PARTIAL or REPORTED.
        date: When, in few cells; `details` say it in full where that says more.
        words: What was said.
        quoted: All of `words`, and of `original`, belongs in quotation marks that the texts do not have.
        citation: Where it stands, and whom the source cites for it.
        translated_from: The language that `words` were translated from; empty where they were not.
        original: The words in that language; empty where the file does not give them.
    """

    kind: str
    date: str
    words: str
    quoted: bool
    citation: Text = ()
    translated_from: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What a party holds, how it stands to the issue, and the statements that carry it."""

    party: str
    stance: str
    text: Text
    quotes: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionBlock(Record):
    """A matter on which parties stand against each other."""

    trend: str
    issue: Text
    positions: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What one report says, and where it stands."""

    claim: Text
    citation: Text
    preferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyBlock(Record):
    """A fact on which reports contradict each other; `title` is the question."""

    versions: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentBlock(Record):
    """A judgement of the analyst; `title` is the judgement itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow(Record):
    """What happened when; `title` is what.

    Attributes:
        resolved: The date in words.
        worded: The date as the source words it, where that is not the same.
        flags: `?` for a date that is inferred, uncertain or not resolved, `~` for one that is approximate.
        status: A word where it did not simply happen: planned, ongoing, unconfirmed.
        citation: Where it stands.
        planned: It belongs behind all that has come about.
    """

    resolved: str
    worded: str
    flags: str
    status: str
    citation: Text
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(Record):
    """Somebody who acts or speaks, with the statements they made; `title` is name and office."""

    statements: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock(Record):
    """One report that the brief rests on."""


Block: TypeAlias = Paragraph | Facts | Bullet | Record


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief.

    Attributes:
        id: Its name on the command line.
        heading: In words, as in 'Key points'.
        blocks: What it says.
        legend: What its signs and words mean, where it uses them.
        counted: Its heading gives the number of its records.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...]
    legend: tuple[Fact, ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole brief.

    Attributes:
        id: Its short name; empty where it has none.
        title: Its title.
        marking: The TLP label; empty where it has none.
        language: BCP 47 tag; empty where the file does not say.
        tags: Words to find the brief by.
        facts: What stands under the title.
        sections: Those that have something to say, in order.
    """

    id: str
    title: str
    marking: str
    language: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
