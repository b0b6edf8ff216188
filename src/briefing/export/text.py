"""The plain-text brief: one that can be read aloud, printed, or pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.page import MEASURE, Page, beside
from briefing.model import Reference, TargetKind
from briefing.outline.record import Bullet, Facts, Paragraph, Record
from briefing.text import cell_len, justify, rule, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.outline.record import Block, Outline, RecordDate, Section, Words

__all__ = ["render_record", "render_text"]

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
_COMPACT = {TargetKind.ENTRY, TargetKind.ACTOR}
"""Records that follow each other without an empty line."""


def render_text(outline: Outline, *, width: int = 72, ascii_only: bool = False) -> str:
    """Write an outline as plain text, ended by one line break.

    Args:
        outline: What the brief says.
        width: Cells of the longest line, 40 to 200; what lies outside is taken for the nearer of the two.
        ascii_only: Transliterate what the brief says; without it only what is dangerous is changed.
    """
    page = Page(width, ascii_only=ascii_only)
    _head(outline, page)
    for section in outline.sections:
        _section(section, page)
    page.blank()
    page.add([rule("=", page.width)])
    page.put(f"{outline.ending}{f': {page.line(outline.id)}' if outline.id else ''}", rest=4)
    if outline.marking:
        page.add([outline.marking])
    return "\n".join(page.lines) + "\n"


def render_record(record: Record, *, width: int = 72) -> str:
    """Write one record as it stands in the brief, without a line break at its end."""
    page = Page(width, ascii_only=False)
    page.set_labels(_labels_of(record))
    _block(record, page)
    return "\n".join(page.lines)


def _head(outline: Outline, page: Page) -> None:
    if outline.marking:
        page.add([outline.marking])
        page.blank()
    page.put(page.line(outline.title.upper()), rest=4)
    page.add([rule("=", page.width)])
    page.set_labels(detail.label for detail in outline.facts)
    for detail in outline.facts:
        page.detail(detail)


def _section(section: Section, page: Page) -> None:
    page.blank(2)
    page.heading(section.title.upper())
    if section.legend:
        page.set_labels(detail.label for detail in section.legend)
        for detail in section.legend:
            page.detail(detail)
        page.blank()
    page.set_labels(label for block in section.blocks for label in _labels_of(block))
    planned = False
    for place, block in enumerate(section.blocks):
        if isinstance(block, Record) and block.planned and not planned:
            planned = True
            page.add([_divider("planned", page.width)])
        elif place and not _is_compact(block):
            page.blank()
        _block(block, page)


def _divider(word: str, width: int) -> str:
    side = (width - len(word)) // 4
    return f"{'- ' * side}{word}{' -' * side}"


def _is_compact(block: Block) -> bool:
    return isinstance(block, Bullet) or (isinstance(block, Record) and block.kind in _COMPACT)


def _labels_of(block: Block) -> Iterator[str]:
    """Every label that a block writes into the column of its section."""
    if isinstance(block, Facts):
        yield from (detail.label for detail in block.rows)
    elif isinstance(block, Record):
        yield from (detail.label for detail in block.details)
        yield from (part.name for part in block.parts)
        yield "Issue" if block.trend else ""


def _block(block: Block, page: Page) -> None:
    if isinstance(block, Paragraph):
        page.put(page.prose(block.text), first=BODY)
    elif isinstance(block, Facts):
        for detail in block.rows:
            page.detail(detail)
    elif isinstance(block, Bullet):
        kind = f"{page.line(block.kind)}: " if block.kind else ""
        page.put(kind + page.prose(block.text), first=" *  ", rest=BODY)
    elif block.kind is TargetKind.ENTRY:
        _entry(block, page)
    elif block.kind is TargetKind.ACTOR:
        _actor(block, page)
    else:
        _record(block, page)


def _record(record: Record, page: Page) -> None:
    """Write a record of any kind: its title, and of all that a record can have what it has."""
    is_prose = record.kind is TargetKind.ASSESSMENT
    if is_prose:
        page.put(page.prose(record.title), first=_lead(record, page), rest=BODY)
    else:
        page.sides(_lead(record, page), page.title(record.title), _beside_title(record, page), hanging=DEEP)
    if record.words:
        _words(record.words, record, page)
    if record.issue:
        page.labelled("Issue", page.prose(record.issue), BODY)
    for part in record.parts:
        stance = f"{part.stance}: " if part.stance else ""
        citation = f" {page.prose(part.citation)}" if part.citation else ""
        page.labelled(part.name, f"{stance}{page.prose(part.text)}{citation}", BODY)
    indent = UNDER_BODY if is_prose or record.words else BODY
    _cautions(record, page, indent)
    for detail in record.details:
        page.detail(detail, indent)


def _lead(record: Record, page: Page) -> str:
    """The id that a record starts with; a long one pushes what follows to the right."""
    label = page.line(record.id)
    return f"[{label}] " if record.kind is TargetKind.SOURCE else f"{label:<3} "


def _beside_title(record: Record, page: Page) -> list[tuple[str, int]]:
    columns = []
    if record.words:
        columns.append((record.words.kind_word, KIND_CELLS))
    if record.date:
        columns.append((page.line(record.date.resolved), DATE_CELLS))
    if record.trend:
        trend = f"trend: {record.trend}"
        columns.append((trend, len(trend)))
    return columns


def _words(words: Words, record: Record, page: Page) -> None:
    citation = page.prose(record.citation)
    said = page.quoted(words.text) if words.quoted else page.lines_of(words.text)
    page.put(f"{said} {citation}" if citation else said, first=BODY)
    if words.translated_from:
        known = "; original:" if words.original else "; the original words are not given."
        page.put(f"Translated from {page.line(words.translated_from)}{known}", first=UNDER_BODY)
    if words.original:
        page.put(page.quoted(words.original) if words.quoted else page.lines_of(words.original), first=DEEP)


def _cautions(record: Record, page: Page, indent: int) -> None:
    for caution in record.cautions:
        page.put(page.prose(caution.text), first=f"{' ' * indent}! ")


def _actor(record: Record, page: Page) -> None:
    said = " ".join(page.line(run.label) for run in record.statements if isinstance(run, Reference))
    short = cell_len(said) <= MOST_BESIDE
    right = [(said, cell_len(said))] if said and short else []
    page.sides(_lead(record, page), page.title(record.title), right, hanging=DEEP)
    _cautions(record, page, BODY)
    for detail in record.details:
        label = f"{detail.label}: " if detail.label else ""
        page.put(f"{label}{page.prose(detail.value)}", first=BODY, rest=UNDER_BODY)
    if not short:
        page.put(f"Statements: {said}", first=BODY, rest=UNDER_BODY)


def _entry(record: Record, page: Page) -> None:
    if page.width < WIDE:
        _stacked_entry(record, page)
        return
    label = page.line(record.id)
    if cell_len(label) > ID_CELLS:
        page.put(label, first=FLAG_CELLS + 1)
        label = ""
    lead = f"{_flags(record.date):<{FLAG_CELLS}} {label:<{ID_CELLS}} "
    dates = [line for told in _told(record.date, page) for line in wrap(told, TIME_CELLS)]
    column = cell_len(lead) + TIME_CELLS + 2
    text = " ".join([_what(record, page), *_more(record, page)])
    texts = _ended(text, page.title(record.citation), page.width - column)
    rows = beside((dates, TIME_CELLS), (texts, page.width - column))
    page.add(f"{lead if place == 0 else ' ' * cell_len(lead)}{row}" for place, row in enumerate(rows))


def _stacked_entry(record: Record, page: Page) -> None:
    """Write a timeline entry for a page too narrow for columns."""
    lead = f"{_flags(record.date):<{FLAG_CELLS}} "
    page.put(" ".join([page.line(record.id), *_told(record.date, page)]), first=lead, rest=DEEP)
    citation = page.title(record.citation)
    page.put(" ".join(filter(None, [_what(record, page), citation, *_more(record, page)])), first=BODY)


def _flags(date: RecordDate | None) -> str:
    return date.doubt.flags if date else ""


def _told(date: RecordDate | None, page: Page) -> list[str]:
    """The date in words, and in brackets as the source words it."""
    if date is None:
        return []
    return [page.line(date.resolved), *([f"({page.line(date.worded)})"] if date.worded else [])]


def _what(record: Record, page: Page) -> str:
    status = f"{record.status.capitalize()}: " if record.status and not record.planned else ""
    return f"{status}{page.prose(record.title)}"


def _more(record: Record, page: Page) -> list[str]:
    """The cautions and the details, which go on from the text of the entry."""
    cautions = [f"! {page.title(caution.text)}" for caution in record.cautions]
    labels = [f"{page.line(detail.label)}: " if detail.label else "" for detail in record.details]
    details = [page.title(detail.value) for detail in record.details]
    return [*cautions, *map("".join, zip(labels, details, strict=True))]


def _ended(text: str, ending: str, width: int) -> list[str]:
    """Wrap a text, with its ending at the right of the last line, or of one more."""
    lines = wrap(text, width)
    edge = min(width, max(MEASURE - COLUMN, cell_len(lines[-1]) + cell_len(ending) + 2))
    return [*lines[:-1], *justify(lines[-1], ending, edge)] if ending else lines
