"""Whether words hold what a query asks for, worked out word by word, where an index cannot tell it by itself.

It says the same as the full-text search of SQLite, which the tests compare it with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library.index.query import Both, Either, Near, QueryPhrase, Without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.library.index.query import Node

__all__ = ["holds"]

_Words = list[str]


def holds(query: Node, columns: Iterable[str]) -> bool:
    """Whether a query finds an item.

    Args:
        query: What is looked for.
        columns: The folded words of the item as they are indexed; no phrase begins in one and ends in another.

    >>> black_sea = Near((QueryPhrase(("black",)), QueryPhrase(("sea",))), 1)
    >>> holds(black_sea, ["the sea is black", ""]), holds(black_sea, ["the sea was never black", ""])
    (True, False)
    """
    return _holds(query, [column.split() for column in columns])


def _holds(query: Node, columns: Sequence[_Words]) -> bool:
    match query:
        case QueryPhrase():
            return any(_starts(query, words) for words in columns)
        case Near(phrases, distance):
            return any(_are_near(phrases, distance, words) for words in columns)
        case Both(parts):
            return all(_holds(part, columns) for part in parts)
        case Either(parts):
            return any(_holds(part, columns) for part in parts)
        case Without(wanted, unwanted):
            return _holds(wanted, columns) and not _holds(unwanted, columns)


def _starts(phrase: QueryPhrase, words: _Words) -> list[int]:
    """Where a phrase begins."""
    first = list(phrase.words[:-1])
    ends = (place for place, word in enumerate(words) if phrase.is_said_by(word) and place >= len(first))
    return [end - len(first) for end in ends if words[end - len(first) : end] == first]


def _are_near(phrases: Sequence[QueryPhrase], distance: int, words: _Words) -> bool:
    """Whether each phrase ends at most so many words before the start of the last of them, wherever that is."""
    starts = [_starts(phrase, words) for phrase in phrases]
    lengths = [len(phrase.words) for phrase in phrases]
    return any(
        all(
            any(last - length - distance <= start <= last for start in own)
            for own, length in zip(starts, lengths, strict=True)
        )
        for last in sorted({start for own in starts for start in own})
    )
