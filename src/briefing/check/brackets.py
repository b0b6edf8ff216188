"""What square brackets put into a speaker's mouth: a negation, a number, a word of weight that no source has."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from briefing.check.cut_words import languages_of
from briefing.check.ladder import TURNING
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.cut_words import Patterns
    from briefing.check.ladder import Located
    from briefing.sources import ArchiveText

__all__ = ["find_in_brackets"]

LEAST_STEM = 3
"""Letters that two forms of one word begin with."""

LEAST_ROOT = 5
"""Letters that the forms of one word in a source begin with."""

_WEIGHTY = compiled_late(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}")
_NEUTRAL = frozenset(
    "people person persons woman women child children company firm government country nation city town state group "
    "team party president minister mayor leader leaders member members bill deal plan year years month months week "
    "weeks today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december other others same also then when where what "
    "because while would been more some such will "
    "menschen leute frau mann firma unternehmen regierung land stadt gruppe partei präsident präsidentin jahr woche "
    "gens personnes femme homme entreprise gouvernement pays ville groupe parti président présidente année semaine "
    "gente personas mujer hombre empresa gobierno país ciudad grupo partido presidente presidenta persone donna uomo "
    "azienda governo paese città gruppo partito anno settimana pessoas mulher homem governo cidade".split()
)
"""Words by which editors say whom or what is meant, and which say little by themselves."""
_SAFE_IN_BRACKETS = frozenset(
    "the a an this that these those his her its their our your my he she it they we you i him them us me who which "
    "of in on at to for from by with and or is are was were be been being has have had sic le la les un une des du de "
    "der die das den el los las il lo gli o os as".split()
)
_POINTING = frozenset(
    "he she it they him her them his its their this that these those we us our you your who which one here there "
    "il elle ils elles lui leur cela ça ceci eux er sie es ihn ihm ihnen dies dieses él ella ellos ellas eso esto "
    "lui lei loro questo quello ele ela eles elas isso isto hij zij hem het dit dat han hon hun den det de dem "
    "он она оно они его её ее их это він вона воно вони його її їх це".split()
)
_PERSONS = frozenset(
    "he she they him her his we us you il elle ils elles lui leur eux er sie ihn ihm ihr ihnen él ella ellos ellas lei "
    "loro ele ela eles elas hij zij ze hem haar han hon hun hen он она они их ему им він вона вони їх їм".split()
)
"""Pronouns that mean people; 'them' means things as often."""
_SEVERAL = frozenset("they we ils elles ellos ellas loro eles elas zij они вони".split())
"""Pronouns that no name of one person stands for."""
_OTHER_BRACKET = compiled_late(r"[({]")
_GENDERS = (frozenset("he him his".split()), frozenset("she her hers".split()))
_BEFORE_A_NOUN = frozenset(
    "the a an this that these those his her its their our your my of in on at for from by with "
    "le la les un une des du der die das den dem ein eine einen el los las il lo gli de".split()
)
_ENDINGS = frozenset(("", "e", "s", "es", "ed", "d", "ing", "en", "n", "y", "ies", "ied"))
_NUMBER_IN_BRACKETS = compiled_late(
    r"\d|^one$|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|"
    r"millions?|half)\b"
)


def find_in_brackets(located: Located, archive: ArchiveText, words: Patterns) -> Iterator[tuple[str, str]]:
    """What brackets put into the speaker's mouth, in a clause, and what the source has in its place.

    Args:
        located: Where the words stand.
        archive: Their source.
        words: The words of its language that turn a sentence round.
    """
    for sign, replaced, before in located.inserted:
        word = sign.strip("[] ").replace("] [", " ")
        lost = words.lost_in(word) or words.lost_in(replaced) or words.contrasts.match(word) or word in TURNING
        alone = (word.isalpha() and not _is_honest(word, replaced, before, words)) or _OTHER_BRACKET.search(replaced)
        number = _NUMBER_IN_BRACKETS.search(word.lower()) or _NUMBER_IN_BRACKETS.search(replaced.lower())
        if lost or number or alone or _is_foreign(word, replaced, archive):
            hint = f'the source says "{replaced}" there' if replaced else "the source has nothing there"
            yield f"the brackets put {sign} into the speaker's mouth", hint


def _is_honest(word: str, replaced: str, before: str, words: Patterns) -> bool:
    """Whether one word in brackets says what the source means there, as editors do.

    It is a small word; or it stands for a pronoun, or for another form of itself; or it stands for nothing, and can be
    no verb behind an article or a preposition.
    """
    others = replaced.casefold().split()
    if any(word.casefold() in one and not other.isdisjoint(others) for one, other in permutations(_GENDERS)):
        return False
    if word in _SAFE_IN_BRACKETS:
        return True
    if word[0].isupper():
        return not others or len(others) > 1 or _POINTING.issuperset(others) or replaced[0].islower()
    if others:
        return _POINTING.issuperset(others) or (len(others) == 1 and _is_inflected(word, others[0]))
    return before.casefold() in _BEFORE_A_NOUN and not (words.contrasts.match(word) or word.endswith("ly"))


def _is_inflected(one: str, other: str) -> bool:
    """Whether two words are forms of one: 'close' and 'closed'."""
    shorter = min(len(one), len(other))
    stem = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    return stem >= LEAST_STEM and _ENDINGS.issuperset((one[stem:], other[stem:]))


def _is_foreign(word: str, replaced: str, archive: ArchiveText) -> bool:
    """Whether brackets hold words of weight, and the source has none of them anywhere.

    An editor who says whom a pronoun means takes what the source calls them, or a word that says little. What 'it'
    means may be called by any word.
    """
    others = replaced.casefold().split()
    points = bool(others) and _POINTING.issuperset(others)
    if (
        (points and _PERSONS.isdisjoint(others))
        or (not points and " " not in word)
        or (_is_name(word) and _SEVERAL.isdisjoint(others))
    ):
        return False
    known = _SAFE_IN_BRACKETS | _POINTING | _NEUTRAL
    nouns_have_capitals = "de" in languages_of(archive)
    first = word.split(maxsplit=1)[0]
    weighty = (it for it in _WEIGHTY.findall(word) if nouns_have_capitals or it == first or not it[0].isupper())
    told = [each for each in map(str.casefold, weighty) if each not in known]
    return bool(told) and not any(each[:LEAST_ROOT] in _folded(archive) for each in told)


def _is_name(word: str) -> bool:
    """Whether brackets hold nothing but words with capitals, without an article."""
    parts = word.split()
    return all(part[0].isupper() for part in parts) and parts[0].casefold() not in _SAFE_IN_BRACKETS


@lru_cache(maxsize=16)
def _folded(archive: ArchiveText) -> str:
    return "\n".join(archive.paragraphs).casefold()
