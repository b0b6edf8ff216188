"""Where the archived texts name each actor: by its name, an alias, or a misprint that the brief knows of."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefing.sources import ArchiveText
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Actor, Briefing, SourceNote
    from briefing.sources import ArchiveError

__all__ = ["Mention", "Mentions", "spellings_of"]

SHORTEST_SURNAME = 3
"""Letters of the shortest last word of a person's name that is looked for alone."""

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]")
"""Letters of scripts that set no blanks between words: a name there has no ends."""
_BREAK = "\n\n"


class Mention(NamedTuple):
    """A paragraph of a source that names an actor."""

    source: str
    paragraph: int


class _Text(NamedTuple):
    """A folded archive, and where in it each paragraph starts."""

    text: str
    starts: tuple[int, ...]


class Mentions:
    """Looks actors up in the archives. The texts are folded once; after that a name is found quickly."""

    def __init__(self, briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError]) -> None:
        self._briefing = briefing
        self._texts = {key: _fold(found) for key, found in archives.items() if isinstance(found, ArchiveText)}
        self._found: dict[str, tuple[Mention, ...]] = {}

    def of(self, actor: str) -> tuple[Mention, ...]:
        """Every paragraph that names an actor, source by source."""
        found = self._found.get(actor)
        if found is None:
            found = self._found[actor] = tuple(self._find(actor))
        return found

    def _find(self, actor: str) -> Iterator[Mention]:
        names = _names(self._briefing.actors[actor])
        misprints = [
            (note.source, " ".join(folded(note.printed or "").split())) for note in spellings_of(actor, self._briefing)
        ]
        for source, text in self._texts.items():
            wanted = {*names, *(printed for where, printed in misprints if where == source)}
            places = {place for name in wanted for place in _places(text.text, name)}
            yield from (Mention(source, number) for number in sorted({bisect_right(text.starts, at) for at in places}))


def _fold(archive: ArchiveText) -> _Text:
    paragraphs = [" ".join(folded(paragraph).split()) for paragraph in archive.paragraphs]
    lengths = (len(paragraph) + len(_BREAK) for paragraph in paragraphs)
    return _Text(_BREAK.join(paragraphs), tuple(accumulate(lengths, initial=0))[:-1])


def _names(actor: Actor) -> set[str]:
    """What an actor is called, folded; an alias keeps its article, since 'the union' is not any union."""
    names = {_ARTICLE.sub("", folded(actor.name)), *map(folded, actor.aliases)}
    words = folded(actor.name).split()
    if actor.kind == "person" and words and len(words[-1]) >= SHORTEST_SURNAME:
        names.add(words[-1])
    return {" ".join(name.split()) for name in names if name.strip()}


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name stands as words of its own; a plural counts, as in 'the dockers'."""
    bare = _UNSPACED.search(name) is not None
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        if bare or (not _goes_on(text, start - 1) and _ends(text, end)):
            yield start
        start = text.find(name, end)


def _ends(text: str, end: int) -> bool:
    return not _goes_on(text, end) or (text[end] == "s" and not _goes_on(text, end + 1))


def _goes_on(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


def spellings_of(actor: str, briefing: Briefing) -> list[SourceNote]:
    """The notes on sources that print this actor's name otherwise."""
    known = briefing.actors[actor]
    names = {folded(known.name), *map(folded, known.aliases), *_names(known)}
    return [
        note
        for note in briefing.source_notes
        if note.printed and note.read_as and any(_same(name, folded(note.read_as)) for name in names)
    ]


def _same(name: str, meant: str) -> bool:
    """Whether what a note reads is a name: the whole of it, or as words of its own within it."""
    return name == meant or any(True for _ in _places(name, meant)) or any(True for _ in _places(meant, name))
