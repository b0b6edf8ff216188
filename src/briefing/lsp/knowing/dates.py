"""Dates that can be written at a place: what words mean on the day of the source, as EDTF."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.dated_words import find_dates
from briefing.edtf.calendar import WEEKDAYS
from briefing.edtf.words import format_edtf
from briefing.lsp.knowing.allowed import date_of, is_edtf
from briefing.lsp.knowing.known import language_of, source_beside, source_day, text_of
from briefing.text import folded, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.edtf import Edtf
    from briefing.lsp.knowing.caret import Caret
    from briefing.lsp.knowing.open_text import OpenText
    from briefing.lsp.snapshot import Snapshot

__all__ = ["OfferedDate", "offered_dates", "told_day"]

_WORDS = (
    *(day.capitalize() for day in WEEKDAYS),
    *("today", "yesterday", "tomorrow"),
    *("this week", "last week", "this month", "last month", "this year", "last year"),
)
"""Words of reports that are offered before anything is typed."""
FIRST_YEAR = 1583
"""Before it not everybody agrees on the weekday."""
LONGEST = 60
"""Characters of the longest words that are taken for a date."""


class OfferedDate(NamedTuple):
    """A date that can be written.

    Attributes:
        label: What a list shows.
        edtf: The date.
        words: The words that it was resolved from; empty for a day that is given as such.
        basis: How it is known: stated or inferred.
        detail: The date in words, with the day from which it was counted.
    """

    label: str
    edtf: str
    words: str
    basis: str
    detail: str


def told_day(edtf: Edtf, words: str = "") -> str:
    """A date in words; where it is one day, the weekday before it, by which reports name it.

    >>> from briefing.edtf import parse_edtf
    >>> told_day(parse_edtf("2024-03-07")), told_day(parse_edtf("2024-03"))
    ('Thursday 7 March 2024', 'March 2024')
    """
    told = words or format_edtf(edtf)
    day = edtf.earliest
    if day is None or day != edtf.latest or not FIRST_YEAR <= day.year <= Date.max.year or not told[0].isdigit():
        return told
    return f"{WEEKDAYS[Date(*day).weekday()]} {told}"


def offered_dates(caret: Caret, typed: str, snapshot: Snapshot, document: OpenText) -> Iterator[OfferedDate]:
    """The dates that fit what is typed: its own words first, then those of the source's words beside, then usual ones.

    Args:
        caret: The place.
        typed: What is typed of the value.
        snapshot: The open text.
        document: The same, taken apart.
    """
    source = source_beside(caret.node, document)
    day = source_day(source, snapshot)
    holder = caret.node.parent
    beside = text_of(holder, "text", document) if holder is not None and is_edtf(caret.path) else ""
    offered: set[str] = set()
    typed = typed.strip()
    for words, language in (
        (typed, language_of(source, document)),
        (typed, None),
        (beside, language_of(source, document)),
        *((usual, None) for usual in _WORDS if folded(usual).startswith(folded(typed))),
    ):
        found = _resolved(words, day, language)
        if found is not None and words not in offered:
            offered.add(words)
            yield found
    if day is not None and day.isoformat().startswith(typed):
        yield _offered(day.isoformat(), "", "stated", day)


def _resolved(words: str, day: Date | None, language: str | None) -> OfferedDate | None:
    """Words as a date; None where not all of them are one."""
    if not words or len(words) > LONGEST or date_of(words) is not None:
        return None
    # The names of days are written with a capital, by whoever types quickly not always.
    for form in (words, words.capitalize()):
        found = find_dates(form, day, language)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(form)):
            return _offered(found[0].edtf, form, found[0].basis, day)
    return None


def _offered(edtf: str, words: str, basis: str, day: Date | None) -> OfferedDate:
    resolved = date_of(edtf)
    told = told_day(resolved) if resolved else edtf
    counted = f", counted from {day.isoformat()}" if words and day and basis == "inferred" else ""
    given = "" if words else " (the day of the source)"
    return OfferedDate(
        safe_line(words) or edtf,
        edtf,
        words,
        basis,
        f"{edtf if words else ''}{': ' if words else ''}{told}{counted}{given}",
    )
