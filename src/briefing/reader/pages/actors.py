"""The actors: grouped by side, and the dossier of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import count_of, format_date_column, format_trend
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records, listed, name_span, paragraph_reference, quote_line, spaced
from briefing.reader.pages.summary import trend_sign
from briefing.reader.writer import columns
from briefing.text import mixed_scripts

if TYPE_CHECKING:
    from briefing.model import Actor, Reference
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Writer

__all__ = ["actor_document", "actor_records"]


def actor_records(brief: OpenBrief) -> Records:
    """Make a row for each actor under a heading for each side; without sides, in the order of the file."""
    groups: dict[str, list[str]] = {}
    for key, actor in brief.briefing.actors.items():
        groups.setdefault(actor.side or "", []).append(key)
    grouped = len(groups) > 1 or "" not in groups
    titles = sorted(groups, key=lambda side: not side)
    rows = [(row, title) for title in titles for row in ([""] if grouped else []) + groups[title]]

    def make(place: int, width: int, lettering: Lettering) -> Line:
        key, side = rows[place]
        if not key:
            title = lettering.line(side).upper() if side else "OTHER"
            role = Role(brief.sides.role(groups[side][0])) if side else Role.HEADING
            return Line((Span(title, role),))
        return _row(key, brief, width, lettering)

    return Records(tuple(key for key, _ in rows), make)


def _row(key: str, brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    said = len(brief.index.quotes_by_actor.get(key, ()))
    label = Span(brief.index.label(key), Role.MUTED)
    name = Span(lettering.line(brief.index.actor_name(key)), Role(brief.sides.role(key)))
    count = Span(f"{said} said" if said else "", Role.MUTED)
    return Line(columns([((label,), 3), ((name,), max(width - 12, 4)), ((count,), 7)], gap=1), key)


def actor_document(writer: Writer, key: str, brief: OpenBrief) -> Document:
    """Tell what the brief knows of an actor: who it is, what it said and did, where it stands."""
    actor = brief.briefing.actors[key]
    _write_head(writer, key, actor, brief)
    _write_said(writer, key, brief)
    _write_did(writer, key, brief)
    _write_tensions(writer, key, brief)
    _write_mentions(writer, key, brief)
    if actor.note:
        writer.heading("NOTE")
        writer.prose(actor.note, owner=key)
    return writer.document()


def _write_head(writer: Writer, key: str, actor: Actor, brief: OpenBrief) -> None:
    kind = [Span(f", {actor.kind}", Role.MUTED)] if actor.kind else []
    writer.item(Span(brief.index.label(key), Role.MUTED), Span(actor.name, Role.STRONG), *kind, width=4, owner=key)
    if actor.role:
        writer.paragraph(actor.role, owner=key)
    scripts = mixed_scripts(actor.name)
    if scripts:
        writer.paragraph(Span(f"! the name mixes {' and '.join(scripts)} letters", Role.CAUTION))
    if actor.side:
        writer.fact("Side", Span(actor.side, Role(brief.sides.role(key))), label_width=14)
    if actor.affiliation:
        writer.fact("Belongs to", *listed(name_span(other, brief) for other in actor.affiliation), label_width=14)
    if actor.country:
        writer.fact("Country", actor.country, label_width=14)
    if actor.aliases:
        writer.fact("Also written", ", ".join(actor.aliases), label_width=14)


def _write_said(writer: Writer, key: str, brief: OpenBrief) -> None:
    quotes = brief.index.quotes_by_actor.get(key, ())
    writer.heading(f"SAID ({len(quotes)})" if quotes else "SAID nothing in this brief")
    for quote in quotes:
        quote_line(writer, quote, brief)


def _write_did(writer: Writer, key: str, brief: OpenBrief) -> None:
    entries = brief.index.entries_by_actor.get(key, ())
    if entries:
        writer.heading(f"DID ({len(entries)})")
    for entry in sorted(entries, key=lambda entry: entry.date.sort_key()):
        writer.row(
            "  ",
            Span(entry.id.ljust(4), Role.LINK, brief.index.references[entry.id]),
            " ",
            Span(format_date_column(entry.date).ljust(14), Role.MUTED),
            " ",
            entry.text,
            owner=entry.id,
        )


def _write_tensions(writer: Writer, key: str, brief: OpenBrief) -> None:
    tensions = brief.index.tensions_by_actor.get(key, ())
    if tensions:
        writer.heading(f"TENSIONS ({len(tensions)})")
    for tension in tensions:
        others = dict.fromkeys(
            actor for position in tension.positions if key not in position.party for actor in position.party
        )
        trend = f"{trend_sign(writer, tension)} {format_trend(tension.trend)}"
        label = Span(tension.id.ljust(4), Role.LINK, brief.index.references[tension.id])
        writer.row("  ", label, " ", tension.title, owner=tension.id, right=[Span(trend, Role.MUTED)])
        if others:
            writer.paragraph(
                "against ", *listed(name_span(other, brief) for other in others), indent=7, owner=tension.id
            )


def _write_mentions(writer: Writer, key: str, brief: OpenBrief) -> None:
    found: dict[Reference | None, None] = {}
    for quote in brief.index.quotes_by_actor.get(key, ()):
        found[paragraph_reference(quote.source, quote.at, brief)] = None
    for entry in brief.index.entries_by_actor.get(key, ()):
        found[paragraph_reference(entry.source, entry.at, brief)] = None
    found.pop(None, None)
    if found:
        where = sorted((ref for ref in found if ref), key=lambda ref: (ref.label, ref.paragraph or 0))
        writer.heading("WHERE", Span(count_of(len(where), "paragraph"), Role.MUTED))
        writer.paragraph(*spaced(where), indent=2)
