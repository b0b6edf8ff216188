"""What happens when, for programs that draw or remind: a timeline for TimelineJS, a calendar of what is planned.

An uncertain date stands as its words and the signs of its doubt, with the span of days it can mean. In a calendar an
event is known again by its brief and by its id or words, never by its place, so that a new version of a brief updates
what was imported from the last one.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.export.extras import needs_extra
from briefing.facts.cautions import cautions_of_draft, marked_as_draft
from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model import Reference, TargetKind
from briefing.model.references import section_of_default
from briefing.model.wording import format_date, format_date_with_basis, format_deadline
from briefing.outline.layout import head_facts
from briefing.outline.record import DetailRole
from briefing.outline.records import timeline_section
from briefing.text import plain_text, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Component

    from briefing.edtf import Day
    from briefing.facts.cautions import Draftable
    from briefing.facts.dates import DateDoubt
    from briefing.model import BriefDate, TimelineEntry
    from briefing.outline import Material
    from briefing.outline.record import Record, Text

__all__ = ["render_ics", "render_timelinejs"]

DIGITS = 20
"""Digits of the hash in a UID: enough to tell events apart."""

NO_DATE_OF_INFORMATION = date(1970, 1, 1)
"""Stands where the brief has none: the clock must not, or the same brief would give other bytes tomorrow."""


FIRST_DRAWN, LAST_DRAWN = -271_820, 275_759
"""The first and the last whole year that dates of JavaScript have; they count the year before 1 as 0, as EDTF does."""


def render_timelinejs(material: Material) -> str:
    """Write `{"title": slide, "events": [slide]}`; TimelineJS takes texts for HTML, so they are escaped.

    An entry that cannot stand on a timeline, having no day or one that no program can draw, is named on the slide of
    the title, so that nothing is lost.
    """
    slides: list[dict[str, Any]] = []
    left_out: dict[str, list[Record]] = {"Without a day": [], "Too long ago or too far ahead to be drawn": []}
    undated, too_far = left_out.values()
    for entry in _entries(material):
        span = _days_of(_date_of(entry))
        if span is None:
            undated.append(entry)
        elif all(FIRST_DRAWN <= day.year <= LAST_DRAWN for day in span):
            slides.append(_slide(entry, span, material))
        else:
            too_far.append(entry)
    data = {"title": _title_slide(material, left_out), "events": slides, "scale": "human"}
    return f"{json.dumps(data, indent=2)}\n"


def _marking_of(material: Material) -> str:
    """What stands on every slide, for they are shown one at a time."""
    marking = material.briefing.marking
    return f"<p><strong>{_safe(str(marking))}</strong></p>" if marking else ""


def _title_slide(material: Material, left_out: dict[str, list[Record]]) -> dict[str, Any]:
    briefing = material.briefing
    marking = _marking_of(material)
    told = marked_as_draft(material.split(briefing.event.summary), briefing.event)
    summary = f"<p>{_safe(_plain(told))}</p>"
    more = "".join(_listed(why, entries) for why, entries in left_out.items() if entries)
    standing = "".join(f"<p>{_safe(line)}</p>" for line in _standing(material))
    return {"text": {"headline": _safe(briefing.title), "text": f"{marking}{standing}{summary}{more}"}}


def _standing(material: Material) -> list[str]:
    """What is not final or certain of the brief and its event, a line each."""
    return [
        f"{fact.label}: {_plain(fact.value)}"
        for fact in head_facts(material)
        if fact.role in {DetailRole.PROVISIONAL, DetailRole.OPEN_EVENT}
    ]


def _listed(why: str, entries: list[Record]) -> str:
    items = "".join(f"<li>{_dated(entry)}: {_headline(entry)}{_cautions(entry)}</li>" for entry in entries)
    return f"<p>{why}:</p><ul>{items}</ul>"


def _dated(entry: Record) -> str:
    date = _date_of(entry)
    return _safe(format_date_with_basis(date) if date else format_date(None))


def _cautions(entry: Record) -> str:
    return "".join(f" {_safe(_plain(caution.text))}" for caution in entry.cautions)


def _entries(material: Material) -> tuple[Record, ...]:
    """The timeline as every format has it."""
    section = timeline_section(material)
    return section.records(TargetKind.ENTRY) if section else ()


def _date_of(entry: Record) -> BriefDate | None:
    return entry.date.date if entry.date else None


def _slide(entry: Record, span: tuple[Day, Day], material: Material) -> dict[str, Any]:
    first, last = span
    doubt = entry.date.doubt.flags if entry.date else ""
    slide: dict[str, Any] = {
        "unique_id": f"entry-{entry.id.lower()}",
        "start_date": _day_as_data(first),
        "display_date": _safe(" ".join(filter(None, (format_date(_date_of(entry)), doubt)))),
        "text": {"headline": _headline(entry), "text": _slide_text(entry, material)},
    }
    if last != first:
        slide["end_date"] = _day_as_data(last)
    return slide


def _day_as_data(day: Day) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(entry: Record) -> str:
    lead = f"{entry.status.capitalize()}: " if entry.status else ""
    return f"{lead}{_safe(_plain(entry.title))}"


def _slide_text(entry: Record, material: Material) -> str:
    names = ", ".join(party.name for party in entry.parties)
    found = " ".join((_plain(entry.citation), *(material.briefing.sources[one.id].title for one in _sources(entry))))
    notes = map(_plain, entry.values_of(DetailRole.DATE_NOTE))
    see = (f"See {_plain(value)}" for value in entry.values_of(DetailRole.SEE))
    doubts = _doubts(entry.date.doubt) if entry.date else ()
    cautions = (_plain(caution.text) for caution in entry.cautions)
    parts = (names, found, *doubts, *notes, *cautions, *see)
    return "".join(f"<p>{_safe(part)}</p>" for part in parts if part) + _marking_of(material)


def _plain(text: Text) -> str:
    return "".join(map(str, text))


def _sources(entry: Record) -> list[Reference]:
    return [run for run in entry.citation if isinstance(run, Reference)]


def _doubts(doubt: DateDoubt) -> Iterator[str]:
    """The signs of the doubt about a date, with their meaning, since neither form has a legend."""
    return (f"{flag} {DOUBT_MEANINGS[flag]}" for flag in doubt.flags)


def _safe(text: str) -> str:
    return html.escape(plain_text(text))


class _Event(NamedTuple):
    """What is planned.

    Attributes:
        known_by: What stays the same when the brief changes: the sort of thing, and its id or its words.
        text: What it is, in a line.
        when: The date.
        said: The date in words.
        sources: Where it stands.
        cautions: What to know before relying on it, each in a sentence.
    """

    known_by: tuple[str, str]
    text: str
    when: BriefDate
    said: str
    sources: Sequence[Reference] = ()
    cautions: Sequence[str] = ()


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
    equal = Counter[tuple[str, str]]()
    for event in _events(material):
        equal[event.known_by] += 1
        span = _span_of(event.when)
        if span is None:
            left_out += 1
        else:
            uid = _uid(material, name, (*event.known_by, equal[event.known_by]))
            calendar.add_component(_component(event, span, material, uid))
    missing = f"{left_out} without a day left out" if left_out else ""
    said = "; ".join(filter(None, (str(material.briefing.marking or ""), *_standing(material), missing)))
    if said:
        calendar.add("x-wr-caldesc", said)
    found: bytes = calendar.to_ical()
    return found.decode("utf-8")


def _events(material: Material) -> Iterator[_Event]:
    """What is planned, what to look out for, and what should be known, by when."""
    briefing = material.briefing
    event = briefing.event
    if event.is_planned and event.when is not None:
        said = format_date_with_basis(event.when)
        yield _Event(("event", ""), material.plain(event.what) or briefing.title, event.when, said, (), _draft(event))
    known_by = {entry.id: _known_by(place, entry, material) for place, entry in enumerate(briefing.timeline)}
    for entry in _entries(material):
        if entry.planned and (when := _date_of(entry)):
            said = format_date_with_basis(when)
            cautions = [_plain(caution.text) for caution in entry.cautions]
            yield _Event(known_by[entry.id], _plain(entry.title), when, said, _sources(entry), cautions)
    for name, lead, points in (("watch", "Watch", briefing.watch), ("gap", "Not known yet", briefing.gaps)):
        for point in points:
            if point.by is not None:
                text = f"{lead}: {material.plain(point.text)}"
                known = (name, _words(point.text, material))
                yield _Event(known, text, point.by, format_deadline(point.by), (), _draft(point))


def _draft(item: Draftable) -> list[str]:
    return [_plain(caution.text) for caution in cautions_of_draft(item)]


def _known_by(place: int, entry: TimelineEntry, material: Material) -> tuple[str, str]:
    """The id of an entry where it is written into the file; one given by its place would move to another entry."""
    written = section_of_default(entry.id) is None or material.is_written(("timeline", place, "id"))
    return ("id", entry.id) if written else ("entry", _words(entry.text, material))


def _words(text: str, material: Material) -> str:
    """The words of a text without its references, whose numbers change when something is put in before them."""
    return " ".join("".join(part for part in material.split(text) if isinstance(part, str)).split())


def _uid(material: Material, name: str, known_by: tuple[str, str, int]) -> str:
    """The lasting name of an event: of the brief's id, or else its file's name and its title, and of what it is."""
    brief = [material.briefing.id] if material.briefing.id else [name, material.briefing.title]
    digest = hashlib.sha256(json.dumps([brief, known_by]).encode()).hexdigest()
    return f"{safe_line(name)}-{digest[:DIGITS]}@briefing.invalid"


def _component(event: _Event, span: tuple[date, date], material: Material, uid: str) -> Component:
    from icalendar import Event  # noqa: PLC0415 - an extra

    component = Event()
    component.add("uid", uid)
    component.add("dtstamp", _stamp(material))
    if material.briefing.version is not None:
        component.add("sequence", material.briefing.version)
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
    yield from _doubts(doubt_of(event.when))
    if event.when.note:
        yield plain_text(material.plain(event.when.note))
    yield from event.cautions
    for source in event.sources:
        paragraph = f", paragraph {source.paragraph}" if source.paragraph else ""
        yield f"Source: {safe_line(material.briefing.sources[source.id].title)}{paragraph}"
    yield f"Brief: {safe_line(material.briefing.title)}"
    yield from map(safe_line, _standing(material))
    yield from marking


def _stamp(material: Material) -> datetime:
    span = _span_of(material.briefing.as_of)
    day = span[1] if span else NO_DATE_OF_INFORMATION
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _days_of(when: BriefDate | None) -> tuple[Day, Day] | None:
    """The first and the last day a date can mean, both included; of an open span its known end stands for both."""
    days = [day for day in (when.earliest, when.latest) if day is not None] if when else []
    return (days[0], days[-1]) if days else None


def _span_of(when: BriefDate | None) -> tuple[date, date] | None:
    """The same for a calendar; None also where it cannot hold a day (it has the years 1 to 9999)."""
    days = _days_of(when)
    if days is None or not all(date.min.year <= day.year <= date.max.year for day in days):
        return None
    return date(*days[0]), date(*days[1])
