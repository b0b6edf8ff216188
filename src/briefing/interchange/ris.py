"""RIS: the tagged lines of reference managers, read with their places, and a source of a brief as such lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.interchange.dates import date_as_ris, date_from_bibtex, date_from_ris, year_of
from briefing.interchange.references import (
    FILES,
    TYPES,
    Pile,
    TextFile,
    leave_type,
    mark_of_kind,
    take_kind,
    type_of_source,
)
from briefing.interchange.values import address_of, language_of, one_line, split_names, without_tags
from briefing.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.errors import BriefingSyntaxError
    from briefing.interchange.references import WorkReference
    from briefing.model import Source

__all__ = ["read_ris", "write_ris"]

_LINE = re.compile(r"([^\r\n]*)(\r\n|[\r\n]|$)")
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: |(?=\S)|$)(.*)", re.DOTALL)
_NEARLY = re.compile(r"[A-Za-z][A-Za-z0-9]\s{2,4}-|(?:TY|ER|TI|T1|AU|A1) ?-")
"""How a tag begins that is not written as RIS has it; any other line goes on with the one before."""
_LONG = frozenset({"N1", "N2", "AB"})
"""Tags whose text may have several lines."""


class _Record(NamedTuple):
    """An entry as it stands: its type, and the text behind each tag, in order."""

    type: str
    fields: list[tuple[str, str]]


class _Lines:
    """Takes a file apart line by line."""

    def __init__(self, data: bytes, name: str) -> None:
        self._file = TextFile(data, name)

    def records(self) -> Iterator[_Record]:
        """All entries, each from its TY to its ER; lines between them that have no tag are numbers and headings."""
        record: _Record | None = None
        begun, outside = 0, ""
        for found in _LINE.finditer(self._file.text):
            line, place = found[1], found.start()
            tag = _TAG.fullmatch(line)
            if tag is None and record is None and not _NEARLY.match(line):
                outside = outside or line.strip()
            elif tag is None:
                self._go_on(record, line, place)
            elif tag[1] == "TY":
                if record is not None:
                    raise self._unended(begun)
                record, begun = _Record(tag[2].strip().upper(), []), place
            elif record is None:
                raise self._file.refused(place, "a reference begins with its type", "put 'TY  - NEWS' before this line")
            elif tag[1] == "ER":
                yield record._replace(fields=[*record.fields, ("text before TY", outside)])
                record, outside = None, ""
            else:
                record.fields.append((tag[1], tag[2].rstrip()))
        if record is not None:
            raise self._unended(begun)

    def _go_on(self, record: _Record | None, line: str, place: int) -> None:
        """Take a line without a tag for the rest of the text before it."""
        if record is not None and record.fields and not _NEARLY.match(line):
            tag, text = record.fields[-1]
            if tag in _LONG:
                record.fields[-1] = (tag, f"{text}\n{line.rstrip()}")
            elif line.strip():
                record.fields[-1] = (tag, f"{text} {line.strip()}".lstrip())
        elif line.strip():
            hint = "a line begins with two capital letters, two blanks, a hyphen and a blank, as in 'TI  - '"
            raise self._file.refused(place, "this line has no tag of RIS", hint)

    def _unended(self, begun: int) -> BriefingSyntaxError:
        hint = "put 'ER  - ' on a line behind its last"
        return self._file.refused(begun, "the reference that begins here has no end", hint)


def read_ris(data: bytes, name: str) -> list[WorkReference]:
    """Read a file of RIS.

    Args:
        data: The file.
        name: What problems call it.

    Raises:
        BriefingSyntaxError: It is malformed.
    """
    return [_reference(record) for record in _Lines(data, name).records()]


_OUTLETS = ("T2", "JO", "JF", "JA", "J2", "BT", "PB")
_HOUSES = ("PB", "T2", "JO", "JF", "BT")


def _reference(record: _Record) -> WorkReference:
    pile = Pile(field for field in record.fields if field[0] != "N1")
    row = next((row for row in TYPES if row.ris == record.type), None)
    kind = take_kind(pile, "M3", lambda other: other.ris == record.type)
    if row is None:
        pile.tell("type", f"is no type of RIS that is known ('{record.type}'), and is taken for that of a report")
    elif kind is None:
        leave_type(pile, row, record.type)
    notes = [without_tags(note) for tag, note in record.fields if tag == "N1"]
    fields = {
        "title": one_line(pile.take("TI", "T1", "ST", "CT") or ""),
        "author": "; ".join(one_line(name) for name in pile.take_all("AU", "A1")),
        "publisher": one_line(pile.take(*(_OUTLETS if row is None or row.in_outlet else _HOUSES)) or ""),
        "url": address_of(pile, pile.take_all("UR"), pile.take("DO"), "UR"),
        "published": _published(pile),
        "accessed": date_from_ris(pile.take("Y2") or ""),
        "language": language_of(pile.take("LA")),
        "kind": kind,
        "note": "\n".join(notes),
    }
    if pile.take_all("L1", "L2"):
        pile.leave("L1, L2", FILES)
    return pile.reference(pile.take("ID") or "", fields, _called)


_MEANINGS = {
    "A2": "editors",
    "A3": "editors",
    "AB": "abstract",
    "C1": "custom",
    "CN": "call number",
    "CY": "place",
    "DP": "catalogue",
    "ED": "editors",
    "EP": "pages",
    "ET": "edition",
    "IS": "issue",
    "KW": "keywords",
    "M1": "number",
    "M3": "kind of work",
    "N2": "abstract",
    "SN": "ISSN or ISBN",
    "SP": "pages",
    "T3": "series",
    "VL": "volume",
}


def _called(tag: str) -> str:
    """A tag with its meaning, where that is commonly known."""
    return f"{tag} ({_MEANINGS[tag]})" if tag in _MEANINGS else tag


def _published(pile: Pile) -> Any:
    """The date of DA, or else of PY or Y1; the year alone in PY says nothing more, but of a day without one."""
    texts = [text.strip() for tag in ("DA", "PY", "Y1") for text in pile.take_all(tag)]
    best = next((text for text in texts if not _YEAR.fullmatch(text)), next(iter(texts), ""))
    found = date_from_ris(best)
    year = next((text[:4] for text in texts if _YEAR.fullmatch(text)), "")
    if year and isinstance(found, dict) and "edtf" not in found:
        found = date_from_bibtex("", year, found["text"])
    for text in texts:
        if text != best and not _says(found, date_from_ris(text)):
            pile.leave("PY", "it is another date than the one of DA")
    return found


_YEAR = re.compile(r"[0-9]{4}/*")


def _says(found: Any, date: Any) -> bool:
    values = found.values() if isinstance(found, dict) else [found]
    return found == date or any(str(value).startswith(str(date)) for value in values)


def write_ris(sources: Mapping[str, Source]) -> str:
    """Write sources as RIS; each line of a note is a note of its own, since a line there ends a text.

    Args:
        sources: The sources by their ids.
    """
    return "\n".join(
        "".join(f"{tag}  - {value}\n" for tag, value in _tagged(key, source)) for key, source in sources.items()
    )


def _tagged(key: str, source: Source) -> Iterator[tuple[str, str]]:
    row = type_of_source(source)
    yield "TY", row.ris
    yield "ID", key
    yield "TI", _safe(source.title)
    for name in split_names(source.author) if source.author else ():
        yield "AU", _safe(", ".join(name))
    if source.publisher:
        yield "T2" if row.in_outlet else "PB", _safe(source.publisher)
    if source.published:
        if year := year_of(source.published):
            yield "PY", year
        yield "DA", _safe(date_as_ris(source.published))
    if source.accessed:
        yield "Y2", _safe(date_as_ris(source.accessed))
    if source.url:
        yield "UR", source.url
    if source.language:
        yield "LA", source.language
    if mark := mark_of_kind(source):
        yield "M3", mark
    for line in safe_text(source.note).split("\n") if source.note else ():
        yield "N1", line
    yield "ER", ""


def _safe(text: str) -> str:
    return one_line(safe_text(text))
