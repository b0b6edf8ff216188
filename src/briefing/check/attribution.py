"""Whether the speaker stands near the words: by name, alias, role or pronoun. A heuristic; it only ever warns.

Near is the paragraph of the words, the one before and the one after. Names inside the words themselves do not count.
A pronoun counts where a verb of speech stands beside it and the person named last before it is not somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.archive import ArchiveText
from briefing.check.speech import PRONOUN, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.archive import ArchiveError
    from briefing.check.proof import Proof, QuoteProof
    from briefing.check.searchable import Hit
    from briefing.model import Actor, Briefing, Quote

__all__ = ["Misattribution", "find_misattributions"]

SHORTEST_WORD = 4
"""Letters of the shortest word of a role that tells a speaker."""

_NOT_A_ROLE = frozenset({"unnamed", "from", "with", "that", "this", "region", "authorities", "breakaway", "autonomous"})
_FIRST_IDEOGRAPH = 0x2E80
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
SHOWN = 160
"""Characters of a paragraph that a hint shows."""


class Misattribution(NamedTuple):
    """A statement whose speaker the source may not be naming.

    Attributes:
        quote: Its place in the brief's list.
        outlet: The speaker is an outlet and the source names a person; else nobody fitting stands near.
        message: What is wrong, in a clause.
        hint: The paragraph, and what to do.
    """

    quote: int
    outlet: bool
    message: str
    hint: str


def find_misattributions(
    briefing: Briefing, proof: Proof, archives: Mapping[str, ArchiveText | ArchiveError]
) -> Iterator[Misattribution]:
    """Look near the words of each statement that was found for the one who is said to have said them."""
    names = _Names(briefing)
    for place, quote in enumerate(briefing.quotes):
        archive = archives.get(quote.source or "")
        hits = _hits(proof.quotes[quote.id])
        if quote.speaker and hits and isinstance(archive, ArchiveText):
            yield from _judge(place, quote, _Near(archive, hits), names)


def _hits(proof: QuoteProof) -> list[Hit]:
    return [hit for piece in proof.pieces for hit in piece.located.spans]


def _judge(place: int, quote: Quote, near: _Near, names: _Names) -> Iterator[Misattribution]:
    actors = names.briefing.actors
    speakers = " and ".join(actors[speaker].name for speaker in quote.speaker)
    shown = " ".join(near.paragraph.split())
    shown = f"{shown[:SHOWN]}..." if len(shown) > SHOWN else shown
    if all(actors[speaker].kind == "media" for speaker in quote.speaker):
        person = names.first_person(near.inside)
        if person and SPEECH.search(near.inside):
            message = f"{quote.id}: the speaker is the outlet {speakers}, paragraph {near.number} names {person}"
            yield Misattribution(place, True, message, f"make the person the speaker, the outlet 'via': {shown}")
    elif not any(names.stands(speaker, quote.source, near) for speaker in quote.speaker):
        message = f"{quote.id}: nothing near the words in paragraph {near.number} points at {speakers}"
        yield Misattribution(place, False, message, f"correct the speaker, or add the alias used there: {shown}")


@dataclass(frozen=True)
class _Near:
    """The paragraphs around some words, folded, with the words themselves left out."""

    archive: ArchiveText
    hits: list[Hit]

    @property
    def number(self) -> int:
        """The paragraph in which the words begin."""
        return self.hits[0].paragraph

    @property
    def paragraph(self) -> str:
        """That paragraph as it is."""
        return self.archive.paragraphs[self.number - 1]

    @cached_property
    def inside(self) -> str:
        """The paragraphs that hold the words."""
        return "\n".join(self._left(number) for number in sorted({hit.paragraph for hit in self.hits}))

    @cached_property
    def around(self) -> str:
        """Those, and the one before and the one after."""
        return "\n".join(self._left(number) for number in self._numbers(1))

    @cached_property
    def before(self) -> str:
        """What stands in the two paragraphs before those; who was named last is the one a pronoun means."""
        first = min(hit.paragraph for hit in self.hits)
        return "\n".join(_folded(self.archive.paragraphs[number - 1]) for number in range(max(first - 3, 1), first - 1))

    def _numbers(self, beyond: int) -> range:
        first, last = min(hit.paragraph for hit in self.hits), max(hit.paragraph for hit in self.hits)
        return range(max(first - beyond, 1), min(last + beyond, len(self.archive.paragraphs)) + 1)

    def _left(self, number: int) -> str:
        text = self.archive.paragraphs[number - 1]
        for hit in sorted((hit for hit in self.hits if hit.paragraph == number), key=lambda hit: -hit.start):
            text = f"{text[: hit.start]} {text[hit.end :]}"
        return _folded(text)


class _Names:
    """What each actor of a brief may be called, as patterns."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self._patterns: dict[tuple[str, str | None], re.Pattern[str]] = {}

    def stands(self, speaker: str, source: str | None, near: _Near) -> bool:
        """Whether a speaker is named near some words, or meant by a pronoun there."""
        if self._pattern(speaker, source).search(near.around):
            return True
        actor = self.briefing.actors[speaker]
        offices = any(self._pattern(office, source).search(near.inside) for office in actor.affiliation)
        return (offices and SPEECH.search(near.inside) is not None) or self._is_meant(speaker, near)

    def _is_meant(self, speaker: str, near: _Near) -> bool:
        pronoun = PRONOUN.search(near.around)
        if pronoun is None:
            return False
        text = f"{near.before}\n{near.around[: pronoun.start()]}"
        last = max(
            ((found.end(), key) for key in self._persons for found in self._pattern(key, None).finditer(text)),
            default=(0, speaker),
        )
        return last[1] == speaker

    def first_person(self, text: str) -> str | None:
        """The first person of the brief who is named in a folded text."""
        return next(
            (self.briefing.actors[key].name for key in self._persons if self._pattern(key, None).search(text)), None
        )

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        return tuple(key for key, actor in self.briefing.actors.items() if actor.kind == "person")

    def _pattern(self, key: str, source: str | None) -> re.Pattern[str]:
        """What tells an actor in a source: its names, and there its role and misprints of its name as well."""
        known = self._patterns.get((key, source))
        if known is None:
            actor = self.briefing.actors[key]
            forms = set(_forms(actor))
            if source is not None:
                own = {word for word in _role_words(actor) if self._role_words[word] == 1 and word not in self._groups}
                forms |= {*own, *self._misprints(forms, source)}
            known = self._patterns[key, source] = _any_of(forms)
        return known

    @cached_property
    def _role_words(self) -> Counter[str]:
        """How many actors have a word in their role: one that two presidents share tells neither."""
        return Counter(word for actor in self.briefing.actors.values() for word in set(_role_words(actor)))

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The words in names of states and other groups: 'Moldova' in a role is no sign of its president."""
        groups = (actor for actor in self.briefing.actors.values() if actor.kind != "person")
        return frozenset(word for actor in groups for form in _forms(actor) for word in form.split())

    def _misprints(self, forms: set[str], source: str) -> Iterator[str]:
        for note in self.briefing.source_notes:
            if note.source == source and note.printed and note.read_as:
                meant = _folded(note.read_as)
                if any(form in meant or meant in form for form in forms):
                    yield from (_folded(note.printed), _folded(note.printed).split()[-1])


def _forms(actor: Actor) -> Iterator[str]:
    for name in (actor.name, *actor.aliases):
        yield _ARTICLE.sub("", _folded(name))
    if actor.kind == "person":
        yield _folded(actor.name).split()[-1]


def _role_words(actor: Actor) -> Iterator[str]:
    for word in re.findall(r"\w+", _folded(actor.role or "")):
        if len(word) >= SHORTEST_WORD and word not in _NOT_A_ROLE:
            yield word


def _any_of(forms: set[str]) -> re.Pattern[str]:
    """Match any of some forms, whole; a script without blanks has no whole words."""
    parts = [
        re.escape(form) if ord(max(form)) >= _FIRST_IDEOGRAPH else rf"(?<!\w){re.escape(form)}(?:s|es)?(?!\w)"
        for form in sorted(forms, key=len, reverse=True)
        if form
    ]
    return re.compile("|".join(parts) or r"(?!)")


def _folded(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn").casefold()
