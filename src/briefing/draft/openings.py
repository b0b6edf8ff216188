"""What a sentence begins with: a dateline, where and when, and the first name or thing of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.draft.clauses import OF_NAMES, Phrase, closed, is_full_name, is_noun, is_time, phrase_behind
from briefing.draft.name_words import MEDIA_WORDS
from briefing.draft.names import occurrences
from briefing.draft.offices import begins_office
from briefing.draft.sentences import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = ["behind_dateline", "phrase_first"]

FARTHEST = 60
"""Words of a clause among which its subject is looked for."""


def _behind_intro(tokens: Sequence[Token], end: int) -> int:
    """The place behind what only says where and when: 'During the talks in Ost, Lupu was blunt'."""
    line = behind_dateline(tokens, end)
    if line or not tokens or (tokens[0].plain not in _INTRO and not _leads(tokens, 0)):
        return line
    return next((at + 1 for at in range(1, min(end, LONGEST_INTRO)) if tokens[at].text == ","), 0)


def behind_dateline(tokens: Sequence[Token], end: int) -> int:
    """The place behind a dateline: 'OSTHAVEN (Reuters) - Lupu met the crews'."""
    agency = any(token.plain in MEDIA_WORDS for token in tokens[1:LONGEST_TOWN])
    begins = bool(tokens) and (tokens[0].text == "(" or (tokens[0].text.isupper() and len(tokens[0].text) > FEWEST))
    begins = begins or (agency and tokens[0].text[0].isupper())
    dash = next((at for at in range(1, min(end, LONGEST_INTRO)) if tokens[at].text in DASHES), 0) if begins else 0
    before = tokens[dash - 1].text if dash else ""
    return dash + 1 if before in {")", "."} or (before[:1].isupper() and not agency) else 0


FEWEST = 2
"""Letters of the shortest town of a dateline."""
LONGEST_TOWN = 8
"""Tokens among which a dateline names its agency: 'Puerto Este (EFE) –'."""
LONGEST_INTRO = 20
"""Words of the longest intro of a sentence."""
_INTRO = frozenset("in at on during after before following under amid despite within".split())


def _leads(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that begins a sentence is no name: 'Writing in a blog post, Ana Lupu said'."""
    behind = tokens[place + 1].plain if place + 1 < len(tokens) else ""
    return place == 0 and tokens[0].plain.endswith("ing") and behind in _BEHIND_PARTICIPLE


_BEHIND_PARTICIPLE = frozenset("in on at to for from about with before after as into under by".split())


def phrase_first(tokens: Sequence[Token], words: Grammar, lowest: int = 0, highest: int | None = None) -> Phrase | None:
    """The first name or thing of a clause: its subject where no verb shows another."""
    end = min(len(tokens) if highest is None else highest, lowest + FARTHEST)
    place = _behind_intro(tokens, end) if lowest == 0 else lowest
    while place < end:
        token = tokens[place]
        if token.plain in words.pronouns:
            return Phrase(place, place + 1)
        named = token.text[0].isupper() and is_noun(token, words) and token.plain not in words.determiners
        if named and not words.is_english and (office := _office_with_name(tokens, place, end)) is not None:
            return office
        if named and not is_time(token) and not _leads(tokens, place):
            last = place + 1
            while (
                last < end
                and tokens[last].is_word
                and (tokens[last].text[0].isupper() or tokens[last].plain in OF_NAMES)
            ):
                last += 1
            return closed(tokens, place, last, words)
        if token.plain in words.determiners:
            office = None if words.is_english else _office_with_name(tokens, place + 1, end)
            if office is not None:
                return office._replace(first=place)
            found = phrase_behind(tokens, place, words)
            if found is not None and found.last <= end:
                return _with_name(tokens, found, end)
        place += 1
    return None


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() or token.plain in OF_NAMES


def _with_name(tokens: Sequence[Token], found: Phrase, end: int) -> Phrase:
    """An office with the name that a comma parts from it: 'Le secrétaire général du syndicat, Marc Ferrand'."""
    last = found.last + 1
    while last < end and tokens[last].is_word and tokens[last].text[0].isupper():
        last += 1
    parted = found.last < end and tokens[found.last].text == ","
    return found._replace(last=last) if parted and is_full_name(tokens, found.last + 1, last) else found


def _office_with_name(tokens: Sequence[Token], place: int, end: int) -> Phrase | None:
    """An office without an article and the name behind it: 'Генеральний секретар профспілки Петро Ковач'."""
    if place >= end or not begins_office(tokens, place):
        return None
    for one in occurrences(tokens[place : min(end, place + LONGEST_OFFICE)]):
        words = one.office.split()
        if one.name and words and words[0] == tokens[place].text:
            return Phrase(place, place + one.last)
    return None


LONGEST_OFFICE = 14
"""Words of the longest office with the name behind it."""
