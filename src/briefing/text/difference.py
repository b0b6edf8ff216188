"""Two texts held against each other, word by word."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.characters import FIRST_UNSPACED, is_unspaced
from briefing.text.width import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Kept", "WordRun", "shown_runs", "stretches", "word_runs", "words_of_text"]

MOST_COMPARED = 4_000_000
"""Pairs of words up to which two texts are held against each other; in longer ones all that differs is one piece."""


class Kept(StrEnum):
    """In which of two texts words stand."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


class WordRun(NamedTuple):
    """Words that follow each other, with the blanks behind them, and in which of the two texts they stand."""

    kept: Kept
    text: str


def words_of_text(text: str) -> list[str]:
    """The words of a text, each with the blank behind it; a script without blanks gives a sign a word.

    >>> words_of_text("We go  on."), words_of_text("港湾 [s:3]")
    (['We ', 'go ', 'on. '], ['港', '湾 ', '[s:3] '])
    """
    return [word for chunk in text.split() for word in _words(chunk)]


def _words(chunk: str) -> Iterator[str]:
    """The words of a text without blanks; the last has a blank behind it."""
    if chunk.isascii() or max(chunk) < FIRST_UNSPACED:
        yield f"{chunk} "
        return
    signs: list[str] = []
    for unspaced, found in groupby(clusters(chunk), key=lambda cluster: is_unspaced(cluster[0])):
        group = list(found)
        signs += group if unspaced else ["".join(group)]
    yield from signs[:-1]
    yield f"{signs[-1]} "


def word_runs(before: str, after: str, *, key: Callable[[str], str] = str.rstrip) -> tuple[WordRun, ...]:
    """Hold two texts against each other; what stands in both is given as the earlier has it.

    Args:
        before: The earlier text.
        after: The later one.
        key: What of a word, and the blank behind it, is compared.

    >>> [(str(run.kept), run.text) for run in word_runs("We will go", "We will not go")]
    [('both', 'We will '), ('after', 'not '), ('both', 'go ')]
    """
    ours, theirs = words_of_text(before), words_of_text(after)
    return tuple(_runs(ours, theirs, [key(word) for word in ours], [key(word) for word in theirs]))


def _runs(ours: list[str], theirs: list[str], bare: list[str], others: list[str]) -> Iterator[WordRun]:
    for kind, start, end, first, last in stretches(bare, others):
        if kind == "equal":
            yield WordRun(Kept.BOTH, "".join(ours[start:end]))
            continue
        if end > start:
            yield WordRun(Kept.BEFORE, "".join(ours[start:end]))
        if last > first:
            yield WordRun(Kept.AFTER, "".join(theirs[first:last]))


def stretches(bare: Sequence[str], others: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """Hold two rows of words against each other: what became of each stretch, its ends in the one and in the other.

    A stretch is "equal", or else "replace", "delete" or "insert", as `difflib` calls it.
    """
    if len(bare) * len(others) <= MOST_COMPARED:
        from difflib import SequenceMatcher  # noqa: PLC0415 - most texts are the same as before

        return SequenceMatcher(None, bare, others, autojunk=False).get_opcodes()
    least = min(len(bare), len(others))
    start = next((place for place in range(least) if bare[place] != others[place]), least)
    rest = least - start
    tail = next((place for place in range(rest) if bare[-1 - place] != others[-1 - place]), rest)
    end, last = len(bare) - tail, len(others) - tail
    parts = [
        ("equal", 0, start, 0, start),
        ("replace", start, end, start, last),
        ("equal", end, len(bare), last, len(others)),
    ]
    return [part for part in parts if part[2] > part[1] or part[4] > part[3]]


def shown_runs(runs: Iterable[WordRun]) -> str:
    """Write words of two texts as one: `[-gone-]` stands in the earlier alone, `{+new+}` in the later.

    >>> shown_runs(word_runs("We will go", "We will not go")), shown_runs(word_runs("We go", "We went"))
    ('We will {+not+} go', 'We [-go-] {+went+}')
    """
    shown = []
    for kept, text in runs:
        words = text.rstrip()
        blank = text[len(words) :]
        marked = {Kept.BOTH: words, Kept.BEFORE: f"[-{words}-]", Kept.AFTER: f"{{+{words}+}}"}[kept]
        shown.append(f"{marked}{blank}")
    return "".join(shown).rstrip()
