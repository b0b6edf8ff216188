"""The feed of a library (Atom, RFC 4287): an entry for each brief with a date, the newest first."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from briefing.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.edtf import Day
    from briefing.site.shelving import Shelf

__all__ = ["write_feed"]

MOST = 100
"""Entries of a feed."""
_SPACE = uuid.UUID("6b7f54a1-7b0f-5d5c-9f0e-5f3a7c0c2f11")
"""Tells our ids from those of others (RFC 9562, version 5)."""


def write_feed(shelves: Sequence[Shelf], title: str) -> str:
    """Write the feed; the same library gives the same bytes. A brief without a date of four digits is left out.

    Args:
        shelves: The briefs, the newest first.
        title: What the library is called.
    """
    dated = [(day, shelf) for shelf in shelves if (day := _day(shelf))][:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <title>{_text(title)}</title>",
        f"  <id>urn:uuid:{uuid.uuid5(_SPACE, title)}</id>",
        f"  <updated>{_instant(dated[0][0]) if dated else '1970-01-01T00:00:00Z'}</updated>",
        "  <author><name>briefing</name></author>",
        '  <link rel="self" href="feed.xml"/>',
        '  <link rel="alternate" type="text/html" href="index.html"/>',
    ]
    for day, shelf in dated:
        lines += _entry(day, shelf)
    return "\n".join([*lines, "</feed>", ""])


def _entry(day: Day, shelf: Shelf) -> Iterator[str]:
    briefing = shelf.material.briefing
    marking = f"{briefing.marking} " if briefing.marking else ""
    yield "  <entry>"
    yield f"    <title>{_text(f'{marking}{briefing.title}')}</title>"
    yield f"    <id>urn:uuid:{uuid.uuid5(_SPACE, shelf.page)}</id>"
    yield f"    <updated>{_instant(day)}</updated>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(_address(shelf.page))}/>'
    for tag in briefing.tags:
        yield f"    <category term={quoteattr(safe_line(tag))}/>"
    yield f"    <summary>{_text(shelf.material.plain(briefing.event.summary))}</summary>"
    yield "  </entry>"


def _day(shelf: Shelf) -> Day | None:
    """The last day of the date of information, else of the event."""
    briefing = shelf.material.briefing
    date = briefing.as_of or briefing.event.when
    day = (date.edtf.latest or date.edtf.earliest) if date and date.edtf else None
    return day if day and 0 < day.year < 10_000 else None


def _instant(day: Day) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}T00:00:00Z"


def _text(text: str) -> str:
    return escape(safe_text(text))


def _address(page: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only a site has addresses of its own

    return quote(page)
