"""The brief as a message: capitals, ASCII, 69 columns, numbered paragraphs, as circuits and log books take it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from briefing.check import quoted_pieces
from briefing.edtf.calendar import MONTHS
from briefing.export.page import Page
from briefing.model import QuoteKind, TargetKind
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Outline, Paragraph, Record
from briefing.text import ascii_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.outline.record import Block, Section, Text, Words

__all__ = ["render_message"]

COLUMNS = 69
_DAY = re.compile(
    r"(?<![\w-])(\d{1,2}) ([A-Z][a-z]{2})[a-z]* 20(\d\d)(?:, (\d\d):(\d\d) UTC(?:([+-]\d+)(?::(\d\d))?)?)?"
)
_MONTHS = [name[:3] for name in MONTHS]
_PERCENT = re.compile(r"(?:(?<![^\S\n])[^\S\n]*+)?%")


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
        name, value = fact.label, fact.value
        if fact.role is DetailRole.AS_OF:
            name, value = "Date of information", _dated(value)
        page.put(page.said(value), first=f"{page.line(name)}: " if name else "    ", rest=4)
    for number, section in enumerate(outline.sections, 1):
        _section(number, section, page)
    page.blank()
    page.put(page.line(f"{outline.ending}{f': {outline.id}' if outline.id else ''}"), rest=4)
    page.add(marking)
    return "\n".join(page.lines) + "\n"


def _section(number: int, section: Section, page: _Message) -> None:
    page.blank()
    page.put(f"{page.line(section.title)}.", first=f"{number}. ", rest=4)
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
        item.append(_detail(fact, page))
    if item:
        yield item


def _points(block: Block, page: _Message) -> Iterator[str]:
    """What a block says, and under it the rest, line by line."""
    if isinstance(block, Paragraph):
        yield page.said(block.text)
    elif isinstance(block, Bullet):
        yield f"{page.line(block.kind)}: {page.said(block.text)}" if block.kind else page.said(block.text)
    elif isinstance(block, Record):
        yield from _record(block, page)


def _record(record: Record, page: _Message) -> Iterator[str]:
    """A record of any kind: its title, and of all that a record can have what it has."""
    yield _entry(record, page) if record.kind is TargetKind.ENTRY else _title(record, page)
    if record.words:
        yield from _told(record.words, record, page)
    if record.issue:
        yield f"ISSUE: {page.said(record.issue)}"
    for part in record.parts:
        stance = f"{page.line(part.stance)}: " if part.stance else ""
        citation = f" {page.prose(part.citation)}" if part.citation else ""
        yield f"{page.line(part.name)}: {stance}{page.said(part.text)}{citation}"
    if record.statements:
        yield f"STATEMENTS: {page.prose(record.statements)}"
    yield from (f"CAUTION: {page.said(caution.text)}" for caution in record.cautions)
    yield from (_detail(detail, page) for detail in record.details)


def _title(record: Record, page: _Message) -> str:
    label, title = page.line(record.id), page.title(record.title)
    if record.words:
        date = f"; {_grouped(record.date.resolved)}" if record.date else ""
        return page.line(f"{record.id}: {title}; {record.words.kind_word}{date}")
    if record.trend:
        return f"{label}: {title}; TREND: {page.line(record.trend)}"
    if record.kind is TargetKind.SOURCE:
        return f"[{label}] {title}"
    return f"{label}: {title if record.kind is TargetKind.ACTOR else page.said(record.title)}"


def _entry(record: Record, page: _Message) -> str:
    date = record.date
    worded = f" ({date.worded})" if date and date.worded else ""
    flags = f" {date.doubt.flags}" if date and date.doubt.flags else ""
    told = page.line(f"{_grouped(date.resolved) if date else ''}{worded}{flags}")
    status = f"{page.line(record.status)}: " if record.status else ""
    citation = f" {page.prose(record.citation)}" if record.citation else ""
    return f"{page.line(record.id)}: {told}: {status}{page.said(record.title)}{citation}"


def _told(words: Words, record: Record, page: _Message) -> Iterator[str]:
    citation = f" {page.prose(record.citation)}" if record.citation else ""
    yield f"{_said(words.text, words, page)}{citation}"
    if words.translated_from:
        known = "" if words.original else "; THE ORIGINAL WORDS ARE NOT GIVEN."
        yield f"TRANSLATED FROM {page.line(words.translated_from)}{known}"
    if words.original:
        yield f"ORIGINAL: {_said(words.original, words, page)}"


def _said(text: str, words: Words, page: _Message) -> str:
    """What was said; only the words that are somebody's own are marked as such."""
    if words.quoted:
        return page.quoted(text)
    return page.said((text,)) if words.kind is QuoteKind.MIXED else page.lines_of(text)


def _detail(detail: Detail, page: _Message) -> str:
    if detail.role is DetailRole.ADDRESS:
        return f"ADDRESS (CAPITALS NOT AS WRITTEN): {ascii_text(''.join(map(str, detail.value))).upper().strip()}"
    return f"{page.line(detail.label)}: {page.said(detail.value)}" if detail.label else page.said(detail.value)


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
