"""Search over the whole brief, tab by tab, without case and accents."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.wording import RELIABILITY_WORDS, format_date, format_speaker, format_via
from briefing.reader.pages.actors import actor_records
from briefing.reader.pages.summary import glance_document, summary_document
from briefing.reader.pages.timeline_rows import timeline_records
from briefing.reader.writer import MEASURE, Writer
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import Actor, Discrepancy, Quote, Source, Tension, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["Hit", "Search", "count_by_tab"]


class Hit(NamedTuple):
    """One place where the words stand.

    Attributes:
        tab: The tab that shows it.
        key: The id of the item.
        paragraph: The paragraph of a source, or None.
        line: Which of the lines of the summary that have the words, counted from 0; -1 elsewhere.
        view: Which of the summary's texts.
    """

    tab: str
    key: str
    paragraph: int | None = None
    line: int = -1
    view: int = 0


class Search:
    """What can be found in a brief. It is read once, when first asked.

    Args:
        brief: The brief.
        lettering: How the summary puts it on this screen.
    """

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        self.brief = brief
        self._lettering = lettering
        self._summaries: dict[bool, tuple[tuple[str, ...], ...]] = {}

    def hits(self, words: str, *, with_rail: bool) -> tuple[Hit, ...]:
        """Every line of the summary and every item that has some words, in the order of the tabs.

        Args:
            words: What is searched for, on one line.
            with_rail: What stands at a glance is a text of its own, as on a wide screen.
        """
        wanted = folded(words)
        if not wanted:
            return ()
        summary = (
            Hit("summary", "", None, place, view)
            for view, lines in enumerate(self._summary(with_rail))
            for place, _ in enumerate(line for line in lines if wanted in line)
        )
        return (*summary, *(hit for hit, text in self._texts if wanted in text))

    def read(self) -> None:
        """Read the brief now, and not when something is first searched for."""
        _ = self._texts

    def forget_summary(self) -> None:
        """The summary says something else now."""
        self._summaries.clear()

    def _summary(self, with_rail: bool) -> tuple[tuple[str, ...], ...]:
        """The lines of the summary's texts, whether or not their tab was ever shown."""
        found = self._summaries.get(with_rail)
        if found is None:
            documents = [summary_document(self._writer(), self.brief, with_glance=not with_rail)]
            documents += [glance_document(self._writer(), self.brief)] if with_rail else []
            found = tuple(tuple(folded(line.plain) for line in document.lines) for document in documents)
            self._summaries[with_rail] = found
        return found

    def _writer(self) -> Writer:
        return Writer(MEASURE, self.brief.index, self._lettering)

    @cached_property
    def _texts(self) -> tuple[tuple[Hit, str], ...]:
        return tuple((hit, folded(" ".join(part for part in parts if part))) for hit, parts in self._items())

    def _items(self) -> Iterator[tuple[Hit, Iterable[str | None]]]:
        brief = self.brief
        items = brief.index.items
        for quote in brief.briefing.quotes:
            yield Hit("statements", quote.id), self._of_quote(quote)
        for tension in brief.briefing.tensions:
            yield Hit("tensions", tension.id), self._of_tension(tension)
        for discrepancy in brief.briefing.discrepancies:
            yield Hit("tensions", discrepancy.id), _of_discrepancy(discrepancy)
        for key in filter(None, timeline_records(brief).keys):
            yield Hit("timeline", key), self._of_entry(items[key])
        for key in filter(None, actor_records(brief).keys):
            yield Hit("actors", key), _of_actor(items[key])
        for key, source in brief.briefing.sources.items():
            yield Hit("sources", key), self._of_source(key, source)
            archive = brief.archive_of(key)
            for number, paragraph in enumerate(archive.paragraphs if archive else (), 1):
                yield Hit("sources", key, number), (" ".join(paragraph.split()),)

    def _of_quote(self, quote: Quote) -> Iterable[str | None]:
        original = quote.original.text if quote.original else None
        said = (quote.text, original, quote.passage, quote.note, quote.topic, quote.venue)
        return (quote.id, format_speaker(quote, self.brief.index), format_via(quote, self.brief.index), *said)

    def _of_tension(self, tension: Tension) -> Iterable[str | None]:
        names = self.brief.index.actor_name
        for position in tension.positions:
            yield from (*(names(party) for party in position.party), position.position)
        yield from (tension.id, tension.title, tension.issue, tension.common_ground)

    def _of_entry(self, entry: TimelineEntry) -> Iterable[str | None]:
        names = (self.brief.index.actor_name(actor) for actor in entry.actors)
        return (entry.id, format_date(entry.date), entry.text, *names)

    def _of_source(self, key: str, source: Source) -> Iterable[str | None]:
        notes = (note.note for note in self.brief.briefing.source_notes if note.source == key)
        known = (source.title, source.publisher, source.author, source.url, source.descriptor, source.note)
        return (*known, RELIABILITY_WORDS.get(source.reliability) if source.reliability else None, *notes)


def _of_discrepancy(discrepancy: Discrepancy) -> Iterable[str | None]:
    claims = (version.claim for version in discrepancy.versions)
    return (discrepancy.id, discrepancy.question, *claims, discrepancy.note)


def _of_actor(actor: Actor) -> Iterable[str | None]:
    return (actor.name, *actor.aliases, actor.role, actor.side, actor.note)


def count_by_tab(hits: Iterable[Hit]) -> Counter[str]:
    """How many hits each tab has."""
    return Counter(hit.tab for hit in hits)
