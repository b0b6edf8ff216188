"""What libyaml says of a file that is no YAML, in words for its author: the traps of texts full of quotations first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.files.parsing import DEEPEST, FormProblem
from briefing.files.source_map import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import MarkedYAMLError

__all__ = ["as_one_text", "cut_at_hash", "explain", "told_by_line", "value_on"]

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    ("cannot start any token", "this character cannot start a value", "put the text in quotes"),
    ("mapping values are not allowed", "a text without quotes contains ': '", "put the whole text in quotes"),
    (
        "could not find expected ':'",
        "a key has no ':'",
        "write 'key: value', or indent the line as part of the text above",
    ),
    ("unexpected end of stream", "the file ends inside a text in quotes", "close the quotation mark"),
    (
        "expected ',' or ']'",
        "a list in brackets is not closed",
        "put ']' at its end, and a text that holds brackets or commas in quotes",
    ),
    (
        "expected ',' or '}'",
        "a mapping in braces is not closed",
        "put '}' at its end, and a text that holds brackets or commas in quotes",
    ),
    ("expected <block end>", "this line is not indented like its neighbours", "align it with the lines above"),
    ("expected the node content", "a value is missing here", "write the value, or put the text in quotes"),
    (
        "unknown escape character",
        "this is not a valid escape in double quotes",
        "write \\\\ for a backslash, or use single quotes",
    ),
    ("invalid Unicode character escape", "this escape is not a valid character", "write the character itself"),
    ("block sequence entries are not allowed", "a '- ' cannot stand here", "start the list on a line of its own"),
    (
        "did not find expected key",
        "this line is not indented like its neighbours",
        "align it with the lines above",
    ),
    ("did not find expected '-'", "a list continues without a '-'", "start each item with '- '"),
    ("found undefined tag handle", "a brief has no tags", "put a text that starts with '!' in quotes"),
    ("alphabetic or numeric character", "'&' and '*' cannot start a text", "put the text in quotes"),
    (
        "did not find expected comment or line break",
        "something follows '|' or '>' on the same line",
        "begin the text on the next line",
    ),
    ("leading spaces", "the first lines of this text are indented deeper than it", "give the first lines fewer blanks"),
)

_AT_THE_START = ("unexpected end of stream", "expected ',' or")
"""Where something was never closed, the place to look at is where it was opened."""

_NO_KEY = "did not find expected key"
_CONTINUES = "the text continues after its closing quote or bracket"
_NOT_CLOSED = ("a list in brackets is not closed", "a mapping in braces is not closed")
_STRAY_ITEM = "a '- ' cannot stand here"
_COLON = "a text without quotes contains ': '"
_WRONG_START = "this character cannot start a value"
_QUOTE_ALL = "put the whole text in quotes: '...', or write it below '>-'"

_TOO_DEEP = "maximum nesting depth"
"""libyaml has a limit of its own since 0.2.6; both are told alike."""


def explain(error: MarkedYAMLError, last_value: int | None = None) -> FormProblem:
    """Make a problem of libyaml's error: where, what is wrong, what would be right.

    Args:
        error: The error.
        last_value: The line on which the last value before it starts.
    """
    raw = f"{error.problem or ''} {error.context or ''}"
    unclosed = any(sign in raw for sign in _AT_THE_START) and error.context_mark is not None
    noticed = error.problem_mark or error.context_mark
    mark = error.context_mark if unclosed else noticed
    place, near = (pack(mark.line, mark.column), pack(noticed.line, noticed.column)) if mark and noticed else (0, 0)
    if _TOO_DEEP in raw:
        return FormProblem("BR109", f"the file is nested more than {DEEPEST} levels deep", place, fits=False)
    if mark and _NO_KEY in raw and mark.line == last_value:
        return FormProblem("BR104", _CONTINUES, place, _QUOTE_ALL, fits=False, near=near)
    for sign, message, hint in _EXPLANATIONS:
        if sign in raw:
            return FormProblem("BR104", message, place, hint, fits=False, near=near)
    return FormProblem("BR104", f"this is not well-formed YAML: {(error.problem or raw).strip()}", place, fits=False)


_BEFORE_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s\"'\[\]{}#][^:\"'\[\]{}]*:\s+)?")
"""What stands before the value on a line: blanks, the sign of an item, a key."""
_COLON_HERE = re.compile(r":(?:\s|$)")
_KEY_FOLLOWS = re.compile(r"[A-Za-z_]\w*:(?:\s|$)")

_ENDED_BY = {
    "]": "a text that begins with '[' is read as a list, and that ends at the ']'",
    "}": "a text that begins with '{' is read as a mapping, and that ends at the '}'",
    '"': 'a text that begins with " ends at the next "',
    "'": "a text that begins with ' ends at the next '",
}
SHOWN = 60


def told_by_line(problem: FormProblem, line: str, column: int) -> FormProblem:
    """Tell a problem more exactly by the line on which it was noticed.

    Args:
        problem: What `explain` made of it.
        line: The line on which libyaml noticed it.
        column: Where, from 0.
    """
    value = line[slice(*value_on(line))]
    if problem.message == _WRONG_START:
        return _told_of_start(problem, line[column : column + 1], value)
    if problem.message == _COLON and value[:1] not in "[{":
        return replace(problem, hint=_quote(value))
    if problem.message in {_CONTINUES, _STRAY_ITEM, *_NOT_CLOSED}:
        return _told_of_end(problem, line, column, value)
    return problem


def _told_of_start(problem: FormProblem, character: str, value: str) -> FormProblem:
    if character == "\t":
        return replace(problem, message="a tab stands here", hint="indent with blanks, not tabs")
    return replace(problem, message=f"a text cannot begin with {character}", hint=_quote(value))


def _told_of_end(problem: FormProblem, line: str, column: int, value: str) -> FormProblem:
    """Tell of a text that begins with a bracket or a quotation mark, and goes on where that is closed."""
    if problem.message in _NOT_CLOSED and problem.near is not None and _COLON_HERE.match(line, column):
        return replace(problem, message=_COLON, hint="put the text in quotes", place=problem.near)
    message = _ENDED_BY.get(line[:column].rstrip()[-1:])
    if message is None or problem.near is None:
        return problem
    in_flow = problem.message in _NOT_CLOSED
    if in_flow and _KEY_FOLLOWS.match(line[column:]):
        return replace(problem, message="a comma is missing before this", hint="put ',' between", place=problem.near)
    hint = "put the whole text in single quotes" if in_flow else _quote(value)
    return replace(problem, message=message, hint=hint, place=problem.near)


_HASH = re.compile(rb"^(?P<before>[^\n#]*[^\s#]) (?P<rest>#[^\s#!][^\n]*)", re.MULTILINE)
"""A sign right behind one blank; a comment has more blanks before it, or one behind it."""


_COMPARED = 12
"""Characters by which a comment is looked for in the texts: it may be in quotes or in a block, and no comment."""


def cut_at_hash(data: bytes, tree: object) -> Iterator[FormProblem]:
    """Find texts that a `#` has cut off: what follows it is nowhere in the brief.

    Args:
        data: The file.
        tree: What was read from it.
    """
    if b" #" not in data:
        return
    texts: list[str] | None = None
    for found in _HASH.finditer(data):
        texts = [text for text in _texts_of(tree) if "#" in text] if texts is None else texts
        rest = found["rest"].decode("utf-8", "replace").rstrip("\"'}],.;: \r")
        if not any(rest[:_COMPARED] in text for text in texts):
            column = len(found["before"].decode("utf-8", "replace")) + 1
            place = pack(data.count(b"\n", 0, found.start("rest")), column)
            yield FormProblem("BR619", f"'{rest[:SHOWN]}' is a comment, and no part of the text", place)


def _texts_of(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _texts_of(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts_of(value)


def _quote(value: str) -> str:
    """Say how a value is written as one text."""
    text = as_one_text(value)
    return f"put the whole text in single quotes: {text}" if len(text) <= SHOWN + 2 else _QUOTE_ALL


def as_one_text(value: str) -> str:
    """Write a value in single quotes, those inside it doubled; quotes that stand around it are no part of it."""
    whole = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    inside = (value[1:-1] if whole else value).replace("'", "''")
    return f"'{inside}'"


def value_on(line: str) -> tuple[int, int]:
    """Where the value on a line begins and ends, behind what may stand before it: the sign of an item, a key."""
    before = _BEFORE_VALUE.match(line)
    return before.end() if before else 0, len(line.rstrip())
