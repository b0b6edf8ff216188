"""The picture of a timeline: a row an entry, its mark on an axis on which long empty times are shortened."""

from __future__ import annotations

from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from briefing.export.html.pictures import LINE, WIDTH, day_in_words, density_picture, fit, shown
from briefing.model.brief_date import stretch_of
from briefing.model.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.edtf import Day
    from briefing.export.html.texts import PageTexts, Plain
    from briefing.model.brief_date import Stretch
    from briefing.outline.record import Record

__all__ = ["timeline_picture"]

MOST = 40
"""Entries of the longest timeline that is drawn entry by entry; longer ones show how much happened when."""
LEFT, RIGHT = 6.0, 140.0
"""The ends of the axis."""
TEXT = 154
CELLS = 41
"""Where the text beside the axis begins, and the cells it has."""
TOP, TOP_OF_A_LATER_PART, GAP = 48.0, 8.0, 10.0
ROWS_OF_A_PART = 5
TAIL = 16.0
"""How far a mark with an open end reaches beyond its day."""
DIVIDER = 24.0
NARROWEST = 4.0


def timeline_picture(rows: Sequence[Record], texts: PageTexts) -> Plain:
    """Draw the entries that have a date; those that have none are listed in words."""
    drawn = [(row, stretch) for row in rows if (stretch := _stretch(row)) is not None]
    if not drawn:
        return {"shape": ""}
    undated = tuple(_undated(row, texts) for row in rows if _stretch(row) is None)
    if len(drawn) > MOST:
        return density_picture(rows)
    places = _axis(stretch for _, stretch in drawn)
    return {
        "shape": "timeline",
        "width": WIDTH,
        "description": _description(drawn),
        "axis": {"start": shown(LEFT), "end": shown(RIGHT)},
        "ends": _ends(places),
        "parts": tuple(_parts(drawn, places, texts)),
        "undated": undated,
    }


def _stretch(row: Record) -> Stretch | None:
    """The days of an entry; None where no day is known."""
    return stretch_of(row.date.date) if row.date and row.date.date else None


def _axis(stretches: Iterable[Stretch]) -> dict[Day, float]:
    """The place of each day that begins or ends something; a time twice as long is one step longer."""
    days = sorted({day for stretch in stretches for day in stretch.days})
    steps = [0.0]
    for before, after in pairwise(days):
        steps.append(steps[-1] + 1 + log2(after.ordinal - before.ordinal))
    if len(days) == 1:
        return {days[0]: (LEFT + RIGHT) / 2}
    inner = (LEFT + TAIL, RIGHT - TAIL)
    return {day: inner[0] + (inner[1] - inner[0]) * step / steps[-1] for day, step in zip(days, steps, strict=True)}


def _parts(drawn: Sequence[tuple[Record, Stretch]], places: dict[Day, float], texts: PageTexts) -> Iterator[Plain]:
    """The rows in parts that follow each other without a seam, so that a printed page can end between them."""
    for start in range(0, len(drawn), ROWS_OF_A_PART):
        before = drawn[start - 1][0].planned if start else False
        entries: list[Plain] = []
        y = TOP_OF_A_LATER_PART if start else TOP
        for row, stretch in drawn[start : start + ROWS_OF_A_PART]:
            divided, before = row.planned and not before, row.planned
            y += DIVIDER if divided else 0
            lines = fit(texts.words(row.title), CELLS, 2)
            entries.append(
                {
                    **_entry(row, lines, y, texts),
                    "divider": shown(y - DIVIDER + 4) if divided else "",
                    **_mark(stretch, places, y),
                }
            )
            y += LINE * (1 + len(lines)) + GAP
        last = start + ROWS_OF_A_PART >= len(drawn)
        height = y if last else y - TOP_OF_A_LATER_PART
        yield {"first": not start, "entries": tuple(entries), "height": shown(height)}


def _entry(row: Record, lines: Sequence[str], y: float, texts: PageTexts) -> Plain:
    return {
        "id": texts.line(row.id),
        "date": fit(texts.line(_date(row)), CELLS - 6, 1)[0],
        "lines": tuple({"text": line, "y": shown(y + LINE * (n + 1) + 4)} for n, line in enumerate(lines)),
        "text_x": TEXT,
        "text_y": shown(y + 4),
        "planned": row.planned,
        "doubtful": bool(row.date and row.date.doubt.flags),
    }


def _mark(stretch: Stretch, places: dict[Day, float], y: float) -> Plain:
    """A point for a day; else a bar, that goes out into dots where its end is open."""
    first, last = stretch
    start = places[first] if first else places[stretch.days[0]]
    end = places[last] if last else places[stretch.days[-1]]
    tails = [(start - TAIL, start)] * (first is None) + [(end, end + TAIL)] * (last is None)
    return {
        "mark": "point" if stretch.is_day else "span",
        "x": shown(start),
        "width": shown(max(end - start, NARROWEST)),
        "y": shown(y),
        "top": shown(y - 4),
        "tails": tuple({"start": shown(tail[0]), "end": shown(tail[1])} for tail in tails),
    }


def _ends(places: dict[Day, float]) -> tuple[Plain, ...]:
    """The first and the last day in words, each with the place of its guide; both may be long, so not side by side."""
    first, last = min(places), max(places)
    ends = [(first, LEFT, 12, "start"), *([(last, RIGHT, 27, "end")] if last != first else [])]
    return tuple(
        {"x": shown(places[day]), "label_x": shown(x), "y": y, "anchor": anchor, "text": day_in_words(day.iso())}
        for day, x, y, anchor in ends
    )


def _date(row: Record) -> str:
    status = f"{row.status}, " if row.status and not row.planned else ""
    return f"{status}{_resolved(row)}"


def _description(drawn: Sequence[tuple[Record, Stretch]]) -> str:
    planned = sum(row.planned for row, _ in drawn)
    more = f"; of these, {planned} planned" if planned else ""
    entries, first = count_of(len(drawn), "entry", "entries"), _resolved(drawn[0][0])
    return f"{entries} by date, the first: {first}{more}. The table under the picture says the same in words."


def _resolved(row: Record) -> str:
    return row.date.resolved if row.date else ""


def _undated(row: Record, texts: PageTexts) -> Plain:
    worded = f"{row.date.worded}, " if row.date and row.date.worded else ""
    return {
        "id": texts.line(row.id),
        "date": texts.line(f"{worded}{_resolved(row)}"),
        "text": texts.words(row.title),
    }
