"""Whether a document gives a quotation to the person to whom its source gives it. A heuristic; it only ever warns.

Only who is called by a name on the side that is read counts: a pronoun or an office may mean somebody else. What is no
person is left alone, for it has many voices.
"""

from __future__ import annotations

from functools import cached_property
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


_SAID = '"It is," said '
"""Makes a sentence of a line that names somebody."""


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

    def named(self, block: int, start: int, end: int, source: str) -> Named | None:
        """Whom the document gives a quotation to by name; None where it names nobody.

        Args:
            block: The paragraph of the document with the quotation, counted from 0.
            start: Where it begins in its text.
            end: Where it ends.
            source: The source in which the words stand.
        """
        place = _Place(self._numbers[block], start, end)
        # A document may have no more of a name than "Ekman": the source tells whose it is.
        return self._document.speaker(place) or self._reading(source).person_called(self._document.mention(place))

    def credited(self, credit: str, source: str) -> Named | None:
        """Whom the line beneath a quotation names: a person's name, or the family name of one whom the source names."""
        reading = _Reading((f"{_SAID}{credit.rstrip('.')}.",))
        place = _Place(1, 1, 3)
        return reading.speaker(place) or self._reading(source).person_called(reading.mention(place))

    def speaker(self, source: str, hit: tuple[int, int, int]) -> Named | None:
        """Whom a source names as the one who says what stands somewhere: the paragraph from 1, characters of it."""
        return self._reading(source).speaker(_Place(*hit))

    def people(self, source: str) -> tuple[Named, ...]:
        """The people whom a source names."""
        return self._reading(source).people

    def differ(self, named: Named, source: str, hit: tuple[int, int, int]) -> tuple[str, str]:
        """What is wrong with whom a quotation is given to, and what to do; two empty texts where nothing is seen.

        Args:
            named: Whom the document gives it to.
            source: The source in which the words stand.
            hit: Where they stand there: the paragraph from 1, and characters of it.
        """
        reading = self._reading(source)
        other = reading.speaker(_Place(*hit))
        if other is not None and not _is_same(named, other):
            return f"the document gives them to {named.name}, '{source}' to {other.name}", f"see paragraph {hit[0]}"
        if other is None and not reading.knows(named):
            return f"the document gives them to {named.name}, whom '{source}' names nowhere", f"see paragraph {hit[0]}"
        return "", ""

    def _reading(self, source: str) -> _Reading:
        if source not in self._sources:
            text = self._texts[source]
            self._sources[source] = _Reading(text.paragraphs, text.language)
        return self._sources[source]


class _Reading:
    """The statements of a text, found by where they stand."""

    def __init__(self, paragraphs: tuple[str, ...], language: str | None = None) -> None:
        self._read: ReportReading | None = None
        if any(paragraphs):
            self._read = read_report(SourceReport("text", paragraphs, language))
        self._folded = folded("\n".join(paragraphs))
        self._spans: dict[int, list[tuple[_Place, Named | None, str]]] = {}
        for found, who, mention in self._speakers():
            for span in found.spans:
                self._spans.setdefault(span.paragraph, []).append((_Place(*span), who, mention))

    def _speakers(self) -> Iterator[tuple[FoundStatement, Named | None, str]]:
        """Each statement, the person who says it where the words have a name of theirs, and these words, folded."""
        for said in self._read.said if self._read else ():
            mention = said.found.mention
            words = folded(span_text(mention, self._read.paragraphs)) if self._read and mention else ""
            who = said.heard.who
            is_by_name = who is not None and who.is_person and bool(words) and _family(who) in words
            yield said.found, who if is_by_name else None, words

    def speaker(self, place: _Place) -> Named | None:
        """Who is named as the one who says what stands somewhere."""
        return self._at(place)[0]

    def mention(self, place: _Place) -> str:
        """The words, folded, that say who says it; empty where none do."""
        return self._at(place)[1]

    def _at(self, place: _Place) -> tuple[Named | None, str]:
        for span, who, mention in self._spans.get(place.paragraph, ()):
            if span.start < place.end and place.start < span.end:
                return who, mention
        return None, ""

    @cached_property
    def people(self) -> tuple[Named, ...]:
        """The people that the text names."""
        return tuple(one for one in self._read.people.everyone() if one.is_person) if self._read else ()

    def person_called(self, name: str) -> Named | None:
        """The only person with a family name; None where several have it, or nobody."""
        found = [one for one in self.people if _family(one) == name] if name else []
        return found[0] if len(found) == 1 else None

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
