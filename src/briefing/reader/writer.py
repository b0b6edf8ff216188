"""Lays a document out for one width: headings, paragraphs, facts, with references as links."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing.model import Reference
from briefing.reader.document import ASCII, UNICODE, Document, Line, Role, Span, width_of
from briefing.text import ascii_text, cell_len, safe_line, safe_text, truncate, wrap
from briefing.text.characters import VISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import BriefingIndex

__all__ = ["MEASURE", "Lettering", "Run", "Writer", "columns"]

MEASURE = 76
"""The most cells a line of prose may have: longer lines are hard to read."""


Run = str | Span | Reference
"""What text is given as: raw text, a span whose text is raw, or a reference that becomes a link."""


class Lettering:
    """How text is put on this screen: in what characters, and with what signs around a quotation's words."""

    def __init__(self, *, ascii_only: bool = False, markers: bool = False) -> None:
        self.ascii_only = ascii_only
        self.glyphs = ASCII if ascii_only else UNICODE
        if markers:
            self.glyphs = self.glyphs._replace(words_open=">>", words_close="<<")

    def text(self, raw: str) -> str:
        """Make text safe to show, line breaks kept."""
        return ascii_text(raw) if self.ascii_only else safe_text(raw)

    def line(self, raw: str) -> str:
        """Make text safe to show on one line."""
        return safe_line(ascii_text(raw)) if self.ascii_only else safe_line(raw)

    def spans(self, run: Run, *, one_line: bool = False) -> list[Span]:
        """Make a run safe; what is dangerous in it stands out."""
        if isinstance(run, Reference):
            return [Span(str(run), Role.LINK, run)]
        span = run if isinstance(run, Span) else Span(run)
        text = self.line(span.text) if one_line else self.text(span.text)
        if span.role in {Role.WORDS, Role.PROVED_WORDS}:
            text = f"{self.glyphs.words_open}{text}{self.glyphs.words_close}"
        if text == span.text or VISIBLE.search(span.text) or not VISIBLE.search(text):
            return [span._replace(text=text)]
        return _with_escapes(span, text)


def _with_escapes(span: Span, text: str) -> list[Span]:
    parts: list[Span] = []
    done = 0
    for found in VISIBLE.finditer(text):
        if found.start() > done:
            parts.append(span._replace(text=text[done : found.start()]))
        parts.append(Span(found[0], Role.ESCAPE))
        done = found.end()
    return [*parts, span._replace(text=text[done:])] if done < len(text) else parts


class Writer:
    """Collects the lines of a document.

    Args:
        width: Cells a line may have.
        index: The brief's cross-references, for the tokens in prose.
        lettering: How text is put on this screen.
    """

    def __init__(self, width: int, index: BriefingIndex, lettering: Lettering) -> None:
        self.width = max(width, 8)
        self.measure = min(self.width, MEASURE)
        self.index = index
        self.lettering = lettering
        self._lines: list[Line] = []
        self._bare: Line | None = None
        """The last heading, if it says nothing beside its title."""

    def document(self) -> Document:
        """What was written, without blank lines at the end."""
        self._drop_empty_heading()
        while self._lines and not self._lines[-1].spans:
            self._lines.pop()
        return Document(tuple(self._lines))

    def _drop_empty_heading(self) -> None:
        """Leave out a heading that nothing follows."""
        while len(self._lines) > 1 and not self._lines[-1].spans:
            self._lines.pop()
        if self._lines and self._lines[-1] is self._bare:
            self._lines.pop()

    def blank(self) -> None:
        """Leave a line, but never two in a row nor one at the start."""
        if self._lines and self._lines[-1].spans:
            self._lines.append(Line())

    def heading(self, title: str, *more: Run, owner: str = "") -> None:
        """Start a section; one that says nothing but its title is left out if nothing follows."""
        self._drop_empty_heading()
        self.blank()
        spans = [Span(self.lettering.line(title), Role.HEADING)] if title else []
        for run in more:
            spans += [Span(" ")] if spans else []
            spans += self.lettering.spans(run, one_line=True)
        line = Line(tuple(cut_spans(spans, self.width)), owner, heading=True)
        self._bare = None if more else line
        self._lines.append(line)

    def prose(self, text: str, *, indent: int = 0, owner: str = "", role: Role = Role.TEXT) -> None:
        """Write the briefer's prose; its tokens become links."""
        runs = [part if isinstance(part, Reference) else Span(part, role) for part in self.index.split_prose(text)]
        self.paragraph(*runs, indent=indent, owner=owner)

    def paragraph(self, *runs: Run, indent: int = 0, hanging: int = 0, owner: str = "") -> None:
        """Write runs as one wrapped paragraph; `hanging` is added to the indent from the second line on."""
        spans = [span for run in runs for span in self.lettering.spans(run)]
        wrapped = wrap_spans(spans, self.measure, indent, indent + hanging)
        self._lines += [Line(line, owner, goes_on=number > 0) for number, line in enumerate(wrapped)]

    def fact(self, label: str, *runs: Run, label_width: int = 8, owner: str = "") -> None:
        """Write a label and what it names, the text hanging to the right of the label."""
        self.item(Span(label, Role.LABEL), *runs, width=label_width, owner=owner)

    def item(self, lead: Run, *runs: Run, width: int, owner: str = "") -> None:
        """Write a lead, such as a number or a sign, and a text that hangs to the right of it."""
        head = self.lettering.spans(lead, one_line=True)
        used = width_of(head)
        spans = [span for run in runs for span in self.lettering.spans(run)]
        indent = min(width, self.measure // 2)
        first, *rest = wrap_spans(spans, self.measure, indent, indent) or [()]
        gap = Span(" " * max(indent - used, 1))
        self._lines.append(Line((*head, gap, *_without_indent(first, indent)), owner))
        self._lines += [Line(line, owner, goes_on=True) for line in rest]

    def row(self, *runs: Run, owner: str = "", right: Sequence[Run] = ()) -> None:
        """Write one line that is cut, not wrapped; `right` stands at the right edge where there is room."""
        left = [span for run in runs for span in self.lettering.spans(run, one_line=True)]
        tail = [span for run in right for span in self.lettering.spans(run, one_line=True)]
        tail_width = width_of(tail)
        if not tail:
            self._lines.append(Line(tuple(cut_spans(left, self.width)), owner))
            return
        room = self.measure - tail_width - 2
        if room < self.measure // 3:
            self._lines += [Line(tuple(cut_spans(part, self.width)), owner) for part in (left, [Span("  "), *tail])]
            return
        left = cut_spans(left, room)
        gap = self.measure - tail_width - width_of(left)
        self._lines.append(Line((*left, Span(" " * gap), *tail), owner))

    def lines(self, lines: Iterable[Line]) -> None:
        """Add lines that were laid out elsewhere."""
        self._lines += lines

    def rule(self) -> None:
        """Draw a thin line over the measure."""
        self._lines.append(Line((Span(self.lettering.glyphs.rule * self.measure, Role.RULE),)))


def wrap_spans(spans: Sequence[Span], width: int, first: int = 0, rest: int = 0) -> list[tuple[Span, ...]]:
    """Wrap styled text; what each character is and links to survives the wrapping."""
    plain = "".join(span.text for span in spans)
    if not plain.strip():
        return []
    ends = list(accumulate(len(span.text) for span in spans))
    rest = min(rest, width // 2)
    first = min(first, width // 2)
    wrapped: list[tuple[Span, ...]] = []
    place = 0
    for number, line in enumerate(wrap(plain, width, first=" " * first, rest=" " * rest)):
        indent = rest if number else first
        body = line[indent:] if line.strip() else ""
        pieces: list[Span] = [Span(" " * indent)] if indent and body else []
        done = 0
        while done < len(body):
            # Wrapping leaves out blanks and line breaks, and nothing else.
            while plain[place] != body[done]:
                place += 1
            owner = bisect_right(ends, place)
            size = _common(plain, place, body, done, ends[owner] - place)
            pieces.append(spans[owner]._replace(text=body[done : done + size]))
            done += size
            place += size
        wrapped.append(tuple(_merged(pieces)))
    return wrapped


def _common(plain: str, place: int, body: str, done: int, most: int) -> int:
    """How many characters the text and a line of it have in common from two places on; mostly all that there may be."""
    most = min(most, len(body) - done)
    if plain[place : place + most] == body[done : done + most]:
        return most
    return next(step for step in range(most) if plain[place + step] != body[done + step])


def _merged(pieces: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for piece in pieces:
        if (
            merged
            and merged[-1].role is piece.role
            and merged[-1].link == piece.link
            and merged[-1].other == piece.other
        ):
            merged[-1] = merged[-1]._replace(text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged


def _without_indent(spans: tuple[Span, ...], indent: int) -> tuple[Span, ...]:
    """A line without the blanks it starts with, for something else to stand there."""
    if not spans:
        return ()
    return (spans[0]._replace(text=spans[0].text[indent:]), *spans[1:])


def cut_spans(spans: Sequence[Span], width: int) -> list[Span]:
    """Cut styled text at a width, with dots where something is missing."""
    kept: list[Span] = []
    room = width
    total = width_of(spans)
    if total <= width:
        return list(spans)
    for span in spans:
        size = cell_len(span.text)
        if size < room:
            kept.append(span)
            room -= size
            continue
        kept.append(span._replace(text=truncate(span.text, room) if size > room else span.text))
        break
    return kept


def columns(cells: Sequence[tuple[Sequence[Span], int]], *, gap: int = 2) -> tuple[Span, ...]:
    """Set cells of safe text side by side, each cut or padded to its width."""
    row: list[Span] = []
    for place, (spans, width) in enumerate(cells):
        cut = cut_spans(spans, width)
        row += cut
        if place + 1 < len(cells):
            row.append(Span(" " * (width - width_of(cut) + gap)))
    return tuple(row)
