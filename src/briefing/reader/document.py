"""What a pane shows, before any screen: lines of safe text that know what they tell of and where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

from briefing.model import Marking
from briefing.text import cell_len, find_folded, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefing.model import Reference

__all__ = [
    "ASCII",
    "UNICODE",
    "Document",
    "Glyphs",
    "Line",
    "OtherItem",
    "Role",
    "Span",
    "find_line",
    "marking_chip",
    "matches_in",
    "paragraphs",
    "whole_text",
    "width_of",
]


class Role(StrEnum):
    """What a piece of text is; the widgets give each role its look, by the theme."""

    TEXT = "text"
    HEADING = "heading"
    STRONG = "strong"
    LABEL = "label"
    MUTED = "muted"
    LINK = "link"
    CAUTION = "caution"
    PROVED = "proved"
    WRONG = "wrong"
    FOCUS = "focus"
    TAB = "tab"
    CELL = "cell"
    WORDS = "words"
    PROVED_WORDS = "proved-words"
    QUOTED = "quoted"
    PARTIAL = "partial"
    REPORTED = "reported"
    TLP_RED = "tlp-red"
    TLP_AMBER = "tlp-amber"
    TLP_GREEN = "tlp-green"
    TLP_CLEAR = "tlp-clear"
    ADDED = "added"
    REMOVED = "removed"
    ESCAPE = "escape"
    RULE = "rule"
    MATCH = "match"
    SIDE_1 = "side-1"
    SIDE_2 = "side-2"
    SIDE_3 = "side-3"
    SIDE_4 = "side-4"
    SIDE_5 = "side-5"
    SIDE_6 = "side-6"


class OtherItem(NamedTuple):
    """An item of another brief, as a place to go to."""

    path: Path
    item: str


class Span(NamedTuple):
    """A piece of one line. `text` is safe to show; `link` is where Enter leads from it, or `other` in another brief."""

    text: str
    role: Role = Role.TEXT
    link: Reference | None = None
    other: OtherItem | None = None


def width_of(spans: Iterable[Span]) -> int:
    """The cells that pieces of a line take."""
    return sum(cell_len(span.text) for span in spans)


class Line(NamedTuple):
    """One line of a screen.

    Attributes:
        spans: What it says.
        owner: The id of the item it tells of.
        heading: A section starts here.
        goes_on: It goes on with the text that was wrapped at the end of the line before.
        parts: Of a line with several texts beside each other, the stretch of each, and whether it goes on likewise.
    """

    spans: tuple[Span, ...] = ()
    owner: str = ""
    heading: bool = False
    goes_on: bool = False
    parts: tuple[tuple[int, int, bool], ...] = ()

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(span.text for span in self.spans)

    @property
    def links(self) -> tuple[Reference, ...]:
        """Where Enter can lead from this line, each place once."""
        return tuple(dict.fromkeys(span.link for span in self.spans if span.link is not None))

    @property
    def other(self) -> OtherItem | None:
        """The item of another brief that Enter leads to from this line."""
        return next((span.other for span in self.spans if span.other is not None), None)


_MARKINGS = {
    Marking.RED: Role.TLP_RED,
    Marking.AMBER_STRICT: Role.TLP_AMBER,
    Marking.AMBER: Role.TLP_AMBER,
    Marking.GREEN: Role.TLP_GREEN,
    Marking.CLEAR: Role.TLP_CLEAR,
}


def marking_chip(marking: Marking) -> Span:
    """How far a brief may travel, in the colours of the protocol."""
    return Span(f" {marking} ", _MARKINGS[marking])


@dataclass(frozen=True)
class Document:
    """A text laid out for one width. A subclass may lay out its later lines when they are needed."""

    lines: Sequence[Line]

    @property
    def is_whole(self) -> bool:
        """Whether all lines are there."""
        return True

    def grow(self, lines: int) -> None:
        """See to it that there are at least so many lines, as far as the text goes."""

    @property
    def sections(self) -> tuple[int, ...]:
        """The numbers of the lines at which sections start."""
        return self._headings

    @cached_property
    def _headings(self) -> tuple[int, ...]:
        # Every line that is drawn asks for the section around it, and a summary may have thousands of lines.
        return tuple(number for number, line in enumerate(self.lines) if line.heading)

    def section_beside(self, line: int, direction: int) -> int | None:
        """Where the next section after a line starts, or the one before it."""
        starts = self.sections if direction > 0 else self.sections[::-1]
        return next((start for start in starts if (start - line) * direction > 0), None)

    def line_of(self, owner: str) -> int | None:
        """The first line that tells of an item."""
        return next((number for number, line in enumerate(self.lines) if line.owner == owner), None)

    def find(self, wanted: str, start: int = 0) -> int | None:
        """The first line from a number on in which some folded words begin."""
        return find_line(self.lines, wanted, start)

    @property
    def plain(self) -> str:
        """The text alone, for tests and for copying."""
        return "\n".join(line.plain.rstrip() for line in self.lines)


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[Line]]]:
    """Part lines into the texts that were wrapped: the number of the first line of each, and its lines.

    Of texts that stand beside each other the first comes whole before the second.
    """
    start = 0
    for number in range(1, len(lines) + 1):
        beside = len(lines[start].parts)
        if number == len(lines) or (len(lines[number].parts) != beside if beside else not lines[number].goes_on):
            for column in range(beside):
                own = [_part(line, column) for line in lines[start:number]]
                yield from ((start + place, wrapped) for place, wrapped in paragraphs(own))
            if not beside:
                yield start, lines[start:number]
            start = number


def _part(line: Line, column: int) -> Line:
    """One of the texts that stand beside each other on a line; an empty one where there are fewer."""
    if column >= len(line.parts):
        return Line()
    start, end, goes_on = line.parts[column]
    return Line((Span(line.plain[start:end]),), goes_on=goes_on)


class _Column(Sequence[Line]):
    """One of the texts that stand beside each other, as lines of its own."""

    def __init__(self, lines: Sequence[Line], column: int) -> None:
        self._lines, self._column = lines, column

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Line: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...

    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        if isinstance(number, slice):
            return [_part(line, self._column) for line in self._lines[number]]
        return _part(self._lines[number], self._column)


def whole_text(lines: Iterable[Line]) -> str:
    """The text of wrapped lines, as it was before it was wrapped but for its blanks."""
    return " ".join(" ".join(line.plain for line in lines).split())


def find_line(lines: Sequence[Line], wanted: str, start: int = 0) -> int | None:
    """The first line from a number on in which some folded words begin, though they run over its end."""
    return next((number for number in range(start, len(lines)) if _begin_in(lines, number, wanted)), None)


def _begin_in(lines: Sequence[Line], number: int, wanted: str) -> bool:
    if beside := len(lines[number].parts):
        return any(_begin_in(_Column(lines, column), number, wanted) for column in range(beside))
    if wanted in folded(lines[number].plain):
        return True
    runs_on = number + 1 < len(lines) and lines[number + 1].goes_on
    length = len(lines[number].plain)
    return runs_on and any(end == length for _, end in matches_in(lines, number, wanted))


def matches_in(lines: Sequence[Line], number: int, wanted: str) -> list[tuple[int, int]]:
    """The stretches of a line that belong to some folded words, which may begin above it and end below it."""
    if lines[number].parts:
        return [
            (low + start, high + start)
            for column, (start, _, _) in enumerate(lines[number].parts)
            for low, high in matches_in(_Column(lines, column), number, wanted)
        ]
    reach = 2 + len(wanted) // NARROWEST
    first, last = number, number
    while first > max(number - reach, 0) and lines[first].goes_on:
        first -= 1
    while last + 1 < min(number + reach + 1, len(lines)) and lines[last + 1].goes_on:
        last += 1
    joined, starts = "", []
    for place in range(first, last + 1):
        plain = lines[place].plain
        # The blanks that a line starts with belong to its indent, and not to the words that run over two lines.
        indent = len(plain) - len(plain.lstrip()) if place > first else 0
        joined += " " if place > first else ""
        starts.append((len(joined) - indent, indent, len(plain)))
        joined += plain[indent:].rstrip() if place < last else plain[indent:]
    start, indent, length = starts[number - first]
    found = ((max(low - start, indent), min(high - start, length)) for low, high in find_folded(joined, wanted))
    return [(low, high) for low, high in found if low < high]


NARROWEST = 8
"""Characters of the shortest line over which words are followed."""


class Glyphs(NamedTuple):
    """The signs of our own furniture; every one is a single cell wide, and `sides` has one for each of six sides."""

    cursor: str
    section: str
    rule: str
    heavy_rule: str
    past: str
    main: str
    planned: str
    rising: str
    steady: str
    easing: str
    not_stated: str
    none: str
    words_open: str
    words_close: str
    proved: str
    not_found: str
    not_compared: str
    span_start: str
    span_line: str
    span_loose: str
    span_end: str
    span_short: str
    open_start: str
    open_end: str
    event_day: str
    pause: str
    sides: str
    edge: str
    dotted: str
    changed: str


UNICODE = Glyphs._make((*"❯▎─━•●○↑=↓-·", "", "", *"✓✗?├─┄┤━◂▸┊⋮", "■◆▲▼◇□", *"│┊", "Δ"))
ASCII = Glyphs._make((*">|-=oO(^=v-.", ">>", "<<", *"+X?|-~|=<>::", "*#%&@$", *"|:", "N"))
