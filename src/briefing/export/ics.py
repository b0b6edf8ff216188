"""A calendar of what is planned and what to look out for; uncertain dates stand as the span they can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefing.export.dated import span_of
from briefing.export.extras import needs_extra
from briefing.model.wording import format_date_with_basis, format_deadline
from briefing.text import plain_text, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component

    from briefing.model import BriefDate
    from briefing.outline import Material

__all__ = ["render_ics"]

NO_DATE_OF_INFORMATION = date(1970, 1, 1)
"""Stands where the brief has none: the clock must not, or the same brief would give other bytes tomorrow."""


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
        span = span_of(event.when)
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
    if event.when.note:
        yield plain_text(material.plain(event.when.note))
    source = material.briefing.sources.get(event.source or "")
    if source:
        paragraph = f", paragraph {event.at}" if event.at else ""
        yield f"Source: {safe_line(source.title)}{paragraph}"
    yield f"Brief: {safe_line(material.briefing.title)}"
    yield from marking


def _stamp(material: Material) -> datetime:
    span = span_of(material.briefing.as_of)
    day = span[1] if span else NO_DATE_OF_INFORMATION
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
