"""Writes text in plain ASCII: a character becomes its usual equivalent, or else its code point."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from briefing.text.bidi import without_isolates
from briefing.text.characters import VISIBLE, visible
from briefing.text.folding import IN_ASCII
from briefing.text.safe import safe_text

__all__ = ["ascii_text", "ascii_words"]

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_EQUIVALENTS = {
    **dict.fromkeys("‘’‚‛′ʹʻʼˈ´‹›", "'"),
    **dict.fromkeys("“”„‟″ʺ«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys(
        "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("•‣●▪∙", "*"),
    **dict.fromkeys("⁄∕÷", "/"),
    **IN_ASCII,
    "·": ".",
    "…": "...",
    "×": "x",
    "±": "+/-",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "¿": "?",
    "¡": "!",
    "µ": "u",
    "©": "(c)",
    "®": "(R)",
    "™": "(TM)",
    "ŉ": "'n",
}
_WORDS = {
    "€": "EUR",
    "£": "GBP",
    "°": "degrees",
    "℃": "degrees C",
    "℉": "degrees F",
    "№": "No.",
    "§": "section",
    "¶": "paragraph",
    "‰": "per mille",
}
"""Signs that are written as a word. The yen sign is not among them: it stands for the yuan too."""


class _Written(NamedTuple):
    """How a character is written, and how that stands beside its neighbours: as its decomposition's tag or `word`."""

    text: str
    manner: str


def ascii_text(text: str) -> str:
    r"""Make text safe and write it in ASCII, without blanks before line breaks.

    Blanks at the very end stay: a text may be a piece of a line.

    >>> ascii_text("“Chișinău” – 5€, 1½ × 10⁻³")
    '"Chisinau" - 5 EUR, 1 1/2 x 10^-3'
    >>> ascii_text("М")
    '<U+041C>'
    """
    written = without_isolates(safe_text(text))
    if not written.isascii():
        written = _FOREIGN.sub(_write, written)
    if " \n" not in written:
        return written
    *lines, last = written.split("\n")
    return "\n".join([*(line.rstrip(" ") for line in lines), last])


def _write(found: re.Match[str]) -> str:
    start, end = found.span()
    before, after = found.string[start - 1 : start], found.string[end : end + 1]
    write = _short_stretch if end - start <= _SHORT else _stretch
    return write(found[0], before, after)


def _stretch(text: str, before: str, after: str) -> str:
    """Write a stretch of characters that are not ASCII, between two that are."""
    carries = before.isalnum()
    parts: list[str] = []
    manner = ""
    for place, character in enumerate(text):
        if unicodedata.category(character) in {"Mn", "Me"}:
            parts.append("" if carries else visible(character))
            continue
        one = _equivalent(character)
        beside = next((part[-1] for part in reversed(parts) if part), before)
        parts.append(_beside(one, beside, text[place + 1 : place + 2] or after, raised=manner == "<super>"))
        manner = one.manner
        carries = parts[-1][-1:].isalnum() or character == "\u25cc"
    return "".join(parts)


_SHORT = 3
_short_stretch = lru_cache(maxsize=4096)(_stretch)


def _beside(one: _Written, before: str, after: str, *, raised: bool) -> str:
    """Separate an equivalent from its neighbours, so that 1½ does not become 11/2, nor 10² become 102."""
    text, manner = one
    if manner == "word":
        return f"{' ' if before.isalnum() else ''}{text}{' ' if after.isalnum() else ''}"
    if manner == "<circle>":
        return f"({text})"
    if manner == "<fraction>" and before.isdigit():
        return f" {text}"
    if manner == "<super>" and not raised and not text.isalpha():
        return f"^{text}"
    return f"_{text}" if manner == "<sub>" and before.isdigit() else text


@lru_cache(maxsize=4096)
def _equivalent(character: str) -> _Written:
    if character in _WORDS:
        return _Written(_WORDS[character], "word")
    if character in _EQUIVALENTS:
        return _Written(_EQUIVALENTS[character], "")
    parts = (part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    text = "".join(_EQUIVALENTS.get(part, part) for part in parts)
    if not (text.isascii() and text.isprintable() and text.strip()):
        return _Written(visible(character), "")
    return _Written(text, unicodedata.decomposition(character).partition(" ")[0])


def ascii_words(text: str) -> str:
    """The words of a text in small letters of ASCII with hyphens between them, as ids are made of them.

    >>> ascii_words("Le Quotidien d'Évry: 港 24/7")
    'le-quotidien-d-evry-24-7'
    """
    return "-".join(re.findall(r"[a-z0-9]+", VISIBLE.sub(" ", ascii_text(text)).lower()))
