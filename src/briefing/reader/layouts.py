"""Letters of other keyboard layouts, taken for the Latin letter on the same key, so that commands work under each.

Only letters and digits are taken so: a sign may be one of our own commands elsewhere on the keyboard.
"""

from __future__ import annotations

import unicodedata

__all__ = ["latin_key"]

_KEYS = "qwertyuiopasdfghjklzxcvbnm"
_ROWS = (
    "йцукенгшщзфывапролдячсмить",  # Russian
    "йцукенгшщзфівапролдячсмить",  # Ukrainian
    "йцукенгшўзфывапролдячсміть",  # Belarusian, less its і, which is on another key than the Ukrainian one
    ".ςερτυθιοπασδφγηξκλζχψωβνμ",  # Greek
    "..קראטוןםפשדגכעיחלךזסבהנמצ",  # Hebrew
    "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة",  # Arabic
    "ضصثقفغعهخحشسیبلاتنمظطزرذدپ",  # Persian
    "ौैाीूबहगदजोे्िुपरकत.ंमनवलस",  # Hindi
    "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท",  # Thai
    "ქწერტყუიოპასდფგჰჯკლზხცვბნმ",  # Georgian
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",  # Korean
)
"""The three rows of letters of a layout, key by key as in `_KEYS`; a full stop where a key has no letter."""

_SHIFTED = {
    "ㅃㅉㄸㄲㅆㅒㅖ": "QWERTOP",
    "ჭღთშჟძჩ": "WRTSJZC",
    "๐ฎฑธํ๊ณฯญฤฆฏโฌ็๋ษศฉฮฺ์": "QERTYUIOPASDFGHJKLCVBN",
}
"""Letters that a layout has on a key with Shift, where they are no capitals of those without."""


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _ROWS:
        for letter, key in zip(row, _KEYS, strict=True):
            if letter != ".":
                found.setdefault(letter, key)
                if letter.upper().lower() == letter:
                    found.setdefault(letter.upper(), key.upper())
    for letters, keys in _SHIFTED.items():
        found.update(zip(letters, keys, strict=True))
    return found


_LATIN = _table()


def latin_key(character: str | None) -> str | None:
    """The Latin letter or digit on the key that gave a character; None for a character that needs no other.

    >>> latin_key("о"), latin_key("Й"), latin_key("ش"), latin_key("٣"), latin_key("j"), latin_key("é")
    ('j', 'Q', 'a', '3', None, None)
    """
    if not character or len(character) != 1 or character.isascii():
        return None
    found = _LATIN.get(character)
    if found is None and character.isdecimal():
        return str(unicodedata.decimal(character))
    if found is None and "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return found
