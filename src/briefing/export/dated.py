"""What happens when, for programs that draw or remind: a timeline for TimelineJS, a calendar of what is planned.

An uncertain date stands as its words and the signs of its doubt, with the span of days it can mean.
"""

from __future__ import annotations

import html
import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.export.extras import needs_extra
from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model.wording import format_date, format_date_with_basis, format_deadline, format_location
from briefing.text import plain_text, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component

    from briefing.model import BriefDate, TimelineEntry
    from briefing.outline import Material

__all__ = ["render_ics", "render_timelinejs"]

NO_DATE_OF_INFORMATION = date(1970, 1, 1)
"""Stands where the brief has none: the clock must not, or the same brief would give other bytes tomorrow."""


def render_timelinejs(material: Material) -> str:
    """Write `{"title": slide, "events": [slide]}`; TimelineJS takes texts for HTML, so they are escaped.

    An entry without any day cannot stand on a timeline: the slide of the title names it, so that nothing is lost.
    """
    dated = [(entry, _span_of(entry.date)) for entry in material.index.timeline]
    undated = [entry for entry, span in dated if span is None]
    slides = [_slide(entry, span, material) for entry, span in dated if span is not None]
    data = {"title": _title_slide(material, undated), "events": slides, "scale": "human"}
    return f"{json.dumps(data, indent=2)}\n"


def _marking_of(material: Material) -> str:
    """What stands on every slide, for they are shown one at a time."""
    marking = material.briefing.marking
    return f"<p><strong>{_safe(str(marking))}</strong></p>" if marking else ""


def _title_slide(material: Material, undated: list[TimelineEntry]) -> dict[str, Any]:
    briefing = material.briefing
    marking = _marking_of(material)
    items = "".join(f"<li>{_safe(format_date(entry.date))}: {_headline(entry, material)}</li>" for entry in undated)
    more = f"<p>Without a day:</p><ul>{items}</ul>" if items else ""
    summary = f"<p>{_safe(material.plain(briefing.event.summary))}</p>"
    return {"text": {"headline": _safe(briefing.title), "text": f"{marking}{summary}{more}"}}


def _slide(entry: TimelineEntry, span: tuple[date, date], material: Material) -> dict[str, Any]:
    first, last = span
    slide: dict[str, Any] = {
        "unique_id": f"entry-{entry.id.lower()}",
        "start_date": _day_as_data(first),
        "display_date": _safe(" ".join(filter(None, (format_date(entry.date), doubt_of(entry.date).flags)))),
        "text": {"headline": _headline(entry, material), "text": _slide_text(entry, material)},
    }
    if last != first:
        slide["end_date"] = _day_as_data(last)
    return slide


def _day_as_data(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(entry: TimelineEntry, material: Material) -> str:
    status = str(entry.status or "occurred")
    lead = "" if status == "occurred" else f"{status.capitalize()}: "
    return f"{lead}{_escaped_text(entry, material)}"


def _slide_text(entry: TimelineEntry, material: Material) -> str:
    names = ", ".join(material.index.actor_name(actor) for actor in entry.actors)
    where = format_location(entry.source, entry.at, material.index)
    source = material.briefing.sources.get(entry.source or "")
    see = "".join(map(str, material.references(entry.refs)))
    note = material.plain(entry.date.note or "")
    found = f"{where} {source.title}" if source else ""
    parts = (names, found, *_doubts(entry.date), note, f"See {see}" if see else "")
    return "".join(f"<p>{_safe(part)}</p>" for part in parts if part) + _marking_of(material)


def _escaped_text(entry: TimelineEntry, material: Material) -> str:
    return _safe(material.plain(entry.text))


def _doubts(date: BriefDate) -> Iterator[str]:
    """The signs of the doubt about a date, with their meaning, since neither form has a legend."""
    return (f"{flag} {DOUBT_MEANINGS[flag]}" for flag in doubt_of(date).flags)


def _safe(text: str) -> str:
    return html.escape(plain_text(text))


class _Event(NamedTuple):
    id: str
    text: str
    when: BriefDate
    said: str
    source: str | None = None
    at: int | None = None


def render_ics(material: Material, *, name: str) -> str:
    """Write an iCalendar (RFC 5545) of all-day events; what is planned without a day is left out and counted.

    Raises:
        MissingExtraError: The extra 'ics' is not installed.
    """
    with needs_extra("ics", "A calendar"):
        from icalendar import Calendar  # noqa: PLC0415 - an extra
    calendar = Calendar()
    calendar.add("prodid", "-//briefing//briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", safe_line(material.briefing.title))
    left_out = 0
    for event in _events(material):
        span = _span_of(event.when)
        if span is None:
            left_out += 1
        else:
            calendar.add_component(_component(event, span, material, name))
    missing = f"{left_out} without a day left out" if left_out else ""
    said = "; ".join(filter(None, (str(material.briefing.marking or ""), missing)))
    if said:
        calendar.add("x-wr-caldesc", said)
    found: bytes = calendar.to_ical()
    return found.decode("utf-8")


def _events(material: Material) -> Iterator[_Event]:
    """What is planned, what to look out for, and what should be known, by when."""
    briefing = material.briefing
    event = briefing.event
    if event.status == "planned" and event.when is not None:
        said = format_date_with_basis(event.when)
        yield _Event("event", material.plain(event.what or briefing.title), event.when, said)
    for entry in material.index.timeline:
        if entry.status == "planned":
            said = format_date_with_basis(entry.date)
            yield _Event(entry.id, material.plain(entry.text), entry.date, said, entry.source, entry.at)
    for name, lead, points in (("watch", "Watch", briefing.watch), ("gap", "Not known yet", briefing.gaps)):
        for number, point in enumerate(points, 1):
            if point.by is not None:
                text = f"{lead}: {material.plain(point.text)}"
                yield _Event(f"{name}-{number}", text, point.by, format_deadline(point.by))


def _component(event: _Event, span: tuple[date, date], material: Material, name: str) -> Component:
    from icalendar import Event  # noqa: PLC0415 - an extra

    component = Event()
    component.add("uid", f"{safe_line(name)}-{safe_line(event.id)}@briefing.invalid")
    component.add("dtstamp", _stamp(material))
    component.add("dtstart", span[0])
    component.add("dtend", span[1] + timedelta(days=1) if span[1] < date.max else span[1])
    component.add("summary", safe_line(event.text))
    component.add("description", "\n".join(_described(event, material)))
    component.add("class", "PUBLIC" if str(material.briefing.marking or "") == "TLP:CLEAR" else "CONFIDENTIAL")
    component.add("transp", "TRANSPARENT")
    return component


def _described(event: _Event, material: Material) -> Iterator[str]:
    """The lines of the description: the words of the date first, the marking before and after everything."""
    marking = [str(material.briefing.marking)] if material.briefing.marking else []
    yield from marking
    yield f"Date: {safe_line(event.said)}"
    yield from _doubts(event.when)
    if event.when.note:
        yield plain_text(material.plain(event.when.note))
    source = material.briefing.sources.get(event.source or "")
    if source:
        paragraph = f", paragraph {event.at}" if event.at else ""
        yield f"Source: {safe_line(source.title)}{paragraph}"
    yield f"Brief: {safe_line(material.briefing.title)}"
    yield from marking


def _stamp(material: Material) -> datetime:
    span = _span_of(material.briefing.as_of)
    day = span[1] if span else NO_DATE_OF_INFORMATION
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _span_of(when: BriefDate | None) -> tuple[date, date] | None:
    """The first and the last day a date can mean, both included; of an open span its known end stands for both.

    None where no day is known, or none that calendars can hold (years 1 to 9999).
    """
    if when is None:
        return None
    days = [day for day in (when.earliest, when.latest) if day is not None]
    if not days or not all(date.min.year <= day.year <= date.max.year for day in days):
        return None
    return date(*days[0]), date(*days[-1])
