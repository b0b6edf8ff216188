"""Whether the speaker stands near the words: by name, alias, role or pronoun. A heuristic; it only ever warns.

Near is the paragraph of the words, the one before and the one after, as far as they reach 600 characters from them.
Names inside the words themselves do not count. A pronoun counts where a verb of speech stands beside it and the
person named last before it is not somebody else; 'it' and 'they' count for whatever is no person.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.mouths import REACH, mouths_beside
from briefing.check.naming import Naming, NamingIndex
from briefing.check.searchable import SourceHit, searchable
from briefing.check.signs import SENTENCE
from briefing.check.speech_words import inflects, speech_of
from briefing.check.turns import has_voices
from briefing.check.within import told_of_another
from briefing.model import SourceKind
from briefing.sources import ArchiveText
from briefing.text import folded_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.check.proof import Proof
    from briefing.check.verdict import Verdict
    from briefing.model import Briefing, Quote
    from briefing.sources import ArchiveError

__all__ = ["Misattribution", "find_misattributions"]

_WITH_MARKS = frozenset({SourceKind.STATEMENT, SourceKind.TRANSCRIPT})
"""Kinds of sources all words of which are somebody's, and those in marks somebody else's."""
THINGS = frozenset({"it", "they", "we", "il", "elle", "ils", "elles", "es", "sie", "они"})
"""The pronouns that may mean what is no person."""


BESIDE = 60
"""Characters between an office and the verb of speech that makes its people speakers."""
MOST_PLACES = 3
"""Other places with the words of a statement that are looked at before its speaker is doubted."""
MOST_DOUBTED = 200
"""Doubted statements of a brief whose words are looked for at other places: each look reads a whole archive."""
SHOWN = 70
"""Characters that a hint shows on each side of the words, and of the words."""


_MARKS = frozenset("\"'”’»")
_LED_UP_TO = re.compile("[,:\\s]*[\"'“‘„«]")
_FULL_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’-]+\s+){1,2}[^\W\d_a-z][\w'’-]+\s*[,—–-]")
"""A name of several words with capitals, and what parts it from the words of the speaker."""
_POSSESSIVE = re.compile("['’]s?\\b")


class Misattribution(NamedTuple):
    """A statement whose speaker the source may not be naming.

    Attributes:
        quote: Its place in the brief's list.
        code: BR308 where the speaker is an outlet and the source names a person, BR307 where nobody fitting stands near
            or somebody else does, BR318 and BR320 where words of others are among those of the speaker.
        message: What is wrong, in a clause.
        hint: The paragraph, and what to do.
        sure: Whether it rests on who is named; else on whom a pronoun means.
    """

    quote: int
    code: str
    message: str
    hint: str
    sure: bool = True


def find_misattributions(
    briefing: Briefing,
    proof: Proof,
    archives: Mapping[str, ArchiveText | ArchiveError],
    names: NamingIndex | None = None,
) -> Iterator[Misattribution]:
    """Look near the words of each statement that was found for the one who is said to have said them."""
    if not any(isinstance(archive, ArchiveText) for archive in archives.values()):
        return
    names = names or NamingIndex(briefing)
    looks = iter(range(MOST_DOUBTED))
    for place, quote in enumerate(briefing.quotes):
        archive = archives.get(quote.source or "")
        if quote.speaker and isinstance(archive, ArchiveText):
            near = _near(proof.verdicts[quote.id], archive, names)
            if near is not None and has_voices(archive):
                yield from _others(briefing, place, quote, near, archive) if archive.kind in _WITH_MARKS else ()
            elif near is not None:
                told = _tell(briefing, place, quote, near, archive)
                others = _elsewhere(near, archive) if told and next(looks, None) is not None else ()
                if all(_tell(briefing, place, quote, it, archive) for it in others):
                    yield from told
                yield from _among(place, quote, near, archive)


def _tell(
    briefing: Briefing, place: int, quote: Quote, near: _Near, archive: ArchiveText
) -> tuple[Misattribution, ...]:
    return tuple(_judge(briefing, place, quote, near)) or tuple(_others(briefing, place, quote, near, archive))


def _elsewhere(near: _Near, archive: ArchiveText) -> Iterator[_Near]:
    """The first other places with the same words: what a headline quotes has its speaker below."""
    if len(near.spoken) != 1:
        return
    (hit,) = near.spoken
    words = archive.paragraphs[hit.paragraph - 1][hit.start : hit.end]
    others = (it for it in searchable(archive).raw_places(words) if it.paragraph != hit.paragraph)
    yield from (_Near(archive, [it], [it], near.index) for it in islice(others, MOST_PLACES))


def _judge(briefing: Briefing, place: int, quote: Quote, near: _Near) -> Iterator[Misattribution]:
    actors = briefing.actors
    speakers = " and ".join(actors[speaker].name for speaker in quote.speaker)
    if all(actors[speaker].kind == "media" for speaker in quote.speaker):
        person = near.first_person(briefing)
        if person:
            message = f"{quote.id}: the speaker is the outlet {speakers}, paragraph {near.number} names {person}"
            yield Misattribution(
                place, "BR308", message, f"make the person the speaker, the outlet 'via': {near.shown}"
            )
    elif not any(near.names(speaker, briefing, quote.source) for speaker in quote.speaker):
        message = f"{quote.id}: nothing near the words in paragraph {near.number} points at {speakers}"
        hint = f"correct the speaker, or add the alias used there: {near.shown}"
        yield Misattribution(place, "BR307", message, hint)


def _others(
    briefing: Briefing, place: int, quote: Quote, near: _Near, archive: ArchiveText
) -> Iterator[Misattribution]:
    """Another actor who speaks in the sentence of the marks, or a speaker to whom the words are only said there."""
    actors = briefing.actors
    for hit in near.spoken:
        led_up = told_of_another(hit, archive)
        if led_up:
            message = f"{quote.id}: the words stand in marks of their own within a quotation, as another's"
            yield Misattribution(place, "BR307", message, f'it has "{led_up}" before them')
            return
        mouths = mouths_beside(hit, archive, near.index)
        if mouths is None or set(mouths.speakers) & set(quote.speaker):
            continue
        beside = set(quote.speaker) if mouths.for_it else mouths.named & set(quote.speaker)
        if any(actors[key].kind != "person" for key in beside):
            # Somebody speaks for an office that is named beside: 'Kel, a spokesman for the harbour, said'.
            continue
        shown = _shown(archive.paragraphs[hit.paragraph - 1], hit)
        other = next((key for key in mouths.speakers if _is_another(briefing, key, quote)), None)
        if other:
            message = f"{quote.id}: beside the words the source names {actors[other].name}"
            yield Misattribution(place, "BR307", message, f"correct the speaker: {shown}")
            return
        meant = mouths.meant if mouths.meant not in quote.speaker else None
        if meant and actors[meant].kind == "person" and _is_another(briefing, meant, quote):
            message = f"{quote.id}: the pronoun beside the words means {actors[meant].name}, who speaks before"
            yield Misattribution(place, "BR307", message, f"correct the speaker: {shown}", sure=False)
            return
        related = next((key for key in quote.speaker if key in mouths.related and actors[key].kind == "person"), None)
        if related and not mouths.speakers:
            message = (
                f"{quote.id}: beside the words somebody of {actors[related].name}'s speaks, a relative or the like"
            )
            yield Misattribution(place, "BR307", message, f"correct the speaker: {shown}")
            return
        if mouths.unnamed and all(actors[key].kind == "person" for key in quote.speaker):
            message = f"{quote.id}: beside the words the source has somebody speak who is not named, '{mouths.unnamed}'"
            yield Misattribution(place, "BR307", message, f"correct the speaker: {shown}")
            return
        addressed = next((key for key in quote.speaker if key in mouths.addressed), None)
        if addressed and len(quote.speaker) == 1 and not mouths.speakers:
            message = f"{quote.id}: the source has the words said to {actors[addressed].name}"
            yield Misattribution(place, "BR307", message, f"correct the speaker: {shown}")
            return


def _is_another(briefing: Briefing, key: str, quote: Quote) -> bool:
    """Whether an actor is not one of the speakers, nor one of theirs, nor an outlet that reports."""
    actor = briefing.actors[key]
    of_speakers = {office for speaker in quote.speaker for office in briefing.actors[speaker].affiliation}
    return actor.kind != "media" and key not in of_speakers and not set(actor.affiliation) & set(quote.speaker)


def _among(place: int, quote: Quote, near: _Near, archive: ArchiveText) -> Iterator[Misattribution]:
    """The reporter's words inside of a quotation."""
    for hit in near.spoken:
        words, cased = folded_beside(archive.paragraphs[hit.paragraph - 1][hit.start : hit.end])
        for found in near.speech.incise.finditer(words):
            if _LED_UP_TO.match(words, found.end()) and words[found.start() - 1 : found.start()] not in _MARKS:
                # It is the speaker who tells what another said: "Out of nowhere, he said, 'We pay.'"
                continue
            if (
                any(found.end() <= it.start <= found.end() + 3 for it in near.find(words))
                or found["it"]
                or found["had"]
                or _FULL_NAME.match(cased, found.end())
            ):
                message = f"{quote.id}: the words hold the reporter's '{found[0].strip(' ,')}'"
                yield Misattribution(place, "BR320", message, "leave it out, with '...' in its place")
                return


def _near(verdict: Verdict, archive: ArchiveText, names: NamingIndex) -> _Near | None:
    """What stands near the words of a statement; None where they were not found."""
    hits = [hit for piece in verdict.pieces for hit in piece.located.spans]
    # A passage is what the source says of the statement: who said it stands in there.
    spoken = [hit for piece in verdict.pieces if piece.is_claim for hit in piece.located.spans]
    return _Near(archive, hits, spoken, names) if hits else None


class _Near:
    """The text around some words, folded, without the words themselves.

    Attributes:
        number: The paragraph in which the words begin.
        shown: Those words and what stands beside them, on one line.
    """

    def __init__(
        self,
        archive: ArchiveText,
        hits: Sequence[SourceHit],
        spoken: Sequence[SourceHit],
        names: NamingIndex,
    ) -> None:
        paragraphs = archive.paragraphs
        first, last = min(hit.paragraph for hit in hits), max(hit.paragraph for hit in hits)
        self.number = hits[0].paragraph
        self.shown = _shown(paragraphs[self.number - 1], hits[0])
        before = [paragraph[-REACH:] for paragraph in paragraphs[max(first - 4, 0) : max(first - 2, 0)]]
        beside = [paragraph[-REACH:] for paragraph in paragraphs[max(first - 2, 0) : first - 1]]
        inside = [
            _left(paragraphs[number - 1], _of(hits, number), _of(spoken, number))
            for number in sorted({hit.paragraph for hit in hits})
        ]
        after = [paragraph[:REACH] for paragraph in paragraphs[last : last + 1]]
        parts = [folded_beside("\n".join(part)) for part in (before, beside, inside, after)]
        self._text, self._cased = ("\n".join(versions) for versions in zip(*parts, strict=True))
        starts = [0]
        for part, _ in parts:
            starts.append(starts[-1] + len(part) + 1)
        self._around = starts[1]
        self._inside = range(starts[2], starts[3])
        self.index = names
        self.speech = speech_of(archive.language)
        self._inflected = inflects(self._cased, archive.language)
        self.spoken = spoken

    def find(self, text: str) -> Iterator[Naming]:
        """The actors that a folded text names."""
        return self.index.find(text)

    def names(self, speaker: str, briefing: Briefing, source: str | None) -> bool:
        """Whether a speaker is named near the words, speaks for an office named there, or is meant by a pronoun."""
        actor = briefing.actors[speaker]
        if any(naming.key == speaker and naming.source in {None, source} for naming in self._near):
            return True
        offices = (naming for naming in self._near if naming.key in actor.affiliation and not naming.by_role)
        if any(naming.start in self._inside and self._is_spoken(naming) for naming in offices):
            return True
        return self._is_meant(speaker, briefing)

    def first_person(self, briefing: Briefing) -> str | None:
        """The person named first beside the words, where somebody speaks."""
        if not self.speech.verb.search(self._text, self._inside.start, self._inside.stop):
            return None
        named = (naming for naming in self._near if naming.start in self._inside and not naming.by_role)
        persons = (briefing.actors[naming.key] for naming in named)
        return next((actor.name for actor in persons if actor.kind == "person"), None)

    @cached_property
    def _all(self) -> tuple[Naming, ...]:
        return tuple(self.index.find(self._text, self._cased, inflected=self._inflected))

    @cached_property
    def _near(self) -> tuple[Naming, ...]:
        return tuple(naming for naming in self._all if naming.start >= self._around)

    def _is_spoken(self, naming: Naming) -> bool:
        """Whether a verb of speech stands beside a naming."""
        return self.speech.verb.search(self._text, max(naming.start - BESIDE, 0), naming.end + BESIDE) is not None

    def _is_meant(self, speaker: str, briefing: Briefing) -> bool:
        """Whether a pronoun beside the words, or in some languages a verb without a subject, can mean a speaker."""
        person = briefing.actors[speaker].kind == "person"
        for pronoun in self.speech.pronoun.finditer(self._text, self._around):
            word = pronoun["before"] or pronoun["after"]
            if not person:
                if word in THINGS:
                    return True
            elif word != "it" and self._last_person(briefing, pronoun.start(), speaker) in {None, speaker}:
                return True
        alone = self.speech.bare and not any(it.start in self._inside and not it.by_role for it in self._near)
        return alone and any(
            self._last_person(briefing, verb.start(), speaker) in {None, speaker}
            for verb in self.speech.verb.finditer(self._text, self._inside.start, self._inside.stop)
        )

    def _last_person(self, briefing: Briefing, end: int, speaker: str) -> str | None:
        """Who was named last before a place, as more than an owner, 'Kel's answer'.

        Who is only talked about gives way to a speaker named before.
        """
        named = [it for it in self._all if it.end <= end and it.source is None and not it.by_role]
        named = [it for it in named if not _POSSESSIVE.match(self._text, it.end)] or named
        persons = [it for it in named if briefing.actors[it.key].kind == "person"]
        if not persons:
            return None
        last = persons[-1]
        sentence = SENTENCE.split(self._text[last.end : last.end + BESIDE])[0]
        before = SENTENCE.split(self._text[max(last.start - BESIDE, 0) : last.start])[-1]
        talks = self.speech.verb.search(f"{before} {sentence}") is not None
        known = any(it.key == speaker for it in persons)
        return speaker if known and not talks and last.start not in self._inside else last.key


def _of(hits: Sequence[SourceHit], number: int) -> list[SourceHit]:
    return sorted(hit for hit in hits if hit.paragraph == number)


def _left(text: str, hits: Sequence[SourceHit], spoken: Sequence[SourceHit]) -> str:
    """What a paragraph has near some words, without those that were spoken."""
    low, high = max(hits[0].start - REACH, 0), max(hit.end for hit in hits) + REACH
    ends = [low]
    for hit in spoken:
        if hit.start >= ends[-1]:
            ends += [hit.start, hit.end]
        else:
            ends[-1] = max(ends[-1], hit.end)
    ends.append(max(high, ends[-1]))
    gaps = (text[start:end] for start, end in list(pairwise(ends))[::2])
    return " ".join(gap if len(gap) <= 2 * REACH else f"{gap[:REACH]} {gap[-REACH:]}" for gap in gaps)


def _shown(paragraph: str, hit: SourceHit) -> str:
    before = paragraph[max(hit.start - SHOWN, 0) : hit.start]
    after = paragraph[hit.end : hit.end + SHOWN]
    words = paragraph[hit.start : hit.end]
    words = words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} ... {words[-SHOWN // 2 :]}"
    dots = "..." if hit.start > SHOWN else "", "..." if hit.end + SHOWN < len(paragraph) else ""
    return f"{dots[0]}{' '.join(f'{before}{words}{after}'.split())}{dots[1]}"
