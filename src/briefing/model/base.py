"""What every part of a briefing shares: the closed, frozen model and the types of its fields."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from briefing.text.characters import REMOVED

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "IDENTIFIER",
    "ActorId",
    "ActorIds",
    "AnyIds",
    "BriefingModel",
    "DraftMark",
    "Identifier",
    "LanguageTag",
    "Line",
    "Lines",
    "Paragraph",
    "PositiveNumber",
    "Prose",
    "QuoteIds",
    "Slug",
    "SourceId",
    "is_identifier",
    "numbered",
    "short_form",
]

IDENTIFIER = r"[A-Za-z][A-Za-z0-9_-]{0,63}"
"""How an id is written, as a regular expression that JSON Schema reads, too."""

_IDENTIFIER = re.compile(IDENTIFIER)
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


NOTHING_SHOWN = f" \n\t{REMOVED}"
"""Characters of which no output shows anything."""

_field_sets: dict[frozenset[str], set[str]] = {}


class BriefingModel(BaseModel):
    """A closed, frozen part of a briefing: an unknown key is an error, a value never changes."""

    # Only the root validates a file, so the validators of the parts are built on first use.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Share one set of given fields between equal statements: a set each would be a quarter of a brief's memory."""
        given = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", _field_sets.setdefault(frozenset(given), given))


def _prose(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise PydanticCustomError("blank", "the text is empty")
    if not stripped.strip(NOTHING_SHOWN):
        raise PydanticCustomError("blank", "the text has invisible characters alone")
    return stripped


def _line(text: str) -> str:
    stripped = _prose(text)
    if "\n" in stripped:
        raise PydanticCustomError("one_line", "the text must stand on one line")
    return stripped


def is_identifier(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _IDENTIFIER.fullmatch(text) is not None


def _identifier(text: str) -> str:
    if not is_identifier(text):
        raise PydanticCustomError(
            "identifier", "an id is a letter, then letters, digits, '_' or '-' (at most 64 characters)"
        )
    return text


def _slug(text: str) -> str:
    if _SLUG.fullmatch(text) is None:
        raise PydanticCustomError(
            "identifier", "a brief's id is letters, digits, '_', '-' or '.' (at most 100 characters)"
        )
    return text


def _language(text: str) -> str:
    if _LANGUAGE.fullmatch(text) is None:
        raise PydanticCustomError("language", "a language is a BCP 47 tag such as 'en', 'ro' or 'pt-BR'")
    return text


def _number(value: Any) -> Any:
    """Make a whole number of a YAML scalar; anything but plain digits is refused."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("number", "a whole number is needed")


Prose = Annotated[str, AfterValidator(_prose)]
"""Text of one or several lines; blanks around it are taken off."""

Line = Annotated[str, AfterValidator(_line)]
"""Text on one line; blanks around it are taken off."""

Identifier = Annotated[str, AfterValidator(_identifier)]
"""The name by which another part of the file, or a token in prose, refers to this one."""

Slug = Annotated[str, AfterValidator(_slug)]
"""The short name of a whole brief."""

LanguageTag = Annotated[str, AfterValidator(_language)]
"""A BCP 47 language tag."""


_TRUTHS = {word: truth for truth in (True, False) for word in (str(truth), str(truth).lower(), str(truth).upper())}
"""The two truths as YAML 1.2 writes them; the loader gives every scalar as a text."""


def _draft(value: Any) -> Any:
    """Make a truth of a YAML scalar: `true` or `false`, and nothing else that may be meant for one."""
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, str) and value in _TRUTHS:
        return _TRUTHS[value]
    raise PydanticCustomError("draft", "'draft' is true or false")


DraftMark = Annotated[
    bool,
    BeforeValidator(_draft, json_schema_input_type=bool | None),
    Field(description="true: a program proposed this and nobody has confirmed it. Take it away when you have."),
]
"""Whether a program proposed an item that nobody has confirmed yet."""

PositiveNumber = Annotated[
    int, Field(ge=1), BeforeValidator(_number, json_schema_input_type=Annotated[int, Field(ge=1)])
]
"""A whole number from 1."""

Paragraph = PositiveNumber
"""The number of a paragraph of a source's text, counted from 1."""


def _one_or_many(value: Any) -> Any:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


ActorId = Identifier
"""The id of an actor."""

SourceId = Identifier
"""The id of a source."""

ActorIds = Annotated[
    tuple[Identifier, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=Identifier | list[Identifier] | None),
]
"""One actor's id, or a list of them; null stands for none."""

Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=Line | list[Line] | None),
]
"""One line of text, or a list of them."""

QuoteIds = tuple[Identifier, ...]
"""Ids of quotes."""

AnyIds = tuple[Line, ...]
"""Ids of anything in the file, or of a source's paragraph as in `hngn:13`."""


def short_form(key: str) -> Callable[[Any], Any]:
    """Let a bare text stand for a mapping in which it is the value of `key`."""

    def expand(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return expand


def numbered(prefix: str) -> Callable[[Any], Any]:
    """Give the items of a list that have no id a default one: Q1, Q2 … by their place in the list."""

    def number(items: Any) -> Any:
        if not isinstance(items, list | tuple | Generator):
            return items
        # One by one: a list would hold a second copy of the section during the read.
        return (_with_id(item, f"{prefix}{place}") for place, item in enumerate(items, 1))

    return number


def _with_id(item: Any, default: str) -> Any:
    if isinstance(item, dict):
        return item if item.get("id") is not None else {**item, "id": default}
    if isinstance(item, BriefingModel) and not getattr(item, "id", default):
        return item.model_copy(update={"id": default})
    return item
