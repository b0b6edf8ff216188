"""Each part of an outline as it is printed."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING

from briefing.export.outline import (
    AssessmentBlock,
    Bullet,
    DiscrepancyBlock,
    Facts,
    Paragraph,
    Record,
    SourceBlock,
    Statement,
    TensionBlock,
)
from briefing.export.printed.elements import Cell, Column, Heading, Labelled, Para, Row, Run, Table
from briefing.export.printed.pen import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.outline import Block, Fact
    from briefing.export.printed.elements import Element, Runs
    from briefing.export.printed.pen import Pen

__all__ = ["finish", "labelled", "lay_out", "lead"]

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@singledispatch
def lay_out(block: Block, pen: Pen) -> Iterator[Element]:
    """Print one block; a record that has no layout of its own is its title with the details under it."""
    if isinstance(block, Record):
        yield Heading(2, (lead(block), *pen.title(block.title)), pen.anchor(block))
        yield from finish(block, pen)


@lay_out.register(Paragraph)
def _paragraph(block: Paragraph, pen: Pen) -> Iterator[Element]:
    yield Para("body", pen.runs(block.text))


@lay_out.register(Facts)
def _facts(block: Facts, pen: Pen) -> Iterator[Element]:
    yield labelled(block.rows, pen)


@lay_out.register(Bullet)
def _bullet(block: Bullet, pen: Pen) -> Iterator[Element]:
    kind = (Run(f"{line(block.kind)}: ", "kind"),) if block.kind else ()
    yield Para("bullet", (*kind, *pen.runs(block.text)))


@lay_out.register(Statement)
def _statement(block: Statement, pen: Pen) -> Iterator[Element]:
    yield Heading(2, (lead(block), *pen.title(block.title)), pen.anchor(block))
    date = f"  ·  {line(block.date)}" if block.date.strip() else ""
    yield Para("kind", (Run(block.kind, "strong"), Run(date)))
    write = pen.quoted if block.quoted else pen.words
    yield Para("words", (write(block.words), *pen.citation(block.citation)))
    if block.translated_from:
        known = "; original:" if block.original else "; the original words are not given."
        yield Para("translated", (Run(f"Translated from {line(block.translated_from)}{known}"),))
    if block.original:
        yield Para("original", (write(block.original),))
    yield from finish(block, pen)


@lay_out.register(TensionBlock)
def _tension(block: TensionBlock, pen: Pen) -> Iterator[Element]:
    yield Heading(2, (lead(block), *pen.title(block.title)), pen.anchor(block))
    yield Para("kind", (Run(f"trend: {line(block.trend)}"),))
    if block.issue:
        yield Labelled((("Issue", pen.runs(block.issue)),))
    rows = []
    for position in block.positions:
        quotes = (Run(" "), *pen.runs(position.quotes)) if position.quotes else ()
        said = (*pen.runs(position.text), *quotes)
        rows.append(_row((Run(line(position.party), "strong"),), (Run(line(position.stance)),), said))
    yield Table((Column("Party", 4), Column("Stance", 3), Column("Position", 11)), tuple(rows))
    yield from finish(block, pen)


@lay_out.register(DiscrepancyBlock)
def _discrepancy(block: DiscrepancyBlock, pen: Pen) -> Iterator[Element]:
    yield Heading(2, (lead(block), *pen.title(block.title)), pen.anchor(block))
    rows = []
    for number, version in enumerate(block.versions, 1):
        name = f"Version {number}{', used here' if version.preferred else ''}"
        said = (*pen.runs(version.claim), *pen.citation(version.citation))
        rows.append(_row((Run(name, "strong"),), said))
    yield Table((Column("Version", 4), Column("What the report says", 14)), tuple(rows))
    yield from finish(block, pen)


@lay_out.register(AssessmentBlock)
def _assessment(block: AssessmentBlock, pen: Pen) -> Iterator[Element]:
    yield Para("item", (lead(block), *pen.runs(block.title)), pen.anchor(block))
    yield from finish(block, pen)


@lay_out.register(SourceBlock)
def _source(block: SourceBlock, pen: Pen) -> Iterator[Element]:
    title = (run._replace(style="strong") for run in pen.title(block.title))
    yield Para("item", (Run(f"[{line(block.id)}]  "), *title), pen.anchor(block))
    yield from _cautions(block, pen)
    rows = [(line(fact.label), _address(fact, pen)) for fact in block.details]
    if rows:
        yield Labelled(tuple(rows), deep=True)


def lead(block: Record) -> Run:
    """The id that a record starts with."""
    return Run(f"{line(block.id)}  ", "strong")


def labelled(facts: Iterable[Fact], pen: Pen, *, notes: bool = True, deep: bool = False) -> Labelled:
    """Labels with their values."""
    return Labelled(tuple((line(fact.label), pen.runs(fact.value, notes=notes)) for fact in facts), deep)


def finish(block: Record, pen: Pen) -> Iterator[Para | Labelled]:
    """The cautions and the details of a record."""
    yield from _cautions(block, pen)
    if block.details:
        yield labelled(block.details, pen, deep=True)


def _cautions(block: Record, pen: Pen) -> Iterator[Para]:
    for caution in block.cautions:
        yield Para("caution", (Run("Caution: ", "strong"), *pen.runs(caution, notes=False)))


def _address(fact: Fact, pen: Pen) -> Runs:
    """The value of a fact of a source; an address leads to its page if it was safe as it is."""
    runs = pen.runs(fact.value)
    if (
        fact.label == "Address"
        and len(runs) == 1
        and fact.value == (runs[0].text,)
        and _ADDRESS.fullmatch(runs[0].text)
    ):
        return (runs[0]._replace(url=runs[0].text),)
    return runs


def _row(*cells: Runs) -> Row:
    return Row(tuple(Cell((Para("body", runs),)) for runs in cells))
