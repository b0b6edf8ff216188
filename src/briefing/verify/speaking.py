"""Whether a document gives a quotation to the person to whom its source gives it. A heuristic; it only ever warns.

Only who is called by a name on the side that is read counts: a pronoun or an office may mean somebody else. What is no
person is left alone, for it has many voices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.proposal import SourceReport
from briefing.draft.reading import ReportReading, read_report, span_text
from briefing.model import Actor
from briefing.model.names import family_name
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.draft.people import Named
    from briefing.draft.statements import FoundStatement
    from briefing.sources import ArchiveText
    from briefing.sources.documents import Block

__all__ = ["Voices"]


class _Place(NamedTuple):
    """Characters of a paragraph, which is counted from 1."""

    paragraph: int
    start: int
    end: int


class Voices:
    """Who says what in a document and in its sources, read when it is asked for.

    Args:
        blocks: The paragraphs of the document.
        quoting: The places of those with quotations, in order; they and the ones before them are read.
        texts: The sources by their names.
    """

    def __init__(self, blocks: Sequence[Block], quoting: Sequence[int], texts: Mapping[str, ArchiveText]) -> None:
        kept = sorted({place for block in quoting for place in (block - 1, block) if place >= 0})
        self._numbers = {place: number for number, place in enumerate(kept, 1)}
        self._document = _Reading(tuple(blocks[place].text for place in kept))
        self._texts = texts
        self._sources: dict[str, _Reading] = {}

    def differ(self, block: int, start: int, end: int, source: str, hit: tuple[int, int, int]) -> tuple[str, str]:
        """What is wrong with whom a quotation is given to, and what to do; two empty texts where nothing is seen.

        Args:
            block: The paragraph of the document with the quotation, counted from 0.
            start: Where it begins in its text.
            end: Where it ends.
            source: The source in which the words stand.
            hit: Where they stand there: the paragraph from 1, and characters of it.
        """
        named = self._document.speaker(_Place(self._numbers[block], start, end))
        if named is None:
            return "", ""
        text = self._texts[source]
        if source not in self._sources:
            self._sources[source] = _Reading(text.paragraphs, text.language)
        reading = self._sources[source]
        other = reading.speaker(_Place(*hit))
        if other is not None and not _is_same(named, other):
            return f"the document gives them to {named.name}, '{source}' to {other.name}", f"see paragraph {hit[0]}"
        if other is None and not reading.knows(named):
            return f"the document gives them to {named.name}, whom '{source}' names nowhere", f"see paragraph {hit[0]}"
        return "", ""


class _Reading:
    """The statements of a text, found by where they stand."""

    def __init__(self, paragraphs: tuple[str, ...], language: str | None = None) -> None:
        self._read: ReportReading | None = None
        if any(paragraphs):
            self._read = read_report(SourceReport("text", paragraphs, language))
        self._folded = folded("\n".join(paragraphs))
        self._spans: dict[int, list[tuple[_Place, Named | None]]] = {}
        for found, who in self._speakers():
            for span in found.spans:
                self._spans.setdefault(span.paragraph, []).append((_Place(*span), who))

    def _speakers(self) -> Iterator[tuple[FoundStatement, Named | None]]:
        for said in self._read.said if self._read else ():
            yield said.found, said.heard.who if self._is_by_name(said.found, said.heard.who) else None

    def _is_by_name(self, found: FoundStatement, who: Named | None) -> bool:
        """Whether the words that show the speaker have a name of the one who is meant."""
        if self._read is None or who is None or not who.is_person or found.mention is None:
            return False
        mention = folded(span_text(found.mention, self._read.paragraphs))
        return _family(who) in mention

    def speaker(self, place: _Place) -> Named | None:
        """Who is named as the one who says what stands somewhere."""
        for span, who in self._spans.get(place.paragraph, ()):
            if span.start < place.end and place.start < span.end:
                return who
        return None

    def knows(self, named: Named) -> bool:
        """Whether somebody is named anywhere, by any form of the name."""
        return any(folded(form) in self._folded for form in (_family(named), *named.forms))


def _family(named: Named) -> str:
    return folded(family_name(Actor(name=named.name, kind="person")) or named.name)


def _is_same(one: Named, other: Named) -> bool:
    if _family(one) == _family(other):
        return True
    names = {folded(form) for form in (other.name, *other.forms)}
    return any(folded(form) in names for form in (one.name, *one.forms))
