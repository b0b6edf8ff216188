"""The sources of a brief as a bibliography, and a bibliography as sources of a brief; what is lost is told."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.errors import BriefingError
from briefing.interchange.bibtex import read_bibtex, write_bibtex
from briefing.interchange.csl_json import read_csl, write_csl
from briefing.interchange.ris import read_ris, write_ris
from briefing.interchange.values import may_be_person, unmarked
from briefing.model import Source
from briefing.model.base import is_identifier
from briefing.model.wording import name_some
from briefing.text import ascii_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from briefing.files import BriefingFile
    from briefing.interchange.references import WorkReference
    from briefing.model import Briefing

__all__ = [
    "READERS",
    "Bibliography",
    "Incoming",
    "NoSourcesError",
    "id_for_source",
    "read_sources",
    "write_sources",
]

READERS: Mapping[str, Callable[[bytes, str], list[WorkReference]]] = {
    "csl": read_csl,
    "ris": read_ris,
    "bibtex": read_bibtex,
}
"""What reads each form."""


class Bibliography(NamedTuple):
    """Sources in another form.

    Attributes:
        text: All of the file.
        lost: What it does not have of the brief, in sentences.
        hints: What the brief could say better for it, likewise.
    """

    text: str
    lost: tuple[str, ...]
    hints: tuple[str, ...]


class Incoming(NamedTuple):
    """Sources that are to come into a brief.

    Attributes:
        sources: Each by the id that it shall have, in plain values.
        known: The ids of sources that say the same already, for each that does not come in.
        lost: What a brief has no place for, in sentences.
    """

    sources: dict[str, dict[str, Any]]
    known: tuple[str, ...]
    lost: tuple[str, ...]


class NoSourcesError(BriefingError):
    """A brief or a bibliography without any source; the text says which."""


def write_sources(briefing: Briefing, form: str, *, name: str, ascii_only: bool = False) -> Bibliography:
    """Write the sources of a brief. What was written is read back: what comes back otherwise is told.

    Args:
        briefing: The brief.
        form: One of READERS.
        name: What the sentences call the brief.
        ascii_only: In BibTeX, write letters with accents as commands.

    Raises:
        NoSourcesError: The brief has none.
    """
    if not briefing.sources:
        raise NoSourcesError(f"{name}: the brief has no sources; nothing was written")
    if form == "bibtex":
        text = write_bibtex(briefing.sources, ascii_only=ascii_only)
    else:
        text = {"csl": write_csl, "ris": write_ris}[form](briefing.sources)
    found = {reference.key: reference.fields for reference in READERS[form](text.encode(), name)}
    gone: dict[str, list[str]] = defaultdict(list)
    changed: dict[str, list[str]] = defaultdict(list)
    for key, source in briefing.sources.items():
        before, after = _flat(source), _flat(Source.model_validate(found[key]))
        for field in before:
            if before[field] != after.get(field):
                (changed if field in after else gone)[field].append(key)
    lost = (*unmarked(briefing), *_told(gone, "is left out"), *_told(changed, "reads otherwise there"))
    whole = [key for key, source in briefing.sources.items() if may_be_person(source.author or "")]
    hint = "goes out as one name, as it stands; 'Family, Given' would be a person"
    return Bibliography(text, lost, tuple(_told({"author": whole} if whole else {}, hint)))


def _flat(source: Source) -> dict[str, Any]:
    """The fields of a source: of a date each part, of an archive no more than that there is one."""
    given = source.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    flat: dict[str, Any] = {}
    for name, value in given.items():
        if name in {"published", "accessed"} and isinstance(value, dict):
            flat |= {name if part == "edtf" else f"{name}.{part}": text for part, text in value.items()}
        else:
            flat[name] = value
    return flat


def _told(fields: Mapping[str, list[str]], what: str) -> Iterator[str]:
    for field, keys in fields.items():
        yield f"'{field}' of {name_some(keys)} {what}"


def read_sources(data: bytes, form: str, *, name: str, into: BriefingFile | None = None) -> Incoming:
    """Read a bibliography as sources, with an id for each that nothing else has.

    Args:
        data: The file.
        form: One of READERS.
        name: What problems call it.
        into: The brief that they shall be added to.

    Raises:
        BriefingSyntaxError: It is malformed.
        NoSourcesError: It has no entries.
    """
    references = READERS[form](data, name)
    if not references:
        raise NoSourcesError(f"{name}: there are no references in it; nothing was written")
    sources: dict[str, dict[str, Any]] = {}
    there: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for key, source in into.briefing.sources.items() if into else ():
        there[_content(source)].append(key)
    taken = {*into.index.items} if into else set[str]()
    known: list[str] = []
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reference in references:
        coming = Source.model_validate(reference.fields)
        likely = there.get(_content(coming), ())
        same = next((key for key in likely if into and _says_all(into.briefing.sources[key], coming)), None)
        key = same or id_for_source(reference, taken)
        for left in reference.left:
            lost[left.field, left.fate].append(key)
        if same:
            known.append(same)
        else:
            taken.add(key)
            sources[key] = reference.fields
    told = (f"'{field}' of {name_some(keys)} {fate}" for (field, fate), keys in lost.items())
    return Incoming(sources, tuple(known), tuple(told))


_SHARED = ("title", "author", "publisher", "url", "language", "note")
_DATES = ("published", "accessed")


def _content(source: Source) -> tuple[Any, ...]:
    """What a source says that a bibliography can say, too, but for the words of its dates."""
    dates = (getattr(source, name) for name in _DATES)
    return (*(getattr(source, name) for name in _SHARED), *(date.edtf if date else None for date in dates))


def _says_all(source: Source, coming: Source) -> bool:
    """Whether a source of the same content has all that another one says of its dates, and perhaps more."""
    for name in _DATES:
        before, after = getattr(source, name), getattr(coming, name)
        if (before is None) != (after is None) or (after and after.text not in (None, before.text)):
            return False
    return True


LONGEST_ID = 24
_RESERVED = re.compile(r"[AQETDJ]\d+", re.IGNORECASE)
"""What the program calls actors, statements and the other items that have no id of their own."""


def id_for_source(reference: WorkReference, taken: Collection[str]) -> str:
    """An id: the entry's own, else made of it, else of the publisher, the first author or the title.

    Args:
        reference: The entry.
        taken: Ids that it must not have.
    """
    key, fields = reference.key, reference.fields
    stem = key if is_identifier(key) and not _RESERVED.fullmatch(key) else ""
    words = "" if "/" in key or not re.search(r"[^\W\d_]{3}", key) else key
    for text in filter(None, (words, fields.get("publisher"), fields.get("author", "").split(",")[0], fields["title"])):
        stem = stem or re.sub(r"^(?:the-)?[^a-z]*", "", ascii_words(text))[:LONGEST_ID].strip("-")
    stem = stem if stem and not _RESERVED.fullmatch(stem) else "source"
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem[:60]}-{number}"
    return made
