"""TOML to plain values, with the line of each key."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from briefing.files.parsing import DEEPEST, FormProblem, Parsed, ParseStopped
from briefing.files.source_map import LinePositions, pack

if TYPE_CHECKING:
    from briefing.errors import NodePath

__all__ = ["LARGEST_TOML", "parse_toml"]

LARGEST_TOML = 4 * 1024 * 1024
"""Characters of the largest TOML file: the standard library's parser is slow, and a brief is far smaller."""

_PART = r"""(?:(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(
    rf"(?P<deep>(?:{_PART}[ \t]*+\.[ \t]*+){{{DEEPEST}}})"
    r"|\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+(?:\"{3}|$)|'{3}(?:[^']|'(?!''))*+(?:'{3}|$)"
    r"|\"(?:[^\"\\\n]|\\.)*+|'[^'\n]*+'|#[^\n]*+",
    re.DOTALL,
)
"""A key of too many parts; or else what may look like one and is none: a text, a comment."""
_LONGEST_KEY = re.compile(r"^[^\n=\"']{4000}", re.MULTILINE)
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*(\[\[?)\s*+((?:[^\]\s]|\s++(?!\]))+)\s*\]")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PARTS = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def parse_toml(text: str) -> Parsed:
    """Read a TOML text; dates become the text they are written as in ISO 8601.

    Raises:
        ParseStopped: At bad syntax, or where the file is too large or too deep for TOML.
    """
    if len(text) > LARGEST_TOML:
        hint = "write it in YAML"
        raise ParseStopped(FormProblem("BR103", "a brief in TOML has at most 4 MiB", 0, hint, fits=False))
    if _LONGEST_KEY.search(text):
        raise ParseStopped(FormProblem("BR104", "a line without '=' is too long to be TOML", 0, fits=False))
    if any(found["deep"] for found in _DEEP_KEY.finditer(text)):
        raise ParseStopped(_too_deep())
    try:
        tree = _plain(tomllib.loads(text), 0)
    except tomllib.TOMLDecodeError as error:
        raise ParseStopped(_syntax(str(error), text)) from error
    except (RecursionError, ValueError) as error:
        raise ParseStopped(_too_deep()) from error
    return Parsed(tree, LinePositions(_key_places(text)))


def _too_deep() -> FormProblem:
    return FormProblem("BR109", f"the file is nested more than {DEEPEST} levels deep", 0, fits=False)


def _plain(node: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(node, dict):
        return {key: _plain(value, depth + 1) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value, depth + 1) for value in node]
    if isinstance(node, datetime | date | time):
        return node.isoformat()
    return node


def _syntax(message: str, text: str) -> FormProblem:
    found = _WHERE.search(message)
    said = _WHERE.sub("", message)
    place = pack(int(found[1]) - 1, int(found[2]) - 1) if found and found[1] else pack(max(text.count("\n"), 0), 0)
    code = "BR105" if "overwrite" in said or "twice" in said else "BR104"
    return FormProblem(code, f"this is not well-formed TOML: {said[:1].lower()}{said[1:]}", place, fits=False)


def _key_places(text: str) -> dict[NodePath, int]:
    """The place of each key that stands at the start of a line; what is inside an inline table has its parent's."""
    places: dict[NodePath, int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    closing = ""
    for number, line in enumerate(text.split("\n")):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _table_path(_names(header[2]), counts, is_list=header[1] == "[[")
            # What holds the table begins where the first of its tables does.
            for size in range(1, len(table) + 1):
                places.setdefault(table[:size], pack(number, header.start(2)))
        elif key := _KEY.match(line):
            path = (*table, *_names(key[1]))
            places.setdefault(path, pack(number, key.start(1)))
            closing = _opened(line[key.end() :])
    return places


def _names(written: str) -> list[str]:
    return [part.strip("\"'") for part in _PARTS.findall(written)]


def _table_path(names: list[str], counts: dict[tuple[str | int, ...], int], *, is_list: bool) -> tuple[str | int, ...]:
    path: tuple[str | int, ...] = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if is_list:
        counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path]) if path in counts else path


def _opened(rest: str) -> str:
    for mark in ('"""', "'''"):
        if rest.strip().startswith(mark) and rest.count(mark) == 1:
            return mark
    return ""
