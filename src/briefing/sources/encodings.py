"""What a file that is no UTF-8 text looks like: another kind of file, or text in another encoding."""

from __future__ import annotations

import unicodedata

__all__ = ["encoding_of", "kind_of_file"]

SAMPLE = 20_000
"""Bytes that are looked at."""

_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "a Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)

_USUAL = {
    "WINDOWS-1252": "éèàçùêâôîëïüöäßñáíóúåøæãõ“”‘’–—«»…",
    "WINDOWS-1250": "ąćęłńśźżčďěňřšťůýžőűáéíóúöü„”–—",
    "WINDOWS-1251": "оеаинтсрвлкмдпуіОЕАИНТСРВ«»–—",
    "KOI8-R": "оеаинтсрвлкмдпуОЕАИНТСРВ",
    "WINDOWS-1253": "αοιετσνηυρπκμλςίόέά«»",
    "WINDOWS-1255": "יוהלאבמרתשנ",
    "WINDOWS-1256": "اليمنوترهبد،",
    "SHIFT_JIS": "のにはをたがでとしれさいるな、。「」",
    "EUC-JP": "のにはをたがでとしれさいるな、。「」",
    "EUC-KR": "이다는을의에고가지하한로도기",
    "GB18030": "的一是在我们不了他这中国说会人上，。“”",
    "BIG5": "的一是在我們不了他這中國說會人上，。「」",
}
"""The usual letters beyond ASCII of each encoding, by the name that `iconv` knows."""
_PLACES_OF_ZERO = {0: "UTF-16BE", 1: "UTF-16LE"}


UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
"""What files in UTF-32 begin with."""


def kind_of_file(data: bytes) -> str:
    """What else a file is by its first bytes, as in 'a PDF'; empty where nothing tells."""
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")


def encoding_of(data: bytes) -> str:
    """The encoding that bytes look like which are no UTF-8, by the name that `iconv` knows.

    >>> encoding_of("café, “no”".encode("cp1252")), encoding_of("Мост закрыт".encode("koi8-r"))
    ('WINDOWS-1252', 'KOI8-R')
    """
    sample = data[:SAMPLE]
    if sample.startswith(UTF_32):
        return "UTF-32"
    if sample.count(0) > len(sample) // 4:
        zeros = [place % 2 for place, byte in enumerate(sample) if not byte]
        return _PLACES_OF_ZERO[round(sum(zeros) / len(zeros))]
    scores = {name: _likeness(sample, name) for name in _USUAL}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else "ISO-8859-1"


def _likeness(data: bytes, name: str) -> float:
    """How much bytes look like text in an encoding: how well the letters beyond ASCII fit what stands before them."""
    try:
        text = data.decode(name.lower())
    except UnicodeDecodeError as error:
        # The sample may end inside of a letter.
        if error.start < len(data) - 1:
            return -1.0
        text = data[: error.start].decode(name.lower())
    odd = [(before, character) for before, character in zip(f" {text}", text, strict=False) if character > "\x7f"]
    fitting = sum(_fits(before, character) + (character in _USUAL[name]) for before, character in odd)
    return fitting / len(odd) if odd else 0.0


def _fits(before: str, character: str) -> float:
    """1 for a letter or a mark that is usual there, less for what is rare, below 0 for what no text has."""
    category = unicodedata.category(character)
    if category[0] == "L":
        return _letter_fits(before, character)
    if category in {"Cc", "Co", "Cn"}:
        return -3.0
    if category[0] == "P":
        return 0.9
    return 0.6 if category[0] in "MN" or character in "€£°§\xa0" else -1.0


def _letter_fits(before: str, letter: str) -> float:
    """Letters of two scripts in one word, capitals behind small ones and accents in a row are rare."""
    script = _script(letter)
    if script == "CJK":
        return -0.5 if before.isascii() and before.isalpha() else 0.6 if letter >= "\u3400" else 1.0
    if not before.isalpha():
        return 0.7 if letter.isupper() else 1.0
    if script != _script(before):
        return 0.2 if letter.islower() and script == "LATIN" else -1.0
    if script == "LATIN" and before > "\x7f":
        return 0.1
    return 1.0 if not letter.isupper() else -0.5 if before.islower() else 0.6


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0].replace("HIRAGANA", "CJK").replace("KATAKANA", "CJK")
