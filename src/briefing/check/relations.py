"""Who speaks where an actor is named as somebody's: a spokesman speaks for the actor, a brother does not.

The patterns read folded text. In 'a spokesman for the harbour said' the harbour speaks; in 'the brother of Kel said'
and 'Kel's lawyer said' somebody does whom the brief may not know, and it is not Kel.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.cut_words import languages_of
from briefing.check.speech_words import any_of

if TYPE_CHECKING:
    from briefing.sources import ArchiveText

__all__ = ["has_so", "proxy_before", "relative_before", "relative_behind", "speaks_for_it"]

_PROXIES = (
    "spokesman spokeswoman spokesperson spokesmen spokespeople representative press_secretary press_officer "
    "porte-parole sprecher sprecherin regierungssprecher portavoz portavoce porta-voz woordvoerder "
    "woordvoerster talesperson talsperson talsmand talskvinde talsmann talskvinne purtator_de_cuvant "
    "purtatorul_de_cuvant"
)
_SLAVIC_PROXIES = (
    "rzecznik rzeczniczka mluvci hovorca hovorkyna glasnogovornik glasnogovornica portparol представитель "
    "пресс-секретарь речник речниця пресс-секретар говорител портпарол"
)
_ARTICLE = r"(?:\b(?:an?|the|one|another|une?|le|la|der|die|eine?|el|il|los?|um|uma|een|de|en|ett|et)\s+)?"
_OF = r"(?:for|of|from|de|du|des|del|della|dello|di|do|da|d['’]|van|von|vom|for|til|till|al|a)"
_OF_WHOM = r"(?:of|de|du|des|del|della|di|do|da|d['’]|van|von|vom|til|till|av|al|a|lui)"
_NAME_BEGINS = r"(?:[\w.-]+['’]?\s+){0,3}"
_RELATED = (
    "brother sister mother father parent son daughter wife husband widow widower uncle aunt cousin nephew niece "
    "grandfather grandmother grandson granddaughter stepson stepdaughter brother-in-law sister-in-law "
    "father-in-law mother-in-law son-in-law daughter-in-law fiance fiancee girlfriend boyfriend friend "
    "neighbour neighbor colleague lawyer attorney solicitor barrister counsel doctor physician deputy "
    "predecessor successor rival opponent critic challenger ally aide adviser advisor assistant mentor teacher "
    "biographer bodyguard driver supporter follower colleagues friends lawyers aides advisers allies critics "
    "opponents supporters frere soeur mere pere fils fille femme mari avocat avocate ami amie cousine neveu "
    "adjoint predecesseur successeur rivale conseiller conseillere bruder schwester mutter vater sohn tochter "
    "frau mann witwe anwalt anwaltin freund freundin nachfolger vorganger stellvertreter rivalin berater "
    "hermano hermana madre padre hijo hija esposa esposo marido viuda abogado abogada amigo amiga sucesor "
    "predecesor adversario asesor fratello sorella figlio figlia moglie marito vedova avvocato amico amica "
    "successore predecessore consigliere irmao irma filho filha mulher advogado advogada sucessor antecessor "
    "broer zus zuster moeder vader zoon dochter vrouw weduwe advocaat vriend vriendin opvolger voorganger bror "
    "soster syster sonn datter dotter hustru advokat venn frate fratele sora mama tatal fiul "
    "fiica sotia sotul avocatul prietenul"
)
_SLAVIC_RELATED = (
    "brat siostra matka ojciec syn corka zona maz wdowa adwokat prawnik przyjaciel bratr sestra otec dcera "
    "manzelka manzel advokat pritel sin kci supruga suprug odvjetnik брат сестра мать отец сын дочь жена муж "
    "вдова адвокат друг мати батько син дочка дружина чоловік маика баща съпруга"
)
_NEAR_ENOUGH = 90
"""Characters before a name in which such words stand."""


def proxy_before(text: str) -> re.Match[str] | None:
    """What ends a text before a name where somebody speaks for whoever is named: 'a spokesman for'."""
    return _patterns().proxy.search(text, max(len(text) - _NEAR_ENOUGH, 0))


def relative_before(text: str) -> re.Match[str] | None:
    """What ends a text before a name whose relative, friend, lawyer or rival speaks: 'the brother of'."""
    return _patterns().relative.search(text, max(len(text) - _NEAR_ENOUGH, 0))


def relative_behind(text: str) -> re.Match[str] | None:
    """The same at the beginning of what stands behind a name: "'s former lawyer"."""
    return _patterns().of_whom.match(text) if text[:1] in {"'", "’"} else None


def speaks_for_it(text: str) -> bool:
    """Whether somebody speaks for what is named elsewhere: 'its spokesman Jan Ruiz said'."""
    return _patterns().for_it.search(text) is not None


class _Patterns(NamedTuple):
    proxy: re.Pattern[str]
    relative: re.Pattern[str]
    of_whom: re.Pattern[str]
    for_it: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Compiled when first asked for: a brief without archives needs none."""
    proxies, related = any_of(_PROXIES.split()), any_of(_RELATED.split())
    slavic_proxies, slavic_related = any_of(_SLAVIC_PROXIES.split()), any_of(_SLAVIC_RELATED.split())
    return _Patterns(
        re.compile(
            rf"{_ARTICLE}\b(?:(?:{proxies}|official)\s+{_OF}(?:\s+|(?<=['’]))|(?:{slavic_proxies})\s+){_NAME_BEGINS}$"
        ),
        re.compile(
            rf"{_ARTICLE}\b(?:(?:{related})\s+{_OF_WHOM}(?:\s+|(?<=['’]))|(?:{slavic_related})\s+){_NAME_BEGINS}$"
        ),
        re.compile(rf"(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){{0,2}}(?:{related})\b"),
        re.compile(rf"\b(?:its|their)\s+(?:\w+\s+)?(?:{proxies})\b"),
    )


def has_so(archive: ArchiveText) -> bool:
    """Whether 'so' names a speaker in the language of a source, as in German: '..., so die Ministerin Kel'."""
    return languages_of(archive) == ("de",)
