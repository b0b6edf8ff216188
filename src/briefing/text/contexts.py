"""Whether a joiner, a selector or a mark of direction belongs where it stands.

The rules look only at characters that safe text keeps as they are, so that safe text judged again stays the same.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.text.characters import (
    EMOJI,
    HIDDEN,
    IDEOGRAPHS,
    JOINING_SCRIPTS,
    MAX_COMBINING,
    MONGOLIAN_SELECTORS,
    SELECTORS,
    is_right_to_left,
)

__all__ = ["direction_belongs", "joiner_belongs", "selector_belongs"]

_TEXT_STYLE, _EMOJI_STYLE, _KEYCAP, _ZERO_WIDTH_JOINER = "\ufe0e\ufe0f\u20e3\u200d"
_KEYS = frozenset("0123456789#*")
_PUNCTUATION_BETWEEN = 2

_EMOJI = re.compile(f"[{EMOJI}]")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_JOINING = re.compile(f"[{JOINING_SCRIPTS}]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_MONGOLIAN_SELECTOR = re.compile(f"[{MONGOLIAN_SELECTORS}]")
_NO_MARK = re.compile(f"[{SELECTORS}{HIDDEN}]")


def direction_belongs(text: str, place: int) -> bool:
    """Marks of direction belong beside a right-to-left letter, at most two signs of punctuation between."""
    before, after = place, place + 1
    while before > max(place - _PUNCTUATION_BETWEEN, 0) and _is_punctuation(text[before - 1]):
        before -= 1
    while after < min(place + 1 + _PUNCTUATION_BETWEEN, len(text)) and _is_punctuation(text[after]):
        after += 1
    beside = _letter_before(text, before), text[after : after + 1]
    return any(letter and is_right_to_left(letter) for letter in beside)


def joiner_belongs(text: str, place: int) -> bool:
    """Joiners belong beside letters of scripts that need them, the zero-width joiner between emoji too."""
    after = text[place + 1 : place + 2]
    if _is_joining(_letter_before(text, place)) or _is_joining(after):
        return True
    if text[place] != _ZERO_WIDTH_JOINER or not _EMOJI.match(after) or not place:
        return False
    before = place - 1 if text[place - 1] != _EMOJI_STYLE else place - 2
    return before >= 0 and bool(_EMOJI.match(text[before]))


def selector_belongs(text: str, place: int) -> bool:
    """Selectors belong after what has several forms: emoji, keys, ideographs, Mongolian letters."""
    selector, before = text[place], text[place - 1 : place]
    if selector in (_TEXT_STYLE, _EMOJI_STYLE):
        is_key = before in _KEYS and text[place + 1 : place + 2] == _KEYCAP
        return is_key or _EMOJI.match(before) is not None
    if _MONGOLIAN_SELECTOR.match(selector):
        return _MONGOLIAN.match(before) is not None
    return _IDEOGRAPH.match(before) is not None and not "\ufe03" <= selector <= "\ufe0f"


def _letter_before(text: str, place: int) -> str:
    """The character whose marks end at `place`; empty where there is none or it carries too many."""
    for back in range(1, min(MAX_COMBINING + 1, place) + 1):
        character = text[place - back]
        if _NO_MARK.match(character):
            return ""
        if unicodedata.category(character) not in {"Mn", "Me"}:
            return character
    return ""


def _is_joining(character: str) -> bool:
    if not _JOINING.match(character):
        return False
    category = unicodedata.category(character)
    return category[0] == "L" or category == "Mc"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"
