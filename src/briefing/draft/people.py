"""Who is named in a report: full names, what a single name stands for, offices, and whom a pronoun means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.names import HONORIFICS, PARTICLES
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.draft.sentences import Paragraph

__all__ = ["People", "Person", "read_people"]

_PARTICLE = "|".join(sorted(PARTICLES - {"y", "e", "i"}, key=len, reverse=True))
_WORD = r"[A-Z][\w’'.-]*\w\.?|[A-Z]\."
NAME = rf"(?:{_WORD})(?:\s+(?:(?:{_PARTICLE}|of|for|and the|the)\s+(?={_WORD}))?(?:{_WORD}))*"
"""Words with capital letters in a row, particles and 'of' between them."""
_NAME = re.compile(NAME)
_BODY = re.compile(
    r"\b(?:Agency|Authority|Party|Government|University|Ministry|Department|Commission|Council|Committee|Company|Corp|"
    r"Inc|Ltd|Police|Office|Bank|Union|Association|Organi[sz]ation|Institute|Court|Army|Navy|Force|Forces|Service|"
    r"Bureau|Center|Centre|Group|Times|Post|News|Herald|Tribune|Journal|Foundation|Society|Church|School|Hospital|"
    r"Parliament|Congress|Senate|House|Board|Club|League|Federation|Nations|States|Kingdom|Republic|Republics)\b"
)
_NOT_NAMES = frozenset(
    "the a an in on at by for from to of and but or if as when while after before since this that these those he she "
    "it they we i you his her its their our my monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december according however meanwhile "
    "yesterday today tomorrow there here what who why how yes no not also both each one two three four".split()
)
_OFFICES = HONORIFICS | frozenset(
    "vice deputy foreign defence defense prime finance interior justice health transport acting former chief "
    "executive officer first lady attorney secretary-general spokesperson lieutenant-general commissioner head".split()
)
_APPOSITION = re.compile(r",\s+((?:the\s+|a\s+|an\s+)?[A-Za-z][^,.;:()\x01]{2,70}?)(?:,|\.|$)")
_NO_OFFICE = re.compile(r"\b(?:said|says|told|added|who|which|that|is|was|were|are|has|had|will|and)\b")


class Person(NamedTuple):
    """Somebody, or some body, that a report names.

    Attributes:
        name: The longest form of the name.
        forms: Other forms in which it stands there.
        role: The office as worded; empty where none is given.
        is_person: Whether it is one; else a body, or it is not known.
    """

    name: str
    forms: tuple[str, ...] = ()
    role: str = ""
    is_person: bool = False


class People:
    """The names of a report, and what a mention of one means.

    Args:
        full: The full names with the offices given beside them.
    """

    def __init__(self, full: dict[str, str]) -> None:
        self._roles = full
        self._by_word: dict[str, list[str]] = {}
        for name in full:
            words = name.split()
            for word in {words[-1], words[0], " ".join(words[-2:])} if _is_personal(name) else {name}:
                self._by_word.setdefault(folded(word), []).append(name)

    def resolve(self, mention: str) -> Person | None:
        """Whom a mention names; None where it names nobody, or may mean several."""
        office, name = _without_office(mention)
        if not name:
            return None
        names = self._roles if name in self._roles else self._by_word.get(folded(name), [])
        found = [name] if name in self._roles else list(dict.fromkeys(names))
        if len(found) > 1:
            return None
        full = found[0] if found else name
        role = self._roles.get(full) or office
        is_person = _is_personal(full) and not _BODY.search(full) and (bool(found) or bool(office))
        return Person(full, (name,) if name != full else (), role, is_person and " " in full)


def _is_personal(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and not _BODY.search(name) and " of " not in name and not words[-1].isupper()


def _without_office(mention: str) -> tuple[str, str]:
    """A mention taken apart: ('Defence Minister', 'Ana Lupu')."""
    words = mention.strip(" ,").removeprefix("the ").removeprefix("The ").split()
    count = 0
    while count < len(words) - 1 and folded(words[count]).rstrip(".") in _OFFICES:
        count += 1
    name = re.sub(r"['’]s$", "", " ".join(words[count:]))
    return " ".join(words[:count]), name


def read_people(paragraphs: Iterable[Paragraph]) -> People:
    """Find all full names of a report, and the office beside each where it is given once."""
    full: dict[str, str] = {}
    for paragraph in paragraphs:
        for found in _NAME.finditer(paragraph.veiled):
            office, name = _without_office(_trimmed(found[0], paragraph.veiled, found.start()))
            if not name or folded(name) in _NOT_NAMES:
                continue
            known = full.setdefault(name, "") if " " in name or name.isupper() else ""
            if name in full and not known:
                full[name] = office or _office_behind(paragraph.veiled, found.end())
    return People(full)


def _trimmed(name: str, text: str, start: int) -> str:
    """A name without the words at its start that have a capital letter for opening a sentence."""
    words: Sequence[str] = name.split()
    while words and folded(words[0]).strip(".") in _NOT_NAMES:
        words = words[1:]
    del text, start
    return " ".join(words)


def _office_behind(text: str, end: int) -> str:
    """The office that follows a name between commas."""
    found = _APPOSITION.match(text, end)
    if found is None or _NO_OFFICE.search(found[1]) or any(sign.isdigit() for sign in found[1]):
        return ""
    return re.sub(r"^(?:the|a|an)\s+", "", found[1].strip())
