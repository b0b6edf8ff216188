"""Chooses fonts of the machine for letters that the program's own fonts do not have: Chinese, Devanagari, Thai ..."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["choose_families", "scripts_of", "wants_letters"]

MOST_ASKED = 60
"""Families that are tried; a machine may have a thousand."""
MOST_TAKEN = 4
SAMPLE = 64
"""Characters by which they are compared."""

_NO_LETTERS = re.compile(r"blank|emoji|last ?resort|symbol|icons?\b|math|tofu", re.IGNORECASE)
"""Families that draw no letters, or one sign for all of them."""
_KNOWN = re.compile(r"(noto|source han|dejavu|free(sans|serif)|arial unicode|unifont)", re.IGNORECASE)
_EAST_ASIAN = re.compile(
    r"cjk|source han|gothic|mincho|ming|song|sung|hei\b|kai\b|nanum|batang|malgun|yahei|pingfang|hiragino|uming|ukai",
    re.IGNORECASE,
)
_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO"})


def wants_letters(characters: Iterable[str]) -> bool:
    """Whether letters, digits or punctuation are among some characters: for signs and emoji nothing is looked for."""
    return any(unicodedata.category(character)[0] in "LMNP" for character in characters)


def scripts_of(characters: Iterable[str]) -> list[str]:
    """The scripts of some characters in the words of Unicode, as in 'Devanagari', 'Cjk' left in capitals."""
    words = {unicodedata.name(character, "").partition(" ")[0] for character in characters if character.isalpha()}
    return sorted(word if word == "CJK" else word.capitalize() for word in words if word)


def choose_families(
    known: Sequence[str], missing: Sequence[str], ask: Callable[[str, list[str]], Sequence[str]]
) -> list[str]:
    """Choose the families that draw most of what is missing, the best first.

    Args:
        known: The families of the machine.
        missing: The characters.
        ask: Tells for each of some families which of some characters it has.
    """
    scripts = {unicodedata.name(character, "").partition(" ")[0] for character in missing}
    usual = sorted((family for family in known if not _NO_LETTERS.search(family)), key=lambda it: _rank(it, scripts))
    families = usual[:MOST_ASKED]
    left = set(missing[:: max(len(missing) // SAMPLE, 1)])
    drawn = dict(zip(families, map(set, ask("".join(sorted(left)), families)), strict=True)) if families else {}
    chosen: list[str] = []
    while left and len(chosen) < MOST_TAKEN:
        best = max(families, key=lambda family: len(drawn[family] & left), default="")
        if not best or not drawn[best] & left:
            break
        chosen.append(best)
        left -= drawn[best]
    return chosen


def _rank(family: str, scripts: set[str]) -> tuple[int, str]:
    """Families named after a script come first, then those that are known to have many."""
    named = {word.upper() for word in family.split()} & scripts or (_EAST & scripts and _EAST_ASIAN.search(family))
    return (0 if named else 1 if _KNOWN.match(family) else 2, family)
