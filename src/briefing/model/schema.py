"""The JSON Schema of a briefing file, for editors: it completes and explains every key.

It says no more than the model does, and is never stricter than the loader. Where YAML types a plain value as a number
(`edtf: 2024`, `title: 1984`) or quotes make a text of one (`at: "13"`), both are allowed.
"""

from __future__ import annotations

import json
from typing import Any

from briefing.model.base import IDENTIFIER
from briefing.model.briefing import Briefing
from briefing.model.meanings import MEANINGS

__all__ = ["SCHEMA_ID", "briefing_schema", "schema_text"]

SCHEMA_ID = "urn:briefing:schema:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Briefing"

_IDENTIFIER: dict[str, Any] = {
    "type": "string",
    "pattern": f"^{IDENTIFIER}$",
    "patternErrorMessage": "An id is a letter, then letters, digits, '_' or '-' (at most 64 characters).",
}
_TEXT: dict[str, Any] = {"type": ["string", "number"]}
_DATE = {"type": ["string", "integer"], "examples": ["2024-03-07", "2024-03", "2024-22", "2024-03-07?"]}
_IDENTIFIER_KEYS = frozenset(
    {"about", "actor", "actors", "affiliation", "participants", "party", "quotes", "source", "speaker", "to"}
)
"""Keys whose texts are ids of something else in the file."""

_SHAPED: dict[str, dict[str, Any]] = {
    "country": {
        "type": "string",
        "pattern": "^[A-Z]{2}$",
        "patternErrorMessage": "A country is two capital letters of ISO 3166: MD, FR, RU.",
    },
    "language": {
        "type": "string",
        "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        "patternErrorMessage": "A language is a BCP 47 tag such as en, ro or pt-BR.",
    },
    "sha256": {
        "type": ["string", "number"],
        "pattern": r"^\s*[0-9A-Fa-f]{64}\s*$",
        "patternErrorMessage": "A SHA-256 is 64 hexadecimal digits.",
    },
    "url": {
        "type": "string",
        "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$",
        "patternErrorMessage": "An address starts with https:// or http:// and has no blanks.",
    },
}
"""Keys whose texts have a fixed form, with what an editor says of a text in another."""

_DRAFT: dict[str, Any] = {"type": ["boolean", "string", "null"], "pattern": "^(?:true|True|TRUE|false|False|FALSE)$"}

_EMPTY: tuple[object, ...] = (None, "", [], {})


def schema_text() -> str:
    """The schema as it stands in a file."""
    return json.dumps(briefing_schema(), indent=2, ensure_ascii=False) + "\n"


def briefing_schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of a briefing file."""
    raw = Briefing.model_json_schema()
    parts = {name: _part(name, part) for name, part in sorted(raw.pop("$defs").items())}
    root = _part("", raw)
    root["properties"]["briefing"] = {
        "description": raw["properties"]["briefing"]["description"],
        "enum": [1, "1"],
        "default": 1,
    }
    head = {"$schema": DIALECT, "$id": SCHEMA_ID, "title": TITLE, "description": root.pop("description")}
    return {**head, **root, "$defs": parts}


def _part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Tidy one model or list of values."""
    if "enum" in part:
        return _choice(name, part)
    properties = {key: _property(name, key, value) for key, value in part["properties"].items()}
    tidy = {key: value for key, value in part.items() if key not in {"properties", "title"}}
    return {**({"title": name} if name else {}), **tidy, "properties": properties}


def _choice(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Explain each value of a list; editors know `enumDescriptions`, validators pass over it."""
    meanings = next(words for choice, words in MEANINGS.items() if choice.__name__ == name)
    by_value = {str(value): words for value, words in meanings.items()}
    explained = [by_value[value] for value in part["enum"]]
    return {"title": name, **_without_title(part), "enumDescriptions": explained}


def _property(owner: str, key: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Tidy one key of a model; `owner` is the model's name, empty for the brief as a whole."""
    if key == "id" and owner:
        return {"description": schema["description"], **_IDENTIFIER, "type": ["string", "null"]}
    if key == "draft":
        return {"description": schema["description"], **_DRAFT}
    text = _IDENTIFIER if key in _IDENTIFIER_KEYS else _SHAPED.get(key, _TEXT)
    tidy = _loosen(_without_title(schema), text)
    if tidy.get("default", 0) in _EMPTY:
        del tidy["default"]
    if "additionalProperties" in tidy:
        tidy["propertyNames"] = _IDENTIFIER
    return tidy


def _loosen(schema: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    """Let texts and numbers be what YAML makes of them, in a schema and all its alternatives."""
    tidy = dict(schema)
    if "edtf" in str(tidy.get("description", "")).lower() and tidy.get("type") in ("string", ["string", "integer"]):
        return {**tidy, **_DATE}
    if tidy.get("type") == "string":
        tidy |= text
    elif tidy.get("type") == "integer":
        tidy |= _number(tidy.pop("le", None))
    if "anyOf" in tidy:
        tidy["anyOf"] = [_loosen(_without_title(choice), text) for choice in tidy["anyOf"]]
    if "items" in tidy:
        tidy["items"] = _loosen(_without_title(tidy["items"]), text)
    return tidy


def _number(highest: int | None) -> dict[str, Any]:
    """A whole number, also in quotes; pydantic leaves the upper bound of ours under its own name."""
    if highest is None:
        return {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$"}
    return {"type": ["integer", "string"], "maximum": highest, "pattern": f"^0{{0,8}}[1-{highest}]$"}


def _without_title(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out the titles that pydantic makes of the keys' names; they only repeat them."""
    return {key: value for key, value in schema.items() if key != "title"}
