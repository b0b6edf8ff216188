"""The matrix of tensions as lines: headings, parties, the legend, and below them what fits no cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.facts.matrix import Opposition
from briefing.model import Discrepancy, Trend
from briefing.model.wording import LEVEL_WORDS, format_trend, short_name
from briefing.reader.document import Line, Role, Span, width_of
from briefing.reader.pages.common import (
    discrepancy_summary,
    draft_mark,
    id_column,
    side_sign,
    trend_mark,
)
from briefing.reader.writer import cut_spans
from briefing.text import cell_len, truncate

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["Matrix", "MatrixRows"]

NARROWEST_CELL, WIDEST_CELL = 9, 18
NARROWEST_HEAD, WIDEST_HEAD = 8, 20
AROUND = 3
"""Cells of the cursor's signs on both sides, and of the gap behind."""
SIGNS_FROM = 60
"""From this width on the signs of one tension stand beside how many there are in its cell."""
MORE = 9
"""Cells behind the last column for how many there are that are not shown."""


@dataclass(frozen=True)
class Matrix(Opposition):
    """Who stands against whom, with the signs that tell how it goes between them."""

    brief: OpenBrief

    @classmethod
    def of(cls, brief: OpenBrief) -> Matrix:
        """The matrix of an open brief."""
        return cls(brief.briefing, brief)

    def sign(self, key: str, lettering: Lettering) -> str:
        """Where a tension is going, and its level where it is graded: '↑2'."""
        tension = self.tensions[key]
        return f"{trend_mark(tension, lettering)}{tension.level or ''}"

    def words(self, key: str) -> str:
        """Where a tension is going, and its level where it is graded, in words: 'rising, dispute'."""
        tension = self.tensions[key]
        return ", ".join([format_trend(tension.trend), *([LEVEL_WORDS[tension.level]] if tension.level else [])])

    def legend(self, lettering: Lettering) -> list[tuple[str, str]]:
        """The signs that this matrix shows, each with its word."""
        tensions = self.tensions.values()
        words: dict[str, dict[str, None]] = {}
        for trend in sorted({tension.trend for tension in tensions}, key=_trend_order):
            sample = next(tension for tension in tensions if tension.trend is trend)
            words.setdefault(trend_mark(sample, lettering), {})[format_trend(trend)] = None
        found = [(sign, " or ".join(said)) for sign, said in words.items()]
        found += [("+", "together")] if self.together else []
        found += [(lettering.glyphs.none, "no tension")]
        levels = sorted({tension.level for tension in tensions if tension.level})
        return [*found, *((str(level), LEVEL_WORDS[level]) for level in levels)]


def _trend_order(trend: Trend | None) -> int:
    return list(Trend).index(trend) if trend else len(Trend)


class Wording(Enum):
    """What a cell says of a tension, the most telling first."""

    WORDS = "trend and level in words"
    TREND = "trend in a word"
    SIGNS = "signs"


class MatrixRows:
    """Lays out the matrix for a width.

    Args:
        matrix: Who stands against whom.
        lettering: How text is put on this screen.

    Attributes:
        keys: For each row what it is: a party's id, the id of what fits no cell, or None for what cannot be chosen.
        columns_shown: How many parties fit side by side.
    """

    def __init__(self, matrix: Matrix, lettering: Lettering) -> None:
        self.matrix = matrix
        self.lettering = lettering
        self._index = matrix.brief.index
        self._all_signs = matrix.legend(lettering) if matrix.parties else []
        self._texts: list[tuple[Span, ...]] = []
        self._width, self._framed = 0, False
        self._wording = Wording.SIGNS
        self.fit(80)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The short name of each party, behind the sign of its side."""
        return {
            actor: side_sign(actor, self.matrix.brief, self.lettering).text.lstrip()
            + self.lettering.line(short_name(actor, self._index))
            for actor in self.matrix.parties
        }

    def _longest_body(self) -> int:
        """Cells of the longest text of a cell, in the wording there is now."""
        bodies = [self._body(ids, ids[0]) for ids in self.matrix.cells.values()]
        return max(map(cell_len, [*bodies, self._together]), default=1)

    @property
    def _together(self) -> str:
        """What stands for two that hold a position together."""
        return "+" if self._wording is Wording.SIGNS or not self.matrix.together else "together"

    def fit(self, width: int, *, framed: bool = False) -> None:
        """Work out the widths, how cells are worded, and where the legend stands.

        Args:
            width: Cells there are.
            framed: The view has a frame, whose lower edge has the legend where there is no room beside the matrix.
        """
        if (width, framed) == (self._width, self._framed):
            return
        self._width, self._framed = width, framed
        names = [cell_len(name) for name in self._names.values()] or [0]
        self.head = min(max(names) + 2, WIDEST_HEAD, max(width // 4, NARROWEST_HEAD))
        for self._wording in Wording:
            least = max(NARROWEST_CELL, self._longest_body() + AROUND)
            if self.head + len(names) * least <= width:
                break
        self._share_out(max(names) + 2, least, len(names))
        self._lay_rows()

    def count_at(self, width: int, *, framed: bool) -> int:
        """How many rows there would be for a width; what is laid out stays as it is."""
        laid_out = self._width, self._framed
        self.fit(width, framed=framed)
        count = len(self.keys)
        self.fit(laid_out[0], framed=laid_out[1])
        return count

    def _share_out(self, longest_name: int, least: int, parties: int) -> None:
        """Give each column as much as there is, up to a name's length, and leave out those there is no room for."""
        wanted = max(min(longest_name, WIDEST_CELL), least)
        self.columns_shown = parties
        for self.cell in range(wanted, least - 1, -1):
            if self._legend_is_beside:
                return
        room = self._width - self.head
        self.cell = max(least, min(wanted, room // parties))
        fits = max(room // self.cell, 1)
        self.columns_shown = min(parties, fits if fits >= parties else max((room - MORE) // self.cell, 1))

    def _lay_rows(self) -> None:
        matrix = self.matrix
        rows: list[tuple[str | None, tuple[Span, ...]]] = []
        if matrix.parties:
            rows += [(None, ()), *((party, ()) for party in matrix.parties)]
            rows += [(None, line) for line in self._legend_below()]
        elif not matrix.order:
            rows.append((None, (Span("No tensions in this brief.", Role.MUTED),)))
        titles = [f"WITHOUT TWO SIDES ({len(matrix.unplaced)})"] if matrix.unplaced else []
        self._add_group(rows, titles, matrix.unplaced)
        discrepancies = matrix.order[len(matrix.tensions) :]
        self._add_group(rows, [f"REPORTS DISAGREE ({len(discrepancies)})"] if discrepancies else [], discrepancies)
        self.keys = tuple(key for key, _ in rows)
        self._texts = [text for _, text in rows]
        self._places = {key: number for number, key in enumerate(self.keys) if key}

    def _add_group(
        self, rows: list[tuple[str | None, tuple[Span, ...]]], titles: list[str], ids: tuple[str, ...]
    ) -> None:
        rows += [(None, (Span(title, Role.HEADING),)) for title in titles]
        rows += [(key, self._text_of(key)) for key in ids]

    def _text_of(self, key: str) -> tuple[Span, ...]:
        item = self._index.items[key]
        label = Span(id_column(key), Role.LINK, self._index.references[key])
        if isinstance(item, Discrepancy):
            said = Span(f"  {discrepancy_summary(item)}", Role.MUTED)
            return (label, draft_mark(item), Span(self.lettering.line(item.question)), said)
        sign = self.matrix.sign(key, self.lettering)
        said = Span(f"  {sign} {format_trend(item.trend)}", Role.MUTED)
        return (label, draft_mark(item), Span(self.lettering.line(item.title)), said)

    def place_of(self, key: str) -> tuple[int, int | None]:
        """The row and the column of a tension; no column for what fits no cell."""
        pair = self.matrix.cell_of.get(key)
        if pair is None:
            return self._places[key], None
        return self._places[pair[0]], self.matrix.parties.index(pair[1])

    def pair(self, row: int, column: int) -> tuple[str, str] | None:
        """The parties of a cell; None outside the matrix."""
        parties = self.matrix.parties
        if not parties or not 1 <= row <= len(parties):
            return None
        return parties[row - 1], parties[min(column, len(parties) - 1)]

    def ids(self, row: int, column: int) -> tuple[str, ...]:
        """What a cell, or a row below the matrix, holds."""
        pair = self.pair(row, column)
        if pair is not None:
            return self.matrix.cells.get(pair, ())
        key = self.keys[row] if 0 <= row < len(self.keys) else None
        return (key,) if key else ()

    def column_at(self, x: int, first: int) -> int | None:
        """The column under a place of the row; None over the names."""
        column = first + (x - self.head) // self.cell
        return column if x >= self.head and column < len(self.matrix.parties) else None

    def line(self, row: int, first: int, here: int | None, chosen: str) -> Line:
        """Draw a row.

        Args:
            row: Its number.
            first: The first column that is shown.
            here: The column of the cursor, where it is in this row.
            chosen: Which of several tensions in the cursor's cell is chosen.
        """
        parties = self.matrix.parties
        if parties and row == 0:
            return Line(self._beside(0, self._heading(first)))
        if parties and row <= len(parties):
            return Line(self._beside(row, self._party_row(parties[row - 1], first, here, chosen)))
        return Line(tuple(cut_spans(self._texts[row], self._width)), self.keys[row] or "")

    def _name(self, actor: str, width: int) -> Span:
        text = truncate(self._names[actor], width - 1, ellipsis=".")
        return Span(text + " " * (width - cell_len(text)), Role(self.matrix.brief.sides.role(actor)))

    def _heading(self, first: int) -> list[Span]:
        parties = self.matrix.parties
        left = truncate(f"< {first} more" if first else "", self.head - 1)
        more = len(parties) - first - self.columns_shown
        spans = [Span(left.ljust(self.head), Role.MUTED)]
        for actor in parties[first : first + self.columns_shown]:
            spans += [Span(" "), self._name(actor, self.cell - 1)]
        return [*spans, *([Span(f"{more} more >", Role.MUTED)] if more > 0 else [])]

    def _party_row(self, party: str, first: int, here: int | None, chosen: str) -> list[Span]:
        spans = [self._name(party, self.head)]
        for place in range(first, min(first + self.columns_shown, len(self.matrix.parties))):
            spans += self._cell(party, self.matrix.parties[place], chosen, here=place == here)
        return spans

    def _cell(self, party: str, other: str, chosen: str, *, here: bool) -> list[Span]:
        ids = self.matrix.cells.get((party, other), ())
        key = chosen if here and chosen in ids else next(iter(ids), "")
        joined = self._together if (party, other) in self.matrix.together else ""
        body = self._body(ids, key) if ids else joined or self.lettering.glyphs.none
        padding = " " * max(self.cell - 2 - cell_len(body), 0)
        if here:
            left, right = (self.lettering.glyphs.words_open[:1] or " "), (self.lettering.glyphs.words_close[:1] or " ")
            return [Span(f"{left}{body}{right}", Role.CELL), Span(padding)]
        return [Span(" "), Span(body, Role.LINK if ids else Role.MUTED), Span(f" {padding}")]

    def _body(self, ids: tuple[str, ...], key: str) -> str:
        """A tension and how it goes, in words where there is room; of several one, and how many others there are."""
        others = f" +{len(ids) - 1}" if len(ids) > 1 else ""
        named = f"{key}{'!' if self.matrix.tensions[key].draft else ''}"
        if self._wording is Wording.WORDS:
            return f"{named} {self.matrix.words(key)}{others}"
        if self._wording is Wording.TREND:
            return f"{named} {format_trend(self.matrix.tensions[key].trend)}{others}"
        sign = f" {self.matrix.sign(key, self.lettering)}" if self._width >= SIGNS_FROM or not others else ""
        return f"{named}{sign}{others}"

    @property
    def _legend(self) -> list[tuple[str, str]]:
        """The signs that need a word beside them: where cells have words, that of an empty one."""
        if self._wording is Wording.SIGNS:
            return self._all_signs
        return [(sign, word) for sign, word in self._all_signs if sign == self.lettering.glyphs.none]

    def legend_below(self) -> str:
        """The legend for the lower edge of the frame; empty where it stands beside the matrix."""
        if not self.matrix.parties or not self._framed or self._legend_is_beside:
            return ""
        several = [("+1", "another in the cell")] if any(len(ids) > 1 for ids in self.matrix.cells.values()) else []
        return truncate("  ".join(f"{sign} {word}" for sign, word in [*self._legend, *several]), self._width - 4)

    def _legend_columns(self) -> tuple[int, int]:
        """How many columns the legend has beside the matrix, and how wide each is."""
        rows = len(self.matrix.parties) + 1
        widest = max((cell_len(f"{sign} {word}") for sign, word in self._legend), default=0) + 2
        return -(-len(self._legend) // rows), widest

    @property
    def _legend_is_beside(self) -> bool:
        number, widest = self._legend_columns()
        taken = self.head + self.columns_shown * self.cell + 2
        return self.columns_shown >= len(self.matrix.parties) and taken + number * widest - 2 <= self._width

    def _beside(self, row: int, spans: list[Span]) -> tuple[Span, ...]:
        """A row with its part of the legend at the right."""
        if not self._legend_is_beside:
            return tuple(cut_spans(spans, self._width))
        number, widest = self._legend_columns()
        rows = len(self.matrix.parties) + 1
        used = width_of(spans)
        spans = [*spans, Span(" " * (self.head + self.columns_shown * self.cell + 2 - used))]
        for column in range(number):
            place = column * rows + row
            if place < len(self._legend):
                sign, word = self._legend[place]
                gap = " " * (widest - cell_len(f"{sign} {word}"))
                spans += [Span(sign, Role.STRONG), Span(f" {word}{gap}", Role.MUTED)]
        return tuple(spans)

    def _legend_below(self) -> list[tuple[Span, ...]]:
        """The legend in rows of its own, where there is no room beside the matrix."""
        if self._legend_is_beside or self._framed:
            return []
        rows: list[list[Span]] = [[]]
        used = 0
        for sign, word in self._legend:
            size = cell_len(f"{sign} {word}") + 2
            if rows[-1] and used + size > self._width + 2:
                rows.append([])
                used = 0
            rows[-1] += [Span(sign, Role.STRONG), Span(f" {word}  ", Role.MUTED)]
            used += size
        return [tuple(row) for row in rows]
