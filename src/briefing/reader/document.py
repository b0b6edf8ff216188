"""What a pane shows, before any screen: lines of safe text that know what they tell of and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Reference

__all__ = ["ASCII", "UNICODE", "Document", "Glyphs", "Line", "Role", "Span"]


class Role(StrEnum):
    """What a piece of text is; the widgets give each role its look, by the theme."""

    TEXT = "text"
    HEADING = "heading"
    STRONG = "strong"
    LABEL = "label"
    MUTED = "muted"
    LINK = "link"
    CAUTION = "caution"
    WORDS = "words"
    KIND = "kind"
    ESCAPE = "escape"
    RULE = "rule"
    MATCH = "match"
    SIDE_1 = "side-1"
    SIDE_2 = "side-2"
    SIDE_3 = "side-3"
    SIDE_4 = "side-4"
    SIDE_5 = "side-5"
    SIDE_6 = "side-6"


class Span(NamedTuple):
    """A piece of one line. `text` is safe to show; `link` is where Enter leads from it."""

    text: str
    role: Role = Role.TEXT
    link: Reference | None = None


class Line(NamedTuple):
    """One line of a screen. `owner` is the id of the item it tells of, `heading` says that a section starts here."""

    spans: tuple[Span, ...] = ()
    owner: str = ""
    heading: bool = False

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(span.text for span in self.spans)

    @property
    def links(self) -> tuple[Reference, ...]:
        """Where Enter can lead from this line, each place once."""
        return tuple(dict.fromkeys(span.link for span in self.spans if span.link is not None))


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
        return tuple(number for number, line in enumerate(self.lines) if line.heading)

    def section_beside(self, line: int, direction: int) -> int | None:
        """Where the next section after a line starts, or the one before it."""
        starts = self.sections if direction > 0 else self.sections[::-1]
        return next((start for start in starts if (start - line) * direction > 0), None)

    def line_of(self, owner: str) -> int | None:
        """The first line that tells of an item."""
        return next((number for number, line in enumerate(self.lines) if line.owner == owner), None)

    def find(self, wanted: str, start: int = 0) -> int | None:
        """The first line from a number on that has some folded words."""
        lines = enumerate(self.lines[start:], start)
        return next((number for number, line in lines if wanted in folded(line.plain)), None)

    @property
    def plain(self) -> str:
        """The text alone, for tests and for copying."""
        return "\n".join(line.plain.rstrip() for line in self.lines)


class Glyphs(NamedTuple):
    """The signs of our own furniture; every one is a single cell wide."""

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


UNICODE = Glyphs._make((*"❯▎─━•●○↑=↓-·", "", "", *"✓✗?├─┄┤━◂▸┊⋮"))
ASCII = Glyphs._make((*">|-=oO(^=v-.", ">>", "<<", *"+X?|-~|=<>::"))
