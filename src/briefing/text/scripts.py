"""Words that mix letters of several scripts, as a forged name does."""

from __future__ import annotations

import re
import unicodedata

from briefing.text.characters import JOINERS, REMOVED, SELECTORS

__all__ = ["mixed_scripts"]

_UNSEEN = re.compile(f"[{REMOVED}{JOINERS}{SELECTORS}\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = frozenset("LATIN CYRILLIC GREEK ARMENIAN CHEROKEE COPTIC GEORGIAN LISU TIFINAGH DESERET OSAGE".split())
"""Scripts with letters that cannot be told from another's. Latin beside Chinese, Hebrew or Arabic deceives nobody."""


def mixed_scripts(text: str) -> tuple[str, ...]:
    """Name the scripts that one word of a text mixes; empty where each word keeps to one.

    >>> mixed_scripts("Mаcron")
    ('Latin', 'Cyrillic')
    """
    if text.isascii():
        return ()
    for word in _WORD.findall(_UNSEEN.sub("", text)):
        scripts = _scripts(word)
        if len(scripts) > 1:
            return scripts
    return ()


def _scripts(word: str) -> tuple[str, ...]:
    if word.isascii():
        return ()
    names = dict.fromkeys(unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return tuple(name.capitalize() for name in names if name in _LOOKALIKES)
