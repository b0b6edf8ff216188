"""The names in a sentence: words with capitals in a row, with the offices before them and behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.name_words import BODY_WORDS, NOT_NAMES, OFFICES
from briefing.draft.office_words import AREAS, OWNING
from briefing.draft.offices import (
    FULL_NAME,
    POSSESSIVE,
    Office,
    is_office,
    is_personal_noun,
    is_town_before_name,
    office_before,
    office_from,
    office_of_area,
    words_of_area,
)
from briefing.model.names import HONORIFICS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.sentences import Token

__all__ = ["Occurrence", "acronym_behind", "occurrences"]

_OF = frozenset("of de du des del della dei d' di do da von van der the".split())
"""Words inside of a name, where a word with a capital follows: Bank of England."""
_BEFORE_OF = BODY_WORDS | OFFICES | HONORIFICS | {"people"}
MOST_WORDS = 8
"""Words of the longest name."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words with capitals in a row: the office before a name, the name, where they stand, and whose the office is."""

    office: str
    name: str
    first: int
    last: int
    owner: str = ""


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
    if len(following) == FULL_NAME and following[0].text in {"'", "’"} and following[1].plain in BODY_WORDS:
        return last + 2 if tokens[last - 1].plain.endswith("s") and following[1].text[0].isupper() else last
    return last


def _occurrence(tokens: Sequence[Token], first: int, last: int) -> Occurrence:
    """Take the office off a name; one with 'of' is the name of a body: Bank of England."""
    begin, split = first, _end_of_office(tokens, first, last)
    if split > first:
        begin = office_from(tokens, first)
    elif (area := words_of_area(tokens, first, last)) > 0:
        split = first + area
        behind = office_of_area(tokens, first, split)
        return Occurrence(behind.words, _name_of(tokens[split:last]), first, last, behind.owner)
    name = _name_of(tokens[split:last])
    if first < split < last and tokens[split].text.islower() and _tells_whose(tokens, first, split):
        name = ""  # 'der Bürgermeisterin von Osthafen'; but 'Ministerin von Aster'
    before = office_before(tokens, first, last) if name and split == first else Office()
    office = " ".join(token.text for token in tokens[begin:split]) or before.words
    return Occurrence(office, name, first, last, before.owner)


def _end_of_office(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins behind an office with a capital; where both begin where there is none."""
    split = first
    for place in range(first, last):
        token = tokens[place]
        # An initial inside of a name is no title: M. Lupu, but Ana M. Lupu.
        opens = place == first and last - first > FULL_NAME and is_personal_noun(token)
        if (is_office(token) or opens) and (place == first or len(token.plain.rstrip(".")) > 1):
            split = place + 1
    if split > first and split + 1 < last and tokens[split].plain == "of":
        split += 2  # Secretary of State
    if first < split < last - FULL_NAME:
        split = _behind_area(tokens, split, last)
    if tokens[last - 1].plain in (BODY_WORDS if split + 1 == last else _SURELY_BODIES):
        split = first  # the Civil Defence Authority, General Motors Corp
    return split


_SURELY_BODIES = frozenset("corp corporation inc ltd company authority agency department ministry university".split())
"""Words of bodies that nobody has for a family name."""


def _behind_area(tokens: Sequence[Token], split: int, last: int) -> int:
    """Where a name begins behind what an office is in charge of: 'Ministrul Transporturilor Ion Baciu'."""
    behind = split
    while behind < last and tokens[behind].plain in AREAS:
        behind += 1
    if behind == split and is_town_before_name(tokens, split, last):
        behind += 1  # 'Мэр Остгавани Анна Седова'
    return behind if last - behind >= FULL_NAME else split


_TELLING = frozenset(", the le la der die dem den el il".split())
"""What stands before an office that is told of somebody who is named elsewhere."""


def _tells_whose(tokens: Sequence[Token], first: int, split: int) -> bool:
    """Whether what follows an office says of what it is: an office of the name before, or with an article."""
    return tokens[split].plain in OWNING or (first > 0 and tokens[first - 1].plain in _TELLING)


def _name_of(tokens: Sequence[Token]) -> str:
    return POSSESSIVE.sub("", " ".join(token.text for token in tokens)).replace(" ' ", "' ").replace(" ’ ", "’ ")


def acronym_behind(tokens: Sequence[Token], last: int) -> str:
    """The acronym in brackets behind a name."""
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        word = tokens[last + 1].text
        return word if word.isupper() and len(word) > 1 and word.isalpha() else ""
    return ""
