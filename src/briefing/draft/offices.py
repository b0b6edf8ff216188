"""The office of somebody, as a report words it before a name or behind it: 'the former foreign minister, Ana Lupu'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.name_words import NOT_NAMES, OFFICES, PERSONAL_NOUNS
from briefing.draft.office_words import (
    AREAS,
    BEFORE_OFFICES,
    BEHIND_OFFICES,
    CUT_SHORT,
    GENITIVES,
    LIMITING,
    OF_AREAS,
    OF_TOWNS,
    OWNING,
    VERBS,
)
from briefing.model.names import HONORIFICS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.sentences import Token

__all__ = [
    "FULL_NAME",
    "POSSESSIVE",
    "Office",
    "begins_office",
    "is_limited",
    "is_office",
    "is_personal_noun",
    "is_town_before_name",
    "office_before",
    "office_behind",
    "office_from",
    "office_of_area",
    "words_of_area",
]

POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_ROLE = 9
"""Words of the longest office."""
FULL_NAME = 2
"""Words of the shortest full name."""


class Office(NamedTuple):
    """An office as worded, and whose it is where that is told before it: 'Ostria' of 'Ostria's foreign minister'."""

    words: str = ""
    owner: str = ""


def is_office(token: Token) -> bool:
    """Whether a word with a capital is an office before a name, or ends as one: Verkehrsminister."""
    plain = token.plain.rstrip(".")
    return plain in OFFICES or plain in HONORIFICS or _is_compound(plain)


def is_personal_noun(token: Token) -> bool:
    """Whether a word says what a person is: minister, vice-présidente, exministra."""
    plain = token.plain
    if plain in PERSONAL_NOUNS or _is_compound(plain):
        return True
    rest = plain.rpartition("-")[2] if "-" in plain else plain.rpartition("'")[2]
    rest = CUT_SHORT.sub("", rest)
    return rest != plain and len(rest) > LEAST_NOUN and (rest in PERSONAL_NOUNS or _is_compound(rest))


LEAST_NOUN = 3
"""Letters of the shortest noun that a prefix stands before: 'ex-mayor', and not 'ex-is'."""


def begins_office(tokens: Sequence[Token], place: int) -> bool:
    """Whether an office may begin at a word: with its noun, or with one that stands before it."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place].plain in BEFORE_OFFICES and following is not None and is_personal_noun(following)
    return before or is_personal_noun(tokens[place])


def _is_compound(plain: str) -> bool:
    return len(plain) > LEAST_COMPOUND and plain.endswith(_OFFICE_ENDS)


LEAST_COMPOUND = 9
"""Letters of the shortest German compound that is an office."""
_OFFICE_ENDS = tuple(
    "minister ministerin prasident prasidentin kanzler kanzlerin sprecher sprecherin sekretar sekretarin "
    "vorsitzender vorsitzende vorsitzenden direktor direktorin meister meisterin".split()
)


def is_limited(role: Sequence[str], mention: Sequence[str]) -> bool:
    """Whether the words of an office make it another one than a mention words: a vice president is no president.

    Args:
        role: The words of an office, folded.
        mention: Those of what stands for somebody.

    >>> is_limited(["vice", "president"], ["the", "president"])
    True
    >>> is_limited(["foreign", "minister"], ["the", "minister"])
    False
    >>> is_limited(["foreign", "minister"], ["the", "prime", "minister"])
    True
    """
    has, asked = set(role), set(mention)
    return bool(has & LIMITING - asked) or bool(asked & (LIMITING | BEFORE_OFFICES | AREAS) - has)


def words_of_area(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many words with which a name seems to begin say of what somebody is in charge: 'Transports Ana Lupu'.

    Args:
        tokens: The sentence.
        first: Where words with capitals begin.
        last: Where they end.
    """
    if is_town_before_name(tokens, first, last) and first and _noun_of(tokens, first) is not None:
        return 1
    if _noun_before(tokens, first) is None:
        return 0
    split = first
    while split < last and tokens[split].plain in AREAS:
        split += 1
    named = last - first - FULL_NAME == 1 and not any(token.plain in PARTICLES for token in tokens[first:last])
    link = tokens[first - 1].plain
    if split == first and named and (link in OWNING or (link in OF_TOWNS and _is_of_town(tokens, first))):
        split += 1
    return split - first if split == last or last - split >= FULL_NAME else 0


def is_town_before_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether three Cyrillic words may be a town without a link, and a name: 'мер Норвіка Анна Седова'."""
    cyrillic = last - first == FULL_NAME + 1 and _CYRILLIC.match(tokens[first].text) is not None
    return cyrillic and _PATRONYMIC.search(tokens[first + 1].plain) is None


_CYRILLIC = re.compile("[А-Яа-яІЇЄҐЁ]")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична)\Z")
"""The end of a name of somebody's father, which stands between the given name and the family name."""


def _is_of_town(tokens: Sequence[Token], first: int) -> bool:
    """Whether an office before a word is that of a town: 'le maire de Brest Ana Lupu'."""
    noun = _noun_before(tokens, first)
    return noun is not None and CUT_SHORT.sub("", tokens[noun].plain) in _OF_A_TOWN


_OF_A_TOWN = frozenset(
    "maire alcalde alcaldesa sindaco sindaca primarul primar gouverneur gobernador gobernadora governatore prefet "
    "prefetto eveque obispo vescovo burgermeister burgermeisterin".split()
)


def _noun_before(tokens: Sequence[Token], first: int) -> int | None:
    """The place of the noun to which the words right before a place belong: 'minister' of 'minister of the'."""
    place = first
    while place > 0 and first - place < LONGEST_LINKS and tokens[place - 1].plain in OF_AREAS | OWNING:
        place -= 1
    while 0 < place < first and first - place < LONGEST_ROLE and tokens[place - 1].plain in BEHIND_OFFICES:
        place -= 1
    return place - 1 if 0 < place < first and is_personal_noun(tokens[place - 1]) else None


LONGEST_LINKS = 2
"""Words between an office and what it is in charge of: 'de la'."""


def office_before(tokens: Sequence[Token], first: int, last: int) -> Office:
    """The office in small letters before a name: 'the former prime minister Ana Lupu', 'the mayor of Ost, Ana Lupu'."""
    if first and tokens[first - 1].is_word:
        if tokens[first - 1].plain in OF_AREAS | OWNING:
            return Office()  # 'the mayor of Ost'
        noun = _noun_of(tokens, first)
        if noun is None:
            return Office()
        begin = _begin(tokens, noun, MOST_UNKNOWN)
        return _worded(tokens, begin, first)._replace(owner=_owner(tokens, begin))
    if first < FULL_NAME or last - first < FULL_NAME or tokens[first - 1].text != ",":
        return Office()
    place = first - 1
    while place > 0 and first - place <= LONGEST_ROLE and tokens[place - 1].is_word:
        place -= 1
    # 'Senator Ana Lupu and her deputy, Bo Kell'
    joined = [at for at in range(place, first - 2) if tokens[at].plain in _JOINING and tokens[at + 1].plain in _OPENING]
    place = joined[-1] + 1 if joined else place
    noun = next((at for at in range(place, first - 1) if is_personal_noun(tokens[at])), None)
    if noun is None:
        return Office()
    begin = _begin(tokens, noun, MOST_UNKNOWN_BEFORE_COMMA)
    return _worded(tokens, begin, first - 1)._replace(owner=_owner(tokens, begin))


def office_of_area(tokens: Sequence[Token], first: int, last: int) -> Office:
    """The office whose last words are capitals that say where or for what it is: 'le maire de Brest Ana Lupu'."""
    noun = _noun_before(tokens, first)
    noun = _noun_of(tokens, first) if noun is None else noun
    if noun is None:
        return Office()
    begin = _begin(tokens, noun, MOST_UNKNOWN)
    return _worded(tokens, begin, last)._replace(owner=_owner(tokens, begin))


MOST_UNKNOWN = 1
"""Words between an article and an office that are not known to belong to one: 'the opposition leader Ana Lupu'."""
MOST_UNKNOWN_BEFORE_COMMA = 3


def office_from(tokens: Sequence[Token], first: int) -> int:
    """Where an office begins whose first word with a capital is given: 'die frühere Ministerin', 'acting Mayor'."""
    place = first
    while place > 0 and tokens[place - 1].plain in BEFORE_OFFICES and tokens[place - 1].text.islower():
        place -= 1
    return place


def _noun_of(tokens: Sequence[Token], first: int) -> int | None:
    """The noun of the office that ends right before a name."""
    place = first
    while place > 0 and first - place < LONGEST_ROLE and _may_stand_behind(tokens, place - 1):
        place -= 1
    nouns = [at for at in range(max(place - 1, 0), first) if is_personal_noun(tokens[at])]
    if nouns:
        return nouns[0]
    if first > 1 and _GENITIVE_NOUN.match(tokens[first - 1].plain) and is_personal_noun(tokens[first - 2]):
        return first - 2  # 'директор завода Пётр Седов'
    # 'le maire de la ville Ana Lupu': one word of any kind behind the link.
    return _noun_before(tokens, first - 1) if tokens[first - 1].text.islower() and not _is_verb(tokens, first) else None


def _is_verb(tokens: Sequence[Token], first: int) -> bool:
    return tokens[first - 1].plain in NOT_NAMES | VERBS


def _may_stand_behind(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word may stand between an office and the name: 'general', 'of defence', 'de la Défense'."""
    plain = tokens[place].plain
    return (
        plain in BEHIND_OFFICES
        or plain in AREAS
        or plain.rpartition("'")[2] in AREAS
        or plain in OF_AREAS
        or plain in OWNING
        or (plain in GENITIVES or GENITIVE.search(plain) is not None)
    )


GENITIVE = re.compile(r"[а-яіїєґ]{3,}(?:[ыи]х|[ое]го|[оі]ї|ои|еи|оі)\Z")
"""The end of a Russian or Ukrainian adjective in the genitive, folded: 'Остгаванского'."""


_GENITIVE_NOUN = re.compile(r"[а-яіїєґ]{3,}(?<!л)[аяуюыиі]\Z")
"""A Russian or Ukrainian noun that may be in the genitive, and no verb that says what somebody did."""


def _begin(tokens: Sequence[Token], noun: int, most: int) -> int:
    """Where the words of an office begin, its noun given: 'former' of 'the former foreign minister'."""
    place = noun
    while place > 0 and noun - place < LONGEST_ROLE and _belongs_before(tokens[place - 1]):
        place -= 1
    start = place
    while place > 0 and start - place <= most and _may_belong(tokens[place - 1]):
        place -= 1
    opens = place > 0 and (tokens[place - 1].plain in _OPENING or _is_owner(tokens[place - 1]))
    return place if opens and start - place <= most else start


_JOINING = frozenset("and et und y e si и і та".split())
_OPENING = frozenset(
    "the a an his her its their our my le la son sa leur der die sein seine ihr ihre el su il suo sua".split()
)
"""Words behind which an office begins: behind 'the', 'health secretary' is one."""


def _belongs_before(token: Token) -> bool:
    capital = token.is_word and token.text[0].isupper() and token.plain not in NOT_NAMES
    return (capital and not _is_owner(token)) or token.plain in BEFORE_OFFICES or is_personal_noun(token)


def _may_belong(token: Token) -> bool:
    plain = token.plain
    known = plain in NOT_NAMES or plain in VERBS or plain in OF_AREAS or plain.endswith("ed")
    return token.is_word and token.text.islower() and not known and not _is_owner(token)


def _is_owner(token: Token) -> bool:
    return token.is_word and POSSESSIVE.search(token.text) is not None


def _owner(tokens: Sequence[Token], begin: int) -> str:
    """Whose an office is: 'Ostria' of 'Ostria's foreign minister'; empty where a word in small letters says it."""
    before = tokens[begin - 1] if begin else None
    if before is None or not _is_owner(before) or not before.text[0].isupper():
        return ""
    return POSSESSIVE.sub("", before.text)


def office_behind(tokens: Sequence[Token], last: int) -> str:
    """The office between commas behind a name: ', the mayor of Ost,'."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return ""
    end = last + 1
    while end < len(tokens) and end - last <= LONGEST_ROLE + 1 and (tokens[end].is_word or tokens[end].text in _MARKS):
        end += 1
    part = tokens[last + 1 : end]
    if not part or (end < len(tokens) and tokens[end].text not in {",", ".", ";"}) or end - last > LONGEST_ROLE + 1:
        return ""
    if not any(is_personal_noun(token) or token.plain in OFFICES for token in part):
        return ""
    return _worded(tokens, last + 1, end).words


_MARKS = frozenset("'’")


def _worded(tokens: Sequence[Token], first: int, last: int) -> Office:
    """An office without the article before it."""
    if first < last and tokens[first].plain in _ARTICLES:
        first += 1
    words = " ".join(token.text for token in tokens[first:last])
    for mark in _MARKS:
        words = words.replace(f" {mark} ", f"{mark} ")
    return Office(_DRAWN_IN.sub("", words))


_ARTICLES = frozenset("the a an le la les un une der die das den dem ein eine el il lo".split())
_DRAWN_IN = re.compile(r"\A[lL]['’]")
"""The article that is drawn into a word: l'ancien."""
