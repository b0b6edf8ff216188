"""Who is named in a report: full names, what a single name stands for, offices, and whom a pronoun means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.draft.name_words import BODY_WORDS, MEDIA_WORDS, NOT_NAMES, OFFICES, PERSONAL_NOUNS
from briefing.model.iso_codes import country_code
from briefing.model.names import HONORIFICS, PARTICLES
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import ReadParagraph, Sentence, Token

__all__ = ["Named", "Occurrence", "People", "is_heading", "is_misspelt", "occurrences", "read_people"]

_OF = frozenset("of de du des del della dei d' di do da von van der the".split())
"""Words inside of a name, where a word with a capital follows: Bank of England."""
_BEFORE_OF = BODY_WORDS | OFFICES | HONORIFICS | {"people"}
MOST_WORDS = 8
"""Words of the longest name."""
LONGEST_ROLE = 9
"""Words of the longest office."""
_POSSESSIVE = re.compile(r"['’]s?$")


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


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words with capitals in a row: the office before a name, the name, and where they stand."""

    office: str
    name: str
    first: int
    last: int


def occurrences(tokens: Sequence[Token]) -> Iterator[Occurrence]:
    """The names of a sentence with the offices right before them; of an office without a name the name is empty."""
    place = 0
    while place < len(tokens):
        if not _is_capital(tokens, place):
            place += 1
            continue
        last = _end_of_name(tokens, place)
        first = place
        while first < last and tokens[first].plain in NOT_NAMES and (first == 0 or not tokens[first].text.isupper()):
            first += 1
        if first < last:
            yield _occurrence(tokens, first, last)
        place = last


def _is_capital(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return token.is_word and (
        token.text[0].isupper() or (token.text[2:4].startswith("-") and token.text[3:4].isupper())
    )


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    """Where words with capitals end, particles and 'of' between them."""
    last = first + 1
    if _POSSESSIVE.search(tokens[first].text):
        return last
    while last < len(tokens) and last - first < MOST_WORDS:
        if not _is_capital(tokens, last):
            before = tokens[last - 1].plain.rstrip(".")
            joins = tokens[last].plain in PARTICLES or (tokens[last].plain in _OF and before in _BEFORE_OF)
            if not joins or last + 1 >= len(tokens):
                break
            following = last + 2 if tokens[last + 1].plain == "the" and last + 2 < len(tokens) else last + 1
            if not _is_capital(tokens, following):
                break
            last = following
        last += 1
        if _POSSESSIVE.search(tokens[last - 1].text):
            break
    return last


def is_office(token: Token) -> bool:
    """Whether a word is an office before a name, or ends as one: Verkehrsminister."""
    plain = token.plain.rstrip(".")
    return plain in OFFICES or plain in HONORIFICS or (len(plain) > LEAST_COMPOUND and plain.endswith(_OFFICE_ENDS))


LEAST_COMPOUND = 9
"""Letters of the shortest German compound that is an office."""
_OFFICE_ENDS = ("minister", "ministerin", "prasident", "prasidentin", "kanzler", "kanzlerin", "sprecher", "sprecherin")


def _occurrence(tokens: Sequence[Token], first: int, last: int) -> Occurrence:
    """Take the office off a name; one with 'of' is the name of a body: Bank of England."""
    words = tokens[first:last]
    split = 0
    for place, token in enumerate(words):
        # An initial inside of a name is no title: M. Lupu, but Ana M. Lupu.
        if is_office(token) and (place == 0 or len(token.plain.rstrip(".")) > 1):
            split = place + 1
    if split and split + 1 < len(words) and words[split].plain == "of":
        split += 2  # Secretary of State
    office = " ".join(token.text for token in words[:split])
    name = _POSSESSIVE.sub("", " ".join(token.text for token in words[split:]))
    before = (_lower_office(tokens, first) or _title_before(tokens, first, last)) if name and not office else ""
    return Occurrence(office or before, name, first, last)


def _lower_office(tokens: Sequence[Token], first: int) -> str:
    """The office in small letters right before a name: 'the North Korean leader'."""
    place = first
    while place > 0 and first - place < LONGEST_ROLE and tokens[place - 1].is_word and _is_of_office(tokens[place - 1]):
        place -= 1
    words = [token.text for token in tokens[place:first]]
    return " ".join(words) if words and tokens[first - 1].plain in PERSONAL_NOUNS else ""


def _title_before(tokens: Sequence[Token], first: int, last: int) -> str:
    """The office before a comma and a full name: 'the mayor of Ost, Ana Lupu'."""
    if first < FEWEST or last - first < FEWEST or tokens[first - 1].text != ",":
        return ""
    place = first - 1
    while place > 0 and first - place <= LONGEST_ROLE and tokens[place - 1].is_word:
        place -= 1
    part = tokens[place : first - 1]
    start = next((number for number, token in enumerate(part) if token.plain in PERSONAL_NOUNS), None)
    return " ".join(token.text for token in part[start:]) if start is not None else ""


FEWEST = 2
"""Words of a full name."""


def _is_of_office(token: Token) -> bool:
    return token.text[0].isupper() or token.plain in PERSONAL_NOUNS or token.plain in _BEFORE_OFFICES


_BEFORE_OFFICES = frozenset("former acting deputy senior vice chief foreign prime finance party police top".split())


def read_people(paragraphs: Sequence[ReadParagraph], words: Grammar) -> People:
    """Find everybody that a report names."""
    known = {
        " ".join(folded(word) for word in one.name.split())
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for one in occurrences(sentence.tokens)
        if " " in one.name
    }
    found = People(words)
    single: list[tuple[Occurrence, Sentence, int]] = []
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if is_heading(sentence):
                continue
            for one in occurrences(sentence.tokens):
                if " " in one.name:
                    found.add(_without_prefix(one, known), sentence, paragraph.number)
                elif one.name:
                    single.append((one, sentence, paragraph.number))
    for one, sentence, number in single:
        found.add_single(one, sentence, number)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            found.learn_gender(sentence)
    return found


def _without_prefix(one: Occurrence, known: set[str]) -> Occurrence:
    """A name without the words before it that are an office, where the report has it alone, too."""
    words = one.name.split()
    for start in range(1, len(words) - 1):
        rest = " ".join(words[start:])
        if folded(rest) in known and not _is_body(one.name) and not _is_body(rest):
            return Occurrence(one.office, rest, one.first, one.last)
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
        self._by_gap: dict[str, dict[str, None]] = {}
        """Family names by what is left of them without one of their letters."""

    def everyone(self) -> Iterable[Named]:
        """All that are named with more than one word, and bodies with a name of one."""
        return self._all.values()

    def add(self, one: Occurrence, sentence: Sentence, number: int) -> None:
        """Take in a name of several words."""
        key = folded(one.name)
        named = self._all.get(key)
        if named is None:
            named = self._all[key] = Named(one.name, number)
            for form in _short_forms(one.name):
                self._by_word.setdefault(form, {})[key] = None
            family = key.split()[-1]
            for place in range(1, len(family)) if " " in key and not _is_body(one.name) else ():
                self._by_gap.setdefault(f"{family[:place]}{family[place + 1 :]}", {})[family] = None
        named.count += 1
        self._learn(named, one, sentence)

    def add_single(self, one: Occurrence, sentence: Sentence, number: int) -> None:
        """Take in a name of one word: a form of a longer one, or a body by itself."""
        keys = self._by_word.get(folded(one.name), {})
        if len(keys) == 1:
            named = self._all[next(iter(keys))]
            named.count += 1
            if one.name not in named.forms and one.name != named.name:
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
        key = folded(name)
        near = (f"{key[:place]}{key[place + 1 :]}" for place in range(1, len(key)))
        return len(key) >= LEAST_MISPRINTED and any(
            len(known) == len(key) and is_misspelt(known, key) for part in near for known in self._by_gap.get(part, ())
        )

    def _learn(self, named: Named, one: Occurrence, sentence: Sentence) -> None:
        """Learn from what stands beside a name: its office, its acronym, what it is."""
        office = one.office
        behind = _apposition(sentence.tokens, one.last)
        if (not named.role and (role := office if not _is_honorific(office) else "")) or (role := behind):
            named.role = named.role or role
        if office:
            named.gender = named.gender or _GENDERS.get(folded(office.split()[-1]).rstrip("."), "")
            named.titled = bool(named.gender)
        named.kind = _kind_of(named, has_office=bool(office or behind))
        if named.kind == "state":
            named.country = country_code(named.name) or ""
        elif named.role and not named.country:
            named.country = _country_in(named.role)
        acronym = _acronym(sentence.tokens, one.last)
        if acronym:
            if acronym not in named.forms:
                named.forms.append(acronym)
            self._by_word.setdefault(folded(acronym), {})[folded(named.name)] = None

    def learn_gender(self, sentence: Sentence) -> None:
        """Learn whether somebody is a man or a woman from a sentence that names nobody else: 'Lupu left her office'."""
        genders = {_OWN[token.plain] for token in sentence.tokens if token.plain in _OWN}
        if len(genders) != 1:
            return
        found = [self.named(one.name) for one in occurrences(sentence.tokens) if one.name]
        people = {id(one): one for one in found if one is not None and one.is_person}
        if len(people) == 1 and all(one is not None for one in found):
            who = next(iter(people.values()))
            who.votes += 1 if genders == {"m"} else -1
            if who.titled:
                return
            who.gender = "m" if who.votes > 0 else "f" if who.votes < 0 else ""

    def named(self, name: str) -> Named | None:
        """Whom a name, or a part of one, stands for; None where it may be several, or nobody."""
        key = folded(name)
        if key in self._all:
            return self._all[key]
        words = key.split()
        rest = next((it for start in range(1, len(words) - 1) if (it := " ".join(words[start:])) in self._all), None)
        if rest is not None:
            return self._all[rest]
        keys = self._by_word.get(key, {})
        first = next(iter(keys), None)
        # One report may spell a name in two ways; whoever differs by a letter is the same there.
        same = first is not None and all(it == first or is_misspelt(it, first) for it in list(keys)[:MOST_NAMESAKES])
        return self._all[first] if same and first is not None and len(keys) <= MOST_NAMESAKES else None

    def by_title(self, noun: str) -> Named | None:
        """The one person whose office has a noun: 'the minister'."""
        found = [one for one in self._all.values() if one.is_person and noun in folded(one.role).split()]
        return found[0] if len(found) == 1 else None

    def by_kind(self, noun: str) -> Named | None:
        """The one body whose name has a noun: 'the ministry'."""
        found = [one for one in self._all.values() if not one.is_person and noun in folded(one.name).split()]
        return found[0] if len(found) == 1 else None


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
    words = [folded(word) for word in name.split()]
    if len(words) < 2 or _is_body(name):
        return set()
    return {words[-1], words[0], " ".join(words[-2:])} - {folded(name)} - PARTICLES


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


def _is_personal(name: str) -> bool:
    """Whether a name may be a person's: two to four words, none of them all in capitals, none that bodies have."""
    words = name.split()
    shouted = any(word.isupper() and len(word) > 2 and "." not in word for word in words)
    return 2 <= len(words) <= 4 and not shouted and not _is_body(name) and not any(sign.isdigit() for sign in name)


_OWN = {**dict.fromkeys(("he", "his", "him", "himself"), "m"), **dict.fromkeys(("she", "her", "herself"), "f")}
_GENDERS = {
    **dict.fromkeys("mr sir lord king prince father herr monsieur m don spokesman chairman congressman".split(), "m"),
    **dict.fromkeys(
        "mrs ms miss lady queen princess sister frau mme madame mlle spokeswoman chairwoman congresswoman".split(), "f"
    ),
}


def _is_honorific(office: str) -> bool:
    return folded(office).rstrip(".") in {*_GENDERS, "dr", "prof"}


def _apposition(tokens: Sequence[Token], last: int) -> str:
    """The office between commas behind a name: ', the mayor of Ost,'."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return ""
    end = last + 1
    while end < len(tokens) and end - last <= LONGEST_ROLE + 1 and tokens[end].is_word:
        end += 1
    part = tokens[last + 1 : end]
    if not part or (end < len(tokens) and tokens[end].text not in {",", ".", ";"}) or end - last > LONGEST_ROLE + 1:
        return ""
    if not any(token.plain in PERSONAL_NOUNS or token.plain in OFFICES for token in part):
        return ""
    words = [token.text for token in part]
    return " ".join(words[1:] if part[0].plain in {"the", "a", "an"} else words)


def _acronym(tokens: Sequence[Token], last: int) -> str:
    """The acronym in brackets behind a name."""
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        word = tokens[last + 1].text
        return word if word.isupper() and len(word) > 1 and word.isalpha() else ""
    return ""


def _country_in(role: str) -> str:
    """The code of the one country that an office names: 'foreign minister of France'."""
    words = role.split()
    runs = (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, first + 4))
    codes = {code for run in runs if (code := country_code(_POSSESSIVE.sub("", run)))}
    return codes.pop() if len(codes) == 1 else ""
