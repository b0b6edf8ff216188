"""The names in a sentence: words with capitals in a row, with the offices before them and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.name_words import BODY_WORDS, NOT_NAMES, OFFICES, PERSONAL_NOUNS
from briefing.model.names import HONORIFICS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.sentences import Token

__all__ = ["POSSESSIVE", "Occurrence", "acronym_behind", "occurrences", "office_behind"]

_OF = frozenset("of de du des del della dei d' di do da von van der the".split())
"""Words inside of a name, where a word with a capital follows: Bank of England."""
_BEFORE_OF = BODY_WORDS | OFFICES | HONORIFICS | {"people"}
MOST_WORDS = 8
"""Words of the longest name."""
LONGEST_ROLE = 9
"""Words of the longest office."""
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words with capitals in a row: the office before a name, the name, and where they stand."""

    office: str
    name: str
    first: int
    last: int


def occurrences(tokens: Sequence[Token]) -> Iterator[Occurrence]:
    """The names of a sentence with the offices right before them; of an office without a name the name is empty."""
    done = 0
    # Most words have no capital: what cannot be one is passed over before it is looked at.
    for place in [at for at, token in enumerate(tokens) if not token.text.islower()]:
        if place < done or not _is_capital(tokens, place):
            continue
        first, done = place, _end_of_name(tokens, place)
        while first < done and tokens[first].plain in NOT_NAMES and (first == 0 or not tokens[first].text.isupper()):
            first += 1
        if first == 0 and tokens[0].plain in _INVERTED and done > 1:
            first = 1
        if first < done:
            yield _occurrence(tokens, first, done)


_INVERTED = frozenset(("said", "says", "asked", "wrote", "added"))
"""Verbs before a name that begin a sentence: 'Said Ana Lupu'."""


def _is_capital(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return token.is_word and (
        token.text[0].isupper() or (token.text[2:4].startswith("-") and token.text[3:4].isupper())
    )


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    """Where words with capitals end, particles and 'of' between them."""
    last = _behind_owner(tokens, first + 1)
    if last == first + 1 and POSSESSIVE.search(tokens[first].text):
        return last
    while last < len(tokens) and last - first < MOST_WORDS:
        if (owned := _behind_owner(tokens, last)) > last:
            last = owned
            continue
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
        if POSSESSIVE.search(tokens[last - 1].text):
            break
    return last


def _behind_owner(tokens: Sequence[Token], last: int) -> int:
    """Where a name goes on behind the apostrophe of an owner: the Dockers' Union."""
    following = tokens[last : last + 2]
    if len(following) == FEWEST and following[0].text in {"'", "’"} and following[1].plain in BODY_WORDS:
        return last + 2 if tokens[last - 1].plain.endswith("s") and following[1].text[0].isupper() else last
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
    if split + 1 == len(words) and words[-1].plain in BODY_WORDS:
        split = 0  # the Civil Defence Authority
    office = " ".join(token.text for token in words[:split])
    name = POSSESSIVE.sub("", " ".join(token.text for token in words[split:])).replace(" ' ", "' ").replace(" ’ ", "’ ")
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


def office_behind(tokens: Sequence[Token], last: int) -> str:
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


def acronym_behind(tokens: Sequence[Token], last: int) -> str:
    """The acronym in brackets behind a name."""
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        word = tokens[last + 1].text
        return word if word.isupper() and len(word) > 1 and word.isalpha() else ""
    return ""
