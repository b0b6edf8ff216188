"""Takes a sentence apart: which of its words somebody says, and who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.clauses import Phrase, phrase_behind
from briefing.draft.cues import find_cues
from briefing.draft.limits import ASIDE, LINKING, PARTING, limit_of
from briefing.draft.name_words import MEDIA_WORDS
from briefing.draft.openings import behind_dateline
from briefing.draft.paraphrases import (
    FEWEST,
    LONGEST_SUBJECT,
    NO_SUBJECT,
    NOT_SAID,
    REPORTING_ALONE,
    SIGNS,
    Stretch,
    bare_clause,
    before_colon,
    is_clause,
)
from briefing.draft.sentences import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.citations import Cue
    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Sentence, Token

__all__ = ["FEWEST", "LONGEST_SUBJECT", "Attribution", "Stretch", "attributions_of"]

FARTHEST = 14
"""Words between a verb of speech and what it opens: 'said in an interview with a paper on Monday that'."""
MOST_INSIDE = 6
"""Verbs of speech inside of what another one opens that are looked at."""
_RELATIVE = frozenset("which who whom whose where when".split())


class Attribution(NamedTuple):
    """What somebody says in a sentence.

    Attributes:
        subject: Who says it; None where the sentence does not show it.
        cue: The words that show it, subject and verb; None for a quotation that nothing leads up to.
        content: What is said, in one or more stretches; none where the words stand in the sentence before.
        via: Whom it is said to.
        tail: The words behind the cue that are not said: where and when.
        is_cited: No verb says it, but words like 'according to'.
    """

    subject: Phrase | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    via: Phrase | None = None
    tail: Stretch | None = None
    is_cited: bool = False


def attributions_of(sentence: Sentence, words: Grammar) -> list[Attribution]:
    """What is said in a sentence, in its order; a quotation that nobody says comes out without a subject."""
    tokens = sentence.tokens
    end = _end_of(tokens)
    found: list[Attribution] = []
    done = behind_dateline(tokens, end)
    cues = find_cues(tokens, words)
    for number, cue in enumerate(cues):
        if cue.first < done and not (cue.is_added and cue.verb >= done):
            continue
        limit = limit_of(tokens, cue, cues[number + 1 : number + 1 + MOST_INSIDE], end)
        before = cues[number - 1] if number else None
        cites = before is not None and _only_cites(tokens, before, cue)
        attribution = _attributed(tokens, cue, words, cue.first if cites else done, limit)
        if attribution is None or (number + 1 < len(cues) and _only_cites(tokens, cue, cues[number + 1])):
            continue
        if before is not None and cites:
            attribution = attribution._replace(via=before.subject)
        if found and _is_cited_behind(tokens, cue, attribution, found[-1]):
            found[-1] = found[-1]._replace(via=cue.subject)
        else:
            found.append(attribution)
        done = max([done, cue.last, *(stretch.last for stretch in attribution.content)])
    return _with_left(tokens, found, end)


def _only_cites(tokens: Sequence[Token], cue: Cue, following: Cue) -> bool:
    """Whether an outlet is cited for what somebody says: 'According to the Post, Lupu said that'."""
    subject = cue.subject
    return (
        cue.is_cited
        and cue.verb == 0
        and subject is not None
        and any(token.plain in MEDIA_WORDS for token in tokens[subject.first : subject.last])
        and all(token.text[0].isupper() or token.plain in _OF_OUTLET for token in tokens[subject.first : subject.last])
        and tokens[cue.last].text == ","
        and following.first == cue.last + 1
        and following.subject is not None
        and not following.behind
    )


_OF_OUTLET = frozenset("the a news agency newspaper daily channel network broadcaster website magazine".split())
"""Words of an outlet that have no capital; with others it is what the outlet has: 'polls for the Post'."""


def _is_cited_behind(tokens: Sequence[Token], cue: Cue, attribution: Attribution, before: Attribution) -> bool:
    """Whether a verb only says who reports what somebody says: 'She said that it was over, according to the Post'."""
    return (
        cue.behind
        and not attribution.content
        and bool(before.content)
        and before.via is None
        and before.subject is not None
        and not any(token.is_word or token.is_veil for token in tokens[before.content[-1].last : cue.first])
    )


def _end_of(tokens: Sequence[Token]) -> int:
    """The place of the signs that end a sentence."""
    end = len(tokens)
    while end > 0 and not tokens[end - 1].is_word and not tokens[end - 1].is_veil and tokens[end - 1].text in SIGNS:
        end -= 1
    return end


def _attributed(tokens: Sequence[Token], cue: Cue, words: Grammar, done: int, limit: int) -> Attribution | None:
    via, place = _via(tokens, cue, words)
    left = _last_whole(tokens, _trimmed(tokens, done, cue.first))
    right = _trimmed(tokens, place, limit)
    span = Stretch(cue.first, cue.last)
    before = tokens[cue.first - 1] if cue.first > done else None
    parted = before is not None and (before.text in SIGNS or before.is_veil)
    if cue.is_cited:
        content = _cited(tokens, cue, words, left, right, begins=cue.verb == done)
        enough = content is not None and _is_enough(tokens, content)
        return Attribution(cue.subject, span, (content,) if content and enough else (), cue.via, is_cited=True)
    if _is_aside_within(tokens, cue, left):
        return None
    if left is not None and (tokens[left.last - 1].plain in _RELATIVE or _is_of_who(tokens, cue, words)):
        # 'The stadium, which, Lupu said, is full'; 'They asked Ana Lupu, who told them to go home'.
        left = None
    opened = _opened(tokens, place, limit, words, cue.verb)
    if opened and parted and left and _is_veil(tokens, left) and tokens[opened.first - 1].text not in SIGNS:
        # '"No," he said on "The Morning Show."'
        opened = None
    elif opened is None and right is not None and not cue.behind and not (parted and left and _is_veil(tokens, left)):
        opened = bare_clause(tokens, cue, right, words)
    if cue.behind or (parted and left is not None and not cue.is_added and opened is None):
        if left is not None and not cue.behind and not _is_veil(tokens, left) and _is_intro(tokens, left, words):
            return _parted_by_cue(tokens, cue, span, left, right, words)
        return _behind(tokens, cue, span, left, right, place)
    if opened is None:
        return Attribution(cue.subject, span, (), via, right) if cue.first == 0 else None
    said = _first_whole(tokens, opened)
    if parted and left is not None and _is_veil(tokens, left) and all(_is_veil(tokens, part) for part in said):
        said = (left, *said)
    return Attribution(cue.subject, span, said, via, Stretch(place, opened.first))


def _cited(
    tokens: Sequence[Token], cue: Cue, words: Grammar, left: Stretch | None, right: Stretch | None, *, begins: bool
) -> Stretch | None:
    """What somebody is cited for: what stands before, or what follows where a comma parts it or nothing is before."""
    follows = begins or (cue.last < len(tokens) and tokens[cue.last].text == ",")
    if left is None or (right is not None and follows and left.last - left.first < FEWEST):
        # 'But, according to Lupu, they went home'
        return right if follows else None
    if tokens[left.last - 1].plain in words.openers:
        # 'The paper learned that, according to Lupu, it was over'
        return right
    # Nothing of 'ships which, according to Lupu, had sailed'.
    return None if tokens[left.last - 1].plain in _RELATIVE else left


def _is_aside_within(tokens: Sequence[Token], cue: Cue, left: Stretch | None) -> bool:
    """Whether somebody says nothing but words between dashes: 'A bold - some say unrealistic - plan'."""
    if (
        not cue.first
        or tokens[cue.first - 1].text not in DASHES
        or cue.behind
        or left is None
        or _is_veil(tokens, left)
    ):
        return False
    closed = next((at for at in range(cue.last, len(tokens)) if tokens[at].text in DASHES), cue.last)
    return 0 < closed - cue.last < FEWEST


def _is_of_who(tokens: Sequence[Token], cue: Cue, words: Grammar) -> bool:
    """Whether a verb is that of a clause with 'who', and what stands before it is not said by its subject."""
    place = cue.verb - 1
    while place > 0 and tokens[place].plain in words.fillers and tokens[place].plain != "who":
        place -= 1
    return not cue.behind and tokens[max(place, 0)].plain == "who"


def _last_whole(tokens: Sequence[Token], left: Stretch | None) -> Stretch | None:
    """What stands before a verb, without what leads up to a whole quotation: 'She was blunt: "No," she said'."""
    last = left.last - 1 if left is not None else 0
    if left is None or last == left.first or tokens[last - 1].text not in PARTING:
        return left
    # 'As for the ferries, "nobody knows when they will sail," said Lupu'
    leads = tokens[left.first].plain in NOT_SAID and tokens[last].has_comma and tokens[last - 1].text == ","
    alone = leads and not any(token.is_veil for token in tokens[left.first : last])
    return Stretch(last, left.last) if tokens[last].is_whole or alone else left


def _first_whole(tokens: Sequence[Token], opened: Stretch) -> tuple[Stretch, ...]:
    """What a verb opens, up to the end of what is quoted first: 'He cried "Go home!" as they left'.

    Quotations that are joined by nothing but 'and' are all taken.
    """
    first = tokens[opened.first]
    if not first.is_whole and not first.has_comma:
        return (opened,)
    found = [Stretch(opened.first, opened.first + 1)]
    for at in range(opened.first + 1, opened.last):
        token = tokens[at]
        if token.is_veil:
            found.append(Stretch(at, at + 1))
        elif token.is_word and token.plain not in LINKING:
            break
    return tuple(found)


def _behind(
    tokens: Sequence[Token], cue: Cue, span: Stretch, left: Stretch | None, right: Stretch | None, place: int
) -> Attribution | None:
    """What is said before the verb, and goes on behind it where a comma parts it: '"No," he said, "never."'."""
    following = tokens[place].text if place < len(tokens) else ""
    content = (left,) if left is not None and _is_enough(tokens, left) else ()
    tail = right
    if (right is not None and following in ASIDE | {":"}) or (right and tokens[right.first].is_veil):
        veil = _next_veil(tokens, right)
        whole = left is not None and not _is_veil(tokens, left) and veil is None
        if veil is not None and (left is None or _is_veil(tokens, left)):
            content = (*content, Stretch(veil, right.last))
            tail = Stretch(place, veil)
        elif whole and left is not None and left.last - left.first <= FARTHEST and not cue.behind:
            content = (*content, right)
            tail = None
    return Attribution(cue.subject, span, content, None, tail)


def _parted_by_cue(
    tokens: Sequence[Token], cue: Cue, span: Stretch, left: Stretch, right: Stretch | None, words: Grammar
) -> Attribution | None:
    """'In the end, Lupu said, they went home': what leads up to a clause is said, too."""
    if right is None:
        first = tokens[left.first].plain
        if (first in _GOING_ON or first not in _LEADING | NOT_SAID) and is_clause(tokens, left, words):
            return Attribution(cue.subject, span, (left,))
        comma = next((at for at in range(left.first, left.last) if tokens[at].text == ","), None)
        rest = _trimmed(tokens, comma, left.last) if comma is not None else None
        return Attribution(cue.subject, span, (left,)) if rest and is_clause(tokens, rest, words) else None
    if tokens[right.first - 1].text != "," or not is_clause(tokens, right, words):
        return None
    return Attribution(cue.subject, span, (left, Stretch(right.first, before_colon(tokens, right.first, right.last))))


def _next_veil(tokens: Sequence[Token], right: Stretch) -> int | None:
    """The quotation with which one goes on that was interrupted: behind a sign, and nothing behind it but signs."""
    for at in range(right.first, right.last):
        if tokens[at].text == ";":
            return None
        if tokens[at].is_veil:
            behind = tokens[at + 1] if at + 1 < right.last else None
            parted = at == right.first or tokens[at - 1].text in SIGNS
            return at if parted and (behind is None or not behind.is_word) else None
    return None


def _is_intro(tokens: Sequence[Token], stretch: Stretch, words: Grammar) -> bool:
    """Whether what stands before a comma only leads up to the clause: 'in a speech', 'when asked about it'."""
    first = tokens[stretch.first]
    if any(token.is_veil for token in tokens[stretch.first : stretch.last]):
        return False
    return first.plain in NOT_SAID or first.plain in _LEADING or not is_clause(tokens, stretch, words)


_LEADING = frozenset(
    "although though while when if once since until unless despite asked pressed speaking writing appearing following "
    "under among amid like unlike given without within beyond into then now still instead meanwhile yet".split()
)


_GOING_ON = frozenset("but and so or about also it's".split())
"""Words with which what is said may begin, though they may lead up to it as well."""


def _is_enough(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Whether a stretch is a quotation, or has the words of a paraphrase."""
    has_veil = any(token.is_veil for token in tokens[stretch.first : stretch.last])
    return has_veil or stretch.last - stretch.first >= FEWEST


def _is_relative(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether 'that' opens nothing that is said: 'wrote a book that helped', 'responsibility for that attack'."""
    following = tokens[place + 1].plain if place + 1 < len(tokens) else ""
    verb = following in NO_SUBJECT or following in words.verbs or following.endswith("ed")
    return verb or (tokens[place - 1].plain in _OF and tokens[place - 1].text.islower())


_OF = frozenset("for of in at with about to from by".split())


def _via(tokens: Sequence[Token], cue: Cue, words: Grammar) -> tuple[Phrase | None, int]:
    """Whom a verb tells it to, and the place behind."""
    if tokens[cue.verb].plain in words.addressing and not cue.behind:
        via = phrase_behind(tokens, cue.verb + 1, words)
        return via, via.last if via else cue.last
    return None, cue.last


def _is_aside(tokens: Sequence[Token], place: int, verb: int) -> bool:
    """Whether what stands between a verb and a quotation is where and when it was said: 'said on Monday "'."""
    return tokens[verb].plain in REPORTING_ALONE and tokens[place].plain in NOT_SAID


def _opened(tokens: Sequence[Token], place: int, limit: int, words: Grammar, verb: int) -> Stretch | None:
    """What a verb opens by 'that', by a colon, or by a quotation that follows it."""
    for at in range(place, min(limit, place + FARTHEST)):
        token = tokens[at]
        before = tokens[at - 1]
        if token.is_title and before.is_word and (at > place or before.plain.endswith("'s")):
            # "said on ABC's 'This Week' that"
            continue
        if token.plain in words.openers and at > place and _is_relative(tokens, at, words):
            continue
        if token.plain in words.openers:
            return _trimmed(tokens, at + 1, before_colon(tokens, at + 1, limit))
        if token.is_veil and at > place and tokens[at - 1].text not in SIGNS and not _is_aside(tokens, place, verb):
            return _trimmed(tokens, place, limit)
        if token.is_veil or token.text == ":":
            return _trimmed(tokens, at, limit)
        if token.text in {";", "."}:
            return None
    return None


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Stretch | None:
    """A stretch without signs at its ends; None where nothing is left."""
    while first < last and not (tokens[first].is_word or tokens[first].is_veil or tokens[first].text in "$€£([@#"):
        first += 1
    while last > first and tokens[last - 1].text in SIGNS:
        last -= 1
    return Stretch(first, last) if first < last else None


def _is_veil(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Whether nothing but quotations stands in a stretch."""
    return not any(token.is_word for token in tokens[stretch.first : stretch.last])


def _with_left(tokens: Sequence[Token], found: list[Attribution], end: int) -> list[Attribution]:
    """Add the quotations that no verb of speech has: led up to by a colon, or by nothing.

    One behind a comma is by whoever says the quotation before it: '"No," he said; and, later, "Never."'.
    """
    held = {place for one in found for stretch in one.content for place in range(stretch.first, stretch.last)}
    left = [place for place in range(end) if tokens[place].is_veil and place not in held]
    more = []
    for place in left:
        before = [
            one for one in found if one.content and one.content[-1].last <= place and _is_veil(tokens, one.content[0])
        ]
        goes_on = bool(before) and tokens[place - 1].text == ","
        subject, cue = (before[-1].subject, before[-1].cue) if goes_on else (None, None)
        more.append(Attribution(subject, cue, (Stretch(place, place + 1),)))
    return sorted(
        [*found, *more],
        key=lambda one: one.content[0].first if one.content else one.cue.first if one.cue else 0,
    )
