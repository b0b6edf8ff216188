"""Each part of an outline in plain text."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from briefing.export.outline import (
    ActorRow,
    AssessmentBlock,
    Bullet,
    DiscrepancyBlock,
    Facts,
    Paragraph,
    Record,
    SourceBlock,
    Statement,
    TensionBlock,
    TimelineRow,
)
from briefing.export.page import MEASURE, beside
from briefing.model import Reference
from briefing.text import cell_len, justify, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.outline import Block
    from briefing.export.page import Page

__all__ = ["is_compact", "labels_of", "lay_out"]

BODY = 4
"""Where prose and the words of statements stand."""
UNDER_BODY = 6
"""Where labels stand under a text that stands at BODY."""
DEEP = 8
"""Where the later lines of a title stand, and the original under a translation."""
DATE_CELLS = 14
KIND_CELLS = 8
FLAG_CELLS = 2
ID_CELLS = 3
TIME_CELLS = 18
"""The columns of the timeline: signs, id, date in words."""
COLUMN = FLAG_CELLS + ID_CELLS + TIME_CELLS + 4
"""Where what happened stands."""
WIDE = 60
"""From this width on the timeline has columns."""
MOST_BESIDE = 24
"""Cells of an actor's statements that stand beside the name; more stand below it."""


def is_compact(block: Block) -> bool:
    """Whether blocks of this sort follow each other without an empty line."""
    return isinstance(block, Bullet | TimelineRow | ActorRow)


def labels_of(block: Block) -> Iterator[str]:
    """Every label that a block writes into the column of its section."""
    if isinstance(block, Facts):
        yield from (fact.label for fact in block.rows)
    elif isinstance(block, Record):
        yield from (fact.label for fact in block.details)
    if isinstance(block, TensionBlock):
        yield from ("Issue", *(position.party for position in block.positions))
    if isinstance(block, DiscrepancyBlock):
        yield "Version 1"


@singledispatch
def lay_out(block: Block, page: Page) -> None:
    """Write one block; a record that has no layout of its own is its title with the details under it."""
    if isinstance(block, Record):
        page.put(page.title(block.title), first=_lead(block, page), rest=DEEP)
        _finish(block, page, BODY)


@lay_out.register(Paragraph)
def _paragraph(block: Paragraph, page: Page) -> None:
    page.put(page.prose(block.text), first=BODY)


@lay_out.register(Facts)
def _facts(block: Facts, page: Page) -> None:
    for fact in block.rows:
        page.fact(fact)


@lay_out.register(Bullet)
def _bullet(block: Bullet, page: Page) -> None:
    kind = f"{page.line(block.kind)}: " if block.kind else ""
    page.put(kind + page.prose(block.text), first=" *  ", rest=BODY)


@lay_out.register(Statement)
def _statement(block: Statement, page: Page) -> None:
    kind_and_date = [(block.kind, KIND_CELLS), (page.line(block.date), DATE_CELLS)]
    page.sides(_lead(block, page), page.title(block.title), kind_and_date, hanging=DEEP)
    citation = page.prose(block.citation)
    words = page.quoted(block.words) if block.quoted else page.lines_of(block.words)
    page.put(f"{words} {citation}" if citation else words, first=BODY)
    if block.translated_from:
        known = "; original:" if block.original else "; the original words are not given."
        page.put(f"Translated from {page.line(block.translated_from)}{known}", first=UNDER_BODY)
    if block.original:
        original = page.quoted(block.original) if block.quoted else page.lines_of(block.original)
        page.put(original, first=DEEP)
    _finish(block, page, UNDER_BODY)


@lay_out.register(TensionBlock)
def _tension(block: TensionBlock, page: Page) -> None:
    trend = f"trend: {block.trend}"
    page.sides(_lead(block, page), page.title(block.title), [(trend, len(trend))], hanging=DEEP)
    if block.issue:
        page.labelled("Issue", page.prose(block.issue), BODY)
    for position in block.positions:
        stance = f"{position.stance}: " if position.stance else ""
        quotes = f" {page.prose(position.quotes)}" if position.quotes else ""
        page.labelled(position.party, f"{stance}{page.prose(position.text)}{quotes}", BODY)
    _finish(block, page, BODY)


@lay_out.register(DiscrepancyBlock)
def _discrepancy(block: DiscrepancyBlock, page: Page) -> None:
    page.put(page.title(block.title), first=_lead(block, page), rest=DEEP)
    for number, version in enumerate(block.versions, 1):
        citation = f" {page.prose(version.citation)}" if version.citation else ""
        page.labelled(f"Version {number}", f"{page.prose(version.claim)}{citation}", BODY)
    _finish(block, page, BODY)


@lay_out.register(AssessmentBlock)
def _assessment(block: AssessmentBlock, page: Page) -> None:
    page.put(page.prose(block.title), first=_lead(block, page), rest=BODY)
    _finish(block, page, UNDER_BODY)


@lay_out.register(ActorRow)
def _actor(block: ActorRow, page: Page) -> None:
    said = " ".join(page.line(run.label) for run in block.statements if isinstance(run, Reference))
    short = cell_len(said) <= MOST_BESIDE
    right = [(said, cell_len(said))] if said and short else []
    page.sides(_lead(block, page), page.title(block.title), right, hanging=DEEP)
    for caution in block.cautions:
        page.put(page.prose(caution), first=f"{' ' * BODY}! ")
    for fact in block.details:
        label = f"{fact.label}: " if fact.label else ""
        page.put(f"{label}{page.prose(fact.value)}", first=BODY, rest=UNDER_BODY)
    if not short:
        page.put(f"Statements: {said}", first=BODY, rest=UNDER_BODY)


@lay_out.register(SourceBlock)
def _source(block: SourceBlock, page: Page) -> None:
    page.put(page.title(block.title), first=f"[{page.line(block.id)}] ", rest=DEEP)
    _finish(block, page, BODY)


@lay_out.register(TimelineRow)
def _timeline_row(block: TimelineRow, page: Page) -> None:
    if page.width < WIDE:
        _stacked(block, page)
        return
    label = page.line(block.id)
    if cell_len(label) > ID_CELLS:
        page.put(label, first=FLAG_CELLS + 1)
        label = ""
    lead = f"{block.flags:<{FLAG_CELLS}} {label:<{ID_CELLS}} "
    dates = wrap(page.line(block.resolved), TIME_CELLS)
    dates += wrap(f"({page.line(block.worded)})", TIME_CELLS) if block.worded else []
    column = cell_len(lead) + TIME_CELLS + 2
    text = " ".join([_what(block, page), *_more(block, page)])
    texts = _ended(text, page.title(block.citation), page.width - column)
    rows = beside((dates, TIME_CELLS), (texts, page.width - column))
    page.add(f"{lead if place == 0 else ' ' * cell_len(lead)}{row}" for place, row in enumerate(rows))


def _stacked(block: TimelineRow, page: Page) -> None:
    """Write a timeline entry for a page too narrow for columns."""
    worded = f" ({page.line(block.worded)})" if block.worded else ""
    lead = f"{block.flags:<{FLAG_CELLS}} "
    page.put(f"{page.line(block.id)} {page.line(block.resolved)}{worded}", first=lead, rest=DEEP)
    citation = page.title(block.citation)
    page.put(" ".join(filter(None, [_what(block, page), citation, *_more(block, page)])), first=BODY)


def _what(block: TimelineRow, page: Page) -> str:
    status = f"{block.status.capitalize()}: " if block.status and not block.planned else ""
    return f"{status}{page.prose(block.title)}"


def _more(block: TimelineRow, page: Page) -> list[str]:
    """The cautions and the details, which go on from the text of the entry."""
    cautions = [f"! {page.title(caution)}" for caution in block.cautions]
    labels = [f"{page.line(detail.label)}: " if detail.label else "" for detail in block.details]
    details = [page.title(detail.value) for detail in block.details]
    return [*cautions, *map("".join, zip(labels, details, strict=True))]


def _ended(text: str, ending: str, width: int) -> list[str]:
    """Wrap a text, with its ending at the right of the last line, or of one more."""
    lines = wrap(text, width)
    edge = min(width, max(MEASURE - COLUMN, cell_len(lines[-1]) + cell_len(ending) + 2))
    return [*lines[:-1], *justify(lines[-1], ending, edge)] if ending else lines


def _lead(block: Record, page: Page) -> str:
    """The id that a record starts with; a long one pushes what follows to the right."""
    return f"{page.line(block.id):<3} "


def _finish(block: Record, page: Page, indent: int) -> None:
    """Write the cautions and the details of a record."""
    for caution in block.cautions:
        page.put(page.prose(caution), first=f"{' ' * indent}! ")
    for fact in block.details:
        page.fact(fact, indent)
