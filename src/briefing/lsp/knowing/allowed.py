"""What a brief may have where, by its JSON Schema: keys with what they mean, and the values of fixed lists."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.edtf import EdtfError, parse_edtf
from briefing.model.references import PROSE_PATTERNS, REFERENCE_PATTERNS, TargetKind
from briefing.model.schema import briefing_schema
from briefing.model.wording import CREDIBILITY_WORDS, LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.edtf import Edtf
    from briefing.errors import NodePath

__all__ = [
    "AllowedKey",
    "AllowedValue",
    "ReferenceField",
    "holds_date",
    "holds_table",
    "holds_tables",
    "is_prose",
    "keys_at",
    "meaning_of",
    "pattern_of",
    "reference_field",
    "takes_text",
    "values_at",
]

MOST_KEPT = 1024
"""Paths of which is kept what may stand there: a brief has fewer, and whoever types makes ever new ones."""
_MAPPED = frozenset({"actors", "sources"})
"""Sections whose keys are ids."""
_WORDS: Mapping[str, Mapping[int, str]] = {"credibility": CREDIBILITY_WORDS, "level": LEVEL_WORDS}


class AllowedKey(NamedTuple):
    """A key that a mapping may have."""

    name: str
    meaning: str
    required: bool


class AllowedValue(NamedTuple):
    """A value of a fixed list, with what it means; that may be empty."""

    value: str
    meaning: str
    is_text: bool = True


class ReferenceField(NamedTuple):
    """A field that names something; `kind` is None where it may be anything, also a paragraph of a source."""

    kind: TargetKind | None


def pattern_of(path: NodePath) -> str:
    """A path as patterns have it.

    >>> pattern_of(("quotes", 3, "to", 0)), pattern_of(("actors", "sandu", "note"))
    ('quotes.*.to.*', 'actors.*.note')
    """
    return ".".join(_steps(path))


_REFERENCES = dict(REFERENCE_PATTERNS)
_PROSE = frozenset(PROSE_PATTERNS)
_LISTED_TEXTS = frozenset({"event.key_points.*", "gaps.*", "watch.*"})
"""Items of lists that may be a text alone."""
_VIA = "quotes.*.via"


def is_prose(path: NodePath) -> bool:
    """Whether a text there is the briefer's own prose, where tokens are references."""
    pattern = pattern_of(path)
    return pattern in _PROSE or pattern in _LISTED_TEXTS


def reference_field(path: NodePath) -> ReferenceField | None:
    """What a text there names; None where it names nothing."""
    pattern = pattern_of(path)
    # A field that may be a list is named without its items.
    for form in (pattern, pattern.removesuffix(".*")):
        if form in _REFERENCES:
            return ReferenceField(_REFERENCES[form])
        if form == _VIA:
            return ReferenceField(TargetKind.ACTOR)
    return None


@cache
def _schema() -> dict[str, Any]:
    return briefing_schema()


@lru_cache(MOST_KEPT)
def _alternatives(pattern: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """The schemas that a value may follow, by the steps to it; `*` is any item or id."""
    found = list(_flat(_schema()))
    for step in pattern:
        inner: list[dict[str, Any]] = []
        for schema in found:
            if step == "*":
                inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
            elif step in schema.get("properties", {}):
                inner.append(schema["properties"][step])
        found = [flat for schema in inner for flat in _flat(schema)]
    return tuple(found)


def _flat(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema, or all that it lets choose between."""
    if "$ref" in schema:
        yield from _flat(_schema()["$defs"][schema["$ref"].rpartition("/")[2]])
    elif "anyOf" in schema:
        for choice in schema["anyOf"]:
            yield from _flat(choice)
    else:
        yield schema


def _steps(path: NodePath) -> tuple[str, ...]:
    return tuple(
        "*" if isinstance(step, int) or (place == 1 and path[0] in _MAPPED) else step for place, step in enumerate(path)
    )


def keys_at(path: NodePath) -> Sequence[AllowedKey]:
    """The keys that a mapping at a path may have, in the order of the schema; none where no mapping may be."""
    return _keys(_steps(path))


@lru_cache(MOST_KEPT)
def _keys(steps: tuple[str, ...]) -> tuple[AllowedKey, ...]:
    return tuple(
        AllowedKey(name, str(schema.get("description", "")), name in owner.get("required", ()))
        for owner in _alternatives(steps)
        for name, schema in owner.get("properties", {}).items()
    )


def values_at(path: NodePath) -> Sequence[AllowedValue]:
    """The values of the fixed list that a path has; none where any text may stand."""
    return _values(_steps(path))


@lru_cache(MOST_KEPT)
def _values(steps: tuple[str, ...]) -> tuple[AllowedValue, ...]:
    found: dict[str, AllowedValue] = {}
    for schema in _alternatives(steps):
        meanings = schema.get("enumDescriptions", [""] * len(schema.get("enum", ())))
        for value, meaning in zip(schema.get("enum", ()), meanings, strict=True):
            found.setdefault(str(value), AllowedValue(str(value), meaning, isinstance(value, str)))
        if "boolean" in schema.get("type", ()):
            found |= {word: AllowedValue(word, "", is_text=False) for word in ("true", "false")}
        if "maximum" in schema:
            words = _WORDS.get(steps[-1], {})
            for number in range(1, schema["maximum"] + 1):
                found[str(number)] = AllowedValue(str(number), words.get(number, ""), is_text=False)
    return tuple(found.values())


def meaning_of(path: NodePath) -> str:
    """What the key at the end of a path means; empty for one that no brief has."""
    if not path or not isinstance(path[-1], str):
        return ""
    return next((key.meaning for key in keys_at(path[:-1]) if key.name == path[-1]), "")


def holds_date(path: NodePath) -> bool:
    """Whether a date may stand at a path: as EDTF, or as a mapping with one."""
    return is_edtf(path) or any(schema.get("title") == "BriefDate" for schema in _alternatives(_steps(path)))


def is_edtf(path: NodePath) -> bool:
    """Whether only a date as EDTF may stand at a path."""
    return path[-1:] == ("edtf",) and holds_date(path[:-1])


def takes_text(path: NodePath) -> bool:
    """Whether a value at a path may be a text, a number or nothing, rather than a list or a mapping alone."""
    return any(schema.get("type") not in ("object", "array") for schema in _alternatives(_steps(path)))


def holds_table(path: NodePath) -> bool:
    """Whether a mapping may stand at a path."""
    return any(schema.get("type") == "object" for schema in _alternatives(_steps(path)))


def holds_tables(path: NodePath) -> bool:
    """Whether a list of mappings may stand at a path."""
    return any(schema.get("type") == "array" for schema in _alternatives(_steps(path))) and holds_table((*path, 0))


def date_of(text: str) -> Edtf | None:
    """A text as a date; None where it is none."""
    try:
        return parse_edtf(text)
    except EdtfError:
        return None
