"""Search over the whole brief, tab by tab, without case and accents."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.wording import RELIABILITY_WORDS, format_date, format_speaker, format_via
from briefing.reader.document import paragraphs, whole_text
from briefing.reader.pages.actors import actor_records
from briefing.reader.pages.summary import glance_document, summary_document
from briefing.reader.pages.timeline import timeline_records
from briefing.reader.writer import MEASURE, Writer
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Actor, Discrepancy, Quote, Source, Tension, TimelineEntry
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["Search", "SearchHit", "SearchHits"]


class SearchHit(NamedTuple):
    """One place where the words stand.

    Attributes:
        tab: The tab that shows it.
        key: The id of the item.
        paragraph: The paragraph of a source, or None.
        text: Which of the texts of the summary that have the words, counted from 0; -1 elsewhere.
        view: Which of the summary's texts.
    """

    tab: str
    key: str
    paragraph: int | None = None
    text: int = -1
    view: int = 0


class SearchHits:
    """What a search found, in the order of the tabs. Items are named by their numbers: there may be many thousands.

    Args:
        summary: The texts of the summary.
        items: All that can be found elsewhere.
        numbers: Which of them were.
    """

    def __init__(
        self,
        summary: tuple[SearchHit, ...] = (),
        items: Sequence[SearchHit] = (),
        numbers: Sequence[int] = (),
    ) -> None:
        self._summary = summary
        self._items = items
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._summary) + len(self._numbers)

    def __getitem__(self, place: int) -> SearchHit:
        before = len(self._summary)
        return self._summary[place] if place < before else self._items[self._numbers[place - before]]

    def first_from(self, number: int) -> int:
        """The place of the first that is the item of a number or stands behind it; that of the first of all at last.

        Args:
            number: -1 for the summary.
        """
        place = len(self._summary) + bisect_left(self._numbers, number) if number >= 0 else 0
        return place if place < len(self) else 0

    def count(self, start: int, end: int) -> int:
        """How many items were found in a stretch of them."""
        return bisect_left(self._numbers, end) - bisect_left(self._numbers, start)

    @property
    def in_summary(self) -> int:
        """How many texts of the summary were found."""
        return len(self._summary)


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
        self._last: tuple[str, Sequence[int]] = ("", ())

    def find(self, words: str, *, with_rail: bool) -> SearchHits:
        """Every text of the summary and every item that has some words.

        Args:
            words: What is searched for, on one line.
            with_rail: What stands at a glance is a text of its own, as on a wide screen.
        """
        wanted = folded(" ".join(words.split()))
        if not wanted:
            return SearchHits()
        summary = (
            SearchHit("summary", "", None, place, view)
            for view, texts in enumerate(self._summary(with_rail))
            for place, _ in enumerate(text for text in texts if wanted in text)
        )
        return SearchHits(tuple(summary), self._read[0], self._numbers(wanted))

    def _numbers(self, wanted: str) -> Sequence[int]:
        """The items that have some words; if the query was extended, search only the previous results."""
        before, numbers = self._last
        texts = self._read[1]
        if before and before in wanted:
            found = [number for number in numbers if wanted in texts[number]]
        else:
            found = [number for number, text in enumerate(texts) if wanted in text]
        self._last = (wanted, found)
        return found

    def count_by_tab(self, found: SearchHits) -> dict[str, int]:
        """How many hits each tab has."""
        return {"summary": found.in_summary, **{tab: found.count(*ends) for tab, ends in self._stretches.items()}}

    def number_of(self, tab: str, key: str) -> int:
        """The number of an item that a tab shows; that of the tab's first without one, -1 for the summary."""
        if tab not in self._stretches:
            return -1
        start, end = self._stretches[tab]
        if tab == "statements":
            return start + self.brief.quote_places.get(key, 0)
        return next((number for number in range(start, end) if self._read[0][number].key == key), start)

    @cached_property
    def _stretches(self) -> dict[str, tuple[int, int]]:
        """From which item to which each tab shows them."""
        counts = Counter(hit.tab for hit in self._read[0])
        ends = dict(zip(counts, accumulate(counts.values()), strict=True))
        return {tab: (end - counts[tab], end) for tab, end in ends.items()}

    def read(self) -> None:
        """Read the brief now, and not when something is first searched for."""
        _ = self._stretches

    def forget_summary(self) -> None:
        """The summary says something else now."""
        self._summaries.clear()

    def _summary(self, with_rail: bool) -> tuple[tuple[str, ...], ...]:
        """The texts of the summary's views, whether or not their tab was ever shown."""
        found = self._summaries.get(with_rail)
        if found is None:
            documents = [summary_document(self._writer(), self.brief, with_glance=not with_rail)]
            documents += [glance_document(self._writer(), self.brief)] if with_rail else []
            found = tuple(
                tuple(folded(whole_text(lines)) for _, lines in paragraphs(document.lines)) for document in documents
            )
            self._summaries[with_rail] = found
        return found

    def _writer(self) -> Writer:
        return Writer(MEASURE, self.brief.index, self._lettering)

    @cached_property
    def _read(self) -> tuple[Sequence[SearchHit], Sequence[str]]:
        """All that can be found beside the summary, and the folded words of each."""
        hits, texts = [], []
        for hit, parts in self._items():
            hits.append(hit)
            texts.append(folded(" ".join(part for part in parts if part)))
        return hits, texts

    def _items(self) -> Iterator[tuple[SearchHit, Iterable[str | None]]]:
        brief = self.brief
        items = brief.index.items
        for quote in brief.briefing.quotes:
            yield SearchHit("statements", quote.id), self._of_quote(quote)
        for tension in brief.briefing.tensions:
            yield SearchHit("tensions", tension.id), self._of_tension(tension)
        for discrepancy in brief.briefing.discrepancies:
            yield SearchHit("tensions", discrepancy.id), _of_discrepancy(discrepancy)
        for key in filter(None, timeline_records(brief).keys):
            yield SearchHit("timeline", key), self._of_entry(items[key])
        for key in filter(None, actor_records(brief).keys):
            yield SearchHit("actors", key), _of_actor(items[key])
        for key, source in brief.briefing.sources.items():
            yield SearchHit("sources", key), self._of_source(key, source)
            archive = brief.archive_of(key)
            for number, paragraph in enumerate(archive.paragraphs if archive else (), 1):
                yield SearchHit("sources", key, number), (" ".join(paragraph.split()),)

    def _of_quote(self, quote: Quote) -> Iterable[str | None]:
        original = quote.original.text if quote.original else None
        said = (quote.text, original, quote.passage, quote.note, quote.topic, quote.venue)
        date = (quote.date.text, quote.date.note) if quote.date else ()
        return (quote.id, format_speaker(quote, self.brief.index), format_via(quote, self.brief.index), *said, *date)

    def _of_tension(self, tension: Tension) -> Iterable[str | None]:
        names = self.brief.index.actor_name
        for position in tension.positions:
            yield from (*(names(party) for party in position.party), position.position)
        yield from (tension.id, tension.title, tension.issue, tension.common_ground)

    def _of_entry(self, entry: TimelineEntry) -> Iterable[str | None]:
        names = (self.brief.index.actor_name(actor) for actor in entry.actors)
        return (entry.id, format_date(entry.date), entry.date.note, entry.text, *names)

    @cached_property
    def _notes(self) -> Mapping[str, Sequence[str]]:
        """The notes on errors of each source."""
        found: dict[str, list[str]] = {}
        for note in self.brief.briefing.source_notes:
            found.setdefault(note.source, []).extend(filter(None, (note.printed, note.read_as, note.note)))
        return found

    def _of_source(self, key: str, source: Source) -> Iterable[str | None]:
        known = (source.title, source.publisher, source.author, source.url, source.descriptor, source.note)
        return (
            *known,
            RELIABILITY_WORDS.get(source.reliability) if source.reliability else None,
            *self._notes.get(key, ()),
        )


def _of_discrepancy(discrepancy: Discrepancy) -> Iterable[str | None]:
    claims = (version.claim for version in discrepancy.versions)
    return (discrepancy.id, discrepancy.question, *claims, discrepancy.note)


def _of_actor(actor: Actor) -> Iterable[str | None]:
    return (actor.name, actor.short, *actor.aliases, actor.role, actor.side, actor.note)
