"""The brief as a message: capitals, ASCII, 69 columns, numbered paragraphs, as circuits and log books take it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import singledispatch
from typing import TYPE_CHECKING

from briefing.check import quoted_pieces
from briefing.export.outline import (
    ActorRow,
    Bullet,
    DiscrepancyBlock,
    Fact,
    Facts,
    Outline,
    Paragraph,
    Record,
    SourceBlock,
    Statement,
    TensionBlock,
    TimelineRow,
)
from briefing.export.page import Page
from briefing.model import QuoteKind
from briefing.model.wording import KIND_WORDS
from briefing.text import ascii_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.outline import Block, Section, Text

__all__ = ["render_message"]

COLUMNS = 69
_DAY = re.compile(
    r"(?<![\w-])(\d{1,2}) ([A-Z][a-z]{2})[a-z]* 20(\d\d)(?:, (\d\d):(\d\d) UTC(?:([+-]\d+)(?::(\d\d))?)?)?"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PERCENT = re.compile(r"[^\S\n]*%")


class _Message(Page):
    """A page in capitals."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, ascii_only=True)
        self._safe = _capitals

    def quoted(self, text: str) -> str:
        """Somebody's words, marked by signs and by words."""
        return f"QUOTE {super().quoted(text)} UNQUOTE"

    def said(self, text: Text) -> str:
        """Prose in which what stands in quotation marks is marked by words too."""
        return self.prose(tuple(_with_words(run) if isinstance(run, str) else run for run in text))


def render_message(outline: Outline) -> str:
    """Write an outline as a message, ended by one line break.

    Capitals lose how an address or a name is spelled; the other formats keep it.
    """
    page = _Message()
    marking = [outline.marking] if outline.marking else []
    page.add([*marking, *([""] if marking else [])])
    page.put(page.line(outline.title), first="SUBJECT: ", rest=9)
    for fact in outline.facts:
        name, value = ("Date of information", _dated(fact.value)) if fact.label == "As of" else fact
        page.put(page.said(value), first=f"{page.line(name)}: " if name else "    ", rest=4)
    for number, section in enumerate(outline.sections, 1):
        _section(number, section, page)
    page.blank()
    page.put(page.line(f"End of brief{f': {outline.id}' if outline.id else ''}"), rest=4)
    page.add(marking)
    return "\n".join(page.lines) + "\n"


def _section(number: int, section: Section, page: _Message) -> None:
    page.blank()
    count = f" ({len(section.blocks)})" if section.counted else ""
    page.put(f"{page.line(section.heading)}{count}.", first=f"{number}. ", rest=4)
    for fact in section.legend:
        page.put(f"{page.line(fact.label)}: {page.prose(fact.value)}", first=4, rest=8)
    items = [item for block in section.blocks for item in _items(block, page)]
    for place, (text, *more) in enumerate(items):
        page.put(text, first=f"    {_letters(place)}. " if len(items) > 1 else 8, rest=8)
        for line in more:
            page.put(line, first=8, rest=12)


def _items(block: Block, page: _Message) -> Iterator[list[str]]:
    """A block as one lettered paragraph; of facts each, with those that go on from it."""
    if not isinstance(block, Facts):
        yield list(_points(block, page))
        return
    item: list[str] = []
    for fact in block.rows:
        if item and fact.label:
            yield item
            item = []
        item.append(_fact(fact, page))
    if item:
        yield item


@singledispatch
def _points(block: Block, page: _Message) -> Iterator[str]:
    """What a block says, and under it the rest, line by line; of a record its title, its cautions, its details."""
    if isinstance(block, Record):
        yield f"{page.line(block.id)}: {page.said(block.title)}"
        yield from _rest(block, page)


@_points.register(Paragraph)
def _paragraph(block: Paragraph, page: _Message) -> Iterator[str]:
    yield page.said(block.text)


@_points.register(Bullet)
def _bullet(block: Bullet, page: _Message) -> Iterator[str]:
    yield f"{page.line(block.kind)}: {page.said(block.text)}" if block.kind else page.said(block.text)


@_points.register(Statement)
def _statement(block: Statement, page: _Message) -> Iterator[str]:
    yield page.line(f"{block.id}: {page.title(block.title)}; {block.kind}; {_grouped(block.date)}")
    citation = f" {page.prose(block.citation)}" if block.citation else ""
    yield f"{_words(block.words, block, page)}{citation}"
    if block.translated_from:
        known = "" if block.original else "; THE ORIGINAL WORDS ARE NOT GIVEN."
        yield f"TRANSLATED FROM {page.line(block.translated_from)}{known}"
    if block.original:
        yield f"ORIGINAL: {_words(block.original, block, page)}"
    yield from _rest(block, page)


def _words(words: str, block: Statement, page: _Message) -> str:
    """What was said; only the words that are somebody's own are marked as such."""
    if block.quoted:
        return page.quoted(words)
    partial = block.kind == KIND_WORDS[QuoteKind.MIXED]
    return page.said((words,)) if partial else page.lines_of(words)


@_points.register(TensionBlock)
def _tension(block: TensionBlock, page: _Message) -> Iterator[str]:
    yield f"{page.line(block.id)}: {page.title(block.title)}; TREND: {page.line(block.trend)}"
    if block.issue:
        yield f"ISSUE: {page.said(block.issue)}"
    for held in block.positions:
        stance = f"{page.line(held.stance)}: " if held.stance else ""
        quotes = f" {page.prose(held.quotes)}" if held.quotes else ""
        yield f"{page.line(held.party)}: {stance}{page.said(held.text)}{quotes}"
    yield from _rest(block, page)


@_points.register(DiscrepancyBlock)
def _discrepancy(block: DiscrepancyBlock, page: _Message) -> Iterator[str]:
    yield f"{page.line(block.id)}: {page.said(block.title)}"
    for number, version in enumerate(block.versions, 1):
        citation = f" {page.prose(version.citation)}" if version.citation else ""
        yield f"VERSION {number}: {page.said(version.claim)}{citation}"
    yield from _rest(block, page)


@_points.register(TimelineRow)
def _timeline_row(block: TimelineRow, page: _Message) -> Iterator[str]:
    worded = f" ({block.worded})" if block.worded else ""
    date = page.line(f"{_grouped(block.resolved)}{worded}{f' {block.flags}' if block.flags else ''}")
    status = f"{page.line(block.status)}: " if block.status else ""
    citation = f" {page.prose(block.citation)}" if block.citation else ""
    yield f"{page.line(block.id)}: {date}: {status}{page.said(block.title)}{citation}"
    yield from _rest(block, page)


@_points.register(ActorRow)
def _actor(block: ActorRow, page: _Message) -> Iterator[str]:
    yield f"{page.line(block.id)}: {page.title(block.title)}"
    if block.statements:
        yield f"STATEMENTS: {page.prose(block.statements)}"
    yield from _rest(block, page)


@_points.register(SourceBlock)
def _source(block: SourceBlock, page: _Message) -> Iterator[str]:
    yield f"[{page.line(block.id)}] {page.title(block.title)}"
    yield from _rest(block, page)


def _rest(block: Record, page: _Message) -> Iterator[str]:
    yield from (f"CAUTION: {page.said(caution)}" for caution in block.cautions)
    yield from (_fact(fact, page) for fact in block.details)


def _fact(fact: Fact, page: _Message) -> str:
    if fact.label == "Address":
        return f"ADDRESS (CAPITALS NOT AS WRITTEN): {ascii_text(''.join(map(str, fact.value))).upper().strip()}"
    return f"{page.line(fact.label)}: {page.said(fact.value)}" if fact.label else page.said(fact.value)


def _capitals(text: str) -> str:
    return _PERCENT.sub(" PERCENT", ascii_text(text)).upper()


def _with_words(text: str) -> str:
    """Mark the quotations of a text by words, around the marks that it has."""
    parts: list[str] = []
    done = 0
    for piece in quoted_pieces(text):
        if not piece.closed:
            continue
        before, after = text[: piece.start].rstrip(), text[piece.end :].lstrip()
        start = len(before) - (2 if before.endswith("''") else 1)
        end = len(text) - len(after) + (2 if after.startswith("''") else 1)
        after_it = " " if text[end : end + 1].isalnum() else ""
        parts += [text[done:start], "QUOTE ", text[start:end], f" UNQUOTE{after_it}"]
        done = end
    return "".join([*parts, text[done:]])


def _dated(value: Text) -> Text:
    return tuple(_grouped(run) if isinstance(run, str) else run for run in value)


def _grouped(text: str) -> str:
    """Write days as messages do: 07 MAR 24, and 071230Z MAR 24 only where the hour and its zone are known."""
    return _DAY.sub(_group, text)


def _group(found: re.Match[str]) -> str:
    day, month, year, hour, minute, zone, minutes = found.groups()
    if month not in _MONTHS:
        return found[0]
    if hour is None:
        return f"{day:>02} {month.upper()} {year}"
    ahead = timedelta(hours=int(zone or 0), minutes=int(f"{(zone or '+')[0]}{minutes or 0}"))
    local = datetime(2000 + int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), tzinfo=UTC)
    at = (local.replace(tzinfo=timezone(ahead))).astimezone(UTC)
    return f"{at:%d%H%M}Z {_MONTHS[at.month - 1].upper()} {at:%y}"


def _letters(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
