"""References and structure: what is declared and never used, and positions without evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.check.rules.rule import Fault, rule
from briefing.errors import Severity
from briefing.files.template import placeholder_sentences
from briefing.model.briefing import BriefingStatus
from briefing.model.names import PARTICLES, family_name, name_words
from briefing.model.references import Reference
from briefing.sources import ArchiveText
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.rules.rule import Subject
    from briefing.model import Actor, Tension

__all__ = ["RULES", "groups_of"]

UNSUPPORTED = frozenset({"assessment", "assumption", "caveat"})
"""Kinds of key point that need no report: judgements, assumptions and caveats."""


@rule("BR211", Severity.WARNING, "An actor is named nowhere in the brief.", "Use the actor, or remove it.")
def unused_actor(subject: Subject) -> Iterator[Fault]:
    """An actor is used where a field or a token refers to it, where `via` names it, or where a text has its name."""
    between = {name for quote in subject.briefing.quotes for name in quote.via}
    unused = [key for key in subject.briefing.actors if key not in subject.index.using_sections and key not in between]
    if unused:
        texts = (subject.briefing.title, *(text for _, text in subject.texts))
        named = {name.key for text in texts for name in subject.named_in(text) if not name.by_role}
        yield from (
            Fault(("actors", key), f"nothing refers to the actor '{key}', and no text has its name")
            for key in unused
            if key not in named
        )


@rule("BR212", Severity.WARNING, "A source supports nothing in the brief.", "Cite the source, or remove it.")
def unused_source(subject: Subject) -> Iterator[Fault]:
    """Errors of a source that the brief knows do not make it used."""
    for key in subject.briefing.sources:
        if not subject.index.using_sections.get(key, set()) - {"source_notes"}:
            yield Fault(("sources", key), f"nothing rests on the source '{key}'")


def _cites(subject: Subject, text: str | None) -> bool:
    return any(isinstance(part, Reference) for part in subject.index.split_prose(text or ""))


@rule(
    "BR213",
    Severity.WARNING,
    "The position of a party has no evidence.",
    "Name the statements that carry it in 'quotes', or cite the source in the position.",
)
def position_without_evidence(subject: Subject) -> Iterator[Fault]:
    """Evidence is a statement, a reference in the position or the issue, or the tension's own `refs`."""
    for place, tension in enumerate(subject.briefing.tensions):
        if tension.refs or _cites(subject, tension.issue):
            continue
        for number, position in enumerate(tension.positions):
            if not position.quotes and not _cites(subject, position.position):
                path = ("tensions", place, "positions", number)
                yield Fault(path, f"{tension.id}: nothing supports the position of {_names(subject, position.party)}")


def _names(subject: Subject, actors: tuple[str, ...]) -> str:
    return " and ".join(subject.index.actor_name(actor) for actor in actors)


def groups_of(actors: tuple[str, ...], known: Mapping[str, Actor]) -> frozenset[str]:
    """The given actors, and everyone that they belong to or speak for, directly or not."""
    reached: set[str] = set()
    waiting = list(actors)
    while waiting:
        actor = waiting.pop()
        if actor not in reached:
            reached.add(actor)
            found = known.get(actor)
            waiting += found.affiliation if found else ()
    return frozenset(reached)


@rule(
    "BR214",
    Severity.WARNING,
    "A statement of one party serves as evidence for the position of another.",
    "Move the statement to the party that made it, or say in the position that the other party describes it.",
)
def evidence_of_the_other_side(subject: Subject) -> Iterator[Fault]:
    """A speaker counts with everyone that it belongs to."""
    for place, tension in enumerate(subject.briefing.tensions):
        for number, position in enumerate(tension.positions):
            for item, quote in enumerate(position.quotes):
                other = _side_of(subject, tension, number, quote)
                if other is not None:
                    path = ("tensions", place, "positions", number, "quotes", item)
                    yield Fault(path, f"{tension.id}: {quote} was said by {other}, the other party")


def _side_of(subject: Subject, tension: Tension, number: int, quote: str) -> str | None:
    """The other party that made a statement; None where this one did, or none of them."""
    actors = subject.briefing.actors
    speakers = groups_of(subject.index.items[quote].speaker, actors)
    if speakers & groups_of(tension.positions[number].party, actors):
        return None
    for other, position in enumerate(tension.positions):
        if other != number and speakers.intersection(position.party):
            return _names(subject, position.party)
    return None


@rule(
    "BR215",
    Severity.NOTE,
    "In a tension one party speaks and another does not.",
    "Look for a statement of the silent party, or say in its position that none is reported.",
)
def silent_party(subject: Subject) -> Iterator[Fault]:
    """Fires where at least one position is carried by statements and another by none."""
    for place, tension in enumerate(subject.briefing.tensions):
        if any(position.quotes for position in tension.positions):
            for number, position in enumerate(tension.positions):
                if not position.quotes:
                    path = ("tensions", place, "positions", number)
                    yield Fault(path, f"{tension.id}: no statement of {_names(subject, position.party)}")


@rule(
    "BR216",
    Severity.WARNING,
    "A key point has no support.",
    "Cite a statement, an entry or a source in it, as in [Q3] or [wire:4], or set its 'kind'.",
)
def key_point_without_support(subject: Subject) -> Iterator[Fault]:
    """Judgements, assumptions and caveats need none."""
    for place, point in enumerate(subject.briefing.event.key_points):
        if point.kind not in UNSUPPORTED and not _cites(subject, point.text):
            yield Fault(("event", "key_points", place), f"key point {place + 1} refers to nothing")


@rule(
    "BR217",
    Severity.ERROR,
    "An actor's affiliations lead back to itself.",
    "Remove one of the affiliations: a person belongs to an office, an office to a state.",
)
def circular_affiliation(subject: Subject) -> Iterator[Fault]:
    """Every member of the circle is reported."""
    actors = subject.briefing.actors
    for key, actor in actors.items():
        if actor.affiliation and key in groups_of(actor.affiliation, actors):
            yield Fault(("actors", key, "affiliation"), f"'{key}' is affiliated with itself")


@rule(
    "BR218",
    Severity.ERROR,
    "A brief that is not a draft has a sentence of the template.",
    "Replace it with your own sentence, or remove it.",
)
def placeholder(subject: Subject) -> Iterator[Fault]:
    """Looks for the sentences that 'briefing new' writes, examples included."""
    if subject.briefing.status in {None, BriefingStatus.DRAFT}:
        return
    statements = ((("quotes", place, "text"), quote.text) for place, quote in enumerate(subject.briefing.quotes))
    for path, text in (*subject.prose, *statements):
        if " ".join(text.split()) in placeholder_sentences():
            yield Fault(path, "these are the words of the template that 'briefing new' writes")


@rule(
    "BR219",
    Severity.NOTE,
    "A name is shortened to a word that stands alone nowhere, while sources or brief use another word of it.",
    "Give the word that they use as 'short', which narrow columns print.",
)
def shortened_otherwise(subject: Subject) -> Iterator[Fault]:
    """Names of three words or more: Pedro Lasarte Quiroga may be called Lasarte."""
    texts = [text for _, text in subject.texts]
    texts += [it for found in subject.archives.values() if isinstance(found, ArchiveText) for it in found.paragraphs]
    for key, actor in subject.briefing.actors.items():
        if actor.kind != "person" or actor.short or len(actor.name.replace(",", " ").split()) <= SHORTEST:
            continue
        first, *others = name_words(actor.name) or ("",)
        words = [first, *(word for word in others if folded(word) not in PARTICLES)]
        family = family_name(actor) if len(words) > SHORTEST else None
        if family:
            used = [word for word in words if _stands_alone(word, words, texts)]
            if len(used) == 1 and used[0] not in family.split():
                message = f"{actor.name} is called '{used[0]}', and narrow columns print '{family}'"
                yield Fault(("actors", key, "name"), message, f"write 'short: {used[0]}'")


SHORTEST = 2
"""Words of a name in which the last one is taken for the family name without a look at the sources."""


def _stands_alone(word: str, words: list[str], texts: list[str]) -> bool:
    """Whether a text has a word of a name with none of its other words beside it."""
    other = "|".join(re.escape(each) for each in words if each != word)
    alone = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)(?![ \u00a0-](?:{other})\b)")
    behind = re.compile(rf"(?:^|\W)(?:{other})[ \u00a0-]$")
    return any(
        behind.search(text[max(found.start() - _NEIGHBOUR, 0) : found.start()]) is None
        for text in texts
        if word in text
        for found in alone.finditer(text)
    )


_NEIGHBOUR = 40
"""Characters of the longest word that is looked for before another."""

RULES = (
    unused_actor,
    unused_source,
    position_without_evidence,
    evidence_of_the_other_side,
    silent_party,
    key_point_without_support,
    circular_affiliation,
    placeholder,
    shortened_otherwise,
)
