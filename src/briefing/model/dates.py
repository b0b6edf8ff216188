"""Dates as a brief writes them: EDTF (ISO 8601-2:2019), from an exact time to 'some day in May'."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from briefing.model.edtf.day import Day
from briefing.model.edtf.error import EdtfError
from briefing.model.edtf.grammar import EdtfKind, Part, parse_parts
from briefing.model.edtf.precision import Precision
from briefing.model.edtf.written_date import WrittenDate

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["Day", "Edtf", "EdtfDate", "EdtfError", "EdtfKind", "Precision", "parse_edtf"]

_LONGEST = 100
_NO_DAY = Day(0, 0, 0)
_AFTER_ALL_TIMES = 10**6


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF date; two are equal if they are written alike.

    Bounds are as written: `~` and `?` do not widen them. Digits not specified (X) give the first and the last day
    that exist. EDTF leaves open which months a season has; here they are the meteorological ones:

    - 21 to 24, spring to winter, and 25 to 28, the same said to be northern: 21 is March to May,
      24 is December to February of the next year;
    - 29 to 32, southern: 29 is September to November, 30 is December to February of the next year,
      31 is March to May, 32 is June to August;
    - 33 to 36 quarters, 37 to 39 thirds of the year (four months), 40 and 41 halves.

    Attributes:
        text: As given.
        kind: Date, datetime, season, interval, one-of or all-of.
        earliest: The first day it can mean; None where that is open or not known.
        latest: The last day it can mean; None where that is open or not known.
        uncertain: Whether `?` or `%` stands anywhere in it.
        approximate: Whether `~` or `%` stands anywhere in it.
        precision: The smallest unit given in full; of an interval or a set the coarsest.
        parts: The date, the interval, or the elements of the set.
    """

    text: str
    kind: EdtfKind = field(compare=False)
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    precision: Precision = field(compare=False)
    parts: tuple[Part, ...] = field(compare=False, repr=False)

    def sort_key(self) -> tuple[Any, ...]:
        """Order by the earliest possible day, an open start first; of equals the shorter one, then by the clock."""
        first, last = self.earliest, self.latest
        return (first is not None, first or _NO_DAY, last is None, last or _NO_DAY, self._clock_order())

    def overlaps(self, other: Edtf) -> bool:
        """Tell whether the two can mean the same day; an open or unknown end reaches without limit.

        What X leaves out between the first and the last day it can mean is not looked at.
        """
        return any(
            (mine.earliest is None or theirs.latest is None or mine.earliest <= theirs.latest)
            and (theirs.earliest is None or mine.latest is None or theirs.earliest <= mine.latest)
            for mine in self.parts
            for theirs in other.parts
        )

    def contains(self, day: Day) -> bool:
        """Tell whether it can mean this day; see `overlaps`."""
        return any(
            (part.earliest is None or part.earliest <= day) and (part.latest is None or day <= part.latest)
            for part in self.parts
        )

    def _clock_order(self) -> int:
        part = self.parts[0]
        clock = part.clock if isinstance(part, WrittenDate) else None
        return clock.seconds if clock else _AFTER_ALL_TIMES


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date of level 0, 1 or 2.

    >>> parse_edtf("2024-22").earliest.iso(), parse_edtf("2024-22").latest.iso()
    ('2024-06-01', '2024-08-31')
    >>> parse_edtf("March 7, 2024")
    Traceback (most recent call last):
    ...
    briefing.model.edtf.error.EdtfError: 'March 7, 2024' is no EDTF date: write 2024-03-07

    Raises:
        EdtfError: It is none; the message is a sentence that says what is wrong and what would be right.
    """
    if len(text) > _LONGEST:
        raise EdtfError(f"an EDTF date has at most {_LONGEST} characters, this text has {len(text):,}")
    edtf = _edtf_or_reason(text)
    if isinstance(edtf, str):
        raise EdtfError(edtf)
    return edtf


@lru_cache(maxsize=8192)
def _edtf_or_reason(text: str) -> Edtf | str:
    """Read a date or give the sentence that refuses it, as both come again and again in one brief."""
    if not text.strip():
        return "an empty text is no date: write it as in 2024-03-07, 2024-03 or 2024"
    try:
        return _read(text)
    except EdtfError as error:
        from briefing.model.edtf.hints import suggest  # noqa: PLC0415 - only a wrong date needs its many patterns

        hint = suggest(text, _reads)
        return f"'{text}' is no EDTF date: {hint}" if hint else str(error)


def _reads(text: str) -> bool:
    try:
        return bool(_read(text).text)
    except EdtfError:
        return False


def _read(text: str) -> Edtf:
    kind, parts = parse_parts(text)
    earliest, latest = [part.earliest for part in parts], [part.latest for part in parts]
    return Edtf(
        text=text,
        kind=kind,
        earliest=min((day for day in earliest if day), default=None) if None not in earliest else None,
        latest=max((day for day in latest if day), default=None) if None not in latest else None,
        uncertain=any(part.uncertain for part in parts),
        approximate=any(part.approximate for part in parts),
        precision=max((part.precision for part in parts), key=lambda unit: unit.rank),
        parts=parts,
    )


class _EdtfAsText:
    """Tells Pydantic that an `Edtf` is a text in files: read by `parse_edtf`, written as it was given."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda edtf: edtf.text, return_schema=core_schema.str_schema()
            ),
        )

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "description": "A date as EDTF (ISO 8601-2): a day, month, year or season, an interval, a set; "
            "? is uncertain, ~ approximate, % both, X a digit that is not known.",
            "examples": ["2024-03-07", "2024-03", "2024-22", "2024-03~", "2024-03-04/2024-03-08", "2024-03-07/.."],
        }


def _validate(value: Any) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise PydanticCustomError("edtf", "{sentence}", {"sentence": str(error)}) from error


EdtfDate = Annotated[Edtf, _EdtfAsText()]
"""A date in a model: given as EDTF text, kept as `Edtf`, written as its text."""
