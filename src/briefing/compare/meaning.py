"""What the values of a brief mean whatever its ids are: references are told by what they name, lists without order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.model import Reference
from briefing.model.base import BriefingModel
from briefing.model.references import PROSE_PATTERNS, REFERENCE_PATTERNS, split_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from briefing.model import BriefingIndex

    Namer: TypeAlias = Callable[[str], Hashable]

__all__ = ["Meanings", "field_pattern"]

_PROSE = frozenset(PROSE_PATTERNS)
_REFERENCES = frozenset({*(pattern for pattern, _ in REFERENCE_PATTERNS), "quotes.*.via"})
_ITEMS = {"event.key_points": "event.key_points.*", "event.participants": "event.participants.*"}
_PARTS = {"tensions.*.positions": "tensions.*.positions.*", "discrepancies.*.versions": "discrepancies.*.versions.*"}


@lru_cache(maxsize=512)
def field_pattern(owner: str, field: str) -> str:
    """The pattern of a field of an item, as in `quotes.*.speaker`."""
    return f"{owner}.{field}" if owner else field


class Meanings:
    """Tells what values of one brief mean.

    Args:
        index: The cross-references of the brief.
        name: What an id stands for.
    """

    def __init__(self, index: BriefingIndex, name: Namer) -> None:
        self._index = index
        self._name = name

    def of_item(self, item: BriefingModel, owner: str, *, without: frozenset[str] = frozenset()) -> Hashable:
        """All that an item means but its own id.

        Args:
            item: The item.
            owner: The pattern of its place, as in `quotes.*`.
            without: Fields that are left out.
        """
        return tuple(
            self.of_field(getattr(item, field), field_pattern(owner, field))
            for field in type(item).model_fields
            if field != "id" and field not in without
        )

    def of_field(self, value: Any, pattern: str) -> Hashable:
        """What the value of a field means.

        Args:
            value: The value.
            pattern: The place of the field, as in `quotes.*.speaker`.
        """
        if value is None or value == ():
            return None
        if isinstance(value, str):
            return self._of_text(value, pattern)
        if isinstance(value, tuple):
            return self._of_list(value, pattern)
        if isinstance(value, BriefingModel):
            return self.of_item(value, pattern)
        return self._of_mapping(value, pattern) if isinstance(value, Mapping) else value

    def _of_text(self, value: str, pattern: str) -> Hashable:
        if pattern in _REFERENCES:
            return self.of_reference(value)
        is_prose = pattern in _PROSE or pattern.endswith(".note")
        return self.of_prose(value) if is_prose else " ".join(value.split())

    def _of_list(self, value: tuple[Any, ...], pattern: str) -> Hashable:
        inner = _ITEMS.get(pattern) or _PARTS.get(pattern)
        if inner:
            return frozenset(self.of_item(item, inner) for item in value)
        return frozenset(self._of_text(item, pattern) for item in value)

    def _of_mapping(self, value: Mapping[str, Any], pattern: str) -> Hashable:
        return frozenset((key, self.of_field(item, pattern)) for key, item in value.items())

    def of_reference(self, written: str) -> Hashable:
        """What an id, or `source:paragraph`, stands for."""
        target, paragraph = split_paragraph(written)
        known = target in self._index.items
        return (self._name(target), paragraph) if known else (written, None)

    def of_prose(self, text: str) -> str:
        """The briefer's prose on one line, with each reference told by what it stands for."""
        return self.shown(text, lambda part: f"[{self._name(part.id)}:{part.paragraph or ''}]")

    def shown(self, text: str, token: Callable[[Reference], str]) -> str:
        """The briefer's prose on one line, with each reference in a form of its own."""
        flat = " ".join(text.split())
        if "[" not in flat:
            return flat
        parts = self._index.split_prose(flat)
        return "".join(token(part) if isinstance(part, Reference) else part for part in parts)
