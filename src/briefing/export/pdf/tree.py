"""The printed pages as plain data for the typesetter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.export.printed.elements import Heading, Labelled, Para, Table
from briefing.text import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.export.printed.elements import Cell, Element, Run, Runs, Sheet

__all__ = ["Tree", "texts_of"]

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_UNBROKEN = re.compile(r"[^\s\u2e80-\ud7ff\uf900-\ufaff]+")
ROOM = 34
"""Letters of a word that every line can hold, however wide they are."""
TABLE_ROOM = 50
"""The same of the small letters of a table, for a column as wide as the page."""
TITLE_ROOM = 18
FOOT_ROOM = 16
LABEL_ROOM = 10
PIECE = 4
"""Letters of a longer word that stay together."""


def texts_of(sheet: Sheet) -> Iterator[str]:
    """Every text that is drawn."""
    yield from (sheet.title, sheet.id, sheet.marking)
    for element in sheet.elements:
        yield from _texts(element)


def _texts(element: Element) -> Iterator[str]:
    if isinstance(element, Heading | Para):
        yield from _run_texts(element.runs)
    elif isinstance(element, Labelled):
        for label, value in element.rows:
            yield label
            yield from _run_texts(value)
    else:
        for row in element.rows:
            for cell in row.cells:
                for inner in cell.content:
                    yield from _texts(inner)


def _run_texts(runs: Runs) -> Iterator[str]:
    for run in runs:
        yield run.text
        yield from _run_texts(run.note)


class Tree:
    """Writes elements as dictionaries; `draw` replaces what no font has."""

    def __init__(self, draw: Callable[[str], str]) -> None:
        self._draw = draw

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        """The whole brief."""
        found = _LANGUAGE.fullmatch(sheet.language)
        return {
            "title": sheet.title or " ",
            "head": self._lines(sheet.title, TITLE_ROOM),
            "foot": self._lines(sheet.id, FOOT_ROOM),
            "marking": self._draw(sheet.marking),
            "lang": found[1].lower() if found else "en",
            "region": found[2].upper() if found and found[2] else None,
            "tags": list(sheet.tags),
            "elements": [self.element(element) for element in sheet.elements],
        }

    def element(self, element: Element, room: int = ROOM) -> dict[str, Any]:
        """One element; a word of more letters than `room` may be broken."""
        if isinstance(element, Heading):
            return {"is": "heading", "level": element.level, **self._anchored(element, room)}
        if isinstance(element, Para):
            return {"is": "para", "style": element.style, **self._anchored(element, room)}
        if isinstance(element, Labelled):
            rows = [
                {"label": self._lines(label, LABEL_ROOM), "value": self._runs(value, room * 2 // 3)}
                for label, value in element.rows
            ]
            return {"is": "labelled", "deep": element.deep, "rows": rows}
        return self._table(element)

    def _table(self, table: Table) -> dict[str, Any]:
        rooms = [_room(column.share, table) for column in table.columns]
        rows = [
            {
                "anchor": row.anchor,
                "cells": [self._cell(cell, room) for cell, room in zip(row.cells, rooms, strict=False)],
            }
            for row in table.rows
        ]
        return {"is": "table", "columns": [column._asdict() for column in table.columns], "rows": rows}

    def _cell(self, cell: Cell, room: int) -> list[dict[str, Any]]:
        return [self.element(inner, room) for inner in cell.content]

    def _anchored(self, element: Heading | Para, room: int) -> dict[str, Any]:
        return {"anchor": element.anchor, "runs": self._runs(element.runs, room)}

    def _runs(self, runs: Runs, room: int) -> list[dict[str, Any]]:
        return [self._run(run, room) for run in runs]

    def _run(self, run: Run, room: int) -> dict[str, Any]:
        shown = run._asdict()
        shown["text"] = self._lines(run.text, room)
        shown["note"] = self._runs(run.note, ROOM)
        return shown

    def _lines(self, text: str, room: int) -> list[list[str]]:
        return [self._pieces(part, room) for part in self._draw(text).split("\n")]

    def _pieces(self, text: str, room: int) -> list[str]:
        """Part the words that are too long for a line."""
        pieces: list[str] = []
        done = 0
        for found in _UNBROKEN.finditer(text):
            word = list(clusters(found[0])) if len(found[0]) > room else []
            for start in range(PIECE, len(word), PIECE):
                end = found.start() + len("".join(word[:start]))
                pieces.append(text[done:end])
                done = end
        return [*pieces, text[done:]]


def _room(share: int, table: Table) -> int:
    shares = sum(column.share for column in table.columns)
    return max(TABLE_ROOM * share // shares, PIECE)
