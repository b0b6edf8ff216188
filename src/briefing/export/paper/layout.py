"""From an outline to its printed pages: each section, block and record as elements."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.export.paper.elements import Cell, Column, Heading, Labelled, Para, PrintedBrief, Row, Run, Table
from briefing.export.paper.texts import PrintedTexts, line
from briefing.model import TargetKind
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Paragraph, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.export.paper.elements import Element, Runs
    from briefing.outline.record import Block, Outline, Part, Section

__all__ = ["print_outline"]

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def print_outline(outline: Outline) -> PrintedBrief:
    """Lay out a brief for paper."""
    texts = PrintedTexts(outline)
    return PrintedBrief(
        title=line(outline.title),
        id=line(outline.id),
        marking=line(outline.marking),
        language=outline.language,
        tags=tuple(map(line, outline.tags)),
        elements=tuple(_elements(outline, texts)),
    )


def _elements(outline: Outline, texts: PrintedTexts) -> Iterator[Element]:
    marking = (Detail(DetailRole.MARKING, "Marking", (outline.marking,)),) if outline.marking else ()
    if marking or outline.facts:
        yield _labelled((*marking, *outline.facts), texts, notes=False)
    for section in outline.sections:
        yield from _section(section, texts)
    ending = f"{outline.ending}: {line(outline.id)}" if outline.id else outline.ending
    yield Para("end", (Run(ending),))


def _section(section: Section, texts: PrintedTexts) -> Iterator[Element]:
    yield Heading(1, (Run(line(section.title)),))
    if section.legend:
        yield _labelled(section.legend, texts, notes=False, deep=True)._replace(keeps=True)
    for kind, group in groupby(section.blocks, _kind):
        if kind is TargetKind.ENTRY:
            yield _timeline_table([block for block in group if isinstance(block, Record)], texts)
        elif kind is TargetKind.ACTOR:
            yield _actor_table([block for block in group if isinstance(block, Record)], texts)
        else:
            for block in group:
                yield from _lay_out(block, texts)


def _kind(block: Block) -> TargetKind | None:
    return block.kind if isinstance(block, Record) else None


def _lay_out(block: Block, texts: PrintedTexts) -> Iterator[Element]:
    """Print one block."""
    if isinstance(block, Paragraph):
        yield Para("body", texts.runs(block.text))
    elif isinstance(block, Facts):
        yield _labelled(block.rows, texts)
    elif isinstance(block, Bullet):
        kind = (Run(f"{line(block.kind)}: ", "kind"),) if block.kind else ()
        yield Para("bullet", (*kind, *texts.runs(block.text)))
    else:
        yield from _record(block, texts)


def _record(record: Record, texts: PrintedTexts) -> Iterator[Element]:
    """Print a record of any kind: its title, and of all that a record can have what it has."""
    yield _title(record, texts)
    if record.words:
        yield from _words(record, texts)
    if record.trend:
        yield Para("kind", (Run(f"trend: {line(record.trend)}"),))
    if record.issue:
        yield Labelled((("Issue", texts.runs(record.issue)),))
    if record.parts:
        yield _parts(record.parts, texts)
    yield from _finish(record, texts)


def _title(record: Record, texts: PrintedTexts) -> Heading | Para:
    if record.kind is TargetKind.ASSESSMENT:
        return Para("item", (_lead(record), *texts.runs(record.title)), texts.anchor(record))
    if record.kind is TargetKind.SOURCE:
        title = (run._replace(style="strong", language=record.language) for run in texts.title(record.title))
        return Para("item", (Run(f"[{line(record.id)}]  "), *title), texts.anchor(record))
    return Heading(2, (_lead(record), *texts.title(record.title)), texts.anchor(record))


def _words(record: Record, texts: PrintedTexts) -> Iterator[Element]:
    words = record.words
    if words is None:
        return
    told = line(record.date.resolved) if record.date else ""
    yield Para("kind", (Run(words.kind_word, "strong"), Run(f"  ·  {told}" if told else "")))
    write = texts.quoted if words.quoted else texts.words
    yield Para("words", (write(words.text), *texts.citation(record.citation)))
    if words.translated_from:
        known = "; original:" if words.original else "; the original words are not given."
        yield Para("translated", (Run(f"Translated from {line(words.translated_from)}{known}"),))
    if words.original:
        yield Para("original", (write(words.original)._replace(language=words.language),))


def _parts(parts: tuple[Part, ...], texts: PrintedTexts) -> Table:
    """The positions of parties with their stance, or versions."""
    if any(part.parties or part.stance for part in parts):
        columns = Column("Party", 4), Column("Stance", 3), Column("Position", 11)
        return Table(columns, tuple(_position(part, texts) for part in parts))
    columns_of_versions = Column("Version", 4), Column("What the report says", 14)
    return Table(columns_of_versions, tuple(_version(part, texts) for part in parts))


def _position(part: Part, texts: PrintedTexts) -> Row:
    quotes = (Run(" "), *texts.runs(part.citation)) if part.citation else ()
    return _row((Run(line(part.name), "strong"),), (Run(line(part.stance)),), (*texts.runs(part.text), *quotes))


def _version(part: Part, texts: PrintedTexts) -> Row:
    name = f"{line(part.name)}{', used here' if part.preferred else ''}"
    return _row((Run(name, "strong"),), (*texts.runs(part.text), *texts.citation(part.citation)))


def _lead(record: Record) -> Run:
    """The id that a record starts with."""
    return Run(f"{line(record.id)}  ", "strong")


def _labelled(details: Iterable[Detail], texts: PrintedTexts, *, notes: bool = True, deep: bool = False) -> Labelled:
    """Labels with their values."""
    return Labelled(tuple((line(one.label), _value(one, texts, notes=notes)) for one in details), deep)


def _finish(record: Record, texts: PrintedTexts) -> Iterator[Para | Labelled]:
    """The cautions and the details of a record."""
    for caution in record.cautions:
        yield Para("caution", (Run("Caution: ", "strong"), *texts.runs(caution.text, notes=False)))
    if record.details:
        yield _labelled(record.details, texts, deep=True)


def _value(detail: Detail, texts: PrintedTexts, *, notes: bool) -> Runs:
    """The value of a detail; an address leads to its page if it was safe as it is."""
    runs = texts.runs(detail.value, notes=notes)
    if detail.role is DetailRole.ADDRESS and len(runs) == 1 and detail.value == (runs[0].text,):
        address = runs[0].text
        return (runs[0]._replace(url=address),) if _ADDRESS.fullmatch(address) else runs
    return runs


def _timeline_table(entries: Sequence[Record], texts: PrintedTexts) -> Table:
    """What happened when, with a row that parts what is planned from what has come about."""
    rows: list[Row] = []
    planned = False
    for entry in entries:
        if entry.planned and not planned:
            planned = True
            rows.append(Row((Cell((Para("divider", (Run("Planned", "strong"),)),)),)))
        rows.append(_entry(entry, texts))
    columns = (Column("Sign", 4), Column("No.", 4), Column("Date", 12), Column("What", 32))
    return Table(columns, tuple(rows))


def _actor_table(actors: Sequence[Record], texts: PrintedTexts) -> Table:
    """Who is involved, with the statements of each."""
    rows = []
    for actor in actors:
        name = Para("body", tuple(run._replace(style="strong") for run in texts.title(actor.title)))
        cells = (
            _cell((Run(line(actor.id)),)),
            Cell((name, *_finish(actor, texts))),
            _cell(texts.runs(actor.statements)),
        )
        rows.append(Row(cells, texts.anchor(actor)))
    return Table((Column("No.", 4), Column("Name and office", 33), Column("Statements", 15)), tuple(rows))


def _entry(entry: Record, texts: PrintedTexts) -> Row:
    date = entry.date
    worded = f"\n({line(date.worded)})" if date and date.worded else ""
    status = (Run(f"{line(entry.status).capitalize()}: ", "kind"),) if entry.status and not entry.planned else ()
    what = Para("body", (*status, *texts.runs(entry.title), *texts.citation(entry.citation)))
    cells = (
        _cell((Run(date.doubt.flags if date else "", "strong"),)),
        _cell((Run(line(entry.id)),)),
        _cell((Run(f"{line(date.resolved) if date else ''}{worded}"),)),
        Cell((what, *_finish(entry, texts))),
    )
    return Row(cells, texts.anchor(entry))


def _row(*cells: Runs) -> Row:
    return Row(tuple(map(_cell, cells)))


def _cell(runs: Runs) -> Cell:
    return Cell((Para("body", runs),))
