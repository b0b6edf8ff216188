"""The sections without records: the event in the briefer's words, what is not known, what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import cautions_of_brief, in_marks
from briefing.model import EventStatus
from briefing.model.wording import count_of, format_date_with_basis, format_deadline, format_event_status
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Actor, BriefDate, OpenPoint, Participant, SourceNote, TimelineEntry
    from briefing.outline.material import Material
    from briefing.outline.record import Text

__all__ = [
    "background_section",
    "bottom_line_section",
    "gaps_section",
    "glance_section",
    "key_points_section",
    "watch_section",
]

MOST_PLANNED = 3
"""Planned entries that stand at a glance where the brief has no outlook of its own."""


def bottom_line_section(material: Material) -> Section:
    """What happened and why it matters."""
    summary = material.briefing.event.summary
    return Section("bottom-line", "Bottom line", (Paragraph(material.split(summary)),))


def key_points_section(material: Material) -> Section | None:
    """What the reader must take away, with the kind of each point in a word."""
    points = material.briefing.event.key_points
    bullets = tuple(Bullet(material.split(point.text), str(point.kind or "").capitalize()) for point in points)
    return Section("key-points", "Key points", bullets) if bullets else None


def glance_section(material: Material) -> Section | None:
    """Who, what, when, where, why, and what comes next."""
    event = material.briefing.event
    rows = (
        *_labelled(DetailRole.WHO, "Who", _participants(material)),
        *_labelled(DetailRole.WHAT, "What", [material.split(event.what)]),
        *_labelled(DetailRole.WHEN, "When", _when(event.when, material) if event.when else []),
        *_labelled(DetailRole.WHERE, "Where", [(event.where,)] if event.where else []),
        *_labelled(DetailRole.STATUS, "Status", _status(event.status)),
        *_labelled(DetailRole.WHY, "Why", [material.split(event.significance)]),
        *_labelled(
            DetailRole.NEXT, "Next", [material.split(event.outlook)] if event.outlook else list(_planned(material))
        ),
    )
    return Section("at-a-glance", "At a glance", (Facts(rows),)) if rows else None


def background_section(material: Material) -> Section | None:
    """What came before."""
    background = material.briefing.event.background
    return Section("background", "Background", (Paragraph(material.split(background)),)) if background else None


def gaps_section(material: Material) -> Section | None:
    """The gaps the briefer names, the errors of the sources, and what follows from the brief itself."""
    briefing = material.briefing
    cautions = cautions_of_brief(briefing, material.index, material.archives, material.prose)
    bullets = (
        *(_point(point, material) for point in briefing.gaps),
        *(Bullet(_source_note(note, material)) for note in briefing.source_notes),
        *(Bullet(caution.text, of_brief=True) for caution in cautions),
    )
    return Section("gaps", "Gaps and cautions", bullets) if bullets else None


def watch_section(material: Material) -> Section | None:
    """What to look out for, and by when."""
    bullets = tuple(_point(point, material) for point in material.briefing.watch)
    return Section("watch", "Watch", bullets) if bullets else None


def _labelled(role: DetailRole, label: str, values: list[Text]) -> Iterator[Detail]:
    """Give the label to the first value; the others go on from it."""
    for place, value in enumerate(value for value in values if value):
        yield Detail(role, "" if place else label, value)


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


def _planned(material: Material) -> Iterator[Text]:
    planned = [entry for entry in material.index.timeline if entry.status == "planned"]
    for entry in planned[:MOST_PLANNED]:
        yield _coming(entry, material)
    if len(planned) > MOST_PLANNED:
        yield (f"and {count_of(len(planned) - MOST_PLANNED, 'further date')}, see the timeline",)


def _coming(entry: TimelineEntry, material: Material) -> Text:
    return (f"{format_date_with_basis(entry.date)}: ", *material.split(entry.text))


def _point(point: OpenPoint, material: Material) -> Bullet:
    by = format_deadline(point.by) if point.by else ""
    return Bullet(material.split(point.text), f"{by[:1].upper()}{by[1:]}")


def _source_note(note: SourceNote, material: Material) -> Text:
    read_as = f"read as {in_marks(note.read_as)}" if note.read_as else ""
    printed = f"prints {in_marks(note.printed)}" if note.printed else ""
    said = ", ".join(filter(None, (printed, read_as)))
    where = material.where(note.source, note.at)
    return (*where, f" {said}: " if said else " ", *material.split(note.note))
