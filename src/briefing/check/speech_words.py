"""Verbs of speech, pronouns and the words of attribution in some languages, as patterns for folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefing.check.speech_verbs import AMBIGUOUS, VERBS
from briefing.model.names import HONORIFICS
from briefing.text import folded
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ABOUT",
    "ACCORDING",
    "ADDRESSING",
    "CLAUSE",
    "LONGEST_TITLE",
    "NOT_BEFORE",
    "OBJECT",
    "PASSIVE",
    "Speech",
    "any_of",
    "inflects",
    "speech_of",
]

LONGEST_TITLE = 7
"""Words that may stand between a verb of speech and the name: 'said the former minister of ports Ana Lupu'."""

ADDRESSING = frozenset(
    "told tells telling asked asks urged urges accused called calls warned warns reminded informed thanked assured "
    "interviewed criticised criticized".split()
)
"""Verbs whose object is a person: 'she told Kel'; the name behind one is no speaker unless the verb opens it."""

_PRONOUNS = {
    "": "he she they it i we il elle ils elles er sie el ella ellos ellas lui lei ea ei он она они він вона вони",
    "en": "he she they it i we",
    "fr": "il elle ils elles on",
    "de": "er sie es",
    "es": "el ella ellos ellas",
    "it": "lui lei egli loro",
    "pt": "ele ela eles elas",
    "nl": "hij zij ze",
    "sv": "han hon de",
    "da": "han hun de",
    "no": "han hun de",
    "ro": "el ea ei ele",
    "pl": "on ona oni one",
    "cs": "on ona oni",
    "sk": "on ona oni",
    "hr": "on ona oni",
    "fi": "han he",
    "et": "ta tema nad",
    "lv": "vins vina vini",
    "lt": "jis ji jie",
    "hu": "o ok",
    "tr": "o onlar",
    "ru": "он она они",
    "uk": "він вона вони",
    "bg": "тои тя те",
    "sr": "он она они",
    "ar": "هو هي هم",
    "he": "הוא היא הם",
    "fa": "او آنها",
    "id": "dia ia mereka",
    "vi": "ông_ấy bà_ấy anh_ấy cô_ấy họ",
    "sw": "yeye wao",
}
_ACCORDING = (
    *("according to", "in the words of", "as told by", "quoted", "quoting"),
    *("selon", "d['’]apres", "laut", "zufolge", "segun", "secondo", "segundo", "volgens", "enligt", "ifolge"),
    *(
        "potrivit",
        "conform",
        "wedlug",
        "podle",
        "podla",
        "prema",
        "по словам",
        "за словами",
        "според",
        "συμφωνα με τον",
        "(?:told|warned|informed|assured|reminded) by",
        "menurut",
        "theo",
        "לדברי",
        "بحسب",
        "وفقا ل",
    ),
)
_BEFORE_OTHERS = (
    *(
        "to",
        "of",
        "for",
        "by",
        "with",
        "at",
        "from",
        "about",
        "against",
        "on",
        "than",
        "like",
        "near",
        "alongside",
        "beside",
        "over",
        "without",
    ),
    *(
        "a",
        "au",
        "aux",
        "de",
        "du",
        "des",
        "d",
        "par",
        "avec",
        "pour",
        "contre",
        "zu",
        "von",
        "an",
        "mit",
        "gegenuber",
        "fur",
    ),
    *(
        "al",
        "del",
        "con",
        "para",
        "por",
        "di",
        "da",
        "do",
        "ao",
        "lui",
        "catre",
        "pe",
        "til",
        "till",
        "av",
        "aan",
        "van",
        "met",
    ),
    *("z", "ze", "od", "dla", "o", "ante", "к", "о", "об", "от", "для", "с", "у", "від", "до", "про", "з"),
)
_OPENING_CLAUSES = "that when because whom as while after before where which who if".split()
_PRO_DROP = frozenset("es it pt ro pl cs sk hr sr sl bg hu tr uk el ca lt lv ar he fa sw".split())
_INFLECTING = frozenset("ru uk be pl cs sk sr hr bs sl lt lv fi et hu tr az kk uz ky ka hy el la eu se".split())
_INFLECTED_LETTERS = compiled_late("[\u0370-\u03ff\u0400-\u04ff\u0530-\u058f\u10a0-\u10ffąęłżśćńőűěřůğėįųūļņķ]")


def inflects(text: str, language: str | None) -> bool:
    """Whether the names of a text may have endings; where the language is not known, its letters tell."""
    if language:
        return language.partition("-")[0].lower() in _INFLECTING
    return len(_INFLECTED_LETTERS.findall(text.lower())) * 200 > len(text)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, parted by their first letters so that few are tried; `_` stands for a blank."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace("_", " "))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))


@dataclass(frozen=True)
class Speech:
    """What speech looks like in a language.

    Attributes:
        verbs: The verbs of speech, folded.
        pronouns: The pronouns that may be their subject, folded.
        bare: Whether a verb may stand without a subject.
    """

    verbs: tuple[str, ...]
    pronouns: tuple[str, ...]
    bare: bool

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb of speech."""
        return re.compile(rf"\b(?:{self._verb})\b")

    @cached_property
    def pronoun(self) -> re.Pattern[str]:
        """A pronoun with a verb of speech at most two words after it, or right before it."""
        who = "|".join(self.pronouns).replace("_", " ")
        return re.compile(
            rf"\b(?P<before>{who})(?:\s+\w+){{0,2}}\s+(?:{self._verb})\b|"
            rf"\b(?:{self._verb})(?:-t)?[\s-]+(?P<after>{who})\b(?!\.)"
        )

    @cached_property
    def incise(self) -> re.Pattern[str]:
        """What a reporter puts between the words of a speaker: ', said', ', a-t-il dit' or ', she said,'."""
        who = "|".join(word for word in self.pronouns if word not in {"it", "we", "i"}).replace("_", " ")
        il = "(?:il|elle|on|ils|elles)"
        return re.compile(
            rf"[,—–-]\s*(?:(?:(?:a|ha|har|hat)\s+)?(?:{self._verb})(?P<it>-t?-?{il}\b|\s+(?:{who})\s*(?=[,—–-]))?|"
            rf"(?P<had>(?:a|ont)-t-{il}\s+(?:dit|{self._verb})|(?:{who})\s+(?:{self._verb}))\s*(?=[,—–-]))\s*"
        )

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """A verb at the start of a clause, its subject behind it, and at most two short words before."""
        return re.compile(
            rf"(?:[\w'’-]{{1,4}}\s+){{0,2}}(?P<verb>{self._verb})\s+(?P<title>(?:[\w'’.-]+\s+){{0,{LONGEST_TITLE}}}(?:[\w'’.-]+,\s+)?)$"
        )

    @cached_property
    def inverted(self) -> re.Pattern[str]:
        """A verb right before a subject at the end of a clause."""
        return re.compile(rf"\b(?P<verb>{self._verb})\s+(?P<title>(?:[\w'’.-]+\s+){{0,{LONGEST_TITLE}}})$")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """What stands between a subject and its verb behind it: nothing, an apposition, a few words."""
        apposition = r"(?:\s*,[^,;.!?]{1,90},|\s*\([^)]{1,60}\)|\s*,[^,;.!?]{1,60},[^,;.!?]{1,60},|\s*,?\s+who\b)?"
        return re.compile(rf"{apposition}(?P<between>(?:\s+[\w'’-]+){{0,3}}?)\s+(?P<verb>{self._verb})(?!\w)")

    @cached_property
    def _verb(self) -> str:
        return any_of(self.verbs)


ACCORDING = compiled_late(rf"\b(?:{'|'.join(_ACCORDING)})\s+(?:[\w'’.-]+\s+){{0,{LONGEST_TITLE}}}$")
"""Words that make whoever is named behind them a speaker."""
_HONORIFIC = rf"(?:(?:{'|'.join(sorted(HONORIFICS - {'don', 'chief'}))})\.?\s+)"
NOT_BEFORE = compiled_late(rf"\b(?:{'|'.join(_BEFORE_OTHERS)})['’]?(?:\s*|\s+(?:\w+\s+)?{_HONORIFIC}+)$")
"""Words before a name that is no subject: right before it, or before its title, 'by Minnesota Sen. Kel'."""
ABOUT = compiled_late(r"(?:of|about|to|with|after|before|against|despite)\s")
"""How a title does not begin: in 'she said of the mayor Kel' Kel is not the one who speaks."""
CLAUSE = compiled_late(rf"\b(?:{'|'.join(_OPENING_CLAUSES)})\b")
"""A word between a verb of speech and a name that begins a clause of its own: 'said the mayor, whom Ana Lupu met'."""
PASSIVE = compiled_late(
    r"\b(?:was|were|been|being|is|are|be|not|never|refused|declined|wanted|hoped|if|whether|that|whom)\b"
)
"""Words between a name and a verb with which it is not the one that speaks."""
OBJECT = compiled_late(
    rf"\b(?:{'|'.join(sorted(ADDRESSING))}|spoke to|talking to|speaking to|said to|shouted at|"
    r"says to|wrote to|writes to|replied to)\s+(?:(?!by\b)[\w'’.-]+\s+){0,4}$"
)
"""A verb of which the name behind is the object."""


@lru_cache(maxsize=64)
def speech_of(language: str | None) -> Speech:
    """The patterns for a language; those of all languages, without what is ambiguous, where none is known."""
    primary = (language or "").partition("-")[0].lower()
    primary = {"nb": "no", "nn": "no", "bs": "hr", "ms": "id"}.get(primary, primary)
    pronouns = tuple(folded(_PRONOUNS.get(primary, _PRONOUNS[""])).split())
    if primary in VERBS:
        return Speech(tuple(folded(VERBS[primary]).split()), pronouns, primary in _PRO_DROP)
    every = dict.fromkeys(word for words in VERBS.values() for word in folded(words).split())
    return Speech(tuple(word for word in every if word not in AMBIGUOUS), pronouns, bare=False)
