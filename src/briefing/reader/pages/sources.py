"""The sources: a row each, and what is known of one above its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.facts.dates import format_doubted
from briefing.model.wording import count_of
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records
from briefing.reader.pages.marks import joined_labels
from briefing.reader.pages.source_facts import write_source_head
from briefing.reader.pages.source_text import SourceDocument, SourceText, paragraph_owner
from briefing.reader.writer import columns, cut_spans
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Writer

__all__ = ["paragraph_owner", "source_document", "source_records"]

WIDE_ROW = 100
"""From this width on a row also says how far a source is trusted, and what uses it."""
MIDDLE_ROW = 60
"""From this width on a row also says who published it, and when; below it there is room for title and quotations."""


LISTED = 100
"""Statements of a source that are looked at for the column of its users, which shows a few."""


def source_records(brief: OpenBrief) -> Records:
    """Make a row for each source, in the order of the file."""
    keys = tuple(brief.briefing.sources)
    if not keys:
        return Records(("",), lambda *_: Line((Span("No sources in this brief.", Role.MUTED),)))
    verified: dict[tuple[str, bool], Span] = {}
    used: dict[str, str] = {}
    label_width = len(str(len(keys))) + 2

    def make(place: int, width: int, lettering: Lettering) -> Line:
        # What is counted for a row is counted once, and not whenever it is drawn.
        key = keys[place]
        known = (key, brief.is_proved)
        if known not in verified:
            verified[known] = _verified(key, brief)
        if width >= WIDE_ROW and key not in used:
            used[key] = _used_by(key, brief)
        return _row(key, _Figures(verified[known], used.get(key, "")), label_width, brief, width, lettering)

    return Records(keys, make, lambda width, _: _head(label_width, width))


class _Figures(NamedTuple):
    """What is counted for a row."""

    verified: Span
    used_by: str


def _verified(key: str, brief: OpenBrief) -> Span:
    """How many of the quotations were verified: '3/3 verified'; how many there are before that is known."""
    quotes = brief.index.quotes_by_source.get(key, ())
    if not quotes:
        return Span("no quotes", Role.MUTED)
    if not brief.is_proved:
        return Span(count_of(len(quotes), "quote"), Role.MUTED)
    tally = brief.proof.tally(quote.id for quote in quotes)
    role = Role.CAUTION if tally.worst else Role.MUTED
    if not tally.quotations:
        return Span(f"{len(quotes)} reported", role)
    return Span(f"{tally.verified}/{tally.quotations} verified", role)


def _layout(width: int, label_width: int) -> dict[str, int]:
    """The columns that fit, each with its cells."""
    sizes = {"#": label_width, "title": 0}
    if width >= MIDDLE_ROW:
        sizes |= {"publisher": 13, "published": 12}
    if width >= WIDE_ROW:
        sizes |= {"publisher": 16, "grade": 5, "paras": 6}
    sizes["quotations"] = 15 if width >= WIDE_ROW else 13
    if width >= WIDE_ROW:
        sizes["used by"] = max(22, width // 5)
    sizes["title"] = max(width - sum(size + 1 for size in sizes.values()), 8)
    return sizes


def _head(label_width: int, width: int) -> Line:
    """The names of the columns."""
    cells = [((Span(name, Role.LABEL),), size) for name, size in _layout(width, label_width).items()]
    return Line(tuple(cut_spans(columns(cells, gap=1), width)))


def _row(key: str, figures: _Figures, label_width: int, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    source = brief.briefing.sources[key]
    archive = brief.archive_of(key)
    texts = {
        "#": Span(f"[{brief.index.label(key)}]", Role.LINK),
        "title": Span(lettering.line(source.title)),
        "publisher": Span(lettering.line(source.publisher or "not stated"), Role.MUTED),
        "published": Span(lettering.line(format_doubted(source.published)), Role.MUTED),
        "grade": Span(source.reliability or "none", Role.MUTED),
        "paras": Span(str(len(archive.paragraphs)) if archive else "none", Role.MUTED),
        "quotations": figures.verified,
        "used by": Span(lettering.line(figures.used_by), Role.MUTED),
    }
    cells = [((texts[name],), size) for name, size in _layout(width, label_width).items()]
    return Line(columns(cells, gap=1), key)


def _used_by(key: str, brief: OpenBrief) -> str:
    """What uses a source, shortly: 'Q1-Q9 E1-E3 T1'; of very many users the first."""
    index = brief.index
    users = [quote.id for quote in index.quotes_by_source.get(key, ())[:LISTED]]
    if len(users) < LISTED:
        cited = (user for ids in brief.support.citing(key).values() for user in ids)
        users += [user for user in dict.fromkeys(cited) if user in index.references and user not in users]
    return joined_labels(sorted((index.label(user) for user in users), key=_order))


def _order(label: str) -> tuple[int, int, str]:
    letters = label.rstrip("0123456789")
    return "QETDJA".find(letters), int(label[len(letters) :] or 0), label


def source_document(writer: Writer, key: str, brief: OpenBrief) -> Document:
    """Tell what is known of a source, then its text paragraph by paragraph."""
    archive = brief.archives.get(key)
    write_source_head(writer, key, brief)
    head = writer.document()
    if not isinstance(archive, ArchiveText):
        return head
    return SourceDocument(head, SourceText(key, archive, brief, writer.width, writer.lettering))
