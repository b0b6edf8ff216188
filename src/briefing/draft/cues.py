"""Finds the verbs with which a sentence says that somebody says something, and whom it says it of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.draft.citations import Cue, cited_at
from briefing.draft.clauses import (
    TIMES,
    Phrase,
    named_at_the_end,
    named_second,
    phrase_behind,
    subject_before,
    with_auxiliary,
)
from briefing.draft.openings import behind_dateline, phrase_first
from briefing.draft.sentences import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = ["find_cues"]

_ASIDE = DASHES | frozenset(",'’")
_ABOUT = frozenset("as what which whom whatever if whether how why to not".split())
"""Words before a subject with which its verb reports no statement: 'as he said', 'what he said'."""
_PASSIVE = frozenset("was were been being be is are get got gets".split())
_ADDED = frozenset(("added", "adds", "adding"))
"""Verbs that add to a thing where "to" follows, and say nothing."""
_ENDED = frozenset(("concluded", "concludes"))
"""Verbs that end something where "with" follows, and say nothing."""
_TOLD = frozenset(
    "told asked called accused criticized criticised warned urged described charged cited read praised".split()
)
"""Verbs that are of somebody else where a form of 'to be' stands before them: 'he was told'."""


def find_cues(tokens: Sequence[Token], words: Grammar) -> list[Cue]:
    """The verbs of speech of a sentence with their subjects, in order."""
    found: list[Cue] = []
    for place, token in enumerate(tokens):
        if found and place < found[-1].last:
            continue
        cue = None
        if token.plain in words.verbs or "-" in token.plain:
            cue = _cue_at(tokens, place, words, found)
        else:
            cue = cited_at(tokens, place, words)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(tokens: Sequence[Token], place: int, words: Grammar, before: list[Cue]) -> Cue | None:
    token = tokens[place]
    verb, _, pronoun = token.plain.rpartition("-")
    if pronoun in words.pronouns and verb.removesuffix("-t") in (words.verbs | words.fillers):
        return _with_pronoun(tokens, place, words)
    if token.plain not in words.verbs or (token.text[0].isupper() and place > 0) or _is_refused(tokens, place, words):
        return None
    here = _is_verb_here if token.plain in words.nouns else _reports_here if token.plain in words.participles else None
    if here is not None and not here(tokens, place, words):
        return None
    inverted = _inverted(tokens, place, words, before[-1].last if before else 0) or _at_the_beginning(
        tokens, place, words
    )
    if inverted is not None:
        return inverted
    last = tokens[place - 1] if place else None
    if last and (last.plain == "to" or (token.plain in words.participles and not last.text[0].isupper())):
        return _beside(tokens, place, words) or _added(tokens, place, words, before)
    return _with_subject(tokens, place, words, before)


def _at_the_beginning(tokens: Sequence[Token], place: int, words: Grammar) -> Cue | None:
    """A verb with which a sentence begins: 'Said Lupu, "We won"'."""
    subject = phrase_behind(tokens, 1, words) if place == 0 and tokens[0].plain in words.quoting else None
    if subject is None or not tokens[subject.first].text[0].isupper() or not _quotes_whole(tokens, subject.last):
        return None
    return Cue(0, subject, 0, subject.last) if tokens[subject.last].text == "," else None


def _beside(tokens: Sequence[Token], place: int, words: Grammar) -> Cue | None:
    """A verb in -ing with a subject of its own: 'with the ministry reporting that'."""
    subject = subject_before(tokens, place, words)
    if subject is None or subject.last != place or subject.first == 0 or tokens[subject.first - 1].plain != "with":
        return None
    return Cue(place, subject, subject.first, place + 1)


def _inverted(tokens: Sequence[Token], place: int, words: Grammar, lowest: int) -> Cue | None:
    """A verb right behind a quotation with its subject behind it: '"No," has said the mayor'."""
    subject = phrase_behind(tokens, place + 1, words) if _may_invert(tokens, place, words, lowest) else None
    first = place
    while first > lowest and tokens[first - 1].plain in words.fillers:
        first -= 1
    return Cue(place, subject, first, subject.last, behind=True) if subject else None


def _with_subject(tokens: Sequence[Token], place: int, words: Grammar, before: list[Cue]) -> Cue | None:
    """A verb with the subject before it, that of the verb before, or at the end of a sentence that behind it."""
    lowest = before[-1].last if before else behind_dateline(tokens, place)
    subject = subject_before(tokens, place, words, lowest)
    if subject is not None and (behind := named_at_the_end(tokens, place, words, subject)):
        return Cue(place, behind, with_auxiliary(tokens, place, words), behind.last, behind=True)
    if subject is not None and (behind := named_second(tokens, place, words, subject)):
        return Cue(place, behind, place, behind.last)
    if subject is not None and _may_speak(tokens, subject, words):
        return Cue(place, subject, subject.first, place + 1)
    if subject is not None:
        # 'Lupu went home and in a speech said': who is named first may be meant.
        first = phrase_first(tokens, words, highest=subject.first) if not before else None
        named = first and first.first == 0 and _may_speak(tokens, first, words) and _is_no_speaker(tokens, subject)
        return Cue(place, first, place, place + 1, is_added=True) if named else None
    return _without_subject(tokens, place, words, before)


def _without_subject(tokens: Sequence[Token], place: int, words: Grammar, before: list[Cue]) -> Cue | None:
    """A verb without a subject right before it: behind an aside with 'who', behind 'and', or before its subject."""
    if place and tokens[place - 1].text == "," and before and (subject := _of_aside(tokens, place, before[-1])):
        return Cue(place, subject, place, place + 1, is_added=True)
    if _is_joined(tokens, place, words):
        return _added(tokens, place, words, before)
    first = with_auxiliary(tokens, place, words)
    found = phrase_behind(tokens, place + 1, words) if _ends_aside(tokens, first) else None
    if tokens[place].plain not in words.quoting or found is None:
        return None
    named = tokens[found.last - 1].text[0].isupper()
    goes_on = found.last < len(tokens) and tokens[found.last].is_word
    goes_on = goes_on and (words.is_english or tokens[found.last].plain not in _WHEN)
    return None if goes_on and not named else Cue(place, found, first, found.last, behind=True)


_WHEN = frozenset(
    "apres avant lors dans depuis pendant despues antes tras durante en desde dopo durante nel nella dupa inainte in "
    "nach vor wahrend im am после перед во в після перед під".split()
)
"""Words of other languages with which begins when or where somebody said something."""


def _of_aside(tokens: Sequence[Token], place: int, before: Cue) -> Phrase | None:
    """The subject of an aside with a verb of its own: 'Kell, who said so before, said'."""
    if before.subject is None or before.subject.last + 1 >= place:
        return None
    behind = tokens[before.subject.last : before.subject.last + 2]
    return before.subject if "who" in {behind[0].plain, behind[1].plain if behind[0].text == "," else ""} else None


def _is_no_speaker(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the last word before a verb is where or when something was said, and not who says it."""
    last = tokens[subject.last - 1]
    return last.text.islower() and last.plain in _NOBODY


def _may_speak(tokens: Sequence[Token], subject: Phrase, words: Grammar) -> bool:
    """Whether a subject can be one that speaks."""
    before = tokens[subject.first - 1].plain if subject.first else ""
    # 'As Lupu told the Post last week, "We won"'
    quotes = _quotes(tokens, subject.last) or (before == "as" and _quotes_whole(tokens, subject.last))
    if before in _ABOUT and not quotes:
        return False
    part = tokens[subject.first : subject.last]
    last = part[-1]
    begins = not any(token.is_word or token.is_veil for token in tokens[: subject.first])
    if begins and len(part) == 1 and _only_opens(last):
        return False
    if last.plain in words.pronouns:
        return True
    written = last.plain in _WRITTEN and last.text.islower() and _says_itself(tokens, subject.last)
    if (_is_no_name(last, words) and not written) or any(_is_counted(token) for token in part):
        return False
    if part[0].text.islower() and (part[0].plain.endswith(("ed", "ing")) or part[0].plain in _VERBS):
        return False
    return len(part) > 1 or last.text[0].isupper() or last.plain.endswith("s") or last.plain in _BODIES


def _only_opens(token: Token) -> bool:
    """Whether a word with the capital of its sentence is an adverb or its like, and names nobody."""
    return token.plain.endswith("ly") or token.plain in {"moreover", "having", "retired", "correction", "still", "then"}


def _is_counted(token: Token) -> bool:
    """Whether a word of a subject is a number, or a share of people; 'the 43-year-old' is somebody."""
    return token.plain in _SHARES or (token.text[0].isdigit() and not token.plain.endswith("-old"))


def _says_itself(tokens: Sequence[Token], place: int) -> bool:
    """Whether a whole quotation follows a verb at once: 'the email said, "'."""
    behind = [token for token in tokens[place + 1 : place + 3] if token.text not in {",", ":"}]
    return bool(behind) and behind[0].is_whole


def _quotes(tokens: Sequence[Token], place: int) -> bool:
    """Whether a quotation follows soon: 'as Lupu put it: "', 'what she called a "'."""
    return any(token.is_veil for token in tokens[place : place + FEW])


def _quotes_whole(tokens: Sequence[Token], place: int) -> bool:
    """Whether a whole quotation stands behind a place, with a comma before it."""
    return any(token.is_whole and before.text == "," for before, token in pairwise(tokens[place : place + FARTHEST]))


FARTHEST = 60
"""Words between a verb and the whole quotation that it leads up to."""
MOST_BACK = 8
"""Verbs of speech before one whose subject may be its own."""
FEW = 6
"""Words between a subject and a quotation that follows soon."""


def _is_no_name(last: Token, words: Grammar) -> bool:
    """Whether the last word of a subject makes it none that speaks: an owner, a number, a day, a thing, an article."""
    if last.plain.endswith(("'s", "s'")) or last.plain in TIMES or (last.text.islower() and last.plain in _NOBODY):
        return True
    return last.plain in words.determiners and last.plain not in _BODIES


_NOBODY = frozenset(
    "long more now time story idea question most least times past world week month year day speech interview meeting "
    "statement conference debate letter argument economy rally hearing briefing tweet post email".split()
)
_WRITTEN = frozenset("statement post tweet email letter speech".split())
"""What is written, and says what stands in it."""
_VERBS = frozenset("spoke want wants went came left took made met won lost held ran thinks knows".split())
_SHARES = frozenset("percent percentage majority proportion share third half quarter thirds".split())
"""Words of the results of polls, which nobody says."""
_BODIES = frozenset(
    "police people one another some many several others most both two three nobody everybody she he".split()
)


def _with_pronoun(tokens: Sequence[Token], place: int, words: Grammar) -> Cue:
    """French: 'dit-il', 'a-t-elle déclaré'."""
    following = tokens[place + 1].plain if place + 1 < len(tokens) else ""
    last = place + 2 if following in words.verbs else place + 1
    return Cue(place, Phrase(place, place + 1), place, last, behind=True)


def _is_refused(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether words before a verb make of it no statement: 'did not say', 'to say', 'was told'."""
    following = tokens[place + 1].plain if place + 1 < len(tokens) else ""
    if (
        following == "by"
        or (following == "to" and tokens[place].plain in _ADDED)
        or (following in {"tank", "tanks"} and tokens[place].plain == "think")
        or (following == "with" and tokens[place].plain in _ENDED)
    ):
        return True
    if following == ":" or any(token.is_veil for token in tokens[place + 1 : place + (3 if following == "," else 2)]):
        return False
    for before in reversed(tokens[max(place - 3, 0) : place]):
        if before.plain in words.refusals or before.plain.endswith("n't"):
            return True
        if before.plain in _PASSIVE and (tokens[place].plain in _TOLD or tokens[place].plain.endswith("ed")):
            return True
        if before.plain not in words.fillers and not before.plain.endswith("ly"):
            return False
    return False


def _is_verb_here(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether what may be a noun is a verb: behind a pronoun or a name, and not before 'of'."""
    if place == 0:
        return False
    before = tokens[place - 1]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if before.is_veil or (following is not None and (following.text == ":" or following.is_veil)):
        return True
    if following is None or following.plain in {"of", "from", "about", "and", "were", "was", "are", "is", "have"}:
        return False
    named = before.is_word and before.text[0].isupper() and before.plain not in words.determiners
    return named or before.plain in words.pronouns or before.text in {",", ")"} or before.plain in words.fillers


def _reports_here(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether a word in -ing reports something: behind a sign or a name, or before 'that'; not 'in writing'."""
    before = tokens[place - 1] if place else None
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and (following.plain in words.openers or _quotes(tokens, place + 1)):
        return True
    return before is None or not before.is_word or before.text[0].isupper() or before.plain in words.joins


def _may_invert(tokens: Sequence[Token], place: int, words: Grammar, lowest: int) -> bool:
    """Whether a verb stands right behind a quotation, so that its subject comes next."""
    if tokens[place].plain not in words.quoting:
        return False
    at = place - 1
    while at >= lowest and (tokens[at].text in _ASIDE or tokens[at].plain in words.fillers):
        at -= 1
    return at >= lowest and tokens[at].is_veil


def _is_joined(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether a verb has the subject of the one before: 'and later said'."""
    at = place - 1
    while at >= 0 and (tokens[at].plain in words.fillers or tokens[at].plain.endswith("ly")):
        at -= 1
    return at >= 0 and (tokens[at].plain in words.joins or tokens[min(at + 1, place - 1)].plain in {"then", "but"})


def _ends_aside(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb follows a comma, as at the end of what is reported: 'the bridge is closed, said Lupu'."""
    return place > 1 and tokens[place - 1].text in _ASIDE


def _added(tokens: Sequence[Token], place: int, words: Grammar, before: list[Cue]) -> Cue | None:
    last = next((cue.subject for cue in reversed(before[-MOST_BACK:]) if cue.subject), None)
    subject = last or phrase_first(tokens, words, highest=place)
    return Cue(place, subject, place, place + 1, is_added=True)
