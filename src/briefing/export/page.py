"""The page that a plain-text brief is written on: lines in cells, and nothing on them but safe text.

Only the program's own furniture starts a line: headings, rules, labels. What comes from the brief is indented or
follows furniture on its line, and each level of it has a column of its own. So no line break in the data, and no
wrapping of a long line, can forge a heading, a rule, a label or the end of the brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text import ascii_text, balanced, cell_len, in_lines, on_one_line, pad, plain_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outline.record import Detail, Text

__all__ = ["MEASURE", "Page", "beside"]

NARROWEST, WIDEST = 40, 200
MEASURE = 100
"""Cells from the left edge to the columns at the right: on a wider page the eye would lose the line between them."""
LONGEST_LABEL = 12
"""Cells that a label may take beside its value on the narrowest page."""


class Page:
    """Lines, one after the other.

    Attributes:
        width: Cells of the longest line.
        lines: What was written so far, without line breaks.
        labels: Cells of the column that the labels of the present section have.
    """

    def __init__(self, width: int, *, ascii_only: bool) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.lines: list[str] = []
        self.labels = 0
        self._safe = ascii_text if ascii_only else plain_text
        self._marks = ('"', '"') if ascii_only else ("“", "”")

    def line(self, text: str) -> str:
        """Safe text on one line."""
        return on_one_line(self._safe(text)).strip()

    def lines_of(self, text: str) -> str:
        """Safe text with the line breaks it has; of several blank lines one stays."""
        return in_lines(self._safe(text)).strip()

    def prose(self, text: Text) -> str:
        """Safe text of runs, references in brackets, with the line breaks it has."""
        return self.lines_of("".join(run if isinstance(run, str) else self._safe(str(run)) for run in text))

    def title(self, text: Text) -> str:
        """Safe text of runs on one line."""
        return on_one_line(self.prose(text))

    def quoted(self, text: str) -> str:
        """Somebody's words in quotation marks."""
        before, after = self._marks
        return f"{before}{self.lines_of(text)}{after}"

    def put(self, text: str, *, first: int | str = 0, rest: int | None = None) -> None:
        """Write text that is safe already.

        Args:
            text: The text.
            first: What the first line starts with, or how many blanks.
            rest: How many blanks the later lines start with; as the first where it is left out.
        """
        lead = " " * first if isinstance(first, int) else first
        indent = " " * (cell_len(lead) if rest is None else rest)
        self.add(balanced(wrap(text, self.width, first=lead, rest=indent)))

    def add(self, lines: Iterable[str]) -> None:
        """Write finished lines."""
        self.lines += [line.rstrip() for line in lines]

    def blank(self, count: int = 1) -> None:
        """Leave lines empty."""
        self.lines += [""] * count

    def heading(self, text: str) -> None:
        """Write a heading with its rule."""
        lines = wrap(self.line(text), self.width)
        self.lines += [*lines, "-" * max(map(cell_len, lines))]

    def set_labels(self, labels: Iterable[str]) -> None:
        """Make the column for labels as wide as the widest of those that leave room for their values."""
        most = max(self.width // 4 - 4, LONGEST_LABEL)
        sizes = [cell_len(self.line(label)) for label in labels]
        self.labels = max((size for size in sizes if size <= most), default=0) + 2

    def detail(self, detail: Detail, indent: int = 0) -> None:
        """Write a label with its value beside it; a label too long for its column stands above."""
        self.labelled(detail.label, self.prose(detail.value), indent)

    def labelled(self, label: str, value: str, indent: int) -> None:
        """Write a label with a value that is safe already."""
        shown = self.line(label)
        lead = " " * indent + pad(shown, self.labels)
        column = indent + self.labels
        if cell_len(lead) > column or (shown and cell_len(shown) + 2 > self.labels):
            self.put(shown, first=indent, rest=indent + 4)
            lead = " " * column
        self.put(_evenly(value, self.width - column), first=lead, rest=column)

    def sides(self, lead: str, left: str, right: list[tuple[str, int]], *, hanging: int) -> None:
        """Write a text with narrow columns at the right edge, or under it where the page is too narrow for both.

        Args:
            lead: What the first line starts with.
            left: Safe text.
            right: Safe texts with the cells that each may take.
            hanging: Blanks before the later lines of the left text.
        """
        if not right:
            self.put(left, first=lead, rest=hanging)
            return
        room = min(self.width, MEASURE) - sum(cells + 2 for _, cells in right)
        if room < min(self.width, MEASURE) // 2:
            self.put(left, first=lead, rest=hanging)
            self.put("  ".join(text for text, _ in right if text), first=hanging)
            return
        heads = wrap(left, room, first=lead, rest=" " * hanging)
        self.add(beside((heads, room), *((wrap(text, cells), cells) for text, cells in right)))


def beside(*columns: tuple[list[str], int], gap: int = 2) -> list[str]:
    """Set columns of lines side by side, each with the cells it takes."""
    height = max(len(lines) for lines, _ in columns)
    blank = " " * gap
    return [
        blank.join(pad(lines[place] if place < len(lines) else "", cells) for lines, cells in columns).rstrip()
        for place in range(height)
    ]


def _evenly(text: str, room: int) -> str:
    """Part a single word that no line can hold, such as a digest, into lines of one length."""
    if not text.isascii() or len(text) <= room or " " in text or "\n" in text:
        return text
    size = -(-len(text) // -(-len(text) // room))
    return "\n".join(text[start : start + size] for start in range(0, len(text), size))
