"""Who is named in a report: full names, what a single name stands for, offices, and whom a pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.draft.endings import key_of, rank_of
from briefing.draft.name_words import BODY_WORDS, MEDIA_WORDS, NOT_NAMES, PERSONAL_NOUNS
from briefing.draft.names import Occurrence, acronym_behind, occurrences
from briefing.draft.offices import POSSESSIVE, is_limited, office_behind
from briefing.model.iso_codes import country_code
from briefing.model.names import PARTICLES
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import ReadParagraph, Sentence

__all__ = ["Named", "People", "is_heading", "is_misspelt", "read_people"]


@dataclass(slots=True)
class Named:
    """Somebody, or some body, that a report names.

    Attributes:
        name: The longest form of the name.
        at: The paragraph in which it is named first.
        kind: As in a brief; `organization` for what is no person.
        role: The office as worded; empty where none is given.
        forms: Other forms in which the report has the name.
        country: The code of the country that stands in the office; of a state its own.
        gender: `m` or `f` where a word of the report shows it; else empty.
        count: How often it is named.
        titled: Whether a title shows the gender.
        votes: How many sentences with 'he' name nobody else, less those with 'she'.
    """

    name: str
    at: int
    kind: str = "organization"
    role: str = ""
    forms: list[str] = field(default_factory=list)
    country: str = ""
    gender: str = ""
    count: int = 0
    titled: bool = False
    votes: int = 0

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.kind == "person"


def read_people(paragraphs: Sequence[ReadParagraph], words: Grammar) -> People:
    """Find everybody that a report names."""
    found = People(words)
    known = {
        folded(one.name)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for one in found.names_of(paragraph.number, sentence)
        if " " in one.name
    }
    single: list[tuple[Occurrence, Sentence, int]] = []
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if is_heading(sentence):
                continue
            for one in found.names_of(paragraph.number, sentence):
                if " " in one.name:
                    found.add(_without_prefix(one, known), sentence, paragraph.number)
                elif one.name:
                    single.append((one, sentence, paragraph.number))
    for one, sentence, number in single:
        found.add_single(one, sentence, number)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            found.learn_gender(paragraph.number, sentence)
    return found


def _without_prefix(one: Occurrence, known: set[str]) -> Occurrence:
    """A name without the words before it that are an office, where the report has it alone, too."""
    words = one.name.split()
    for start in range(1, len(words) - 1):
        rest = " ".join(words[start:])
        of_country = country_code(" ".join(words[:start])) is not None
        if folded(rest) in known and not _is_body(rest) and (of_country or not _is_body(one.name)):
            return Occurrence(one.office, rest, one.first, one.last, one.owner)
    return one


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a headline: no full stop, and most of its words with capitals."""
    if sentence.tokens[-1].text in ".?!" or any(token.is_veil for token in sentence.tokens):
        return False
    letters = [token.text for token in sentence.tokens if token.text[0].isalpha() and len(token.text) > 3]
    return 3 * sum(word[0].isupper() for word in letters) > 2 * len(letters)


class People:
    """The names of a report, and what a mention of one means.

    Args:
        words: The language.
    """

    def __init__(self, words: Grammar) -> None:
        self._words = words
        self._all: dict[str, Named] = {}
        self._by_word: dict[str, dict[str, None]] = {}
        self._names: dict[tuple[int, int], tuple[Occurrence, ...]] = {}
        self._by_body: dict[str, dict[str, None]] = {}
        """Bodies by the word that their names begin or end with: 'the Church' is the Church of Ost."""
        self._by_gap: dict[str, dict[str, None]] = {}
        """Family names by what is left of them without one of their letters."""

    def names_of(self, number: int, sentence: Sentence) -> tuple[Occurrence, ...]:
        """The names of a sentence of the report, whose paragraph is given by its number; found once."""
        key = number, sentence.start
        if key not in self._names:
            self._names[key] = tuple(occurrences(sentence.tokens))
        return self._names[key]

    def everyone(self) -> Iterable[Named]:
        """All that are named with more than one word, and bodies with a name of one."""
        return self._all.values()

    def add(self, one: Occurrence, sentence: Sentence, number: int) -> None:
        """Take in a name of several words."""
        key = key_of(one.name)
        named = self._all.get(key)
        if named is not None and rank_of(one.name) < rank_of(named.name):
            named.name = one.name
        if named is None:
            named = self._all[key] = Named(one.name, number)
            for form in _short_forms(one.name):
                self._by_word.setdefault(form, {})[key] = None
            for word in BODY_WORDS & {*key.split()[:1], *key.split()[-1:]} if " " in key else ():
                self._by_body.setdefault(word, {})[key] = None
            family = key.split()[-1]
            for place in range(1, len(family)) if " " in key and not _is_body(one.name) else ():
                self._by_gap.setdefault(f"{family[:place]}{family[place + 1 :]}", {})[family] = None
        named.count += 1
        self._learn(named, one, sentence)

    def add_single(self, one: Occurrence, sentence: Sentence, number: int) -> None:
        """Take in a name of one word: a form of a longer one, or a body by itself."""
        key = key_of(one.name)
        keys = self._by_word.get(key) or self._by_body.get(key, {})
        if len(keys) == 1:
            named = self._all[next(iter(keys))]
            named.count += 1
            if one.name not in named.forms and one.name != named.name and not _is_inflected(one.name, named.name):
                named.forms.append(one.name)
            if named.kind == "organization" and not _is_body(named.name):
                named.kind = "person"
            self._learn(named, one, sentence)
        elif (
            not keys
            and not self._is_misprint(one.name)
            and (one.first > 0 or one.name.isupper() or one.office)
            and folded(one.name) not in NOT_NAMES
        ):
            self.add(one, sentence, number)

    def _is_misprint(self, name: str) -> bool:
        """Whether a name of one word is that of somebody else but for a letter: rather a misprint than a name."""
        key = key_of(name)
        near = (f"{key[:place]}{key[place + 1 :]}" for place in range(1, len(key)))
        return len(key) >= LEAST_MISPRINTED and any(
            len(known) == len(key) and is_misspelt(known, key) for part in near for known in self._by_gap.get(part, ())
        )

    def _learn(self, named: Named, one: Occurrence, sentence: Sentence) -> None:
        """Learn from what stands beside a name: its office, its acronym, what it is."""
        office = one.office
        behind = office_behind(sentence.tokens, one.last)
        if (not named.role and (role := office if not _is_honorific(office) else "")) or (role := behind):
            named.role = named.role or role
        if office:
            named.gender = named.gender or _GENDERS.get(folded(office.split()[-1]).rstrip("."), "")
            named.titled = bool(named.gender)
        named.kind = _kind_of(named, has_office=bool(office or behind))
        if named.kind == "state":
            named.country = country_code(named.name) or ""
        elif named.role and not named.country:
            named.country = _country_in(named.role) or _country_in(one.owner)
        acronym = acronym_behind(sentence.tokens, one.last)
        if acronym:
            if acronym not in named.forms:
                named.forms.append(acronym)
            self._by_word.setdefault(key_of(acronym), {})[key_of(named.name)] = None

    def learn_gender(self, number: int, sentence: Sentence) -> None:
        """Learn whether somebody is a man or a woman from a sentence that names nobody else: 'Lupu left her office'."""
        genders = {_OWN[token.plain] for token in sentence.tokens if token.plain in _OWN}
        things = not genders and any(
            token.plain == "it" and following.plain in _PLANS for token, following in pairwise(sentence.tokens)
        )
        if len(genders) != 1 and not things:
            return
        found = [self.named(one.name) for one in self.names_of(number, sentence) if one.name]
        people = {id(one): one for one in found if one is not None and one.is_person}
        if len(people) == 1 and all(one is not None for one in found):
            who = next(iter(people.values()))
            if things:
                # 'Norvik Lines said it would sail'
                who.kind = who.kind if who.role or who.titled or who.votes else "organization"
                return
            who.votes += 1 if genders == {"m"} else -1
            if who.titled:
                return
            who.gender = "m" if who.votes > 0 else "f" if who.votes < 0 else ""

    def named(self, name: str) -> Named | None:
        """Whom a name, or a part of one, stands for; None where it may be several, or nobody."""
        key = key_of(name)
        if key in self._all:
            return self._all[key]
        words = key.split()
        rest = next((it for start in range(1, len(words) - 1) if (it := " ".join(words[start:])) in self._all), None)
        if rest is not None:
            return self._all[rest]
        keys = self._by_word.get(key) or self._by_body.get(key, {})
        first = next(iter(keys), None)
        # One report may spell a name in two ways; whoever differs by a letter is the same there.
        same = first is not None and all(it == first or is_misspelt(it, first) for it in list(keys)[:MOST_NAMESAKES])
        return self._all[first] if same and first is not None and len(keys) <= MOST_NAMESAKES else None

    def by_title(self, noun: str, mention: Sequence[str]) -> Named | None:
        """The one person whose office has a noun: 'the minister'; an adviser of the minister has another one.

        Args:
            noun: The noun, folded.
            mention: All words of the mention, folded: 'the prime minister' is nobody who is in office as another one.
        """
        found = [
            one
            for one in self._all.values()
            if one.is_person and _has_office(one.role, noun) and not is_limited(folded(one.role).split(), mention)
        ]
        return found[0] if len(found) == 1 else None

    def by_kind(self, noun: str) -> Named | None:
        """The one body whose name has a noun: 'the ministry'."""
        found = self.bodies(noun)
        return found[0] if len(found) == 1 else None

    def bodies(self, noun: str) -> list[Named]:
        """The bodies whose names have a noun."""
        return self._bodies.get(noun, [])

    @cached_property
    def _bodies(self) -> dict[str, list[Named]]:
        """The bodies by the words of their names, once everybody is known."""
        found: dict[str, list[Named]] = {}
        for one in self._all.values():
            for word in {} if one.is_person else dict.fromkeys(folded(one.name).split()):
                found.setdefault(word, []).append(one)
        return found

    def misprinted(self, name: str) -> Named | None:
        """Whose family name a name of one word is but for one letter, where the report has that name nowhere else."""
        key = key_of(name)
        if " " in key or len(key) < LEAST_MISPRINTED or self._by_word.get(key) or key in self._all:
            return None
        near = (f"{key[:place]}{key[place + 1 :]}" for place in range(1, len(key)))
        families = {known for part in near for known in self._by_gap.get(part, ()) if _letters_apart(known, key) == 1}
        keys = {it for known in families for it in self._by_word.get(known, ()) if it.endswith(known)}
        meant = [self._all[it] for it in keys if self._all[it].is_person]
        return meant[0] if len(meant) == 1 else None


MOST_NAMESAKES = 4
"""Spellings of one name that are held against each other."""


def is_misspelt(one: str, other: str) -> bool:
    """Whether two folded names are not the same, and differ by at most two letters at one place.

    >>> is_misspelt("kristen vale", "kristin vale"), is_misspelt("ana vale", "boris vale")
    (True, False)
    """
    if one == other:
        return False
    start = _same_letters(one, other)
    rest, others = one[start:], other[start:]
    end = _same_letters(rest[::-1], others[::-1])
    return start > 0 and max(len(rest), len(others)) - end <= MOST_LETTERS


def _letters_apart(one: str, other: str) -> int:
    """At how many places two words of one length differ; their whole length where they have not one."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else max(len(one), len(other))


def _same_letters(one: str, other: str) -> int:
    """With how many same letters two texts begin."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


LEAST_MISPRINTED = 4
"""Letters of the shortest name that is taken for a misprint of another."""
MOST_LETTERS = 2
"""Letters by which two spellings of a name differ."""


def _short_forms(name: str) -> set[str]:
    """What may stand for a name: of a person the last word, the first, and the last two."""
    words = key_of(name).split()
    if len(words) < 2 or _is_body(name):
        return set()
    return {words[-1], words[0], " ".join(words[-2:])} - {key_of(name)} - PARTICLES


def _is_inflected(form: str, name: str) -> bool:
    """Whether a form is a word of a name with another ending."""
    key = key_of(form)
    return key != folded(form) and key in key_of(name).split()


@lru_cache(maxsize=512)
def _is_body(name: str) -> bool:
    words = {folded(word) for word in name.split()}
    return (
        bool(words & BODY_WORDS or words & MEDIA_WORDS or words & {"of", "for", "the"})
        or country_code(name) is not None
    )


def _kind_of(named: Named, *, has_office: bool) -> str:
    words = [folded(word) for word in named.name.split()]
    if country_code(named.name):
        return "state"
    if set(words) & MEDIA_WORDS:
        return "media"
    if named.kind == "person" or (has_office and not _is_body(named.name)):
        return "person"
    return "person" if _is_personal(named.name) else "organization"


@lru_cache(maxsize=512)
def _is_personal(name: str) -> bool:
    """Whether a name may be a person's: two to four words, none of them all in capitals, none that bodies have."""
    words = name.split()
    shouted = any(word.isupper() and len(word) > 2 and "." not in word for word in words)
    return 2 <= len(words) <= 4 and not shouted and not _is_body(name) and not any(sign.isdigit() for sign in name)


_PLANS = frozenset("would will plans planned expects expected intends intended aims aimed".split())
"""Verbs behind 'it' with which a body speaks of itself: 'Norvik Lines said it would sail'."""
_OWN = {**dict.fromkeys(("he", "his", "him", "himself"), "m"), **dict.fromkeys(("she", "her", "herself"), "f")}
_GENDERS = {
    **dict.fromkeys("mr sir lord king prince father herr monsieur m don spokesman chairman congressman".split(), "m"),
    **dict.fromkeys(
        "mrs ms miss lady queen princess sister frau mme madame mlle spokeswoman chairwoman congresswoman".split(), "f"
    ),
}


def _is_honorific(office: str) -> bool:
    return folded(office).rstrip(".") in {*_GENDERS, "dr", "prof"}


def _country_in(role: str) -> str:
    """The code of the one country that an office names: 'foreign minister of France'."""
    words = role.split()
    runs = (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, first + 4))
    codes = {code for run in runs if (code := country_code(POSSESSIVE.sub("", run)))}
    return codes.pop() if len(codes) == 1 else ""


def _has_office(role: str, noun: str) -> bool:
    """Whether an office is that of a noun: the attorney general is no general."""
    office = _office_of(role)
    place = office.index(noun) if noun in office else -1
    return place >= 0 and not (place and noun == "general" and office[place - 1] in PERSONAL_NOUNS)


def _office_of(role: str) -> list[str]:
    """The words of an office without those that say whose or where it is, folded.

    >>> _office_of("adviser to the mayor"), _office_of("Prime Minister")
    (['adviser'], ['prime', 'minister'])
    """
    words = folded(role).split()
    return words[: next((place for place, word in enumerate(words) if place and word in _OF_WHOM), len(words))]


_OF_WHOM = frozenset("of for to at in de du des del della di al lui der des von vom fur".split())
