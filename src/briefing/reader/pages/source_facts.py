"""What is known of a source: who published it, how far it is trusted, whom it cites, what rests on it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.iso_codes import language_name
from briefing.model.wording import count_of, format_date_with_basis, format_reliability, join_words
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import paragraph_reference, spaced
from briefing.reader.pages.source_margin import source_note_runs
from briefing.sources import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Source
    from briefing.model.support import Reliance
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer
    from briefing.sources import ArchiveText

__all__ = ["write_source_head"]

LABEL_WIDTH = 13
LISTED = 24
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
    for label, text in _facts(source):
        writer.fact(label, *writer.index.split_prose(text), label_width=LABEL_WIDTH, owner=key)
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
        writer.paragraph(Span(f"The archive cannot be read: {archive}.", Role.CAUTION), owner=key)
    else:
        writer.heading("TEXT", Span(count_of(len(archive.paragraphs), "paragraph"), Role.MUTED))


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    published = (
        source.publisher or "publisher not stated",
        f"by {source.author}" if source.author else "",
        format_date_with_basis(source.published) if source.published else "no date",
        f"in {language_name(source.language)}" if source.language else "",
        "" if source.url else "no address",
    )
    yield "Published", "; ".join(filter(None, published))
    if source.accessed:
        yield "Read", format_date_with_basis(source.accessed)
    if source.url:
        yield "Address", source.url
    yield "Reliability", format_reliability(source.reliability) if source.reliability else "not graded"
    for label, text in (("Standing", source.descriptor), ("Note", source.note)):
        if text:
            yield label, text


def _write_archive(writer: Writer, key: str, source: Source, archive: ArchiveText | ArchiveError | None) -> None:
    """The file, and whether it is the one that the brief means."""
    if source.archive is None:
        return
    said: Run = "no SHA-256 in the brief"
    if isinstance(archive, ArchiveError):
        said = Span(str(archive) if archive.kind == "changed" else f"not at hand: {archive}", Role.CAUTION)
    elif source.archive.sha256:
        said = f"SHA-256 {source.archive.sha256[:8]}... matches"
    writer.fact("File", f"{source.archive.path}; ", said, label_width=LABEL_WIDTH, owner=key)


def _write_cited(writer: Writer, key: str, brief: OpenBrief) -> None:
    """The outlets and persons that the source has it from, with the paragraphs."""
    cited: dict[str, dict[int, None]] = {}
    for name, paragraph in _cited(key, brief):
        places = cited.setdefault(name, {})
        if paragraph:
            places[paragraph] = None
    runs: list[Run] = []
    for name, places in cited.items():
        runs += [Span("   ")] if runs else []
        reference = brief.index.references.get(name)
        runs.append(Span(brief.index.actor_name(name), Role.LINK if reference else Role.TEXT, reference))
        where = (paragraph_reference(key, number, brief) for number in sorted(places))
        runs += [run for reference in where if reference for run in (" ", reference)]
    if runs:
        writer.fact("Cites", *runs, label_width=LABEL_WIDTH, owner=key)


def _cited(key: str, brief: OpenBrief) -> Iterator[tuple[str, int | None]]:
    for quote in brief.index.quotes_by_source.get(key, ()):
        yield from ((name, quote.at) for name in quote.via)
    media = {actor for actor, known in brief.briefing.actors.items() if known.kind == "media"}
    for entry in brief.briefing.timeline:
        if entry.source == key and "[" in entry.text:
            named = (getattr(part, "id", "") for part in brief.index.split_prose(entry.text))
            yield from ((name, entry.at) for name in named if name in media)


def _write_proof(writer: Writer, key: str, brief: OpenBrief) -> None:
    """How many of the words that are said to stand in it do: of speakers, and under paraphrases."""
    quotes = brief.index.quotes_by_source.get(key, ())
    tally = brief.proof.tally(quote.id for quote in quotes)
    runs: list[Run] = []
    if tally.quotations:
        role = Role.TEXT if tally.verified == tally.quotations else Role.CAUTION
        runs.append(Span("; ".join(tally.of_quotations()), role))
    if tally.passages:
        role = Role.TEXT if tally.passages_found == tally.passages else Role.CAUTION
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
            writer.heading("NOTHING RESTS ON IT ALONE")
        return
    writer.heading("RESTS ON IT ALONE")
    if len(brief.briefing.sources) == 1:
        _write_all(writer, key, alone)
        return
    if alone.summary:
        writer.fact("Bottom line", "every reference in it leads here", label_width=LABEL_WIDTH, owner=key)
    for section, ids in alone.items.items():
        links = [brief.index.references[name] for name in ids[:LISTED]]
        more = [f" and {len(ids) - LISTED} more"] if len(ids) > LISTED else []
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
