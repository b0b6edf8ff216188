"""Whether a verb of speech reports what somebody says, and whether what is said can stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.draft.attributions import Stretch
from briefing.draft.name_words import BODY_WORDS, NOT_NAMES, PERSONAL_NOUNS

if TYPE_CHECKING:
    from briefing.draft.attributions import Attribution
    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Sentence, Token

__all__ = ["closes", "is_torn", "reports", "utters"]

_NOT_REPORTED = frozenset(("i", "we"))
_IT_SAYS = frozenset(("said", "says", "added", "adds", "stated"))
"""Verbs with which 'it' is a body that speaks; 'it suggested' rather is not."""


def reports(sentence: Sentence, attribution: Attribution, words: Grammar) -> bool:
    """Whether a verb reports a statement of another without quoting it: no 'I', no 'it', no 'he believes'."""
    subject, cue = attribution.subject, attribution.cue or Stretch(0, 0)
    tokens = sentence.tokens[cue.first : cue.last]
    if subject is None or sentence.tokens[subject[0]].base in _NOT_REPORTED:
        return False
    if sentence.tokens[subject[0]].plain == "it" and not any(token.plain in _IT_SAYS for token in tokens):
        return False
    named = sentence.tokens[subject[0] : subject[1]]
    if words.is_english and not any(_is_somebody(token) for token in named):
        return False
    return attribution.via is not None or any(token.plain in words.reporting for token in tokens)


def utters(sentence: Sentence, attribution: Attribution, words: Grammar) -> bool:
    """Whether a verb reports nothing but whole quotations: 'he pressed the "button"' is no statement of his."""
    cue = attribution.cue or Stretch(0, 0)
    verbs = [it.plain for it in sentence.tokens[cue.first : cue.last] if it.plain in words.verbs]
    return bool(verbs) and all(verb in words.uttering for verb in verbs)


def closes(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a verb says who said what stands before: nothing is behind it but where, when and to whom."""
    tail, cue = attribution.tail, attribution.cue
    if tail is None or cue is None or sentence.tokens[cue.last].text == ",":
        return True
    first = sentence.tokens[tail.first].plain
    asks = any(token.plain in _ASKED for token in sentence.tokens[cue.first : cue.last])
    return asks or first in _BEHIND_SAID or first.endswith("ly")


_ASKED = frozenset("asked asks told tells".split())
_BEHIND_SAID = frozenset("in on at during from to after before as when while with via through of last later".split())
"""Words with which begins where, when and how something was said."""


def _is_somebody(token: Token) -> bool:
    """Whether a word of a subject makes of it somebody, or some body: a capital, a pronoun, 'officials'."""
    plain = token.plain
    if token.text[0].isupper() and plain not in NOT_NAMES:
        return True
    people = any(form in PERSONAL_NOUNS or form in _PEOPLE for form in (plain, plain.removesuffix("s")))
    return people or plain in _HE or plain in BODY_WORDS


_HE = frozenset(("he", "she", "they", "who", "it"))
_PEOPLE = frozenset(
    "people police officials authorities sources critics supporters opponents aides allies democrats republicans "
    "conservatives liberals lawmakers prosecutors investigators organizers organisers protesters experts economists "
    "researchers scholars observers survivors victims parents families family women men woman man voters delegates "
    "insiders veterans donors executives traders others some many several few both staff ministry company government "
    "campaign administration agency department police union court panel committee commission board group firm paper "
    "newspaper bank army military party report poll survey study statement suit lawsuit filing source person friend "
    "neighbors neighbours colleague relatives diplomat diplomats rebels militants soldiers troops doctors farmers "
    "workers teachers students scientists counsel press campaigner campaigners campaigns companies editorial website "
    "magazine document records figures data timeline analysis count declaration complaint airline brother sister "
    "mother father husband wife son daughter couple representative author network outlet memo letter transcript "
    "operator carrier spokespeople secretariat embassy watchdog regulator charity".split()
)


def is_torn(sentence: Sentence, attribution: Attribution, words: Grammar) -> bool:
    """Whether what somebody is cited for is no sentence without the words that cite: 'Ships, according to Lupu, sank'.

    In German its verb comes first behind those words: 'Laut Lupu *sind* Schiffe gesunken'.
    """
    cue, tokens = attribution.cue, sentence.tokens
    if not attribution.is_cited or cue is None or not attribution.content:
        return False
    said = attribution.content[0]
    if said.first >= cue.last:
        before = [token for token in tokens[: cue.first] if token.is_word]
        led = len(before) > 1 or any(token.plain not in _CONJUNCTIONS for token in before)
        return led or (words.is_verb_second and tokens[cue.last].text != ":")
    behind = [token for token in tokens[cue.last :] if token.is_word]
    parted = cue.last < len(tokens) and not tokens[cue.last].is_word
    return bool(behind) and not (parted and (behind[0].plain in _ASIDES or behind[0].plain.endswith("ing")))


_CONJUNCTIONS = frozenset(
    "but and so yet also however mais et or aber und doch denn pero y e ma dar si iar но и а однако але та і".split()
)
_ASIDES = frozenset(
    "who whose which where when while a an the as in on at with from after before although but and qui dont que ou "
    "une un le la mais et lors die der das den wo die sowie und aber che cui dove mentre il lo ma e quien "
    "quienes donde cuando pero y el care unde iar dar un o которыи которая которые что где а но и який яка які що де "
    "але та".split()
)
"""Words with which begins what the reporter adds behind whoever is cited."""
