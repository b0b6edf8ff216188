"""The archived text of a source in paragraphs, or why it cannot be read."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_beneath
from briefing.sources.encodings import UTF_32, encoding_of, kind_of_file
from briefing.sources.forms import form_of, split_mail, without_line_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing.model import Archive, Briefing, SourceKind

__all__ = [
    "ArchiveError",
    "ArchiveNote",
    "ArchiveText",
    "described",
    "find_archive",
    "problem_of_original",
    "read_archive",
    "read_archives",
    "split_paragraphs",
]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest archive that is read."""

SAMPLE = 4_000
"""Bytes among which zeros tell that a file is no UTF-8 text."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_BREAKS = re.compile(r"\r\n?")


class ArchiveError(Exception):
    """An archive that cannot serve as proof; the message is a full sentence.

    Attributes:
        kind: `missing`, `outside`, `irregular`, `too large`, `not UTF-8`, `unreadable` or `changed`.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class ArchiveNote(NamedTuple):
    """What is to be said of an archive that serves as proof all the same.

    Attributes:
        kind: `case` (its name is written in other cases), `line ends` (it has others than the one of the SHA-256),
            `encoding` (it is no UTF-8, and was read) or `form` (it is no plain text in paragraphs).
        sentence: What is so, in a clause.
        hint: What to do.
    """

    kind: str
    sentence: str
    hint: str


@dataclass(frozen=True, slots=True)
class ArchiveText:
    """The text of a source. Paragraphs are counted from 1 and keep their characters as they are.

    Attributes:
        paragraphs: Its paragraphs.
        sha256: Of the file as it is.
        notes: What is to be said of it.
        language: The language of the source as a BCP 47 tag, where the brief gives it.
        kind: What the source is, where the brief says it.
    """

    paragraphs: tuple[str, ...]
    sha256: str
    notes: tuple[ArchiveNote, ...] = ()
    language: str | None = None
    kind: SourceKind | None = None

    def __hash__(self) -> int:
        """As quick for a long text as for a short one: what is worked out for a text is looked up often."""
        return hash((self.sha256, len(self.paragraphs)))


def split_paragraphs(text: str) -> tuple[str, ...]:
    r"""Split a text at its blank lines; a line of any white space is blank.

    >>> split_paragraphs("one\\n\\ntwo\\nlines\\n")
    ('one', 'two\\nlines')
    """
    blocks = _BLANK_LINES.split(_BREAKS.sub("\n", text).removeprefix("\ufeff"))
    return tuple(block.strip("\n") for block in blocks if block.strip())


def read_archives(briefing: Briefing, folder: Path | None) -> dict[str, ArchiveText | ArchiveError]:
    """Read the archive of each source that names one.

    Args:
        briefing: The brief.
        folder: The folder its file lies in; None for a brief that was not read from a file.
    """
    found: dict[str, ArchiveText | ArchiveError] = {}
    for key, source in briefing.sources.items():
        if source.archive is not None:
            try:
                found[key] = read_archive(source.archive, folder)
            except ArchiveError as error:
                found[key] = error
    return described(briefing, found)


def described(
    briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError]
) -> dict[str, ArchiveText | ArchiveError]:
    """Texts with what the brief says of their sources: the language and the kind."""
    found = dict(archives)
    for key, text in archives.items():
        source = briefing.sources.get(key)
        known = (source.language, source.kind) if source else (None, None)
        if isinstance(text, ArchiveText) and (text.language, text.kind) != known:
            text = replace(text, language=known[0], kind=known[1])  # noqa: PLW2901 - the same text, better known
        found[key] = _known(text) if isinstance(text, ArchiveText) else text
    return found


@lru_cache(maxsize=64)
def _known(text: ArchiveText) -> ArchiveText:
    """The same text as it was read before, if it was: what was worked out for it is found without comparing them."""
    return text


def read_archive(archive: Archive, folder: Path | None) -> ArchiveText:
    """Read one archive; raises ArchiveError, also where it is not the one whose SHA-256 the brief gives."""
    if folder is None:
        raise ArchiveError("missing", "the brief was not read from a file, so its archives cannot be found")
    path = find_archive(archive.path, folder)
    data = _read(path, archive.path, folder)
    digest = hashlib.sha256(data).hexdigest()
    notes: tuple[ArchiveNote, ...] = (
        () if _composed(path) == _composed(str(PurePosixPath(archive.path))) else (_other_case(path),)
    )
    if archive.sha256 is not None and archive.sha256 != digest:
        if not _differs_in_line_ends(data, archive.sha256):
            raise ArchiveError("changed", f"'{archive.path}' has changed: its SHA-256 is not the one in the brief")
        notes += (_other_line_ends(archive.path),)
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(UTF_32)
    notes += (_other_encoding(archive.path),) if marked else ()
    if not marked and data[:SAMPLE].count(0) * 8 > len(data[:SAMPLE]):
        raise ArchiveError("not UTF-8", _told_as_no_text(archive.path, data))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError("not UTF-8", _told_as_no_text(archive.path, data)) from error
    text = without_line_numbers(text)
    paragraphs = split_paragraphs(split_mail(text))
    if form := form_of(text, paragraphs):
        notes += (ArchiveNote("form", f"'{archive.path}' {form.what}", form.hint),)
    return ArchiveText(paragraphs, digest, notes)


def _told_as_no_text(path: str, data: bytes) -> str:
    """What a file is that is no UTF-8 text, with the command that makes it one."""
    kind = kind_of_file(data)
    if kind:
        return f"'{path}' is {kind}, not a text: save its text as UTF-8 and name that file"
    encoding, name = encoding_of(data), shlex.quote(path)
    command = f"iconv -f {encoding} -t UTF-8 {name} > {shlex.quote(f'{path}.utf8')}"
    return f"'{path}' is not UTF-8 text; it looks like {encoding}: convert it with {command}"


def problem_of_original(archive: Archive, folder: Path) -> str | None:
    """Why the file that a text was taken from is not the one that the brief means; None where it is, or is not there.

    Args:
        archive: The archive of a source.
        folder: The folder of the brief.
    """
    original = archive.original
    if original is None:
        return None
    try:
        data = _read(find_archive(original.path, folder), original.path, folder)
    except ArchiveError as error:
        return None if error.kind == "missing" else str(error)
    if original.sha256 in {None, hashlib.sha256(data).hexdigest()}:
        return None
    return f"'{original.path}' has changed: its SHA-256 is not the one in the brief"


def find_archive(path: str, folder: Path) -> str:
    """The path of an archive as the files beside the brief are called.

    A name that is the same under NFC is the same name: one system writes é as one letter, another as e and an accent.
    Where there is none, the only name that differs in case alone is taken. Where there is none either, the path comes
    back as it is.
    """
    place, found = folder, PurePosixPath()
    for part in PurePosixPath(path).parts:
        try:
            name = part if os.path.lexists(place / part) else _name_like(part, os.listdir(place))  # noqa: PTH208
        except (OSError, ValueError):
            return path
        if name is None:
            return path
        place, found = place / name, found / name
    return str(found)


def _name_like(part: str, names: list[str]) -> str | None:
    """A name that is the same under NFC, or else the only one that is the same in lower case."""
    same = [name for name in names if _composed(name) == _composed(part)]
    alike = [name for name in names if _caseless(name) == _caseless(part)]
    return same[0] if same else alike[0] if len(alike) == 1 else None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _caseless(name: str) -> str:
    return _composed(_composed(name).casefold())


def _other_case(path: str) -> ArchiveNote:
    hint = f"write '{path}'; many systems would find no file"
    return ArchiveNote("case", f"there is '{path}': the case of its letters differs", hint)


def _other_line_ends(path: str) -> ArchiveNote:
    sentence = f"'{path}' differs from the file of the SHA-256 in its line ends alone"
    return ArchiveNote("line ends", sentence, "its words are compared; '-text' in .gitattributes keeps git from it")


def _other_encoding(path: str) -> ArchiveNote:
    hint = "other programs take it for UTF-8: convert it with 'iconv -f UTF-16 -t UTF-8'"
    return ArchiveNote("encoding", f"'{path}' is UTF-16, and was read as its first bytes say", hint)


def _differs_in_line_ends(data: bytes, digest: str) -> bool:
    """Whether a file has a SHA-256 once its lines end as on another system, which a checkout may have changed."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return digest in {hashlib.sha256(form).hexdigest() for form in (plain, plain.replace(b"\n", b"\r\n"))}


def _read(found: str, path: str, folder: Path) -> bytes:
    try:
        return read_beneath(folder, found, LARGEST)
    except OutsideError as error:
        raise ArchiveError("outside", f"'{path}' leads out of the brief's folder") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArchiveError("missing", f"there is no file '{path}' beside the brief") from error
    except NotRegularError as error:
        raise ArchiveError("irregular", f"'{path}' is not a regular file") from error
    except TooLargeError as error:
        raise ArchiveError("too large", f"'{path}' is larger than 64 MiB") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise ArchiveError("unreadable", f"'{path}' cannot be read") from error
