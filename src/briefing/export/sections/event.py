"""The event itself: the bottom line, the key points, the facts at a glance, what came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import Bullet, Fact, Facts, Paragraph, Section
from briefing.model import EventStatus
from briefing.model.phrases import format_date_with_basis, format_event_status
from briefing.model.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Actor, BriefDate, Participant, TimelineEntry

__all__ = ["background_section", "bottom_line_section", "glance_section", "key_points_section"]

MOST_PLANNED = 3
"""Planned entries that stand at a glance where the brief has no outlook of its own."""


def bottom_line_section(material: Material) -> Section:
    """What happened and why it matters."""
    summary = material.briefing.event.summary
    return Section("bottom-line", "Bottom line", (Paragraph(material.split(summary)),))


def key_points_section(material: Material) -> Section | None:
    """What the reader must take away, with the kind of each point in a word."""
    points = material.briefing.event.key_points
    if not points:
        return None
    bullets = tuple(Bullet(material.split(point.text), str(point.kind or "").capitalize()) for point in points)
    return Section("key-points", "Key points", bullets)


def glance_section(material: Material) -> Section | None:
    """Who, what, when, where, why, and what comes next."""
    event = material.briefing.event
    rows = [
        *_labelled("Who", _participants(material)),
        *_labelled("What", [material.split(event.what)]),
        *_labelled("When", _when(event.when, material) if event.when else []),
        *_labelled("Where", [(event.where,)] if event.where else []),
        *_labelled("Status", _status(event.status)),
        *_labelled("Why", [material.split(event.significance)]),
        *_labelled("Next", [material.split(event.outlook)] if event.outlook else _planned(material)),
    ]
    return Section("at-a-glance", "At a glance", (Facts(tuple(rows)),)) if rows else None


def background_section(material: Material) -> Section | None:
    """What came before."""
    background = material.briefing.event.background
    return Section("background", "Background", (Paragraph(material.split(background)),)) if background else None


def _labelled(label: str, values: list[Text]) -> Iterator[Fact]:
    """Give the label to the first value; the others go on from it."""
    for place, value in enumerate(value for value in values if value):
        yield Fact("" if place else label, value)


def _when(date: BriefDate, material: Material) -> list[Text]:
    return [(format_date_with_basis(date),), material.split(date.note)]


def _status(status: EventStatus | None) -> list[Text]:
    """Whether the event has come about; not worth a line where it simply has."""
    return [(format_event_status(status),)] if status and status is not EventStatus.OCCURRED else []


def _participants(material: Material) -> list[Text]:
    briefing = material.briefing
    found: list[Text] = []
    for participant in briefing.event.participants:
        actor = briefing.actors.get(participant.actor)
        name = material.index.actor_name(participant.actor)
        found.append((", ".join(filter(None, (name, *_roles(actor, participant)))),))
    return found


def _roles(actor: Actor | None, participant: Participant) -> list[str | None]:
    """The office and the part in the event; the office is left out where the part names it."""
    office, part = actor.role if actor else None, participant.role
    return [part] if office and part and office.casefold() in part.casefold() else [office, part]


def _planned(material: Material) -> list[Text]:
    planned = [entry for entry in material.index.timeline if entry.status == "planned"]
    shown = [_coming(entry, material) for entry in planned[:MOST_PLANNED]]
    further = len(planned) - len(shown)
    return [*shown, (f"and {count_of(further, 'further date')}, see the timeline",)] if further else shown


def _coming(entry: TimelineEntry, material: Material) -> Text:
    date = format_date_with_basis(entry.date)
    return (f"{date}: ", *material.split(entry.text))
