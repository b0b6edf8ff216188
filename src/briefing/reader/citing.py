"""What is copied of an item: its text, and the same with where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Actor, Quote, QuoteKind, Source, Tension, TimelineEntry
from briefing.model.wording import (
    KIND_WORDS,
    format_date,
    format_date_resolved,
    format_location,
    format_speaker,
    format_via,
    translated_from,
)
from briefing.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.reader.brief import OpenBrief

__all__ = ["copied_text", "copied_with_citation"]


def copied_text(key: str, brief: OpenBrief) -> str:
    """The text of an item, safe to paste; empty where a key names none.

    Args:
        key: An id, or a source's id with a paragraph: 'hngn:13'.
        brief: The brief.
    """
    source, _, number = key.partition(":")
    archive = brief.archive_of(source)
    if archive and number.isdecimal():
        # A brief may name a paragraph that its source does not have.
        return plain_text("".join(archive.paragraphs[int(number) - 1 : int(number)]))
    return plain_text(_text(brief.index.items.get(key), brief))


def copied_with_citation(key: str, brief: OpenBrief) -> str:
    """The text of an item with who, when and where; a paraphrase says that it is one."""
    source, _, number = key.partition(":")
    item = brief.index.items.get(source if number else key)
    text = copied_text(key, brief)
    return f"{text} ({plain_text(_citation(item, int(number or 0) or None, brief))})" if text and item else text


def _text(item: object, brief: OpenBrief) -> str:
    if isinstance(item, Quote):
        return f"“{item.text}”" if item.kind is QuoteKind.DIRECT else item.text
    if isinstance(item, TimelineEntry):
        return f"{format_date(item.date)}: {item.text}"
    if isinstance(item, Tension):
        names = brief.index.actor_name
        positions = (f"{', '.join(names(party) for party in one.party)}: {one.position}" for one in item.positions)
        return "\n".join([item.title, *positions])
    if isinstance(item, Actor):
        return f"{item.name}, {item.role}" if item.role else item.name
    found = (getattr(item, name, None) for name in ("title", "question", "text"))
    return str(next((text for text in found if text), ""))


def _citation(item: object, paragraph: int | None, brief: OpenBrief) -> str:
    if isinstance(item, Quote):
        return _parts(_of_quote(item, brief))
    if isinstance(item, Source):
        published = format_date(item.published) if item.published else ""
        return _parts(
            (
                item.author,
                item.title,
                item.publisher,
                published,
                f"paragraph {paragraph}" if paragraph else "",
                item.url,
            )
        )
    located = format_location(getattr(item, "source", None), getattr(item, "at", None), brief.index)
    return _parts((getattr(item, "id", ""), located, brief.briefing.title))


def _of_quote(quote: Quote, brief: OpenBrief) -> Iterable[str | None]:
    located = format_location(quote.source, quote.at, brief.index)
    via = format_via(quote, brief.index)
    language = translated_from(quote)
    return (
        format_speaker(quote, brief.index),
        # A pasted paraphrase has lost the page that said what it is.
        "" if quote.kind is QuoteKind.DIRECT else KIND_WORDS[quote.kind].lower() + ", not verbatim",
        f"translated from '{language}'" if language else "",
        (format_date_resolved(quote.date) or format_date(quote.date)) if quote.date else "",
        " ".join(part for part in (f"via {via}" if via else "", located) if part),
    )


def _parts(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)
