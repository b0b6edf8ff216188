"""Where the words of a query stand in a text, so that they can be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library.index.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.library.index.query import QueryPhrase
    from briefing.library.index.tokens import IndexToken

__all__ = ["find_spans", "marked", "shortened"]

Span = tuple[int, int]


def find_spans(text: str, phrases: Sequence[QueryPhrase]) -> list[Span]:
    """Where phrases stand in a composed text: start and end of each place, in order, none within another.

    >>> from briefing.library.index.query import QueryPhrase
    >>> phrases = [QueryPhrase(("grain",)), QueryPhrase(("grain", "ship"), begins=True)]
    >>> find_spans("Grain ships, then more grain.", phrases)
    [(0, 11), (23, 28)]
    """
    tokens = list(tokens_of(text))
    found = sorted(span for phrase in phrases for span in _places(phrase, tokens))
    return list(_joined(found))


def _places(phrase: QueryPhrase, tokens: Sequence[IndexToken]) -> Iterator[Span]:
    first = phrase.words[:-1]
    for place in range(len(tokens) - len(first)):
        end = tokens[place + len(first)]
        if not phrase.is_said_by(end.word):
            continue
        if all(token.word == word for token, word in zip(tokens[place:], first, strict=False)):
            stop = end.head if phrase.begins and end.head < end.end else end.end
            yield tokens[place].start, stop


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    open_: Span | None = None
    for start, end in spans:
        if open_ and start < open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_:
            yield open_
        open_ = (start, end)
    if open_:
        yield open_


MARK = "*"
"""Stands before and behind what was found."""


def marked(text: str, spans: Iterable[Span]) -> str:
    """A text with its places marked.

    >>> marked("Grain ships", [(0, 5)])
    '*Grain* ships'
    """
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], MARK, text[start:end], MARK]
        done = end
    return "".join([*parts, text[done:]])


CUT = "[...]"


def shortened(text: str, spans: Sequence[Span], most: int) -> tuple[str, list[Span]]:
    """A part of a long text around the first place, cut between words, with the places in it.

    Args:
        text: The text.
        spans: The places.
        most: Characters of the longest text that stays whole, and of the part.
    """
    if len(text) <= most:
        return text, list(spans)
    first = spans[0] if spans else (0, 0)
    start = max(0, min(first[0] - most // 3, len(text) - most))
    end = min(len(text), max(start + most, first[1]))
    if start:
        start = text.rfind(" ", 0, start + 1) + 1 if " " in text[max(0, start - 40) : start + 1] else start
    if end < len(text):
        end = text.find(" ", end) if 0 <= text.find(" ", end) < end + 40 else end
    before = f"{CUT} " if start else ""
    shift = len(before) - start
    kept = [(one + shift, other + shift) for one, other in spans if start <= one and other <= end]
    return f"{before}{text[start:end]}{f' {CUT}' if end < len(text) else ''}", kept
