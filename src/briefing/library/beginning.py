"""How a brief begins: the text of a new one, the name of its file, and where an editor finds the schema."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError
from briefing.files import write_file
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.files.template import read_template
from briefing.text import ascii_text, clusters, safe_line
from briefing.text.characters import VISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["SCHEMA", "begin", "fill_template", "kept_for_editors", "schema_address", "slug_of"]

SCHEMA = "briefing.schema.json"
LARGEST_KEPT = 2**22
"""Bytes of the largest file for editors that is read, to see whether it is the one of this version."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows takes for devices, whatever their ending."""
SLUG_LENGTH = 60
SLUG_BYTES = 130
"""Some file systems take names of 143 bytes, and a letter of many scripts takes three."""
_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def begin(folder: Path, title: str, date: str) -> Path:
    """Write a new brief into a folder, named after its title; returns its file.

    Args:
        folder: Where it shall lie.
        title: The title, on one line.
        date: The date of information as EDTF.

    Raises:
        BriefingFileError: A file is there already, or cannot be written.
    """
    path = folder / f"{slug_of(title)}.yaml"
    text = fill_template(title, date, file=str(path), schema=schema_address(folder))
    write_file(path, text.encode())
    return path


def fill_template(title: str, date: str, *, file: str, schema: str) -> str:
    """Write the new brief.

    Args:
        title: The title, on one line.
        date: The date of information as EDTF.
        file: What the brief is called in the advice it gives.
        schema: Where an editor finds the JSON Schema, from the brief's folder.
    """
    values = {
        "title": _quoted(title),
        "date": date if _PLAIN_DATE.fullmatch(date) else _quoted(date),
        "file": safe_line(shlex.quote(file)),
        "schema": schema,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], read_template())


def slug_of(title: str) -> str:
    """Make a file's name of a title, in its own script; 'brief' where it has neither letter nor digit.

    What ASCII can write is written in ASCII.

    >>> slug_of("Moldova & France sign: défense pact"), slug_of("Київ: 3 години"), slug_of("Con")
    ('moldova-france-sign-defense-pact', 'київ-3-години', 'con-brief')
    """
    slug = _cut("-".join(filter(None, map(_slug_of_word, _words_of(title))))) or "brief"
    return f"{slug}-brief" if slug in RESERVED else slug


def _words_of(title: str) -> list[str]:
    """The words of a title: letters, marks on them, digits, and apostrophes, which later fall out."""
    text = unicodedata.normalize("NFC", title)
    kept = (
        one if unicodedata.category(one)[0] in "LMN" or one in "'’" else "" if _is_hidden(one) else " " for one in text
    )
    return "".join(kept).split()


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


def _slug_of_word(word: str) -> str:
    plain = ascii_text(word)
    if VISIBLE.search(plain):
        return unicodedata.normalize("NFC", word.casefold()).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


def _cut(slug: str) -> str:
    """Cut at the last hyphen that fits; where there is none, between two letters, a mark staying with its own."""
    kept = ""
    for part in clusters(slug):
        longer = f"{kept}{part}"
        if len(longer) > SLUG_LENGTH or len(longer.encode()) > SLUG_BYTES:
            return kept if slug[len(kept)] == "-" or "-" not in kept else kept[: kept.rfind("-")]
        kept = longer
    return kept


def _quoted(text: str) -> str:
    """Write a text as YAML in double quotes; what cannot be printed is written by its number."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return f"\\U{ord(character):08X}"


def schema_address(folder: Path) -> str:
    """Where an editor finds the schema, for a brief of a folder.

    That is a file in the folder or near it, where somebody keeps one; else one in the user's own folder of data, which
    is written here, and again for each version of the program. Where that cannot be written it is a file in the folder
    that is not there yet.
    """
    places = (SCHEMA, f"docs/{SCHEMA}", f"../{SCHEMA}", f"../docs/{SCHEMA}")
    near = next((place for place in places if os.path.isfile(folder / place)), None)  # noqa: PTH113 - no error
    if near is not None:
        return near
    from briefing.model.schema import schema_text  # noqa: PLC0415 - only a new brief asks for it

    kept = kept_for_editors(SCHEMA, schema_text)
    return kept.as_uri() if kept else SCHEMA


def kept_for_editors(name: str, text: Callable[[], str]) -> Path | None:
    """A file in the user's own folder of data that editors are pointed at; it is written where it says something else.

    Args:
        name: Its name.
        text: Gives all of it, as this version of the program has it.

    Returns:
        The file, or None where it cannot be written.
    """
    from platformdirs import user_data_path  # noqa: PLC0415 - only editors need it

    path, data = user_data_path("briefing", appauthor=False) / name, text().encode()
    try:
        if _read(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, data, force=True)
    except (OSError, ValueError, BriefingFileError):
        return None
    return path


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, LARGEST_KEPT)
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return b""
