"""The printed pages as plain data for the typesetter.

Characters that the fonts cannot draw stand as code points; otherwise they would vanish. The fonts that come with the
program draw Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian and Georgian, and a brief in these is the same file on
every machine. For Chinese, Japanese, Korean, Indic and other letters those of the machine are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from briefing.export.paper.elements import Heading, Labelled, Para, Run, Table, is_turned
from briefing.text import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.export.paper.elements import Cell, Element, PrintedBrief, Runs

__all__ = ["FontCoverage", "PdfContent", "drawable_by", "texts_of"]

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
_ALWAYS_DRAWN = frozenset(map(chr, range(0x20, 0x7F))) | {"\n"}
_UNSEEN = frozenset({"Cf", "Zs"})
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def texts_of(brief: PrintedBrief) -> Iterator[str]:
    """Every text that is drawn."""
    yield from (brief.title, brief.id, brief.marking)
    for element in brief.elements:
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


class PdfContent:
    """Writes elements as dictionaries; `draw` replaces characters that no font has."""

    def __init__(self, draw: Callable[[str], str]) -> None:
        self._draw = draw

    def whole(self, brief: PrintedBrief) -> dict[str, Any]:
        """The whole brief."""
        language, region = _language(brief.language)
        return {
            "title": brief.title or " ",
            "turned": is_turned((Run(brief.title),)),
            "head": self._lines(brief.title, TITLE_ROOM),
            "foot": self._lines(brief.id, FOOT_ROOM),
            "marking": self._draw(brief.marking),
            "lang": language or "en",
            "region": region,
            "tags": list(brief.tags),
            "elements": [self.element(element) for element in brief.elements],
        }

    def element(self, element: Element, room: int = ROOM) -> dict[str, Any]:
        """One element; a word of more letters than `room` may be broken."""
        if isinstance(element, Heading):
            return {"is": "heading", "level": element.level, **self._anchored(element, room)}
        if isinstance(element, Para):
            shown = self._anchored(element, room)
            return {"is": "para", "style": element.style, "turned": is_turned(element.runs), **shown}
        if isinstance(element, Labelled):
            rows = [
                {
                    "label": self._lines(label, LABEL_ROOM),
                    "value": self._runs(value, room * 2 // 3),
                    "turned": is_turned(value),
                }
                for label, value in element.rows
            ]
            return {"is": "labelled", "deep": element.deep, "keeps": element.keeps, "rows": rows}
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
        kept, is_marked = shown.pop("kept"), shown.pop("is_marked")
        opening, closing = _REVISED[kept if is_marked else ""]
        shown["text"] = self._lines(f"{opening}{run.text}{closing}", room)
        shown["note"] = self._runs(run.note, ROOM)
        shown["lang"] = _language(run.language)[0]
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


_REVISED = {"": ("", ""), "before": ("[-", "-]"), "after": ("{+", "+}")}
"""The marks of words that only one version of a brief has."""


def _language(tag: str) -> tuple[str | None, str | None]:
    """The language and the region of a tag, as the typesetter has them."""
    found = _LANGUAGE.fullmatch(tag)
    return (found[1].lower(), found[2].upper() if found[2] else None) if found else (None, None)


def _room(share: int, table: Table) -> int:
    shares = sum(column.share for column in table.columns)
    return max(TABLE_ROOM * share // shares, PIECE)


class FontCoverage:
    """What the fonts can draw of one brief.

    Attributes:
        missing: The characters that were asked for and cannot be drawn, in order of their code points.
    """

    def __init__(self, families: Iterable[frozenset[str]]) -> None:
        self._families = tuple(families)
        self._missing: set[str] = set()

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters for which no font was found so far."""
        return tuple(sorted(self._missing))

    def missing_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The characters of some texts for which there is no font."""
        for text in texts:
            self.drawn(text)
        return self.missing

    def drawn(self, text: str) -> str:
        """The text, with the code points of what cannot be drawn in its place."""
        if text.isascii() or not any(character not in _ALWAYS_DRAWN for character in text):
            return text
        return "".join(self._cluster(cluster) for cluster in clusters(text))

    def _cluster(self, cluster: str) -> str:
        """Draw a letter with its marks by one font, for no two fonts draw a letter together."""
        wanted = {character for character in cluster if not _is_plain(character)}
        missing = min((wanted - family for family in self._families), key=len, default=wanted)
        if not missing:
            return cluster
        self._missing |= missing
        if cluster[0] in missing:
            missing = wanted
        return "".join(f"<U+{ord(character):04X}>" if character in missing else character for character in cluster)


def drawable_by(ask: Callable[[str], Iterable[Iterable[str]]], texts: Iterable[str]) -> FontCoverage:
    """Find out what the fonts can draw of some texts.

    Args:
        ask: Answers for each family which of these characters it has.
        texts: All that is to be drawn.
    """
    wanted = sorted({character for text in texts if not text.isascii() for character in _odd(text)})
    families = ask("".join(wanted)) if wanted else ()
    return FontCoverage(frozenset(character for character in family if not _misleads(character)) for family in families)


def _misleads(character: str) -> bool:
    """Whether a character is drawn wrongly: marks round another are misplaced, private ones mean nothing in a brief."""
    return unicodedata.category(character) in {"Me", "Co"}


def _odd(text: str) -> Iterator[str]:
    return (character for character in set(text) if not _is_plain(character))


def _is_plain(character: str) -> bool:
    """Whether a character needs no glyph, or one that every font has."""
    return character in _ALWAYS_DRAWN or character in _SELECTORS or unicodedata.category(character) in _UNSEEN
