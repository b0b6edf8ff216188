"""What a brief says, in order, in no format: the one thing that every export is made from.

Texts are raw: each format makes them safe at its own edge. What a record has beyond its own fields stands in
`details` as label and value, so that a new field of the file reaches every format by one change. All parts are named
tuples: they are as frozen as dataclasses, and a tenth of the time to define.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

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


class Fact(NamedTuple):
    """A label with its value; without a label it goes on from the fact before."""

    label: str
    value: Text


class Paragraph(NamedTuple):
    """Prose."""

    text: Text


class Facts(NamedTuple):
    """Labels and values that stand by themselves."""

    rows: tuple[Fact, ...]


class Bullet(NamedTuple):
    """One point of a list; `kind` says in a word what it is made of, or is empty."""

    text: Text
    kind: str = ""


class Statement(NamedTuple):
    """Who said what; `title` is the speaker.

    Attributes:
        id: Its id, as references print it.
        title: The speaker, with the office at the first statement of each.
        kind: QUOTED, PARTIAL or REPORTED.
        date: When, in few cells; `details` say it in full where that says more.
        words: What was said.
        quoted: All of `words`, and of `original`, belongs in quotation marks that the texts do not have.
        citation: Where it stands, and whom the source cites for it.
        translated_from: The language that `words` were translated from; empty where they were not.
        original: The words in that language; empty where the file does not give them.
        cautions: What a reader must know before using it, a sentence each.
        details: Everything else.
    """

    id: str
    title: Text
    kind: str
    date: str
    words: str
    quoted: bool
    citation: Text
    translated_from: str
    original: str
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class PositionRow(NamedTuple):
    """What a party holds, how it stands to the issue, and the statements that carry it."""

    party: str
    stance: str
    text: Text
    quotes: Text


class TensionBlock(NamedTuple):
    """A matter on which parties stand against each other."""

    id: str
    title: Text
    trend: str
    issue: Text
    positions: tuple[PositionRow, ...]
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class VersionRow(NamedTuple):
    """What one report says, and where it stands."""

    claim: Text
    citation: Text
    preferred: bool


class DiscrepancyBlock(NamedTuple):
    """A fact on which reports contradict each other; `title` is the question."""

    id: str
    title: Text
    versions: tuple[VersionRow, ...]
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class AssessmentBlock(NamedTuple):
    """A judgement of the analyst; `title` is the judgement itself."""

    id: str
    title: Text
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class TimelineRow(NamedTuple):
    """What happened when; `title` is what.

    Attributes:
        id: Its id, as references print it.
        title: What happened.
        resolved: The date in words.
        worded: The date as the source words it, where that is not the same.
        flags: `?` for a date that is inferred, uncertain or not resolved, `~` for one that is approximate.
        status: A word where it did not simply happen: planned, ongoing, unconfirmed.
        citation: Where it stands.
        planned: It belongs behind all that has come about.
        cautions: What a reader must know before using it.
        details: Everything else.
    """

    id: str
    title: Text
    resolved: str
    worded: str
    flags: str
    status: str
    citation: Text
    planned: bool
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class ActorRow(NamedTuple):
    """Somebody who acts or speaks, with the statements they made; `title` is name and office."""

    id: str
    title: Text
    statements: Text
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


class SourceBlock(NamedTuple):
    """One report that the brief rests on; `id` is its number."""

    id: str
    title: Text
    cautions: tuple[Text, ...] = ()
    details: tuple[Fact, ...] = ()


Record: TypeAlias = Statement | TensionBlock | DiscrepancyBlock | AssessmentBlock | TimelineRow | ActorRow | SourceBlock
"""What references can name. All have an id, a title, cautions, and `details` for everything else."""

Block: TypeAlias = Paragraph | Facts | Bullet | Record


class Section(NamedTuple):
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


class Outline(NamedTuple):
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
