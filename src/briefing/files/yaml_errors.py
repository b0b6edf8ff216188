"""libyaml's complaints in words that help whoever wrote the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files.problems import DEEPEST, Problem
from briefing.files.source_map import pack

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

__all__ = ["explain"]

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "this character cannot start a value",
        "indent with blanks, not tabs; put the text in quotes",
    ),
    ("mapping values are not allowed", "a ': ' stands inside a text without quotes", "put the whole text in quotes"),
    (
        "could not find expected ':'",
        "a key without its ':'",
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
    ("expected <block end>", "this line is indented otherwise than its neighbours", "align it with the lines above"),
    ("expected the node content", "a value is missing here", "write the value, or put the text in quotes"),
    (
        "unknown escape character",
        "this is no escape in double quotes",
        "write \\\\ for a backslash, or use single quotes",
    ),
    ("invalid Unicode character escape", "this escape is no character", "write the character itself"),
    ("block sequence entries are not allowed", "a '- ' cannot stand here", "start the list on a line of its own"),
    (
        "did not find expected key",
        "this line is indented otherwise than its neighbours",
        "align it with the lines above",
    ),
    ("did not find expected '-'", "a list goes on without its '-'", "start each item with '- '"),
    ("found undefined tag handle", "a brief has no tags", "put a text that starts with '!' in quotes"),
    ("alphabetic or numeric character", "'&' and '*' cannot start a text", "put the text in quotes"),
    (
        "did not find expected comment or line break",
        "something stands after '|' or '>'",
        "begin the text on the next line",
    ),
    ("leading spaces", "the first lines of this text are indented deeper than it", "give the first lines fewer blanks"),
)

_AT_THE_START = ("unexpected end of stream", "expected ',' or")
"""Where something was never closed, the place to look at is where it was opened."""


_NO_KEY = "did not find expected key"
_QUOTE_ALL = "put the whole text in quotes: '...', or write it below '>-'"

_TOO_DEEP = "maximum nesting depth"
"""libyaml has a limit of its own since 0.2.6; both are told alike."""


def explain(error: MarkedYAMLError, last_value: int | None = None) -> Problem:
    """Make a problem of libyaml's error: where, what is wrong, what would be right.

    Args:
        error: The error.
        last_value: The line on which the last value before it starts.
    """
    raw = f"{error.problem or ''} {error.context or ''}"
    unclosed = any(sign in raw for sign in _AT_THE_START) and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    place = pack(mark.line, mark.column) if mark else 0
    if _TOO_DEEP in raw:
        return Problem("BR109", f"the file is nested more than {DEEPEST} levels deep", place, fits=False)
    if mark and _NO_KEY in raw and mark.line == last_value:
        return Problem("BR104", "the text goes on after its closing quote or bracket", place, _QUOTE_ALL, fits=False)
    for sign, message, hint in _EXPLANATIONS:
        if sign in raw:
            return Problem("BR104", message, place, hint, fits=False)
    return Problem("BR104", f"this is not well-formed YAML: {(error.problem or raw).strip()}", place, fits=False)
