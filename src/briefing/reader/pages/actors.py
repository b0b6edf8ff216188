"""The actors: a row each under the heading of its side, those who say nothing last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import Records
from briefing.reader.pages.dossier import actor_document
from briefing.reader.writer import columns, cut_spans

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

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
        return Line(tuple(cut_spans([Span(title, role)], width)))

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
    return Line(columns([((label,), label_width), ((name,), room), ((count,), count_width)], gap=1), key)


def _totals(brief: OpenBrief, width: int) -> Line:
    """How many of the actors say something, and how many do not."""
    spoken = Counter(key in brief.index.quotes_by_actor for key in brief.briefing.actors)
    text = f"quoted {spoken[True]}  silent {spoken[False]}"
    return Line(tuple(cut_spans([Span(text, Role.MUTED)], width)))
