"""What a brief tells, part by part, taken from the model and not from the outline that the formats are made of."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing.model.wording import KIND_WORDS, format_date_resolved
from briefing.outline import Material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import BriefDate

__all__ = ["PARTS", "as_in_the_file", "told"]


class _Raw(Material):
    """A brief whose prose has its references as the file writes them."""

    def plain(self, text: str | None) -> str:
        return text or ""


def as_in_the_file(made: Material) -> Material:
    """The same brief for formats that keep the file's own references."""
    return _Raw(made.briefing, made.index, made.proof, made.archives, made.prose)


def told(material: Material) -> Iterator[tuple[str, str]]:
    """Each text that a format must have, with the part of the brief that it belongs to.

    A text that begins with a mark is left out: how it is shown depends on what stands before it.
    """
    for part, texts in PARTS.items():
        for text in texts(material):
            if text and text.strip() and not unicodedata.category(text.strip()[0]).startswith("M"):
                yield part, text


def _head(made: Material) -> Iterator[str]:
    brief = made.briefing
    yield from (brief.title, brief.prepared_by or "", brief.prepared_for or "")
    yield from _date(brief.as_of)


def _marking(made: Material) -> Iterator[str]:
    yield str(made.briefing.marking or "")


def _event(made: Material) -> Iterator[str]:
    event = made.briefing.event
    yield event.where or ""
    yield from (made.plain(text or "") for text in (event.what, event.background, event.significance, event.outlook))
    yield from _date(event.when)
    for participant in event.participants:
        yield from (made.index.actor_name(participant.actor), participant.role or "")


def _summary(made: Material) -> Iterator[str]:
    yield made.plain(made.briefing.event.summary)


def _key_points(made: Material) -> Iterator[str]:
    for point in made.briefing.event.key_points:
        yield from (made.plain(point.text), str(point.kind or ""))


def _statements(made: Material) -> Iterator[str]:
    for quote in made.briefing.quotes:
        yield from (quote.id, quote.text.strip(), KIND_WORDS[quote.kind], quote.venue or "", quote.topic or "")
        yield from (quote.original.text or "" if quote.original else "", made.plain(quote.note or ""))
        yield from _date(quote.date)


def _attribution(made: Material) -> Iterator[str]:
    for quote in made.briefing.quotes:
        yield from (made.index.actor_name(actor) for actor in (*quote.speaker, *quote.via, *quote.to))
        yield "" if quote.speaker else "Speaker not named"


def _proofs(made: Material) -> Iterator[str]:
    """The verdict; where nothing is claimed to be the speaker's, nothing."""
    for quote in made.briefing.quotes:
        verdict = made.proof.verdicts[quote.id]
        yield verdict.word if verdict.sign else ""


def _places(made: Material) -> Iterator[str]:
    yield from (str(made.index.where(quote.source, quote.at) or "") for quote in made.briefing.quotes)
    yield from (str(made.index.where(entry.source, entry.at) or "") for entry in made.briefing.timeline)


def _timeline(made: Material) -> Iterator[str]:
    for entry in made.briefing.timeline:
        yield made.plain(entry.text)
        yield "" if entry.status in {None, "occurred"} else str(entry.status)
        yield from _date(entry.date)


def _tensions(made: Material) -> Iterator[str]:
    for tension in made.briefing.tensions:
        yield from (tension.id, tension.title, str(tension.trend or ""))
        yield from (made.plain(tension.issue or ""), made.plain(tension.common_ground or ""))
        for position in tension.positions:
            yield from (made.index.actor_name(actor) for actor in position.party)
            yield from (str(position.stance or ""), made.plain(position.position))


def _discrepancies(made: Material) -> Iterator[str]:
    for discrepancy in made.briefing.discrepancies:
        yield from (made.plain(discrepancy.question), made.plain(discrepancy.note or ""))
        yield from (made.plain(version.claim) for version in discrepancy.versions)


def _assessments(made: Material) -> Iterator[str]:
    for one in made.briefing.assessments:
        yield from (str(one.likelihood or ""), str(one.confidence or ""))
        yield from (made.plain(text or "") for text in (one.text, one.basis, one.alternatives, one.would_change))


def _actors(made: Material) -> Iterator[str]:
    for actor in made.briefing.actors.values():
        yield from (actor.name, actor.role or "", made.plain(actor.note or ""))


def _gaps(made: Material) -> Iterator[str]:
    for point in made.briefing.gaps:
        yield made.plain(point.text)
        yield from _date(point.by)
    for note in made.briefing.source_notes:
        yield from (made.plain(note.note), note.printed or "", note.read_as or "")


def _watch(made: Material) -> Iterator[str]:
    for point in made.briefing.watch:
        yield made.plain(point.text)
        yield from _date(point.by)


def _sources(made: Material) -> Iterator[str]:
    for source in made.briefing.sources.values():
        yield from (source.title, source.publisher or "", source.author or "", source.url or "")
        yield from (made.plain(source.descriptor or ""), made.plain(source.note or ""), str(source.reliability or ""))
        yield from _date(source.published)


def _date(date: BriefDate | None) -> Iterator[str]:
    """As worded and as resolved."""
    if date is not None:
        yield from (date.text or "", format_date_resolved(date))


PARTS = {
    "head": _head,
    "marking": _marking,
    "event": _event,
    "summary": _summary,
    "key points": _key_points,
    "statements": _statements,
    "attribution": _attribution,
    "verification": _proofs,
    "places": _places,
    "timeline": _timeline,
    "tensions": _tensions,
    "discrepancies": _discrepancies,
    "assessments": _assessments,
    "actors": _actors,
    "gaps": _gaps,
    "watch": _watch,
    "sources": _sources,
}
"""For each part of a brief what yields its texts."""
