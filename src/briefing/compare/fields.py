"""How the fields of two items that are the same differ: which turn each took, and its value in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.compare.change import Difference, Turn
from briefing.compare.meaning import Meanings, field_pattern
from briefing.compare.naming import words_of_item
from briefing.model import (
    Archive,
    BriefDate,
    Confidence,
    EntryStatus,
    EventStatus,
    Likelihood,
    Original,
    QuoteKind,
    QuoteStatus,
    Reliability,
    TensionStatus,
)
from briefing.model.references import PROSE_PATTERNS, REFERENCE_PATTERNS
from briefing.model.wording import (
    KIND_WORDS,
    format_credibility,
    format_date_with_basis,
    format_level,
    format_names,
    format_reliability,
    format_status,
    join_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from briefing.compare.pairing import Pairing
    from briefing.model import Reference
    from briefing.model.base import BriefingModel
    from briefing.outline import Material
    from briefing.outline.record import Text

__all__ = ["Sides", "differences_of", "in_words", "turn_of"]

_PROSE = frozenset(PROSE_PATTERNS)
_WORD_BY_WORD = _PROSE | {"quotes.*.text", "quotes.*.passage", "sources.*.title", "tensions.*.title", "title"}
"""Texts that are held against each other word by word."""

_ANY_ID = frozenset(pattern for pattern, kind in REFERENCE_PATTERNS if kind is None or pattern.endswith(".quotes"))
_ACTORS = frozenset(
    {pattern for pattern, kind in REFERENCE_PATTERNS if kind == "actor"} | {"quotes.*.via", "sources.*.speaker"}
)
_LINKED = _ACTORS | {pattern for pattern, _ in REFERENCE_PATTERNS}
"""Fields that hold ids."""

_APART = frozenset({"id", "at", "positions", "versions", "preferred", "key_points"})
"""Fields that are told with another, or item by item."""

_LADDERS: Mapping[str, Callable[[Any], int]] = {
    "likelihood": list(Likelihood).index,
    "confidence": list(Confidence).index,
    "level": int,
}
"""For fields with steps, the height of a value."""


class Sides:
    """Two briefs, and what a value of either means in both.

    Attributes:
        before: The older brief.
        after: The newer one.
        pairing: Which items are the same.
    """

    def __init__(self, before: Material, after: Material, pairing: Pairing) -> None:
        self.before = before
        self.after = after
        self.pairing = pairing
        names, twins = pairing.names, pairing.twins

        def name(key: str) -> str:
            found = names.get(key)
            return f"-{key}" if found is None else twins.get(found, found)

        self._old = Meanings(before.index, name)
        self._new = Meanings(after.index, lambda key: twins.get(key, key))

    def differ(self, old: Any, new: Any, pattern: str) -> bool:
        """Whether the values of a field mean two things."""
        if old == new and not _may_refer(old, pattern):
            return False
        return self._old.of_field(old, pattern) != self._new.of_field(new, pattern)

    def prose_before(self, text: str | None) -> str:
        """Prose of the older brief with the references of the newer one; what that has no more is told as withdrawn."""
        return self._old.shown(text, self._token) if text else ""

    def prose_after(self, text: str | None) -> str:
        """Prose of the newer brief on one line."""
        return " ".join(text.split()) if text else ""

    def words_of(self, section: str, item: Any, *, gone: bool = False, is_known: bool = False) -> Text:
        """What an item says in a line, with references of the newer brief.

        Args:
            section: The key of the file under which it stands.
            item: The item of the newer brief, or of the older where that alone has it.
            gone: Whether it is of the older.
            is_known: Whether both have it, so that words are enough by which it is known again.
        """
        prose, material = (self.prose_before, self.before) if gone else (self.prose_after, self.after)

        def split(text: str | None) -> Text:
            return tuple(self.after.index.split_prose(prose(text)))

        return words_of_item(section, item, material, split, is_known=is_known)

    def key_before(self, item: Any, owner: str, fields: Iterable[str]) -> Hashable:
        """What some fields of an item of the older brief mean."""
        return tuple(self._old.of_field(getattr(item, field), f"{owner}.{field}") for field in fields)

    def key_after(self, item: Any, owner: str, fields: Iterable[str]) -> Hashable:
        """What some fields of an item of the newer brief mean."""
        return tuple(self._new.of_field(getattr(item, field), f"{owner}.{field}") for field in fields)

    def _token(self, reference: Reference) -> str:
        found = self.pairing.names.get(reference.id)
        paragraph = f":{reference.paragraph}" if reference.paragraph else ""
        return f"[{found}{paragraph}]" if found else f"[{reference.label}:withdrawn]"

    def words_before(self, value: Any, pattern: str) -> str:
        """The value of a field of the older brief in words."""
        return in_words(value, pattern, self.before, self.prose_before)

    def words_after(self, value: Any, pattern: str) -> str:
        """The value of a field of the newer brief in words."""
        return in_words(value, pattern, self.after, self.prose_after)


def differences_of(
    old: BriefingModel, new: BriefingModel, owner: str, sides: Sides, *, without: Iterable[str] = (), of: str = ""
) -> Iterator[Difference]:
    """Every field of two items that says something else, in the order of the file.

    Args:
        old: The item of the older brief.
        new: The same of the newer one.
        owner: The pattern of its place, as in `quotes.*`.
        sides: The two briefs.
        without: Fields that are passed over.
        of: What the part of an item is called whose fields they are.
    """
    for field in type(new).model_fields:
        if field in _APART or field in without:
            continue
        pattern = field_pattern(owner, field)
        former, later = getattr(old, field), getattr(new, field)
        differs = sides.differ(former, later, pattern)
        if field == "source":
            differs = differs or getattr(old, "at", None) != getattr(new, "at", None)
            former, later = _where(old), _where(new)
        if differs:
            words = sides.words_before(former, pattern), sides.words_after(later, pattern)
            turn = turn_of(pattern, former, later)
            is_prose = turn is Turn.REWORDED
            yield Difference(field, turn, *words, is_prose=is_prose, has_references=_has_references(pattern), of=of)


def _where(item: Any) -> str | None:
    """Where an item stands, as prose names it."""
    if item.source is None:
        return None
    return f"[{item.source}:{item.at}]" if item.at else f"[{item.source}]"


def turn_of(pattern: str, before: Any, after: Any) -> Turn:
    """What became of a field."""
    if isinstance(before, bool):
        return Turn.CONFIRMED if before else Turn.ADDED
    if pattern.endswith("status"):
        return _turn_of_status(before, after)
    if not before or not after:
        return Turn.ADDED if after else Turn.DROPPED
    ladder = _LADDERS.get(pattern.rpartition(".")[2])
    if ladder:
        return Turn.RAISED if ladder(after) > ladder(before) else Turn.LOWERED
    if isinstance(before, BriefDate):
        return Turn.MOVED if before.edtf and after.edtf and before.edtf != after.edtf else Turn.CHANGED
    return Turn.REWORDED if pattern in _WORD_BY_WORD else Turn.CHANGED


def _turn_of_status(before: Any, after: Any) -> Turn:
    if after is TensionStatus.RESOLVED:
        return Turn.RESOLVED
    if after is TensionStatus.OPEN and before is not None:
        return Turn.OPENED
    came = {EntryStatus.OCCURRED, EntryStatus.ONGOING, EventStatus.OCCURRED, EventStatus.ONGOING, None}
    planned = before in {EntryStatus.PLANNED, EventStatus.PLANNED}
    return Turn.CAME_ABOUT if planned and after in came else Turn.CHANGED


def in_words(value: Any, pattern: str, material: Material, prose: Callable[[str | None], str]) -> str:
    """The value of a field in words; empty where it says nothing.

    Args:
        value: The value.
        pattern: The place of the field, as in `quotes.*.speaker`.
        material: The brief.
        prose: Writes prose of that brief with its references in another form.
    """
    if value is None or value == () or value is False:
        return ""
    by_type = _BY_TYPE.get(type(value)) or _NUMBERS.get(pattern)
    if by_type:
        return by_type(value)
    if pattern in _ACTORS:
        return format_names([value] if isinstance(value, str) else value, material.index)
    if isinstance(value, tuple):
        return prose(" ".join(f"[{key}]" for key in value)) if pattern in _ANY_ID else join_words(list(value))
    return prose(value) if _has_references(pattern) else " ".join(str(value).split())


def _may_refer(value: Any, pattern: str) -> bool:
    """Whether a value may name something, so that two which are written alike may mean two things."""
    if isinstance(value, BriefDate):
        return bool(value.note)
    if isinstance(value, str):
        return pattern in _LINKED or "[" in value
    return value is not None and not isinstance(value, int)


def _has_references(pattern: str) -> bool:
    """Whether ids in brackets name something there: in the briefer's prose, and where this file writes them."""
    return pattern in _PROSE or pattern in _ANY_ID or pattern.endswith((".source", ".note"))


def _archive_words(archive: Archive) -> str:
    """A text by its name, its hash and how it was taken in."""
    parts = [archive.path, f"SHA-256 {archive.sha256[:12]}..." if archive.sha256 else ""]
    if archive.original:
        parts.append(f"from {archive.original.path}")
    if archive.retrieved:
        parts.append(f"taken {format_date_with_basis(archive.retrieved)}")
    parts.append(f"by {archive.by}" if archive.by else "")
    return ", ".join(filter(None, parts))


def _original_words(original: Original) -> str:
    return " ".join(f"{original.language}: {original.text or 'not given'}".split())


_BY_TYPE: Mapping[type, Callable[[Any], str]] = {
    bool: lambda _draft: "confirmed by nobody",
    BriefDate: format_date_with_basis,
    QuoteKind: KIND_WORDS.__getitem__,
    QuoteStatus: format_status,
    Reliability: format_reliability,
    Archive: _archive_words,
    Original: _original_words,
}
_NUMBERS: Mapping[str, Callable[[int], str]] = {
    "tensions.*.level": format_level,
    "quotes.*.credibility": format_credibility,
}
