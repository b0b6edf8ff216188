"""Dates as ISO 8601-2:2019 writes them (EDTF, levels 0 to 2), from an exact time to `some day in May`.

The package knows nothing of a brief and needs nothing but the standard library, so that it can be published by itself.
`parse_edtf` reads a date, `briefing.edtf.words` says it in English, `briefing.edtf.short_words` says it in few cells,
and `briefing.edtf.from_words` offers the spelling of a date that was written otherwise.
"""

from __future__ import annotations

from briefing.edtf.calendar import Day, EdtfError, Precision
from briefing.edtf.parsing import Edtf, EdtfKind, parse_edtf

__all__ = ["Day", "Edtf", "EdtfError", "EdtfKind", "Precision", "parse_edtf"]
