"""What an EDTF text is: a date, an interval or a set, and its parts."""

from __future__ import annotations

from enum import StrEnum

from briefing.model.edtf.error import EdtfError
from briefing.model.edtf.span import Span, parse_span
from briefing.model.edtf.written_date import WrittenDate, parse_written_date

__all__ = ["EdtfKind", "Part", "parse_parts"]

Part = WrittenDate | Span
"""What an EDTF text consists of."""

_CLOSING = {"[": "]", "{": "}"}


class EdtfKind(StrEnum):
    """What an EDTF text stands for."""

    DATE = "date"
    DATETIME = "datetime"
    SEASON = "season"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


def parse_parts(text: str) -> tuple[EdtfKind, tuple[Part, ...]]:
    """Read an EDTF text.

    Raises:
        EdtfError: It is none; the message says why.
    """
    if text[:1] in _CLOSING:
        return _parse_set(text)
    if "/" in text:
        return EdtfKind.INTERVAL, (_parse_interval(text),)
    if ".." in text:
        raise EdtfError(f"'{text}': two dots stand in a set, as in [2024..2026], or for an open end, as in 2024/..")
    date = parse_written_date(text)
    if date.clock:
        return EdtfKind.DATETIME, (date,)
    return (EdtfKind.SEASON if date.season else EdtfKind.DATE), (date,)


def _parse_interval(text: str) -> Span:
    start, _, end = text.partition("/")
    if "/" in end:
        raise EdtfError(f"'{text}': an interval has one start and one end, as in 2024-03-04/2024-03-08")
    if not start and not end:
        raise EdtfError("an interval needs a start or an end, as in 2024-03-04/2024-03-08 or 2024-03-04/..")
    return parse_span(start, end)


def _parse_set(text: str) -> tuple[EdtfKind, tuple[Part, ...]]:
    closing = _CLOSING[text[0]]
    if not text.endswith(closing):
        raise EdtfError(f"'{text}': a set that begins with {text[0]} ends with {closing}")
    # The specification's own examples have blanks after some of the commas.
    elements = [element.lstrip(" ") if place else element for place, element in enumerate(text[1:-1].split(","))]
    kind = EdtfKind.ONE_OF if text[0] == "[" else EdtfKind.ALL_OF
    last = len(elements) - 1
    return kind, tuple(_parse_element(element, place == 0, place == last) for place, element in enumerate(elements))


def _parse_element(text: str, first: bool, last: bool) -> Part:
    if not text or text == "..":
        raise EdtfError("a set has dates between its commas, as in [2024-03-04, 2024-03-06..2024-03-08]")
    if "/" in text:
        raise EdtfError(f"'{text}': inside a set a range is written with two dots, as in 2024-03-04..2024-03-08")
    if ".." not in text:
        date = parse_written_date(text)
        if date.clock:
            raise EdtfError(f"{text}: a set has days, months or years; leave the time off")
        return date
    start, _, end = text.partition("..")
    if not start and not first:
        raise EdtfError(f"'{text}': only the first date of a set can be open at its start")
    if not end and not last:
        raise EdtfError(f"'{text}': only the last date of a set can be open at its end")
    return parse_span(start or "..", end or "..")
