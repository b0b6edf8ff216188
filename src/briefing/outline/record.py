"""What a brief says, in order, in no format: the one thing that every export is made from.

Texts are raw: each format makes them safe at its own edge. Everything that references can name is a `Record`, and what
a record has beyond the typed fields stands in its `details`, so that a new field of the file reaches every format by
one change. All parts are named tuples: they are as frozen as dataclasses, and a tenth of the time to define.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from briefing.facts.cautions import Runs as Text
from briefing.facts.dates import DOUBT_MEANINGS
from briefing.facts.spoken import Words
from briefing.text.difference import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Self

    from briefing.check import Verdict
    from briefing.facts.cautions import Caution
    from briefing.facts.dates import DateDoubt
    from briefing.model import BriefDate, Reference, TargetKind

__all__ = [
    "Block",
    "Bullet",
    "ChangesTold",
    "Detail",
    "DetailRole",
    "Facts",
    "Outline",
    "Paragraph",
    "Part",
    "Party",
    "Record",
    "RecordDate",
    "Revision",
    "Section",
    "Text",
    "Words",
    "joined_runs",
    "signs_of_doubt",
]


class Revision(str):
    """Words that only one of two versions of a brief has: `[-gone-]` or `{+new+}`, as a format prints any text.

    A format that has its own way to show a revision takes the bare words and which version has them.

    Attributes:
        kept: The version that has the words.
        words: They themselves.
        is_marked: Whether the text has the marks; without them the words beside it say which version has it.
    """

    __slots__ = ("is_marked", "kept", "words")
    kept: Kept
    words: str
    is_marked: bool

    def __new__(cls, kept: Kept, words: str, *, is_marked: bool = True) -> Self:
        """Write words in the marks of the version that has them, or without marks."""
        opening, closing = ("[-", "-]") if kept is Kept.BEFORE else ("{+", "+}")
        made = super().__new__(cls, f"{opening}{words}{closing}" if is_marked else words)
        made.kept = kept
        made.words = words
        made.is_marked = is_marked
        return made


def joined_runs(runs: Iterable[str | Reference]) -> Iterator[str | Reference]:
    """Runs of text with strings that follow each other as one; a revision stays apart, an empty run falls out."""
    text = ""
    for run in runs:
        if isinstance(run, str) and not isinstance(run, Revision):
            text += run
            continue
        yield from (text,) if text else ()
        yield run
        text = ""
    yield from (text,) if text else ()


class DetailRole(StrEnum):
    """What a detail tells. Formats that treat one in their own way ask for its role, never for its label."""

    ABOUT = "about"
    ADDRESS = "address"
    AGREED = "agreed"
    ARCHIVE = "archive"
    AS_OF = "as of"
    BASIS = "basis"
    BELONGING = "belonging"
    CHECKED = "checked"
    COMPILED = "compiled"
    CONFIDENCE = "confidence"
    DATE_NOTE = "date note"
    DIGEST = "digest"
    EVENT = "event"
    EVIDENCE = "evidence"
    EXTRACT = "extract"
    GRADE = "grade"
    LEGEND = "legend"
    LIKELIHOOD = "likelihood"
    MARKING = "marking"
    NEXT = "next"
    NOTE = "note"
    OPEN_EVENT = "open event"
    OTHER = "other"
    OTHERWISE = "otherwise"
    PARAPHRASES = "paraphrases"
    PREPARED = "prepared"
    PROVISIONAL = "provisional"
    PUBLISHED = "published"
    QUOTATIONS = "quotations"
    READ = "read"
    REFERENCE = "reference"
    RELIABILITY = "reliability"
    SAID = "said"
    SEE = "see"
    STANDING = "standing"
    STATUS = "status"
    USED = "used"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    WOULD_CHANGE = "would change"


class Detail(NamedTuple):
    """A label with its value; without a label it goes on from the detail before."""

    role: DetailRole
    label: str
    value: Text


class RecordDate(NamedTuple):
    """When something was said or happened.

    Attributes:
        resolved: The date in words, for a column; that of a statement begins with the signs of its doubt.
        doubt: What keeps it from being certain.
        worded: The date as the source words it, where that is not the same.
        date: The date of the file; None where it has none.
    """

    resolved: str
    doubt: DateDoubt
    worded: str = ""
    date: BriefDate | None = None


class Party(NamedTuple):
    """An actor: its id, the label that references print, its name, the side it is on."""

    id: str
    label: str
    name: str
    side: str = ""


class Part(NamedTuple):
    """The position of a party in a tension, or one version of a discrepancy.

    Attributes:
        name: The party, or 'Version 1'.
        text: What it holds or claims.
        citation: The statements and sources that carry it.
        stance: How the party stands to the issue; empty for a version.
        parties: Who holds the position; nobody holds a version.
        preferred: It is the version that the brief uses.
    """

    name: str
    text: Text
    citation: Text = ()
    stance: str = ""
    parties: tuple[Party, ...] = ()
    preferred: bool = False


class Record(NamedTuple):
    """Anything that references can name; what one kind does not have is empty.

    Attributes:
        kind: What it is.
        id: Its id, label or number, as references print it.
        title: The speaker of a statement, with the office at the first of each; what happened; the title of a tension;
            the question of a discrepancy; the judgement itself; name and office of an actor; the title of a source.
        words: What was said.
        citation: Where it stands, and whom the source cites for it.
        verdict: What the comparison of the words with the source gave.
        date: When.
        status: A word where a timeline entry did not simply happen (planned, ongoing, unconfirmed), or a tension is no
            longer open (managed, resolved).
        planned: It is yet to come, and stands behind everything else.
        trend: Where a tension is going.
        level: How grave a tension is, 1 to 5; 0 where the file does not say.
        issue: What a tension is about.
        parts: The positions of a tension, the versions of a discrepancy.
        parties: Who made a statement, or took part in what happened.
        statements: What an actor said.
        language: The tag of the language of a source; empty where the file does not say.
        address: Where a source, or that of a statement, can be read; as the file has it.
        cautions: What a reader must know before using it.
        details: Everything else.
    """

    kind: TargetKind
    id: str
    title: Text
    words: Words | None = None
    citation: Text = ()
    verdict: Verdict | None = None
    date: RecordDate | None = None
    status: str = ""
    planned: bool = False
    trend: str = ""
    level: int = 0
    issue: Text = ()
    parts: tuple[Part, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: Text = ()
    language: str = ""
    address: str = ""
    cautions: tuple[Caution, ...] = ()
    details: tuple[Detail, ...] = ()

    def values_of(self, role: DetailRole) -> tuple[Text, ...]:
        """The values of the details of a role."""
        return tuple(detail.value for detail in self.details if detail.role is role)


def signs_of_doubt(records: Iterable[Record]) -> Iterator[Detail]:
    """The legend of the signs of doubt that stand before or beside the dates of records."""
    used = {flag for record in records if record.date for flag in record.date.doubt.flags}
    for flag, meaning in DOUBT_MEANINGS.items():
        if flag in used:
            yield Detail(DetailRole.LEGEND, flag, (meaning,))


class Paragraph(NamedTuple):
    """Prose."""

    text: Text


class Facts(NamedTuple):
    """Labels and values that stand by themselves."""

    rows: tuple[Detail, ...]


class Bullet(NamedTuple):
    """One point of a list.

    Attributes:
        text: The point.
        kind: What it is made of, in a word, or empty.
        of_brief: It is a caution about the brief as a whole.
    """

    text: Text
    kind: str = ""
    of_brief: bool = False


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
    legend: tuple[Detail, ...] = ()
    counted: bool = False

    @property
    def title(self) -> str:
        """The heading, with the number of records where it gives that."""
        return f"{self.heading} ({len(self.blocks)})" if self.counted else self.heading

    def records(self, kind: TargetKind) -> tuple[Record, ...]:
        """Its records of a kind."""
        return tuple(block for block in self.blocks if isinstance(block, Record) and block.kind is kind)


class ChangesTold(NamedTuple):
    """What changed since another version of the brief.

    Attributes:
        section: As a part of the brief.
        data: For programs.
    """

    section: Section
    data: Mapping[str, Any]


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
        ending: What its last line says, before its short name.
    """

    id: str
    title: str
    marking: str
    language: str
    tags: tuple[str, ...]
    facts: tuple[Detail, ...]
    sections: tuple[Section, ...]
    ending: str = "End of brief"

    def records(self, kind: TargetKind) -> tuple[Record, ...]:
        """The records of a kind that it shows."""
        return tuple(record for section in self.sections for record in section.records(kind))
