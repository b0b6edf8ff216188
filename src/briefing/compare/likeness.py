"""How alike the words of two items are, and which items of two lists belong together at the least cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.text import folded
from briefing.text.characters import is_unspaced
from briefing.text.difference import words_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

__all__ = ["LEAST_LIKENESS", "Described", "assign", "compared_words", "find_alike", "likeness_of_words"]

_MARKS = ".,;:!?\"'“”‘’«»„()[]…。、，！？「」『』"
"""What may stand around a word and makes no other word of it."""

LEAST_LIKENESS = 0.65
"""Below this two items are never taken for the same: one was withdrawn, the other added.

Of 1, 0.8 is for the words and 0.2 for what else tells items apart (speaker, source and paragraph, date), where a kind
of item has that; without it the words alone decide. With all else equal, 57 of 100 letters must stand in words that
both have in the same order; with nothing equal, 82.
"""

WEIGHT_OF_WORDS = 0.8
LEAST_COMMON = 3
"""Words that two texts must share: two of three prove nothing."""

MOST_PAIRS = 40_000
"""Pairs that are all looked at; of more only those that share a word which few items have."""

FEW = 50
MOST_NEAR = 10
"""Items with which an item is compared then: those that share most of such words."""

LARGEST_GROUP = 40
"""Items up to which the pairs of least cost are found; in a larger group the most alike pair comes first."""


class Described(NamedTuple):
    """An item as its likeness to others is measured.

    Attributes:
        words: Its words, in one case.
        context: What else tells it apart, each thing in its place.
    """

    words: tuple[str, ...]
    context: tuple[Hashable, ...]


def compared_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: in one case, without the marks around them.

    >>> compared_words("The port, “closed”."), compared_words("港は開く")
    (('the', 'port', 'closed'), ('港', 'は', '開', 'く'))
    """
    bare = (word.rstrip().strip(_MARKS) or word.rstrip() for word in words_of_text(folded(text)))
    return tuple(bare)


def likeness_of_words(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """How much of two texts stands in words that both have in one order, from 0 to 1, and how many words those are.

    A word counts by its letters, so that "of the" and "will be" make nothing alike. A sign of a script without blanks
    is half a word.

    >>> likeness_of_words("the port is closed".split(), "the port is open".split())
    (0.6428571428571429, 3.0)
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - most items are found without it

    alike = (found for found in LCSseq.opcodes(one, other) if found.tag == "equal")
    common = [word for found in alike for word in one[found.src_start : found.src_end]]
    total = sum(map(len, one)) + sum(map(len, other))
    count = sum(0.5 if is_unspaced(word[:1]) else 1.0 for word in common)
    return (2 * sum(map(len, common)) / total if total else 0.0), count


def likeness(one: Described, other: Described) -> float:
    """How alike two items are, from 0 to 1; 0 where they share too few words to tell."""
    words, common = likeness_of_words(one.words, other.words)
    if common < LEAST_COMMON:
        return 0.0
    if not one.context:
        return words
    agreed = sum(mine == theirs for mine, theirs in zip(one.context, other.context, strict=True))
    return WEIGHT_OF_WORDS * words + (1 - WEIGHT_OF_WORDS) * agreed / len(one.context)


def find_alike(
    olds: Sequence[Described],
    news: Sequence[Described],
    may_be_one: Callable[[int, int], bool] = lambda _old, _new: True,
) -> Iterator[tuple[int, int, float]]:
    """The pairs of an old and a new item that are alike enough, by their places, so that the sum is the greatest.

    Args:
        olds: Items of the older brief.
        news: Items of the newer one.
        may_be_one: Says of two places whether they may be a pair at all.
    """
    scores: dict[tuple[int, int], float] = {}
    for old, new in _candidates(olds, news):
        score = likeness(olds[old], news[new]) if may_be_one(old, new) else 0.0
        if score >= LEAST_LIKENESS:
            scores[old, new] = score
    for old, new in assign(scores):
        yield old, new, scores[old, new]


def _candidates(olds: Sequence[Described], news: Sequence[Described]) -> Iterator[tuple[int, int]]:
    if len(olds) * len(news) <= MOST_PAIRS:
        yield from ((old, new) for old in range(len(olds)) for new in range(len(news)))
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(news):
        for word in set(item.words):
            holders[word].append(place)
    for old, item in enumerate(olds):
        shared: Counter[int] = Counter()
        for word in dict.fromkeys(item.words):
            if len(holders.get(word, ())) <= FEW:
                shared.update(holders.get(word, ()))
        yield from ((old, new) for new, _ in shared.most_common(MOST_NEAR))


def assign(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Choose pairs, each item in one at most, so that what their scores have above the least is most in all."""
    chosen: list[tuple[int, int]] = []
    for group in _groups(scores):
        rows = sorted({old for old, _ in group})
        columns = sorted({new for _, new in group})
        if len(rows) == 1 or len(columns) == 1 or max(len(rows), len(columns)) > LARGEST_GROUP:
            chosen += _best_first({pair: scores[pair] for pair in group})
        else:
            chosen += _least_cost(rows, columns, {pair: LEAST_LIKENESS - scores[pair] for pair in group})
    return sorted(chosen)


def _groups(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The pairs that share an item, directly or by others, group by group."""
    first: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for pair in pairs:
        ends = ((False, pair[0]), (True, pair[1]))
        joined = [pair]
        for other in {id(group): group for end in ends if (group := first.get(end)) is not None}.values():
            joined += other
        for old, new in joined:
            first[False, old] = first[True, new] = joined
    return list({id(group): group for group in first.values()}.values())


def _best_first(scores: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    taken: set[tuple[bool, int]] = set()
    for (old, new), _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        if not taken & {(False, old), (True, new)}:
            taken |= {(False, old), (True, new)}
            yield old, new


def _least_cost(
    rows: Sequence[int], columns: Sequence[int], costs: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Solve the assignment by the Hungarian method; an item may stay alone, which costs nothing.

    Args:
        rows: The old items.
        columns: The new ones.
        costs: What a pair costs; all that are there cost less than nothing.
    """
    size = len(rows) + len(columns)
    matrix = [[0.0] * size for _ in range(size)]
    for number, old in enumerate(rows):
        for place, new in enumerate(columns):
            matrix[number][place] = costs.get((old, new), 0.0)
    for number, place in _hungarian(matrix):
        if number < len(rows) and place < len(columns) and (rows[number], columns[place]) in costs:
            yield rows[number], columns[place]


def _hungarian(matrix: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The places of a square matrix, one in each row and column, whose sum is the least."""
    size = len(matrix)
    of_rows, of_columns = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        _augment(row, matrix, of_rows, of_columns, row_of)
    return ((row_of[column] - 1, column - 1) for column in range(1, size + 1))


def _augment(
    row: int, matrix: Sequence[Sequence[float]], of_rows: list[float], of_columns: list[float], row_of: list[int]
) -> None:
    """Give one more row its column by a shortest augmenting path; columns and rows are counted from 1."""
    size = len(matrix)
    row_of[0] = row
    least = [float("inf")] * (size + 1)
    came_from = [0] * (size + 1)
    done = [False] * (size + 1)
    column = 0
    while row_of[column]:
        done[column] = True
        here, step, nearest = row_of[column], float("inf"), 0
        for other in range(1, size + 1):
            if done[other]:
                continue
            cost = matrix[here - 1][other - 1] - of_rows[here] - of_columns[other]
            if cost < least[other]:
                least[other], came_from[other] = cost, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(size + 1):
            if done[other]:
                of_rows[row_of[other]] += step
                of_columns[other] -= step
            else:
                least[other] -= step
        column = nearest
    while column:
        row_of[column] = row_of[came_from[column]]
        column = came_from[column]
