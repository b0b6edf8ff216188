"""The sources: a row each, and the archived text with numbered paragraphs and the words quotations use marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import ArchiveError
from briefing.model.wording import RELIABILITY_WORDS, count_of, format_date, format_date_column
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records, spaced
from briefing.reader.pages.passages import marked
from briefing.reader.writer import Writer, columns

if TYPE_CHECKING:
    from briefing.check import ArchiveText
    from briefing.model import Source
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["paragraph_owner", "source_document", "source_records"]

WIDE_ROW = 100
"""From this width on a row also says who published it and how far it is trusted."""


def paragraph_owner(source: str, paragraph: int) -> str:
    """The owner of a line that shows a paragraph of a source: 'hngn:13'."""
    return f"{source}:{paragraph}"


def source_records(brief: OpenBrief) -> Records:
    """Make a row for each source, in the order of the file."""
    keys = tuple(brief.briefing.sources)

    def make(place: int, width: int, lettering: Lettering) -> Line:
        return _row(keys[place], brief, width, lettering)

    return Records(keys, make)


def _row(key: str, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    source = brief.briefing.sources[key]
    archive = brief.archive_of(key)
    size = count_of(len(archive.paragraphs), "para", "para") if archive else "no text"
    used = count_of(len(brief.index.quotes_by_source.get(key, ())), "quote")
    label = Span(f"[{brief.index.label(key)}]", Role.LINK)
    publisher = Span(lettering.line(source.publisher or "not stated"), Role.MUTED)
    published = Span(lettering.line(format_date_column(source.published)), Role.MUTED)
    cells: list[tuple[tuple[Span, ...], int]] = [((label,), 4)]
    last = [((publisher,), 20 if width >= WIDE_ROW else 14), ((published,), 12)]
    last += [((Span(size, Role.MUTED),), 8), ((Span(used, Role.MUTED),), 9)]
    if width >= WIDE_ROW:
        grade = f"reliability {source.reliability}" if source.reliability else "not graded"
        last.append(((Span(grade, Role.MUTED),), 13))
    if width < 60:
        last = last[2:3]
    used_width = sum(size + 1 for _, size in [*cells, *last])
    title = (Span(lettering.line(source.title)),)
    return Line(columns([*cells, (title, max(width - used_width, 8)), *last], gap=1), key)


def source_document(writer: Writer, key: str, brief: OpenBrief) -> Document:
    """Tell what is known of a source, then its text paragraph by paragraph."""
    source = brief.briefing.sources[key]
    writer.item(Span(f"[{brief.index.label(key)}]", Role.MUTED), Span(source.title, Role.STRONG), width=5, owner=key)
    _write_facts(writer, source)
    archive = brief.archives.get(key)
    writer.heading("TEXT")
    if archive is None:
        writer.paragraph(Span("The brief names no archive for this source: its words cannot be checked.", Role.CAUTION))
    elif isinstance(archive, ArchiveError):
        writer.paragraph(Span(f"The archive cannot be read: {archive}", Role.CAUTION))
    else:
        _write_text(writer, key, archive, brief)
    return writer.document()


def _write_facts(writer: Writer, source: Source) -> None:
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    published = format_date(source.published) if source.published else "not stated"
    facts = [("Published", f"{by or 'publisher not stated'}; {published}"), ("Address", source.url)]
    if source.reliability:
        facts.append(("Reliability", f"{source.reliability}: {RELIABILITY_WORDS[source.reliability]}"))
    facts += [("Weight", source.descriptor), ("Note", source.note)]
    facts.append(("File", source.archive.path if source.archive else None))
    for label, text in facts:
        if text:
            writer.fact(label, *writer.index.split_prose(text), label_width=13)


def _write_text(writer: Writer, key: str, archive: ArchiveText, brief: OpenBrief) -> None:
    spans = _used_spans(key, brief)
    users = _users(key, brief)
    notes = {note.at: note for note in brief.briefing.source_notes if note.source == key and note.at}
    for number, paragraph in enumerate(archive.paragraphs, 1):
        writer.blank()
        owner = paragraph_owner(key, number)
        label = Span(f"{number:>3}", Role.LABEL)
        links = [brief.index.references[user] for user in users.get(number, ()) if user in brief.index.references]
        tail = [" ", *spaced(links)] if links else []
        writer.item(label, *marked(paragraph, spans.get(number, [])), *tail, width=5, owner=owner)
        if number in notes:
            writer.paragraph(Span(f"! {notes[number].note}", Role.CAUTION), indent=5, hanging=2, owner=owner)


def _used_spans(key: str, brief: OpenBrief) -> dict[int, list[tuple[int, int]]]:
    """The stretches of each paragraph that statements quote."""
    found: dict[int, list[tuple[int, int]]] = {}
    for quote in brief.index.quotes_by_source.get(key, ()):
        proof = brief.proof.quotes.get(quote.id)
        for piece in proof.pieces if proof else ():
            for number, start, end in piece.located.spans:
                found.setdefault(number, []).append((start, end))
    return found


def _users(key: str, brief: OpenBrief) -> dict[int, list[str]]:
    """Which statements, entries and prose rest on each paragraph."""
    found: dict[int, dict[str, None]] = {}
    for quote in brief.index.quotes_by_source.get(key, ()):
        if quote.at:
            found.setdefault(quote.at, {})[quote.id] = None
    for entry in brief.briefing.timeline:
        if entry.source == key and entry.at:
            found.setdefault(entry.at, {})[entry.id] = None
    for use in brief.index.uses.get(key, ()):
        if use.paragraph:
            found.setdefault(use.paragraph, {})[use.user] = None
    return {number: list(users) for number, users in found.items()}
