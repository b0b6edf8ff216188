"""An archive made ready to be searched, and where words begin and end in it: none is found inside a longer word."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.normalise import Normalised
    from briefing.sources import ArchiveText

__all__ = ["SearchableArchive", "SourceHit", "is_whole", "searchable"]

_JOINING = frozenset("-–‐‑’'ʼ‛−")
"""Signs that make one word of what stands on both sides: anti-war, can't, 1990–1995."""

_IN_NUMBERS = frozenset(".,:/")
_AFTER_NUMBERS = frozenset("%‰°")
_SIGNS = frozenset("-+−±~<>≤≥")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text neither starts nor ends inside a word or a number.

    `can` is not found in `can't`, `war` not in `anti-war`, `500` not in `1,500`, `5` not in `5%`, `-5` or `$5`.
    """
    if start >= end:
        return False
    return _starts_whole(text, start) and _ends_whole(text, end)


def _starts_whole(text: str, start: int) -> bool:
    first, before = text[start], text[start - 1] if start else " "
    further = text[start - 2] if start > 1 else " "
    following = text[start + 1 : start + 2]
    return not _is_mark(first) and not _cut(first, before, further, following, _SIGNS)


def _ends_whole(text: str, end: int) -> bool:
    last, after = text[end - 1], text[end] if end < len(text) else " "
    further = text[end + 1] if end + 1 < len(text) else " "
    preceding = text[end - 2] if end > 1 else " "
    return not _is_mark(after) and not _cut(last, after, further, preceding, _AFTER_NUMBERS)


def _cut(edge: str, next_to: str, further: str, inside: str, number_signs: frozenset[str]) -> bool:
    """Whether a word or number goes on beyond an edge.

    Args:
        edge: The outermost character inside.
        next_to: The character just outside.
        further: The one beyond that.
        inside: The one before `edge`, seen from outside.
        number_signs: What belongs to a number on this side of it.
    """
    if not (edge.isalnum() or _is_mark(edge)):
        return edge in _JOINING and next_to.isalnum() and inside.isalnum()
    if next_to.isalnum() or next_to == "_" or _is_mark(next_to):
        return True
    if next_to in _JOINING and (further.isalnum() or _is_mark(further)):
        return True
    if not edge.isdigit():
        return False
    in_number = next_to in _IN_NUMBERS and further.isdigit()
    return in_number or next_to in number_signs or unicodedata.category(next_to) == "Sc"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me"}


SEPARATOR = "\x00"
"""Stands between paragraphs, so that nothing is found across two of them."""

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

    def find_raw(self, words: str, at: int | None) -> SourceHit | None:
        """Find words character for character, first in the paragraph where they are said to stand."""
        if at is not None and 1 <= at <= len(self.paragraphs):
            for start in _occurrences(self.paragraphs[at - 1], words):
                return SourceHit(at, start, start + len(words))
        for start in _occurrences(self._raw, words):
            number = bisect_right(self._raw_starts, start)
            offset = start - self._raw_starts[number - 1]
            return SourceHit(number, offset, offset + len(words))
        return None

    def find_normalised(self, words: str, at: int | None) -> tuple[SourceHit, ...]:
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

    def _hit(self, number: int, start: int, end: int) -> SourceHit:
        return SourceHit(number, *self.normalised[number - 1].raw_span(start, end))

    def _hits(self, start: int, end: int) -> tuple[SourceHit, ...]:
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
