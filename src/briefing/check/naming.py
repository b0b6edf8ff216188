"""Finds where a text names the actors of a brief, by name, role or misprint, ignoring case and accents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.names import HONORIFICS, PARTICLES, family_name, name_words
from briefing.sources import ArchiveText
from briefing.text import folded
from briefing.text.characters import find_unbounded, is_unbounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Actor, Briefing, SourceNote
    from briefing.sources import ArchiveError

__all__ = ["Mention", "Mentions", "Naming", "NamingIndex", "spellings_of", "whole_namings"]

SHORTEST_WORD = 4
"""Letters of the shortest word of a role that tells a speaker."""

_NOT_A_ROLE = frozenset({"unnamed", "from", "with", "that", "this", "region", "authorities", "breakaway", "autonomous"})
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_WORD = re.compile(r"\w+")
"""Letters of scripts without blanks between words, or with attached particles: a name there has no clear end."""


class Naming(NamedTuple):
    """A place where an actor is named.

    Attributes:
        start: The first character of it.
        end: The one behind it.
        key: The actor.
        source: The one source whose misprint this is; None for a name that holds everywhere.
        by_role: A word of the actor's role, not a name.
    """

    start: int
    end: int
    key: str
    source: str | None
    by_role: bool


class _Meant(NamedTuple):
    """What a form stands for; `part` where it is a word that stands for the whole name only where it stands alone."""

    key: str
    source: str | None
    by_role: bool
    part: bool = False


class NamingIndex:
    """All names of the actors of a brief, arranged so that a text is read once, however many actors there are."""

    def __init__(self, briefing: Briefing) -> None:
        self._meant: dict[tuple[str, ...], dict[_Meant, None]] = defaultdict(dict)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._beginnings: set[str] = set()
        self._unspaced: dict[str, dict[str, None]] = defaultdict(dict)
        self._own = {key: _words_of(actor) for key, actor in briefing.actors.items()}
        forms = {key: tuple(dict.fromkeys(_forms(actor))) for key, actor in briefing.actors.items()}
        for key, names in forms.items():
            self._add(names, _Meant(key, None, by_role=False))
        for key, words in _parts(briefing, forms).items():
            self._add(words, _Meant(key, None, by_role=False, part=True))
        for key, words in _telling_roles(briefing, forms).items():
            self._add(words, _Meant(key, None, by_role=True))
        for note in briefing.source_notes:
            if note.printed and note.read_as and (printed := folded(note.printed).split()):
                meant = folded(note.read_as)
                for key, names in forms.items():
                    if any(name in meant or (meant and meant in name) for name in names):
                        self._add((" ".join(printed), printed[-1]), _Meant(key, note.source, by_role=False))

    def _add(self, forms: Iterable[str], meant: _Meant) -> None:
        for form in forms:
            words = tuple(_WORD.findall(form))
            if any(map(is_unbounded, form)):
                words = (form,)
                self._unspaced[form[0]][form] = None
            elif words:
                self._lengths[_stem(words[0])].add(len(words))
                self._beginnings.add(words[0][:2])
            if words:
                self._meant[words][meant] = None

    def find(self, text: str, cased: str | None = None, *, inflected: bool = False) -> Iterator[Naming]:
        """Find every naming in a folded text, in its order; a name may have an ending in -s or -es.

        Args:
            text: The folded text.
            cased: The same with its capitals, as `folded_beside` gives it. With it a word of a name counts where it
                stands alone: 'Hu' of Hu Yongmin, 'Lasarte' of Pedro Lasarte Quiroga.
            inflected: Whether names may have the endings of a language that inflects them.
        """
        tokens = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
        found: list[Naming] = list(self._find_unspaced(text)) if self._unspaced else []
        for place, (start, _, word) in enumerate(tokens):
            if word[:2] not in self._beginnings and len(word) > _LEAST_STEM:
                continue
            for length in self._lengths.get(_stem(word), ()):
                stretch = tokens[place : place + length]
                if len(stretch) == length:
                    end = stretch[-1][1]
                    found += (
                        Naming(start, end, meant.key, meant.source, meant.by_role)
                        for meant in self._meanings([each for _, _, each in stretch])
                        if not meant.part or (cased is not None and self._alone(cased, start, end, meant.key))
                    )
            if inflected and (cased is None or not cased[start].islower()):
                found += self._find_inflected(tokens, place)
        # A misprint may also be a real name; then two namings differ only in their source, and one source is None.
        found.sort(key=lambda naming: naming._replace(source=naming.source or ""))
        return _without_parts_of_others(found)

    def _meanings(self, words: list[str]) -> Iterator[_Meant]:
        *first, last = words
        for ending in ("", "s", "es"):
            if last.endswith(ending):
                yield from self._meant.get((*first, last.removesuffix(ending)), ())

    def _alone(self, cased: str, start: int, end: int, key: str) -> bool:
        """Whether a word of a name stands for it: with a capital, and beside no capital that is not the actor's own."""
        if cased[start].islower():
            return False
        before, behind = _BEFORE.search(cased[max(start - _NEIGHBOUR, 0) : start]), _BEHIND.match(cased, end)
        if before and (before["lead"] or ".") in _OPENS:
            before = None
        others = [it["word"] for it in (before, behind) if it and it["word"][0].isupper()]
        own = self._own[key]
        return all(folded(word).rstrip(".") in own or folded(word)[0] in own for word in others)

    @cached_property
    def _inflected(self) -> dict[str, list[tuple[tuple[str, ...], _Meant]]]:
        """The forms by the first letters of their first words."""
        forms: dict[str, list[tuple[tuple[str, ...], _Meant]]] = defaultdict(list)
        for words, meanings in self._meant.items():
            if len(words[0]) >= _LEAST_STEM:
                forms[words[0][:2]] += [(words, it) for it in meanings if not it.by_role and not it.part]
        return forms

    def _find_inflected(self, tokens: list[tuple[int, int, str]], place: int) -> Iterator[Naming]:
        start, _, word = tokens[place]
        for words, meant in self._inflected.get(word[:2], ()):
            stretch = tokens[place : place + len(words)]
            if len(stretch) == len(words) and all(
                _same_stem(ours, theirs) for ours, (_, _, theirs) in zip(words, stretch, strict=True)
            ):
                yield Naming(start, stretch[-1][1], meant.key, meant.source, by_role=False)

    def _find_unspaced(self, text: str) -> Iterator[Naming]:
        for letter in find_unbounded(text) if self._unspaced else ():
            for form in self._unspaced.get(letter[0], ()):
                if text.startswith(form, letter.start()):
                    for meant in self._meant[form,]:
                        yield Naming(letter.start(), letter.start() + len(form), *meant[:3])


def whole_namings(found: Sequence[Naming]) -> list[Naming]:
    """The namings that do not lie in a longer one of the same actor: 'Ana Lupu' without its 'Lupu'."""
    return [it for it in found if not any(_holds(other, it) for other in found)]


def _holds(one: Naming, other: Naming) -> bool:
    return one.key == other.key and one[:2] != other[:2] and one.start <= other.start and other.end <= one.end


_FULL_HAN = re.compile("[\u3400-\u9fff]{4}")
"""A Japanese name without a blank: family name and given name have two letters each."""
_NEIGHBOUR = 40
"""Characters of the longest word beside a word of a name that is looked at."""
_BEFORE = re.compile(r"(?:(?P<lead>\S)\s+|^)(?P<word>[^\W\d_][\w'’.-]*)[ \u00a0-]$")
_OPENS = frozenset(".!?:\"'“”„«»‘’")
"""What stands before the first word of a sentence, whose capital says nothing."""
_BEHIND = re.compile(r"[ \u00a0-](?P<word>[^\W\d_][\w-]*)")
_HYPHENS = re.compile("[-‐‑]")
_LEAST_STEM = 3
_LONGEST_ENDING = 5
"""Letters that the ending of a language may have."""


def _same_stem(word: str, found: str) -> bool:
    """Whether a word of a text can be a word of a name with another ending.

    >>> _same_stem("зеленський", "зеленського"), _same_stem("rinne", "rinteen"), _same_stem("kovac", "kowalski")
    (True, True, False)
    >>> _same_stem("орел", "орла"), _same_stem("capek", "capka")
    (True, True)
    """
    if word == found:
        return True
    without_vowel = word[:-2] + word[-1]
    if len(without_vowel) >= _LEAST_STEM and found.startswith(without_vowel):
        return len(found) - len(without_vowel) <= _LEAST_STEM
    common = next(
        (place for place, (one, other) in enumerate(zip(word, found, strict=False)) if one != other),
        min(len(word), len(found)),
    )
    return (
        common >= max(_LEAST_STEM, len(word) - _LEAST_STEM)
        and len(found) - common <= _LONGEST_ENDING
        and 2 * common >= len(word)
    )


def _without_parts_of_others(found: list[Naming]) -> Iterator[Naming]:
    """The namings without those that are a part of another's longer name: no Ana Lupu in 'Boris Lupu'."""
    far: Naming | None = None
    other: Naming | None = None
    for naming in sorted(found, key=lambda it: (it.start, -it.end)):
        if naming.by_role:
            yield naming
            continue
        longer = far if far and far.key != naming.key else other
        if not longer or longer.end < naming.end or longer[:2] == naming[:2]:
            yield naming
        if far is None or naming.end > far.end:
            other = far if far and far.key != naming.key else other
            far = naming
        elif naming.key != far.key and (other is None or naming.end > other.end):
            other = naming


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """What a word and the same word with an ending have in common."""
    return word.rstrip("s").removesuffix("e") or word


def _forms(actor: Actor) -> Iterator[str]:
    """All that an actor is called, whatever stands beside it; of a person the family name, too."""
    for name in (actor.name, *([actor.short] if actor.short else ()), *actor.aliases):
        if form := _ARTICLE.sub("", folded(name)).strip():
            yield form
    words = [folded(word) for word in name_words(actor.name)]
    if actor.kind == "person" and words:
        family = folded(family_name(actor) or words[-1])
        yield from filter(None, (" ".join(words), family, *family.split()[-1:]))
        particle, _, rest = family.split()[-1].partition("-") if family.strip() else ("", "", "")
        yield from [rest] if rest and particle in PARTICLES else []
        if len(words) == 1 and _FULL_HAN.fullmatch(words[0]):
            yield words[0][:2]
        if len(words) > 1:
            yield from (f"{words[0]} {word}" for word in words[1:] if word not in PARTICLES)
            yield f"{' '.join(words[1:])} {words[0]}"


def _words_of(actor: Actor) -> frozenset[str]:
    """What may stand beside a word of an actor's name: its other words and their initials, titles, its office."""
    own = {word for name in (actor.name, *actor.aliases) for word in _WORD.findall(folded(name))}
    return frozenset(
        own | {word[0] for word in own} | HONORIFICS | PARTICLES | set(_WORD.findall(folded(actor.role or "")))
    )


def _parts(briefing: Briefing, forms: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """For each person the words of the name that are no forms by themselves, and no other actor's."""
    words = {
        key: [part for word in name_words(actor.name) for part in _HYPHENS.sub(" ", folded(word)).split()]
        if actor.kind == "person"
        else []
        for key, actor in briefing.actors.items()
    }
    used = Counter(word for key, names in forms.items() for word in {*words[key], *(" ".join(names).split())})
    return {
        key: [
            word
            for place, word in enumerate(own)
            if used[word] == 1 and len(word) > 1 and word not in forms[key] and (place == 0 or word not in PARTICLES)
        ]
        for key, own in words.items()
    }


def _telling_roles(briefing: Briefing, forms: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """For each actor the words of its role that identify it: in no other role, and in no group's name.

    A word that two presidents share tells neither, and 'Moldova' in a role is no sign of its president.
    """
    roles = {key: set(_role_words(actor)) for key, actor in briefing.actors.items()}
    shared = Counter(word for words in roles.values() for word in words)
    groups = (forms[key] for key, actor in briefing.actors.items() if actor.kind != "person")
    taken = {word for names in groups for name in names for word in name.split()}
    return {
        key: sorted(word for word in words if shared[word] == 1 and word not in taken) for key, words in roles.items()
    }


def _role_words(actor: Actor) -> Iterator[str]:
    for word in _WORD.findall(folded(actor.role or "")):
        if len(word) >= SHORTEST_WORD and word not in _NOT_A_ROLE:
            yield word


SHORTEST_SURNAME = 3
"""Letters of the shortest last word of a person's name that is looked for alone."""

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
    """Finds actors in the archives. The texts are folded once, so that later searches are quick."""

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
    names = {_ARTICLE.sub("", folded(actor.name)), folded(actor.short or ""), *map(folded, actor.aliases)}
    family = folded(family_name(actor) or "")
    if actor.kind == "person" and len(family) >= SHORTEST_SURNAME:
        names.add(family)
    return {" ".join(name.split()) for name in names if name.strip()}


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name occurs as whole words; a plural counts, as in 'the dockers'."""
    bare = any(map(is_unbounded, name))
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
    """The notes on sources that print this actor's name differently."""
    known = briefing.actors[actor]
    names = {folded(known.name), *map(folded, known.aliases), *_names(known)}
    return [
        note
        for note in briefing.source_notes
        if note.printed and note.read_as and any(_same(name, " ".join(folded(note.read_as).split())) for name in names)
    ]


def _same(name: str, meant: str) -> bool:
    """Whether what a note reads is a name: the whole of it, or whole words in it."""
    return name == meant or any(True for _ in _places(name, meant)) or any(True for _ in _places(meant, name))
