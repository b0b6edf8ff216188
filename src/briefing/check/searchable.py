"""An archive made ready to be searched for words: where they stand whole, first of all in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.cut_words import cut_words, languages_of, press_of
from briefing.check.dressing import CUE
from briefing.check.normalise import normalise_source
from briefing.check.quoted import ends_speech, is_quoted_in, runs_on
from briefing.check.signs import MARKS
from briefing.check.word_ends import is_mark, is_whole
from briefing.text.characters import is_unbounded, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.check.normalise import Normalised
    from briefing.sources import ArchiveText

__all__ = ["SENTENCE_ENDS", "SearchableArchive", "SourceHit", "ends_marks", "searchable"]

SEPARATOR = "\x00"
"""Stands between paragraphs, so that nothing is found across two of them."""

FEW = 30
"""Characters of words that a source may well have in several places."""

MOST_HITS = 200
"""Occurrences of the same words that are looked at; the first whole one is taken."""


class SourceHit(NamedTuple):
    """A stretch of one paragraph, in raw characters; paragraphs are counted from 1."""

    paragraph: int
    start: int
    end: int


class SearchableArchive:
    """The paragraphs of an archive, joined so that one search goes over all of them.

    The equivalences are applied when words do not stand there as they are: most do, and a second text takes memory.
    """

    def __init__(self, archive: ArchiveText) -> None:
        self._archive = archive
        self.paragraphs = archive.paragraphs
        self._raw = SEPARATOR.join(archive.paragraphs)
        self._raw_starts = _starts(archive.paragraphs)

    @cached_property
    def normalised(self) -> tuple[Normalised, ...]:
        """The paragraphs under the equivalences."""
        return tuple(normalise_source(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def negations(self) -> re.Pattern[str]:
        """What makes a sentence of it say the opposite."""
        return cut_words(languages_of(self._archive)).negations

    @cached_property
    def _joining(self) -> _Joined:
        return _joined([paragraph.text for paragraph in self.normalised], self._archive)

    @property
    def _joined(self) -> str:
        return self._joining.text

    @property
    def _starts(self) -> list[int]:
        return self._joining.starts

    def is_quoted(self, hits: Iterable[SourceHit]) -> bool:
        """Whether stretches of it all stand there as somebody's words."""
        return all(is_quoted_in(self._archive, hit) for hit in hits)

    def find_raw(self, words: str, at: int | None, *, quoted: bool = True) -> SourceHit | None:
        """Find words character for character, first in the paragraph where they are said to stand.

        Args:
            words: The words.
            at: That paragraph.
            quoted: Of several places one in quotation marks is taken.
        """
        if at is not None and 1 <= at <= len(self.paragraphs):
            near = _occurrences(self.paragraphs[at - 1], words)
            hit = self._best(((SourceHit(at, start, start + len(words)),) for start in near), quoted=quoted)
            if hit:
                return hit[0]
        hit = self._best(((self._raw_hit(start, words),) for start in _occurrences(self._raw, words)), quoted=quoted)
        return hit[0] if hit else None

    def raw_places(self, words: str) -> Iterator[SourceHit]:
        """Everywhere that words stand character for character."""
        return (self._raw_hit(start, words) for start in _occurrences(self._raw, words))

    def _raw_hit(self, start: int, words: str) -> SourceHit:
        number = bisect_right(self._raw_starts, start)
        offset = start - self._raw_starts[number - 1]
        return SourceHit(number, offset, offset + len(words))

    def _best(self, places: Iterable[tuple[SourceHit, ...]], *, quoted: bool) -> tuple[SourceHit, ...]:
        """The first place in quotation marks, or else the first; of a few words the one that has marks for itself."""
        first: tuple[SourceHit, ...] = ()
        inside: tuple[SourceHit, ...] = ()
        for hits in places:
            if not quoted or (self.is_quoted(hits) and self._is_likeliest(hits)):
                return hits
            inside = inside or (hits if self.is_quoted(hits) else ())
            first = first or hits
        return inside or first

    def _is_likeliest(self, hits: tuple[SourceHit, ...]) -> bool:
        """Whether no other place in marks is likelier: a few words are those that have marks for themselves."""
        number, start, end = hits[0]
        text = self.paragraphs[number - 1]
        closed = MARKS.match(text[end : end + 2].lstrip(".,"))
        return end - start > FEW or (closed is not None and MARKS.match(text[start - 1 : start]) is not None)

    def find_normalised(self, words: str, at: int | None, *, quoted: bool = True) -> tuple[SourceHit, ...]:
        """Find normalised words; they may run over paragraphs that one quotation joins."""
        if not words:
            return ()
        return self._best(self._normalised_places(words, at), quoted=quoted)

    def places(self, words: str) -> Iterator[tuple[SourceHit, ...]]:
        """Everywhere that normalised words stand; they may run over paragraphs that one quotation joins."""
        if words:
            yield from self._normalised_places(words, None)

    def _normalised_places(self, words: str, at: int | None) -> Iterator[tuple[SourceHit, ...]]:
        if at is not None and 1 <= at <= len(self.paragraphs):
            near = [(self._hit(at, it, it + len(words)),) for it in _occurrences(self.normalised[at - 1].text, words)]
            if near:
                yield from near
                return
        for start in _occurrences(self._joined, words):
            yield self._hits(start, start + len(words))

    def find_ended(self, words: str, at: int | None) -> tuple[SourceHit, ...]:
        """Find normalised words whose last full stop or comma is another one where the source closes its marks.

        The stretch that is found ends before that sign.
        """
        ending = _ENDING.search(words)
        stem = words[: ending.start()] if ending else ""
        if not ending or not stem or not _may_end(stem[-1]):
            return ()
        inner = '"' in ending[0]
        first: tuple[SourceHit, ...] = ()
        for start in _occurrences(self._joined, stem):
            end = start + len(stem)
            hits = self._hits(start, end)
            closed = _ends_inner_marks(self._joined, end) if inner else ends_marks(self._joined, end)
            if closed or (not inner and ends_speech(self._archive, hits[-1])):
                if at is None or hits[0].paragraph == at:
                    return hits
                first = first or hits
        return first

    def begins_in(self, words: str) -> set[int]:
        """The paragraphs in which normalised words begin, whole or inside of other words."""
        numbers = set()
        start = self._joined.find(words)
        while start >= 0:
            number = bisect_right(self._starts, start)
            numbers.add(number)
            # One occurrence in a paragraph is enough: go on behind it.
            after = self._starts[number] if number < len(self._starts) else len(self._joined)
            start = self._joined.find(words, max(start + 1, after))
        return numbers

    def _hit(self, number: int, start: int, end: int) -> SourceHit:
        return SourceHit(number, *self.normalised[number - 1].raw_span(start, end))

    def _hits(self, start: int, end: int) -> tuple[SourceHit, ...]:
        """The stretches, one for each paragraph, of a stretch of the joined text."""
        hits = []
        number = bisect_right(self._starts, start)
        while start < end and number <= len(self._starts):
            base = self._starts[number - 1]
            skipped = self._joining.skips[number - 1]
            text = self.normalised[number - 1].text
            stop = min(end, base + len(text) - skipped)
            if stop > start:
                hits.append(self._hit(number, start - base + skipped, stop - base + skipped))
            start = max([start, *self._starts[number : number + 1]])
            number += 1
        return tuple(hits)


@lru_cache(maxsize=64)
def searchable(archive: ArchiveText) -> SearchableArchive:
    """Make an archive ready once, however many quotations are looked for in it."""
    return SearchableArchive(archive)


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where words stand whole in a text."""
    start = text.find(words)
    for _ in range(MOST_HITS):
        if start < 0:
            return
        if is_whole(text, start, start + len(words)):
            yield start
        start = text.find(words, start + 1)


def _starts(paragraphs: tuple[str, ...]) -> list[int]:
    starts, place = [], 0
    for paragraph in paragraphs:
        starts.append(place)
        place += len(paragraph) + 1
    return starts


SENTENCE_ENDS = frozenset(".,。、،।։۔።፣။၊។")
_STOP = f"[{''.join(sorted(SENTENCE_ENDS))}]"
_ENDING = re.compile(rf'(?:(?<=\w){_STOP}"|"{_STOP}| *{_STOP})\Z')
"""A full stop or a comma at the end of words; an inner mark stands behind it, or before it as in the British press."""
_ENDS_TWICE = re.compile(rf'{_STOP}?""|"{_STOP}"')
_MAY_END = frozenset('"%‰°)]€$£')
"""What beside a letter or a digit may stand before the full stop of a sentence."""


def _may_end(character: str) -> bool:
    return character.isalnum() or character in _MAY_END or is_mark(character)


def _ends_inner_marks(text: str, end: int) -> bool:
    """Whether an inner and an outer quotation end at a place, with a full stop or a comma before one of the marks."""
    return _ENDS_TWICE.match(text, end) is not None


def ends_marks(text: str, end: int) -> bool:
    """Whether a normalised text closes a quotation behind a place, but for a comma or a full stop."""
    first, second = text[end : end + 1], text[end + 1 : end + 2]
    if first == '"':
        return not second.isalnum() or is_unbounded(second)
    return first in SENTENCE_ENDS and second == '"'


_NEW_VOICE = re.compile(r"\s*(?:[-–—]|>>)|[^\n]*\n\s*[-–—]|\s*[^\W\d_][^\n:]{0,60}:\s")
"""What shows that another one speaks in a subtitle: a dash, two angle brackets, a name and a colon."""


class _Joined(NamedTuple):
    """The paragraphs of an archive as one text: where each begins in it, and how much of its beginning is left out."""

    text: str
    starts: list[int]
    skips: list[int]


def _joined(texts: list[str], archive: ArchiveText) -> _Joined:
    """Join normalised paragraphs; where one quotation runs on, its repeated opening mark is left out.

    The press opens each paragraph of a long quotation with a mark, and closes only the last.
    Subtitles that follow each other are joined, unless another voice speaks.
    """
    parts: list[str] = []
    starts: list[int] = []
    skips: list[int] = []
    place = 0
    for number, text in enumerate(texts):
        skip = _skipped(number, text, archive) if number else None
        between = SEPARATOR if number else ""
        if skip is not None:
            between = "" if _is_east_asian(text[skip : skip + 1]) and _ends_unspaced(texts[number - 1]) else " "
        parts += [between, text[skip or 0 :]]
        starts.append(place + len(between))
        skips.append(skip or 0)
        place = starts[-1] + len(parts[-1])
    return _Joined("".join(parts), starts, skips)


def _skipped(number: int, text: str, archive: ArchiveText) -> int | None:
    """The characters that a paragraph repeats where the one before runs on into it; None where it does not."""
    before, raw = archive.paragraphs[number - 1 : number + 1]
    if "-->" in raw:
        one, other = CUE.match(before), CUE.match(raw)
        if one is None or other is None or one["voice"] != other["voice"]:
            return None
        return None if _NEW_VOICE.match(raw, other.end()) else 0
    repeated = runs_on(before, raw, press_of(archive)) if '"' in text else None
    return len(text) - len(text[1:].lstrip()) if repeated else repeated


def _ends_unspaced(text: str) -> bool:
    return _is_east_asian(text.rstrip("!?,.。、")[-1:])


def _is_east_asian(character: str) -> bool:
    """Whether lines are joined at a letter without a blank, which Thai and its neighbours put between sentences."""
    return character >= "\u3005" and is_unspaced(character)
