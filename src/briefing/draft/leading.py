"""Says whose a quotation is that no verb of speech has: who is named before its colon, or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.draft.attributions import LONGEST_SUBJECT, Stretch
from briefing.draft.clauses import Phrase, phrase_behind
from briefing.draft.openings import phrase_first
from briefing.draft.sentences import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = ["LEAST_LETTERS", "leads_up"]


def leads_up(
    tokens: Sequence[Token], place: int, words: Grammar, *, ends_with_comma: bool
) -> tuple[Phrase, Stretch] | None:
    """Who says a quotation without a verb of speech, and the words that show it.

    Before a colon it is who is named first: 'Lupu was blunt: "No."'. Behind a quotation that ends with a comma it is
    who is named next: '"No," Lupu thundered.'; and the name behind a dash is a credit: '"No." - Ana Lupu'. In German
    a name behind 'so' is one, too.
    """
    if place > 0 and tokens[place - 1].text == ":":
        subject = _before_colon(tokens, place, words)
        return (subject, Stretch(subject.first, place)) if subject else None
    if place + 2 < len(tokens) and tokens[place + 1].text in DASHES and tokens[place + 2].text[0].isupper():
        subject = phrase_behind(tokens, place + 2, words)
        return (
            (subject, Stretch(place + 1, subject.last)) if subject and len(tokens) <= place + LONGEST_SUBJECT else None
        )
    if [token.plain for token in tokens[place + 1 : place + 3]] == [",", "so"] and place + 3 < len(tokens):
        subject = phrase_behind(tokens, place + 3, words)
        named = subject is not None and tokens[subject.first].text[0].isupper()
        return (subject, Stretch(place + 2, subject.last)) if subject and named else None
    if not ends_with_comma or place + 1 >= len(tokens) or not _is_utterance(tokens, place):
        return None
    behind = place + 2 if tokens[place + 1].text == "," else place + 1
    subject = phrase_behind(tokens, behind, words) if behind < len(tokens) else None
    if subject is None or subject.last >= len(tokens) or not _is_speaker(tokens, subject, words):
        return None
    return subject, Stretch(subject.first, subject.last + 1)


def _before_colon(tokens: Sequence[Token], place: int, words: Grammar) -> Phrase | None:
    """Who is named before a colon; behind another quotation only what stands nearest may lead up to this one."""
    earlier = next((at for at in range(place - 1, -1, -1) if tokens[at].is_veil), None)
    if earlier is None:
        return phrase_first(tokens, words, highest=place)
    commas = (at for at in range(place - 2, earlier, -1) if tokens[at].text == ",")
    found = (phrase_first(tokens, words, lowest=at + 1, highest=place) for at in commas)
    return next((one for one in found if one is not None), None)


def _is_utterance(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sentence begins with a quotation that somebody says, and neither with a title nor with a few words."""
    first = tokens[place]
    is_long = first.end - first.start >= LEAST_LETTERS
    return place < FEWEST and (is_long or (first.is_whole and not first.is_title))


LEAST_LETTERS = 30
"""Characters of the shortest quotation that is somebody's where it begins with a small letter."""
FEWEST = 2
"""Tokens before such a quotation: 'But "no," Lupu thundered'."""


def _is_speaker(tokens: Sequence[Token], subject: Phrase, words: Grammar) -> bool:
    """Whether a name or thing is one that can speak: a pronoun, or it has a capital or an article."""
    first = tokens[subject.first]
    return first.plain in words.pronouns or first.text[0].isupper() or first.plain in words.determiners
