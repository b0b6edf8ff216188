"""Puts a report that was taken in beside a brief: its text, its bytes, and its entry under `sources`."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from briefing import __version__
from briefing.errors import BriefingFileError
from briefing.files import write_files
from briefing.files.changing import ChangeRefused, change_of, write_change
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.files.writing import explained
from briefing.files.yaml_edits import Addition, add_entry, edited
from briefing.files.yaml_writing import as_yaml, in_one_line
from briefing.model import Briefing, Source
from briefing.text import ascii_words
from briefing.text.addresses import page_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from briefing.capture.capturing import Captured
    from briefing.files import BriefingFile
    from briefing.files.changing import FileChange

__all__ = ["Entered", "PlannedSource", "enter", "entry_of", "id_for", "plan_source", "put_down"]

FOLDER = "sources"
"""The folder beside a brief in which its archives lie."""

LONGEST_ID = 24


class Entered(NamedTuple):
    """A source that was put down.

    Attributes:
        key: Its id.
        text: The file of its text.
        original: The file of its bytes.
        entry: Its entry as YAML, with its id.
        is_new: False where the same text was there already, and nothing was written.
    """

    key: str
    text: Path
    original: Path
    entry: str
    is_new: bool = True


def enter(
    captured: Captured,
    folder: Path,
    *,
    key: str | None,
    now: dt.datetime,
    brief: BriefingFile | None = None,
    name: str = "",
) -> Entered:
    """Write the text and the bytes of a report into a folder, and its entry into a brief.

    A source of the brief that has the same address, or the id that is given, and no text yet gets this one.

    Args:
        captured: The report.
        folder: The folder in which the brief lies or will lie; the files go into `sources/` in it.
        key: The id of the source; None makes one of its publisher or its address.
        now: When it was retrieved.
        brief: The brief, in YAML; without it no entry is written.
        name: The name of its file without the ending, where it came from one.

    Raises:
        BriefingFileError: Something cannot be written, or is there with another text; nothing is changed.
    """
    known = brief.briefing.sources if brief else {}
    stem = (
        key
        or _same_source(captured, known, folder)
        or id_for(captured, {*(brief.index.items if brief else ()), *_texts_in(folder)}, name)
    )
    if _is_refused({stem: {"title": "t"}}):
        raise BriefingFileError(stem, "is no id: an id is a letter, then letters, digits, '_' or '-'")
    text, original = _text_of(folder, stem), folder / FOLDER / f"{stem}.orig{captured.ending}"
    entry = entry_of(captured, stem, now)
    entered = Entered(stem, text, original, as_yaml({stem: entry}))
    is_there = _holds(text, captured.text.encode())
    if brief is not None and stem in known and known[stem].archive:
        if is_there:
            return entered._replace(is_new=False)
        raise BriefingFileError(brief.name, f"has a source '{stem}' with another text", hint="--id gives it another id")
    if brief is None and is_there:
        return entered._replace(is_new=False)
    with_entry = _with_archive if stem in known else _with_entry
    edit = with_entry(brief, stem, entry) if brief else None
    if not is_there:
        _put(folder, {original: captured.original, text: captured.text.encode()})
    if edit is not None:
        write_change(edit)
    return entered


class PlannedSource(NamedTuple):
    """A source that is to be put down beside a brief that is not there yet.

    Attributes:
        key: Its id.
        entry: Its entry in plain values.
        contents: What is to be written, by file; nothing where the same text is there already.
    """

    key: str
    entry: dict[str, Any]
    contents: Mapping[Path, bytes]


def plan_source(
    captured: Captured, folder: Path, *, now: dt.datetime, taken: Collection[str] = (), name: str = ""
) -> PlannedSource:
    """Say what a report will be as a source; nothing is written.

    Args:
        captured: The report.
        folder: The folder in which the brief will lie.
        now: When it was retrieved.
        taken: Ids that it must not have, unless the same text is there under one.
        name: The name of its file without the ending, where it came from one.
    """
    known = _same_source(captured, {}, folder)
    key = known or id_for(captured, {*taken, *_texts_in(folder)}, name)
    entry = entry_of(captured, key, now)
    original = folder / FOLDER / f"{key}.orig{captured.ending}"
    if known is None:
        return PlannedSource(key, entry, {original: captured.original, _text_of(folder, key): captured.text.encode()})
    if not _holds(original, captured.original):
        # The same text came from other bytes then, and those are what lies there.
        del entry["archive"]["original"]
    return PlannedSource(key, entry, {})


def put_down(sources: Iterable[PlannedSource], folder: Path) -> None:
    """Write what was planned, all of it or nothing.

    Raises:
        BriefingFileError: Something cannot be written, or is there with another text.
    """
    contents = {path: data for source in sources for path, data in source.contents.items()}
    if contents:
        _put(folder, contents)


def _put(folder: Path, contents: Mapping[Path, bytes]) -> None:
    _make_folder(folder / FOLDER)
    for path in contents:
        if os.path.lexists(path):
            raise BriefingFileError(str(path), "is there with another text", hint="--id gives it another id")
    write_files({str(path): data for path, data in contents.items()})


def _make_folder(folder: Path) -> None:
    """Make the folder of the archives, which must not lead elsewhere."""
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
        hint = "archives lie in a folder of their own beside the brief"
        raise BriefingFileError(str(folder), "is a link or a file, not a folder", hint=hint)
    with explained(folder):
        folder.mkdir(exist_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_limited(path, len(data)) == data
    except (OSError, NotRegularError, OutsideError, TooLargeError):
        return False


def _same_source(captured: Captured, known: Mapping[str, Source], folder: Path) -> str | None:
    """The id under which the same text is there already, or of the source that waits for it.

    Raises:
        BriefingFileError: The same address is there with another text.
    """
    text = captured.text.encode()
    if same := next((key for key in known or _texts_in(folder) if _holds(_text_of(folder, key), text)), None):
        return same
    url = captured.provenance.url
    page = page_of(url or "")
    if other := next((key for key, source in known.items() if url and page_of(source.url or "") == page), None):
        if known[other].archive is None:
            return other
        hint = "'briefing capture --update BRIEF' tells what changed; --id makes another source of it"
        raise BriefingFileError(url or "", f"is the source '{other}' already, with another text", hint=hint)
    return None


def _texts_in(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(found.stem for found in (folder / FOLDER).glob("*.txt"))
    return []


def _text_of(folder: Path, key: str) -> Path:
    return folder / FOLDER / f"{key}.txt"


def id_for(captured: Captured, taken: Collection[str] = (), name: str = "") -> str:
    """An id of the publisher's name, else of the address, else of the file's name, else of the title.

    Args:
        captured: The report.
        taken: Ids that it must not have.
        name: The name of its file without the ending, where it is known.
    """
    known = captured.provenance
    host = (urlsplit(known.url).hostname or "").removeprefix("www.") if known.url else ""
    words = known.publisher or host.partition(".")[0] or name or known.title or "source"
    stem = re.sub(r"^(?:the-)?[^a-z]*", "", ascii_words(words))[:LONGEST_ID].strip("-") or "source"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def entry_of(captured: Captured, key: str, now: dt.datetime) -> dict[str, Any]:
    """The entry of a source: what is known of it, and where its archive lies.

    Args:
        captured: The report.
        key: Its id.
        now: When it was retrieved.
    """
    known = captured.provenance
    entry = {
        "title": known.title or f"Untitled report ({key})",
        "publisher": known.publisher,
        "author": known.author,
        "url": known.url,
        "published": known.published,
        "accessed": now.date().isoformat(),
        "language": known.language,
        "archive": {
            "path": f"{FOLDER}/{key}.txt",
            "sha256": hashlib.sha256(captured.text.encode()).hexdigest(),
            "original": {
                "path": f"{FOLDER}/{key}.orig{captured.ending}",
                "sha256": hashlib.sha256(captured.original).hexdigest(),
            },
            "retrieved": f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "by": f"briefing {__version__}",
        },
        "note": _note(captured),
    }
    return {name: value for name, value in _valid(entry).items() if value is not None}


def _note(captured: Captured) -> str | None:
    """What a reader of the source must know of how its text was made."""
    if not captured.joints:
        return None
    shown = ", ".join(dict.fromkeys(whole for _, whole in captured.joints))
    return f"Words that line ends divided were joined: {shown}."


def _valid(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without what a page says and a brief cannot have, such as an address with blanks."""
    for name in ("url", "published", "language", "publisher", "author"):
        if entry[name] is not None and _is_refused({"a": {"title": "t", name: entry[name]}}):
            entry[name] = None
    return entry


def _is_refused(sources: dict[str, Any]) -> bool:
    """Whether no brief can have some sources."""
    from pydantic import ValidationError  # noqa: PLC0415 - comes with the model

    try:
        Briefing.model_validate({"briefing": 1, "title": "t", "event": {"summary": "s"}, "sources": sources})
    except ValidationError:
        return True
    return False


def _with_archive(brief: BriefingFile, key: str, entry: dict[str, Any]) -> FileChange:
    """The change that gives a source of a brief its text, and nothing else."""
    source = brief.briefing.sources[key]
    added = {"archive": entry["archive"]}
    if "note" in entry and source.note is None:
        added["note"] = entry["note"]
    beside = "url" if source.url else "title"
    edits = [Addition(("sources", key), beside, name, in_one_line(value)) for name, value in added.items()]
    given = source.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    sources = {**brief.briefing.sources, key: Source.model_validate({**given, **added})}
    expected = brief.briefing.model_copy(update={"sources": sources})
    return _changed(brief, key, lambda text: edited(text, edits), lambda after: after == expected)


def _with_entry(brief: BriefingFile, key: str, entry: dict[str, Any]) -> FileChange:
    """The change that gives a brief one more entry, and nothing else."""

    def is_meant(after: Briefing) -> bool:
        others = {name: source for name, source in after.sources.items() if name != key}
        return after.model_copy(update={"sources": others}) == brief.briefing

    return _changed(brief, key, lambda text: add_entry(text, "sources", key, entry), is_meant)


def _changed(
    brief: BriefingFile, key: str, edit: Callable[[str], str], is_meant: Callable[[Briefing], bool]
) -> FileChange:
    if brief.path is None or brief.format != "yaml":
        hint = "'briefing convert' makes YAML of it"
        raise BriefingFileError(brief.name, "is not written to: only briefs in YAML are", hint=hint)
    try:
        return change_of(brief, edit, is_meant)
    except ChangeRefused as error:
        raise BriefingFileError(
            brief.name, f"cannot take the source '{key}': {error}", hint="try another --id"
        ) from error
