"""Converts briefs between YAML, JSON and TOML, and proves that the result says the same."""

from __future__ import annotations

import codecs
import json
from functools import partial
from typing import TYPE_CHECKING, Any

import tomli_w

from briefing.errors import BriefingError
from briefing.files.loader import load_text
from briefing.files.reading import decode
from briefing.files.source_map import unpack
from briefing.files.yaml_source import YAML_BREAK, parse_yaml
from briefing.files.yaml_writing import as_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Briefing

__all__ = ["FORMATS", "ConversionError", "convert"]

FORMATS = ("yaml", "json", "toml")
"""The forms a briefing file can have."""

LONGEST_LINE = 100
"""Characters after which a text in YAML goes on in the next line."""


class ConversionError(BriefingError):
    """A brief that cannot be written in a form without loss; the text says why."""


def convert(data: bytes, source: str, target: str, *, name: str = "-") -> bytes:
    """Write a brief in another form. If the form stays the same, so does the file, comments included.

    But in YAML what only newer readers take for a text is put in quotes.
    A file made by `briefing export -f json` is read as the brief that it contains.

    Args:
        data: The file.
        source: Its form, one of FORMATS.
        target: The form that is wanted.
        name: What problems call the file.

    Raises:
        BriefingError: It does not load.
        ConversionError: It would say something else afterwards.
    """
    data = _unwrapped(data) if source == "json" else data
    briefing = load_text(data, name=name, format=source).briefing
    if source == target:
        return _quoted(data, briefing) if source == "yaml" else data
    written = _WRITERS[target](briefing.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
    if not _says_the_same(_loaded(written, target), briefing):
        raise ConversionError(f"the brief cannot be written as {target} without loss; nothing was written")
    return written.encode("utf-8")


def _quoted(data: bytes, briefing: Briefing) -> bytes:
    """A YAML file with single quotes around what stands in brackets or braces and has a '?'."""
    text = decode(data, "-")
    places = parse_yaml(text).unquoted
    if not places:
        return data
    starts = [0, *(found.end() for found in YAML_BREAK.finditer(text))]
    parts, done = [], 0
    for place in places:
        start, end = (starts[line] + column for line, column in map(unpack, place))
        inner = text[start:end].replace("'", "''")
        parts += [text[done:start], f"'{inner}'"]
        done = end
    written = "".join([*parts, text[done:]])
    if not _says_the_same(_loaded(written, "yaml"), briefing):
        raise ConversionError("a text with '?' cannot be put in quotes here; nothing was written")
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + written.encode("utf-8")


def _says_the_same(found: Briefing | None, wanted: Briefing) -> bool:
    """Whether two briefs are equal, and number their actors and sources in the same order."""
    if found != wanted:
        return False
    return [*found.actors] == [*wanted.actors] and [*found.sources] == [*wanted.sources]


def _unwrapped(data: bytes) -> bytes:
    """The brief inside of an export; any other file as it is."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return data
    if isinstance(tree, dict) and set(tree) >= {"version", "brief", "references"} and "briefing" not in tree:
        return json.dumps(tree["brief"], indent=2).encode()
    return data


def _loaded(text: str, kind: str) -> Briefing | None:
    try:
        return load_text(text, format=kind).briefing
    except BriefingError:
        return None


def _as_json(tree: dict[str, Any]) -> str:
    return f"{json.dumps(tree, indent=2)}\n"


_WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "yaml": partial(as_yaml, width=LONGEST_LINE),
    "json": _as_json,
    "toml": tomli_w.dumps,
}
