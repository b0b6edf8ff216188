"""The cross-references of a brief, resolved once: who is who, who said what, what is used where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model.drafts import Drafted, drafts_of
from briefing.model.event import Actor, TimelineEntry
from briefing.model.quote import Quote
from briefing.model.references import (
    PROSE_PATTERNS,
    SECTIONS,
    Reference,
    TargetKind,
    find_references,
    select_each,
    split_paragraph,
    split_prose,
)
from briefing.model.source import Source
from briefing.model.tension import Assessment, Discrepancy, Tension

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from briefing.errors import NodePath
    from briefing.model.briefing import Briefing
    from briefing.model.source import SourceNote

__all__ = ["KINDS", "BriefingIndex", "ReferenceUse", "References"]

KINDS: Mapping[type, TargetKind] = {
    Actor: TargetKind.ACTOR,
    Source: TargetKind.SOURCE,
    Quote: TargetKind.QUOTE,
    TimelineEntry: TargetKind.ENTRY,
    Tension: TargetKind.TENSION,
    Discrepancy: TargetKind.DISCREPANCY,
    Assessment: TargetKind.ASSESSMENT,
}
"""What each part of the model that has an id is."""


class ReferenceUse(NamedTuple):
    """One place that refers to something: its owner's id where it has one, else the section's name.

    `paragraph` is set where a paragraph of a source is referred to.
    """

    user: str
    section: str
    paragraph: int | None = None


class References(Mapping[str, Reference]):
    """The reference to each id of a brief, made on demand: of a large brief few are ever shown.

    Args:
        briefing: The brief.
        items: Everything that has an id, by that id.
    """

    def __init__(self, briefing: Briefing, items: Mapping[str, Any]) -> None:
        self._items = items
        self._labels = {
            key: f"{letter}{number}"
            for section, (_, letter) in SECTIONS.items()
            if isinstance(found := getattr(briefing, section), Mapping)
            for number, key in enumerate(found, 1)
        }

    def __getitem__(self, key: str) -> Reference:
        return Reference(key, KINDS[type(self._items[key])], self._labels.get(key, key))

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class BriefingIndex:
    """Answers questions about a brief. Built in one pass over the ids; everything else is computed on first use."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.items: dict[str, Any] = {}
        for section in SECTIONS:
            found = getattr(briefing, section)
            self.items.update(found if isinstance(found, Mapping) else ((item.id, item) for item in found))
        self.references: Mapping[str, Reference] = References(briefing, self.items)

    def place_of(self, target: str) -> tuple[str, int]:
        """The section that declares an id, and its place there; an empty section where none does."""
        for section in SECTIONS:
            found = getattr(self.briefing, section)
            ids = found if isinstance(found, Mapping) else (item.id for item in found)
            for place, key in enumerate(ids):
                if key == target:
                    return section, place
        return "", 0

    def label(self, target: str) -> str:
        """The short name that is printed for an id: `A1`, `1`, `Q3`; the id itself where it is not known."""
        reference = self.references.get(target)
        return reference.label if reference else target

    def reference(self, text: str) -> Reference | None:
        """Resolve what a `refs` entry names: an id, or `source:paragraph`."""
        target, paragraph = split_paragraph(text)
        found = self.references.get(target)
        if found is None or paragraph is None:
            return found
        return Reference(found.id, found.kind, found.label, paragraph) if found.kind is TargetKind.SOURCE else None

    def where(self, source: str | None, at: int | None = None) -> Reference | None:
        """The reference to a source, or to a paragraph of it; None without a source that the brief declares."""
        known = self.references.get(source) if source else None
        return Reference(known.id, known.kind, known.label, at) if known else None

    def split_prose(self, text: str) -> list[str | Reference]:
        """Split prose into plain text and resolved references."""
        return split_prose(text, self.references)

    def actor_name(self, actor: str) -> str:
        """The name of an actor; the text itself where it is no actor's id, as `via` allows."""
        item = self.briefing.actors.get(actor)
        return item.name if item else actor

    @cached_property
    def quotes_by_actor(self) -> Mapping[str, tuple[Quote, ...]]:
        """Statements by each actor's id, in the order of the file."""
        return _grouped((actor, quote) for quote in self.briefing.quotes for actor in quote.speaker)

    @cached_property
    def quotes_to_actor(self) -> Mapping[str, tuple[Quote, ...]]:
        """Statements by each actor they were said to."""
        return _grouped((actor, quote) for quote in self.briefing.quotes for actor in quote.to)

    @cached_property
    def quotes_about_actor(self) -> Mapping[str, tuple[Quote, ...]]:
        """Statements by each actor they are about."""
        return _grouped((actor, quote) for quote in self.briefing.quotes for actor in quote.about)

    @cached_property
    def quotes_by_source(self) -> Mapping[str, tuple[Quote, ...]]:
        """Statements by the id of the source they are taken from."""
        return _grouped((quote.source, quote) for quote in self.briefing.quotes if quote.source)

    @cached_property
    def entries_by_actor(self) -> Mapping[str, tuple[TimelineEntry, ...]]:
        """Timeline entries by each actor that took part."""
        return _grouped((actor, entry) for entry in self.briefing.timeline for actor in entry.actors)

    @cached_property
    def tensions_by_actor(self) -> Mapping[str, tuple[Tension, ...]]:
        """Tensions by each party to them."""
        return _grouped((party, tension) for tension in self.briefing.tensions for party in tension.parties)

    @cached_property
    def tensions_by_quote(self) -> Mapping[str, tuple[Tension, ...]]:
        """Tensions by the statements that carry their positions."""
        return _grouped((quote, tension) for tension in self.briefing.tensions for quote in tension.quotes)

    @cached_property
    def source_notes_by_paragraph(self) -> Mapping[tuple[str, int], tuple[SourceNote, ...]]:
        """Errors of the sources by source and paragraph."""
        return _grouped(((note.source, note.at), note) for note in self.briefing.source_notes if note.at)

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The timeline by the earliest possible day; what is not dated comes last, in the order of the file."""
        return tuple(sorted(self.briefing.timeline, key=lambda entry: entry.date.sort_key()))

    @cached_property
    def happened(self) -> tuple[TimelineEntry, ...]:
        """The timeline without what is yet to come."""
        return tuple(entry for entry in self.timeline if not entry.is_planned)

    @cached_property
    def planned(self) -> tuple[TimelineEntry, ...]:
        """What of the timeline is yet to come; outputs tell it after all else."""
        return tuple(entry for entry in self.timeline if entry.is_planned)

    @cached_property
    def prose(self) -> tuple[tuple[NodePath, str], ...]:
        """The briefer's own prose, each text with its path, in the order of the sections."""
        return tuple(select_each(self.briefing, PROSE_PATTERNS))

    @cached_property
    def drafts(self) -> tuple[Drafted, ...]:
        """What a program proposed and nobody has confirmed, in the order of the file's sections."""
        return tuple(drafts_of(self.briefing))

    @cached_property
    def uses(self) -> Mapping[str, tuple[ReferenceUse, ...]]:
        """Every place that refers to an id, by field or by token, in the order of the file's sections."""
        return self._find_uses()

    @cached_property
    def uses_of_statements(self) -> Mapping[str, tuple[ReferenceUse, ...]]:
        """The same without actors and sources, which take most of the time that `uses` needs."""
        return self._find_uses(without={TargetKind.ACTOR, TargetKind.SOURCE})

    def _find_uses(self, without: Container[TargetKind | None] = ()) -> Mapping[str, tuple[ReferenceUse, ...]]:
        references = find_references(self.briefing, without=without)
        found = [self._use(reference.path, reference.id) for reference in references]
        for path, text in self.prose:
            if "[" in text:
                found += [
                    (part.id, self._user(path, part.paragraph))
                    for part in self.split_prose(text)
                    if isinstance(part, Reference)
                ]
        return {target: tuple(dict.fromkeys(uses)) for target, uses in _grouped(found).items()}

    @cached_property
    def using_sections(self) -> Mapping[str, set[str]]:
        """For each id that is referred to, the sections that refer to it; faster than `uses`."""
        sections: defaultdict[str, set[str]] = defaultdict(set)
        for reference in find_references(self.briefing):
            target = reference.id if reference.kind else split_paragraph(reference.id)[0]
            sections[target].add(str(reference.path[0]))
        for path, text in self.prose:
            if "[" in text:
                for part in self.split_prose(text):
                    if isinstance(part, Reference):
                        sections[part.id].add(str(path[0]))
        return sections

    def _use(self, path: tuple[str | int, ...], written: str) -> tuple[str, ReferenceUse]:
        target, paragraph = split_paragraph(written)
        return target, self._user(path, paragraph)

    def _user(self, path: tuple[str | int, ...], paragraph: int | None) -> ReferenceUse:
        section = str(path[0])
        owner = path[1] if section in SECTIONS else None
        if isinstance(owner, int):
            owner = getattr(self.briefing, section)[owner].id
        return ReferenceUse(str(owner or section), section, paragraph)


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
