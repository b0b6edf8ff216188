"""The archived text of a source: numbered paragraphs, the words that are quoted marked, and beside each who uses it.

An archive may have megabytes. How many lines a paragraph takes is counted, which is quick; it is laid out when drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.pages.source_margin import Margin
from briefing.reader.writer import MEASURE, Writer
from briefing.text import count_lines, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering
    from briefing.sources import ArchiveText

__all__ = ["SourceDocument", "SourceText", "paragraph_owner"]

LONGEST_PIECE = 4000
"""Characters of a paragraph that are laid out at once; a longer one is parted at the end of a line or sentence."""
KEPT = 256
"""Pieces that stay laid out."""


def paragraph_owner(source: str, paragraph: int) -> str:
    """The owner of a line that shows a paragraph of a source: 'hngn:13'."""
    return f"{source}:{paragraph}"


class Piece(NamedTuple):
    """A stretch of a paragraph, mostly the whole of it."""

    paragraph: int
    start: int
    end: int
    last: bool


class SourceText:
    """Lines of an archive for one width.

    Args:
        key: The source's id.
        archive: Its text.
        brief: The brief.
        width: Cells a line may have, the margin included.
        lettering: How text is put on this screen.
    """

    def __init__(self, key: str, archive: ArchiveText, brief: OpenBrief, width: int, lettering: Lettering) -> None:
        self._key = key
        self._paragraphs = archive.paragraphs
        self._index = brief.index
        self._lettering = lettering
        self.margin = Margin(key, brief, width)
        self._width = min(width, MEASURE) if self.margin.is_beside else width
        self._indent = min(max(len(str(len(archive.paragraphs))) + 2, 5), min(self._width, MEASURE) // 2)
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._first_piece: list[int] = []
        self._todo = self._all_pieces()
        self.count = 0
        self.is_whole = not archive.paragraphs
        self._lay_out = lru_cache(maxsize=KEPT)(self._piece_lines)

    def _all_pieces(self) -> Iterator[Piece]:
        for number, paragraph in enumerate(self._paragraphs, 1):
            start = 0
            while len(paragraph) - start > LONGEST_PIECE:
                end = _end_of_piece(paragraph, start)
                yield Piece(number, start, end, last=False)
                start = end
            yield Piece(number, start, len(paragraph), last=True)

    def grow(self, lines: int = 0, paragraph: int = 0) -> None:
        """Count the lines of further pieces until there are so many lines, or a paragraph is reached."""
        while self.count < lines or len(self._first_piece) < paragraph:
            piece = next(self._todo, None)
            if piece is None:
                self.is_whole = True
                return
            if piece.start == 0:
                self._first_piece.append(len(self._pieces))
            self._pieces.append(piece)
            self._starts.append(self.count)
            self.count += self._height(piece)

    def line(self, number: int) -> Line:
        """Lay out one line."""
        place = bisect_right(self._starts, number) - 1
        lines = self._lay_out(place)
        within = number - self._starts[place]
        return lines[within] if within < len(lines) else Line()

    def owner_at(self, number: int) -> str:
        """Whose line it is, without laying it out."""
        return paragraph_owner(self._key, self._paragraph_at(number))

    def line_of(self, paragraph: int) -> int | None:
        """The first line of a paragraph."""
        self.grow(paragraph=paragraph)
        known = 1 <= paragraph <= len(self._first_piece)
        return self._starts[self._first_piece[paragraph - 1]] if known else None

    def used_beside(self, line: int, direction: int) -> int | None:
        """The first line of the next, or the previous, paragraph that something in the brief uses."""
        used = self.margin.used
        here = self._paragraph_at(line) if line >= 0 else 0
        place = bisect_right(used, here) if direction > 0 else bisect_left(used, here) - 1
        begun = here and self.line_of(here)
        if direction < 0 and here in used and begun != line:
            return begun
        return self.line_of(used[place]) if 0 <= place < len(used) else None

    def _paragraph_at(self, line: int) -> int:
        return self._pieces[bisect_right(self._starts, line) - 1].paragraph if self._starts else 1

    def find(self, wanted: str, start: int) -> int | None:
        """The first line from a number on with some folded words, or that of a paragraph where they are parted."""
        for number in range(self._paragraph_at(start), len(self._paragraphs) + 1):
            if wanted in " ".join(folded(self._paragraphs[number - 1]).split()):
                first = self.line_of(number) or 0
                end = self.line_of(number + 1) or self.count
                lines = range(max(first, start), end)
                exact = (line for line in lines if wanted in folded(self.line(line).plain))
                line = next(exact, None if first < start else first)
                if line is not None:
                    return line
        return None

    def _height(self, piece: Piece) -> int:
        text = self._paragraphs[piece.paragraph - 1][piece.start : piece.end]
        if self.margin.changes(piece.paragraph):
            return len(self._piece_lines(len(self._pieces) - 1))
        text = self._lettering.text(text).rstrip()
        lines = count_lines(text, min(self._width, MEASURE), self._indent)
        return lines + piece.last

    def _piece_lines(self, place: int) -> tuple[Line, ...]:
        piece = self._pieces[place]
        writer = Writer(self._width, self._index, self._lettering)
        owner = paragraph_owner(self._key, piece.paragraph)
        number = str(piece.paragraph).rjust(min(3, self._indent - 2)) if piece.start == 0 else ""
        text = self._paragraphs[piece.paragraph - 1][piece.start : piece.end]
        runs = self.margin.marked(piece.paragraph, text, piece.start)
        tail = self.margin.inline(piece.paragraph) if piece.last else []
        writer.item(Span(number, Role.LABEL), *runs, *tail, width=self._indent, owner=owner)
        if piece.last:
            for note in self.margin.notes(piece.paragraph):
                writer.paragraph(*note, indent=self._indent, hanging=2, owner=owner)
        lines = list(writer.document().lines)
        if piece.start == 0:
            lines = self.margin.beside(piece.paragraph, lines, self._lettering, owner)
        return (*lines, Line((), owner)) if piece.last else tuple(lines)


def _end_of_piece(paragraph: str, start: int) -> int:
    """Where a long paragraph is best parted: after a line, a sentence, a word, else anywhere."""
    stop = start + LONGEST_PIECE
    for sign in ("\n", ". ", " "):
        place = paragraph.rfind(sign, start + LONGEST_PIECE // 2, stop)
        if place >= 0:
            return place + len(sign)
    return stop


class _Lines(Sequence[Line]):
    """The lines of a head, and below them those of a text."""

    def __init__(self, head: Sequence[Line], text: SourceText) -> None:
        self._head = head
        self._text = text

    def __len__(self) -> int:
        return len(self._head) + self._text.count

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        return self._head[number] if number < len(self._head) else self._text.line(number - len(self._head))


class SourceDocument(Document):
    """What is known of a source, and below it the text, laid out as it is needed."""

    def __init__(self, head: Document, text: SourceText) -> None:
        super().__init__(_Lines(head.lines, text))
        object.__setattr__(self, "_head", head)
        object.__setattr__(self, "_text", text)

    _head: Document
    _text: SourceText

    @property
    def is_whole(self) -> bool:
        """Whether all lines have been counted."""
        return self._text.is_whole

    def grow(self, lines: int) -> None:
        """Count at least so many lines."""
        self._text.grow(lines - len(self._head.lines))

    @property
    def sections(self) -> tuple[int, ...]:
        """All headings stand in the head; the last of them is that of the text."""
        return self._head.sections

    def section_beside(self, line: int, direction: int) -> int | None:
        """A heading of the head, and below the last of them the next paragraph that is used."""
        below = line - len(self._head.lines)
        if direction > 0 and below < -1 and (found := self._head.section_beside(line, 1)) is not None:
            return found
        used = self._text.used_beside(max(below, -1), direction) if direction > 0 or below >= 0 else None
        return self._head.section_beside(line, direction) if used is None else used + len(self._head.lines)

    def line_of(self, owner: str) -> int | None:
        """The first line about an item, or about a paragraph."""
        number = owner.partition(":")[2]
        if not number.isdecimal():
            return self._head.line_of(owner)
        line = self._text.line_of(int(number))
        return None if line is None else line + len(self._head.lines)

    def owner_at(self, number: int) -> str:
        """Whose line it is."""
        below = number - len(self._head.lines)
        return self._head.lines[number].owner if below < 0 else self._text.owner_at(below)

    def find(self, wanted: str, start: int = 0) -> int | None:
        """The first line from a number on that has some folded words."""
        found = self._head.find(wanted, start)
        if found is not None:
            return found
        line = self._text.find(wanted, max(start - len(self._head.lines), 0))
        return None if line is None else line + len(self._head.lines)
