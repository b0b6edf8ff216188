"""The clause that a verb of speech opens without 'that': 'she said the bridge was closed'."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.clauses import TIMES
from briefing.draft.sentences import DASHES
from briefing.edtf.calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.citations import Cue
    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = [
    "FEWEST",
    "LONGEST_SUBJECT",
    "NOT_SAID",
    "NO_SUBJECT",
    "REPORTING_ALONE",
    "SIGNS",
    "Stretch",
    "bare_clause",
    "before_colon",
    "is_clause",
]

FEWEST = 3
"""Words of the shortest paraphrase."""
SIGNS = DASHES | frozenset(",;:.!?…")


class Stretch(NamedTuple):
    """Tokens from the first up to, and without, the last."""

    first: int
    last: int


def before_colon(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Where a clause ends: at a colon that leads up to a quotation, at a comma with what the reporter adds."""
    for at in range(first, limit - 1):
        text = tokens[at].text
        if text == ":" and tokens[at + 1].is_veil:
            return at
        if (
            text == ","
            and at > first + FEWEST
            and tokens[at + 1].plain.endswith("ing")
            and tokens[at + 1].text.islower()
        ):
            return at
    return limit


def bare_clause(tokens: Sequence[Token], cue: Cue, right: Stretch, words: Grammar) -> Stretch | None:
    """What a verb opens without 'that': 'he said the bridge was closed'."""
    right = Stretch(_behind_time(tokens, right.first, right.last), right.last)
    verb = tokens[cue.verb].plain
    if (
        verb not in REPORTING_ALONE
        or right.last - right.first < FEWEST
        or "," in {tokens[right.first - 1].text, tokens[right.first].text}
    ):
        return None
    if not _may_begin(tokens, right.first) or (verb in _WITH_THINGS and tokens[right.first].plain in _THINGS):
        return None
    said = Stretch(right.first, before_colon(tokens, right.first, right.last))
    surely = verb in _SAYING and said.last - said.first >= LEAST_CLAUSE and _may_be_subject(tokens[said.first])
    return said if surely or is_clause(tokens, said, words) else None


def _may_begin(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause may begin at a place: 'said about 40 would', but not 'said about it' or 'said it in'."""
    first = tokens[place].plain
    if first in NOT_SAID:
        return first == "about" and tokens[place + 1].text[0].isdigit()
    return first not in NO_SUBJECT and not (first in _OBJECTS and _is_aside_behind(tokens, place + 1))


def _may_be_subject(token: Token) -> bool:
    """Whether a word may begin what is surely a clause: no thing, no time, no adverb."""
    return token.plain not in _THINGS and token.plain != "this" and not token.plain.endswith("ly")


def _is_aside_behind(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing of a clause follows a word: a sign, or where and when: 'said it in the debate'."""
    return place >= len(tokens) or not tokens[place].is_word or tokens[place].plain in NOT_SAID


_OBJECTS = frozenset("it them so this that nothing something anything everything".split())
NO_SUBJECT = frozenset(
    "is was are were has have had would will could can should may might never not doesn't didn't isn't wasn't".split()
)
"""Verbs whose subject stands before the speaker: 'ships that he said had sailed'."""


def _behind_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """The place behind the day on which something was said: 'said on Tuesday night'."""
    place = first + 1 if tokens[first].plain == "on" else first
    start = place
    while place < last - 1 and tokens[place].plain in _DAYS:
        place += 1
    return place if place > start else first


_DAYS = TIMES - {"earlier", "later", "last"} | {"morning", "afternoon", "evening", "night"}


def is_clause(tokens: Sequence[Token], stretch: Stretch, words: Grammar) -> bool:
    """Whether a stretch has a subject and a verb, as far as the words show it."""
    following = tokens[stretch.first + 1].plain if stretch.first + 1 < stretch.last else ""
    if tokens[stretch.first].plain == "this" and following in _UNITS:
        return False
    if tokens[stretch.first].base in words.pronouns or tokens[stretch.first].plain in _POINTING:
        return True
    return any(
        token.plain in _FINITE or (token.text.islower() and _may_be_finite(token, following, words))
        for token, following in pairwise(tokens[stretch.first + 1 : stretch.first + LONGEST_SUBJECT + 1])
    )


_POINTING = frozenset(("there", "that", "this", "these"))
_UNITS = frozenset("week weekend month year morning afternoon evening summer spring autumn fall winter quarter".split())


def _may_be_finite(token: Token, following: Token, words: Grammar) -> bool:
    """Whether a word may be the verb of a clause: 'rejected the bill', and not 'released on Monday'."""
    if token.plain.endswith("ed"):
        return following.plain not in _BEHIND_PASSIVE
    return token.plain in words.verbs and token.plain.endswith("s")


_BEHIND_PASSIVE = frozenset(("on", "as"))
LONGEST_SUBJECT = 16
"""Words among which a clause has its verb."""
_FINITE = frozenset(
    "is are was were be been has have had will would can could should may might must do does did isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't don't doesn't "
    "didn't went came got made took gave knew saw became began held left lost met paid put ran sent spent "
    "stood told thought won needs wants makes takes gives says seems plans supports remains means faces".split()
)


REPORTING_ALONE = frozenset(
    "said says say saying added adds adding told tells telling claimed claims claim claiming argued argue "
    "argues insisted insists believes believe believed thinks think thought announced denied denies denying "
    "noted warned warns suggested suggests acknowledged acknowledges predicted confirmed alleged alleges "
    "stressed explained explains wrote writes tweeted conceded concedes contends contended maintained "
    "maintains stated states stating".split()
)
_SAYING = frozenset("said says say".split())
"""Verbs whose object is nearly always a clause."""
LEAST_CLAUSE = 4
"""Words of the shortest stretch that is a clause behind such a verb, whatever its verb may be."""
_WITH_THINGS = frozenset(
    "added adds adding claimed claims claim claiming maintained maintains wrote writes announced denied denies".split()
)
_THINGS = frozenset("a an another more around victory up".split())
"""What such a verb has for an object that is a thing, and nothing said: 'added another clause', 'wrote a letter'."""
NOT_SAID = frozenset(map(str.casefold, WEEKDAYS)) | frozenset(
    "in on at of by to from with about during after before as for against over through "
    "earlier later last when while and or but so also recently "
    "because it's again".split()
)
