"""What a drafted brief is made of before it is written: items, each with its fields, why it is there, and any doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.draft.proposal import DraftPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.capture.entering import PlannedSource
    from briefing.draft.proposal import (
        Proposal,
        ProposedActor,
        ProposedDate,
        ProposedDiscrepancy,
        ProposedEntry,
        ProposedEvent,
        ProposedGap,
        ProposedNote,
        ProposedPair,
        ProposedStatement,
    )

__all__ = ["IN_MAPPINGS", "WITHOUT_IDS", "DraftItem", "DraftSheet", "day_of", "sheet_of"]

IN_MAPPINGS = frozenset({"actors", "sources"})
"""The sections whose items stand under their ids; the others are lists."""

WITHOUT_IDS = frozenset({"source_notes", "gaps"})
"""The sections whose items have no ids in the file."""

NOT_SURE = "it is not sure"
"""Why an item is no more than a hint; what it says of itself stands above."""


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item of a draft.

    Attributes:
        section: The key of the brief that it stands under.
        key: Its id; that of the event is 'event'.
        fields: What the file has of it but its id, in plain values.
        why: What whoever corrects the draft is told of it, a sentence each.
        doubt: Why it is not asserted, and stands in the file as a comment; empty where it is.
        number: The number of the statement that another program proposed, counted from 1; 0 for all else.
    """

    section: str
    key: str
    fields: Mapping[str, Any]
    why: tuple[str, ...] = ()
    doubt: str = ""
    number: int = 0

    def doubted(self, doubt: str) -> DraftItem:
        """The same as a hint."""
        return replace(self, doubt=doubt)

    def without(self, field: str, why: str) -> DraftItem:
        """The same without a field, with the reason."""
        kept = {name: value for name, value in self.fields.items() if name != field}
        return replace(self, fields=kept, why=(*self.why, f"'{field}' was left out: {why}"))

    def with_field(self, field: str, value: str, why: str) -> DraftItem:
        """The same with another value of a field, and the one that it had in a comment."""
        if self.fields.get(field) == value:
            return self
        told = f"'{field}' was proposed as: {self.fields.get(field)} ({why})"
        return replace(self, fields={**self.fields, field: value}, why=(*self.why, told))

    def noted(self, why: Iterable[str]) -> DraftItem:
        """The same with more to be told."""
        return replace(self, why=tuple(dict.fromkeys((*self.why, *why))))


class DraftSheet(NamedTuple):
    """A whole draft.

    Attributes:
        title: Its title.
        why_title: What is told of the title.
        as_of: The date of information as EDTF.
        language: The language of the reports as a BCP 47 tag, where it is one.
        items: The event and all other items, in the order of the file.
        pairs: Actors between whom a tension may be looked for.
    """

    title: str
    as_of: str
    items: tuple[DraftItem, ...]
    why_title: tuple[str, ...] = ()
    language: str | None = None
    pairs: tuple[ProposedPair, ...] = ()

    def of(self, section: str) -> tuple[DraftItem, ...]:
        """The items of a section."""
        return tuple(item for item in self.items if item.section == section)

    def asserted(self, section: str) -> tuple[DraftItem, ...]:
        """The items of a section that are no mere hints."""
        return tuple(item for item in self.items if item.section == section and not item.doubt)

    def changed(self, changes: Mapping[tuple[str, str], DraftItem]) -> DraftSheet:
        """The same with some items in another form, by section and id."""
        return self._replace(items=tuple(changes.get((item.section, item.key), item) for item in self.items))


def sheet_of(
    proposal: Proposal, sources: Sequence[PlannedSource], numbers: Mapping[int, int], as_of: str
) -> DraftSheet:
    """Make the items of a draft from what was proposed.

    Args:
        proposal: What was proposed.
        sources: The reports as sources.
        numbers: The numbers of the statements that another program proposed, by their places in the proposal.
        as_of: The date of information where no report says when it was published.
    """
    published = [day for source in sources if (day := day_of(source.entry))]
    languages = {source.entry.get("language") for source in sources}
    items = (
        _event(proposal.event),
        *(_actor(actor) for actor in proposal.actors),
        *(_source(source) for source in sources),
        *(
            _statement(statement, f"Q{place + 1}", numbers.get(place, 0))
            for place, statement in enumerate(proposal.statements)
        ),
        *(_entry(entry, f"E{place}") for place, entry in enumerate(proposal.timeline, 1)),
        *(_discrepancy(one, f"D{place}") for place, one in enumerate(proposal.discrepancies, 1)),
        *(_note(one, f"N{place}") for place, one in enumerate(proposal.notes, 1)),
        *(_gap(one, f"G{place}") for place, one in enumerate(proposal.gaps, 1)),
    )
    sheet = DraftSheet(
        title=_line(proposal.title),
        as_of=max(published, default=as_of),
        items=items,
        language=languages.pop() if len(languages) == 1 else None,
        pairs=proposal.pairs,
    )
    return _with_actors_in_use(sheet)


def day_of(entry: Mapping[str, Any]) -> str | None:
    """The day on which a source was published, as EDTF; None where nothing says it."""
    published = entry.get("published")
    return published["edtf"] if isinstance(published, dict) else published


def _with_actors_in_use(sheet: DraftSheet) -> DraftSheet:
    """Assert the actors that asserted items name: without them these would name nobody."""
    named = {key for section in ("quotes", "timeline") for item in sheet.asserted(section) for key in _named(item)}
    unsure = (item for item in sheet.of("actors") if item.doubt and item.key in named)
    return sheet.changed({("actors", item.key): item.doubted("").noted([item.doubt]) for item in unsure})


def _named(item: DraftItem) -> Iterator[str]:
    for field in ("speaker", "actors"):
        found = item.fields.get(field)
        yield from [found] if isinstance(found, str) else found or ()


def _event(event: ProposedEvent) -> DraftItem:
    where = f"{_at(event.place)}: write the bottom line in place of this 'summary'"
    fields = {"summary": _line(event.summary), "when": _date(event.when), "where": _line(event.where)}
    return DraftItem("event", "event", _given(fields), tuple(filter(None, (where, event.why))))


def _actor(actor: ProposedActor) -> DraftItem:
    fields = {
        "name": _line(actor.name),
        "kind": actor.kind,
        "role": _line(actor.role),
        "country": actor.country,
        "aliases": [_line(alias) for alias in actor.aliases],
    }
    return DraftItem("actors", actor.id, _given(fields), (_told(actor.place, actor.why),), _doubt(actor))


def _source(source: PlannedSource) -> DraftItem:
    return DraftItem("sources", source.key, source.entry, ("title, publisher and day are as the report gives them",))


def _statement(statement: ProposedStatement, key: str, number: int) -> DraftItem:
    speakers = statement.speakers
    fields = {
        "text": _line(statement.text),
        "speaker": speakers[0] if len(speakers) == 1 else list(speakers) or None,
        "kind": statement.kind,
        "date": _date(statement.date),
        "venue": _line(statement.venue),
        "source": statement.source,
        "at": statement.at,
        "passage": _line(statement.passage),
        "via": [_line(name) for name in statement.via],
        "note": " ".join(filter(None, (_line(statement.note), _also(statement.also)))),
    }
    place = DraftPlace(statement.source, statement.at)
    cue = f'"{_line(statement.cue)}"' if statement.cue else ""
    told = _told(place, "; ".join(filter(None, (cue, _beside(place, statement.why)))))
    kept = {name: value for name, value in fields.items() if name == "speaker" or value not in ("", None, [])}
    return DraftItem("quotes", key, kept, (told,), _doubt(statement), number)


def _entry(entry: ProposedEntry, key: str) -> DraftItem:
    fields = {
        "date": _date(entry.date),
        "text": _line(entry.text),
        "status": entry.status,
        "actors": list(entry.actors),
        "source": entry.place.source,
        "at": entry.place.at,
    }
    return DraftItem("timeline", key, _given(fields), (_told(entry.place, entry.why),), _doubt(entry))


def _discrepancy(discrepancy: ProposedDiscrepancy, key: str) -> DraftItem:
    versions = [
        {"claim": _line(version.claim), "source": version.place.source, "at": version.place.at}
        for version in discrepancy.versions
    ]
    fields = {"question": _line(discrepancy.question), "versions": versions}
    return DraftItem("discrepancies", key, fields, (discrepancy.why,) if discrepancy.why else (), _doubt(discrepancy))


def _note(note: ProposedNote, key: str) -> DraftItem:
    fields = {
        "source": note.place.source,
        "at": note.place.at,
        "printed": _line(note.printed),
        "read_as": _line(note.read_as),
        "note": _line(note.note),
    }
    return DraftItem("source_notes", key, _given(fields), (_at(note.place),))


def _gap(gap: ProposedGap, key: str) -> DraftItem:
    return DraftItem("gaps", key, {"text": _line(gap.text)}, (_at(gap.place),))


def _at(place: DraftPlace) -> str:
    return f"{place.source}:{place.at}"


def _beside(place: DraftPlace, why: str) -> str:
    """A reason beside the place that it begins with."""
    return why.removeprefix(f"paragraph {place.at}").removeprefix(":").strip()


def _told(place: DraftPlace, why: str) -> str:
    return f"{_at(place)}: {why}" if why else _at(place)


def _also(places: Sequence[DraftPlace]) -> str:
    if not places:
        return ""
    return f"The same words stand in {', '.join(f'[{_at(place)}]' for place in places)}."


def _date(date: ProposedDate | None) -> dict[str, str] | None:
    if date is None:
        return None
    fields = {"edtf": date.edtf, "text": _line(date.text), "basis": date.basis}
    return {name: value for name, value in fields.items() if value}


def _doubt(item: ProposedActor | ProposedStatement | ProposedEntry | ProposedDiscrepancy) -> str:
    return "" if item.sure else NOT_SURE


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def _line(text: str) -> str:
    """A text on one line: in a report a line may end anywhere."""
    return " ".join(text.split())
