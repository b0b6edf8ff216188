"""Compares a brief with its last commit: references by place that now name something else.

Git is asked once for each repository, with plumbing that runs no filter, hook, pager or transport of the repository:
its settings may be anybody's.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check.marks import words_at
from briefing.check.references import named_by_place
from briefing.check.rules.rule import Fault, diagnose
from briefing.errors import BriefingError, Code, Severity
from briefing.files import load_text
from briefing.files.git import ask_git
from briefing.files.repository import repository_of
from briefing.model.references import find_references, section_of_default

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.errors import Diagnostic, NodePath
    from briefing.files import BriefingFile

__all__ = ["CODES", "Committed", "committed_versions", "find_moved"]

CODES = {
    "BR206": Code(
        Severity.WARNING,
        "A reference by place names something else than when the file was last committed.",
        "Write what it named before; then let 'briefing check --fix' give each item its id.",
    ),
}
"""The codes of findings about what a file said before."""

MOST_FOLDERS = 500
SHOWN = 40
_BRACKETS = re.compile(r"(?:^|(?<=[\[\]]))([^\[\]]*+)\[([^\[\]]+)\]")


class Committed(NamedTuple):
    """A file as committed: the top folder of the repository, and the id of its content."""

    repository: str
    blob: str


def committed_versions(names: Iterable[str]) -> dict[str, Committed]:
    """The last committed version of each file that git knows; git is asked once for each repository.

    A file that git does not have, a folder that is no repository, and a machine without git give nothing.
    """
    folders: dict[Path, Path | None] = {}
    files: defaultdict[Path, dict[str, str]] = defaultdict(dict)
    for name in names:
        try:
            path = Path(name).resolve()
        except (OSError, RuntimeError):
            continue
        root = repository_of(path.parent, folders)
        if root is not None:
            files[root][path.relative_to(root).as_posix()] = name
    return {
        known[path]: Committed(str(root), blob)
        for root, known in files.items()
        for path, blob in _blobs(root, known)
        if path in known
    }


def _blobs(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file of the last commit that lies in the folder of one of some files, with the name of its content."""
    folders = sorted({path.rpartition("/")[0] for path in paths})[:MOST_FOLDERS]
    listed = ask_git(root, "ls-tree", "-z", "HEAD", "--", *(f"{folder}/" if folder else "./" for folder in folders))
    for entry in (listed or b"").split(b"\0"):
        described, _, path = entry.partition(b"\t")
        words = described.split()
        if len(words) == len(("mode", "type", "name")) and words[1] == b"blob":
            yield os.fsdecode(path), words[2].decode("ascii", "replace")


def find_moved(file: BriefingFile, committed: Committed | None) -> Iterator[Diagnostic]:
    """Find each reference by place that was there before and now names another item."""
    by_place = set(named_by_place(file)) if committed else ()
    if not by_place or committed is None or _blob_of(file.places.data, committed.blob) == committed.blob:
        return
    before = _load(committed, file)
    if before is None:
        return
    moved = _moved(before, file, by_place)
    if moved:
        for found in (*_in_prose(before, file, moved), *_in_fields(before, file, moved)):
            yield diagnose(file, "BR206", Severity.WARNING, found)


def _blob_of(data: bytes, like: str) -> str:
    """The id that git gives to a content, in the repository's kind of hash."""
    whole = b"blob %d\0%s" % (len(data), data)
    if len(like) == hashlib.sha256().digest_size * 2:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()


def _load(committed: Committed, file: BriefingFile) -> BriefingFile | None:
    data = ask_git(committed.repository, "cat-file", "blob", committed.blob)
    if data is None:
        return None
    try:
        return load_text(data, name=file.name, format=file.format)
    except BriefingError:
        return None


class _Moved(NamedTuple):
    """What a default id named before and names now, and the present id of the item that it named."""

    before: str
    now: str
    called: str | None


def _moved(before: BriefingFile, file: BriefingFile, by_place: Iterable[str]) -> dict[str, _Moved]:
    """The default ids whose item moved away or was replaced by another; a reworded item is the same."""
    found = {}
    for key in by_place:
        section = section_of_default(key)
        old, new = before.index.items.get(key), file.index.items.get(key)
        if section is None or old is None or before.index.place_of(key)[0] != section:
            continue
        was, now = _words_of(old), _words_of(new)
        places = {_words_of(item): item.id for item in getattr(file.briefing, section)}
        earlier = {_words_of(item) for item in getattr(before.briefing, section)}
        if was != now and (was in places or now in earlier):
            found[key] = _Moved(was, now, places.get(was))
    return found


def _words_of(item: Any) -> str:
    """The words by which an item is known when its place changes."""
    words = next(filter(None, (getattr(item, name, None) for name in ("title", "question", "text"))), "")
    return " ".join(str(words).split())


def _told(key: str, moved: _Moved, path: NodePath, words: tuple[str, int] | None) -> Fault:
    message = f"{key} was '{_short(moved.before)}' in the last commit, and is '{_short(moved.now)}' now"
    hint = f"that one is {moved.called} now" if moved.called else "that one is gone"
    return Fault(path, message, f"{hint}; ids that are written into the file do not move", words)


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}..."


def _in_prose(before: BriefingFile, file: BriefingFile, moved: dict[str, _Moved]) -> Iterator[Fault]:
    """References in prose that stand behind the same words as before."""
    earlier = {found.group(1, 2) for _, text in before.index.prose for found in _BRACKETS.finditer(text)}
    for path, text in file.index.prose:
        for found in _BRACKETS.finditer(text):
            if found[2] in moved and found.group(1, 2) in earlier:
                yield _told(found[2], moved[found[2]], path, words_at(text, found.start(2) - 1, found.end()))


def _in_fields(before: BriefingFile, file: BriefingFile, moved: dict[str, _Moved]) -> Iterator[Fault]:
    """References in lists that the same item had before, and that did not name there what they name now."""
    earlier = _named_in_lists(before)
    for owner, named in _named_in_lists(file).items():
        ids = {key for _, key in earlier.get(owner, ())}
        meant = {_words_of(before.index.items.get(key)) for key in ids}
        for path, key in named:
            if key in moved and key in ids and moved[key].now not in meant:
                yield _told(key, moved[key], path, None)


def _named_in_lists(file: BriefingFile) -> dict[tuple[Any, ...], list[tuple[NodePath, str]]]:
    """What each list names, by the words of the item that it belongs to and the way from there."""
    lists: defaultdict[tuple[Any, ...], list[tuple[NodePath, str]]] = defaultdict(list)
    for path, key, _ in find_references(file.briefing):
        if section_of_default(key):
            owner = getattr(file.briefing, str(path[0]))[path[1]]
            lists[path[0], _words_of(owner), path[2:-1]].append((path, key))
    return lists
