"""Names of Russian and Ukrainian reports in whatever case they stand: 'Седовой' is Седова."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.text import folded

__all__ = ["key_of", "rank_of"]

_CYRILLIC = re.compile("[а-яіїєґё]")
_ENDING = re.compile(r"(?<=\w\w)(?:[ое]го|[ое]му|[ыиі]и|[ыи]м|[ое]и|[ое]м|[ое]ю|[ую]ю|ая|яя|[ое]ві|[аяуюыиіеоь])\Z")
"""The endings of the cases of nouns and adjectives, as `folded` has them, behind at least two letters."""
_OBLIQUE = re.compile("(?:[ое]го|[ое]му|[ыи]м|[ое]и|[ое]м|[ое]ю|[ую]ю|[ое]ві|[^ыиі]и|[^і]і|[уюые])\\Z")
"""Endings that hardly any name has where it is the subject."""


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What the forms of one name have in common: it is folded, and Cyrillic words have no endings.

    >>> key_of("Анны Седовой") == key_of("Анна Седова"), key_of("Ana Lupu")
    (True, 'ana lupu')
    """
    key = folded(name)
    return " ".join(map(_stem, key.split())) if _CYRILLIC.search(key) else key


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if _CYRILLIC.match(word) else word


def rank_of(name: str) -> tuple[int, int]:
    """How far a form is from the one that a name has as a subject: least is nearest.

    >>> rank_of("Анна Седова") < rank_of("Анны Седовой"), rank_of("Пётр Ковач") < rank_of("Петра Ковача")
    (True, True)
    """
    words = [word for word in folded(name).split() if _CYRILLIC.match(word)]
    return sum(_OBLIQUE.search(word) is not None for word in words), sum(map(len, words))
