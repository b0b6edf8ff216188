"""The year of an EDTF date: four digits, digits not specified, significant digits, exponents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from briefing.model.edtf.day import is_leap
from briefing.model.edtf.error import EdtfError
from briefing.model.edtf.precision import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["YEAR_PATTERN", "Year", "parse_year"]

YEAR_PATTERN = r"(?:-?[0-9X]{4}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)"
"""What may be a year; `parse_year` decides."""

_LONG_YEAR = re.compile(r"Y(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?")
_BY_OPEN_DIGITS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the years it may be; astronomical, so 0 is 1 BC and -1 is 2 BC.

    Attributes:
        text: As written: `2024`, `19XX`, `-0043`, `1950S2`, `Y17E7`.
        earliest: The first year it can be.
        latest: The last year it can be.
        estimate: The likely year where only some digits are significant, as 1950 in `1950S2`.
        precision: Year, decade, century and so on.
    """

    text: str
    earliest: int
    latest: int
    estimate: int | None
    precision: Precision

    @property
    def known(self) -> bool:
        """Whether it is one certain year."""
        return self.estimate is None and self.earliest == self.latest

    def values(self, *, backwards: bool = False) -> Iterator[int]:
        """Go through every year it can be, in order."""
        if "X" not in self.text:
            return iter(
                range(self.latest, self.earliest - 1, -1) if backwards else range(self.earliest, self.latest + 1)
            )
        negative = self.text.startswith("-")
        return _fillings(self.text[-4:], negative=negative, falling=backwards is not negative)

    def may_be_leap(self) -> bool:
        """Whether one of the years it can be has a 29 February."""
        return any(is_leap(year) for year in self.values())


def parse_year(text: str) -> Year:
    """Read a year that has the form of `YEAR_PATTERN`.

    Raises:
        EdtfError: No such year is written that way.
    """
    if text.startswith("Y"):
        return _long_year(text)
    digits, _, significant = text.partition("S")
    if digits == "-0000":
        raise EdtfError("year -0000: the year 0 has no minus, write 0000")
    if "X" not in digits:
        number = int(digits)
        return _plain_year(text, number, significant, len(digits.lstrip("-")))
    if significant:
        raise EdtfError(f"year {text}: write X or S, not both")
    ends = [next(_fillings(digits[-4:], negative=digits[0] == "-", falling=falling)) for falling in (False, True)]
    known = digits[-4:].index("X")
    precision = _BY_OPEN_DIGITS[4 - known] if known else Precision.NONE
    return Year(text, min(ends), max(ends), None, precision)


def _long_year(text: str) -> Year:
    match = _LONG_YEAR.fullmatch(text)
    if match is None:
        raise EdtfError(f"year '{text}': write Y and the digits, as in Y170000002")
    sign, digits, exponent, significant = match.groups()
    if len(exponent or "") > 2:
        raise EdtfError(f"year {text}: the exponent after E is at most 99")
    number = int(digits) * 10 ** int(exponent or 0)
    if digits.startswith("0") or number < 10_000:
        plain = f"write {sign}{number:04} without the Y" if 0 < number < 10_000 else "write 0000 for the year 0"
        reason = "a year after Y has no leading zero" if number >= 10_000 else plain
        raise EdtfError(f"year {text}: Y is for years of more than four digits; {reason}")
    return _plain_year(text, -number if sign else number, significant or "", len(str(number)))


def _plain_year(text: str, number: int, significant: str, length: int) -> Year:
    if not significant:
        return Year(text, number, number, None, Precision.YEAR)
    digits = int(significant)
    if not 1 <= digits <= length:
        raise EdtfError(f"year {text}: of {length} digits, 1 to {length} can be significant")
    step = 10 ** (length - digits)
    first = abs(number) // step * step
    ends = (first, first + step - 1) if number >= 0 else (-first - step + 1, -first or -1)
    opened = length - digits
    precision = _BY_OPEN_DIGITS[opened] if opened < len(_BY_OPEN_DIGITS) else Precision.YEARS
    return Year(text, *ends, number if opened else None, precision)


def _fillings(pattern: str, *, negative: bool, falling: bool) -> Iterator[int]:
    """Go through the numbers that four digits can be, an X being any; a negative one is never zero."""
    choices = ["0123456789" if digit == "X" else digit for digit in pattern]
    for digits in product(*(choice[::-1] for choice in choices) if falling else choices):
        number = int("".join(digits))
        if number or not negative:
            yield -number if negative else number
