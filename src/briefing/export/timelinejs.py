"""The timeline for Knight Lab's TimelineJS 3: uncertain dates stand as their words, with the span they can mean."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from briefing.export.dated import span_of
from briefing.model.wording import format_date, format_location
from briefing.text import plain_text

if TYPE_CHECKING:
    from datetime import date

    from briefing.model import TimelineEntry
    from briefing.outline import Material

__all__ = ["render_timelinejs"]


def render_timelinejs(material: Material) -> str:
    """Write `{"title": slide, "events": [slide]}`; TimelineJS takes texts for HTML, so they are escaped.

    An entry without any day cannot stand on a timeline: the slide of the title names it, so that nothing is lost.
    """
    dated = [(entry, span_of(entry.date)) for entry in material.index.timeline]
    undated = [entry for entry, span in dated if span is None]
    slides = [_slide(entry, span, material) for entry, span in dated if span is not None]
    data = {"title": _title(material, undated), "events": slides, "scale": "human"}
    return f"{json.dumps(data, indent=2)}\n"


def _marking(material: Material) -> str:
    """What stands on every slide, for they are shown one at a time."""
    marking = material.briefing.marking
    return f"<p><strong>{_safe(str(marking))}</strong></p>" if marking else ""


def _title(material: Material, undated: list[TimelineEntry]) -> dict[str, Any]:
    briefing = material.briefing
    marking = _marking(material)
    items = "".join(f"<li>{_safe(format_date(entry.date))}: {_headline(entry, material)}</li>" for entry in undated)
    more = f"<p>Without a day:</p><ul>{items}</ul>" if items else ""
    summary = f"<p>{_safe(material.plain(briefing.event.summary))}</p>"
    return {"text": {"headline": _safe(briefing.title), "text": f"{marking}{summary}{more}"}}


def _slide(entry: TimelineEntry, span: tuple[date, date], material: Material) -> dict[str, Any]:
    first, last = span
    slide: dict[str, Any] = {
        "unique_id": f"entry-{entry.id.lower()}",
        "start_date": _date(first),
        "display_date": _safe(format_date(entry.date)),
        "text": {"headline": _headline(entry, material), "text": _details(entry, material)},
    }
    if last != first:
        slide["end_date"] = _date(last)
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(entry: TimelineEntry, material: Material) -> str:
    status = str(entry.status or "occurred")
    lead = "" if status == "occurred" else f"{status.capitalize()}: "
    return f"{lead}{_text(entry, material)}"


def _details(entry: TimelineEntry, material: Material) -> str:
    names = ", ".join(material.index.actor_name(actor) for actor in entry.actors)
    where = format_location(entry.source, entry.at, material.index)
    source = material.briefing.sources.get(entry.source or "")
    see = "".join(map(str, material.references(entry.refs)))
    note = material.plain(entry.date.note or "")
    parts = (names, f"{where} {source.title}" if source else "", note, f"See {see}" if see else "")
    return "".join(f"<p>{_safe(part)}</p>" for part in parts if part) + _marking(material)


def _text(entry: TimelineEntry, material: Material) -> str:
    return _safe(material.plain(entry.text))


def _safe(text: str) -> str:
    return html.escape(plain_text(text))
