"""The actors: a row each under the heading of its side, and the dossier of what the brief knows of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.check.naming import spellings_of
from briefing.facts.cautions import cautions_of_actor
from briefing.facts.dates import format_doubted
from briefing.facts.dossier import dossier_of, parts_in_event
from briefing.model.iso_codes import country_name
from briefing.model.wording import count_of, format_part, format_trend
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import (
    Records,
    draft_mark,
    id_column,
    in_two_columns,
    listed,
    name_span,
    side_sign,
    spaced,
    trend_mark,
)
from briefing.reader.pages.statement_block import write_statement, write_statement_row
from briefing.reader.writer import MEASURE, Writer, columns, cut_spans
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.facts.dossier import Dossier, Stand
    from briefing.model import Actor, Position, Quote, Tension, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Run

__all__ = ["actor_document", "actor_records"]


def actor_records(brief: OpenBrief) -> Records:
    """Make a row for each actor under a heading for each side, and a last one that counts them."""
    actors = brief.briefing.actors
    if not actors:
        return Records(("",), lambda *_: Line((Span("No actors in this brief.", Role.MUTED),)))
    said = brief.index.quotes_by_actor
    groups: dict[str, list[str]] = {}
    for key, actor in actors.items():
        groups.setdefault(actor.side or "", []).append(key)
    rows: list[tuple[str, str]] = []
    for side in sorted(groups, key=lambda side: not side):
        rows += [("", side)] if len(groups) > 1 or side else []
        rows += [(key, side) for key in sorted(groups[side], key=lambda key: key not in said)]
    first_of = {side: keys[0] for side, keys in groups.items()}
    label_width = len(str(len(actors))) + 1
    count_width = max(len(_count(key, brief)) for key in actors)

    def make(place: int, width: int, lettering: Lettering) -> Line:
        if place == len(rows):
            return _totals(brief, width)
        key, side = rows[place]
        if key:
            return _row(key, (label_width, count_width), brief, width, lettering)
        title = lettering.line(side).upper() if side else "NO SIDE"
        role = Role(brief.sides.role(first_of[side])) if side else Role.HEADING
        sign = [side_sign(first_of[side], brief, lettering)] if side else []
        return Line(tuple(cut_spans([*sign, Span(title, role)], width)))

    return Records((*(key for key, _ in rows), ""), make)


def _count(key: str, brief: OpenBrief) -> str:
    said = len(brief.index.quotes_by_actor.get(key, ()))
    return f"{said} said" if said else "silent"


def _row(key: str, widths: tuple[int, int], brief: OpenBrief, width: int, lettering: Lettering) -> Line:
    label_width, count_width = widths
    label = Span(brief.index.label(key), Role.MUTED)
    name = Span(lettering.line(brief.index.actor_name(key)), Role(brief.sides.role(key)))
    count = Span(_count(key, brief).rjust(count_width), Role.MUTED)
    room = max(width - label_width - count_width - 2, 4)
    named = (draft_mark(brief.briefing.actors[key]), name)
    return Line(columns([((label,), label_width), (named, room), ((count,), count_width)], gap=1), key)


def _totals(brief: OpenBrief, width: int) -> Line:
    """How many of the actors say something, and how many do not."""
    spoken = Counter(key in brief.index.quotes_by_actor for key in brief.briefing.actors)
    text = f"quoted {spoken[True]}  silent {spoken[False]}"
    return Line(tuple(cut_spans([Span(text, Role.MUTED)], width)))


LABEL_WIDTH = 14
STATEMENTS = 30
"""Statements of an actor that are shown; the filter lists all of them."""
ROWS = 12
"""Statements to or about an actor that are shown."""
ENTRIES = 60
"""Entries of the timeline that are shown."""
TWO_COLUMNS = 130
"""From this width on the dossier has two columns."""
LINES = 3
"""Lines that the words of one statement may take."""


def actor_document(writer: Writer, key: str, brief: OpenBrief) -> Document:
    """Tell what the brief knows of an actor; in two columns where there is room."""
    if writer.width >= TWO_COLUMNS:
        width = (min(writer.width, 2 * MEASURE + 3) - 3) // 2
        own = Writer(width, writer.index, writer.lettering)
        writer.lines(in_two_columns(actor_document(own, key, brief).lines, width, key, writer))
        return writer.document()
    actor = brief.briefing.actors[key]
    dossier = dossier_of(key, brief.index)
    _write_head(writer, key, actor, dossier, brief)
    if actor.note:
        writer.fact("Note", *brief.index.split_prose(actor.note), label_width=LABEL_WIDTH, owner=key)
    _write_said(writer, key, brief)
    _write_others(writer, "SAID TO THEM", brief.index.quotes_to_actor.get(key, ()), brief)
    _write_others(writer, "SAID ABOUT THEM", brief.index.quotes_about_actor.get(key, ()), brief)
    for title, entries in (("DID", dossier.done), ("IS TO DO", dossier.planned)):
        _write_entries(writer, title, entries, key, brief)
    _write_stands(writer, key, dossier.stands, brief)
    for title, found in (("OPPOSES", dossier.opposes), ("JOINS", dossier.joins)):
        _write_connections(writer, title, found, key, brief)
    _write_mentions(writer, key, dossier, brief)
    _write_cautions(writer, key, dossier, brief)
    return writer.document()


def _write_head(writer: Writer, key: str, actor: Actor, dossier: Dossier, brief: OpenBrief) -> None:
    kind = [Span(str(actor.kind), Role.MUTED)] if actor.kind else []
    label = Span(id_column(brief.index.label(key)), Role.MUTED)
    name = Span(actor.name, Role(brief.sides.role(key)) if actor.side else Role.STRONG)
    sign = [side_sign(key, brief, writer.lettering)] if actor.side else []
    writer.row(label, *sign, name, owner=key, right=kind)
    if actor.role:
        writer.paragraph(actor.role, indent=4, owner=key)
    for label_text, runs in _facts(key, actor, dossier, brief, writer.lettering):
        if runs:
            writer.fact(label_text, *runs, label_width=LABEL_WIDTH, owner=key)


def _facts(
    key: str, actor: Actor, dossier: Dossier, brief: OpenBrief, lettering: Lettering
) -> list[tuple[str, list[Run]]]:
    parts = parts_in_event(brief.briefing).get(key, ())
    identity = [*([f"Wikidata {actor.wikidata}"] if actor.wikidata else []), *actor.same_as]
    country: list[Run] = [f"{country_name(actor.country)} ({actor.country})"] if actor.country else []
    return [
        ("In the event", [", ".join(map(format_part, parts))] if parts else []),
        (
            "Side",
            [side_sign(key, brief, lettering), Span(actor.side, Role(brief.sides.role(key)))] if actor.side else [],
        ),
        ("Belongs to", listed(name_span(other, brief) for other in actor.affiliation)),
        ("Belong to it", listed(name_span(other, brief) for other in dossier.members)),
        ("Country", country),
        ("Also written", _spellings(key, actor, brief)),
        ("Identity", [apart(identity, "; ")] if identity else []),
    ]


def _spellings(key: str, actor: Actor, brief: OpenBrief) -> list[Run]:
    """Aliases, then what sources print instead of the name, with where they do."""
    places: dict[str, list[Run]] = {}
    for note in spellings_of(key, brief.briefing):
        where = brief.index.where(note.source, note.at)
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


def _write_entries(writer: Writer, title: str, entries: Sequence[TimelineEntry], key: str, brief: OpenBrief) -> None:
    if entries:
        writer.heading(f"{title} ({len(entries)})")
    for entry in entries[:ENTRIES]:
        _write_entry(writer, key, entry, brief)
    _write_more(writer, len(entries) - ENTRIES)


def _write_entry(writer: Writer, key: str, entry: TimelineEntry, brief: OpenBrief) -> None:
    date = f"{format_doubted(entry.date)}: "
    runs: list[Run] = [Span(id_column(entry.id), Role.LINK, brief.index.references[entry.id]), " "]
    runs += [Span(date, Role.MUTED), *brief.index.split_prose(entry.text)]
    where = brief.index.where(entry.source, entry.at)
    runs += [" ", where] if where else []
    others = [name_span(other, brief) for other in entry.actors if other != key]
    runs += [Span(" with ", Role.MUTED), *listed(others)] if others else []
    if entry.status in {"ongoing", "unconfirmed"}:
        runs.append(Span(f" ({entry.status})", Role.CAUTION if entry.status == "unconfirmed" else Role.MUTED))
    writer.paragraph(*runs, indent=2, hanging=4, owner=entry.id)


TENSIONS = 40
"""Tensions of an actor that are shown."""
LINK_ROWS = 8
"""Connections that have a row each."""
REASONS = 6
"""Reasons that are given for one connection."""
PARAGRAPHS = 40
"""Paragraphs that are listed as naming an actor."""


def _write_stands(writer: Writer, key: str, stands: Sequence[Stand], brief: OpenBrief) -> None:
    """Write what the actor holds in each tension, or speaks for, in the words of the brief, and against whom."""
    if stands:
        writer.heading("STANDS", Span(f"in {count_of(len(stands), 'tension')}", Role.MUTED))
    for tension, own, others in stands[:TENSIONS]:
        trend = f"{trend_mark(tension, writer.lettering)} {format_trend(tension.trend)}"
        label = Span(id_column(tension.id), Role.LINK, brief.index.references[tension.id])
        writer.row("  ", label, tension.title, owner=tension.id, right=[Span(trend, Role.MUTED)])
        for position in own:
            _write_position(writer, key, tension, position, brief)
        if others:
            against = listed(_party_and_stance(position, brief) for position in others)
            writer.paragraph(Span("against ", Role.MUTED), *against, indent=6, hanging=2, owner=tension.id)
    _write_more(writer, len(stands) - TENSIONS)


def _write_position(writer: Writer, key: str, tension: Tension, position: Position, brief: OpenBrief) -> None:
    others = listed(name_span(other, brief) for other in position.party if other != key)
    runs: list[Run] = []
    if key not in position.party:
        runs += [Span("for ", Role.MUTED), *others, Span("; ", Role.MUTED)]
    runs += [Span(f"{position.stance}: ", Role.LABEL)] if position.stance else []
    runs += brief.index.split_prose(position.position)
    runs += [Span(" with ", Role.MUTED), *others] if others and key in position.party else []
    quotes = [brief.index.references[quote] for quote in position.quotes]
    runs += [" ", *spaced(quotes)] if quotes else [Span(" (no statement)", Role.CAUTION)]
    writer.paragraph(*runs, indent=6, hanging=2, owner=tension.id)


def _party_and_stance(position: Position, brief: OpenBrief) -> Span:
    """A party with its stance; joint parties are named by the first, with how many others there are."""
    first, *others = position.party
    more = f" and {count_of(len(others), 'other')}" if others else ""
    stance = f" ({position.stance})" if position.stance else ""
    span = name_span(first, brief)
    return span._replace(text=f"{span.text}{more}{stance}")


def _write_connections(
    writer: Writer, title: str, found: Mapping[str, Sequence[str]], key: str, brief: OpenBrief
) -> None:
    """Write the others, each with why: a row each, or one text where they are many."""
    if found:
        writer.heading(f"{title} ({len(found)})")
    texts = [(other, _connection(other, reasons, brief)) for other, reasons in found.items()]
    if len(texts) > LINK_ROWS:
        runs = [run for _, text in texts for run in (*text, "; ")][:-1]
        writer.paragraph(*runs, indent=2, owner=key)
        return
    for other, text in texts:
        writer.paragraph(*text, indent=2, hanging=2, owner=other)


def _connection(other: str, reasons: Sequence[str], brief: OpenBrief) -> list[Run]:
    links = spaced(brief.index.references[reason] for reason in reasons[:REASONS])
    more = [Span(f" and {len(reasons) - REASONS} more", Role.MUTED)] if len(reasons) > REASONS else []
    return [name_span(other, brief), " ", *links, *more]


def _write_mentions(writer: Writer, key: str, dossier: Dossier, brief: OpenBrief) -> None:
    """List the paragraphs that name the actor, and those its statements and deeds stand in."""
    if not brief.has_mentions:
        writer.heading("MENTIONS", Span("are being looked for", Role.MUTED))
        return
    named = {(mention.source, mention.paragraph) for mention in brief.mentions.of(key)}
    found = sorted(named | dossier.places, key=lambda place: (_number(place[0], brief), place[1]))
    if not found:
        writer.heading("MENTIONS", Span("in no paragraph that is at hand", Role.MUTED))
        return
    writer.heading("MENTIONS", Span(f"in {count_of(len(found), 'paragraph')}", Role.MUTED))
    links = [brief.index.where(source, number) for source, number in found[:PARAGRAPHS]]
    more = [Span(f" and {len(found) - PARAGRAPHS} more", Role.MUTED)] if len(found) > PARAGRAPHS else []
    writer.paragraph(*spaced(link for link in links if link), *more, indent=2, owner=key)


def _number(source: str, brief: OpenBrief) -> int:
    label = brief.index.label(source)
    return int(label) if label.isdecimal() else 0


def _write_cautions(writer: Writer, key: str, dossier: Dossier, brief: OpenBrief) -> None:
    """Say what may mislead about the actor; nothing is written where nothing does."""
    cautions = cautions_of_actor(key, brief.index, dossier.namesakes)
    if cautions:
        writer.heading("CAUTIONS")
    for caution in cautions:
        writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner=key)
