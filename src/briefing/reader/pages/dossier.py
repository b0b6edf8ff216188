"""The dossier of an actor: who it is, what it said and did, where it stands, what else the brief knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.naming import spellings_of
from briefing.facts.dates import format_doubted
from briefing.model.iso_codes import country_name
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import listed, name_span, paragraph_reference
from briefing.reader.pages.dossier_links import (
    write_actor_cautions,
    write_connections,
    write_mentions,
    write_stands,
)
from briefing.reader.pages.statement_block import write_statement, write_statement_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Actor, Quote, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Run, Writer

__all__ = ["actor_document"]

LABEL_WIDTH = 14
STATEMENTS = 30
"""Statements of an actor that are shown; the filter lists all of them."""
ROWS = 12
"""Statements to or about an actor that are shown."""
ENTRIES = 60
"""Entries of the timeline that are shown."""
LINES = 3
"""Lines that the words of one statement may take."""


def actor_document(writer: Writer, key: str, brief: OpenBrief) -> Document:
    """Tell what the brief knows of an actor."""
    actor = brief.briefing.actors[key]
    _write_head(writer, key, actor, brief)
    if actor.note:
        writer.fact("Note", *brief.index.split_prose(actor.note), label_width=LABEL_WIDTH, owner=key)
    _write_said(writer, key, brief)
    _write_others(writer, "SAID TO THEM", brief.index.quotes_to_actor.get(key, ()), brief)
    _write_others(writer, "SAID ABOUT THEM", brief.index.quotes_about_actor.get(key, ()), brief)
    _write_did(writer, key, brief)
    write_stands(writer, key, brief)
    write_connections(writer, key, brief)
    write_mentions(writer, key, brief)
    write_actor_cautions(writer, key, brief)
    return writer.document()


def _write_head(writer: Writer, key: str, actor: Actor, brief: OpenBrief) -> None:
    kind = [Span(str(actor.kind), Role.MUTED)] if actor.kind else []
    label = Span(brief.index.label(key).ljust(4), Role.MUTED)
    name = Span(actor.name, Role(brief.sides.role(key)) if actor.side else Role.STRONG)
    writer.row(label, name, owner=key, right=kind)
    if actor.role:
        writer.paragraph(actor.role, indent=4, owner=key)
    for label_text, runs in _facts(key, actor, brief):
        if runs:
            writer.fact(label_text, *runs, label_width=LABEL_WIDTH, owner=key)


def _facts(key: str, actor: Actor, brief: OpenBrief) -> list[tuple[str, list[Run]]]:
    briefing = brief.briefing
    parts = (one.role or "takes part" for one in briefing.event.participants if one.actor == key)
    members = [other for other, known in briefing.actors.items() if key in known.affiliation]
    country: list[Run] = [f"{country_name(actor.country)} ({actor.country})"] if actor.country else []
    return [
        ("In the event", [", ".join(parts)] if any(one.actor == key for one in briefing.event.participants) else []),
        ("Side", [Span(actor.side, Role(brief.sides.role(key)))] if actor.side else []),
        ("Belongs to", listed(name_span(other, brief) for other in actor.affiliation)),
        ("Belong to it", listed(name_span(other, brief) for other in members)),
        ("Country", country),
        ("Also written", _spellings(key, actor, brief)),
    ]


def _spellings(key: str, actor: Actor, brief: OpenBrief) -> list[Run]:
    """Aliases, then what sources print instead of the name, with where they do."""
    places: dict[str, list[Run]] = {}
    for note in spellings_of(key, brief.briefing):
        where = paragraph_reference(note.source, note.at, brief)
        places.setdefault(note.printed or "", []).extend([" ", where] if where else [])
    runs: list[Run] = [", ".join(alias for alias in actor.aliases if alias not in places)]
    for printed, links in places.items():
        runs += [", "] if runs[0] or len(runs) > 1 else []
        runs += [f"“{printed}”", *links]
    return [run for run in runs if run]


def _write_said(writer: Writer, key: str, brief: OpenBrief) -> None:
    quotes = brief.index.quotes_by_actor.get(key, ())
    if not quotes:
        writer.heading("SAID", Span("nothing in this brief", Role.MUTED))
        return
    writer.heading(f"SAID ({len(quotes)})")
    for quote in quotes[:STATEMENTS]:
        write_statement(writer, quote, brief, indent=2, speaker=len(quote.speaker) > 1, lines=LINES)
    _write_more(writer, len(quotes) - STATEMENTS, f"speaker:{key}")


def _write_others(writer: Writer, title: str, quotes: Sequence[Quote], brief: OpenBrief) -> None:
    if not quotes:
        return
    writer.heading(f"{title} ({len(quotes)})")
    for quote in quotes[:ROWS]:
        write_statement_row(writer, quote, brief)
    _write_more(writer, len(quotes) - ROWS)


def _write_more(writer: Writer, number: int, term: str = "") -> None:
    if number > 0:
        how = f": f, then {term}" if term else ""
        writer.paragraph(Span(f"and {number} more{how}", Role.MUTED), indent=2)


def _write_did(writer: Writer, key: str, brief: OpenBrief) -> None:
    entries = sorted(brief.index.entries_by_actor.get(key, ()), key=lambda entry: entry.date.sort_key())
    done = [entry for entry in entries if entry.status != "planned"]
    planned = [entry for entry in entries if entry.status == "planned"]
    for title, group in (("DID", done), ("IS TO DO", planned)):
        if group:
            writer.heading(f"{title} ({len(group)})")
        for entry in group[:ENTRIES]:
            _write_entry(writer, key, entry, brief)
        _write_more(writer, len(group) - ENTRIES)


def _write_entry(writer: Writer, key: str, entry: TimelineEntry, brief: OpenBrief) -> None:
    date = f"{format_doubted(entry.date)}: "
    runs: list[Run] = [Span(entry.id.ljust(4), Role.LINK, brief.index.references[entry.id]), " "]
    runs += [Span(date, Role.MUTED), *brief.index.split_prose(entry.text)]
    where = paragraph_reference(entry.source, entry.at, brief)
    runs += [" ", where] if where else []
    others = [name_span(other, brief) for other in entry.actors if other != key]
    runs += [Span(" with ", Role.MUTED), *listed(others)] if others else []
    if entry.status in {"ongoing", "unconfirmed"}:
        runs.append(Span(f" ({entry.status})", Role.CAUTION if entry.status == "unconfirmed" else Role.MUTED))
    writer.paragraph(*runs, indent=2, hanging=4, owner=entry.id)
