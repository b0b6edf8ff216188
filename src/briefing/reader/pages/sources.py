"""The sources: a row each, and what is known of one above its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.facts.cautions import CautionKind, cautions_of_source
from briefing.facts.dates import format_doubted
from briefing.facts.provenance import cited_by
from briefing.model.iso_codes import language_name
from briefing.model.wording import (
    count_of,
    format_date_with_basis,
    format_reliability,
    format_source_kind,
    format_taken_in,
    join_words,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import (
    Records,
    draft_mark,
    joined_labels,
    spaced,
    standing_role,
    write_draft,
)
from briefing.reader.pages.source_text import SourceDocument, SourceText, paragraph_owner, source_note_runs
from briefing.reader.writer import columns, cut_spans
from briefing.sources import ArchiveError, ArchiveText
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import BriefDate, BriefingIndex, Source
    from briefing.model.support import Reliance
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Run, Writer

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
    role = standing_role(tally.worst) if tally.worst else Role.PROVED if tally.quotations else Role.MUTED
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
    marks = {"title": (draft_mark(source),)}
    cells = [((*marks.get(name, ()), texts[name]), size) for name, size in _layout(width, label_width).items()]
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


LABEL_WIDTH = 13
SOURCE_LISTED = 24
"""Ids of one kind that are listed as resting on a source alone; further ones are counted."""

_SECTION_WORDS = {
    "quotes": ("Statements", "statement"),
    "timeline": ("Timeline", "timeline entry", "timeline entries"),
    "tensions": ("Tensions", "tension"),
    "assessments": ("Assessments", "assessment"),
}


def write_source_head(writer: Writer, key: str, brief: OpenBrief) -> None:
    """Write what stands above the text of a source."""
    source = brief.briefing.sources[key]
    archive = brief.archives.get(key)
    writer.item(Span(f"[{brief.index.label(key)}]", Role.MUTED), Span(source.title, Role.STRONG), width=5, owner=key)
    for label, text, date in _facts(source, brief.index):
        writer.fact(label, *writer.index.split_prose(text), label_width=LABEL_WIDTH, owner=key)
        _write_note_on(writer, date, key)
    write_draft(writer, source, owner=key)
    _write_archive(writer, key, source, archive)
    _write_cited(writer, key, brief)
    if brief.is_proved:
        _write_proof(writer, key, brief)
    _write_errors(writer, key, brief)
    _write_reliance(writer, key, brief)
    if archive is None:
        writer.heading("TEXT")
        text = "The brief names no archive for this source: its words cannot be checked."
        writer.paragraph(Span(text, Role.CAUTION), owner=key)
    elif isinstance(archive, ArchiveError):
        writer.heading("TEXT")
        unread = (one for one in cautions_of_source(source, archive) if one.kind is CautionKind.NOT_COMPARED)
        for caution in unread:
            writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner=key)
    else:
        writer.heading("TEXT", Span(count_of(len(archive.paragraphs), "paragraph"), Role.MUTED))


def _write_note_on(writer: Writer, date: BriefDate | None, key: str) -> None:
    if date is not None and date.note:
        writer.fact("On the date", *writer.index.split_prose(date.note), label_width=LABEL_WIDTH, owner=key)


def _facts(source: Source, index: BriefingIndex) -> Iterator[tuple[str, str, BriefDate | None]]:
    """What the brief says of a source: a label, a text, and the date in it that there may be more to know about."""
    published = (
        source.publisher or "publisher not stated",
        f"by {source.author}" if source.author else "",
        format_date_with_basis(source.published) if source.published else "no date",
        f"in {language_name(source.language)}" if source.language else "",
        format_source_kind(source, index),
        "" if source.url else "no address",
    )
    yield "Published", apart(published, "; "), source.published
    if source.accessed:
        yield "Read", format_date_with_basis(source.accessed), source.accessed
    if source.url:
        yield "Address", source.url, None
    yield "Reliability", format_reliability(source.reliability) if source.reliability else "not graded", None
    for label, text in (("Standing", source.descriptor), ("Note", source.note)):
        if text:
            yield label, text, None


def _write_archive(writer: Writer, key: str, source: Source, archive: ArchiveText | ArchiveError | None) -> None:
    """The file, and whether it is the one that the brief means."""
    if source.archive is None:
        return
    said: Run = "no SHA-256 in the brief"
    if isinstance(archive, ArchiveError):
        said = Span(str(archive) if archive.kind == "changed" else f"not at hand: {archive}", Role.CAUTION)
    elif source.archive.sha256:
        same = archive is None or archive.sha256 == source.archive.sha256
        said = f"SHA-256 {source.archive.sha256[:8]}... matches{'' if same else ' but for line ends'}"
    writer.fact("File", f"{source.archive.path}; ", said, label_width=LABEL_WIDTH, owner=key)
    if taken := format_taken_in(source.archive):
        writer.fact("", taken, label_width=LABEL_WIDTH, owner=key)
        _write_note_on(writer, source.archive.retrieved, key)


def _write_cited(writer: Writer, key: str, brief: OpenBrief) -> None:
    """The outlets and persons that the source has it from, with the paragraphs."""
    runs: list[Run] = []
    for name, paragraphs in cited_by(key, brief.index).items():
        runs += [Span("   ")] if runs else []
        reference = brief.index.references.get(name)
        runs.append(Span(brief.index.actor_name(name), Role.LINK if reference else Role.TEXT, reference))
        where = (brief.index.where(key, number) for number in paragraphs)
        runs += [run for reference in where if reference for run in (" ", reference)]
    if runs:
        writer.fact("Cites", *runs, label_width=LABEL_WIDTH, owner=key)


def _write_proof(writer: Writer, key: str, brief: OpenBrief) -> None:
    """How many of the words that are said to stand in it do: of speakers, and under paraphrases."""
    quotes = brief.index.quotes_by_source.get(key, ())
    tally = brief.proof.tally(quote.id for quote in quotes)
    worst = standing_role(tally.worst) if tally.worst else Role.CAUTION
    runs: list[Run] = []
    if tally.quotations:
        verified, *others = tally.of_quotations()
        runs.append(Span(verified, Role.PROVED if tally.verified else worst))
        runs += ["; ", Span("; ".join(others), worst)] if others else []
    if tally.passages:
        role = Role.TEXT if tally.passages_found == tally.passages else worst
        runs += [*(["; "] if runs else []), Span("; ".join(tally.of_passages()), role)]
    if runs:
        writer.fact("Proof", *runs, label_width=LABEL_WIDTH, owner=key)


def _write_errors(writer: Writer, key: str, brief: OpenBrief) -> None:
    """Errors that stand in no paragraph; the others stand beside theirs."""
    for note in brief.briefing.source_notes:
        if note.source == key and not note.at:
            writer.paragraph(*source_note_runs(note, brief), hanging=2, owner=key)


def _write_reliance(writer: Writer, key: str, brief: OpenBrief) -> None:
    """What would fall with this source."""
    alone = brief.support.resting_on(key)
    if not alone:
        if brief.index.quotes_by_source.get(key) or brief.support.citing(key):
            writer.heading("RESTS ON IT ALONE", Span("nothing", Role.MUTED))
        return
    writer.heading("RESTS ON IT ALONE")
    if len(brief.briefing.sources) == 1:
        _write_all(writer, key, alone)
        return
    if alone.summary:
        writer.fact("Bottom line", "every reference in it leads here", label_width=LABEL_WIDTH, owner=key)
    for section, ids in alone.items.items():
        links = [brief.index.references[name] for name in ids[:SOURCE_LISTED]]
        more = [f" and {len(ids) - SOURCE_LISTED} more"] if len(ids) > SOURCE_LISTED else []
        writer.fact(_SECTION_WORDS[section][0], *spaced(links), *more, label_width=LABEL_WIDTH, owner=key)
    if alone.points:
        words = join_words([str(number) for number in alone.points])
        label = "Key points" if len(alone.points) > 1 else "Key point"
        writer.fact(label, f"{words} of {len(brief.briefing.event.key_points)}", label_width=LABEL_WIDTH, owner=key)


def _write_all(writer: Writer, key: str, alone: Reliance) -> None:
    """The brief has one source: it says nothing to list every id."""
    counts = [count_of(len(ids), *_SECTION_WORDS[section][1:]) for section, ids in alone.items.items()]
    counts += [count_of(len(alone.points), "key point")] if alone.points else []
    said = f": {join_words(counts)}" if counts else ""
    text = f"The brief has no other source. All of it rests here{said}."
    writer.paragraph(Span(text, Role.CAUTION), owner=key)
