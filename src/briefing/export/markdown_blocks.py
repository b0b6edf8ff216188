"""Each part of an outline in Markdown, as paragraphs, lists and tables with an empty line between them."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from briefing.export.markdown_text import bold, indented, row, web_address
from briefing.export.outline import (
    ActorRow,
    AssessmentBlock,
    Bullet,
    DiscrepancyBlock,
    Fact,
    Facts,
    Paragraph,
    Record,
    SourceBlock,
    Statement,
    TensionBlock,
    TimelineRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.markdown_text import Writer
    from briefing.export.outline import Block, Text

__all__ = ["footnote", "mark_up", "mark_up_facts", "mark_up_table"]

_ACTOR_HEAD = ("Id", "Name", "Statements", "Further")
_TIMELINE_HEAD = ("Id", "Date", "What", "Source")
_POSITION_HEAD = ("Party", "Stance", "Position", "Statements")
_VERSION_HEAD = ("Version", "Claim", "Source")


@singledispatch
def mark_up(block: Block, writer: Writer) -> Iterator[str]:
    """Write one block; a record without a layout of its own is its title with cautions and details under it."""
    if isinstance(block, Record):
        yield f"{bold(writer.line(block.id))} {writer.block(block.title)}"
        yield from _finish(block, writer)


@mark_up.register(Paragraph)
def _paragraph(block: Paragraph, writer: Writer) -> Iterator[str]:
    yield writer.block(block.text)


@mark_up.register(Facts)
def _facts(block: Facts, writer: Writer) -> Iterator[str]:
    yield mark_up_facts(block.rows, writer)


@mark_up.register(Bullet)
def _bullet(block: Bullet, writer: Writer) -> Iterator[str]:
    kind = f"{bold(writer.line(f'{block.kind}:'))} " if block.kind else ""
    yield indented(kind + writer.block(block.text), "- ", "  ")


@mark_up.register(Statement)
def _statement(block: Statement, writer: Writer) -> Iterator[str]:
    yield f"### {writer.heading((block.id, ' ', *block.title))}"
    yield ", ".join(filter(None, (bold(writer.line(block.kind)), writer.line(block.date))))
    citation = writer.block(block.citation)
    yield _words(block.words, writer, f" {citation}" if citation else "", quoted=block.quoted)
    if block.translated_from:
        known = "; original:" if block.original else "; the original words are not given."
        yield f"Translated from {writer.line(block.translated_from)}{known}"
    if block.original:
        yield _words(block.original, writer, "", quoted=block.quoted)
    yield from _finish(block, writer)


def _words(words: str, writer: Writer, after: str, *, quoted: bool) -> str:
    """Somebody's own words in quotation marks within a block quote; a paraphrase is a paragraph."""
    if not quoted:
        return f"{writer.block(words)}{after}"
    return indented(f"“{writer.block(words)}”{after}", "> ", "> ")


@mark_up.register(TensionBlock)
def _tension(block: TensionBlock, writer: Writer) -> Iterator[str]:
    yield f"### {writer.heading((block.id, ' ', *block.title))}"
    issue = [Fact("Issue", block.issue)] if block.issue else []
    yield mark_up_facts([Fact("Trend", (block.trend,)), *issue], writer)
    rows: list[tuple[str | Text, ...]] = [(held.party, held.stance, held.text, held.quotes) for held in block.positions]
    yield _table(_POSITION_HEAD, ([writer.line(cell) for cell in cells] for cells in rows))
    yield from _finish(block, writer)


@mark_up.register(DiscrepancyBlock)
def _discrepancy(block: DiscrepancyBlock, writer: Writer) -> Iterator[str]:
    yield f"### {writer.heading((block.id, ' ', *block.title))}"
    rows = [(str(number), version.claim, version.citation) for number, version in enumerate(block.versions, 1)]
    yield _table(_VERSION_HEAD, ([writer.line(cell) for cell in cells] for cells in rows))
    yield from _finish(block, writer)


@mark_up.register(AssessmentBlock)
def _assessment(block: AssessmentBlock, writer: Writer) -> Iterator[str]:
    yield f"{bold(writer.line(block.id))} {writer.block(block.title)}"
    yield from _finish(block, writer)


@mark_up.register(SourceBlock)
def _source(block: SourceBlock, writer: Writer) -> Iterator[str]:
    yield f"{bold(writer.line(f'[{block.id}]'))} {writer.heading(block.title)}"
    yield from _finish(block, writer)


def mark_up_table(blocks: Iterable[Block], writer: Writer) -> str:
    """Rows of the timeline or actors, one after the other, as one table; nothing of other blocks."""
    rows = list(blocks)
    timeline = [_timeline_cells(block, writer) for block in rows if isinstance(block, TimelineRow)]
    actors = [_actor_cells(block, writer) for block in rows if isinstance(block, ActorRow)]
    return _table(_TIMELINE_HEAD, timeline) if timeline else _table(_ACTOR_HEAD, actors)


def _timeline_cells(block: TimelineRow, writer: Writer) -> list[str]:
    worded = f" ({block.worded})" if block.worded else ""
    status = f"{block.status.capitalize()}: " if block.status else ""
    date = writer.line(f"{block.resolved}{worded}")
    marked = f"{date} {bold(writer.line(block.flags))}" if block.flags else date
    what = " ".join([writer.line((status, *block.title)), *_more(block, writer)])
    return [writer.line(block.id), marked, what, writer.line(block.citation)]


def _actor_cells(block: ActorRow, writer: Writer) -> list[str]:
    cells: tuple[str | Text, ...] = (block.id, block.title, block.statements)
    return [*(writer.line(cell) for cell in cells), " ".join(_more(block, writer))]


def _more(block: Record, writer: Writer) -> Iterator[str]:
    """Cautions and details within a cell of a table."""
    for caution in block.cautions:
        yield f"{bold('Caution:')} {writer.line(caution)}"
    for fact in block.details:
        yield f"{_label(fact, writer)}{writer.line(fact.value)}"


def _table(head: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    return "\n".join([row(head), row(["---"] * len(head)), *(row(cells) for cells in rows)])


def _finish(block: Record, writer: Writer) -> Iterator[str]:
    """The cautions and the details of a record, as one list."""
    cautions = [f"- {bold('Caution:')} {indented(writer.block(caution), '', '  ')}" for caution in block.cautions]
    facts = [mark_up_facts(block.details, writer, links=isinstance(block, SourceBlock))] if block.details else []
    if cautions or facts:
        yield "\n".join([*cautions, *facts])


def mark_up_facts(facts: Iterable[Fact], writer: Writer, *, links: bool = False) -> str:
    """Labels and values as a list; a value without a label goes on in the item before it.

    Args:
        facts: What to list.
        writer: Writes the texts.
        links: The value labelled 'Address' is the address of a source.
    """
    items: list[str] = []
    for fact in facts:
        value = _label(fact, writer) + ((links and _address(fact)) or writer.block(fact.value))
        if items and not fact.label:
            items[-1] += f"\\\n  {indented(value, '', '  ')}"
        else:
            items.append(indented(value, "- ", "  "))
    return "\n".join(items)


def _label(fact: Fact, writer: Writer) -> str:
    return f"{bold(writer.line(f'{fact.label}:'))} " if fact.label else ""


def _address(fact: Fact) -> str | None:
    return web_address("".join(map(str, fact.value))) if fact.label == "Address" else None


def footnote(block: SourceBlock, writer: Writer) -> str:
    """A source in one line, for the footnote that its citations lead to."""
    published = [writer.heading(fact.value) for fact in block.details if fact.label == "Published"]
    address = [_address(fact) for fact in block.details]
    said = [writer.heading(block.title), *published, *filter(None, address)]
    return f"[^{block.id}]: {'; '.join(said)}"
