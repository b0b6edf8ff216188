"""What the index keeps of a brief: its items with their words, who takes part in them, its actors and sources.

Everything comes from the brief as `load` gives it, so that what is indexed is what every other command reads; nothing
of it is left unchecked. The verdicts on statements are not among it: they rest on archives, which change by themselves.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.edtf import parse_edtf
from briefing.facts.dates import format_doubted
from briefing.facts.spoken import words_of
from briefing.library.index.listed import as_listed
from briefing.library.index.tables import STANDING, TRANSLATED, ActorRow, BriefRows, ItemRow, SourceRow
from briefing.library.index.tokens import composed, name_words, plain_words
from briefing.model.brief_date import stretch_of
from briefing.model.wording import format_speaker, format_status, is_doubted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.check import Proof
    from briefing.edtf import Day
    from briefing.files import BriefingFile
    from briefing.library.index.tables import Part
    from briefing.model import Actor, BriefDate, Briefing, Quote

__all__ = ["BETWEEN", "first_day", "indexed_words", "last_day", "rows_of", "verdicts_as_text"]

BETWEEN = " \u2016 "
"""Stands between two texts of an item, so that no phrase begins in one and ends in the other."""

_BESIDE = frozenset({"speaker", "topic", "venue", "outlet", "title"})
"""Texts that tell an item, without being what it says."""

_FARTHEST_DAY = 10**18
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def indexed_words(texts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """What is indexed of an item: what it says, and what tells it, each as folded words."""
    said: list[str] = []
    beside: list[str] = []
    for label, text in texts:
        (beside if label in _BESIDE else said).append(" ".join(plain_words(text)))
    return BETWEEN.join(said), BETWEEN.join(beside)


def rows_of(file: BriefingFile) -> BriefRows:
    """Take from a brief what the index keeps of it."""
    brief = file.briefing
    date = brief.as_of or brief.event.when
    first, last, words = _dated(date) if date else (None, None, "")
    rows = _Rows(file, first, last)
    return BriefRows(
        file.id,
        brief.title,
        str(brief.marking or ""),
        str(brief.status or ""),
        first,
        last,
        words,
        brief.tags,
        tuple(rows.items()),
        tuple(_actor_row(key, actor) for key, actor in brief.actors.items()),
        tuple(_source_rows(brief)),
        _verdicts(brief),
        as_listed(file),
    )


def _verdicts(brief: Briefing) -> str:
    """The verdicts that rest on no archive, as the brief names none; empty where it does."""
    if any(source.archive for source in brief.sources.values()):
        return ""
    from briefing.check import prove  # noqa: PLC0415 - most answers make no rows

    return verdicts_as_text(prove(brief, {}))


def verdicts_as_text(proof: Proof) -> str:
    """The verdicts on the statements of a brief as they are kept: JSON, by their ids the word and the label."""
    return json.dumps({key: (verdict.word, verdict.label) for key, verdict in proof.verdicts.items()})


class _Rows:
    """Makes the rows of one brief.

    Args:
        file: The brief.
        first: The first day of its date of information, which holds for every item without a date of its own.
        last: The last day likewise.
    """

    def __init__(self, file: BriefingFile, first: int | None, last: int | None) -> None:
        self._file = file
        self._brief = file.briefing
        self._index = file.index
        self._dated = (first, last)
        whole = self._brief.as_of or self._brief.event.when
        known = "as of" if self._brief.as_of else "event of"
        self._as_of = f"{known} {_dated(whole)[2]}" if whole else ""

    def items(self) -> Iterator[ItemRow]:
        yield from self._event()
        for number, quote in enumerate(self._brief.quotes):
            yield self._statement(number, quote)
        yield from self._timeline()
        yield from self._tensions()
        yield from self._judgements()
        yield from self._others()

    def _row(
        self,
        section: str,
        key: str,
        line: int,
        texts: Iterable[tuple[str, str | None]],
        *,
        date: BriefDate | None = None,
        kind: str = "",
        speaker: str = "",
        topic: str = "",
        source: str | None = None,
        at: int | None = None,
        draft: bool = False,
        published: bool = False,
        parts: Iterable[Part] = (),
    ) -> ItemRow:
        first, last, words = _dated(date) if date else (None, None, self._as_of)
        if date is None or date.edtf is None:
            first, last = self._dated
        words = f"published {words}" if published else words
        kept = [(label, composed(text)) for label, text in texts if text]
        about = (section, key, line, kind, first, last, words, speaker, topic, source or "", at, draft)
        return ItemRow(*about, _as_json(kept), *indexed_words(kept), tuple(parts))

    def _line(self, section: str, number: int) -> int:
        return self._file.places.item_line(section, number)

    def _event(self) -> Iterator[ItemRow]:
        event, find = self._brief.event, self._file.places.find
        takes_part = [(participant.actor, "participant") for participant in event.participants]
        line = find(("title",))[0].start.line
        texts = (("", self._brief.title), ("what", event.what), ("where", event.where))
        tags = tuple(("tag", tag) for tag in self._brief.tags)
        yield self._row("event", "title", line, (*texts, *tags), date=event.when, parts=takes_part)
        for name in ("summary", "background", "significance", "outlook"):
            if text := getattr(event, name):
                line = find(("event", name))[0].start.line
                yield self._row("event", name, line, (("", text),), date=event.when, draft=event.draft)
        for number, point in enumerate(event.key_points):
            line = find(("event", "key_points", number))[0].start.line
            kind = str(point.kind or "")
            yield self._row("event", "key point", line, (("", point.text),), kind=kind, draft=point.draft)

    def _statement(self, number: int, quote: Quote) -> ItemRow:
        brief = self._brief
        source = brief.sources.get(quote.source or "")
        published = source.published if source else None
        names = [composed(brief.actors[key].name) for key in quote.speaker if key in brief.actors]
        # Without quotation marks of their own: whoever shows a quotation puts it into some.
        words = words_of(quote)
        return self._row(
            "statements",
            quote.id,
            self._line("quotes", number),
            (
                ("", words.text),
                ("original", words.original or None),
                (TRANSLATED, words.translated_from or None),
                (STANDING, format_status(quote.status) if is_doubted(quote.status) else None),
                ("passage", quote.passage),
                ("note", quote.note),
                ("topic", quote.topic),
                ("venue", quote.venue),
                *(("speaker", name) for name in names),
                ("outlet", source.publisher if source else None),
            ),
            date=quote.date or published,
            published=quote.date is None and published is not None,
            kind=str(quote.kind),
            speaker=format_speaker(quote, self._index, role=False),
            topic=quote.topic or "",
            source=quote.source,
            at=quote.at,
            draft=quote.draft,
            parts=[
                *((key, "speaker") for key in quote.speaker),
                *((key, "to") for key in quote.to),
                *((key, "about") for key in quote.about),
            ],
        )

    def _timeline(self) -> Iterator[ItemRow]:
        for number, entry in enumerate(self._brief.timeline):
            yield self._row(
                "timeline",
                entry.id,
                self._line("timeline", number),
                (("", entry.text),),
                date=entry.date,
                kind=str(entry.status or ""),
                source=entry.source,
                at=entry.at,
                draft=entry.draft,
                parts=[(key, "took part") for key in entry.actors],
            )

    def _tensions(self) -> Iterator[ItemRow]:
        speakers = {quote.id: quote.speaker for quote in self._brief.quotes}
        for number, tension in enumerate(self._brief.tensions):
            line = self._line("tensions", number)
            texts = (("", tension.title), ("issue", tension.issue), ("common ground", tension.common_ground))
            kind = str(tension.status or "")
            yield self._row("tensions", tension.id, line, texts, kind=kind, topic=tension.title, draft=tension.draft)
            for place, position in enumerate(tension.positions):
                voices = {actor for key in position.quotes for actor in speakers.get(key, ())} - {*position.party}
                yield self._row(
                    "positions",
                    tension.id,
                    self._file.places.find(("tensions", number, "positions", place))[0].start.line,
                    (("", position.position), ("title", tension.title)),
                    kind=str(position.stance or ""),
                    speaker=", ".join(self._index.actor_name(key) for key in position.party),
                    topic=tension.title,
                    draft=tension.draft,
                    parts=[*((key, "party") for key in position.party), *((key, "voice") for key in sorted(voices))],
                )

    def _judgements(self) -> Iterator[ItemRow]:
        for number, one in enumerate(self._brief.discrepancies):
            line = self._line("discrepancies", number)
            claims = tuple(("version", version.claim) for version in one.versions)
            texts = (("", one.question), *claims, ("note", one.note))
            yield self._row("discrepancies", one.id, line, texts, draft=one.draft)
        for number, judgement in enumerate(self._brief.assessments):
            names = ("basis", "alternatives", "would_change")
            texts = (("", judgement.text), *((name.replace("_", " "), getattr(judgement, name)) for name in names))
            kind = str(judgement.likelihood or "")
            line = self._line("assessments", number)
            yield self._row("assessments", judgement.id, line, texts, kind=kind, draft=judgement.draft)

    def _others(self) -> Iterator[ItemRow]:
        for section, key in (("gaps", "gap"), ("watch", "watch")):
            for number, point in enumerate(getattr(self._brief, section)):
                line = self._line(section, number)
                yield self._row(section, key, line, (("", point.text),), date=point.by, draft=point.draft)
        for number, (key, actor) in enumerate(self._brief.actors.items()):
            aliases = (("alias", alias) for alias in actor.aliases)
            texts = (("", actor.name), ("role", actor.role), *aliases, ("note", actor.note))
            line, parts = self._line("actors", number), [(key, "self")]
            yield self._row("actors", key, line, texts, kind=str(actor.kind or ""), draft=actor.draft, parts=parts)
        for number, (key, source) in enumerate(self._brief.sources.items()):
            names = ("publisher", "author", "url", "descriptor", "note")
            texts = (("", source.title), *((name, getattr(source, name)) for name in names))
            line = self._line("sources", number)
            kind = str(source.kind or "")
            yield self._row(
                "sources", key, line, texts, date=source.published, kind=kind, source=key, draft=source.draft
            )
        for number, note in enumerate(self._brief.source_notes):
            texts = (("", note.note), ("printed", note.printed), ("read as", note.read_as))
            line = self._line("source_notes", number)
            yield self._row("notes", "source note", line, texts, source=note.source, at=note.at, draft=note.draft)


def _actor_row(key: str, actor: Actor) -> ActorRow:
    names = (actor.name, *actor.aliases, *([actor.short] if actor.short else []))
    forms = dict.fromkeys(filter(None, map(name_words, names)))
    return ActorRow(
        key,
        actor.name,
        str(actor.kind or ""),
        actor.role or "",
        actor.side or "",
        actor.country or "",
        json.dumps(actor.affiliation),
        json.dumps(actor.aliases),
        actor.wikidata or "",
        json.dumps(actor.same_as),
        tuple(forms),
    )


def _source_rows(brief: Briefing) -> Iterator[SourceRow]:
    for key, source in brief.sources.items():
        outlet = source.publisher or _host(source.url) or source.title
        yield SourceRow(
            key,
            source.title,
            outlet,
            source.url or "",
            str(source.kind or ""),
            str(source.reliability or ""),
            _dated(source.published)[0] if source.published else None,
            source.archive.path if source.archive else "",
            (source.archive.sha256 or "") if source.archive else "",
            _words_of(source.title, outlet, source.url or ""),
        )


def _words_of(*texts: str) -> str:
    """The words of some texts as names are compared, a blank before and behind those of each."""
    found = dict.fromkeys(filter(None, map(name_words, texts)))
    return f" {BETWEEN.join(found)} " if found else ""


def _host(url: str | None) -> str:
    return url.split("/")[2].removeprefix("www.").partition(":")[0] if url else ""


_known_dates: dict[tuple[str, str | None, str | None, str | None], tuple[int | None, int | None, str]] = {}
MOST_KNOWN = 20_000


def _dated(date: BriefDate) -> tuple[int | None, int | None, str]:
    """The days of a date, and its words with the signs of its doubt; worked out once for all briefs that share it."""
    key = (date.edtf.text if date.edtf else "", date.bound, date.basis, date.text)
    found = _known_dates.get(key)
    if found is None:
        found = (*_days(date), format_doubted(date))
        if len(_known_dates) < MOST_KNOWN:
            _known_dates[key] = found
    return found


def _days(date: BriefDate) -> tuple[int | None, int | None]:
    """The first and the last day of a date as numbers in the order of days; None where an end is open."""
    stretch = stretch_of(date)
    return (_day_number(stretch.first), _day_number(stretch.last)) if stretch else (None, None)


def first_day(edtf: str) -> int | None:
    """The first day of a date of EDTF, as a number in the order of days; None where it is open."""
    return _day_number(parse_edtf(edtf).earliest)


def last_day(edtf: str) -> int | None:
    """The last day likewise."""
    return _day_number(parse_edtf(edtf).latest)


def _day_number(day: Day | None) -> int | None:
    if day is None:
        return None
    return max(min(day.year * 10_000 + day.month * 100 + day.day, _FARTHEST_DAY), -_FARTHEST_DAY)
