"""Whom a line beneath some marks says the words are by: '— Ana Lupu', or 'Ana Lupu, treasurer' below a pull quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.naming import whole_namings
from briefing.check.quoted import quotation_at
from briefing.model.names import HONORIFICS
from briefing.text import folded_beside

if TYPE_CHECKING:
    from briefing.check.naming import NamingIndex
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["credited_beneath"]

_LONGEST = 90
"""Characters of the longest line that names somebody and says what the person is."""
_CLOSING = " \xa0\u202f\"'”“’‘»«›‹」』.,!?…*_"
_DASH = re.compile(r"\s*(?:[—–―]|--?)\s*")
_ENDS_NAME = re.compile(r"\s*(?:\Z|[,(/|:;]|[—–-]\s)")
_SENTENCE_END = re.compile(r"[.!?…:]\s*\Z")


class _Line(NamedTuple):
    """A line beneath a quotation, without the dash before it, and whether it has one."""

    text: str
    dashed: bool


def credited_beneath(hit: SourceHit, archive: ArchiveText, names: NamingIndex) -> str | None:
    """The actor whom the line right beneath some marks names first; None where it is no such line.

    Behind a dash the line may follow any marks. Without one it must follow a paragraph that is nothing but the
    quotation, and no line that has a name, too: where names stand above the words, the next one is another's.
    """
    text = archive.paragraphs[hit.paragraph - 1]
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed:
        return None
    line = _line_behind(text[piece.end :], archive, hit.paragraph)
    if line is None or len(line.text) > _LONGEST or _SENTENCE_END.search(line.text):
        return None
    if not line.dashed and (text[: piece.start].strip(_CLOSING) or _names_somebody(hit.paragraph - 1, archive, names)):
        return None
    return _named_first(line.text, names)


def _line_behind(rest: str, archive: ArchiveText, number: int) -> _Line | None:
    """What stands behind the marks in their line, or else the next line."""
    same, _, further = rest.partition("\n")
    same = same.strip(_CLOSING)
    if same:
        dash = _DASH.match(same)
        return _Line(same[dash.end() :].strip(), dashed=True) if dash and not further.strip() else None
    beneath = further if further.strip() else next(iter(archive.paragraphs[number : number + 1]), "")
    if "\n" in beneath.strip():
        return None
    dash = _DASH.match(beneath)
    return _Line(beneath[dash.end() if dash else 0 :].strip(), dashed=dash is not None)


def _named_first(line: str, names: NamingIndex) -> str | None:
    plain, cased = folded_beside(line)
    found = [it for it in whole_namings(list(names.find(plain, cased))) if it.source is None and not it.by_role]
    first = [it for it in found if HONORIFICS.issuperset(plain[: it.start].replace(".", "").split())]
    keys = {it.key for it in first if _ENDS_NAME.match(plain, it.end)}
    return keys.pop() if len(keys) == 1 else None


def _names_somebody(number: int, archive: ArchiveText, names: NamingIndex) -> bool:
    """Whether a paragraph is such a line."""
    above = archive.paragraphs[number - 1] if number > 0 else ""
    return 0 < len(above) <= _LONGEST and _named_first(above.strip(), names) is not None
