"""A calendar of what is planned and what to look out for; uncertain dates stand as the span they can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefing.export.dated import span_of
from briefing.export.extras import needs_extra
from briefing.model.wording import format_date, format_location
from briefing.text import plain_text, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component

    from briefing.export.material import Material
    from briefing.model import BriefDate

__all__ = ["render_ics"]

NO_DATE_OF_INFORMATION = date(1970, 1, 1)
"""Stands where the brief has none: the clock must not, or the same brief would give other bytes tomorrow."""


class _Event(NamedTuple):
    id: str
    text: str
    when: BriefDate
    where: str


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
    if left_out:
        calendar.add("x-wr-caldesc", f"{left_out} without a day left out")
    found: bytes = calendar.to_ical()
    return found.decode("utf-8")


def _events(material: Material) -> Iterator[_Event]:
    briefing, index = material.briefing, material.index
    for entry in index.timeline:
        if entry.status == "planned":
            yield _Event(
                entry.id, material.plain(entry.text), entry.date, format_location(entry.source, entry.at, index)
            )
    for number, point in enumerate(briefing.watch, 1):
        if point.by is not None:
            yield _Event(f"watch-{number}", f"Watch: {material.plain(point.text)}", point.by, "")


def _component(event: _Event, span: tuple[date, date], material: Material, name: str) -> Component:
    from icalendar import Event  # noqa: PLC0415 - an extra

    briefing = material.briefing
    marking = f"{briefing.marking}\n" if briefing.marking else ""
    words = f"Date: {format_date(event.when)}"
    note = f"\n{event.when.note}" if event.when.note else ""
    component = Event()
    component.add("uid", f"{safe_line(name)}-{safe_line(event.id)}@briefing.invalid")
    component.add("dtstamp", _stamp(material))
    component.add("dtstart", span[0])
    component.add("dtend", span[1] + timedelta(days=1) if span[1] < date.max else span[1])
    component.add("summary", safe_line(event.text))
    component.add(
        "description", plain_text(f"{marking}{words}{note}\n{briefing.title} {event.where}\n{marking}").strip()
    )
    component.add("class", "PUBLIC" if str(briefing.marking or "") == "TLP:CLEAR" else "CONFIDENTIAL")
    component.add("transp", "TRANSPARENT")
    return component


def _stamp(material: Material) -> datetime:
    span = span_of(material.briefing.as_of)
    day = span[1] if span else NO_DATE_OF_INFORMATION
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
