"""Whether a date is certain: the doubt that every timeline, list and export tells by the same signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf import EdtfKind
from briefing.edtf.short_words import format_short
from briefing.model import DateBasis
from briefing.model.wording import format_date_column, format_date_resolved, format_date_with_basis
from briefing.text import without_isolates

if TYPE_CHECKING:
    from briefing.model import BriefDate

__all__ = ["DOUBT_MEANINGS", "DateDoubt", "DateValues", "doubt_of", "format_doubted", "values_of"]

DOUBT_MEANINGS = {
    "?": "the date is inferred, uncertain or not resolved",
    "~": "the date is approximate, or only its latest day is known",
}
"""What the signs of a doubt mean, for legends."""


class DateDoubt(NamedTuple):
    """What keeps a date from being certain.

    Attributes:
        uncertain: It is inferred, of unknown basis, marked as uncertain, one of several, or not resolved.
        approximate: It is marked as approximate, or gives only the latest day ("by the summer").
    """

    uncertain: bool
    approximate: bool

    @property
    def flags(self) -> str:
        """`?` for an uncertain date, `~` for an approximate one, both or neither."""
        return ("?" if self.uncertain else "") + ("~" if self.approximate else "")


def doubt_of(date: BriefDate | None) -> DateDoubt:
    """What keeps a date from being certain; nothing where there is none, which its words say."""
    if date is None:
        return DateDoubt(uncertain=False, approximate=False)
    edtf = date.edtf
    if edtf is None:
        return DateDoubt(uncertain=True, approximate=False)
    inferred = date.basis in {DateBasis.INFERRED, DateBasis.UNKNOWN}
    return DateDoubt(
        uncertain=inferred or edtf.uncertain or edtf.kind is EdtfKind.ONE_OF,
        approximate=edtf.approximate or date.bound == "by",
    )


class DateValues(NamedTuple):
    """A date for programs; None for what it does not have.

    Attributes:
        words: As worded and as resolved, with how that is known.
        resolved: The resolved date in words.
        worded: As the source words it.
        edtf: The resolved date as EDTF.
        earliest: The first day it can mean, as ISO 8601.
        latest: The last one.
        doubt: The signs of its doubt, or empty.
    """

    words: str
    resolved: str | None
    worded: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    doubt: str


def values_of(date: BriefDate) -> DateValues:
    """All that formats of data tell of a date."""
    return DateValues(
        without_isolates(format_date_with_basis(date)),
        format_date_resolved(date) or None,
        date.text,
        date.edtf.text if date.edtf else None,
        date.earliest.iso() if date.earliest else None,
        date.latest.iso() if date.latest else None,
        doubt_of(date).flags,
    )


def format_doubted(date: BriefDate | None, cells: int = 14) -> str:
    """A date for a narrow column with the signs of its doubt before it: '?5 Mar 2024', '~by 7 Mar 2024'."""
    flags = doubt_of(date).flags
    if date is None or date.edtf is None:
        # "no date" says by itself that it is not known.
        return f"{flags if date and date.text else ''}{format_date_column(date)}"
    short = format_short(date.edtf, cells)
    own = short[: len(short) - len(short.lstrip("?~"))]
    if len(flags) > len(own):
        short = format_short(date.edtf, cells - len(flags) + len(own))
    bound = f"{date.bound} " if date.bound in {"by", "since"} else ""
    return f"{flags}{bound}{short.lstrip('?~')}"
