"""An archive made ready to be searched: its paragraphs as they are, and under the equivalences."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.boundaries import is_whole
from briefing.check.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.normalise import Normalised
    from briefing.sources import ArchiveText

__all__ = ["Hit", "SearchableArchive", "searchable"]

SEPARATOR = "\x00"
"""Stands between paragraphs, so that nothing is found across two of them."""

MOST_HITS = 200
"""Occurrences of the same words that are looked at; the first whole one is taken."""


class Hit(NamedTuple):
    """A stretch of one paragraph, in raw characters; paragraphs are counted from 1."""

    paragraph: int
    start: int
    end: int


class SearchableArchive:
    """The paragraphs of an archive, joined so that one search goes over all of them.

    The equivalences are applied when words do not stand there as they are: most do, and a second text takes memory.
    """

    def __init__(self, archive: ArchiveText) -> None:
        self.paragraphs = archive.paragraphs
        self._raw = SEPARATOR.join(archive.paragraphs)
        self._raw_starts = _starts(archive.paragraphs)

    @cached_property
    def normalised(self) -> tuple[Normalised, ...]:
        """The paragraphs under the equivalences."""
        return tuple(normalise(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def _joining(self) -> tuple[str, frozenset[int]]:
        return _joined([paragraph.text for paragraph in self.normalised])

    @property
    def _joined(self) -> str:
        return self._joining[0]

    @cached_property
    def _starts(self) -> list[int]:
        return _starts_in([paragraph.text for paragraph in self.normalised], self._joining[1])

    def find_raw(self, words: str, at: int | None) -> Hit | None:
        """Find words character for character, first in the paragraph where they are said to stand."""
        if at is not None and 1 <= at <= len(self.paragraphs):
            for start in _occurrences(self.paragraphs[at - 1], words):
                return Hit(at, start, start + len(words))
        for start in _occurrences(self._raw, words):
            number = bisect_right(self._raw_starts, start)
            offset = start - self._raw_starts[number - 1]
            return Hit(number, offset, offset + len(words))
        return None

    def find_normalised(self, words: str, at: int | None) -> tuple[Hit, ...]:
        """Find normalised words; they may run over paragraphs that one quotation joins."""
        if at is not None and 1 <= at <= len(self.paragraphs):
            for start in _occurrences(self.normalised[at - 1].text, words):
                return (self._hit(at, start, start + len(words)),)
        for start in _occurrences(self._joined, words):
            return self._hits(start, start + len(words))
        return ()

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

    def _hit(self, number: int, start: int, end: int) -> Hit:
        return Hit(number, *self.normalised[number - 1].raw_span(start, end))

    def _hits(self, start: int, end: int) -> tuple[Hit, ...]:
        """The stretches, one for each paragraph, of a stretch of the joined text."""
        hits = []
        number = bisect_right(self._starts, start)
        while start < end and number <= len(self._starts):
            base = self._starts[number - 1]
            skipped = 1 if number in self._joining[1] else 0
            text = self.normalised[number - 1].text
            stop = min(end, base + len(text) - skipped)
            if stop > start:
                hits.append(self._hit(number, start - base + skipped, stop - base + skipped))
            start = max(stop + 1, start + 1)
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


def _joined(texts: list[str]) -> tuple[str, frozenset[int]]:
    """Join normalised paragraphs; where one quotation runs on, its repeated opening mark is left out.

    The press opens each paragraph of a long quotation with a mark, and closes only the last.
    """
    joins: set[int] = set()
    parts: list[str] = []
    for number, text in enumerate(texts, 1):
        runs_on = number > 1 and text.startswith('"') and texts[number - 2].count('"') % 2 == 1
        if runs_on:
            joins.add(number)
        parts.append((" " if runs_on else SEPARATOR if number > 1 else "") + (text[1:] if runs_on else text))
    return "".join(parts), frozenset(joins)


def _starts_in(texts: list[str], joins: frozenset[int]) -> list[int]:
    starts, place = [], 0
    for number, text in enumerate(texts, 1):
        starts.append(place)
        place += len(text) - (1 if number in joins else 0) + 1
    return starts
