"""The text of a source, laid out as it is needed, and beside each paragraph who uses it and where the source errs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

from briefing.check import Standing
from briefing.facts.cautions import told_of_source
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.pages.passages import marked
from briefing.reader.writer import MEASURE, Writer, columns
from briefing.text import cell_len, count_lines, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import SourceNote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering, Run
    from briefing.sources import ArchiveText

__all__ = ["Range", "SourceDocument", "SourceText", "paragraph_owner", "source_note_runs"]

LONGEST_PIECE = 4000
"""Characters of a paragraph that are laid out at once; a longer one is parted at the end of a line or sentence."""
KEPT = 256
"""Pieces that stay laid out."""


def paragraph_owner(source: str, paragraph: int) -> str:
    """The owner of a line that shows a paragraph of a source: 'hngn:13'."""
    return f"{source}:{paragraph}"


class Range(NamedTuple):
    """Paragraphs of a source that follow each other, from a first to a last one, counted from 1."""

    source: str
    first: int
    last: int

    def __str__(self) -> str:
        """The reference to them: '[wire:7]', '[wire:7] to [wire:9]'."""
        start = f"[{self.source}:{self.first}]"
        return start if self.first == self.last else f"{start} to [{self.source}:{self.last}]"


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


NARROWEST_MARGIN = 12
"""Cells that a margin needs beside the text; with less room its labels follow the text."""
WIDEST_MARGIN = 30


class Margin:
    """For each paragraph of a source what is to be said beside its words.

    Attributes:
        is_beside: Whether there is room for a column of its own.
    """

    def __init__(self, key: str, brief: OpenBrief, width: int) -> None:
        room = width - MEASURE - 3
        self.is_beside = room >= NARROWEST_MARGIN
        self._room = min(room, WIDEST_MARGIN)
        self._brief = brief
        self._spans = _quoted_spans(key, brief)
        self._users = _users(key, brief, self._spans)
        self._notes: defaultdict[int, list[SourceNote]] = defaultdict(list)
        for note in brief.briefing.source_notes:
            if note.source == key and note.at:
                self._notes[note.at].append(note)

    def changes(self, paragraph: int) -> bool:
        """Whether anything but its own words is shown with a paragraph."""
        return paragraph in self._users or paragraph in self._spans or paragraph in self._notes

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The paragraphs that something in the brief uses, in their order."""
        return tuple(sorted(self._users))

    def marked(self, paragraph: int, text: str, offset: int) -> list[Run]:
        """A stretch of a paragraph, the words that statements quote marked."""
        found = self._spans.get(paragraph)
        if not found:
            return [text]
        end = offset + len(text)
        inside = [(max(start, offset), min(stop, end)) for _, start, stop in found]
        # Green says that all of a paragraph's marked words are verified: one quotation that is not takes it away.
        words = Role.WORDS
        if all(self._brief.proof.verdicts[quote].standing is Standing.VERIFIED for quote, _, _ in found):
            words = Role.PROVED_WORDS
        return marked(text, [(start - offset, stop - offset) for start, stop in inside if start < stop], words)

    def inline(self, paragraph: int) -> list[Run]:
        """Who uses a paragraph, to follow its words."""
        if self.is_beside:
            return []
        labels = self._labels(paragraph, bare=False)
        links = [label for label in labels if label.link]
        words = ", ".join(label.text for label in labels if not label.link)
        return [
            *(run for link in links for run in (Span(" "), link)),
            *([Span(f" ({words})", Role.MUTED)] if words else []),
        ]

    def notes(self, paragraph: int) -> list[list[Run]]:
        """The errors of the source in a paragraph."""
        return [source_note_runs(note, self._brief) for note in self._notes.get(paragraph, ())]

    def beside(self, paragraph: int, lines: list[Line], lettering: Lettering, owner: str) -> list[Line]:
        """Set who uses a paragraph to the right of its lines."""
        labels = self._labels(paragraph, bare=True) if self.is_beside else []
        if not labels:
            return lines
        rows = _packed([span._replace(text=lettering.line(span.text)) for span in labels], self._room)
        bar = Span("|" if lettering.ascii_only else "│", Role.RULE)
        beside = []
        for place in range(max(len(lines), len(rows))):
            line = lines[place] if place < len(lines) else Line((), owner)
            row = rows[place] if place < len(rows) else []
            beside.append(line._replace(spans=columns([(line.spans, MEASURE), ((bar,), 1), (row, self._room)], gap=1)))
        return beside

    def _labels(self, paragraph: int, *, bare: bool) -> list[Span]:
        """Links to what uses a paragraph; words for the parts of the brief that have no id."""
        labels = []
        for user in self._users.get(paragraph, ()):
            reference = self._brief.index.references.get(user)
            text = (reference.label if bare else str(reference)) if reference else user
            labels.append(Span(text, Role.LINK if reference else Role.MUTED, reference))
        return labels


def source_note_runs(note: SourceNote, brief: OpenBrief) -> list[Run]:
    """What a source prints, what the brief reads, and what is wrong with it."""
    runs = ("! ", *told_of_source(note, brief.index))
    return [Span(run, Role.CAUTION) if isinstance(run, str) else run for run in runs]


Spans = dict[int, list[tuple[str, int, int]]]
"""For each paragraph the stretches that statements quote, with the statement."""


def _quoted_spans(key: str, brief: OpenBrief) -> Spans:
    found: Spans = {}
    if brief.is_proved:
        for quote in brief.index.quotes_by_source.get(key, ()):
            for piece in brief.proof.verdicts[quote.id].pieces:
                for number, start, end in piece.located.spans:
                    found.setdefault(number, []).append((quote.id, start, end))
    return found


def _users(key: str, brief: OpenBrief, spans: Spans) -> dict[int, list[str]]:
    """Who uses each paragraph; the statements found there count, whatever paragraph the brief gives for them."""
    users = {number: dict.fromkeys(ids) for number, ids in brief.support.citing(key).items()}
    for number, stretches in spans.items():
        users.setdefault(number, {}).update(dict.fromkeys(quote for quote, _, _ in stretches))
    return {number: sorted(ids, key=lambda user: user not in brief.index.references) for number, ids in users.items()}


def _packed(labels: list[Span], room: int) -> list[list[Span]]:
    """Fill rows of a width with labels."""
    rows: list[list[Span]] = []
    used = room
    for label in labels:
        size = cell_len(label.text)
        if rows and used + 1 + size <= room:
            rows[-1] += [Span(" "), label]
            used += 1 + size
        else:
            rows.append([label])
            used = size
    return rows
