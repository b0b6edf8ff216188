"""The sections without records: the event in the briefer's words, what is not known, what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.cautions import marked_as_draft, told_of_source
from briefing.facts.glance import GlanceRole, glance_of
from briefing.facts.weaknesses import cautions_of_brief
from briefing.model.wording import count_of, format_date_with_basis, format_deadline, format_event_status
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Paragraph, Section
from briefing.text import apart

if TYPE_CHECKING:
    from briefing.facts.glance import GlanceRow
    from briefing.model import OpenPoint, SourceNote
    from briefing.outline.material import Material
    from briefing.outline.record import Text

__all__ = [
    "background_section",
    "bottom_line_section",
    "changes_section",
    "gaps_section",
    "glance_section",
    "key_points_section",
    "watch_section",
]


def bottom_line_section(material: Material) -> Section:
    """What happened and why it matters."""
    event = material.briefing.event
    summary = marked_as_draft(material.split(event.summary), event)
    return Section("bottom-line", "Bottom line", (Paragraph(summary),))


def changes_section(material: Material) -> Section | None:
    """What changed since another version of the brief, where somebody asked for that."""
    return material.changes.section if material.changes else None


def key_points_section(material: Material) -> Section | None:
    """What the reader must take away, with the kind of each point in a word."""
    points = material.briefing.event.key_points
    bullets = tuple(
        Bullet(marked_as_draft(material.split(point.text), point), str(point.kind or "").capitalize())
        for point in points
    )
    return Section("key-points", "Key points", bullets) if bullets else None


def glance_section(material: Material) -> Section | None:
    """Who, what, when, where, why, and what comes next; the first row of a role has its label."""
    rows: list[Detail] = []
    for row in glance_of(material.index):
        role = DetailRole(row.role)
        label = "" if rows and rows[-1].role is role else row.role.capitalize()
        rows.append(Detail(role, label, _glance(row, material)))
    return Section("at-a-glance", "At a glance", (Facts(tuple(rows)),)) if rows else None


def _glance(row: GlanceRow, material: Material) -> Text:
    if row.actor:
        return (apart([material.index.actor_name(row.actor), row.text], ", "),)
    if row.date:
        return (format_date_with_basis(row.date),)
    if row.status:
        return (format_event_status(row.status),)
    if row.entry:
        return (f"{format_date_with_basis(row.entry.date)}: ", *material.split(row.entry.text))
    if row.further:
        return (f"and {count_of(row.further, 'further date')}, see the timeline",)
    return (row.text,) if row.role is GlanceRole.WHERE else material.split(row.text)


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


def _point(point: OpenPoint, material: Material) -> Bullet:
    by = format_deadline(point.by) if point.by else ""
    on_the_date = material.split(point.by.note) if point.by else ()
    text = (*material.split(point.text), *((" On the date: ", *on_the_date) if on_the_date else ()))
    return Bullet(marked_as_draft(text, point), f"{by[:1].upper()}{by[1:]}")


def _source_note(note: SourceNote, material: Material) -> Text:
    where = material.where(note.source, note.at)
    return (*where, " ", *marked_as_draft(told_of_source(note, material.index), note))
