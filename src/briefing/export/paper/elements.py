"""What stands on printed pages, in no file format: safe text in paragraphs, labelled rows and tables.

PDF and Word are both written from these, so that a page says the same in either.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from briefing import text

ROWS_KEPT = 6
"""Rows under a record that stay on one page with it."""

__all__ = [
    "Cell",
    "Column",
    "Element",
    "Heading",
    "Labelled",
    "Para",
    "PrintedBrief",
    "Row",
    "Run",
    "Runs",
    "Table",
    "is_turned",
]


class Run(NamedTuple):
    """A piece of text, all of one look; it is safe to show.

    Attributes:
        text: The text, with the line breaks it has.
        style: `strong`, `kind`, or empty.
        target: The anchor that it leads to; empty where it leads nowhere.
        url: The address that it leads to, http or https; empty where it leads nowhere.
        note: A footnote whose mark stands behind the text.
        language: BCP 47 tag, where it is not the language of the brief.
        kept: `before` or `after`, where only that version of the brief has the words; else empty.
        is_marked: Whether such words need marks where there is no other way to show whose they are.
    """

    text: str
    style: str = ""
    target: str = ""
    url: str = ""
    note: tuple[Run, ...] = ()
    language: str = ""
    kept: str = ""
    is_marked: bool = False


Runs: TypeAlias = tuple[Run, ...]


def is_turned(runs: Runs) -> bool:
    """Whether a paragraph runs from right to left, by what its author wrote and not by the labels before it."""
    written = "".join(run.text for run in runs if not run.style and not run.target)
    return text.is_turned(written or "".join(run.text for run in runs))


class Heading(NamedTuple):
    """A heading; 1 is a section, 2 a record."""

    level: int
    runs: Runs
    anchor: str = ""
    kept: str = ""


class Para(NamedTuple):
    """A paragraph.

    Attributes:
        style: `body`, `bullet`, `kind`, `words`, `translated`, `original`, `caution`, `item` or `end`.
        runs: What it says.
        anchor: What references to it name; empty where nothing can refer to it.
        kept: `before` or `after`, where only that version of the brief has it, as with all that has this field.
    """

    style: str
    runs: Runs
    anchor: str = ""
    kept: str = ""


class Labelled(NamedTuple):
    """Labels with their values, of which one goes on where the label is empty.

    Attributes:
        rows: A label and its value each.
        deep: They stand under a record.
        keeps: They stay on the page of what follows, as a legend does.
        kept: As in `Para`.
        hangs: The rows stand below one that has a label, and go on with it.
    """

    rows: tuple[tuple[str, Runs], ...]
    deep: bool = False
    keeps: bool = False
    kept: str = ""
    hangs: bool = False

    def keeps_row(self, place: int) -> bool:
        """Whether the row at a place stays on the page of the next: the first rows under a record do."""
        return self.keeps or (self.deep and place < min(len(self.rows) - 1, ROWS_KEPT))


class Column(NamedTuple):
    """A column of a table: what stands at its head, and its share of the width."""

    head: str
    share: int


class Cell(NamedTuple):
    """What stands in a field of a table."""

    content: tuple[Para | Labelled, ...]


class Row(NamedTuple):
    """Cells side by side; a single one spans all columns and parts what is above from what is below."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    kept: str = ""


class Table(NamedTuple):
    """A table with a row of heads, repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kept: str = ""


Element: TypeAlias = Heading | Para | Labelled | Table


class PrintedBrief(NamedTuple):
    """A whole brief as it is printed.

    Attributes:
        title: On one line.
        id: The brief's short name; empty where it has none.
        marking: What stands at the head and foot of each page; empty where there is none.
        language: BCP 47 tag; empty where it is not known.
        tags: Words to find the brief by.
        elements: What stands under the title.
    """

    title: str
    id: str
    marking: str
    language: str
    tags: tuple[str, ...]
    elements: tuple[Element, ...]
