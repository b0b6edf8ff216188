"""The event at a glance: who, what, when, where, why it matters, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.dates import format_doubted
from briefing.model.wording import format_date
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import name_span

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Writer

__all__ = ["write_glance"]

MOST_PLANNED = 3
"""Planned entries that are named under what comes next; the timeline has all of them."""

LABELS, LABELS_IN_RAIL = 8, 6
"""Cells for the labels, and where the text is no wider than a rail."""

RAIL = 50
"""Cells below which a text is a rail."""

PLAIN = frozenset({None, "occurred"})
"""States of an event that need no words."""


def write_glance(writer: Writer, brief: OpenBrief) -> None:
    """Write each in a line or two."""
    event = brief.briefing.event
    labels = LABELS if writer.width >= RAIL else LABELS_IN_RAIL
    writer.heading("AT A GLANCE")
    _write_who(writer, brief, labels)
    when = format_date(event.when) if event.when else None
    state = "" if event.status in PLAIN else str(event.status).upper()
    what = f"{event.what} ({state})" if event.what and state else event.what or state
    for label, text in (("What", what), ("When", when), ("Where", event.where), ("Why", event.significance)):
        if text:
            writer.fact(label, *brief.index.split_prose(text), label_width=labels, owner="event")
    _write_next(writer, brief, labels)


def _write_who(writer: Writer, brief: OpenBrief, labels: int) -> None:
    label = "Who"
    for participant in brief.briefing.event.participants:
        actor = brief.briefing.actors[participant.actor]
        role = participant.role or actor.role
        who = (name_span(participant.actor, brief), f", {role}" if role else "")
        writer.fact(label, *who, label_width=labels, owner=participant.actor)
        label = ""


def _write_next(writer: Writer, brief: OpenBrief, labels: int) -> None:
    label = "Next"
    planned = [entry for entry in brief.index.timeline if entry.status == "planned"]
    for entry in planned[:MOST_PLANNED]:
        date = Span(f"{format_doubted(entry.date)}: ", Role.MUTED)
        writer.fact(label, date, f"{entry.text} ", brief.index.references[entry.id], label_width=labels, owner=entry.id)
        label = ""
    if len(planned) > MOST_PLANNED:
        writer.fact("", Span(f"and {len(planned) - MOST_PLANNED} more on the timeline", Role.MUTED), label_width=labels)
