"""Tables for a spreadsheet: statements, timeline, tensions and actors; no cell of them is ever a formula.

Every text is in quotation marks. That alone does not keep a cell whole where a spreadsheet parts the rows at `;`, as
those of most of Europe do: it takes a mark for the beginning of a quoted cell only after its own separator. So what
stands behind a `;` is looked at like a cell of its own. A tab is never there: `plain_text` writes it as blanks.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from briefing.facts.cautions import DRAFT_WORDS
from briefing.facts.dates import values_of
from briefing.facts.dossier import parts_in_event
from briefing.model.iso_codes import language_name
from briefing.model.wording import (
    KIND_WORDS,
    format_entry_status,
    format_part,
    format_speaker,
    format_status,
    format_trend,
    format_via,
)
from briefing.text import plain_text, without_isolates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.facts.cautions import Draftable
    from briefing.model import BriefDate, Quote
    from briefing.outline import Material

__all__ = ["csv_table", "render_csv"]

_FORMULA = re.compile(r"^[\s\ufeff\"']*[=+\-@＝＋－＠|%\t\r]")
"""What spreadsheets take for a formula, also behind blanks, and in the wide forms of East Asian keyboards."""
_MARK = "\ufeff"
"""Excel reads UTF-8 only where a file begins with the mark."""


def render_csv(material: Material) -> Mapping[str, str]:
    """Write the tables by name (RFC 4180); what a spreadsheet would execute gets an apostrophe before it.

    Texts are quoted, also empty ones and the heads; whole numbers are not.
    """
    tables = {
        "statements": csv_table(_STATEMENTS, _statements(material)),
        "timeline": csv_table(_TIMELINE, _timeline(material)),
        "tensions": csv_table(_TENSIONS, _tensions(material)),
        "actors": csv_table(_ACTORS, _actors(material)),
    }
    if material.changes:
        tables["changes"] = csv_table(_CHANGES, _changes(material.changes.data))
    return tables


_DATE = ("date as worded", "date resolved", "edtf", "earliest", "latest", "date doubt", "date note")
_SOURCE = ("source", "source title", "paragraph")
_STATEMENTS = (
    *("id", "speaker", "kind", "words", *_DATE, "venue", "to", "about", *_SOURCE, "via", "status", "credibility"),
    *("topic", "check", "translated from", "original", "passage", "note", "draft", "marking"),
)
_TIMELINE = ("id", "what", "status", *_DATE, "actors", *_SOURCE, "see", "draft", "marking")
_TENSIONS = (
    *("id", "title", "issue", "basis", "level", "trend", "status", "party", "stance", "position", "statements"),
    *("common ground", "evidence", "draft", "marking"),
)
_ACTORS = (
    *("id", "name", "kind", "role", "part in the event", "side", "country", "affiliation", "aliases", "statements"),
    *("note", "draft", "marking"),
)


def _statements(material: Material) -> Iterable[Sequence[object]]:
    index = material.index
    for quote in material.briefing.quotes:
        language = language_name(quote.original.language) if quote.original else None
        original = quote.original.text if quote.original else None
        yield (
            *(quote.id, without_isolates(format_speaker(quote, index)), KIND_WORDS[quote.kind], quote.text),
            *(*_dates(quote.date, material), quote.venue, _names(quote.to, material), _names(quote.about, material)),
            *(
                *_source(quote.source, quote.at, material),
                without_isolates(format_via(quote, index)),
                format_status(quote.status),
            ),
            *(quote.credibility, quote.topic, _check(quote, material), language, original),
            *(quote.passage, material.plain(quote.note or ""), _draft(quote), material.briefing.marking),
        )


def _check(quote: Quote, material: Material) -> str:
    """The verdict, and how the words were found: 'verified, verbatim'."""
    return material.proof.verdicts[quote.id].label


def _timeline(material: Material) -> Iterable[Sequence[object]]:
    for entry in material.index.timeline:
        yield (
            *(entry.id, material.plain(entry.text), format_entry_status(entry.status), *_dates(entry.date, material)),
            *(_names(entry.actors, material), *_source(entry.source, entry.at, material)),
            *(_references(entry.refs, material), _draft(entry), material.briefing.marking),
        )


def _tensions(material: Material) -> Iterable[Sequence[object]]:
    for tension in material.briefing.tensions:
        about = (
            *(tension.id, tension.title, material.plain(tension.issue or ""), tension.basis, tension.level),
            *(format_trend(tension.trend), tension.status),
        )
        for position in tension.positions:
            yield (
                *(*about, _names(position.party, material), position.stance, material.plain(position.position)),
                *(_references(position.quotes, material), material.plain(tension.common_ground or "")),
                *(_references(tension.refs, material), _draft(tension), material.briefing.marking),
            )


def _actors(material: Material) -> Iterable[Sequence[object]]:
    index = material.index
    parts = parts_in_event(material.briefing)
    for key, actor in material.briefing.actors.items():
        said = _references((quote.id for quote in index.quotes_by_actor.get(key, ())), material)
        yield (
            *(
                key,
                actor.name,
                actor.kind,
                actor.role,
                "; ".join(map(format_part, parts.get(key, ()))),
                actor.side,
                actor.country,
            ),
            *(_names(actor.affiliation, material), "; ".join(actor.aliases), said),
            *(material.plain(actor.note or ""), _draft(actor), material.briefing.marking),
        )


_CHANGES = ("importance", "section", "name", "id", "turn", "since", "what changed")


def _changes(told: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """A row for each change since another version, the most important first."""
    for change in told["changes"]:
        known = (change[key] for key in ("importance", "section", "name", "id", "turn"))
        yield (*known, told["since"], change["sentence"])


def _draft(item: Draftable) -> str:
    return DRAFT_WORDS if item.draft else ""


def _dates(date: BriefDate | None, material: Material) -> tuple[object, ...]:
    if date is None:
        return ("",) * len(_DATE)
    said = values_of(date)
    days = (said.earliest, said.latest)
    return said.worded, said.resolved, said.edtf, *days, said.doubt, material.plain(date.note or "")


def _source(key: str | None, at: int | None, material: Material) -> tuple[object, ...]:
    source = material.briefing.sources.get(key or "")
    return key, source.title if source else None, at


def _names(actors: Iterable[str], material: Material) -> str:
    return "; ".join(material.index.actor_name(actor) for actor in actors)


def _references(ids: Iterable[str], material: Material) -> str:
    # The brackets stay: without them a spreadsheet takes [1:3] for a time of day.
    return "".join(map(str, material.references(ids)))


def csv_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write one table; a text is made safe, one that a spreadsheet would execute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _MARK + stream.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    # A line inside of a cell may become a cell of its own where the file is taken apart by hand.
    return "\n".join(";".join(map(_disarmed, line.split(";"))) for line in plain_text(str(value)).split("\n"))


def _disarmed(piece: str) -> str:
    return f"'{piece}" if _FORMULA.match(piece) else piece
