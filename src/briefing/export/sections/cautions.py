"""What is not known, where the sources err, what the brief itself must be read with; and what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import ArchiveText
from briefing.export.material import spaced
from briefing.export.outline import Bullet, Section
from briefing.model.phrases import format_deadline
from briefing.model.wording import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import OpenPoint, SourceNote

__all__ = ["gaps_section", "watch_section"]


def gaps_section(material: Material) -> Section | None:
    """The gaps the briefer names, the errors of the sources, and what follows from the brief itself."""
    briefing = material.briefing
    bullets = (
        *(_point(point, material) for point in briefing.gaps),
        *(Bullet(_source_note(note, material)) for note in briefing.source_notes),
        *(Bullet(text) for text in _computed(material)),
    )
    return Section("gaps", "Gaps and cautions", bullets) if bullets else None


def watch_section(material: Material) -> Section | None:
    """What to look out for, and by when."""
    points = material.briefing.watch
    bullets = tuple(_point(point, material) for point in points)
    return Section("watch", "Watch", bullets) if bullets else None


def _point(point: OpenPoint, material: Material) -> Bullet:
    by = format_deadline(point.by) if point.by else ""
    return Bullet(material.split(point.text), f"{by[:1].upper()}{by[1:]}")


def _source_note(note: SourceNote, material: Material) -> Text:
    read_as = f"read as {_in_marks(note.read_as)}" if note.read_as else ""
    printed = f"prints {_in_marks(note.printed)}" if note.printed else ""
    said = ", ".join(filter(None, (printed, read_as)))
    where = material.where(note.source, note.at)
    return (*where, f" {said}: " if said else " ", *material.split(note.note))


def _in_marks(words: str) -> str:
    """Words in quotation marks; in single ones where they have marks of their own."""
    return f"‘{words}’" if any(mark in words for mark in '“”"„«»') else f"“{words}”"


def _computed(material: Material) -> Iterator[Text]:
    yield from _single_outlet(material)
    yield from _second_hand(material)
    yield from _nameless(material)
    yield from _without_source(material)
    yield from _prose(material)


def _single_outlet(material: Material) -> Iterator[Text]:
    """Reports of one outlet do not confirm each other."""
    sources = list(material.briefing.sources.values())
    publishers = {source.publisher for source in sources}
    if len(sources) == 1:
        yield ("One source only: nothing here has independent confirmation.",)
    elif len(publishers) == 1 and None not in publishers:
        yield (f"One outlet only ({publishers.pop()}): nothing here has independent confirmation.",)


def _second_hand(material: Material) -> Iterator[Text]:
    via = dict.fromkeys(name for quote in material.briefing.quotes for name in quote.via)
    if via:
        names = join_words([material.index.actor_name(name) for name in via])
        yield (f"Partly second-hand: statements are taken from reports that cite {names}.",)


def _nameless(material: Material) -> Iterator[Text]:
    nameless = [quote.id for quote in material.briefing.quotes if not quote.speaker]
    if nameless:
        yield (*material.references(nameless), ": the source names no speaker.")


def _without_source(material: Material) -> Iterator[Text]:
    without = [quote.id for quote in material.briefing.quotes if not quote.source]
    if without:
        yield (*material.references(without), ": no source is given.")


def _prose(material: Material) -> Iterator[Text]:
    """Words in quotation marks outside the statements; said only where there is a text to compare them with."""
    texts = [key for key, archive in material.archives.items() if isinstance(archive, ArchiveText)]
    missing = dict.fromkeys(piece.words for piece in material.prose if not piece.found)
    if texts and missing:
        words = join_words([_in_marks(words) for words in missing])
        sources = spaced(run for key in texts for run in material.where(key))
        yield ("In quotation marks in this brief, and NOT FOUND in the archived text of ", *sources, f": {words}.")
