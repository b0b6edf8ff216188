"""Where an actor stands, whom it opposes and joins, where the sources name it, what to be careful about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.check.naming import spellings_of
from briefing.facts.cautions import is_nameless
from briefing.model.wording import count_of, format_trend, is_doubted, join_words
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import listed, name_span, paragraph_reference, spaced
from briefing.reader.pages.marks import trend_mark
from briefing.text import folded, mixed_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Position, Reference, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Run, Writer

__all__ = ["write_actor_cautions", "write_connections", "write_mentions", "write_stands"]

TENSIONS = 40
"""Tensions of an actor that are shown."""
ROWS = 8
"""Connections that have a row each."""
REASONS = 6
"""Reasons that are given for one connection."""
PARAGRAPHS = 40
"""Paragraphs that are listed as naming an actor."""

Why = dict[str, dict[str, None]]
"""For each other actor the ids of what connects the two."""


def write_stands(writer: Writer, key: str, brief: OpenBrief) -> None:
    """Write what the actor holds in each tension, or speaks for, in the words of the brief, and against whom."""
    tensions = _tensions_of(key, brief)
    if tensions:
        writer.heading("STANDS", Span(f"in {count_of(len(tensions), 'tension')}", Role.MUTED))
    for tension in tensions[:TENSIONS]:
        trend = f"{trend_mark(tension, writer.lettering)} {format_trend(tension.trend)}"
        label = Span(tension.id.ljust(4), Role.LINK, brief.index.references[tension.id])
        writer.row("  ", label, tension.title, owner=tension.id, right=[Span(trend, Role.MUTED)])
        own = [position for position in tension.positions if key in _holders(position, brief)]
        for position in own:
            _write_position(writer, key, tension, position, brief)
        others = [position for position in tension.positions if position not in own]
        if others:
            against = listed(_party_and_stance(position, brief) for position in others)
            writer.paragraph(Span("against ", Role.MUTED), *against, indent=6, hanging=2, owner=tension.id)
    if len(tensions) > TENSIONS:
        writer.paragraph(Span(f"and {len(tensions) - TENSIONS} more", Role.MUTED), indent=2)


def _tensions_of(key: str, brief: OpenBrief) -> list[Tension]:
    """The tensions that an actor is a party to, then those in which its statements carry the position of another."""
    found = {tension.id: tension for tension in brief.index.tensions_by_actor.get(key, ())}
    carried = brief.index.tensions_by_quote
    for quote in brief.index.quotes_by_actor.get(key, ()) if carried else ():
        for tension in carried.get(quote.id, ()):
            found[tension.id] = tension
    return list(found.values())


def _holders(position: Position, brief: OpenBrief) -> dict[str, None]:
    """The parties to a position, and those whose statements carry it."""
    speakers = (speaker for key in position.quotes for speaker in brief.index.items[key].speaker)
    return dict.fromkeys((*position.party, *speakers))


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


def write_connections(writer: Writer, key: str, brief: OpenBrief) -> None:
    """Write whom the actor opposes and whom it joins, each with why: a row each, or one text where they are many."""
    for title, found in zip(("OPPOSES", "JOINS"), _connections(key, brief), strict=True):
        if found:
            writer.heading(f"{title} ({len(found)})")
        texts = [(other, _connection(other, list(reasons), brief)) for other, reasons in found.items()]
        if len(texts) > ROWS:
            runs = [run for _, text in texts for run in (*text, "; ")][:-1]
            writer.paragraph(*runs, indent=2, owner=key)
            continue
        for other, text in texts:
            writer.paragraph(*text, indent=2, hanging=2, owner=other)


def _connection(other: str, reasons: list[str], brief: OpenBrief) -> list[Run]:
    links = spaced(brief.index.references[reason] for reason in reasons[:REASONS])
    more = [Span(f" and {len(reasons) - REASONS} more", Role.MUTED)] if len(reasons) > REASONS else []
    return [name_span(other, brief), " ", *links, *more]


def _connections(key: str, brief: OpenBrief) -> tuple[Why, Why]:
    """Whom an actor opposes: who holds, or speaks for, another position. Whom it joins: who says or holds the same."""
    opposed: Why = defaultdict(dict)
    joined: Why = defaultdict(dict)
    for tension in _tensions_of(key, brief):
        own = [position for position in tension.positions if key in _holders(position, brief)]
        partners = {other for position in own for other in position.party if key in position.party}
        allies = {other for position in own for other in _holders(position, brief)}
        for other in partners - {key}:
            joined[other][tension.id] = None
        for position in tension.positions:
            for other in _holders(position, brief) if position not in own else ():
                if other not in allies:
                    opposed[other][tension.id] = None
    for quote in brief.index.quotes_by_actor.get(key, ()):
        for other in quote.speaker if len(quote.speaker) > 1 else ():
            if other != key:
                joined[other][quote.id] = None
    return opposed, joined


def write_mentions(writer: Writer, key: str, brief: OpenBrief) -> None:
    """List the paragraphs that name the actor, and those its statements and deeds stand in."""
    if not brief.has_mentions:
        writer.heading("MENTIONS", Span("are being looked for", Role.MUTED))
        return
    named = {(mention.source, mention.paragraph) for mention in brief.mentions.of(key)}
    found = sorted(named | set(_own_places(key, brief)), key=lambda place: (_number(place[0], brief), place[1]))
    if not found:
        writer.heading("MENTIONS", Span("in no paragraph that is at hand", Role.MUTED))
        return
    writer.heading("MENTIONS", Span(f"in {count_of(len(found), 'paragraph')}", Role.MUTED))
    links = [paragraph_reference(source, number, brief) for source, number in found[:PARAGRAPHS]]
    more = [Span(f" and {len(found) - PARAGRAPHS} more", Role.MUTED)] if len(found) > PARAGRAPHS else []
    writer.paragraph(*spaced(link for link in links if link), *more, indent=2, owner=key)


def _own_places(key: str, brief: OpenBrief) -> Iterator[tuple[str, int]]:
    for quote in brief.index.quotes_by_actor.get(key, ()):
        if quote.source and quote.at:
            yield quote.source, quote.at
    for entry in brief.index.entries_by_actor.get(key, ()):
        if entry.source and entry.at:
            yield entry.source, entry.at


def _number(source: str, brief: OpenBrief) -> int:
    label = brief.index.label(source)
    return int(label) if label.isdecimal() else 0


def write_actor_cautions(writer: Writer, key: str, brief: OpenBrief) -> None:
    """Say what may mislead about the actor; nothing is written where nothing does."""
    cautions = list(_cautions(key, brief))
    if cautions:
        writer.heading("CAUTIONS")
    for runs in cautions:
        writer.item(Span("!", Role.CAUTION), *runs, width=2, owner=key)


def _cautions(key: str, brief: OpenBrief) -> Iterator[list[Run]]:
    actor = brief.briefing.actors[key]
    scripts = mixed_scripts(actor.name)
    if scripts:
        yield [Span(f"The name mixes {join_words(list(scripts))} letters: it may not be what it looks like.")]
    if is_nameless(actor):
        yield ["Nobody is named: who speaks cannot be checked."]
    printed = dict.fromkeys(note.printed for note in spellings_of(key, brief.briefing) if note.printed)
    for name in printed:
        yield [f"“{name}” is how a source prints the name, not a second person or body."]
    for other, alias in _shared_names(key, brief):
        yield [f"“{alias}” is also a name of ", name_span(other, brief), "."]
    doubted = [quote.id for quote in brief.index.quotes_by_actor.get(key, ()) if is_doubted(quote.status)]
    if doubted:
        links: list[Reference] = [brief.index.references[quote] for quote in doubted[:PARAGRAPHS]]
        yield [f"{count_of(len(doubted), 'statement')} contested, disputed or unverified: ", *spaced(links)]


def _shared_names(key: str, brief: OpenBrief) -> Iterator[tuple[str, str]]:
    actors = brief.briefing.actors
    own = {folded(name): name for name in (actors[key].name, *actors[key].aliases)}
    for other, actor in actors.items():
        if other != key:
            for name in {folded(name) for name in (actor.name, *actor.aliases)} & own.keys():
                yield other, own[name]
