"""BibTeX and biblatex: the entries of a file with their places, and a source of a brief as an entry."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.edtf.calendar import MONTHS
from briefing.interchange.dates import date_as_bibtex, date_from_bibtex
from briefing.interchange.latex_text import as_latex, plain_of_latex, verbatim_of_latex
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
from briefing.interchange.values import address_of, language_of, one_line, split_names, without_tags, worded_date
from briefing.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.errors import BriefingSyntaxError
    from briefing.interchange.references import ReferenceType, WorkReference
    from briefing.model import BriefDate, Source

__all__ = ["read_bibtex", "write_bibtex"]

_MONTHS = {name.lower()[:3]: name for name in MONTHS}
_HEAD = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,={}\"#%()\\]+(?:[ \t]+[^\s,={}\"#%()\\]+)*)?\s*")
_FIELD = re.compile(r"([^\s,={}\"#%()\\]+)\s*(=)?\s*")
_BLANK = re.compile(r"(?:\s|%[^\r\n]*+)*+")
"""Blanks, and the comments that biblatex's own program takes between fields."""

_WORD = re.compile(r"[^\s,={}\"#%()\\]+")
_BRACES = re.compile(r"[{}]")
_IN_QUOTES = re.compile(r'[{}"]')


class _Entry(NamedTuple):
    """An entry as it stands: its type in lower case, its key, and the value of each field."""

    type: str
    key: str
    fields: list[tuple[str, str]]


class _Parser:
    """Takes a file apart from its first character to its last, each once."""

    def __init__(self, data: bytes, name: str) -> None:
        self._file = TextFile(data, name)
        self._text = self._file.text
        self._strings = dict(_MONTHS)
        self._place = 0
        self._opened = 0

    def entries(self) -> Iterator[_Entry]:
        """All entries; what stands between them is a comment, as BibTeX has it."""
        while (place := self._text.find("@", self._place)) >= 0:
            self._opened = place
            head = _HEAD.match(self._text, place)
            if head is None:
                if place and self._text[place - 1] not in "\n\r}":
                    self._place = place + 1
                    continue
                raise self._error("an entry has a type and a brace", "write it as @article{key, title = {...}}", place)
            self._place = head.end()
            kind, closing = head[1].lower(), "}" if head[2] == "{" else ")"
            if kind == "comment":
                self._skip(closing)
            elif kind == "preamble":
                self._value()
                self._close(closing)
            elif kind == "string":
                self._strings |= {name.lower(): value for name, value in self._fields(closing)}
            else:
                yield _Entry(kind, self._key(closing), list(self._fields(closing)))

    def _skip(self, closing: str) -> None:
        if closing == "}":
            self._place -= 1
            self._braced()
        else:
            end = self._text.find(")", self._place)
            self._place = len(self._text) if end < 0 else end + 1

    def _key(self, closing: str) -> str:
        found = _KEY.match(self._text, self._place)
        after = self._text[found.end() : found.end() + 1] if found else ""
        if found is None or after not in {",", closing}:
            if not after:
                raise self._unclosed()
            hint = "write a key and a comma behind the brace: @article{key, title = {...}}"
            raise self._error("the key of the entry, or the comma behind it, is missing", hint)
        self._place = found.end() + (after == ",")
        return found[1] or ""

    def _fields(self, closing: str) -> Iterator[tuple[str, str]]:
        while True:
            self._blank()
            if self._text.startswith(closing, self._place):
                self._place += 1
                return
            found = _FIELD.match(self._text, self._place)
            if found is None or not found[2]:
                raise self._no_field(found.end() if found else self._place)
            self._place = found.end()
            yield found[1].lower(), self._value()
            self._blank()
            if self._text.startswith(",", self._place):
                self._place += 1
            elif not self._text.startswith(closing, self._place):
                raise self._no_comma(closing)

    def _no_field(self, place: int) -> BriefingSyntaxError:
        if place >= len(self._text):
            return self._unclosed()
        return self._error("a field is missing here", "write it as name = {value}, with a comma behind it")

    def _no_comma(self, closing: str) -> BriefingSyntaxError:
        if self._place >= len(self._text):
            return self._unclosed()
        hint = f"put a comma between two fields, and '{closing}' behind the last; a brace may be closed too early"
        return self._error(f"a comma or '{closing}' is missing here", hint)

    def _value(self) -> str:
        """A value: in braces, in quotation marks, a number or an abbreviation; several joined with '#'."""
        self._blank()
        parts = [self._part()]
        self._blank()
        while self._text.startswith("#", self._place):
            self._place += 1
            self._blank()
            parts.append(self._part())
            self._blank()
        return "".join(parts)

    def _part(self) -> str:
        sign = self._text[self._place : self._place + 1]
        if sign == "{":
            return self._braced()
        if sign == '"':
            return self._quoted()
        found = _WORD.match(self._text, self._place)
        if found is None:
            if not sign:
                raise self._unclosed()
            raise self._error("a value is missing here", "put it in braces, as in title = {...}")
        self._place = found.end()
        return self._strings.get(found[0].lower(), found[0])

    def _braced(self) -> str:
        start, depth = self._place + 1, 0
        for found in _BRACES.finditer(self._text, self._place):
            depth += 1 if found[0] == "{" else -1
            if depth == 0:
                self._place = found.end()
                return self._text[start : found.start()]
        raise self._unclosed(start - 1)

    def _quoted(self) -> str:
        start, depth = self._place + 1, 0
        for found in _IN_QUOTES.finditer(self._text, start):
            if found[0] == '"' and depth == 0:
                self._place = found.end()
                return self._text[start : found.start()]
            depth += {"{": 1, "}": -1}.get(found[0], 0)
        raise self._unclosed(start - 1)

    def _close(self, closing: str) -> None:
        self._blank()
        if not self._text.startswith(closing, self._place):
            raise self._no_comma(closing)
        self._place += 1

    def _blank(self) -> None:
        found = _BLANK.match(self._text, self._place)
        self._place = found.end() if found else self._place

    def _unclosed(self, place: int | None = None) -> BriefingSyntaxError:
        what = "the entry that begins here" if place is None else "what is opened here"
        hint = "each '{' needs its '}', and each '\"' another one; those inside of a value count, too"
        return self._error(f"{what} is never closed", hint, self._opened if place is None else place)

    def _error(self, message: str, hint: str, place: int | None = None) -> BriefingSyntaxError:
        return self._file.refused(self._place if place is None else place, message, hint)


def read_bibtex(data: bytes, name: str) -> list[WorkReference]:
    """Read a file of BibTeX or biblatex.

    Args:
        data: The file.
        name: What problems call it.

    Raises:
        BriefingSyntaxError: It is malformed.
    """
    return [_reference(entry) for entry in _Parser(data, name).entries()]


def _reference(entry: _Entry) -> WorkReference:
    pile = Pile((name, " ".join(value.split()) if name in _TIDY else value) for name, value in entry.fields)
    row, text = _row(entry, pile), partial(_text, pile)
    kind = take_kind(pile, "type", lambda other: entry.type in other.bibtex)
    if kind is None:
        leave_type(pile, row, f"@{entry.type}")
    if pile.take_all("file"):
        pile.leave("file", FILES)
    url = _address(pile)
    titles = [text(pile.take("title", "shorttitle")), text(pile.take("subtitle"))]
    notes = [without_tags(text(value)) for value in pile.take_all("note", "annote", "annotation")]
    fields = {
        "title": one_line(": ".join(filter(None, titles))),
        "author": "; ".join(_names(pile)),
        "publisher": one_line(text(pile.take(*(_OUTLETS if row.in_outlet else _HOUSES)))),
        "url": url,
        "published": _published(pile),
        "accessed": date_from_bibtex(_plain_date(pile.take("urldate", "lastaccessed", "accessed"))),
        "language": _language(pile),
        "kind": kind,
        "note": "\n".join(filter(None, notes)),
    }
    return pile.reference(entry.key, fields)


def _text(pile: Pile, value: str | None) -> str:
    plain = plain_of_latex(value or "")
    for command in plain.unknown:
        pile.tell(command, "stays as it stands: the command is not known")
    return plain.text


_TIDY = frozenset({"date", "year", "month", "day", "urldate", "doi", "url", "type", "entrysubtype", "langid"})
_OUTLETS = ("journaltitle", "journal", "titleaddon", "organization", "publisher", "institution", "howpublished")
_HOUSES = ("publisher", "institution", "organization", "school", "howpublished", "journaltitle", "journal")
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}


def _row(entry: _Entry, pile: Pile) -> ReferenceType:
    if wanted := _SUBTYPES.get(pile.peek("entrysubtype") or ""):
        pile.take("entrysubtype")
        return next(row for row in TYPES if row.csl == wanted)
    rows = [row for row in TYPES if entry.type in row.bibtex]
    if entry.type == "article":
        rows.reverse()
    return rows[0] if rows else next(row for row in TYPES if row.csl == "document")


def _address(pile: Pile) -> str | None:
    addresses = [verbatim_of_latex(value) for value in pile.take_all("url")]
    doi = pile.take("doi")
    if not addresses and doi is None and "://" in (pile.peek("howpublished") or ""):
        addresses = [verbatim_of_latex(pile.take("howpublished"))]
    return address_of(pile, addresses, verbatim_of_latex(doi) if doi else None, "url")


def _published(pile: Pile) -> object:
    date = _plain_date(pile.take("date"))
    year, month, day = (_plain_date(pile.peek(name)) for name in ("year", "month", "day"))
    if not date:
        pile.take_all("month", "day")
    if not date or date.startswith(year):
        pile.take("year")
    return date_from_bibtex(date, year, month, day)


def _plain_date(value: str | None) -> str:
    """A date without the braces around it; those of a set in EDTF are its own."""
    plain = (value or "").strip()
    while plain.startswith("{{") and plain.endswith("}}"):
        plain = plain[1:-1]
    if plain.startswith("{") and plain.endswith("}") and "," not in plain:
        plain = plain[1:-1]
    return plain if isinstance(worded_date(plain), str) else plain_of_latex(plain).text


def _language(pile: Pile) -> str | None:
    named, loaded = language_of(pile.take("language")), language_of(pile.peek("langid"))
    if named is None or (loaded or "").partition("-")[0] == named.partition("-")[0]:
        pile.take("langid")
    return named or loaded


def _names(pile: Pile) -> Iterator[str]:
    for value in pile.take_all("author"):
        for name in _apart(" ".join(value.split()), " and "):
            if name.strip().lower() == "others":
                pile.leave("author", "'and others' names nobody")
            elif name.strip():
                yield one_line(_name(name.strip()))


def _apart(value: str, separator: str) -> list[str]:
    """A value at its separators outside of braces."""
    parts, start, depth = [], 0, 0
    for found in re.finditer(rf"[{{}}]|{separator}", value, re.IGNORECASE):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def _name(latex: str) -> str:
    """A name as a brief has it: the family name first, or that of an organisation as it stands in its braces."""
    parts = [_plain(part) for part in _apart(latex, r",\s*")]
    if len(parts) == 2:
        return ", ".join(filter(None, parts))
    if len(parts) == 3:
        # BibTeX has 'Jr.' in the middle, a brief at the end.
        return ", ".join(filter(None, (parts[0], parts[2], parts[1])))
    words = [word for word in _apart(latex, r"[\s~]+") if word]
    if len(parts) > 3 or len(words) < 2 or words[0][:1].islower():
        return _plain(latex)
    first = next((place for place, word in enumerate(words[:-1]) if place and word[:1].islower()), len(words) - 1)
    return f"{_plain(' '.join(words[first:]))}, {_plain(' '.join(words[:first]))}"


def _plain(latex: str) -> str:
    return plain_of_latex(latex).text.strip()


def write_bibtex(sources: Mapping[str, Source], *, ascii_only: bool = False) -> str:
    """Write sources as BibTeX: `date` and `urldate` as biblatex has them, `journal` and `year` as older styles do.

    Args:
        sources: The sources by their ids, which become the keys.
        ascii_only: Write letters with accents as commands.
    """
    return "\n".join(_written(key, source, ascii_only=ascii_only) for key, source in sources.items())


def _written(key: str, source: Source, *, ascii_only: bool) -> str:
    row, text = type_of_source(source), partial(_as_value, ascii_only=ascii_only)
    names = split_names(source.author) if source.author else []
    accessed = _dated(source.accessed)
    fields = {
        # A second pair of braces keeps styles from changing the capitals of a title.
        "title": f"{{{text(source.title)}}}",
        "author": " and ".join(_name_as_bibtex([text(part) for part in name]) for name in names),
        "journal" if row.in_outlet else "organization": text(source.publisher),
        "entrysubtype": "newspaper" if row is TYPES[0] else "",
        **_dated(source.published),
        "urldate": accessed.get("date") or accessed.get("year"),
        "url": source.url,
        "language": source.language,
        "type": mark_of_kind(source),
        "note": text(source.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{row.bibtex[0]}{{{key},\n{lines}}}\n"


def _dated(date: BriefDate | None) -> dict[str, str]:
    fields = date_as_bibtex(date) if date else {}
    # EDTF has signs that mean something else in LaTeX, and biblatex reads it as it is.
    return {name: value if name == "date" else _as_value(value, ascii_only=False) for name, value in fields.items()}


def _as_value(text: str | None, *, ascii_only: bool) -> str:
    return as_latex(safe_text(text), ascii_only=ascii_only) if text else ""


def _name_as_bibtex(parts: list[str]) -> str:
    if len(parts) == 1:
        return f"{{{parts[0]}}}"
    family, given, *rest = (f"{{{part}}}" if re.search(r"(?i)\band\b|,", part) else part for part in parts)
    return ", ".join([family, *rest, given])
