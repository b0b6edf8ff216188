"""Tables for a spreadsheet, one for each kind of record; no cell of them is ever a formula.

Every text is in quotation marks. That alone does not keep a cell whole where a spreadsheet parts the rows at `;`, as
those of most of Europe do: it takes a mark for the beginning of a quoted cell only after its own separator. So what
stands behind a `;` is looked at like a cell of its own. A tab is never there: `plain_text` writes it as blanks.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from briefing.facts.cautions import (
    DRAFT_WORDS,
    CautionKind,
    cautions_of_actor,
    cautions_of_source,
    cautions_of_statement,
    cautions_of_tension,
)
from briefing.facts.dates import values_of
from briefing.facts.dossier import parts_in_event
from briefing.model.iso_codes import language_name
from briefing.model.wording import (
    KIND_WORDS,
    format_brief_status,
    format_date_with_basis,
    format_entry_status,
    format_part,
    format_source_kind,
    format_speaker,
    format_status,
    format_trend,
    format_via,
)
from briefing.text import plain_text, without_isolates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.facts.cautions import Caution, Draftable
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
        "discrepancies": csv_table(_DISCREPANCIES, _discrepancies(material)),
        "assessments": csv_table(_ASSESSMENTS, _assessments(material)),
        "actors": csv_table(_ACTORS, _actors(material)),
        "sources": csv_table(_SOURCES, _sources(material)),
    }
    if material.changes:
        tables["changes"] = csv_table(_CHANGES, _changes(material.changes.data))
    return tables


_DATE = ("date as worded", "date resolved", "edtf", "earliest", "latest", "date doubt", "date note")
_SOURCE = ("source", "source title", "paragraph")
_LAST = ("cautions", "draft", "marking", "brief status")
"""What stands at the end of every row, for rows are taken out of their table."""
_STATEMENTS = (
    *("id", "speaker", "kind", "words", *_DATE, "venue", "to", "about", *_SOURCE, "via", "status", "credibility"),
    *("topic", "check", "translated from", "original", "passage", "note", *_LAST),
)
_TIMELINE = ("id", "what", "status", *_DATE, "actors", *_SOURCE, "see", *_LAST)
_TENSIONS = (
    *("id", "title", "issue", "basis", "level", "trend", "status", "party", "stance", "position", "statements"),
    *("common ground", "evidence", *_LAST),
)
_DISCREPANCIES = ("id", "question", "version", "claim", *_SOURCE, "statements", "used here", "note", *_LAST)
_ASSESSMENTS = (
    *("id", "judgement", "likelihood", "confidence", "basis", "otherwise", "would change", "evidence", *_LAST),
)
_ACTORS = (
    *("id", "name", "kind", "role", "part in the event", "side", "country", "affiliation", "aliases", "statements"),
    *("note", *_LAST),
)
_SOURCES = (
    *("id", "number", "title", "publisher", "author", *_DATE, "address", "read", "language", "kind", "reliability"),
    *("standing", "note", "statements", "archive", "sha-256", *_LAST),
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
            *(quote.passage, material.plain(quote.note or "")),
            *_last(quote, cautions_of_statement(quote, index, material.proof.verdicts[quote.id]), material),
        )


def _check(quote: Quote, material: Material) -> str:
    """The verdict, and how the words were found: 'verified, verbatim'."""
    return material.proof.verdicts[quote.id].label


def _timeline(material: Material) -> Iterable[Sequence[object]]:
    for entry in material.index.timeline:
        yield (
            *(entry.id, material.plain(entry.text), format_entry_status(entry.status), *_dates(entry.date, material)),
            *(_names(entry.actors, material), *_source(entry.source, entry.at, material)),
            *(_references(entry.refs, material), *_last(entry, (), material)),
        )


def _tensions(material: Material) -> Iterable[Sequence[object]]:
    for tension in material.briefing.tensions:
        cautions = cautions_of_tension(tension, material.index, material.support, material.proof)
        about = (
            *(tension.id, tension.title, material.plain(tension.issue or ""), tension.basis, tension.level),
            *(format_trend(tension.trend), tension.status),
        )
        for position in tension.positions:
            yield (
                *(*about, _names(position.party, material), position.stance, material.plain(position.position)),
                *(_references(position.quotes, material), material.plain(tension.common_ground or "")),
                *(_references(tension.refs, material), *_last(tension, cautions, material)),
            )


def _discrepancies(material: Material) -> Iterable[Sequence[object]]:
    for discrepancy in material.briefing.discrepancies:
        for number, version in enumerate(discrepancy.versions, 1):
            yield (
                *(discrepancy.id, material.plain(discrepancy.question), number, material.plain(version.claim)),
                *(*_source(version.source, version.at, material), _references(version.quotes, material)),
                *("yes" if number == discrepancy.preferred else "", material.plain(discrepancy.note or "")),
                *_last(discrepancy, (), material),
            )


def _assessments(material: Material) -> Iterable[Sequence[object]]:
    for one in material.briefing.assessments:
        reasons = (material.plain(text or "") for text in (one.basis, one.alternatives, one.would_change))
        yield (
            *(one.id, material.plain(one.text), one.likelihood, one.confidence, *reasons),
            *(_references(one.refs, material), *_last(one, (), material)),
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
            material.plain(actor.note or ""),
            *_last(actor, cautions_of_actor(key, index, material.namesakes[key]), material),
        )


def _sources(material: Material) -> Iterable[Sequence[object]]:
    index = material.index
    for key, source in material.briefing.sources.items():
        archive = material.archives.get(key)
        yield (
            *(key, index.label(key), source.title, source.publisher, source.author),
            *(*_dates(source.published, material), source.url),
            format_date_with_basis(source.accessed) if source.accessed else "",
            *(language_name(source.language) if source.language else "", format_source_kind(source, index)),
            *(source.reliability, material.plain(source.descriptor or ""), material.plain(source.note or "")),
            _references((quote.id for quote in index.quotes_by_source.get(key, ())), material),
            *((source.archive.path, source.archive.sha256) if source.archive else ("", "")),
            *_last(source, cautions_of_source(source, archive), material),
        )


_CHANGES = ("importance", "section", "name", "id", "turn", "since", "what changed")


def _changes(told: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """A row for each change since another version, the most important first."""
    for change in told["changes"]:
        known = (change[key] for key in ("importance", "section", "name", "id", "turn"))
        yield (*known, told["since"], change["sentence"])


def _last(item: Draftable, cautions: Iterable[Caution], material: Material) -> tuple[object, ...]:
    """What to know before using an item, and what is so of the whole brief."""
    told = ("".join(map(str, caution.text)) for caution in cautions if caution.kind is not CautionKind.DRAFT)
    status = material.briefing.status
    return (
        *("\n".join(told), DRAFT_WORDS if item.draft else ""),
        *(material.briefing.marking, format_brief_status(status) if status else ""),
    )


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
