"""Under the title: what the brief is, where it comes from, and which of its quotations were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.material import spaced
from briefing.export.outline import Fact
from briefing.model import EventStatus
from briefing.model.phrases import format_brief_status, format_date_with_basis
from briefing.model.wording import count_of, format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Quote

__all__ = ["head_facts"]


def head_facts(material: Material) -> Iterator[Fact]:
    """What stands between the title and the first section."""
    briefing = material.briefing
    yield from _event(material)
    if briefing.as_of:
        yield Fact("As of", (f"{format_date_with_basis(briefing.as_of)}; nothing later was used",))
    version = f"version {briefing.version}" if briefing.version else ""
    status = format_brief_status(briefing.status) if briefing.status else ""
    if status or version:
        yield Fact("Status", (", ".join(filter(None, (status, version))),))
    prepared = [
        f"by {briefing.prepared_by}" if briefing.prepared_by else "",
        f"for {briefing.prepared_for}" if briefing.prepared_for else "",
    ]
    if any(prepared):
        yield Fact("Prepared", ("; ".join(filter(None, prepared)),))
    if briefing.sources:
        yield Fact("Compiled", (f"from {count_of(len(briefing.sources), 'source')}",))
    yield from _quotations(material)
    yield from _reference(material)


def _event(material: Material) -> Iterator[Fact]:
    event = material.briefing.event
    what = material.split(event.what)
    if what:
        plain = event.status in {None, EventStatus.OCCURRED}
        rest = [event.where, format_date(event.when) if event.when else "", "" if plain else str(event.status)]
        yield Fact("Event", (*what, *(f"; {part}" for part in rest if part)))


def _quotations(material: Material) -> Iterator[Fact]:
    """What became of the words that are given as somebody's own, and of the passages under paraphrases."""
    if not material.briefing.quotes:
        return
    verdicts = material.proof.verdicts
    tally = material.proof.tally()
    if tally.quotations:
        verified, *rest = tally.of_quotations()
        claiming = [quote for quote in material.briefing.quotes if verdicts[quote.id].claims]
        compared = [quote for quote in claiming if verdicts[quote.id].rung]
        unread = [quote for quote in claiming if not verdicts[quote.id].rung]
        texts = (" against the archived text of ", *_sources(compared, material)) if compared else ()
        missing = (": no archived text at hand for ", *_sources(unread, material)) if unread else ()
        yield Fact("Quotations", (verified, *texts, "".join(f"; {part}" for part in rest), *missing))
    else:
        yield Fact("Quotations", ("none; every statement is a paraphrase",))
    if tally.passages:
        yield Fact("Paraphrases", ("; ".join(tally.of_passages()),))


def _sources(quotes: Iterable[Quote], material: Material) -> Text:
    keys = dict.fromkeys(quote.source for quote in quotes)
    numbers = [run for key in material.briefing.sources if key in keys for run in material.where(key)]
    without = ["statements without a source"] if None in keys else []
    joined = spaced(numbers)
    return (*joined, *([" and "] if joined and without else []), *without)


def _reference(material: Material) -> Iterator[Fact]:
    """How to read a reference, by one that occurs."""
    for quote in material.briefing.quotes:
        where = material.where(quote.source, quote.at)
        if where and quote.source and quote.at:
            label = material.index.label(quote.source)
            yield Fact("Reference", (*where, f" = source {label}, paragraph {quote.at}"))
            return
