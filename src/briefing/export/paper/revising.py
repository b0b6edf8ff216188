"""Two versions of a printed brief as one, in which each word knows which of the two has it.

Whoever leaves out what the earlier alone has reads the later brief, word for word; whoever leaves out what the later
alone has reads the earlier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from briefing.export.paper.elements import Cell, Heading, Labelled, Para, Row, Table
from briefing.text.difference import Kept, stretches, words_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.export.paper.elements import Element, Run, Runs

__all__ = ["revised_elements", "revised_runs"]

Unit: TypeAlias = Heading | Para | Labelled | Table | Row

ALIKE = 55
"""Likeness in percent from which on two texts are one that was changed; below, one is gone and another came."""

MOST_PAIRS = 250_000
"""Pairs of texts that are held against each other to find which became which; of more, none became another."""

_PIECES = re.compile(r"\s+|\S+")
_OPENING = "\"'“‘„‚«‹([{"
_CLOSING = ".,;:!?…\"'”’“‘»›)]}"


def revised_elements(before: Iterable[Element], after: Iterable[Element]) -> tuple[Element, ...]:
    """Put the elements of two versions into one row, in the order of both."""
    return tuple(unit for unit in _merged(_units(before), _units(after)) if not isinstance(unit, Row))


def _units(elements: Iterable[Element]) -> list[Unit]:
    """The elements, with labels one by one, since each is a paragraph of its own."""
    units: list[Unit] = []
    for element in elements:
        if isinstance(element, Labelled):
            hangs = any(label for label, _ in element.rows)
            for place, row in enumerate(element.rows):
                units.append(element._replace(rows=(row,), keeps=element.keeps_row(place), hangs=hangs))
        else:
            units.append(element)
    return units


def _merged(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Unit]:
    for kind, start, end, first, last in stretches([*map(_key, ours)], [*map(_key, theirs)]):
        if kind == "equal":
            yield from theirs[first:last]
        else:
            yield from _changed(ours[start:end], theirs[first:last])


def _key(unit: Unit) -> str:
    """What makes two units the same: their sort and all their words."""
    return "\0".join((*_sort(unit), _words(unit)))


def _sort(unit: Unit) -> tuple[str, ...]:
    """What has to be the same in both for one unit to have become the other."""
    if isinstance(unit, Heading):
        return ("heading", str(unit.level))
    if isinstance(unit, Para):
        return ("para", unit.style)
    if isinstance(unit, Labelled):
        return ("labelled", str(unit.deep), str(unit.hangs), unit.rows[0][0])
    if isinstance(unit, Row):
        return ("row", str(len(unit.cells)))
    return ("table", *(column.head for column in unit.columns))


def _words(unit: Unit) -> str:
    if isinstance(unit, Heading | Para):
        return "".join(_token_key(*token) for token in _tokens(unit.runs))
    if isinstance(unit, Labelled):
        return "\n".join(_words(Para("", value)) for _, value in unit.rows)
    if isinstance(unit, Row):
        return "\t".join("\n".join(map(_key, _units(cell.content))) for cell in unit.cells)
    return "\n".join(map(_key, unit.rows))


def _changed(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Unit]:
    """What stands between two stretches that both have: what became what, what is gone and what came."""
    done = next_ = 0
    for own, other in _pairs(ours, theirs):
        yield from (_alone(unit, Kept.BEFORE) for unit in ours[done:own])
        yield from (_alone(unit, Kept.AFTER) for unit in theirs[next_:other])
        yield _revised(ours[own], theirs[other])
        done, next_ = own + 1, other + 1
    yield from (_alone(unit, Kept.BEFORE) for unit in ours[done:])
    yield from (_alone(unit, Kept.AFTER) for unit in theirs[next_:])


def _pairs(ours: Sequence[Unit], theirs: Sequence[Unit]) -> list[tuple[int, int]]:
    """The places of units that became each other, in the order of both, so that they are as alike as can be."""
    if not ours or not theirs or len(ours) * len(theirs) > MOST_PAIRS:
        return []
    likeness = [[_likeness(own, other) for other in theirs] for own in ours]
    # The best sum of likenesses for what is left from a place on in each.
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for own in reversed(range(len(ours))):
        for other in reversed(range(len(theirs))):
            paired = likeness[own][other] and likeness[own][other] + best[own + 1][other + 1]
            best[own][other] = max(best[own + 1][other], best[own][other + 1], paired)
    found: list[tuple[int, int]] = []
    own = other = 0
    while own < len(ours) and other < len(theirs):
        if likeness[own][other] and best[own][other] == likeness[own][other] + best[own + 1][other + 1]:
            found.append((own, other))
            own, other = own + 1, other + 1
        elif best[own][other] == best[own + 1][other]:
            own += 1
        else:
            other += 1
    return found


def _likeness(own: Unit, other: Unit) -> float:
    """How alike two units are in percent; 0 where one cannot have become the other."""
    if _sort(own) != _sort(other):
        return 0.0
    if isinstance(own, Table) or (isinstance(own, Labelled) and own.rows[0][0]):
        return 100.0
    from rapidfuzz import fuzz  # noqa: PLC0415 - most stretches are equal

    return fuzz.ratio(_words(own), _words(other), score_cutoff=ALIKE)


def _revised(own: Unit, other: Unit) -> Unit:
    """One unit that became another."""
    if isinstance(own, Heading | Para) and isinstance(other, Heading | Para):
        return other._replace(runs=revised_runs(own.runs, other.runs))
    if isinstance(own, Labelled) and isinstance(other, Labelled):
        (label, value), (_, before) = other.rows[0], own.rows[0]
        return other._replace(rows=((label, revised_runs(before, value)),))
    if isinstance(own, Row) and isinstance(other, Row):
        cells = zip(own.cells, other.cells, strict=True)
        return other._replace(cells=tuple(Cell(_content(_merged(*map(_cell_units, pair)))) for pair in cells))
    assert isinstance(own, Table)  # noqa: S101 - they are of one sort
    assert isinstance(other, Table)  # noqa: S101 - likewise
    return other._replace(rows=tuple(row for row in _merged(own.rows, other.rows) if isinstance(row, Row)))


def _cell_units(cell: Cell) -> list[Unit]:
    return _units(cell.content)


def _content(units: Iterable[Unit]) -> tuple[Para | Labelled, ...]:
    return tuple(unit for unit in units if isinstance(unit, Para | Labelled))


def _alone(unit: Unit, kept: Kept) -> Unit:
    """A unit that one version alone has. What is gone leads nowhere, and nothing leads there."""
    if isinstance(unit, Heading | Para):
        anchor = unit.anchor if kept is Kept.AFTER else ""
        return unit._replace(runs=_runs_alone(unit.runs, kept), anchor=anchor, kept=str(kept))
    if isinstance(unit, Labelled):
        return unit._replace(
            rows=tuple((label, _runs_alone(value, kept)) for label, value in unit.rows), kept=str(kept)
        )
    if isinstance(unit, Row):
        cells = tuple(Cell(_content(_alone(one, kept) for one in _cell_units(cell))) for cell in unit.cells)
        return unit._replace(cells=cells, anchor=unit.anchor if kept is Kept.AFTER else "", kept=str(kept))
    rows = tuple(row for row in (_alone(row, kept) for row in unit.rows) if isinstance(row, Row))
    return unit._replace(rows=rows, kept=str(kept))


def _runs_alone(runs: Runs, kept: Kept) -> Runs:
    return tuple(_run_alone(run, kept) for run in runs)


def _run_alone(run: Run, kept: Kept) -> Run:
    if kept is Kept.BEFORE:
        return run._replace(kept=str(kept), target="", url="", is_marked=False)
    return run._replace(kept=str(kept), is_marked=False)


class _Token(NamedTuple):
    """A word or blanks, with the run it is of, which has its footnote where it is the last of it."""

    text: str
    run: Run


def _tokens(runs: Runs) -> list[_Token]:
    tokens: list[_Token] = []
    for run in runs:
        is_link = bool(run.target or run.url or run.note) and not any(map(str.isspace, run.text))
        pieces = (
            [run.text] if is_link else [word for piece in _PIECES.findall(run.text) for word in _split(piece)] or [""]
        )
        bare = run._replace(note=())
        tokens += [_Token(piece, bare) for piece in pieces[:-1]]
        tokens.append(_Token(pieces[-1], run))
    return tokens


def _split(piece: str) -> list[str]:
    """Blanks as they are; words without the marks around them, in a script without blanks each sign."""
    if piece.isspace():
        return [piece]
    core = piece.lstrip(_OPENING)
    start = piece[: len(piece) - len(core)]
    word = core.rstrip(_CLOSING)
    signs = [sign.rstrip() for sign in words_of_text(word)]
    return [part for part in (start, *signs, core[len(word) :]) if part]


def _token_key(text: str, run: Run) -> str:
    note = "".join(f"{one.text}\1" for one in run.note)
    return f"{text}\2{note}" if note else text


def revised_runs(before: Runs, after: Runs) -> Runs:
    """Put the words of two versions of a text into one, in the order of both."""
    ours, theirs = _tokens(before), _tokens(after)
    parts: list[tuple[list[_Token], list[_Token], bool]] = []
    for kind, start, end, first, last in stretches(
        [_token_key(*token) for token in ours], [_token_key(*token) for token in theirs]
    ):
        is_same = kind == "equal" and not all(token.text.isspace() and not token.run.note for token in ours[start:end])
        if parts and not is_same and not parts[-1][2]:
            # Blanks between two words that changed change with them.
            parts[-1][0].extend(ours[start:end])
            parts[-1][1].extend(theirs[first:last])
        else:
            parts.append((ours[start:end], theirs[first:last], is_same or kind == "equal"))
    found: list[Run] = []
    for own, other, is_same in parts:
        found += _joined(other) if is_same else _runs_alone(_joined(own), Kept.BEFORE)
        found += () if is_same else _runs_alone(_joined(other), Kept.AFTER)
    return tuple(found)


def _joined(tokens: Iterable[_Token]) -> Runs:
    """Tokens of one look that follow each other as one run; a footnote ends it."""
    runs: list[Run] = []
    for text, run in tokens:
        last = runs[-1] if runs else None
        if last and not last.note and last._replace(text="") == run._replace(text="", note=()):
            runs[-1] = run._replace(text=last.text + text)
        else:
            runs.append(run._replace(text=text))
    return tuple(runs)
