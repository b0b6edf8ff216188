"""The picture of many parties: a row a party, a column a tension, the number of the position where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.export.html.pictures import WIDTH, fit, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.export.html.plain import Plain

__all__ = ["ROWS", "Held", "parties_matrix"]

COLUMNS = 9
"""Tensions beside each other; further ones go under them, with the parties to those."""
ROWS = 300
"""Parties of the longest picture."""
NAME_CELLS = 28
NAMES, ROW, APART = 204.0, 20.0, 20.0
"""Where the columns begin, the height of a row, and what is between one band of columns and the next."""


class Held(NamedTuple):
    """A party to a tension, with the numbers of the positions it holds there."""

    party: str
    tension: str
    numbers: str


def parties_matrix(tensions: Mapping[str, str], held: Sequence[Held], names: Mapping[str, str]) -> Plain:
    """Draw which positions each party holds.

    Args:
        tensions: What to write over each column, by the id of the tension.
        held: Who holds what.
        names: What to write before each row, by the id of the party.
    """
    ids = list(tensions)
    columns: list[Plain] = []
    rows: list[Plain] = []
    y = 16.0
    for start in range(0, len(ids), COLUMNS):
        band = ids[start : start + COLUMNS]
        places = {key: NAMES + (WIDTH - NAMES) * (place + 0.5) / COLUMNS for place, key in enumerate(band)}
        columns += [{"x": shown(x), "y": shown(y), "text": fit(tensions[key], 5, 1)[0]} for key, x in places.items()]
        y += 8
        for party in names:
            cells = [(places[one.tension], one.numbers) for one in held if one.party == party and one.tension in places]
            if cells:
                rows.append(_row(fit(names[party], NAME_CELLS, 1)[0], cells, y))
                y += ROW
        y += APART
    return {"columns": tuple(columns), "rows": tuple(rows), "width": WIDTH, "height": shown(y - APART)}


def _row(name: str, cells: Sequence[tuple[float, str]], y: float) -> Plain:
    return {
        "name": name,
        "line": shown(y),
        "y": shown(y + 14),
        "middle": shown(y + 10),
        "cells": tuple({"x": shown(x), "text": fit(numbers, 4, 1)[0]} for x, numbers in cells),
    }
