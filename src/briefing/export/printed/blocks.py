"""Each part of an outline as it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.export.printed.elements import Cell, Column, Heading, Labelled, Para, Row, Run, Table
from briefing.export.printed.pen import line
from briefing.model import TargetKind
from briefing.outline.record import Bullet, DetailRole, Facts, Paragraph, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.printed.elements import Element, Runs
    from briefing.export.printed.pen import Pen
    from briefing.outline.record import Block, Detail, Part

__all__ = ["finish", "labelled", "lay_out", "lead"]

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def lay_out(block: Block, pen: Pen) -> Iterator[Element]:
    """Print one block."""
    if isinstance(block, Paragraph):
        yield Para("body", pen.runs(block.text))
    elif isinstance(block, Facts):
        yield labelled(block.rows, pen)
    elif isinstance(block, Bullet):
        kind = (Run(f"{line(block.kind)}: ", "kind"),) if block.kind else ()
        yield Para("bullet", (*kind, *pen.runs(block.text)))
    else:
        yield from _record(block, pen)


def _record(record: Record, pen: Pen) -> Iterator[Element]:
    """Print a record of any kind: its title, and of all that a record can have what it has."""
    yield _title(record, pen)
    if record.words:
        yield from _words(record, pen)
    if record.trend:
        yield Para("kind", (Run(f"trend: {line(record.trend)}"),))
    if record.issue:
        yield Labelled((("Issue", pen.runs(record.issue)),))
    if record.parts:
        yield _parts(record.parts, pen)
    yield from finish(record, pen)


def _title(record: Record, pen: Pen) -> Heading | Para:
    if record.kind is TargetKind.ASSESSMENT:
        return Para("item", (lead(record), *pen.runs(record.title)), pen.anchor(record))
    if record.kind is TargetKind.SOURCE:
        title = (run._replace(style="strong") for run in pen.title(record.title))
        return Para("item", (Run(f"[{line(record.id)}]  "), *title), pen.anchor(record))
    return Heading(2, (lead(record), *pen.title(record.title)), pen.anchor(record))


def _words(record: Record, pen: Pen) -> Iterator[Element]:
    words = record.words
    if words is None:
        return
    told = line(record.date.resolved) if record.date else ""
    yield Para("kind", (Run(words.kind_word, "strong"), Run(f"  ·  {told}" if told else "")))
    write = pen.quoted if words.quoted else pen.words
    yield Para("words", (write(words.text), *pen.citation(record.citation)))
    if words.translated_from:
        known = "; original:" if words.original else "; the original words are not given."
        yield Para("translated", (Run(f"Translated from {line(words.translated_from)}{known}"),))
    if words.original:
        yield Para("original", (write(words.original),))


def _parts(parts: tuple[Part, ...], pen: Pen) -> Table:
    """The positions of parties with their stance, or versions."""
    if any(part.parties or part.stance for part in parts):
        columns = Column("Party", 4), Column("Stance", 3), Column("Position", 11)
        return Table(columns, tuple(_position(part, pen) for part in parts))
    columns_of_versions = Column("Version", 4), Column("What the report says", 14)
    return Table(columns_of_versions, tuple(_version(part, pen) for part in parts))


def _position(part: Part, pen: Pen) -> Row:
    quotes = (Run(" "), *pen.runs(part.citation)) if part.citation else ()
    return _row((Run(line(part.name), "strong"),), (Run(line(part.stance)),), (*pen.runs(part.text), *quotes))


def _version(part: Part, pen: Pen) -> Row:
    name = f"{line(part.name)}{', used here' if part.preferred else ''}"
    return _row((Run(name, "strong"),), (*pen.runs(part.text), *pen.citation(part.citation)))


def lead(record: Record) -> Run:
    """The id that a record starts with."""
    return Run(f"{line(record.id)}  ", "strong")


def labelled(details: Iterable[Detail], pen: Pen, *, notes: bool = True, deep: bool = False) -> Labelled:
    """Labels with their values."""
    return Labelled(tuple((line(one.label), _value(one, pen, notes=notes)) for one in details), deep)


def finish(record: Record, pen: Pen) -> Iterator[Para | Labelled]:
    """The cautions and the details of a record."""
    for caution in record.cautions:
        yield Para("caution", (Run("Caution: ", "strong"), *pen.runs(caution.text, notes=False)))
    if record.details:
        yield labelled(record.details, pen, deep=True)


def _value(detail: Detail, pen: Pen, *, notes: bool) -> Runs:
    """The value of a detail; an address leads to its page if it was safe as it is."""
    runs = pen.runs(detail.value, notes=notes)
    if detail.role is DetailRole.ADDRESS and len(runs) == 1 and detail.value == (runs[0].text,):
        address = runs[0].text
        return (runs[0]._replace(url=address),) if _ADDRESS.fullmatch(address) else runs
    return runs


def _row(*cells: Runs) -> Row:
    return Row(tuple(Cell((Para("body", runs),)) for runs in cells))
