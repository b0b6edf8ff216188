"""A date as a brief gives it: what the source said, what that was resolved to, and the days it may mean."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field, WrapValidator, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from briefing.edtf import Day, Edtf, EdtfError, parse_edtf
from briefing.model.base import BriefingModel, Line, Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["BriefDate", "DateBasis", "DateBound", "DateField", "EdtfDate", "Stretch", "stretch_of"]


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
    written = _as_text(value)
    if not isinstance(written, str):
        raise PydanticKnownError("string_type")
    try:
        return parse_edtf(written)
    except EdtfError as error:
        # pydantic cannot encode half of a character (a lone surrogate), which JSON can name.
        sentence = str(error).encode("utf-8", "backslashreplace").decode()
        raise PydanticCustomError("edtf", "{sentence}", {"sentence": sentence}) from error


def _as_text(value: Any) -> Any:
    """A whole number as its digits, since JSON and TOML write a year as a number; anything else unchanged."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


EdtfDate = Annotated[Edtf, _EdtfAsText()]
"""A date in a model: given as EDTF text, kept as `Edtf`, written as its text."""


class DateBasis(StrEnum):
    """How the resolved date is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DateBound(StrEnum):
    """What the date says of the event: on it, not after it, or not before it."""

    ON = "on"
    BY = "by"
    SINCE = "since"


class BriefDate(BriefingModel):
    """A date as worded and as resolved; either may be missing, not both."""

    edtf: EdtfDate | None = Field(
        default=None,
        description="The date as EDTF (ISO 8601-2): 2024-03-07, 2024-03, 2024-22 (summer), 2024-03~ "
        "(approximate), 2024-03-07? (uncertain), 2024-03-04/2024-03-08 (interval). "
        "Leave it out where the source gives no date that can be resolved.",
    )
    text: Line | None = Field(
        default=None,
        description="The date as the source words it: 'Thursday', 'last month', 'by the summer'.",
    )
    basis: DateBasis | None = Field(
        default=None,
        description="How the resolved date is known: stated by the source, inferred by the briefer, or unknown.",
    )
    bound: DateBound | None = Field(
        default=None,
        description="on: on that date (the default); by: on it or before; since: from it onwards.",
    )
    note: Prose | None = Field(default=None, description="Anything a reader must know about this date.")

    @model_validator(mode="after")
    def _says_something(self) -> BriefDate:
        if self.edtf is None and self.text is None and self.basis is not DateBasis.UNKNOWN:
            raise PydanticCustomError("no_date", "a date needs 'edtf', 'text' or 'basis: unknown'")
        return self

    @property
    def earliest(self) -> Day | None:
        """The first day it can mean; None where that is open or not known."""
        return self.edtf.earliest if self.edtf else None

    @property
    def latest(self) -> Day | None:
        """The last day it can mean; None where that is open or not known."""
        return self.edtf.latest if self.edtf else None

    def sort_key(self) -> tuple[Any, ...]:
        """Order by the earliest possible day; a date that is not known comes last."""
        return (0, *self.edtf.sort_key()) if self.edtf else (1,)


MOST_SHARED = 8192
"""How many different dates are kept to be shared; a brief of a hundred thousand statements has a few hundred."""

_shared: dict[Any, BriefDate] = {}


def _share(value: Any, validate: Callable[[Any], BriefDate]) -> BriefDate:
    """Share one object between equal dates: many statements are of the same day, and a date never changes."""
    if isinstance(value, bool | int | float):
        value = _as_text(value)
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
    try:
        key = value if isinstance(value, str) else tuple((name, type(one), one) for name, one in value.items())
        found = _shared.get(key)
    except (AttributeError, TypeError):
        return validate(value)  # neither a text nor a mapping of plain values: the model reports the error
    if found is None:
        found = validate({"edtf": value} if isinstance(value, str) else value)
        if len(_shared) < MOST_SHARED:
            _shared[key] = found
    return found


DateField = Annotated[
    BriefDate,
    WrapValidator(
        _share,
        json_schema_input_type=Annotated[str, Field(description="A date as EDTF: 2024-03-07")] | BriefDate,
    ),
]
"""A date in a file: an EDTF text, or a mapping that also gives the source's words."""


class Stretch(NamedTuple):
    """From a first to a last day; an end that is None is open. One of the two is always a day."""

    first: Day | None
    last: Day | None

    @property
    def days(self) -> tuple[Day, ...]:
        """The ends that are days."""
        return tuple(day for day in self if day)

    @property
    def is_day(self) -> bool:
        """Whether it is one day and no other."""
        return self.first == self.last


def stretch_of(date: BriefDate) -> Stretch | None:
    """The days a date may mean; None where no day is known.

    >>> from briefing.model import BriefDate
    >>> stretch_of(BriefDate(edtf="2024-22", bound="by"))
    Stretch(first=None, last=Day(year=2024, month=8, day=31))
    """
    first, last = date.earliest, date.latest
    if first is None and last is None:
        return None
    if date.bound is DateBound.BY:
        return Stretch(None, last or first)
    if date.bound is DateBound.SINCE:
        return Stretch(first or last, None)
    return Stretch(first, last)
