"""Which words of a person's name may stand for all of it: the family name is not always the last of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.event import Actor

__all__ = ["HONORIFICS", "PARTICLES", "family_name", "name_words"]

HONORIFICS = frozenset(
    "mr mrs ms mx miss dr prof professor sir dame lord lady rev reverend father sister pope cardinal archbishop "
    "bishop rabbi imam sheikh shaikh ayatollah king queen prince princess president premier chancellor minister "
    "governor mayor senator sen rep congressman congresswoman ambassador secretary general gen col colonel maj "
    "major capt captain lt lieutenant sgt sergeant admiral judge justice spokesman spokeswoman director chairman "
    "chairwoman chief coach m mme mlle monsieur madame herr frau don dona señor señora signor signora pan pani".split()
)
"""Words that stand before a name without being one."""

PARTICLES = frozenset(
    "de del della delle dei di da das do dos du van von vom der den ten ter zu zum af av la le al el bin ibn bint abu "
    "ben ould dela y e i".split()
)
"""Words between the given and the family name, written small or not, that belong to the latter."""

_NUMBER = re.compile(r"(?:[IVX]+|Jr|Sr)\.?")
_NOT_A_NAME = re.compile(r"\w|as|at|be|by|go|he|if|in|is|it|me|my|no|of|on|or|to|us")
"""A word that is no name by itself: Person A."""

_EASTERN = frozenset(
    "an bae baek bai ban cai cao chae chang chen cheng cho choe choi chu chung cui dai deng ding dong du fan fang "
    "feng fu gao gong gu guan guo han hao he heo hong hou hu huang hwang jang jeon jeong ji jia jiang jin jo jung "
    "kang kim ko kong kwak kwon lai lee lei li liang liao lim lin liu long lu luo lyu ma mao meng min moon nam "
    "noh oh paek pan park peng qian qiao qin qiu ren rhee ri ryu seo shao shen shi shin sim sohn son song su sun "
    "tan tang tao tian tsai wan wang wei won wu xi xia xiang xiao xie xiong xu xue yan yang yao ye yi yin yoo "
    "yoon you yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou".split()
)
"""Family names of one syllable that stand first in China and Korea."""

_GIVEN_IN_THE_EAST = re.compile(
    r"[^\W\d_]+[-‐‑][a-z]+|(?i:(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|"
    r"ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)){2})"
)
"""A given name of two syllables: Min-seok, Ching-te, or Yongmin as pinyin writes it."""

_EASTERN_COUNTRIES = frozenset({"CN", "TW", "HK", "MO", "KR", "KP", "SG"})
_HUNGARIAN = frozenset(
    "agnes akos andras attila balazs bela bence csaba eszter ferenc gabor gabriella gergely gyorgy gyula ildiko "
    "imre istvan janos jozsef judit karoly katalin krisztina lajos laszlo levente marton mihaly miklos oszkar pal "
    "peter piroska reka sandor tamas tibor tunde viktor zoltan zsofia zsolt zsuzsanna".split()
)
"""Given names of Hungary, which stand last there."""


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles before it and numbers behind it, as written.

    >>> name_words("Dr. Ana Lupu"), name_words("Louis XIV")
    (('Ana', 'Lupu'), ('Louis',))
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and folded(words[0]).rstrip(".") in HONORIFICS:
        words = words[1:]
    while len(words) > 1 and _NUMBER.fullmatch(words[-1]):
        words = words[:-1]
    return tuple(word for word in words if not _NOT_A_NAME.fullmatch(folded(word).rstrip(".")))


def family_name(actor: Actor) -> str | None:
    """The words of a person's name that can stand for all of it; None where the brief does not show which they are.

    It is `short` where that is given. Else the brief may show it: by a comma, by capitals, by an alias, by a given name
    that only one press writes. Where nothing shows it, it is the last word with the particles before it.

    >>> from briefing.model import Actor
    >>> [family_name(Actor(name=name, kind="person")) for name in ("Hu Yongmin", "Kim Min-seok", "Charles de Gaulle")]
    ['Hu', 'Kim', 'de Gaulle']
    >>> family_name(Actor(name="Pedro Lasarte Quiroga", kind="person", aliases=["Lasarte"]))
    'Lasarte'
    """
    if actor.short:
        return actor.short
    words = name_words(actor.name)
    if len(words) < 2 or words[-1][0].islower():
        all_words = actor.name.split()
        whole = len(all_words) > 1 and folded(all_words[0]).rstrip(".") in HONORIFICS
        return None if whole or words != tuple(all_words[-1:]) else words[0]
    before, comma, _ = actor.name.partition(",")
    if comma and name_words(before):
        return " ".join(name_words(before))
    return _in_capitals(words) or _alias(words, actor.aliases) or _first(words, actor.country) or _last(words)


def _in_capitals(words: Sequence[str]) -> str | None:
    """The one word that is written in capitals, as diplomats write a family name."""
    found = [word for word in words if word.isupper() and len(word) > 1 and "." not in word]
    return found[0] if len(found) == 1 else None


def _alias(words: Sequence[str], aliases: Sequence[str]) -> str | None:
    """An alias that is a part of the name, without the title that it may have."""
    own = [folded(word) for word in words]
    for alias in aliases:
        parts = name_words(alias)
        part = [folded(word) for word in parts]
        if 0 < len(part) < len(own) and any(own[place : place + len(part)] == part for place in range(len(own))):
            return " ".join(parts) if len(part) == 1 or part[0] in PARTICLES else None
    return None


def _first(words: Sequence[str], country: str | None) -> str | None:
    """The first word, where the others are given names that stand last."""
    first, *rest = (folded(word) for word in words)
    given = _GIVEN_IN_THE_EAST.fullmatch(words[1]) if len(rest) == 1 else None
    if (first in _EASTERN and (given or country in _EASTERN_COUNTRIES)) or (given and "-" in given[0]):
        return words[0]
    hungarian = country == "HU" or (country is None and not " ".join(words).isascii())
    return words[0] if hungarian and rest[-1] in _HUNGARIAN and first not in _HUNGARIAN else None


def _last(words: Sequence[str]) -> str:
    start = len(words) - 1
    while start > 1 and folded(words[start - 1]) in PARTICLES:
        start -= 1
    return " ".join(words[start:])
