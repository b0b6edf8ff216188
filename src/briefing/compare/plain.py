"""A brief as lines that git can hold against each other: words instead of numbers, so that only changes differ.

An item without an id of its own is called by its words, and so are references to it: putting one item before another
changes no line of a third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.check import Proof
from briefing.compare.fields import in_words
from briefing.compare.naming import words_of_item
from briefing.compare.pairing import ITEM_LISTS, given_id, items_of
from briefing.model import BriefingIndex, Reference
from briefing.model.wording import described
from briefing.outline import Material
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.files import BriefingFile

__all__ = ["plain_lines"]

SHOWN = 40
"""Characters of the words by which a reference names an item."""

_HEADINGS = {
    "key_points": "Key points",
    "quotes": "Statements",
    "timeline": "Timeline",
    "tensions": "Tensions",
    "discrepancies": "Discrepancies",
    "assessments": "Judgements",
    "gaps": "Gaps",
    "watch": "Points to watch",
    "source_notes": "Notes on sources",
}
_TOLD = {
    "quotes": {"id", "text", "speaker", "source", "at"},
    "tensions": {"id", "title"},
    "discrepancies": {"id", "question", "preferred"},
    "source_notes": {"source", "at", "note"},
    "actors": {"name"},
    "sources": {"title"},
}
"""Fields that the first line of an item tells, or that name a part by its number."""

_PARTS = {"positions": ("party", "position"), "versions": ("source", "claim")}


def plain_lines(file: BriefingFile) -> str:
    """Write a brief for comparison by lines, each field on its own; every line ends in a line break."""
    material = Material(file.briefing, file.index, Proof({}), is_written=file.places.stands)
    return "".join(f"{safe_line(line)}\n" for line in _Lines(material).all())


class _Lines:
    """The lines of one brief."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._index: BriefingIndex = material.index
        self._names = {
            items_of(material, section)[place].id: _short(described(items_of(material, section)[place]))
            for section in ("quotes", "timeline", "tensions", "discrepancies", "assessments")
            for place in range(len(items_of(material, section)))
            if given_id(material, section, place) is None
        }

    def all(self) -> Iterator[str]:
        """Every line, without its end; what it says is not made safe yet."""
        briefing = self._material.briefing
        yield from self._fields(briefing, "", {"briefing", "event", "actors", "sources", *ITEM_LISTS}, "")
        yield ""
        yield "Event"
        yield from self._fields(briefing.event, "event", {"key_points", "participants"}, "")
        for participant in briefing.event.participants:
            role = f", {participant.role}" if participant.role else ""
            yield f"participant: {self._index.actor_name(participant.actor)}{role}"
        for section, heading in _HEADINGS.items():
            yield from self._list(section, heading)
        for section in ("actors", "sources"):
            items = getattr(briefing, section)
            yield from ("", section.capitalize()) if items else ()
            for key, item in items.items():
                yield from self._item(section, item, f"{key}: ")

    def _list(self, section: str, heading: str) -> Iterator[str]:
        items = items_of(self._material, section)
        yield from ("", heading) if items else ()
        for place, item in enumerate(items):
            key = given_id(self._material, section, place)
            yield from self._item(section, item, f"{key}: " if key else "")

    def _item(self, section: str, item: Any, lead: str) -> Iterator[str]:
        words = words_of_item(section, item, self._material, lambda text: (self._prose(text),), is_known=True)
        yield f"- {lead}{''.join(map(str, words))}"
        owner = ITEM_LISTS.get(section, f"{section}.*")
        yield from self._fields(item, owner, {*_TOLD.get(section, {"id", "text"}), *_PARTS}, "    ")
        for parts, (who, words_field) in _PARTS.items():
            for part in getattr(item, parts, ()):
                name = self._value(part, who, f"{owner}.{parts}.*")
                text = self._value(part, words_field, f"{owner}.{parts}.*")
                yield f"    {parts[:-1]}{f' of {name}' if name else ''}: {text}"
                yield from self._fields(part, f"{owner}.{parts}.*", {who, words_field}, "        ")
        preferred = getattr(item, "preferred", None)
        if preferred:
            yield f"    used: {' '.join(item.versions[preferred - 1].claim.split())}"

    def _fields(self, item: Any, owner: str, without: set[str], indent: str) -> Iterator[str]:
        for field in type(item).model_fields:
            words = "" if field in without else self._value(item, field, owner)
            if words:
                yield f"{indent}{field.replace('_', ' ')}: {words}"

    def _value(self, item: Any, field: str, owner: str) -> str:
        pattern = f"{owner}.{field}" if owner else field
        prose: Callable[[str | None], str] = self._prose
        return in_words(getattr(item, field), pattern, self._material, prose)

    def _prose(self, text: str | None) -> str:
        """Prose on one line, with items that have no id of their own called by their words."""
        parts = self._index.split_prose(" ".join(text.split())) if text else []
        return "".join(self._token(part) if isinstance(part, Reference) else part for part in parts)

    def _token(self, reference: Reference) -> str:
        paragraph = f":{reference.paragraph}" if reference.paragraph else ""
        return f"[{self._names.get(reference.id, reference.id)}{paragraph}]"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= SHOWN else f'{flat[:SHOWN]}...'}”"
