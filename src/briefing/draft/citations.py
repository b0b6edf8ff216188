"""Finds whom a sentence cites without a verb: 'according to Lupu', 'laut Lupu', 'по её словам'."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.clauses import Phrase, phrase_behind
from briefing.draft.grammar import WHOSE
from briefing.draft.offices import is_personal_noun
from briefing.draft.openings import phrase_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = ["Cue", "cited_at"]

TO_BE = frozenset("was were been being be is are has have had will would".split())


class Cue(NamedTuple):
    """A verb of speech.

    Attributes:
        verb: Its place among the tokens; of 'according to' that of the first word.
        subject: Who speaks; None where the sentence does not show it.
        first: Where its clause begins: with the subject or the verb.
        last: The token behind both.
        behind: The subject stands behind the verb: 'said Lupu'.
        is_cited: It is no verb, but 'according to'.
        via: Who is cited for what the subject says: 'according to Reuters, quoting Lupu'.
        is_added: Its subject is that of the verb before: 'adding', 'and said'.
    """

    verb: int
    subject: Phrase | None
    first: int
    last: int
    behind: bool = False
    is_cited: bool = False
    is_added: bool = False
    via: Phrase | None = None


def cited_at(tokens: Sequence[Token], place: int, words: Grammar) -> Cue | None:
    """Whom the words at a place cite; None where they cite nobody."""
    if tokens[place].plain in words.citing:
        return _cited_by_phrase(tokens, place, words)
    if place and tokens[place].plain in words.cited_before:
        # 'Der Polizei zufolge'
        subject = phrase_first(tokens, words, highest=place)
        whole = subject is not None and subject.last == place and subject.first <= 1
        return Cue(0, subject, 0, place + 1, is_cited=True) if whole else None
    if place and tokens[place].plain in words.so and (tokens[place - 1].text == "," or tokens[place - 1].is_veil):
        # '„Nein“, so Lupu.'
        subject = phrase_behind(tokens, place + 1, words)
        ends = subject is not None and (subject.last >= len(tokens) or not tokens[subject.last].is_word)
        return Cue(place, subject, place, subject.last, behind=True, is_cited=True) if subject and ends else None
    return None


def _cited_by_phrase(tokens: Sequence[Token], place: int, words: Grammar) -> Cue | None:
    for phrase in words.according:
        end = place + len(phrase)
        shown = tuple(token.plain for token in tokens[place:end])
        if WHOSE in phrase and len(shown) == len(phrase):
            # 'по её словам'
            who = phrase.index(WHOSE)
            own = shown[who] in words.whose and (*shown[:who], WHOSE, *shown[who + 1 :]) == phrase
            if own:
                return Cue(place, Phrase(place + who, place + who + 1), place, end, behind=True, is_cited=True)
        elif shown == phrase:
            subject = phrase_behind(tokens, end, words)
            if subject is None:
                return None
            subject = _without_next(tokens, subject)
            quoted = _quoted_by(tokens, subject, words)
            via = subject if quoted else None
            subject = quoted or subject
            last = _behind_brackets(tokens, subject.last)
            if place == 0 and not quoted:
                subject, last = _to_comma(tokens, subject, last)
            return Cue(place, subject, place, last, behind=True, is_cited=True, via=via)
    return None


def _without_next(tokens: Sequence[Token], subject: Phrase) -> Phrase:
    """Whoever is cited, without the speaker who comes next: 'According to the Post, Ana Lupu said'."""
    comma = next((at for at in range(subject.first, subject.last) if tokens[at].text == ","), None)
    goes_on = subject.last < len(tokens) and tokens[subject.last].is_word
    return subject._replace(last=comma) if comma is not None and goes_on else subject


def _to_comma(tokens: Sequence[Token], subject: Phrase, last: int) -> tuple[Phrase, int]:
    """Whoever is cited first in a sentence, and the comma that ends it: 'According to the envoy to Ost Ana Lupu,'."""
    comma = next((at for at in range(last, min(last + LONGEST_CITED, len(tokens))) if not tokens[at].is_word), last)
    between = tokens[last:comma]
    if not between or tokens[comma].text != "," or any(token.plain in TO_BE for token in between):
        return subject, last
    office = tokens[subject.first].text[0].isupper() and is_personal_noun(tokens[subject.last - 1])
    named = office and len(between) > FEWEST and all(token.text[0].isupper() for token in between[-FEWEST:])
    return (subject._replace(last=comma) if named else subject), comma


LONGEST_CITED = 14
"""Words between whoever is cited and the comma behind."""


def _quoted_by(tokens: Sequence[Token], outlet: Phrase, words: Grammar) -> Phrase | None:
    """Whom an outlet quotes that is cited itself: 'according to Reuters, quoting Lupu'."""
    signs = [token.plain for token in tokens[outlet.last : outlet.last + 3]]
    if len(signs) <= FEWEST or signs[0] != ",":
        return None
    verb = 1 if signs[1] in _QUOTING else FEWEST if (signs[1], signs[2]) in _WHO_QUOTES else 0
    place = outlet.last + verb + 1
    place += place < len(tokens) and tokens[place].plain in {"a", "al"}
    return phrase_behind(tokens, place, words) if verb else None


_QUOTING = frozenset("quoting citing citant citando".split())
_WHO_QUOTES = frozenset((("qui", "cite"), ("que", "cita"), ("che", "cita")))


FEWEST = 2
"""Tokens between an outlet and whom it quotes: a comma and the verb."""


def _behind_brackets(tokens: Sequence[Token], place: int) -> int:
    """The place behind a word in brackets: the acronym of a name."""
    brackets = [token.text for token in tokens[place : place + 3 : 2]]
    return place + 3 if brackets == ["(", ")"] else place
