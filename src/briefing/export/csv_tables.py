"""Tables for a spreadsheet: statements, timeline, tensions and actors; no cell of them is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from briefing.model.wording import (
    KIND_WORDS,
    format_date,
    format_date_resolved,
    format_speaker,
    format_status,
    format_trend,
    format_via,
)
from briefing.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.export.material import Material
    from briefing.model import BriefDate

__all__ = ["render_csv"]

_FORMULA = re.compile(r"^[\s\ufeff\"']*[=+\-@＝＋－＠|%\t\r]")
"""What spreadsheets take for a formula, also behind blanks, and in the wide forms of East Asian keyboards."""
_MARK = "\ufeff"
"""Excel reads UTF-8 only where a file begins with the mark."""


def render_csv(material: Material) -> Mapping[str, str]:
    """Write the tables by name, as RFC 4180 has it; what a spreadsheet would execute has an apostrophe before it."""
    return {
        "statements": _table(_STATEMENTS, _statements(material)),
        "timeline": _table(_TIMELINE, _timeline(material)),
        "tensions": _table(_TENSIONS, _tensions(material)),
        "actors": _table(_ACTORS, _actors(material)),
    }


_DATE = ("date as worded", "date resolved", "edtf", "earliest", "latest")
_STATEMENTS = (
    *("id", "speaker", "kind", "words", *_DATE, "venue", "source", "paragraph", "via", "status", "credibility"),
    *("topic", "check", "translated", "original", "passage", "note"),
)
_TIMELINE = ("id", "what", "status", *_DATE, "actors", "source", "paragraph")
_TENSIONS = (
    *("id", "title", "issue", "basis", "level", "trend", "status", "party", "stance", "position", "statements"),
    "common ground",
)
_ACTORS = ("id", "name", "kind", "role", "side", "country", "affiliation", "aliases", "statements", "note")


def _statements(material: Material) -> Iterable[Sequence[object]]:
    index = material.index
    for quote in material.briefing.quotes:
        original = quote.original.text if quote.original else None
        yield (
            *(quote.id, format_speaker(quote, index), KIND_WORDS[quote.kind], quote.text, *_dates(quote.date)),
            *(quote.venue, quote.source, quote.at, format_via(quote, index), format_status(quote.status)),
            *(quote.credibility, quote.topic, material.proof.quotes[quote.id].result),
            *("yes" if quote.original else "no", original, quote.passage, quote.note),
        )


def _timeline(material: Material) -> Iterable[Sequence[object]]:
    for entry in material.index.timeline:
        names = "; ".join(material.index.actor_name(actor) for actor in entry.actors)
        status = entry.status or "occurred"
        yield entry.id, material.plain(entry.text), status, *_dates(entry.date), names, entry.source, entry.at


def _tensions(material: Material) -> Iterable[Sequence[object]]:
    for tension in material.briefing.tensions:
        for position in tension.positions:
            party = "; ".join(material.index.actor_name(actor) for actor in position.party)
            yield (
                *(
                    tension.id,
                    tension.title,
                    material.plain(tension.issue or ""),
                    tension.basis,
                    tension.level,
                    format_trend(tension.trend),
                ),
                *(tension.status, party, position.stance, material.plain(position.position), " ".join(position.quotes)),
                material.plain(tension.common_ground or ""),
            )


def _actors(material: Material) -> Iterable[Sequence[object]]:
    index = material.index
    for key, actor in material.briefing.actors.items():
        said = " ".join(quote.id for quote in index.quotes_by_actor.get(key, ()))
        yield (
            *(key, actor.name, actor.kind, actor.role, actor.side, actor.country, " ".join(actor.affiliation)),
            *("; ".join(actor.aliases), said, actor.note),
        )


def _dates(date: BriefDate | None) -> tuple[object, ...]:
    if date is None:
        return ("",) * len(_DATE)
    resolved = format_date_resolved(date)
    edtf = date.edtf.text if date.edtf else ""
    return date.text or format_date(date), resolved, edtf, _day(date.earliest), _day(date.latest)


def _day(day: tuple[int, int, int] | None) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _MARK + stream.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    text = plain_text(str(value))
    # A line inside of a cell may become a cell of its own where the file is taken apart by hand.
    return "\n".join(f"'{line}" if _FORMULA.match(line) else line for line in text.split("\n"))
