"""The brief in Markdown: CommonMark with the tables and footnotes of GitHub, for GitHub and Obsidian."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.export.markdown_text import MarkdownWriter, bold, indented, row, web_address
from briefing.model import TargetKind
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Paragraph, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.outline.record import Block, Outline, Part, RecordDate, Section, Text, Words

__all__ = ["render_markdown"]

_ACTOR_HEAD = ("Id", "Name", "Statements", "Further")
_TIMELINE_HEAD = ("Id", "Date", "What", "Source")
_POSITION_HEAD = ("Party", "Stance", "Position", "Statements")
_VERSION_HEAD = ("Version", "Claim", "Source")


def render_markdown(outline: Outline) -> str:
    """Write an outline as Markdown without raw HTML; the only links are addresses of sources, and footnotes."""
    sources = [source for source in outline.records(TargetKind.SOURCE) if source.id.isalnum()]
    writer = MarkdownWriter(source.id for source in sources)
    marking = [bold(writer.line(outline.marking))] if outline.marking else []
    parts = [*marking, *_head(outline, writer, sources)]
    for section in outline.sections:
        parts += _section(section, writer)
    end = f"End of brief{f': {outline.id}' if outline.id else ''}"
    notes = ["\n".join(_footnote(source, writer) for source in sources)] if sources else []
    return "\n\n".join([*parts, *notes, "---", writer.line(end), *marking]) + "\n"


def _head(outline: Outline, writer: MarkdownWriter, sources: list[Record]) -> Iterator[str]:
    """Title and facts; the first footnotes come in the order of the sources, since GitHub numbers them by first use."""
    yield f"# {writer.heading(outline.title)}"
    if sources:
        numbers = [f"{writer.line(f'[{source.id}]')}[^{source.id}]" for source in sources]
        yield f"Sources: {' '.join(numbers)}"
    if outline.facts:
        yield _list(outline.facts, writer)


def _section(section: Section, writer: MarkdownWriter) -> Iterator[str]:
    yield f"## {writer.heading(section.title)}"
    if section.legend:
        yield _list(section.legend, writer)
    for sort, group in groupby(section.blocks, key=_sort):
        if sort is Bullet:
            yield "\n".join(part for block in group for part in _block(block, writer))
        elif sort is TargetKind.ENTRY:
            yield _table(_TIMELINE_HEAD, (_entry(block, writer) for block in group if isinstance(block, Record)))
        elif sort is TargetKind.ACTOR:
            yield _table(_ACTOR_HEAD, (_actor(block, writer) for block in group if isinstance(block, Record)))
        else:
            yield from (part for block in group for part in _block(block, writer))


def _sort(block: Block) -> object:
    return block.kind if isinstance(block, Record) else type(block)


def _block(block: Block, writer: MarkdownWriter) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield writer.block(block.text)
    elif isinstance(block, Facts):
        yield _list(block.rows, writer)
    elif isinstance(block, Bullet):
        kind = f"{bold(writer.line(f'{block.kind}:'))} " if block.kind else ""
        yield indented(kind + writer.block(block.text), "- ", "  ")
    else:
        yield from _record(block, writer)


def _record(record: Record, writer: MarkdownWriter) -> Iterator[str]:
    """Write a record of any kind: its title, and of all that a record can have what it has."""
    if record.words or record.parts:
        yield f"### {writer.heading((record.id, ' ', *record.title))}"
    elif record.kind is TargetKind.SOURCE:
        yield f"{bold(writer.line(f'[{record.id}]'))} {writer.heading(record.title)}"
    else:
        yield f"{bold(writer.line(record.id))} {writer.block(record.title)}"
    if record.words:
        date = writer.line(record.date.resolved) if record.date else ""
        yield ", ".join(filter(None, (bold(writer.line(record.words.kind_word)), date)))
        yield from _words(record.words, writer.block(record.citation), writer)
    if record.trend:
        issue = [Detail(DetailRole.OTHER, "Issue", record.issue)] if record.issue else []
        yield _list([Detail(DetailRole.OTHER, "Trend", (record.trend,)), *issue], writer)
    if record.parts:
        yield _parts(record.parts, writer)
    cautions = [f"- {bold('Caution:')} {indented(writer.block(one.text), '', '  ')}" for one in record.cautions]
    details = [_list(record.details, writer)] if record.details else []
    if cautions or details:
        yield "\n".join([*cautions, *details])


def _words(words: Words, citation: str, writer: MarkdownWriter) -> Iterator[str]:
    yield _said(words.text, f" {citation}" if citation else "", writer, quoted=words.quoted)
    if words.translated_from:
        known = "; original:" if words.original else "; the original words are not given."
        yield f"Translated from {writer.line(words.translated_from)}{known}"
    if words.original:
        yield _said(words.original, "", writer, quoted=words.quoted)


def _said(words: str, after: str, writer: MarkdownWriter, *, quoted: bool) -> str:
    """Somebody's own words in quotation marks within a block quote; a paraphrase is a paragraph."""
    if not quoted:
        return f"{writer.block(words)}{after}"
    return indented(f"“{writer.block(words)}”{after}", "> ", "> ")


def _parts(parts: tuple[Part, ...], writer: MarkdownWriter) -> str:
    """The positions of parties with their stance, or numbered versions."""
    of_parties = any(part.parties or part.stance for part in parts)
    rows: list[list[str | Text]] = [
        [*([part.name, part.stance] if of_parties else [str(number)]), part.text, part.citation]
        for number, part in enumerate(parts, 1)
    ]
    head = _POSITION_HEAD if of_parties else _VERSION_HEAD
    return _table(head, ([writer.line(cell) for cell in cells] for cells in rows))


def _entry(record: Record, writer: MarkdownWriter) -> list[str]:
    status = f"{record.status.capitalize()}: " if record.status else ""
    what = " ".join([writer.line((status, *record.title)), *_more(record, writer)])
    date = _date(record.date, writer) if record.date else ""
    return [writer.line(record.id), date, what, writer.line(record.citation)]


def _date(date: RecordDate, writer: MarkdownWriter) -> str:
    told = writer.line(f"{date.resolved} ({date.worded})" if date.worded else date.resolved)
    return f"{told} {bold(writer.line(date.doubt.flags))}" if date.doubt.flags else told


def _actor(record: Record, writer: MarkdownWriter) -> list[str]:
    cells: tuple[str | Text, ...] = (record.id, record.title, record.statements)
    return [*(writer.line(cell) for cell in cells), " ".join(_more(record, writer))]


def _more(record: Record, writer: MarkdownWriter) -> Iterator[str]:
    """Cautions and details within a cell of a table."""
    for caution in record.cautions:
        yield f"{bold('Caution:')} {writer.line(caution.text)}"
    for detail in record.details:
        yield f"{_label(detail, writer)}{writer.line(detail.value)}"


def _table(head: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    return "\n".join([row(head), row(["---"] * len(head)), *(row(cells) for cells in rows)])


def _list(details: Iterable[Detail], writer: MarkdownWriter) -> str:
    """Labels and values as a list; a value without a label goes on in the item before it."""
    items: list[str] = []
    for detail in details:
        value = _label(detail, writer) + (_address(detail) or writer.block(detail.value))
        if items and not detail.label:
            items[-1] += f"\\\n  {indented(value, '', '  ')}"
        else:
            items.append(indented(value, "- ", "  "))
    return "\n".join(items)


def _label(detail: Detail, writer: MarkdownWriter) -> str:
    return f"{bold(writer.line(f'{detail.label}:'))} " if detail.label else ""


def _address(detail: Detail) -> str | None:
    return web_address("".join(map(str, detail.value))) if detail.role is DetailRole.ADDRESS else None


def _footnote(source: Record, writer: MarkdownWriter) -> str:
    """A source in one line, for the footnote that its citations lead to."""
    published = map(writer.heading, source.values_of(DetailRole.PUBLISHED))
    address = map(_address, source.details)
    return f"[^{source.id}]: {'; '.join(filter(None, (writer.heading(source.title), *published, *address)))}"
